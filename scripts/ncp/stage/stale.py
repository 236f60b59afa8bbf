"""What the reader of a translation is told at the place: that the source text has changed since, when, and where it is.

The notices are HTML, on a line of its own between two empty ones, which every engine passes on as it is.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ncp.read.content import Content
from ncp.read.pages import Page, page_url
from ncp.stage.notation import Notation
from ncp.translate.model import Age, Change, Kind, State
from ncp.translate.sections import TOP, Part, parts_of

SETEXT = re.compile(r" {0,3}(?:=+|-+)\s*")
HEADING = re.compile(r" {0,3}#")
Plain = Callable[[str], str]
"""Gives a text with its quotes replaced, without markup."""


@dataclass(frozen=True)
class Piece:
    """A piece of a page's text, with the line of the file on which it begins, and the notice that stands behind it."""

    first_line: int
    text: str
    notice: str = ""


@dataclass(frozen=True)
class Notices:
    """The notices of one translation."""

    content: Content
    notation: Notation
    age: Age
    plain: Plain
    """Replaces quotes in the language of the page."""
    plain_source: Plain
    """Replaces quotes in the source language."""

    @property
    def _source_language(self) -> str:
        return self.content.site.source_language

    def pieces(self, page: Page) -> Iterator[Piece]:
        """Give the page's text cut behind the headings of stale sections, each piece with its notice."""
        lines = page.body.split("\n")
        parts = {part.identifier: part for part in parts_of("", page.body, page.body_line)}
        places = {_end_of_heading(lines, part, page): part for part in parts.values()}
        stale = {change.former or change.identifier: change for change in self.age.stale if change.kind is not Kind.NEW}
        at_top = self._whole() if self.age.whole else self._of(stale.pop(TOP)) if TOP in stale else ""
        yield Piece(page.body_line, "", at_top)
        start = 0
        for end in sorted(place for place in places if place):
            change = stale.pop(places[end].identifier, None) or self._renamed(stale, places[end])
            if change is not None:
                yield Piece(page.body_line + start, "\n".join(lines[start:end]) + "\n", self._of(change))
                start = end
        yield Piece(page.body_line + start, "\n".join(lines[start:]), self._elsewhere(tuple(stale.values())))

    def _renamed(self, stale: dict[str, Change], part: Part) -> Change | None:
        """Take the change of a section that already has its new id in the translation."""
        key = next((key for key, change in stale.items() if change.identifier == part.identifier), None)
        return stale.pop(key) if key else None

    def _whole(self) -> str:
        """Tell that something on the page has changed, where nobody knows what."""
        source = self.content.pages[self._source_language].get(self.age.page)
        names = [part.identifier for part in parts_of("", source.body, source.body_line)] if source else []
        link = self._link(TOP, self._word(self.notation.words.stale_page_link))
        return self._notice(self._word(self.notation.words.stale_page), link, sensitive=self._is_sensitive(*names))

    def _of(self, change: Change) -> str:
        """Tell of one section, under its heading."""
        words = self.notation.words
        removed = change.kind is Kind.REMOVED
        top = change.identifier == TOP
        said = words.stale_removed if removed else words.stale_top if top else words.stale_section
        target = TOP if removed else change.identifier
        link = self._link(target, self._word(words.stale_page_link if removed or top else words.stale_section_link))
        sensitive = self._is_sensitive(change.identifier, change.former or change.identifier)
        return self._notice(f"{self._word(said)}{self._since((change,))}", link, sensitive=sensitive)

    def _elsewhere(self, left: tuple[Change, ...]) -> str:
        """Tell at the end of the page of the sections that the translation does not have."""
        new = tuple(change for change in self.age.stale if change.kind is Kind.NEW)
        named = (*new, *(change for change in left if change.kind is not Kind.REMOVED))
        if not named:
            return ""
        links = ", ".join(self._titled_link(change) for change in named)
        sensitive = self._is_sensitive(*(change.identifier for change in named))
        return self._notice(self._word(self.notation.words.stale_new), links, sensitive=sensitive)

    def _notice(self, said: str, links: str, *, sensitive: bool) -> str:
        """Frame a notice: a warning for sections on which money, time or rights depend, else a line."""
        if not sensitive:
            return f'<p class="ncp-stale">{said} {links}</p>'
        title = f'<p class="admonition-title">{self._word(self.notation.words.stale_warning)}</p>'
        return f'<div class="admonition warning ncp-stale">{title}<p>{said} {links}</p></div>'

    def _since(self, changes: tuple[Change, ...]) -> str:
        """Say since when, if a commit tells."""
        since = min((change.since for change in changes if change.since), default=None)
        if since is None:
            return ""
        words = self._word(self.notation.words.stale_changed_on.format(date=self.notation.date(since)))
        return f" {words}"

    def _titled_link(self, change: Change) -> str:
        title = self.plain_source(re.sub(r"[*_`]", "", change.title)) or change.identifier
        return self._link(change.identifier, html.escape(title), spoken=True)

    def _link(self, section: str, text: str, *, spoken: bool = False) -> str:
        """Link to the page in the source language, as the site's languages stand beside each other."""
        up = "../" * (page_url(self.age.page).count("/") + 1)
        anchor = f"#{html.escape(section)}" if section else ""
        address = f"{up}{self._source_language}/{page_url(self.age.page)}{anchor}"
        lang = f' lang="{self._source_language}"' if spoken else ""
        return f'<a href="{address}"{lang} hreflang="{self._source_language}">{text}</a>'

    def _word(self, text: str) -> str:
        return html.escape(self.plain(text))

    def _is_sensitive(self, *sections: str) -> bool:
        return any(self.content.site.is_sensitive(self.age.page, section) for section in sections)


def _end_of_heading(lines: list[str], part: Part, page: Page) -> int:
    """Give the line (from 0, of the body) behind a heading; 0 for the part without one, and for one inside a box."""
    at = part.first_line - page.body_line
    if not part.title or not 0 <= at < len(lines):
        return 0
    if HEADING.match(lines[at]):
        return at + 1
    return at + 2 if at + 1 < len(lines) and SETEXT.fullmatch(lines[at + 1]) else 0


def needs_notices(age: Age | None) -> bool:
    """Say whether readers are told anything: an unknown stamp says nothing about the text, and is told to editors."""
    return age is not None and age.state is State.STALE


def in_plain_layout(markdown: str, source_language: str) -> str:
    """Give a staged text with the links of its notices as plain MkDocs needs them: there the source is at the root."""
    lines = markdown.split("\n")
    return "\n".join(line.replace(f"../{source_language}/", "../") if "ncp-stale" in line else line for line in lines)
