"""data/duties.yml: what the law asks of a contact point's site, by the ids that pages name in their front matter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from pydantic import TypeAdapter

from ncp.problems import Place, Problem
from ncp.project import Project, this_project
from ncp.read.schema import validate
from ncp.read.yaml_source import read_yaml

GAP = "gap"
FILE: TypeAdapter[dict[str, dict[str, object]]] = TypeAdapter(dict[str, dict[str, object]])
TEXTS: TypeAdapter[dict[str, str]] = TypeAdapter(dict[str, str])


@dataclass(frozen=True)
class Duty:
    """One thing that the site must tell or do."""

    title: Mapping[str, str]
    """By language."""
    gap: Mapping[str, str] = field(default_factory=dict)
    """Why no page answers it yet, by language; empty if one does."""


Duties = Mapping[str, Duty]
"""Id → duty, in the order of the file."""


def read_duties(project: Project) -> tuple[Duties, Mapping[str, Place], tuple[Problem, ...]]:
    """Read the duties and their places; without a usable file there are none, and what is wrong with it is told."""
    source, problems = read_yaml(project, project.data / "duties.yml", remarks=True)
    if problems:
        return {}, {}, problems
    checked = validate(source, FILE, source.value)
    found = list(checked.problems)
    duties: dict[str, Duty] = {}
    for name, fields in (checked.value or {}).items():
        titles = {language: text for language, text in fields.items() if language != GAP}
        title = validate(source, TEXTS, titles, (name,))
        gap = validate(source, TEXTS, fields.get(GAP, {}), (name, GAP))
        found += (*title.problems, *gap.problems)
        duties[name] = Duty(title.value or {}, gap.value or {})
    return duties, {name: source.key_place((name,)) for name in duties}, tuple(found)


@cache
def known_duties() -> Duties:
    """Give the duties of the tools' own site: the law is the same for every site."""
    return read_duties(this_project())[0]
