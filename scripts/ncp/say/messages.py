"""The sentences for editors, from data/messages, in Latvian or English."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from ncp.project import this_project
from ncp.say.language import editor_language

PROBLEMS = "problems"
"""The file of sentences about problems; those of the rules stand in `checks/`, a file a family."""


@cache
def _loaded(file: str) -> Mapping[str, Any]:
    text = (this_project().data / "messages" / f"{file}.yml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return loaded


@cache
def _sentences(file: str) -> Mapping[str, Any]:
    """Give the sentences of a file; those of all rules belong to the problems."""
    if file != PROBLEMS:
        return _loaded(file)
    families = sorted((this_project().data / "messages" / "checks").glob("*.yml"))
    merged = dict(_loaded(file))
    for family in families:
        merged |= _loaded(f"checks/{family.stem}") or {}
    return merged


def sentence(file: str, name: str, values: Mapping[str, object] | None = None) -> str:
    """Give the sentence `name` of data/messages/`file`.yml with its gaps filled."""
    text: str = _sentences(file)[name][editor_language()]
    return text.format(**(values or {}))


def examples() -> Mapping[str, str]:
    """Give field → an example of what may stand in it."""
    return _loaded("examples")


def say_help(name: str) -> str:
    """Give a sentence of data/messages/help.yml."""
    return sentence("help", name)
