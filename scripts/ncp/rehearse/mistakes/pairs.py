"""Mistakes that only a look at the other language shows."""

import re
from collections.abc import Iterator
from random import Random

from ncp.read.markdown.values import Document, Section
from ncp.rehearse.mistakes.lines import body_lines, counterparts
from ncp.rehearse.model import Mistake, Site, Spot, family

CHAPTER = 2
"""The level of a page's own headings."""


def section_at(document: Document, number: int) -> Section:
    """Give the section that a line belongs to."""
    return next(section for section in document.sections if section.first_line <= number <= section.last_line)


def deleted(site: Site, document: Document, first: int, last: int) -> Mistake:
    """Delete lines of a page; it may be told around the gap, or in the same section of another language."""
    path = document.page.file
    lines = site.texts[path].split("\n")
    identifier = section_at(document, first).identifier
    here = Spot(path, max(first - 1, 1), first + 1)
    text = "\n".join([*lines[: first - 1], *lines[last:]])
    return Mistake({path: text.encode()}, (here, *counterparts(site, document, identifier)))


def translations(site: Site, random: Random) -> Iterator[Document]:
    """Give the translations in random order."""
    source = site.corpus.source_language
    yield from (document for document in site.documents(random) if document.page.language != source)


@family("section: deleted")
def section_deleted(site: Site, random: Random) -> Iterator[Mistake]:
    """A whole section is gone in one language."""
    for document in site.documents(random):
        headed = [section for section in document.sections if section.identifier]
        if headed:
            section = random.choice(headed)
            mistake = deleted(site, document, section.first_line, section.last_line)
            wide = [Spot(other.page.file, 1, len(other.lines)) for other in _versions(site, document)]
            yield Mistake(mistake.files, tuple(wide))


def _versions(site: Site, document: Document) -> list[Document]:
    return [pages[document.page.name] for pages in site.corpus.documents.values() if document.page.name in pages]


@family("table: row deleted")
def row_deleted(site: Site, random: Random) -> Iterator[Mistake]:
    """A row is gone in one language."""
    for document in translations(site, random):
        rows = [row for table in document.tables for row in table.rows[1:]]
        if rows:
            number = random.choice(rows).place.line
            yield deleted(site, document, number, number)


@family("list: item deleted")
def item_deleted(site: Site, random: Random) -> Iterator[Mistake]:
    """An item is gone in one language."""
    for document in translations(site, random):
        found = [(items, index) for items in document.lists for index in range(len(items.items) - 1)]
        if found:
            items, index = random.choice(found)
            yield deleted(site, document, items.items[index].line, items.items[index + 1].line - 1)


@family("box: deleted")
def box_deleted(site: Site, random: Random) -> Iterator[Mistake]:
    """A warning is gone in one language."""
    for document in translations(site, random):
        for box in document.boxes:
            yield deleted(site, document, box.place.line, box.last_line)


@family("heading: id renamed")
def id_renamed(site: Site, random: Random) -> Iterator[Mistake]:
    """An id differs from the other languages'."""
    for document in site.documents(random):
        headed = [section for section in document.sections if section.identifier]
        if headed:
            section = random.choice(headed)
            line = document.line(section.first_line).replace(f"#{section.identifier}", f"#{section.identifier}-x")
            told = (
                Spot(document.page.file, section.first_line, section.first_line),
                *counterparts(site, document, section.identifier),
            )
            yield site.edited(document.page.file, section.first_line, line, told=told)


@family("heading: sections exchanged")
def sections_exchanged(site: Site, random: Random) -> Iterator[Mistake]:
    """Two neighbouring sections stand in another order."""
    for document in site.documents(random):
        headed = [section for section in document.sections if section.identifier and section.level == CHAPTER]
        if len(headed) <= 1:
            continue
        index = random.randrange(len(headed) - 1)
        one, other = headed[index], headed[index + 1]
        lines = site.texts[document.page.file].split("\n")
        first, second = lines[one.first_line - 1 : one.last_line], lines[other.first_line - 1 : other.last_line]
        text = "\n".join([*lines[: one.first_line - 1], *second, *first, *lines[other.last_line :]])
        here = Spot(document.page.file, one.first_line, other.last_line)
        told = (here, *counterparts(site, document, one.identifier), *counterparts(site, document, other.identifier))
        yield Mistake({document.page.file: text.encode()}, told)


@family("number: changed in one language")
def number_changed(site: Site, random: Random) -> Iterator[Mistake]:
    """A figure in the running text is another than in Latvian."""
    figure = re.compile(r"(?<![\w#./{-])\d+(?![\w}.]|\)|-)")
    for document in translations(site, random):
        for number, line in body_lines(document, random):
            if "{{" in line or "](" in line or not figure.search(line):
                continue
            spoilt = figure.sub(lambda found: str(int(found[0]) + random.randint(1, 9)), line, count=1)
            told = (Spot(document.page.file, number, number),)
            yield site.edited(document.page.file, number, spoilt, told=told)
            break


@family("form: exchanged")
def form_exchanged(site: Site, random: Random) -> Iterator[Mistake]:
    """S1 instead of S2."""
    for document in translations(site, random):
        for number, line in body_lines(document, random):
            if re.search(r"\bS2\b", line):
                spoilt = re.sub(r"\bS2\b", "S1", line, count=1)
                yield site.edited(document.page.file, number, spoilt)
                break


@family("quote: lost in one language")
def quote_lost(site: Site, random: Random) -> Iterator[Mistake]:
    """A fact or a link that the Latvian page quotes is missing."""
    for document in translations(site, random):
        for number, line in body_lines(document, random):
            found = re.search(r" ?\{\{ (?:fact|link)\.[\w.]+ \}\}", line)
            if found and not line.startswith("- {{"):
                spoilt = line[: found.start()] + line[found.end() :]
                here = Spot(document.page.file, number, number)
                spots = (here, *counterparts(site, document, section_at(document, number).identifier))
                yield site.edited(document.page.file, number, spoilt, told=spots)
                break


@family("files: two languages exchanged")
def languages_exchanged(site: Site, random: Random) -> Iterator[Mistake]:
    """The Estonian page lies in the Lithuanian folder, and the other way round."""
    codes = [code for code in site.corpus.documents if code != site.corpus.source_language]
    for name in _names(site, random):
        one, other = random.sample(codes, 2)
        first, second = f"docs/{one}/{name}", f"docs/{other}/{name}"
        if first in site.texts and second in site.texts:
            files = {first: site.texts[second].encode(), second: site.texts[first].encode()}
            told = tuple(Spot(path, 1, len(site.texts[path])) for path in files)
            yield Mistake(files, told)


@family("files: two pages exchanged")
def pages_exchanged(site: Site, random: Random) -> Iterator[Mistake]:
    """Two pages of one language have each other's text."""
    for document in translations(site, random):
        folder = f"docs/{document.page.language}/"
        others = [path for path in site.texts if path.startswith(folder) and path != document.page.file]
        other = random.choice([path for path in others if path.endswith(".md")])
        files = {other: site.texts[document.page.file].encode(), document.page.file: site.texts[other].encode()}
        told = tuple(Spot(path, 1, len(site.texts[path])) for path in files)
        yield Mistake(files, told)


def _names(site: Site, random: Random) -> list[str]:
    names = list(site.corpus.documents[site.corpus.source_language])
    random.shuffle(names)
    return names
