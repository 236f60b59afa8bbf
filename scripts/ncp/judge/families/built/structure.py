"""Rules about the parts that every built page needs, and the shape of its tables."""

from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.families.built.head import head_place
from ncp.judge.registry import Family, Found, built_page_rule
from ncp.problems import Grade
from ncp.read.built import BuiltPage
from ncp.read.html_elements import Element

CELLS = frozenset({"td", "th"})
WIDEST = 1000
"""The columns that a cell may span at most; browsers take no more, either."""


@built_page_rule("B273", Family.BUILT, Grade.ERROR)
def rows_are_as_long_as_the_head(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """Every row of a table has as many cells as the first; else a figure stands below the wrong heading."""
    del corpus
    for rows in _tables(page):
        columns = sum(_span(cell) for cell in rows[0][1])
        for row, cells in rows[1:]:
            number = sum(_span(cell) for cell in cells)
            if number != columns:
                yield Found(page.at(row), {"cells": number, "columns": columns})


def _tables(page: BuiltPage) -> Iterator[list[tuple[Element, list[Element]]]]:
    """Give the rows of each table with their cells; tables with cells over several rows are left out."""
    rows: list[tuple[Element, list[Element]]] = []
    for element in page.content.elements:
        if element.name == "table":
            yield from _countable(rows)
            rows = []
        elif element.name == "tr":
            rows.append((element, []))
        elif element.name in CELLS and rows:
            rows[-1][1].append(element)
    yield from _countable(rows)


def _countable(rows: list[tuple[Element, list[Element]]]) -> Iterator[list[tuple[Element, list[Element]]]]:
    nested = any(row.path.count("table") > 1 for row, _ in rows)
    if rows and not nested and not any("rowspan" in cell.attributes for _, cells in rows for cell in cells):
        yield rows


def _span(cell: Element) -> int:
    """Give the number of columns that a cell takes."""
    given = cell.get("colspan")
    return int(given) if given.isascii() and given.isdigit() and len(given) <= len(str(WIDEST)) else 1


@built_page_rule("B274", Family.BUILT, Grade.ERROR)
def the_page_is_complete(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """A page says its encoding and that it fits small screens, and has one main part."""
    del corpus
    if page.is_fragment:
        return
    metas = page.named("meta")
    mains = [main for main in page.named("main") if "hidden" not in main.attributes]
    if not any(meta.get("charset").lower() == "utf-8" for meta in metas):
        yield Found(head_place(page), {"part": "charset"}, None, '<meta charset="utf-8">')
    if not any(meta.get("name").lower() == "viewport" for meta in metas):
        mended = '<meta name="viewport" content="width=device-width,initial-scale=1">'
        yield Found(head_place(page), {"part": "viewport"}, None, mended)
    if len(mains) != 1:
        yield Found(page.at(mains[1]) if mains else head_place(page), {"part": "main"})
