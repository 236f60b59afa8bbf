"""data/statistics: yearly figures, a source a row, and the words that name them."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, TypeAdapter

from ncp.problems import Place, Problem
from ncp.project import Project
from ncp.read.facts import Url
from ncp.read.schema import Record, nearest, validate
from ncp.read.text_file import read_text
from ncp.read.yaml_source import Location, YamlSource, read_yaml

FOLDER = "statistics"
WORDS = "words.yml"
DAY_LENGTH = len("2026-11-22")
"""A source may bear only a year, or a month: the day that stands for it is its first."""


def _day(text: object) -> object:
    """Complete a year, or a year and month, to its first day."""
    written = str(text)
    return f"{written}-01-01"[:DAY_LENGTH] if len(written) < DAY_LENGTH else written


class Figure(Record):
    """One figure, and where it was published."""

    indicator: Annotated[str, Field(min_length=1)]
    year: Annotated[int, Field(ge=1990, le=2100)]
    country: Annotated[str, Field(pattern=r"^([A-Z]{2})?$")]
    value: Annotated[Decimal, Field(max_digits=14)]
    unit: Literal["persons", "eur", "percent"]
    source: Url
    as_of: Annotated[date, BeforeValidator(_day)]
    confidence: Literal["H", "M"]


class FigureWords(Record):
    """What the figures are called, by language."""

    indicators: dict[str, dict[str, str]]


@dataclass(frozen=True)
class Figures:
    """All tables of figures by name (the file's, with `_` for `-`), and their words."""

    tables: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    """Of the sources, row by row."""
    word_places: Mapping[str, Place] = field(default_factory=dict)
    """Of the names of figures."""
    words: FigureWords = field(default_factory=lambda: FigureWords(indicators={}))


WORDS_ADAPTER: TypeAdapter[FigureWords] = TypeAdapter(FigureWords)
ROW: TypeAdapter[Figure] = TypeAdapter(Figure)


def read_figures(project: Project) -> tuple[Figures, tuple[Problem, ...]]:
    """Read all figures; a row that is wrong is left out and told. A site may have none."""
    folder = project.data / FOLDER
    if not folder.is_dir():
        return Figures(), ()
    source, found = read_yaml(project, folder / WORDS)
    words = validate(source, WORDS_ADAPTER, source.value) if not found else None
    problems = [*found, *(words.problems if words else ())]
    known = words.value if words and words.value else FigureWords(indicators={})
    tables: dict[str, tuple[Figure, ...]] = {}
    places: dict[str, tuple[Place, ...]] = {}
    for path in sorted(folder.glob("*.csv")):
        rows, wrong = _read_table(project, path, known)
        problems += wrong
        name = path.stem.replace("-", "_")
        tables[name] = tuple(figure for figure, _ in rows)
        places[name] = tuple(place for _, place in rows)
    word_places = {name: source.key_place(("indicators", name)) for name in known.indicators}
    return Figures(tables, places, word_places, known), tuple(problems)


def _read_table(project: Project, path: Path, words: FigureWords) -> tuple[list[tuple[Figure, Place]], list[Problem]]:
    """Read one file; its first row names the columns."""
    text, problems = read_text(project, path)
    name = project.name_of(path)
    head = next(csv.reader(text.split("\n")[:1]), [])
    missing = [column for column in Figure.model_fields if column not in head]
    if problems or missing:
        columns = ",".join(Figure.model_fields)
        return [], [*problems] or [Problem("D031", Place(name), {"missing": ", ".join(missing)}, corrected=columns)]
    rows: list[tuple[Figure, Place]] = []
    found: list[Problem] = []
    for source, cells in _rows(name, text, head):
        if len(cells) != len(head):
            found.append(Problem("D032", source.place(()), {"cells": len(cells), "columns": len(head)}))
            continue
        value = dict(zip(head, cells, strict=True))
        checked = validate(source, ROW, value)
        found += checked.problems
        if checked.value is not None:
            rows.append((checked.value, source.place(("source",))))
        if words.indicators and value["indicator"] not in words.indicators:
            values = {"id": value["indicator"], "nearest": nearest(value["indicator"], words.indicators)}
            found.append(Problem("D028", source.place(("indicator",)), values))
    return rows, found


def _rows(name: str, text: str, head: list[str]) -> Iterator[tuple[YamlSource, list[str]]]:
    """Give the cells of the rows below the first, with their places."""
    for number, line in enumerate(text.split("\n")[1:], 2):
        cells = next(csv.reader(io.StringIO(line)), [])
        if not cells:
            continue
        places: dict[Location, Place] = {(): Place(name, number)}
        column = 1
        for field_name, cell in zip(head, cells, strict=False):
            places[(field_name,)] = Place(name, number, line.find(cell, column - 1) + 1)
            column += len(cell) + 1
        yield YamlSource(name, text, cells, places, places), cells
