"""Reads the files of the test web: cases and word banks."""

from functools import cache
from pathlib import Path
from string import Template

import yaml

from testweb.model import Case, Strict

FOLDER = Path(__file__).parent.parent
CASES = FOLDER / "cases"
PAGES = FOLDER / "pages"
HOUSE_LANGUAGES = ("lv", "en", "lt", "lv", "et", "en", "lv", "lt", "et", "en", "lv")
"""Languages of hosts, in turn."""


class Section(Strict):
    """A part of a page."""

    heading: str
    id: str
    text: str


class Topic(Strict):
    """What a page is about. `evidence`: words that stand in its sections."""

    title: str
    evidence: tuple[str, ...]
    sections: tuple[Section, ...]


class Bank(Strict):
    """Words and texts of one language."""

    language: str
    nav: tuple[str, ...]
    search: str
    menu: str
    footer: str
    cookies: str
    news: tuple[str, ...]
    closing: tuple[str, ...]
    organisations: tuple[str, ...]
    topics: tuple[Topic, ...]


def read_case(path: Path) -> Case:
    """Read one behaviour; its name is that of the file.

    Raises:
        pydantic.ValidationError: the file says what no case may say.
    """
    return Case.model_validate({**yaml.safe_load(path.read_text("utf-8")), "name": path.stem})


@cache
def all_cases() -> tuple[Case, ...]:
    """Read all behaviours, by name."""
    return tuple(read_case(path) for path in sorted(CASES.glob("*.yml")))


@cache
def bank(language: str) -> Bank:
    """Read the word bank of a language."""
    return Bank.model_validate(yaml.safe_load((PAGES / f"{language}.yml").read_text("utf-8")))


@cache
def page_file(name: str) -> Template:
    """Read a file of `pages/`."""
    return Template((PAGES / name).read_text("utf-8"))


@cache
def layouts() -> tuple[str, ...]:
    """Name the layouts, sorted."""
    return tuple(sorted(f"layouts/{path.name}" for path in (PAGES / "layouts").glob("*.html")))
