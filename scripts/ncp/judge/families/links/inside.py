"""Rules about links to places of this site: is the page there, is the anchor, is it the reader's own language."""

import re
from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.families.links.targets import (
    NOTHING,
    Inside,
    Written,
    has_id,
    is_relative,
    nearest_page,
    own_ids,
    page_of,
    relative,
    resolve,
    there,
    with_target,
    written_addresses,
)
from ncp.judge.registry import Family, Found, page_rule
from ncp.problems import Grade
from ncp.read.markdown.values import Document
from ncp.read.pages import Page
from ncp.read.schema import nearest

SHARED = "assets"
"""The folder of docs/ that belongs to no language."""


def _relative_addresses(document: Document) -> Iterator[tuple[Written, Inside]]:
    """Give the relative addresses of a page with where they lead."""
    for written in written_addresses(document):
        if is_relative(written.target) and not NOTHING.fullmatch(written.target):
            yield written, resolve(written.target, document.page)


def _strays(corpus: Corpus, document: Document, inside: Inside) -> bool:
    """Say whether an address leads out of the folder of the page's own language, or through one to a language."""
    first = inside.name.partition("/")[0]
    return inside.language != document.page.language or first in corpus.documents


@page_rule("L201", Family.LINKS, Grade.ERROR)
def page_is_there(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A relative link, picture or file leads to something that is there."""
    page = document.page
    for written, inside in _relative_addresses(document):
        if _strays(corpus, document, inside) or there(corpus, page.language, inside.name):
            continue
        near = nearest_page(corpus, page, inside.name)
        corrected = with_target(document, written, _whole(corpus, page, near, inside.anchor)) if near else None
        yield Found(written.target_place, {"target": written.target, "nearest": near}, None, corrected)


def _whole(corpus: Corpus, page: Page, path: str, anchor: str) -> str:
    """Give the address of a page with the anchor, if that page has it."""
    other = page_of(corpus, page.language, resolve(path, page).name)
    return f"{path}#{anchor}" if anchor and other and has_id(corpus, other, anchor) else path


@page_rule("L202", Family.LINKS, Grade.ERROR)
def anchor_is_there(document: Document, corpus: Corpus) -> Iterator[Found]:
    """The part of a link behind # is the id of a place on the page that it leads to."""
    for written, inside in _relative_addresses(document):
        if not inside.anchor or _strays(corpus, document, inside):
            continue
        other = page_of(corpus, document.page.language, inside.name)
        if other is None or has_id(corpus, other, inside.anchor):
            continue
        path = written.target.partition("#")[0]
        near = _nearest_anchor(corpus, document, path, other, inside.anchor)
        corrected = with_target(document, written, near) if near else None
        values = {"target": written.target, "anchor": inside.anchor, "page": other.file, "nearest": near}
        yield Found(written.target_place, values, None, corrected)


def _nearest_anchor(corpus: Corpus, document: Document, path: str, other: Page, anchor: str) -> str:
    """Give the address with the id that is probably meant: on that page, or the very same on a single other page."""
    near = nearest(anchor.lower(), own_ids(other))
    if near:
        return f"{path}#{near}"
    sources = corpus.content.pages[corpus.source_language]
    holders = [name for name, page in sources.items() if name != other.name and anchor in own_ids(page)]
    return f"{relative(holders[0], document.page)}#{anchor}" if len(holders) == 1 else ""


@page_rule("L203", Family.LINKS, Grade.ERROR)
def language_stays(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A link stays in the reader's language; from one to another only the language links lead."""
    page = document.page
    for written, inside in _relative_addresses(document):
        if not _strays(corpus, document, inside) or inside.language == SHARED:
            continue
        first, _, rest = inside.name.partition("/")
        name = rest if first in corpus.documents else inside.name
        near = relative(name, page) if there(corpus, page.language, name) else nearest_page(corpus, page, name)
        mended = _whole(corpus, page, near, inside.anchor) if near else ""
        corrected = with_target(document, written, mended) if mended else None
        yield Found(written.target_place, {"target": written.target, "language": page.language}, None, corrected)


@page_rule("L204", Family.LINKS, Grade.ERROR)
def own_site_is_not_typed(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A link to a page of the own site is written by the name of the file, not by the address on the web."""
    host = corpus.content.site.address.partition("://")[2].rstrip("/")
    own = re.compile(rf"(?:(?:https?:)?//(?:www\.)?)?{re.escape(host)}(?=[/?#]|$)|/(?!/)", re.IGNORECASE)
    for written in written_addresses(document):
        match = own.match(written.target)
        if match:
            rest = written.target[match.end() :].lstrip("/")
            mended = _as_file(corpus, document.page, rest)
            values = {"target": written.target, "nearest": mended}
            yield Found(written.target_place, values, None, _own_mended(document, written, mended))


def _as_file(corpus: Corpus, page: Page, address: str) -> str:
    """Turn `lv/costs/#visit` into `costs.md#visit`; empty if there is no such page."""
    path, _, anchor = address.partition("#")
    path = path.partition("?")[0]
    first, _, rest = path.partition("/")
    rest = rest if first in corpus.documents else path
    wanted = rest.removesuffix("index.html").rstrip("/")
    pages = corpus.content.pages[corpus.source_language]
    name = next((name for name, other in pages.items() if wanted in (other.url.rstrip("/"), name)), "")
    return _whole(corpus, page, relative(name, page), anchor) if name else ""


def _own_mended(document: Document, written: Written, mended: str) -> str | None:
    """Give the line with the file's name; an address without words of its own gets some."""
    if not mended:
        return None
    if written.link and written.link.is_bare:
        line = document.line(written.place.line)
        return line.replace(f"<{written.target}>", f"[…]({mended})", 1)
    return with_target(document, written, mended)


@page_rule("L212", Family.LINKS, Grade.WARNING)
def page_does_not_link_to_itself(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A link without an anchor leads to another page than the one it stands on."""
    del corpus
    page = document.page
    for written, inside in _relative_addresses(document):
        if not inside.anchor and inside.name == page.name and inside.language == page.language:
            yield Found(written.target_place, {"target": written.target})


@page_rule("L213", Family.LINKS, Grade.ERROR)
def link_leads_somewhere(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A link has an address, not a gap or three dots where one was to be written."""
    del corpus
    for written in written_addresses(document):
        if NOTHING.fullmatch(written.target.strip()):
            words = written.link.words if written.link else ""
            yield Found(written.place, {"words": words, "target": written.target}, words or None)
