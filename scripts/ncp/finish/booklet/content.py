"""Gathers what a booklet holds: the cover's words and the text of its pages, read from the finished site."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from html import escape
from pathlib import Path
from urllib.parse import urljoin

from ncp.finish.booklet.chapters import WITHIN, Chapter, Plan, anchor_of, levels
from ncp.finish.booklet.elements import Element
from ncp.finish.booklet.reader import Reader
from ncp.problems import ContentError, Problem
from ncp.read.content import Content
from ncp.read.history import Edition
from ncp.read.pages import Page
from ncp.read.text_file import place_at
from ncp.stage.notation import Notation
from ncp.stage.tree import StagedLanguage

INDEX = "index.html"


@dataclass(frozen=True)
class Said:
    """What the booklet says around the pages; lines of HTML."""

    title: str
    kind: str
    contents: str
    page: str
    edition: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """The text of one page: its title, and its article with headings and ids in their place."""

    chapter: Chapter
    page: Page
    title: str
    article: Element


def last_day(content: Content, plan: Plan, edition: Edition | None) -> date | None:
    """Give the day of the last change: the edition's, else the latest that is known of a page."""
    days = [day for page in plan.pages if (day := content.changed(page))]
    return edition.day if edition else max(days, default=None)


def seconds_of(day: date | None) -> int:
    """Give the time of a day's first second (UTC) that a PDF says it was made at."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) if day else 0


def said_in(content: Content, staged: StagedLanguage, plan: Plan, edition: Edition | None) -> Said:
    """Give the booklet's own words; its version is that of the content, never the clock's."""
    words = content.interfaces[staged.language].words
    booklet = words.booklet
    if booklet is None:
        raise ValueError(staged.language)
    notation = Notation(staged.language, content.site.languages[staged.language], words)
    day = last_day(content, plan, edition)
    version = booklet.version.format(version=edition.commit) if edition else booklet.version_unknown
    changed = [booklet.changed.format(date=notation.date(day))] if day else []
    address = escape(plan.address)
    lines = [escape(line) for line in (*changed, version)]
    lines += [words_before(booklet.newest, [(address, address)])] if content.site.has_address else []
    missing = [(escape(page.meta.title), escape(source_address(content, page))) for page in plan.untranslated]
    notes = [staged.words["draft"]] if content.site.is_draft else []
    notes += [words_before(booklet.untranslated, missing, content.site.source_language)] if missing else []
    notes += [staged.words["about_site"]]
    title = f"{words.site_name} – {words.tagline}"
    return Said(title, booklet.title, booklet.contents, booklet.page, tuple(lines), tuple(notes))


def source_address(content: Content, page: Page) -> str:
    """Give the web address of a page in the source language."""
    return f"{content.site.address}{page.language}/{page.url}"


def words_before(words: str, links: list[tuple[str, str]], language: str = "") -> str:
    """Give a line of HTML: words, and after them links (text and address, both HTML already)."""
    spoken = f' lang="{language}"' if language else ""
    return f"{escape(words)} " + ", ".join(f'<a href="{address}"{spoken}>{text}</a>' for text, address in links)


def texts_of(staged: StagedLanguage, plan: Plan, documents: Mapping[str, str]) -> tuple[Text, ...]:
    """Read the article of each page, name of page → finished HTML.

    Raises:
        ContentError: with every element of every page that booklets cannot show.
    """
    texts: list[Text] = []
    problems: list[Problem] = []
    for chapter, page, level in levels(plan):
        anchor = anchor_of(page)
        reader = Reader(level, f"{anchor}{WITHIN}", partial(plan.target, page), partial(_beside, page))
        article = reader.document(documents[page.name])
        problems += _unknown(page, reader.unknown)
        if article is not None:
            title = str(staged.pages[page.name].meta["title"])
            texts.append(Text(chapter, page, title, _anchored(article, anchor)))
    if problems:
        raise ContentError(tuple(problems))
    return tuple(texts)


def _beside(page: Page, source: str) -> str:
    """Give the path of a picture from the folder of the language."""
    return urljoin(f"/{page.url}", source)


def _unknown(page: Page, names: list[str]) -> Iterator[Problem]:
    for name in dict.fromkeys(names):
        offset = max(page.body.find(f"<{name}"), 0)
        yield Problem("E308", place_at(page.file, page.body, offset, page.body_line), {"name": name})


def _anchored(article: Element, anchor: str) -> Element:
    """Give the article with the page's anchor on it."""
    return Element(article.name, {**article.attributes, "id": anchor}, article.children)


def documents_of(plan: Plan, folder: Path) -> dict[str, str]:
    """Read the finished pages of a language's folder, name → HTML."""
    return {page.name: (folder / page.url / INDEX).read_text(encoding="utf-8") for page in plan.pages}
