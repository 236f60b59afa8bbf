"""data/words/*.yml: tables of words that rules go by. They belong to the tools, as their sentences do."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import yaml

from ncp.problems import Problem
from ncp.project import this_project
from ncp.read.text_file import read_text
from ncp.read.yaml_source import LOADER, read_yaml

FOLDER = "words"
NUMBERS, LINK_WORDS, ENGINE_WORDS = "numbers", "link-words", "engine-words"


@cache
def word_table(name: str) -> Mapping[str, Any]:
    """Give a table; `table_problems` says before whether it can be used."""
    text, _ = read_text(this_project(), this_project().data / FOLDER / f"{name}.yml")
    return yaml.load(text, Loader=LOADER) or {}  # noqa: S506 - a safe loader


def table_problems() -> Iterator[Problem]:
    """Tell what is wrong with the tables as files; without them nothing can be judged."""
    for name in (NUMBERS, LINK_WORDS, ENGINE_WORDS):
        path = this_project().data / FOLDER / f"{name}.yml"
        source, problems = read_yaml(this_project(), path, remarks=True)
        yield from problems
        if not problems and not isinstance(source.value, dict):
            yield Problem("D018", source.place(()), {"field": path.name})
