"""data/action-plan.yml: the measures of the State's plan, who answers for each, by when, and how far it is."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from ncp.problems import Place, Problem
from ncp.project import Project
from ncp.read.facts import Url
from ncp.read.schema import Record, nearest, validate
from ncp.read.yaml_source import YamlSource, read_yaml

UNKNOWN = "unknown"
LEAP_YEAR = 2024
"""A year that has every day."""
Texts = dict[str, str]
"""Language → text."""


def _in_the_calendar(month_and_day: str) -> str:
    """Refuse a day that no year has."""
    try:
        date.fromisoformat(f"{LEAP_YEAR}-{month_and_day}")
    except ValueError:
        raise PydanticCustomError("date_parsing", "not a day of the year") from None
    return month_and_day


class Deadline(Record):
    """When a measure is due: on a day, on a day of every year, or in words."""

    day: date | None = Field(default=None, alias="date")
    yearly: Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-[0-3][0-9]$"), AfterValidator(_in_the_calendar)] | None = (
        None
    )
    """Month and day."""
    words: Literal["permanent", "as_needed", "month_after_start"] | None = None

    @model_validator(mode="after")
    def _one_of_three(self) -> "Deadline":
        if [self.day, self.yearly, self.words].count(None) != 2:  # noqa: PLR2004 - one of three is given
            msg = "one of date, yearly, words"
            raise ValueError(msg)
        return self


def _known(state: object) -> object:
    """Take the word that stands for a state of which nothing is known."""
    return {} if state == UNKNOWN else state


class Measure(Record):
    """One measure of the plan, or one part of it with a deadline of its own."""

    id: Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+[a-z]?$")]
    text: Texts
    responsible: tuple[str, ...]
    together: tuple[str, ...] = Field(default=(), alias="with")
    deadline: Deadline
    state: Annotated[Texts, BeforeValidator(_known)]
    """What is known of it, in each language; empty if nothing is published that we know of."""

    @property
    def direction(self) -> int:
        """The direction of the plan that it belongs to."""
        return int(self.id.split(".")[0])


class Direction(Record):
    """One of the directions of the plan."""

    number: int
    title: Texts


class Plan(Record):
    """The whole plan."""

    source: Url
    as_of: date
    directions: tuple[Direction, ...]
    measures: tuple[Measure, ...]
    institutions: Mapping[str, Texts]
    """Abbreviation → name in each language."""


ADAPTER: TypeAdapter[Plan] = TypeAdapter(Plan)


def read_plan(project: Project) -> tuple[Plan | None, Mapping[str, Place], tuple[Problem, ...]]:
    """Read the plan and the places of its texts; None if it cannot be used. A site may have none."""
    path = project.data / "action-plan.yml"
    if not path.is_file():
        return None, {}, ()
    source, problems = read_yaml(project, path)
    if problems:
        return None, {}, problems
    checked = validate(source, ADAPTER, source.value)
    if checked.value is None:
        return None, {}, checked.problems
    return checked.value, dict(_places(source, checked.value)), tuple(_slips(source, checked.value))


def _places(source: YamlSource, plan: Plan) -> Iterator[tuple[str, Place]]:
    """Give the places of the texts: of directions by number, of measures by id, of institutions by abbreviation."""
    for index, direction in enumerate(plan.directions):
        yield str(direction.number), source.key_place(("directions", index, "title"))
    for index, measure in enumerate(plan.measures):
        yield measure.id, source.key_place(("measures", index, "text"))
    for name in plan.institutions:
        yield name, source.key_place(("institutions", name))


def _slips(source: YamlSource, plan: Plan) -> Iterator[Problem]:
    """Find measures that no table would show, or of which nobody would know who answers for them."""
    numbers = {str(direction.number) for direction in plan.directions}
    first: dict[str, int] = {}
    for index, measure in enumerate(plan.measures):
        place = source.place(("measures", index, "id"))
        if measure.id in first:
            yield Problem("D005", place, {"key": measure.id, "first": first[measure.id]})
        first.setdefault(measure.id, place.line)
        if str(measure.direction) not in numbers:
            yield Problem("D029", place, {"id": measure.id, "number": measure.direction})
        for field, names in (("responsible", measure.responsible), ("with", measure.together)):
            for name in names:
                if name not in plan.institutions:
                    values = {"name": name, "nearest": nearest(name, plan.institutions)}
                    yield Problem("D030", source.place(("measures", index, field)), values)
