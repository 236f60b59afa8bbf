"""Dead links in built HTML: words instead of a link, until the memory of the link check says that the page is back.

The rule looks at finished HTML, because there every way to write a link is the same: a quote, own words, a list, a
source at the foot of a page, an address that somebody typed, a line of the footer.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from ncp.finish.tables import as_attribute
from ncp.links.model import Remembered
from ncp.read.content import Content
from ncp.stage.link_list import markdown_address
from ncp.stage.notation import Notation
from ncp.stage.pages import Stager

ARCHIVE = "https://web.archive.org/web/"
ANCHOR = re.compile(
    r"""<a(?=\s)(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>(?P<words>.*?)</a>""", re.DOTALL | re.IGNORECASE
)
ATTRIBUTE = re.compile(r"""(?P<name>[\w-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))""")
MARKDOWN_LINK = re.compile(
    r"\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<address>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)"
)
"""A link of Markdown; its address may hold brackets in pairs."""
ENTITY = re.compile(r"&#?\w+;")
KEPT = ("id", "class", "lang", "dir", "translate", "title")
"""Attributes that make sense without a link."""


def archive_of(url: str) -> str:
    """Give the address at which the web archive shows what once stood at `url`; nothing is asked of the archive."""
    return f"{ARCHIVE}{url}"


@dataclass(frozen=True)
class Quarantine:
    """The addresses that readers of one language get as text."""

    notation: Notation
    dead: Mapping[str, Remembered]
    """By the address as staging writes it."""
    is_marked: bool
    """Whether a mark follows the words; else they stand alone."""

    @classmethod
    def of(cls, content: Content, language: str) -> "Quarantine":
        """Give what is known of dead links, to be told in a language."""
        dead = {markdown_address(url): known for url, known in _dead(content)}
        return cls(Stager.of(content, language).notation, dead, content.site.dead_links == "mark")

    def applied_to(self, document: str) -> str:
        """Give the document with each dead link as text; nothing else in it changes."""
        return ANCHOR.sub(self._rewrite, document) if self.dead else document

    def applied_to_markdown(self, text: str) -> str:
        """Give a text of Markdown with each dead link as words, and the mark after them where the site marks."""
        return MARKDOWN_LINK.sub(self._rewrite_markdown, text) if self.dead else text

    def _rewrite_markdown(self, link: re.Match[str]) -> str:
        known = self.dead.get(markdown_address(link["address"]))
        if known is None:
            return link[0]
        said = self.notation.words
        unavailable = said.link_unavailable.format(date=self.notation.date(known.checked.date()))
        mark = f" ({unavailable}; [{said.archived_copy}]({archive_of(known.url)}))" if self.is_marked else ""
        return f"{link['words']}{mark}"

    def _rewrite(self, anchor: re.Match[str]) -> str:
        attributes = list(ATTRIBUTE.finditer(anchor["attributes"]))
        address = next((_value(found) for found in attributes if found["name"].lower() == "href"), "")
        known = self.dead.get(markdown_address(address))
        if known is None:
            return anchor[0]
        kept = "".join(f" {found[0]}" for found in attributes if found["name"].lower() in KEPT)
        words = f"<span{kept}>{anchor['words']}</span>" if kept else anchor["words"]
        return f"{words} {self._mark(known, anchor['words'])}" if self.is_marked else words

    def _mark(self, known: Remembered, words: str) -> str:
        """Say that the page is not available and since when we know; lead to the archive's copy of it."""
        said = self.notation.words
        unavailable = html.escape(said.link_unavailable.format(date=self.notation.date(known.checked.date())))
        copy = html.escape(said.archived_copy)
        title = as_attribute(words) or urlsplit(known.url).netloc
        link = f'<a href="{html.escape(archive_of(known.url))}" aria-label="{copy}: {title}">{copy}</a>'
        return f'<span class="ncp-unavailable" lang="{self.notation.language}">({unavailable}; {link})</span>'


def _dead(content: Content) -> Iterator[tuple[str, Remembered]]:
    """Give the dead addresses of pages; a phone or an e-mail has no archive."""
    for url in content.link_memory:
        known = content.quarantined(url)
        if known and url.startswith(("https://", "http://")):
            yield url, known


def _value(attribute: re.Match[str]) -> str:
    """Give the value of an attribute as a browser reads it."""
    raw = attribute["double"] or attribute["single"] or attribute["bare"] or ""
    return ENTITY.sub(lambda entity: html.unescape(entity[0]), raw)
