"""How curated links are written: one in a sentence, or a whole list of a kind."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ncp.links.model import Verdict
from ncp.read.content import Content
from ncp.read.links import Link
from ncp.stage.literal import literal
from ncp.stage.notation import NO_BREAK_SPACE, Notation, telephone_link

FALLBACK_LANGUAGES = ("en", "lv")
FOUND = (Verdict.OK, Verdict.MOVED)
"""Verdicts that tell a reader: somebody looked, and the page was there."""


def markdown_address(url: str) -> str:
    """Write an address so that its brackets cannot end a Markdown link."""
    return url.replace("(", "%28").replace(")", "%29")


def in_best_language(texts: dict[str, str], language: str) -> tuple[str, str]:
    """Give a text and the language it is in: the one asked for, else English, else Latvian, else whichever exists."""
    for code in (language, *FALLBACK_LANGUAGES, *texts):
        if code in texts:
            return texts[code], code
    return "", language


def marked(text: str, code: str, language: str) -> str:
    """Mark a text with its language, if that is not the page's."""
    return text if code == language else f'<span lang="{code}">{text}</span>'


@dataclass(frozen=True)
class LinkNotation:
    """Writes links in one language."""

    content: Content
    notation: Notation

    def remark(self, link: Link) -> str:
        """Say in which language the page speaks, if not in the reader's: ` (latviešu valodā)`; else nothing."""
        _, languages = link.page_for(self.notation.language)
        if self.notation.language in languages:
            return ""
        names = self.notation.language_names(languages)
        remark = self.notation.words.in_language.format(languages=names)
        return f" ({remark.replace(' ', NO_BREAK_SPACE)})"

    def markdown(self, link: Link) -> str:
        """Write one link for a sentence, with the remark on its language inside the link text."""
        return self._anchor(link, literal(self.remark(link)))

    def plain(self, link: Link) -> str:
        """Give the bare title, for places that hold no markup."""
        return in_best_language(link.title, self.notation.language)[0]

    def text(self, link: Link, texts: dict[str, str]) -> str:
        """Give a title or description in this language, else in the best other one; foreign names are marked."""
        text, code = in_best_language(texts, self.notation.language)
        spoken = {literal(name): lang for name, lang in {link.owner: link.owner_lang, **link.foreign}.items()}
        names = re.compile("|".join(map(re.escape, sorted(spoken, key=len, reverse=True))))
        written = names.sub(lambda name: marked(name[0], spoken[name[0]], code), literal(text))
        return marked(written, code, self.notation.language)

    def list_markdown(self, links: tuple[Link, ...]) -> str:
        """Write a list of links: a heading each, what one finds there, who runs it, in which languages it speaks.

        Of an entry that is left out the place remains, for the links that lead to it.
        """
        return "\n\n".join(self._entry(link) for link in links)

    def _entry(self, link: Link) -> str:
        if self.content.is_left_out(link.page_for(self.notation.language)[0]):
            return f'<div id="{heading_id(link)}"></div>'
        heading = f"### {self._anchor(link)} {{#{heading_id(link)}}}"
        lines = "\n".join(f"<li>{line}</li>" for line in self.particulars(link))
        particulars = f'<ul class="ncp-particulars">\n{lines}\n</ul>'
        return f"{heading}\n\n{self.text(link, link.description)}\n\n{particulars}"

    def _anchor(self, link: Link, remark: str = "") -> str:
        """Write the link itself, to the page that suits the reader."""
        url, languages = link.page_for(self.notation.language)
        return f"[{self.text(link, link.title)}{remark}]({markdown_address(url)}){{hreflang={languages[0]}}}"

    def particulars(self, link: Link) -> tuple[str, ...]:
        """Give the lines below a link in a list, as HTML: who runs it, languages, phone, e-mail, last good check."""
        words = self.notation.words
        owner = marked(html.escape(link.owner, quote=False), link.owner_lang, self.notation.language)
        kind = html.escape(getattr(words.run_by_kind, link.run_by))
        names = self.notation.language_names(link.page_for(self.notation.language)[1])
        said = {words.run_by: f"{owner} ({kind})", words.page_languages: html.escape(names)}
        if link.phone:
            shown = self.notation.phone(link.phone)
            said[words.phone] = f'<a href="{telephone_link(link.phone)}">{shown}</a>'
        if link.email:
            said[words.email] = f'<a href="mailto:{link.email}">{link.email}</a>'
        lines = [f"{html.escape(label)}: {value}" for label, value in said.items()]
        return (*lines, *self._checked(link))

    def _checked(self, link: Link) -> Iterator[str]:
        """Say when the link check found the page; nothing if it never did, or not the last time."""
        known = self.content.link_memory.get(link.page_for(self.notation.language)[0])
        if known and known.verdict in FOUND:
            day = self.notation.date(known.checked.date())
            yield html.escape(self.notation.words.link_checked.format(date=day))


def heading_id(link: Link) -> str:
    """Give the id of a link's heading, the same in every language."""
    return link.id.replace("_", "-")
