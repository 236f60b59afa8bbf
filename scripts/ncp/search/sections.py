"""A built page as the search sees it: its title, and what stands between two headings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ncp.read.pages import SOURCES_ID
from ncp.search.words import plain

HEADINGS = ("h2", "h3")
"""Where a section begins."""
UNSEEN = ("script", "style", "template", "nav", "form")
NOT_THE_TEXT = ("ncp-dates", "ncp-stale", "ncp-untranslated")
"""Classes of what the site says about a page, which nobody searches for."""
INLINE = ("a", "abbr", "b", "bdi", "br", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong",
          "sub", "sup", "time", "u", "wbr")  # fmt: skip
CLOSING = ".,;:!?…"
APART: Final = " · "
"""Stands between two blocks of which the first does not end like a sentence: cells of a row, points of a list."""


BLOCK = "\x1e"
"""Ends a block while a page is read: the character that ends a record, which no text has."""


@dataclass(frozen=True)
class Section:
    """What stands between two headings; the top of a page has the page's title and no id."""

    id: str
    heading: str
    text: str
    linked: float = 0
    """Which share of the text is the words of links."""
    foreign: tuple[tuple[str, str], ...] = ()
    """What stands there in another language: its code, the words."""


@dataclass(frozen=True)
class SearchPage:
    """A page: its address below the language, its title, its sections."""

    url: str
    title: str
    sections: tuple[Section, ...]


@dataclass
class _Open:
    """A section that is being read."""

    id: str = ""
    heading: str = ""
    text: list[str] = field(default_factory=list)
    linked: int = 0
    foreign: list[tuple[str, str]] = field(default_factory=list)

    def closed(self) -> Section:
        """Give what was read."""
        text = tidy("".join(self.text))
        return Section(self.id, tidy(self.heading), text, self.linked / max(1, len(text)), tuple(self.foreign))


def page_of(url: str, html: str) -> SearchPage | None:
    """Read a built page; None if it has no article."""
    article = LexborHTMLParser(html).css_first("article")
    if article is None:
        return None
    sections = [_Open()]
    _read(article, sections)
    kept = tuple(section.closed() for section in sections if section.id != SOURCES_ID)
    return SearchPage(url, kept[0].heading, kept)


def _read(node: LexborNode, sections: list[_Open]) -> None:
    """Put what stands below a node into the last section, or into new ones."""
    for child in node.iter(include_text=True):
        name = child.tag or ""
        if name == "-text":
            sections[-1].text.append(child.text_content or "")
        elif name == "h1":
            sections[0].heading = child.text()
        elif name in HEADINGS:
            sections.append(_Open(child.attributes.get("id") or "", child.text()))
        elif name not in UNSEEN and not set((child.attributes.get("class") or "").split()) & {*NOT_THE_TEXT}:
            _read_within(child, name, sections)


def _read_within(node: LexborNode, name: str, sections: list[_Open]) -> None:
    """Read an element; what is a block of its own stands apart."""
    if name == "a":
        sections[-1].linked += len(node.text())
    if language := node.attributes.get("lang"):
        sections[-1].foreign.append((language, node.text(separator=" ")))
    _read(node, sections)
    if name not in INLINE or name == "br":
        sections[-1].text.append(BLOCK)


def tidy(text: str) -> str:
    """Give a text in one line; blocks that do not end like a sentence are told apart."""
    return "".join(_joined(" ".join(block.split()) for block in plain(text).split(BLOCK)))


def _joined(blocks: Iterator[str]) -> Iterator[str]:
    before = ""
    for block in filter(None, blocks):
        if before:
            yield " " if before[-1] in CLOSING else APART
        yield block
        before = block
