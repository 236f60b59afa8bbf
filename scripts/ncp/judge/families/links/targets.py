"""What links of a page lead to, in plain values: where a relative address points, and which addresses there are."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from ncp.judge.corpus import Corpus
from ncp.problems import Place
from ncp.read.markdown.values import Document, Link, Role
from ncp.read.pages import FRAME_IDS, Page
from ncp.read.schema import nearest
from ncp.stage.link_list import heading_id
from ncp.stage.placeholders import find_placeholders

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}:")
MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
SITES = r"(?:com|org|net|eu|lv|lt|ee|info|int|gov|example)"
OUTSIDE = re.compile(
    rf"(?:h?t{{1,3}}ps?|https?s|hhtps?|htps?|ftp):?/{{0,3}}[^\s/]|//[^\s/]|www\.|[\w-]+(?:\.[\w-]+){{0,3}}\.{SITES}(?:[/?:]|$)",
    re.IGNORECASE,
)
"""An address of another site, rightly written or not."""
NOTHING = re.compile(r"#?|#?(?:\.{2,}|…|todo|tbd|x{3,})|https?:/*", re.IGNORECASE)
"""What stands where an address was still to be written."""
IDS = re.compile(
    r"\{[^{}\n]{0,200}#(?P<attribute>[\w-]+)[^{}\n]{0,200}\}|\b(?:id|name)=[\"'](?P<html>[^\"'<>\s]{1,100})[\"']"
)
HEADING = re.compile(r"^#{1,6}[ \t]+(?P<words>[^\n{]+?)[ \t#]*$", re.MULTILINE)
DEFINITION = re.compile(r" {0,3}\[(?P<name>[^\]\n^]{1,200})\]:[ \t]*<?(?P<target>[^\s>]+)>?")
HREF = re.compile(r"\b(?:href|src)[ ]?=[ ]?[\"'](?P<target>[^\"'\n]{0,500})[\"']", re.IGNORECASE)


@dataclass(frozen=True)
class Written:
    """An address as it stands in a page: in a link, a definition or HTML, with the place of the whole and of itself."""

    target: str
    place: Place
    target_place: Place
    link: Link | None = None


def is_quote(target: str) -> bool:
    """Say whether an address is a quote, which staging judges."""
    return target.startswith("{{")


def written_addresses(document: Document) -> Iterator[Written]:
    """Give all addresses that a page holds, but for quotes and those in its prose."""
    for text in document.texts:
        for link in text.links:
            if not is_quote(link.target) and not _by_definition(document, link):
                yield Written(link.target, link.place, link.target_place, link)
        if text.role is not Role.CODE and "=" in text.raw and "<" in text.raw:
            for match in HREF.finditer(text.raw):
                if not is_quote(match["target"]):
                    place = text.at(match.start("target"))
                    yield Written(match["target"], place, place)
    yield from definitions(document)


def _by_definition(document: Document, link: Link) -> bool:
    """Say whether the address of a link stands elsewhere, in a definition."""
    return link.target in document.definitions and link.target not in document.line(link.place.line)


def definitions(document: Document) -> Iterator[Written]:
    """Give the addresses of link definitions, `[name]: address`."""
    if not document.definitions:
        return
    for number in range(document.page.body_line, len(document.lines) + 1):
        match = DEFINITION.match(document.line(number))
        if match and not is_quote(match["target"]):
            place = Place(document.page.file, number, match.start("target") + 1)
            yield Written(match["target"], Place(document.page.file, number, match.start() + 1), place)


def is_outside(target: str) -> bool:
    """Say whether an address is meant for another site."""
    found = OUTSIDE.match(target) is not None and not target.lower().endswith(".md")
    return found and NOTHING.fullmatch(target) is None


def is_relative(target: str) -> bool:
    """Say whether an address is meant for a place of this site, as pages write it."""
    return not (is_outside(target) or SCHEME.match(target) or MAIL.fullmatch(target) or target.startswith("/"))


@dataclass(frozen=True)
class Inside:
    """A relative address, taken apart: the file below docs/ (with its language), and the anchor."""

    language: str
    """The folder below docs/ that it leads into; empty if it leads out of docs/."""
    name: str
    """The file below that folder; the page itself, if the address is only an anchor."""
    anchor: str


def resolve(target: str, page: Page) -> Inside:
    """Find out where a relative address of a page leads."""
    path, _, anchor = target.partition("#")
    path = unquote(path.partition("?")[0]).replace("\\", "/")
    if not path:
        return Inside(page.language, page.name, unquote(anchor))
    full = posixpath.normpath(posixpath.join(page.language, posixpath.dirname(page.name), path))
    language, _, name = full.partition("/")
    return Inside("" if language == ".." else language, name, unquote(anchor))


def there(corpus: Corpus, language: str, name: str) -> bool:
    """Say whether a page or file is there for the readers of a language (who get an untranslated page as it is)."""
    content = corpus.content
    codes = (language, content.site.source_language)
    return any(name in content.pages[code] or name in content.files[code] for code in codes) or name in content.unusable


def page_of(corpus: Corpus, language: str, name: str) -> Page | None:
    """Give the page that readers of a language get under a name."""
    pages = corpus.content.pages
    return pages[language].get(name) or pages[corpus.source_language].get(name)


def has_id(corpus: Corpus, page: Page, anchor: str) -> bool:
    """Say whether a link may lead to a place of a page: a written id, the frame's, a list's, a heading's own."""
    if anchor in _ids_in(page.body) or anchor in FRAME_IDS or anchor in _slugs_in(page.body):
        return True
    kinds = (found.path[0] for found in find_placeholders(page.body) if found.family == "links")
    return any(heading_id(link) == anchor for kind in kinds for link in corpus.content.links.of_kind(kind))


@lru_cache(maxsize=8192)
def _ids_in(body: str) -> frozenset[str]:
    """Give the ids written in a text."""
    return frozenset(found["attribute"] or found["html"] for found in IDS.finditer(body))


@lru_cache(maxsize=8192)
def _slugs_in(body: str) -> frozenset[str]:
    """Give the ids that the engine makes of headings without one."""
    from markdown.extensions.toc import slugify  # noqa: PLC0415 - loads much, and only where an id is not written

    return frozenset(slugify(found["words"], "-") for found in HEADING.finditer(body))


def own_ids(page: Page) -> tuple[str, ...]:
    """Give the ids written on a page, in order."""
    return tuple(dict.fromkeys(found["attribute"] or found["html"] for found in IDS.finditer(page.body)))


def nearest_page(corpus: Corpus, page: Page, name: str) -> str:
    """Give the page or file that is probably meant, as the page would write it; empty if none is near."""
    content, codes = corpus.content, (page.language, corpus.source_language)
    known = dict.fromkeys(name for code in codes for name in (*content.pages[code], *content.files[code]))
    base = posixpath.basename(name)
    same = [other for other in known if posixpath.basename(other) == base]
    found = same[0] if len(same) == 1 else nearest(_as_page(name, known), known) or _in_its_folder(base, known)
    return relative(found, page) if found else ""


def _in_its_folder(base: str, known: dict[str, None]) -> str:
    """Give the one whose last part is nearest, if a folder too many or too few makes the whole unlike."""
    names = {posixpath.basename(other): other for other in known}
    return names.get(nearest(_as_page(base, names), names), "")


def _as_page(name: str, known: dict[str, None] | dict[str, str]) -> str:
    """Give the name of the page behind an address written like `costs`, `costs/`, `costs.html` or `Costs.MD`."""
    stem = re.sub(r"\.(?:md|html?)$", "", name.strip("/").lower().replace(" ", "-").replace("_", "-"))
    return f"{stem}.md" if f"{stem}.md" in known or not posixpath.splitext(stem)[1] else name


def relative(name: str, page: Page) -> str:
    """Write the address of a page or file as another page does."""
    return posixpath.relpath(name, posixpath.dirname(page.name) or ".")


def with_target(document: Document, written: Written, new: str) -> str:
    """Give the line of an address with another address instead."""
    place = written.target_place
    line = document.line(place.line)
    start = place.column - 1
    at = line.find(written.target, max(start - 1, 0))
    at = at if at >= 0 else line.find(written.target)
    return f"{line[:at]}{new}{line[at + len(written.target) :]}" if at >= 0 and written.target else ""
