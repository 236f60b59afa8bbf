"""The findings as JSON, for other programs."""

import json

from ncp.check import Checked
from ncp.problems import Problem
from ncp.say.report import said


def json_report(checked: Checked) -> str:
    """Give a list of objects, one a problem, sorted by place."""
    return json.dumps([_entry(problem) for problem in checked.problems], ensure_ascii=False, indent=1) + "\n"


def _entry(problem: Problem) -> dict[str, object]:
    """Give one problem as plain values; what nobody knows is left out."""
    place = problem.place
    entry: dict[str, object | None] = {
        "code": problem.code,
        "grade": str(problem.grade),
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "message": said(problem),
        "shown": problem.shown,
        "corrected": problem.corrected,
    }
    return {name: value for name, value in entry.items() if value is not None}
