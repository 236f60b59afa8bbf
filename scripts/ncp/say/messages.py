"""The sentences for editors, from data/messages, in Latvian or English."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from ncp.project import this_project
from ncp.say.language import editor_language


@cache
def _loaded(file: str) -> Mapping[str, Any]:
    text = (this_project().data / "messages" / f"{file}.yml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return loaded


def sentence(file: str, name: str, values: Mapping[str, object] | None = None) -> str:
    """Give the sentence `name` of data/messages/`file`.yml with its gaps filled."""
    text: str = _loaded(file)[name][editor_language()]
    return text.format(**(values or {}))


def examples() -> Mapping[str, str]:
    """Give field → an example of what may stand in it."""
    return _loaded("examples")
