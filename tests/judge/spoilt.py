"""What the tests of rules share: the tiny site with a page or a data file changed, and what the check says of it."""

from datetime import date

from ncp.check import check_project
from ncp.problems import Problem
from ncp.project import Project

TODAY = date(2026, 3, 2)
COSTS, INDEX = "docs/lv/costs.md", "docs/lv/index.md"
LINE = "Vizīte maksā {{ fact.fees.visit }}."
"""A line of the page about costs that tests put another behind."""


def changed(project: Project, file: str, old: str, new: str) -> None:
    """Replace a piece of a file."""
    path = project.root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def with_line(project: Project, line: str) -> None:
    """Put a paragraph on the page about costs."""
    changed(project, COSTS, LINE, f"{LINE}\n\n{line}")


def told(project: Project, *families: str) -> list[Problem]:
    """Give what the check says; with `families` only codes that begin with one of them."""
    problems = check_project(project, today=TODAY).problems
    known = [problem for problem in problems if problem.code != "P210"]  # the page about costs names no duties
    return [problem for problem in known if not families or problem.code.startswith(families)]


def codes(project: Project, *families: str) -> list[str]:
    """Give the codes of what the check says."""
    return [problem.code for problem in told(project, *families)]
