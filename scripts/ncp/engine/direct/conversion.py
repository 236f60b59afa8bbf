"""From a page's Markdown to its HTML, with what MkDocs looks for on the way: links, ids, headings."""

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import markdown
import markdown.htmlparser
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from ncp.engine.direct.declined import Declined
from ncp.engine.direct.quick_markdown import make_quick
from ncp.engine.direct.relative import relative_url
from ncp.engine.direct.settings import MarkdownSettings
from ncp.read.pages import page_url

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PAGE_SUFFIX = ".md"
PARSER: Any = vars(markdown.htmlparser)["htmlparser"].HTMLParser
"""Python's HTML parser in the library's own copy, which it has changed."""


@dataclass(frozen=True)
class Target:
    """Where a link of a page leads: a page or file of the same language, and the place on it, if it names one."""

    name: str
    anchor: str = ""


@dataclass(frozen=True)
class Conversion:
    """What became of a page's Markdown."""

    content: str
    toc: Sequence[Any]
    """The headings as the extension `toc` gives them: `level`, `id`, `name`, `children`."""
    ids: frozenset[str]
    targets: tuple[Target, ...]
    """All links to places that have to be there."""


@dataclass
class _Findings:
    """What is found on the page that is being converted."""

    name: str = ""
    ids: set[str] | None = None
    targets: dict[Target, None] | None = None


class Converter:
    """Converts pages one after the other, with one instance of Markdown."""

    def __init__(self, settings: MarkdownSettings) -> None:
        configs = {name: dict(config) for name, config in settings.configs.items()}
        self._markdown = markdown.Markdown(extensions=list(settings.extensions), extension_configs=configs)
        make_quick(self._markdown)
        self._links = _Links(self._markdown)
        self._tree_ids = _TreeIds(self._markdown)
        self._raw_ids = _RawIds(self._markdown)
        self._markdown.preprocessors.register(self._raw_ids, "mkdocs_raw_html", priority=21)
        self._markdown.treeprocessors.register(self._tree_ids, "mkdocs_extract_anchors", priority=5)
        self._markdown.treeprocessors.register(self._links, "relpath", priority=0)

    def convert(self, name: str, text: str) -> Conversion:
        """Convert the text of the page `name` of a language.

        Raises:
            Declined: only MkDocs can tell what is wrong with it.
        """
        engine = self._markdown.reset()
        self._links.start(name)
        self._tree_ids.found, self._raw_ids.found = set(), set()
        try:
            content = engine.convert("\n".join(text.lstrip("\n").splitlines()))  # as static-i18n passes it on
        except Declined:
            raise
        except Exception as trouble:
            raise Declined(f"{name}: {trouble}") from trouble
        ids = frozenset(self._tree_ids.found | self._raw_ids.found)
        return Conversion(content, getattr(engine, "toc_tokens", []), ids, tuple(self._links.found))


class _Links(Treeprocessor):
    """Writes links to pages as addresses, as MkDocs does; keeps account of where they lead."""

    name = ""
    address = ""

    def start(self, name: str) -> None:
        """Begin with a page."""
        self.name, self.address = name, address_of(name)
        self.found: dict[Target, None] = {}

    def run(self, root: "Element") -> None:
        """Rewrite all links and pictures."""
        for element in root.iter():
            key = {"a": "href", "img": "src"}.get(element.tag)
            if key is not None:
                url = element.get(key)
                if url is None:
                    raise Declined(f"{self.name}: {element.tag} without {key}")
                element.set(key, self.rewritten(url))

    def rewritten(self, url: str) -> str:
        """Give the address that a link is written as."""
        scheme, netloc, path, query, anchor = urlsplit(url)
        if scheme or netloc:
            return url
        if url.startswith(("/", "\\")):
            raise Declined(f"{self.name}: {url}")
        if AMP_SUBSTITUTE in url:
            return url
        if not path:
            if anchor:
                self.found[Target(self.name, anchor)] = None
            return url
        name = posixpath.normpath(posixpath.join("/-", posixpath.dirname(self.name), unquote(path)))
        if not name.startswith("/-/"):
            raise Declined(f"{self.name}: {url}")
        target = Target(name.removeprefix("/-/"), anchor)
        self.found[target] = None
        return urlunsplit(("", "", relative_url(address_of(target.name), self.address), query, anchor))


def address_of(name: str) -> str:
    """Give the address of a page or file below its language, as MkDocs counts it: the home page is `./`."""
    if not name.endswith(PAGE_SUFFIX):
        return quote(name)
    return quote(page_url(name) or "./")


class _TreeIds(Treeprocessor):
    """Finds the ids that the Markdown makes."""

    found: set[str]

    def run(self, root: "Element") -> None:
        """Collect the ids, and the names of old-fashioned anchors."""
        for element in root.iter():
            if anchor := element.get("id"):
                self.found.add(anchor)
            if element.tag == "a" and (anchor := element.get("name")):
                self.found.add(anchor)


class _RawIds(Preprocessor):
    """Finds the ids that are written as HTML."""

    found: set[str]

    def run(self, lines: list[str]) -> list[str]:
        """Collect them; the text stays as it is."""
        text = "\n".join(lines)
        if "<" in text:
            reader = _IdReader(self.found)
            reader.feed(text)
            reader.close()
        return lines


class _IdReader(PARSER):  # type: ignore[misc]  # the library does not say what it is
    """Reads HTML for ids."""

    def __init__(self, found: set[str]) -> None:
        super().__init__()
        self.found = found

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Note the ids of an element."""
        self.found |= {value or "" for key, value in attrs if key == "id" or (key == "name" and tag == "a")}
