"""Reviews that are due are told in time and stop nobody; a page that nobody could find is told."""

from datetime import date, timedelta

import pytest
from spoilt import COSTS, INDEX, TODAY, changed, codes, told

from ncp.check import check_project
from ncp.problems import Grade
from ncp.project import Project

REVIEW = date(2027, 1, 2)


@pytest.mark.parametrize(
    ("today", "told_as"),
    [
        (REVIEW - timedelta(days=31), []),
        (REVIEW - timedelta(days=30), [("R202", Grade.NOTE)]),
        (REVIEW, [("R202", Grade.NOTE)]),
        (REVIEW + timedelta(days=1), [("R201", Grade.WARNING)]),
    ],
)
def test_a_review_is_told_thirty_days_before_and_from_the_day_after(
    tiny: Project, today: date, told_as: list[tuple[str, Grade]]
) -> None:
    """Nothing, a note, a warning; never an error."""
    changed(tiny, INDEX, "review_by: 2027-01-02", "review_by: 2027-12-02")
    found = [problem for problem in check_project(tiny, today=today).problems if problem.code in {"R201", "R202"}]
    assert [(problem.code, problem.grade) for problem in found] == told_as


def test_a_link_is_due_after_a_year(tiny: Project) -> None:
    """On the day itself nobody is late yet."""
    assert codes(tiny, "R") == []
    last = date(2026, 1, 2) + timedelta(days=365)
    late = check_project(tiny, today=last + timedelta(days=1)).problems
    assert [problem.code for problem in check_project(tiny, today=last).problems if problem.code == "R206"] == []
    assert [problem.code for problem in late if problem.code == "R206"] == ["R206", "R206"]


def test_a_misspelt_entry_of_the_menu_is_one_problem(tiny: Project) -> None:
    """The page that it stands for is not called forgotten as well."""
    changed(tiny, "mkdocs.yml", "- costs.md", "- cots.md")
    (problem,) = told(tiny, "R")
    assert (problem.code, problem.place.line, problem.corrected) == ("R204", 5, "  - costs.md")


def test_a_forgotten_page_comes_with_its_line(tiny: Project) -> None:
    """The line stands where it may be pasted: behind the last entry."""
    changed(tiny, "mkdocs.yml", "  - costs.md\n", "")
    (problem,) = told(tiny, "R")
    assert (problem.code, problem.corrected) == ("R205", "  - index.md\n  - costs.md")


def test_a_menu_with_groups_is_read_to_its_leaves(tiny: Project) -> None:
    """Pages in a named group stand in the menu."""
    changed(tiny, "mkdocs.yml", "  - costs.md\n", "  - Maksa:\n      - costs.md\n")
    assert codes(tiny, "R") == []


def test_without_a_menu_nothing_is_said_of_it(tiny: Project) -> None:
    """A broken mkdocs.yml is told once, not page by page."""
    changed(tiny, "mkdocs.yml", "nav:", "nav")
    assert codes(tiny, "R") == []


def test_a_page_that_cannot_be_read_is_not_called_missing(tiny: Project) -> None:
    """Its bytes are told; neither the menu nor links to it are at fault."""
    (tiny.root / COSTS).write_bytes(b"---\ntitle: \xff\n---\n")
    assert codes(tiny, "R", "L2") == []
    assert TODAY < REVIEW
