"""What must hold between the files before anything is built from them."""

from collections.abc import Iterator

from ncp.problems import Grade, Place, Problem
from ncp.read.content import Content
from ncp.read.pages import FRONT_LINE, HOME, Page, SourceFrontMatter
from ncp.read.schema import nearest_or_dash

SHORTEST_DESCRIPTION, LONGEST_DESCRIPTION = 70, 160


def judge_content(content: Content) -> tuple[Problem, ...]:
    """Give everything that is wrong between the files, in the order site, facts, links, pages."""
    return tuple(problem for check in (_site, _facts, _links, _homes, _pages) for problem in check(content))


def _site(content: Content) -> Iterator[Problem]:
    if content.site.status == "open" and content.site.address.rstrip("/").endswith(".example"):
        yield Problem("S101", Place("data/site.yml"), {"address": content.site.address})


def _facts(content: Content) -> Iterator[Problem]:
    for name, fact in content.facts.by_name.items():
        place = content.facts.places[name]
        if content.links.complete and fact.law is not None and fact.law not in content.links.by_id:
            yield Problem(
                "F106",
                place,
                {"name": name, "law": fact.law, "nearest": nearest_or_dash(fact.law, content.links.by_id)},
            )
        if fact.review_by < fact.as_of:
            yield Problem("F107", place, {"name": name, "review_by": fact.review_by, "as_of": fact.as_of})


def _links(content: Content) -> Iterator[Problem]:
    for link in content.links.by_id.values():
        if (link.kind == "contact_point") != (link.country is not None):
            yield Problem("L103", content.links.places[link.id], {"id": link.id})


def _homes(content: Content) -> Iterator[Problem]:
    source = content.site.source_language
    if HOME not in content.pages[source] and HOME not in content.unusable:
        yield Problem("P104", Place(f"docs/{source}/{HOME}"), {"language": source})


def _pages(content: Content) -> Iterator[Problem]:
    for pages in content.pages.values():
        for page in pages.values():
            yield from _page(content, page)


def _page(content: Content, page: Page) -> Iterator[Problem]:
    length = len(page.meta.description)
    if not SHORTEST_DESCRIPTION <= length <= LONGEST_DESCRIPTION:
        limits = {"length": length, "shortest": SHORTEST_DESCRIPTION, "longest": LONGEST_DESCRIPTION}
        yield Problem("P105", _field(page, "description"), limits, Grade.WARNING)
    if isinstance(page.meta, SourceFrontMatter) and page.meta.owner not in content.site.owners:
        near = nearest_or_dash(page.meta.owner, content.site.owners)
        yield Problem("P106", _field(page, "owner"), {"owner": page.meta.owner, "nearest": near})
    if content.source_of(page) is None and page.name not in content.unusable:
        yield Problem("P107", Place(page.file), {"name": page.name, "source": content.site.source_language})


def _field(page: Page, field: str) -> Place:
    """Give the place of a field of the front matter."""
    for index, line in enumerate(page.front.split("\n")):
        if line.startswith(f"{field}:"):
            return Place(page.file, FRONT_LINE + index, 1)
    return Place(page.file)
