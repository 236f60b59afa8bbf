"""data/facts.yml: every phone, address, fee, deadline and list of countries, with source and date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, get_args
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, TypeAdapter
from pydantic_core import PydanticKnownError

from ncp.problems import Place, Problem
from ncp.project import Project
from ncp.read.schema import Record, validate
from ncp.read.yaml_source import read_yaml

URL_FORM = r"^https?://[^\s<>\"]+$"


def _with_a_host(url: str) -> str:
    """Refuse an address that begins well, but that no program can take apart, such as `https://[x`."""
    try:
        parts = urlsplit(url)
        usable = bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise PydanticKnownError("string_pattern_mismatch", {"pattern": URL_FORM})
    return url


Url = Annotated[str, Field(pattern=URL_FORM), AfterValidator(_with_a_host)]
PhoneNumber = Annotated[str, Field(pattern=r"^(\+[1-9][0-9 ]{6,18}[0-9]|[0-9]{3,8})$")]
MailAddress = Annotated[str, Field(pattern=r"^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$")]
Name = Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[str, ...] = get_args(Day)
Unit = Literal["hour", "day", "working_day", "week", "month", "year"]
DAYS = "|".join(WEEKDAYS)


class Sourced(Record):
    """What every fact says about where it comes from."""

    source: Url
    as_of: date
    """The date that the source bears; if it bears none (`undated`), the day on which it was read."""
    undated: bool = False
    review_by: date
    confidence: Literal["H", "M"]
    law: str | None = None
    """Id of an entry of data/links.yml."""
    section: str | None = None
    point: str | None = None
    annex: str | None = None
    confirm: bool = False
    """NVD is to confirm it before the site opens."""


class Phone(Sourced):
    """A phone number: international with `+`, or a short or national number as dialled."""

    kind: Literal["phone"]
    value: PhoneNumber


class Email(Sourced):
    """An e-mail address."""

    kind: Literal["email"]
    value: MailAddress


class Address(Sourced):
    """A post address, in the language of its country."""

    kind: Literal["address"]
    value: str
    lang: str = "lv"


class Money(Sourced):
    """An amount; the currency is euro if not said."""

    kind: Literal["money"]
    value: Annotated[Decimal, Field(ge=0, decimal_places=2, max_digits=12)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "EUR"


class Duration(Sourced):
    """A length of time, such as a deadline."""

    kind: Literal["duration"]
    value: Annotated[int, Field(ge=0, le=10_000)]
    unit: Unit


class Percentage(Sourced):
    """A share in per cent."""

    kind: Literal["percentage"]
    value: Annotated[Decimal, Field(ge=0, le=1000, max_digits=8)]


class Moment(Sourced):
    """A date."""

    kind: Literal["date"]
    value: date


class Countries(Sourced):
    """A list of states, as two-letter codes; EU stands for the European Union."""

    kind: Literal["countries"]
    value: tuple[Annotated[str, Field(pattern=r"^[A-Z]{2}$")], ...]


class Open(Record):
    """A span of opening hours: the same hours on some days."""

    days: Annotated[str, Field(pattern=rf"^({DAYS})(-({DAYS}))?$")]
    start: Annotated[str, Field(alias="from", pattern=r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$")]
    end: Annotated[str, Field(alias="to", pattern=r"^(([01]?[0-9]|2[0-3]):[0-5][0-9]|24:00)$")]


class Hours(Sourced):
    """Opening hours."""

    kind: Literal["hours"]
    value: tuple[Open, ...]


class Text(Sourced):
    """A short text in each language."""

    kind: Literal["text"]
    value: dict[str, str]


Fact = Phone | Email | Address | Money | Duration | Percentage | Moment | Countries | Hours | Text
ADAPTER: TypeAdapter[Fact] = TypeAdapter(Annotated[Fact, Field(discriminator="kind")])
GROUPS: TypeAdapter[dict[Name, dict[Name, object]]] = TypeAdapter(dict[Name, dict[Name, object]])


@dataclass(frozen=True)
class Facts:
    """All facts by their full name, `group.name`, in the order of the file, each with its place."""

    by_name: Mapping[str, Fact]
    places: Mapping[str, Place]
    """Of every fact that is there, also of those that cannot be used."""
    readable: bool = True
    """False if the file as a whole could not be read."""

    def is_told(self, name: str) -> bool:
        """Say whether what is wrong with this fact has been told where it stands."""
        return not self.readable or name in self.places


def read_facts(project: Project) -> tuple[Facts, tuple[Problem, ...]]:
    """Read data/facts.yml; a fact that is wrong is left out and told."""
    source, problems = read_yaml(project, project.data / "facts.yml")
    groups = validate(source, GROUPS, source.value) if not problems else None
    found: list[Problem] = [*problems, *(groups.problems if groups else ())]
    by_name: dict[str, Fact] = {}
    places: dict[str, Place] = {}
    for group, members in (groups.value if groups and groups.value else {}).items():
        for name, value in members.items():
            checked = validate(source, ADAPTER, value, (group, name))
            found += checked.problems
            places[f"{group}.{name}"] = source.key_place((group, name))
            if checked.value is not None:
                by_name[f"{group}.{name}"] = checked.value
    return Facts(by_name, places, readable=groups is not None and groups.value is not None), tuple(found)
