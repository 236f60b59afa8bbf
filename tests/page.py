"""Reads built pages for the tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ncp.read.built import BOOKLET_HTML

UNSEEN = ("script", "style", "template")


@dataclass(frozen=True)
class BuiltPage:
    """One built HTML document, and the site it belongs to."""

    site: Path
    path: Path

    @property
    def name(self) -> str:
        """The path below the site."""
        return self.path.relative_to(self.site).as_posix()

    @property
    def url(self) -> str:
        """The address as a browser asks for it, from the root."""
        return "/" + self.name.removesuffix("index.html")

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The parsed document."""
        return LexborHTMLParser(self.path.read_text(encoding="utf-8"))

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """All ids in order."""
        return tuple(node.attributes["id"] or "" for node in self.tree.css("[id]"))

    @property
    def language(self) -> str:
        """What `<html lang>` says."""
        return self.attribute("html", "lang")

    def text(self, selector: str) -> str:
        """Give the text of the first element that matches; it must be there."""
        node = self.tree.css_first(selector)
        assert node is not None, f"{self.name}: no {selector}"
        return node.text()

    def attribute(self, selector: str, name: str) -> str:
        """Give an attribute of the first element that matches; empty if there is none."""
        node = self.tree.css_first(selector)
        return (node.attributes.get(name) or "") if node else ""

    def links(self) -> Iterator[tuple[str, str]]:
        """Give (path of the site, fragment) for each link, image and style that stays in the site."""
        for selector, attribute in (("[href]", "href"), ("[src]", "src")):
            for node in self.tree.css(selector):
                target = urlsplit(urljoin(f"https://here.example{self.url}", node.attributes[attribute] or ""))
                if target.netloc == "here.example":
                    yield unquote(target.path), unquote(target.fragment)

    def text_by_language(self) -> Iterator[tuple[str, str]]:
        """Give (language, text) for each piece of text a reader sees, by the nearest `lang`."""
        body = self.tree.body
        if body is not None:
            yield from _texts(body, self.language)
        for selector, text in (
            ("title", self.text("title")),
            ("meta[name=description]", self.attribute("meta[name=description]", "content")),
        ):
            yield self.attribute(selector, "lang") or self.language, text


def _texts(node: LexborNode, language: str) -> Iterator[tuple[str, str]]:
    language = node.attributes.get("lang") or language
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield language, child.text_content or ""
        elif child.tag not in UNSEEN:
            yield from _texts(child, language)


def built_pages(site: Path) -> list[BuiltPage]:
    """Give all pages of a site; fragments for other sites and booklets to take along are none."""
    paths = (path for path in sorted(site.rglob("*.html")) if path.parent.name != "fragments")
    return [BuiltPage(site, path) for path in paths if path.name != BOOKLET_HTML]
