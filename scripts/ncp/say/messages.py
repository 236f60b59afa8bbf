"""The sentences for editors, from data/messages, in Latvian or English."""

import locale
import os
from collections.abc import Mapping
from functools import cache

import yaml

from ncp.project import this_project

LANGUAGES = ("lv", "en")
SETTING = "NCP_SAY"


def editor_language() -> str:
    """Give the language of the tools' sentences: NCP_SAY, else Latvian on a Latvian system, else English."""
    wanted = os.environ.get(SETTING) or locale.getlocale()[0] or ""
    return "lv" if wanted.startswith("lv") else "en"


@cache
def _sentences(file: str) -> Mapping[str, Mapping[str, str]]:
    text = (this_project().data / "messages" / f"{file}.yml").read_text(encoding="utf-8")
    loaded: Mapping[str, Mapping[str, str]] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return loaded


def sentence(file: str, name: str, values: Mapping[str, object] | None = None) -> str:
    """Give the sentence `name` of data/messages/`file`.yml with its gaps filled."""
    return _sentences(file)[name][editor_language()].format(**(values or {}))
