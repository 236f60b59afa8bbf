"""One page for the engine: its text with quotes replaced, its sources, and what the templates need to know."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from ncp.problems import Problem
from ncp.read.content import Content
from ncp.read.pages import FRONT_LINE, Page
from ncp.stage.foot import Foot
from ncp.stage.notation import Notation
from ncp.stage.quote import Quoted, Quoter
from ncp.stage.sources import sources_markdown
from ncp.stage.stale import Notices, needs_notices
from ncp.translate.model import NO_AGES, Ages


@dataclass(frozen=True)
class StagedPage:
    """A page ready for the engine: its front matter (what templates see) and its Markdown."""

    name: str
    translated: bool
    meta: Mapping[str, Any]
    markdown: str

    def text(self) -> str:
        """Give the page as a file."""
        front = yaml.safe_dump(dict(self.meta), allow_unicode=True, sort_keys=False, width=10_000)
        return f"---\n{front}---\n{self.markdown}"


@dataclass(frozen=True)
class Stager:
    """Stages the pages of one language."""

    content: Content
    notation: Notation
    quoter: Quoter
    ages: Ages = NO_AGES
    """How old the translations are; readers are told nothing of those that are not among them."""

    @classmethod
    def of(cls, content: Content, language: str, ages: Ages = NO_AGES) -> "Stager":
        """Give the stager of a language."""
        notation = Notation(language, content.site.languages[language], content.interfaces[language].words)
        return cls(content, notation, Quoter(content, notation, ages), ages)

    @property
    def language(self) -> str:
        """The language of the pages around the text."""
        return self.notation.language

    def stage(self, name: str) -> tuple[StagedPage, tuple[Problem, ...]]:
        """Stage a page: the one in this language, else the source page as what it is, an untranslated text."""
        own = self.content.pages[self.language].get(name)
        page = own or self.content.pages[self.content.site.source_language][name]
        spoken = self if own else Stager.of(self.content, page.language, self.ages)
        body = spoken.body_of(page)
        front = spoken.quoter.quote(page.front, page.file, FRONT_LINE, markup=False)
        title = spoken.quoter.quote(page.meta.title, page.file, markup=False).text
        description = spoken.quoter.quote(page.meta.description, page.file, markup=False).text
        short = spoken.quoter.quote(page.meta.short or page.meta.title, page.file, markup=False).text
        meta = {"title": title, "description": description, "ncp": {"short": short, **self._particulars(page)}}
        facts = dict.fromkeys((*body.facts, *front.facts))
        markdown = body.text.rstrip() + sources_markdown(self.content, spoken.notation, facts) + "\n"
        return StagedPage(name, own is not None, meta, markdown), (*front.problems, *body.problems)

    def body_of(self, page: Page) -> Quoted:
        """Give a page's text with its quotes replaced; where it is out of date, readers are told at the place."""
        age = self.ages.by_file.get(page.file)
        if age is None or not needs_notices(age):
            return self.quoter.quote(page.body, page.file, page.body_line)
        code = self.content.site.source_language
        source = Stager.of(self.content, code) if code in self.content.interfaces else self
        texts: list[str] = []
        found: list[Quoted] = []
        for piece in Notices(self.content, self.notation, age, self.plain, source.plain).pieces(page):
            found.append(self.quoter.quote(piece.text, page.file, piece.first_line))
            texts.append(found[-1].text + (f"\n\n{piece.notice}\n\n" if piece.notice else ""))
        facts = dict.fromkeys(name for quoted in found for name in quoted.facts)
        return Quoted("".join(texts), tuple(facts), tuple(problem for quoted in found for problem in quoted.problems))

    def plain(self, text: str) -> str:
        """Give a text with its quotes replaced, without markup."""
        return self.quoter.quote(text, "", markup=False).text

    def _particulars(self, page: Page) -> dict[str, object]:
        """Give what the templates show around the text."""
        return {
            "spoken": page.language,
            "translated": page.language == self.language,
            "languages": list(self.content.languages_of(page.name)),
            "url": page.url,
            **Foot(self.content, self.notation).of(page),
        }
