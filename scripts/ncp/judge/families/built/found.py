"""Rules about being found and shared: what search engines, previews of links and other programs take of a page."""

import json
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urljoin

from ncp.judge.corpus import Corpus
from ncp.judge.families.built.head import address_of, head_place
from ncp.judge.families.built.known import page_of
from ncp.judge.registry import Family, Found, built_page_rule, built_site_rule
from ncp.problems import Grade, Place
from ncp.read.built import BuiltPage, BuiltSite
from ncp.read.html_elements import Element, Run

LINKED_DATA = "application/ld+json"
GRAPH_ADDRESS = "og:url"
GRAPH_PICTURE = "og:image"
TWIN_TYPE = "text/markdown"


def graph(page: BuiltPage, name: str) -> list[Element]:
    """Give the lines of Open Graph of a name."""
    return [meta for meta in page.named("meta") if meta.get("property").lower() == name]


@built_site_rule("B290", Family.BUILT, Grade.ERROR)
def descriptions_differ(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """No two pages of a language have one description: in the results of a search they would look alike."""
    seen: dict[tuple[str, str], BuiltPage] = {}
    for page in site.pages.values():
        for meta in page.named("meta"):
            text = " ".join(meta.get("content").split())
            if page_of(page, corpus) is None or meta.get("name").lower() != "description" or not text:
                continue
            other = seen.setdefault((page.language, text.casefold()), page)
            if other is not page:
                yield Found(page.at(meta), {"other": other.file}, text)


@built_page_rule("B291", Family.BUILT, Grade.ERROR)
def the_page_is_shared_under_its_address(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """The address that is passed on is the one that search engines know."""
    if page_of(page, corpus) is None:
        return
    found, address = graph(page, GRAPH_ADDRESS), address_of(page, corpus)
    wrong = [meta for meta in found if meta.get("content") != address]
    if wrong or len(found) != 1:
        place = page.at((wrong or found)[-1]) if found else head_place(page)
        given = (wrong or found)[-1].get("content") if found else ""
        mended = f'<meta property="{GRAPH_ADDRESS}" content="{address}">'
        yield Found(place, {"given": given, "expected": address}, None, mended)


@built_page_rule("B292", Family.BUILT, Grade.ERROR)
def linked_data_is_about_the_page(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """What a page says of itself to machines can be read, and names the address and language of that page."""
    blocks = _linked_data(page)
    if page_of(page, corpus) and len(blocks) != 1:
        yield Found(page.at(blocks[-1]) if blocks else head_place(page), {"wrong": "application/ld+json"})
    for run in blocks:
        wrong = _wrong_in(run.text, {"url": address_of(page, corpus), "inLanguage": page.language})
        if wrong and page_of(page, corpus):
            yield Found(page.at(run), {"wrong": wrong})


def _linked_data(page: BuiltPage) -> list[Run]:
    scripts = {
        index for index, element in enumerate(page.content.elements) if element.get("type").lower() == LINKED_DATA
    }
    return [run for run in page.content.runs if run.within and run.within[-1] in scripts]


def _wrong_in(text: str, wanted: Mapping[str, str]) -> str:
    """Name what is wrong with a block of linked data; empty if nothing is."""
    try:
        node = json.loads(text)
    except (ValueError, RecursionError):
        return "JSON"
    if not isinstance(node, dict):
        return "JSON"
    return ", ".join(f"{name}: {node.get(name, '–')}" for name, value in wanted.items() if node.get(name) != value)


@built_site_rule("B293", Family.BUILT, Grade.ERROR)
def pictures_for_others_are_there(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """The icons of a manifest, and the pictures beside shared links, are in the site; a manifest is JSON."""
    own, told = corpus.content.site.address, set[str]()
    for name, text in site.manifests.items():
        place = Place(site.file_name(name))
        icons = _icons(text)
        if icons is None:
            yield Found(place, {"target": name})
        for icon in icons or ():
            if not _holds(site, own, urljoin(f"{own}{name}", icon)):
                yield Found(place, {"target": icon})
    for page in site.pages.values():
        for meta in graph(page, GRAPH_PICTURE):
            address = meta.get("content")
            if address not in told and not _holds(site, own, address):
                yield Found(page.at(meta), {"target": address})
            told.add(address)


def _icons(manifest: str) -> list[str] | None:
    """Give the addresses of the icons; None if the manifest cannot be read."""
    try:
        icons = json.loads(manifest)["icons"]
        return [str(icon["src"]) for icon in icons]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None


def _holds(site: BuiltSite, own: str, address: str) -> bool:
    return address.startswith(own) and unquote(address.removeprefix(own)) in site.files


@built_site_rule("B294", Family.BUILT, Grade.ERROR)
def twins_are_there(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """Every page that somebody wrote names its twin in Markdown, and that is in the site."""
    own = corpus.content.site.address
    for page in site.pages.values():
        links = [link for link in page.named("link") if link.get("type").lower() == TWIN_TYPE]
        if page_of(page, corpus) and not links:
            yield Found(head_place(page), {"target": ""})
        for link in links:
            if not _holds(site, own, urljoin(address_of(page, corpus), link.get("href"))):
                yield Found(page.at(link), {"target": link.get("href")})
