"""Workflow commands of GitHub's runner: problems beside the lines of a proposal."""

from collections.abc import Iterator

from ncp.check import Checked
from ncp.problems import Grade, Problem
from ncp.say.report import said
from ncp.say.workflow import as_data, as_property

COMMANDS = {Grade.ERROR: "error", Grade.WARNING: "warning", Grade.NOTE: "notice"}
WORST_FIRST = tuple(COMMANDS)


def github_commands(checked: Checked) -> Iterator[str]:
    """Give a command for each error and warning, the worst first: the runner shows only ten of a kind."""
    for grade in WORST_FIRST[:-1]:
        for problem in checked.problems:
            if problem.grade is grade:
                yield _command(problem)


def _command(problem: Problem) -> str:
    place = problem.place
    values = {"file": place.path, "line": place.line, "col": place.column, "title": problem.code}
    properties = ",".join(f"{name}={as_property(str(value))}" for name, value in values.items())
    more = f"\n{problem.corrected}" if problem.corrected else ""
    return f"::{COMMANDS[problem.grade]} {properties}::{as_data(_harmless(said(problem) + more))}"


def _harmless(text: str) -> str:
    """Set two `#` in a row apart: runners look for `##[command]` anywhere in a line."""
    return text.replace("##", "# #")
