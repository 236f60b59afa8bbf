"""What must hold between the files before anything is built from them."""

import re
from collections import Counter
from collections.abc import Iterator

from babel import Locale

from ncp.problems import Place, Problem
from ncp.read.content import Content
from ncp.read.facts import Countries, Email
from ncp.read.links import Link
from ncp.read.pages import FRAME_IDS, FRONT_LINE, HEADING_ID, HOME, Page, SourceFrontMatter
from ncp.read.schema import nearest
from ncp.read.site import quoted_fact
from ncp.read.text_file import place_at

ENGLISH = Locale.parse("en")
STATES = {"EU", *ENGLISH.territories}
ENGINE_FOLDERS = ("assets", "404")
"""Names at the top of a language that the engine or the finished site uses itself."""
MERGE_MARK = re.compile(r"^(<{7} |={7}$|>{7} )", re.MULTILINE)
PAGE_NAME = re.compile(r"([a-z0-9-]+/)*[a-z0-9-]+\.md")
SHORTEST_DESCRIPTION, LONGEST_DESCRIPTION = 70, 160


def judge_content(content: Content) -> tuple[Problem, ...]:
    """Give everything that is wrong between the files, in the order site, facts, links, pages."""
    return tuple(
        problem
        for check in (_site, _menu, _glossary, _figures, _facts, _links, _homes, _pages)
        for problem in check(content)
    )


def _site(content: Content) -> Iterator[Problem]:
    if not content.site.is_draft and not content.site.has_address:
        yield Problem("S101", Place("data/site.yml"), {"address": content.site.address})
    pages = content.pages[content.site.source_language]
    for name in (*content.site.footer_pages, *content.site.not_in_booklet):
        if name not in pages and name not in content.unusable:
            yield Problem("S103", Place("data/site.yml"), {"name": name, "nearest": nearest(name, pages)})
    for identifier, owner in content.site.owners.items():
        if owner.page and owner.page not in pages and owner.page not in content.unusable:
            values = {"name": owner.page, "owner": identifier, "nearest": nearest(owner.page, pages)}
            yield Problem("S111", content.site.place("owners", identifier, "page"), values)
    yield from _mail_addresses(content)


def _mail_addresses(content: Content) -> Iterator[Problem]:
    """What the site writes mail addresses from is a fact, and an e-mail."""
    security = content.site.security
    quotes = {("feedback",): content.site.feedback, ("security", "contact"): security.contact if security else None}
    mails = [name for name, fact in content.facts.by_name.items() if isinstance(fact, Email)]
    for steps, quote in quotes.items():
        name = quoted_fact(quote or "")
        known = content.facts.by_name.get(name)
        if name and not isinstance(known, Email) and (known or not content.facts.is_told(name)):
            near = nearest(name, mails)
            values = {"field": steps[-1], "name": f"fact.{name}", "nearest": near and f"fact.{near}"}
            yield Problem("S110", content.site.place(*steps), values)


def _menu(content: Content) -> Iterator[Problem]:
    """Every chapter of the menu has a name in each language; readers would see that of its first page instead."""
    for language, interface in content.interfaces.items():
        names = interface.words.chapters
        for chapter in content.menu.chapters:
            if chapter.id and chapter.id not in names:
                near = nearest(chapter.id, names)
                yield Problem(
                    "S104",
                    chapter.place,
                    {"id": chapter.id, "file": interface.file, "language": language, "nearest": near},
                )


def _glossary(content: Content) -> Iterator[Problem]:
    """A term leads to a page that there is."""
    pages = content.pages[content.site.source_language]
    for term in content.lists.glossary.terms:
        if term.page and term.page not in pages and term.page not in content.unusable:
            values = {"id": term.id, "name": term.page, "nearest": nearest(term.page, pages)}
            yield Problem("S105", content.lists.glossary.places[term.id], values)


def _figures(content: Content) -> Iterator[Problem]:
    """A figure is about a state that there is."""
    figures = content.lists.figures
    for name, rows in figures.tables.items():
        for figure, place in zip(rows, figures.places[name], strict=True):
            if figure.country and figure.country not in STATES:
                yield Problem("D033", Place(place.path, place.line), {"state": figure.country})


def _facts(content: Content) -> Iterator[Problem]:
    for name, fact in content.facts.by_name.items():
        place = content.facts.places[name]
        if content.links.complete and fact.law is not None and fact.law not in content.links.by_id:
            yield Problem(
                "F106",
                place,
                {"name": name, "law": fact.law, "nearest": nearest(fact.law, content.links.by_id)},
            )
        if fact.review_by < fact.as_of:
            yield Problem("F107", place, {"name": name, "review_by": fact.review_by, "as_of": fact.as_of})
        for state in fact.value if isinstance(fact, Countries) else ():
            if state not in STATES:
                yield Problem("F108", place, {"name": name, "state": state})


def _links(content: Content) -> Iterator[Problem]:
    spoken = Counter(code for link in content.links.by_id.values() for code in link.title)
    for link in content.links.by_id.values():
        if (link.kind == "contact_point") != (link.country is not None):
            yield Problem("L103", content.links.places[link.id], {"id": link.id})
        yield from _link_languages(content, link, spoken)


def _link_languages(content: Content, link: Link, spoken: Counter[str]) -> Iterator[Problem]:
    """A title in a language that the site does not have, and few links do, is a slip of the pen nobody would see."""
    place, known = content.links.places[link.id], content.site.codes
    for field, texts in (("title", link.title), ("description", link.description), ("urls", link.urls)):
        for code in texts:
            if code not in known and spoken[code] * 2 <= len(content.links.by_id):
                values = {"id": link.id, "field": field, "language": code, "nearest": nearest(code, known)}
                yield Problem("L104", place, values)
    for code in (*link.languages, link.owner_lang, *link.foreign.values()):
        if code not in ENGLISH.languages:
            yield Problem("L105", place, {"id": link.id, "language": code})


def _homes(content: Content) -> Iterator[Problem]:
    source = content.site.source_language
    if HOME not in content.pages[source] and HOME not in content.unusable:
        yield Problem("P104", Place(f"docs/{source}/{HOME}"), {"language": source})


def _pages(content: Content) -> Iterator[Problem]:
    for pages in content.pages.values():
        by_url: dict[str, Page] = {}
        for page in pages.values():
            first = by_url.setdefault(page.url, page)
            if first is not page:
                yield Problem("P112", Place(page.file), {"url": page.url, "first": first.file})
            yield from _page(content, page)


def _page(content: Content, page: Page) -> Iterator[Problem]:
    length = len(page.meta.description)
    if length and not SHORTEST_DESCRIPTION <= length <= LONGEST_DESCRIPTION:  # one that is missing is told already
        limits = {"length": length, "shortest": SHORTEST_DESCRIPTION, "longest": LONGEST_DESCRIPTION}
        yield Problem("P105", _field(page, "description"), limits)
    if isinstance(page.meta, SourceFrontMatter) and page.meta.owner not in ("", *content.site.owners):
        near = nearest(page.meta.owner, content.site.owners)
        known = ", ".join(content.site.owners)
        yield Problem("P106", _field(page, "owner"), {"owner": page.meta.owner, "known": known, "nearest": near})
    for offset in (mark.start() for mark in MERGE_MARK.finditer(page.body)):
        yield Problem("P108", place_at(page.file, page.body, offset, page.body_line))
    if not PAGE_NAME.fullmatch(page.name):
        yield Problem("P109", Place(page.file))
    if isinstance(page.meta, SourceFrontMatter) and page.meta.review_by < page.meta.reviewed:
        dates = {"review_by": page.meta.review_by, "reviewed": page.meta.reviewed}
        yield Problem("P111", _field(page, "review_by"), dates)
    folder = page.name.split("/", 1)[0].removesuffix(".md")
    if folder in ENGINE_FOLDERS:
        yield Problem("P113", Place(page.file), {"name": page.name, "folder": folder})
    yield from _heading_ids(page)
    sources = content.pages[content.site.source_language]
    if sources and content.source_of(page) is None and page.name not in content.unusable:
        yield Problem("P107", Place(page.file), {"name": page.name, "source": content.site.source_language})


def _heading_ids(page: Page) -> Iterator[Problem]:
    """Two headings with one id, or one that the frame of every page has: a link would lead to the wrong place."""
    taken = set(FRAME_IDS)
    for heading in HEADING_ID.finditer(page.body):
        if heading["id"] in taken:
            place = place_at(page.file, page.body, heading.start("id"), page.body_line)
            yield Problem("P110", place, {"identifier": heading["id"]})
        taken.add(heading["id"])


def _field(page: Page, field: str) -> Place:
    """Give the place of a field of the front matter."""
    for index, line in enumerate(page.front.split("\n")):
        if line.startswith(f"{field}:"):
            return Place(page.file, FRONT_LINE + index, 1)
    return Place(page.file)
