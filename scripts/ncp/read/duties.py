"""data/duties.yml: what the law asks of a contact point's site, by the ids that pages name in their front matter."""

from collections.abc import Mapping
from functools import cache

from pydantic import TypeAdapter

from ncp.problems import Problem
from ncp.project import Project, this_project
from ncp.read.schema import validate
from ncp.read.yaml_source import read_yaml

ADAPTER: TypeAdapter[dict[str, dict[str, str]]] = TypeAdapter(dict[str, dict[str, str]])
Duties = Mapping[str, Mapping[str, str]]
"""Id → language → title."""


def read_duties(project: Project) -> tuple[Duties, tuple[Problem, ...]]:
    """Read the duties; without a usable file there are none, and what is wrong with it is told."""
    source, problems = read_yaml(project, project.data / "duties.yml", remarks=True)
    if problems:
        return {}, problems
    checked = validate(source, ADAPTER, source.value)
    return checked.value or {}, checked.problems


@cache
def known_duties() -> Duties:
    """Give the duties of the tools' own site: the law is the same for every site."""
    return read_duties(this_project())[0]
