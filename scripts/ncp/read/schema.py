"""From plain values to typed ones: pydantic judges, and its findings become problems with a place and a sentence."""

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from ncp.problems import Place, Problem
from ncp.read.yaml_source import Location, YamlSource

T = TypeVar("T")

# pydantic's error types → our codes; anything else is D013 with pydantic's own words
CODES = {
    "missing": "D010",
    "string_too_short": "D010",
    "extra_forbidden": "D011",
    "string_pattern_mismatch": "D020",
    "unknown_locale": "D021",
    "too_short": "D019",
    "too_long": "D019",
    "union_tag_not_found": "D010",
    "union_tag_invalid": "D012",
    "literal_error": "D012",
    "enum": "D012",
    "string_type": "D014",
    "date_from_datetime_parsing": "D015",
    "date_parsing": "D015",
    "date_from_datetime_inexact": "D015",
    "decimal_parsing": "D016",
    "decimal_type": "D016",
    "int_parsing": "D026",
    "int_type": "D026",
    "greater_than_equal": "D024",
    "decimal_max_places": "D025",
    "decimal_max_digits": "D027",
    "decimal_whole_digits": "D027",
    "less_than_equal": "D027",
    "bool_parsing": "D017",
    "dict_type": "D018",
    "model_type": "D018",
    "model_attributes_type": "D018",
    "list_type": "D019",
    "tuple_type": "D019",
}

PARTS = re.compile(r"[.#/]")
LIKE_ENOUGH = 0.65
KEY = "[key]"
"""How pydantic calls a finding about the key of a mapping, not about its value."""


class Record(BaseModel):
    """A frozen entry of a data file; unknown fields are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def nearest(name: str, known: Iterable[str]) -> str:
    """Give the known name that looks most like `name`; empty if none is near.

    Names are compared part by part (`fees.specialist`, `ehic.md#fees`), so that a common beginning makes nothing near.
    """
    parts = PARTS.split(name)
    alike = {other: _likeness(parts, PARTS.split(other)) for other in known}
    best = max(alike, key=lambda other: alike[other], default="")
    return best if alike.get(best, 0) >= LIKE_ENOUGH else ""


def _likeness(parts: list[str], others: list[str]) -> float:
    """Say how alike two names are: the likeness of their least alike parts; 0 if they have not as many."""
    if len(parts) != len(others):
        return 0
    return min(difflib.SequenceMatcher(None, one, two).ratio() for one, two in zip(parts, others, strict=True))


class Validated(NamedTuple, Generic[T]):
    """The outcome of a validation: the typed value, or None and the problems."""

    value: T | None
    problems: tuple[Problem, ...]


def validate(source: YamlSource, adapter: TypeAdapter[T], value: object, location: Location = ()) -> Validated[T]:
    """Turn `value`, which stands at `location` of `source`, into what `adapter` describes.

    Returns:
        The typed value, or None with one problem for each finding.
    """
    try:
        return Validated(adapter.validate_python(value), ())
    except ValidationError as findings:
        found = findings.errors(include_url=False)
        missing = [str(finding["loc"][-1]) for finding in found if finding["type"] == "missing"]
        return Validated(None, tuple(_problem(source, location, dict(finding), missing) for finding in found))


def _problem(source: YamlSource, base: Location, finding: dict[str, Any], missing: list[str]) -> Problem:
    """Turn one finding of pydantic into a problem with its place in the file; `missing` are the fields not given."""
    context: Mapping[str, Any] = finding.get("ctx") or {}
    kind = finding["type"]
    location = _in_file(source, base, tuple(step for step in finding["loc"] if step != KEY))
    if kind in {"union_tag_not_found", "union_tag_invalid"}:
        location = (*location, str(context.get("discriminator", "kind")).strip("'"))
    field = next((str(step) for step in reversed(location) if isinstance(step, str)), "")
    expected = str(context.get("expected") or context.get("expected_tags") or "").replace(" or ", ", ")
    given = context.get("tag") or (finding["input"] if isinstance(finding["input"], str | int) else "")
    unknown = kind == "extra_forbidden"
    place = _place(
        source, location, missing=kind in {"missing", "union_tag_not_found"}, key=unknown or KEY in finding["loc"]
    )
    near = nearest(field, missing) if unknown else nearest(str(given), _tags(expected))
    values = {
        "field": field,
        "given": given,
        "expected": expected,
        "nearest": near,
        "reason": finding["msg"],
        "example": _example(source.name, finding["loc"]),
    }
    return Problem(CODES.get(kind, "D013"), place, values)


def _example(file: str, found: tuple[str | int, ...]) -> str:
    """Give the name of the field that an example is kept for: `phone.value`, `page.source`, or the field alone."""
    in_page = ("page",) if file.endswith(".md") else ()
    return ".".join((*in_page, *(step for step in found if isinstance(step, str))))


def _tags(expected: str) -> tuple[str, ...]:
    """Take the allowed words out of pydantic's "'a', 'b' or 'c'"."""
    return tuple(word.strip("' ") for word in expected.split(","))


def _in_file(source: YamlSource, base: Location, found: tuple[str | int, ...]) -> Location:
    """Drop what pydantic adds to a location (names of union members), keep what stands in the file."""
    location = base
    for index, step in enumerate(found):
        candidate = (*location, step)
        last = index == len(found) - 1
        if candidate in source.value_places or candidate in source.key_places or last:
            location = candidate
    return location


def _place(source: YamlSource, location: Location, *, missing: bool, key: bool) -> Place:
    """Say where to point: at the owner of a missing field, at an unknown key, else at the value."""
    if missing:
        return source.key_place(location[:-1])
    return source.key_place(location) if key else source.place(location)
