"""Rules about links inside a built site, the ids that they lead to, and the files that pages need."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

from ncp.judge.corpus import Corpus
from ncp.judge.families.built.head import address_of
from ncp.judge.registry import Family, Found, built_page_rule, built_site_rule
from ncp.problems import Grade
from ncp.read.built import BuiltPage, BuiltSite
from ncp.read.html_elements import Element
from ncp.read.schema import nearest
from ncp.read.text_file import place_at

REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers")
TO_TOP = {"", "top"}
TEXT_FRAGMENT = ":~:"
RESOURCE_RELS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "prefetch"}
STYLE_ADDRESS = re.compile(r"url\(\s*(?P<quote>['\"]?)(?P<address>[^'\")]+)(?P=quote)\s*\)")
LINKS = ("a", "area")


def target_of(base: str, href: str, own: str) -> tuple[str, str] | None:
    """Give (path below the root, fragment) of an address on the own site; None for one elsewhere."""
    try:
        parts = urlsplit(urljoin(base, href.strip()))
        if parts.scheme not in {"http", "https"} or parts.netloc != urlsplit(own).netloc:
            return None
    except ValueError:
        return None
    return unquote(parts.path.lstrip("/")), unquote(parts.fragment)


@built_page_rule("B220", Family.BUILT, Grade.ERROR)
def ids_are_given_once(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """An id stands once on a page, without blanks; else links lead to the wrong place."""
    del corpus
    seen: set[str] = set()
    for element in page.content.elements:
        identifier = element.attributes.get("id")
        if identifier is None:
            continue
        if identifier in seen or not identifier or re.search(r"\s", identifier):
            yield Found(page.at(element), {"identifier": identifier})
        seen.add(identifier)


@built_page_rule("B221", Family.BUILT, Grade.ERROR)
def references_lead_somewhere(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """What names a part of the page for screen readers names one that is there."""
    del corpus
    for element in page.content.elements:
        for name in REFERENCES:
            for identifier in element.get(name).split():
                if identifier not in page.ids:
                    yield Found(page.at(element), {"attribute": name, "identifier": identifier})


@built_site_rule("B222", Family.BUILT, Grade.ERROR)
def links_lead_to_pages(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """A link inside the site leads to a page or file that is there; a target that many pages name is told once."""
    own = corpus.content.site.address
    told: set[str] = set()
    for page, link in _links(site):
        href = link.get("href")
        target = target_of(address_of(page, corpus), href, own)
        if not href.strip():
            yield Found(page.at(link), {"target": "", "nearest": ""})
        elif target and not site.holds(target[0]) and target[0] not in told:
            told.add(target[0])
            yield Found(page.at(link), {"target": href, "nearest": nearest(target[0], site.pages)})


@built_site_rule("B223", Family.BUILT, Grade.ERROR)
def links_lead_to_ids(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """A link to a place on a page leads to an id that is there."""
    own = corpus.content.site.address
    for page, link in _links(site):
        target = target_of(address_of(page, corpus), link.get("href"), own) if "#" in link.get("href") else None
        other = site.pages.get(target[0]) if target else None
        if target and other and not _is_there(other, target[1]):
            values = {"target": link.get("href"), "nearest": nearest(target[1], sorted(other.ids))}
            yield Found(page.at(link), values)


def _links(site: BuiltSite) -> Iterator[tuple[BuiltPage, Element]]:
    for page in site.pages.values():
        yield from ((page, link) for link in page.named(*LINKS) if "href" in link.attributes)


def _is_there(page: BuiltPage, fragment: str) -> bool:
    return fragment.lower() in TO_TOP or fragment in page.ids or fragment.startswith(TEXT_FRAGMENT)


@built_site_rule("B224", Family.BUILT, Grade.ERROR)
def files_are_there(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """Pictures, styles and scripts that a page needs are there."""
    own = corpus.content.site.address
    told: set[str] = set()
    for page, element, address in _needed(site):
        target = target_of(address_of(page, corpus), address, own)
        path = target[0] if target else ""
        if not address.strip() or (target and not site.holds(path) and path not in told):
            told.add(path)
            yield Found(page.at(element), {"target": address})
    for name, text in site.styles.items():
        for found in STYLE_ADDRESS.finditer(text):
            target = target_of(f"{own}{name}", found["address"], own)
            if target and not site.holds(target[0]):
                place = place_at(site.file_name(name), text, found.start())
                yield Found(place, {"target": found["address"]})


@built_site_rule("B225", Family.BUILT, Grade.ERROR)
def nothing_is_fetched_from_others(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """No picture, style, script or frame comes from another site, which would learn who reads about what."""
    own = corpus.content.site.address
    for page, element, address in _needed(site):
        if _is_elsewhere(address_of(page, corpus), address, own):
            yield Found(page.at(element), {"target": address})
    for name, text in site.styles.items():
        for found in STYLE_ADDRESS.finditer(text):
            if _is_elsewhere(f"{own}{name}", found["address"], own):
                yield Found(place_at(site.file_name(name), text, found.start()), {"target": found["address"]})


def _needed(site: BuiltSite) -> Iterator[tuple[BuiltPage, Element, str]]:
    """Give what pages fetch: page, element, address."""
    for page in site.pages.values():
        for element in page.content.elements:
            yield from ((page, element, address) for address in _addresses(element))


def _addresses(element: Element) -> Iterator[str]:
    if element.name == "link":
        if element.tokens & RESOURCE_RELS:
            yield element.get("href")
        return
    if element.name in {"img", "script", "source", "iframe", "embed", "video", "audio", "track", "input"}:
        yield from (element.attributes[name] for name in ("src", "poster") if name in element.attributes)
    yield from (part.split()[0] for part in element.get("srcset").split(",") if part.split())
    if element.name == "object":
        yield element.get("data")


def _is_elsewhere(base: str, address: str, own: str) -> bool:
    try:
        parts = urlsplit(urljoin(base, address.strip()))
    except ValueError:
        return True
    return parts.scheme in {"http", "https"} and parts.netloc != urlsplit(own).netloc
