"""The fields of a front matter, read.

A mistake in one must not hide those in the text below: what is right is kept, what is wrong is told and replaced.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from ncp.problems import Place, Problem
from ncp.read.dates import mended_date
from ncp.read.front_matter import ADAPTERS, KNOWN, SOURCE_FIELDS, TRANSLATION_FIELDS, Meta
from ncp.read.schema import nearest, validate
from ncp.read.yaml_source import YamlSource, parse_yaml

PASSING = {
    **dict.fromkeys(("title", "description", "owner"), "–"),
    **dict.fromkeys(("reviewed", "review_by"), "2000-01-01"),
    "source": "0" * 40,
}
STAND_INS = {
    **dict.fromkeys(("title", "description", "owner", "source"), ""),
    "reviewed": date.min,
    "review_by": date.max,
}
"""What stands instead of a field that is missing or wrong: nothing that a rule would find fault with once more."""
LOST_COLON = re.compile(rf"(?P<field>{KNOWN})(?: ?[=;,.]? +|:(?=[^\s:]))(?P<value>\S.*)")


def read_fields(file: str, front: str, first_line: int, *, is_source: bool) -> tuple[Meta, list[Problem]]:
    """Read the fields of a front matter; what is wrong is told and gets a stand-in."""
    source, wrong = parse_yaml(file, front, first_line)
    checked = validate(source, ADAPTERS[is_source], source.value)
    if checked.value is not None:
        return checked.value, list(wrong)
    lines = dict(enumerate(front.split("\n"), first_line))
    if not isinstance(source.value, dict):
        found = list(_lost_colons(file, lines)) or list(wrong) or list(checked.problems)
        return _right_fields({}, is_source=is_source), found
    named = [_with_nearest(problem, source.value, is_source=is_source) for problem in checked.problems]
    lost = list(_also_lost_colons(source, lines))
    problems = [_helpful(problem, lines, is_source=is_source) for problem in _without_echo(named, lost)]
    bad = {str(problem.values.get("field")) for problem in checked.problems}
    right = {str(name): value for name, value in source.value.items() if name not in bad}
    return _right_fields(right, is_source=is_source), [*wrong, *lost, *problems]


def _right_fields(fields: dict[str, object], *, is_source: bool) -> Meta:
    """Give a front matter of the fields that are right, and stand-ins for the others."""
    known = SOURCE_FIELDS if is_source else TRANSLATION_FIELDS
    passing = {name: value for name, value in PASSING.items() if name in known}
    meta = ADAPTERS[is_source].validate_python({**passing, **fields})
    return meta.model_copy(update={name: STAND_INS[name] for name in passing if name not in fields})


def _with_nearest(problem: Problem, given: Mapping[str, object], *, is_source: bool) -> Problem:
    """Name the field that a misspelt one is meant for, also one that need not be there, whatever its capitals."""
    if problem.code != "D011":
        return problem
    known = SOURCE_FIELDS if is_source else TRANSLATION_FIELDS
    near = nearest(str(problem.values["field"]).lower(), (name for name in known if name not in given))
    return replace(problem, values={**problem.values, "nearest": near})


def _without_echo(problems: list[Problem], lost: list[Problem]) -> Iterator[Problem]:
    """Leave out that a field is missing, if a misspelt one is told to be meant for it, or one without a colon."""
    meant = {problem.values["nearest"] for problem in problems if problem.code == "D011"}
    meant |= {problem.values["field"] for problem in lost}
    return (problem for problem in problems if problem.code != "D010" or problem.values["field"] not in meant)


def _helpful(problem: Problem, lines: dict[int, str], *, is_source: bool) -> Problem:
    """Add the line mended to a problem, or say more exactly what is wrong."""
    field, line = str(problem.values.get("field", "")), lines.get(problem.place.line, "")
    elsewhere = set(TRANSLATION_FIELDS if is_source else SOURCE_FIELDS) - set(
        SOURCE_FIELDS if is_source else TRANSLATION_FIELDS
    )
    if problem.code == "D011" and field.lower() in elsewhere:
        return replace(problem, code="P117" if is_source else "P116")
    if problem.code == "D011" and problem.values["nearest"]:
        return replace(problem, corrected=line.replace(field, str(problem.values["nearest"]), 1))
    given = str(problem.values.get("given", ""))
    day = mended_date(given) if problem.code == "D015" else None
    return replace(problem, corrected=line.replace(given, day.isoformat(), 1)) if day else problem


def _also_lost_colons(source: YamlSource, lines: dict[int, str]) -> Iterator[Problem]:
    """Find fields without a colon only where YAML took them for the rest of another."""
    given = source.value if isinstance(source.value, dict) else {}
    for problem in _lost_colons(source.name, lines):
        if problem.values["field"] not in given:
            yield problem


def _lost_colons(file: str, lines: dict[int, str]) -> Iterator[Problem]:
    """Find lines that begin with the name of a field, but without a colon and a blank behind it."""
    for number, line in lines.items():
        match = LOST_COLON.fullmatch(line)
        if match:
            name = match["field"]
            place = Place(file, number, len(name) + 1)
            yield Problem("P115", place, {"field": name}, corrected=f"{name}: {match['value']}")
