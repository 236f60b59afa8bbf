"""From plain values to typed ones: pydantic judges, and its findings become problems with a place and a sentence."""

import difflib
from collections.abc import Iterable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from ncp.problems import Place, Problem
from ncp.read.yaml_source import Location, YamlSource

T = TypeVar("T")

# pydantic's error types → our codes; anything else is D013 with pydantic's own words
CODES = {
    "missing": "D010",
    "extra_forbidden": "D011",
    "string_pattern_mismatch": "D020",
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
    "int_parsing": "D016",
    "int_type": "D016",
    "bool_parsing": "D017",
    "dict_type": "D018",
    "model_type": "D018",
    "model_attributes_type": "D018",
    "list_type": "D019",
    "tuple_type": "D019",
}


class Record(BaseModel):
    """A frozen entry of a data file; unknown fields are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


NOTHING_NEAR = "–"


def nearest_or_dash(name: str, known: Iterable[str]) -> str:
    """Give the known name that looks most like `name`, or a dash, for a sentence."""
    return nearest(name, known) or NOTHING_NEAR


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Give the known name that looks most like `name`, if one does."""
    return next(iter(difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)), None)


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
        return Validated(None, tuple(_problem(source, location, dict(finding)) for finding in found))


def _problem(source: YamlSource, base: Location, finding: dict[str, Any]) -> Problem:
    """Turn one finding of pydantic into a problem with its place in the file."""
    context: Mapping[str, Any] = finding.get("ctx") or {}
    location = _in_file(source, base, finding["loc"])
    kind = finding["type"]
    if kind in {"union_tag_not_found", "union_tag_invalid"}:
        location = (*location, str(context.get("discriminator", "kind")).strip("'"))
    field = str(location[-1]) if location else ""
    expected = str(context.get("expected") or context.get("expected_tags") or context.get("pattern") or "")
    missing = kind in {"missing", "union_tag_not_found"}
    place = _place(source, location, missing=missing, key=kind == "extra_forbidden")
    given = finding["input"] if isinstance(finding["input"], str | int) else ""
    known = _tags(expected) if kind in {"literal_error", "union_tag_invalid"} else ()
    return Problem(
        CODES.get(kind, "D013"),
        place,
        {
            "field": field,
            "given": context.get("tag", given),
            "expected": expected,
            "nearest": nearest_or_dash(str(context.get("tag", given)), known),
            "reason": finding["msg"],
            "example": _example(source.name, finding["loc"]),
        },
    )


def _example(file: str, found: tuple[str | int, ...]) -> str:
    """Give the name of the field that an example is kept for: `phone.value`, `page.source`, or the field alone."""
    in_page = ("page",) if file.endswith(".md") else ()
    return ".".join((*in_page, *(step for step in found if isinstance(step, str))))


def _tags(expected: str) -> tuple[str, ...]:
    """Take the allowed words out of pydantic's "'a', 'b' or 'c'"."""
    return tuple(word.strip("' ") for word in expected.replace(" or ", ",").split(","))


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
