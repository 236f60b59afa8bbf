"""Mistakes in data files, the menu, and files as such."""

import re
from collections.abc import Iterator
from random import Random

from ncp.rehearse.mistakes.lines import Slip
from ncp.rehearse.model import Mistake, Site, Spot, family

FACTS, LINKS, MENU = "data/facts.yml", "data/links.yml", "mkdocs.yml"
ENOUGH = 40


def data_lines(site: Site, random: Random, path: str, slip: Slip) -> Iterator[Mistake]:
    """Change random lines of a data file that match."""
    lines = site.texts[path].split("\n")
    numbers = [number for number, line in enumerate(lines, 1) if re.search(slip.pattern, line)]
    for number in random.sample(numbers, min(ENOUGH, len(numbers))):
        yield site.edited(path, number, slip.made_in(lines[number - 1]))


@family("data: key misspelt")
def data_key(site: Site, random: Random) -> Iterator[Mistake]:
    """`reviw_by:`."""
    return data_lines(site, random, FACTS, Slip(r"^(    re)view_by:", r"\1viw_by:"))


@family("data: kind unknown")
def data_kind(site: Site, random: Random) -> Iterator[Mistake]:
    """`kind: fone`."""
    return data_lines(site, random, FACTS, Slip(r"^    kind: (\w)\w", r"    kind: \1"))


@family("data: amount with a comma")
def data_comma(site: Site, random: Random) -> Iterator[Mistake]:
    """`value: 4,00`."""
    return data_lines(site, random, FACTS, Slip(r"^(    value: \d+)\.(\d\d)$", r"\1,\2"))


@family("data: date broken")
def data_date(site: Site, random: Random) -> Iterator[Mistake]:
    """`as_of: 22.11.2026`."""
    return data_lines(site, random, FACTS, Slip(r"as_of: (\d{4})-(\d\d)-(\d\d)", r"as_of: \3.\2.\1"))


@family("data: source is no address")
def data_source(site: Site, random: Random) -> Iterator[Mistake]:
    """`source: www.…`."""
    return data_lines(site, random, FACTS, Slip(r"source: https://", "source: "))


@family("data: phone with a letter")
def data_phone(site: Site, random: Random) -> Iterator[Mistake]:
    """The letter O instead of a zero."""
    return data_lines(site, random, FACTS, Slip(r'^(    value: "\+?\d+[ \d]*)0', r"\1O"))


@family("data: link's id misspelt")
def data_id(site: Site, random: Random) -> Iterator[Mistake]:
    """An id that pages quote is changed; told in the pages that quote it."""
    lines = site.texts[LINKS].split("\n")
    quoted = set(re.findall(r"\{\{ link\.(\w+)", "\n".join(site.texts.values())))
    numbers = [number for number, line in enumerate(lines, 1) if line.strip().removeprefix("- id: ") in quoted]
    for number in random.sample(numbers, min(ENOUGH, len(numbers))):
        identifier = lines[number - 1].strip().removeprefix("- id: ")
        spots = tuple(
            Spot(path, index, index)
            for path, text in site.texts.items()
            for index, line in enumerate(text.split("\n"), 1)
            if identifier in line
        )
        yield site.edited(LINKS, number, f"{lines[number - 1]}x", told=spots)


@family("data: link's address broken")
def data_url(site: Site, random: Random) -> Iterator[Mistake]:
    """`url: htps://…`."""
    return data_lines(site, random, LINKS, Slip(r"^    url: https://", "    url: htps://"))


@family("data: indentation lost")
def data_indentation(site: Site, random: Random) -> Iterator[Mistake]:
    """A field slips to the left."""
    for mistake in data_lines(site, random, FACTS, Slip(r"^    (source: )", r"  \1")):
        spot = mistake.spots[0]
        yield Mistake(mistake.files, (Spot(spot.path, spot.first - 4, spot.last + 4),))


@family("menu: page misspelt")
def menu_misspelt(site: Site, random: Random) -> Iterator[Mistake]:
    """The menu names no page."""
    return data_lines(site, random, MENU, Slip(r"^(  - [a-z-]+)[a-z](\.md)", r"\1\2"))


@family("menu: page forgotten")
def menu_forgotten(site: Site, random: Random) -> Iterator[Mistake]:
    """A page is not in the menu."""
    lines = site.texts[MENU].split("\n")
    numbers = [number for number, line in enumerate(lines, 1) if re.fullmatch(r"  - [a-z-]+\.md", line)]
    for number in random.sample(numbers, len(numbers)):
        name = lines[number - 1].removeprefix("  - ")
        pages = tuple(Spot(path, 1, 1) for path in site.texts if path.endswith(f"/{name}"))
        yield site.edited(MENU, number, told=(Spot(MENU, 1, len(lines)), *pages))


@family("file: emptied")
def emptied(site: Site, random: Random) -> Iterator[Mistake]:
    """A page has no text at all."""
    for document in site.documents(random):
        yield Mistake({document.page.file: b""}, (Spot(document.page.file, 1, 1),))


@family("file: not UTF-8")
def not_utf8(site: Site, random: Random) -> Iterator[Mistake]:
    """Saved with the encoding of an old Windows."""
    for document in site.documents(random):
        text = site.texts[document.page.file]
        try:
            raw = text.encode("cp1257")
        except UnicodeEncodeError:
            raw = text.encode("utf-16")
        if raw != text.encode():
            yield Mistake({document.page.file: raw}, (Spot(document.page.file, 1, len(text)),))


@family("file: source page deleted")
def source_deleted(site: Site, random: Random) -> Iterator[Mistake]:
    """The Latvian page is gone, its translations are left behind."""
    pages = list(site.corpus.documents[site.corpus.source_language].values())
    random.shuffle(pages)
    for document in pages:
        spots = tuple(
            Spot(path, 1, len(text)) for path, text in site.texts.items() if path.endswith(f"/{document.page.name}")
        )
        yield Mistake({document.page.file: None}, (*spots, Spot(MENU, 1, 100)))
