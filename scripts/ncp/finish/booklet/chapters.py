"""Which pages a booklet holds, in which order, and where links between them lead."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from ncp.read.content import Content
from ncp.read.pages import Page

WITHIN = "_"
"""Stands between the page and the id in an anchor; the names of pages cannot hold it, so no two anchors meet."""
HOME_ANCHOR = "index"


@dataclass(frozen=True)
class Chapter:
    """A chapter of the menu: its name and its pages; a page by itself has no name over it."""

    name: str
    pages: tuple[Page, ...]
    anchor: str


@dataclass(frozen=True)
class Plan:
    """What the booklet of a language holds."""

    language: str
    address: str
    """Of the language's home page on the web."""
    is_known: bool
    """Whether that address is the real one; else nobody is sent there."""
    chapters: tuple[Chapter, ...]
    untranslated: tuple[Page, ...] = field(default=())
    """Pages of the source language that would be in it if they were translated."""

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All its pages, in reading order."""
        return tuple(page for chapter in self.chapters for page in chapter.pages)

    @cached_property
    def anchors(self) -> Mapping[str, str]:
        """Web address → anchor of each page in the booklet."""
        return {self.web(page): anchor_of(page) for page in self.pages}

    def web(self, page: Page) -> str:
        """Give the web address of a page."""
        return self.address + page.url

    def target(self, page: Page, href: str) -> str:
        """Give where a link of a page leads: within the booklet if it holds the other page, else into the web.

        Empty if it leads to a page of the site that the booklet leaves out, and nobody knows the site's address.
        """
        address = urlsplit(urljoin(self.web(page), href))
        anchor = self.anchors.get(address._replace(fragment="").geturl())
        if anchor is None:
            is_ours = address.netloc == urlsplit(self.address).netloc
            return "" if is_ours and not self.is_known else address.geturl()
        return f"#{anchor}{WITHIN}{address.fragment}" if address.fragment else f"#{anchor}"


def anchor_of(page: Page) -> str:
    """Give the anchor of a page: its name, dots for folders."""
    return page.url.strip("/").replace("/", ".") or HOME_ANCHOR


def plan_of(content: Content, language: str) -> Plan:
    """Plan the booklet of a language: the menu's pages that are translated and that make sense on paper."""
    known, source = content.pages[language], content.pages[content.site.source_language]
    chapters = []
    missing: list[Page] = []
    for chapter in content.menu.chapters:
        wanted = [name for name in chapter.pages if name not in content.site.not_in_booklet]
        pages = tuple(known[name] for name in wanted if name in known)
        missing += [source[name] for name in wanted if name in source and name not in known]
        if pages:
            name = content.interfaces[language].words.chapters.get(chapter.id, "")
            chapters.append(Chapter(name if chapter.id else "", pages, f"{WITHIN}{chapter.id}"))
    address = posixpath.join(content.site.address, language, "")
    return Plan(language, address, content.site.has_address, tuple(chapters), tuple(missing))


def levels(plan: Plan) -> Iterator[tuple[Chapter, Page, int]]:
    """Give each page with the level of its title below the booklet's own: 2 in a named chapter, else 1."""
    for chapter in plan.chapters:
        for page in chapter.pages:
            yield chapter, page, 2 if chapter.name else 1
