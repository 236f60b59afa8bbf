"""Compares two built sites page by page: addresses, titles, ids of headings, links, what is to be read. Pure."""

from collections.abc import Callable, Iterator
from datetime import date
from urllib.parse import urljoin

from ncp.judge.families.built.residue import NOT_SEEN
from ncp.judge.promises import Promises, lost_addresses, lost_ids
from ncp.read.built import BuiltPage, BuiltSite, heading_ids
from ncp.read.html_elements import Element, Run
from ncp.way_out.model import Compared, Difference, Kind, Scope

ARTICLE = "md-typeset"
"""The class of what holds a page's own text."""
WORDS_BEFORE, WORDS_AFTER = 4, 8
"""How much is shown around the first place that differs."""


def compare(ours: BuiltSite, theirs: BuiltSite, scope: Scope, today: date) -> Compared:
    """Compare what another engine made with our own site, of which `ours` knows the contract and the redirects."""
    differences = tuple(_differences(ours, theirs, scope))
    common = ours.pages.keys() & theirs.pages.keys()
    identical = sum(ours.pages[url].html == theirs.pages[url].html for url in common)
    promises = Promises(ours.contract, ours.redirects, theirs.entries, today)
    broken = tuple(str(found.values["entry"]) for judge in (lost_addresses, lost_ids) for found in judge(promises))
    return Compared(len(ours.pages), identical, differences, broken)


def _differences(ours: BuiltSite, theirs: BuiltSite, scope: Scope) -> Iterator[Difference]:
    for url, page in sorted(ours.pages.items()):
        other = theirs.pages.get(url)
        if other is None:
            yield Difference(Kind.MISSING, url)
        elif page.html != other.html:
            yield from compare_pages(page, other, scope)
    yield from (Difference(Kind.ADDED, url) for url in sorted(theirs.pages.keys() - ours.pages.keys()))


def compare_pages(ours: BuiltPage, theirs: BuiltPage, scope: Scope) -> Iterator[Difference]:
    """Compare a page with its counterpart."""
    our_title, their_title = title_of(ours, scope), title_of(theirs, scope)
    if our_title != their_title:
        yield Difference(Kind.TITLE, ours.url, our_title, their_title)
    our_ids, their_ids = (dict.fromkeys(heading_ids(page)) for page in (ours, theirs))
    yield from (Difference(Kind.LOST_ID, ours.url, ours=one) for one in our_ids if one not in their_ids)
    yield from (Difference(Kind.ADDED_ID, ours.url, theirs=one) for one in their_ids if one not in our_ids)
    for kind, read in ((Kind.LINK, links_of), (Kind.TEXT, words_of)):
        place = first_difference(read(ours, scope), read(theirs, scope))
        if place:
            yield Difference(kind, ours.url, *place)


def title_of(page: BuiltPage, scope: Scope) -> str:
    """Give the title that a page has in the browser; of an article alone, its first heading."""
    name = "title" if scope is Scope.PAGE else "h1"
    return " ".join(page.content.text_of(name).split())


def words_of(page: BuiltPage, scope: Scope) -> list[str]:
    """Give the words that can be read, in their order; of an article alone, those of its own text, if it has one."""
    counts = counted(page, scope)
    runs = (run for run in page.content.runs if NOT_SEEN.isdisjoint(run.path) and "body" in run.path)
    return [word for run in runs if counts(run) for word in run.text.split()]


def links_of(page: BuiltPage, scope: Scope) -> list[str]:
    """Give where the links lead, in their order, however they are written; the smallest 404 has none to compare."""
    if scope is Scope.ARTICLE and page.is_not_found:
        return []
    counts = counted(page, scope)
    links = (link for link in page.named("a") if link.get("href") and counts(link))
    return [urljoin(f"/{page.url}", link.get("href")) for link in links]


def counted(page: BuiltPage, scope: Scope) -> Callable[[Element | Run], bool]:
    """Give what says whether an element or a text of a page is compared."""
    articles = {number for number, one in enumerate(page.content.elements) if ARTICLE in one.get("class").split()}
    whole = scope is Scope.PAGE or not articles
    return lambda thing: whole or not articles.isdisjoint(thing.within)


def first_difference(ours: list[str], theirs: list[str]) -> tuple[str, str] | None:
    """Give the words around the first place where two texts differ; None if they do not."""
    if ours == theirs:
        return None
    pairs = enumerate(zip(ours, theirs, strict=False))
    at = next((index for index, (one, other) in pairs if one != other), min(len(ours), len(theirs)))
    shown = slice(max(0, at - WORDS_BEFORE), at + WORDS_AFTER)
    return " ".join(ours[shown]), " ".join(theirs[shown])
