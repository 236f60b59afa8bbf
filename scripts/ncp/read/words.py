"""docs/<language>/interface.yml: what the site itself says to the reader, around the pages."""

from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter

from ncp.problems import Problem
from ncp.project import Project
from ncp.read.facts import Unit
from ncp.read.links import RunBy
from ncp.read.schema import Record, validate
from ncp.read.yaml_source import read_yaml

Plural = dict[Literal["zero", "one", "two", "few", "many", "other"], str]


class Words(Record):
    """The interface in one language. Gaps in braces are filled by the build; facts may be quoted."""

    site_name: str
    tagline: str
    skip: str
    languages: str
    menu: str
    home: str
    on_this_page: str
    draft_label: str
    draft: str
    untranslated: str
    sources: str
    read_on: str
    """Gap: {date}."""
    dated: str
    """Gap: {date}."""
    section: str
    """Gap: {section}."""
    point: str
    """Gap: {point}."""
    annex: str
    """Gap: {annex}."""
    to_confirm: str
    changed: str
    """Gap: {date}."""
    next_review: str
    """Gap: {date}."""
    in_language: str
    """Gap: {languages}."""
    run_by: str
    run_by_kind: dict[RunBy, str]
    page_languages: str
    phone: str
    email: str
    contact: str
    contact_lines: tuple[str, ...]
    emergency: str
    emergency_lines: tuple[str, ...]
    about_label: str
    about_site: str
    choose_language: str
    not_found_title: str
    not_found_text: str
    units: dict[Unit, Plural]
    hours: str
    """Gaps: {days}, {times}."""
    times: str
    """Gaps: {start}, {end}."""
    eu_states: str
    round_the_clock: str
    """Gap: {days}."""


ADAPTER: TypeAdapter[Words] = TypeAdapter(Words)


@dataclass(frozen=True)
class Interface:
    """The words of a language, and the file they come from."""

    words: Words
    file: str
    text: str


def read_words(project: Project, language: str) -> tuple[Interface | None, tuple[Problem, ...]]:
    """Read the interface words of a language."""
    source, problems = read_yaml(project, project.docs / language / "interface.yml")
    if problems:
        return None, problems
    words = validate(source, ADAPTER, source.value)
    return Interface(words.value, source.name, source.text) if words.value else None, words.problems
