"""Rules about tables."""

from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.families.markdown.blocks import hidden_lines
from ncp.judge.families.markdown.lists import OPENS
from ncp.judge.registry import Family, Found, page_rule
from ncp.problems import Grade, Place
from ncp.read.markdown.document import cells_of
from ncp.read.markdown.values import Document


@page_rule("M220", Family.MARKDOWN, Grade.ERROR)
def rows_have_equal_cells(document: Document, corpus: Corpus) -> Iterator[Found]:
    """Every row of a table has as many cells as its header; the engine drops what is too many."""
    del corpus
    for table in document.tables:
        columns = len(table.rows[0].cells)
        for row in table.rows[1:]:
            if len(row.cells) != columns:
                shown = " | ".join(cell.raw for cell in row.cells[:columns])
                yield Found(row.place, {"cells": len(row.cells), "columns": columns}, shown)


@page_rule("M221", Family.MARKDOWN, Grade.ERROR)
def rows_belong_to_a_table(document: Document, corpus: Corpus) -> Iterator[Found]:
    """Lines between bars are a table, with a line of dashes below the header; else the reader sees the bars."""
    del corpus
    if "|" not in document.page.body:
        return
    inside = {row.place.line for table in document.tables for row in table.rows}
    inside |= {table.rows[0].place.line + 1 for table in document.tables} | hidden_lines(document)
    numbers = [n for n in range(document.page.body_line, len(document.lines) + 1) if _is_row(document.line(n))]
    strays = [number for number in numbers if number not in inside]
    for number in strays:
        if number - 1 in strays or number - 1 in inside:
            continue
        yield Found(
            Place(document.page.file, number), {}, document.line(number).strip(), _with_separator(document, number)
        )


def _is_row(line: str) -> bool:
    """Say whether a line looks like a row of a table."""
    text = line.strip()
    return text.startswith("|") and text.count("|") > 1


def _with_separator(document: Document, number: int) -> str:
    """Give the header with the right line of dashes below it."""
    header = document.line(number)
    columns = len(cells_of(header))
    return f"{header}\n|{' --- |' * columns}"


@page_rule("M222", Family.MARKDOWN, Grade.ERROR)
def table_stands_apart(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A blank line stands before a table; else it runs on in the paragraph above."""
    del corpus
    for table in document.tables:
        before = document.line(table.place.line - 1)
        if before.strip() and not OPENS.match(before):
            header = document.line(table.place.line)
            yield Found(table.place, {}, header.strip(), f"\n{header}")


@page_rule("M223", Family.MARKDOWN, Grade.ERROR)
def table_has_a_header(document: Document, corpus: Corpus) -> Iterator[Found]:
    """The header of a table says what its columns are; only the first cell may be empty."""
    del corpus
    for table in document.tables:
        for cell in table.rows[0].cells[1:]:
            if not cell.raw.strip():
                yield Found(cell.place, {})
                break
