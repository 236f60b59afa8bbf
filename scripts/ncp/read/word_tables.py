"""data/words/*.yml: tables of words that rules go by. They belong to the tools, as their sentences do."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, Field, TypeAdapter
from pydantic_core import PydanticCustomError

from ncp.problems import Problem
from ncp.project import this_project
from ncp.read.schema import Record, validate
from ncp.read.text_file import read_text
from ncp.read.yaml_source import LOADER, read_yaml

FOLDER = "words"
NUMBERS, LINK_WORDS, ENGINE_WORDS, SEARCH_WORDS = "numbers", "link-words", "engine-words", "search-words"


def compiling(pattern: str) -> str:
    """Give a piece of a regular expression back if it is one."""
    try:
        re.compile(pattern)
    except re.error as trouble:
        raise PydanticCustomError("pattern", "{reason}", {"reason": str(trouble)}) from None
    return pattern


Pattern = Annotated[str, AfterValidator(compiling)]


class Law(Record):
    """Words around a number that make it a law's."""

    before: Pattern
    after: Pattern


class Written(Record):
    """How a language writes figures."""

    dates: tuple[str, ...]
    day_stop: bool
    money: str
    time: str


class Numbers(Record):
    """data/words/numbers.yml."""

    month_endings: dict[str, Pattern]
    currency: Pattern
    percent: Pattern
    units: dict[str, Pattern]
    law: Law
    call: Pattern
    words: dict[str, dict[int, Pattern]]
    ambiguous: dict[str, tuple[int, ...]]
    notation: dict[str, Written]
    elsewhere: dict[str, dict[str, str]]


class SearchWords(Record):
    """What the search knows of a language besides the glossary."""

    small: tuple[str, ...] = ()
    """Words that say little about what somebody looks for."""
    means: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """What people type → words of the pages that mean the same."""


SHAPES: Mapping[str, TypeAdapter[Any]] = {
    NUMBERS: TypeAdapter(Numbers),
    LINK_WORDS: TypeAdapter(dict[str, tuple[str, ...]]),
    ENGINE_WORDS: TypeAdapter(dict[str, tuple[str, ...]]),
    SEARCH_WORDS: TypeAdapter(dict[str, SearchWords]),
}


@cache
def word_table(name: str) -> Mapping[str, Any]:
    """Give a table; `table_problems` says before whether it can be used."""
    text, _ = read_text(this_project(), this_project().data / FOLDER / f"{name}.yml")
    return yaml.load(text, Loader=LOADER) or {}  # noqa: S506 - a safe loader


def table_problems() -> Iterator[Problem]:
    """Tell what is wrong with the tables as files; without them nothing can be judged."""
    for name, shape in SHAPES.items():
        source, problems = read_yaml(this_project(), this_project().data / FOLDER / f"{name}.yml", remarks=True)
        yield from problems or validate(source, shape, source.value).problems
