"""data/quality.yml: what was measured of the site, written by the commands that it names."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from ncp.problems import Problem
from ncp.project import Project
from ncp.read.schema import Record, validate
from ncp.read.yaml_source import read_yaml

QUALITY = "quality.yml"
Share = Annotated[float, Field(ge=0, le=1)]


class SearchScore(Record):
    """How well a search answered questions of a kind."""

    questions: Annotated[int, Field(ge=1)]
    first_three: Share
    """Share with a right result among the first three."""
    recall: Share
    """The same among the first five."""
    rank: Share
    """Mean reciprocal rank of the first right result."""


class SearchQuality(Record):
    """The scores of the search, beside those of others on the same pages."""

    measured: date
    command: str
    speed: dict[str, Any]
    """Sizes in bytes and times in milliseconds."""
    languages: Mapping[str, Mapping[str, Mapping[str, SearchScore]]]
    """Language → engine → kind of questions."""


class Quality(Record):
    """All that was measured; nothing where nobody has."""

    search: SearchQuality | None = None


ADAPTER: TypeAdapter[Quality] = TypeAdapter(Quality)


def read_quality(project: Project) -> tuple[Quality, tuple[Problem, ...]]:
    """Read the figures; a project without the file has none."""
    path = project.data / QUALITY
    if not path.is_file():
        return Quality(), ()
    source, unread = read_yaml(project, path)
    if unread:
        return Quality(), unread
    checked = validate(source, ADAPTER, source.value)
    return checked.value or Quality(), checked.problems
