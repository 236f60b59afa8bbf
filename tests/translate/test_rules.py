"""The check tells of stale translations at the heading of the section."""

from datetime import date

from ncp.check import check_project
from ncp.problems import Grade, Problem
from translated_site import TranslatedSite

TODAY = date(2026, 4, 1)


def told(site: TranslatedSite, code: str) -> list[Problem]:
    """Give what the check says under a code."""
    return [problem for problem in check_project(site.project, today=TODAY).problems if problem.code == code]


def test_a_stale_section_is_a_warning_at_its_heading(translated: TranslatedSite) -> None:
    """Once a language, with the number of words and the day; never an error by itself."""
    translated.edit("lv/costs.md", "Likums: ", "Likums, ", "2026-03-05")
    problems = told(translated, "K290")
    assert [str(one.place) for one in problems] == [f"docs/{code}/costs.md:10:4" for code in ("en", "et", "lt")]
    assert {(one.grade, one.values["words"], str(one.values["since"])) for one in problems} == {
        (Grade.WARNING, 1, "2026-03-05")
    }


def test_the_top_of_a_page_is_told_at_its_title(translated: TranslatedSite) -> None:
    """Title, description and the first lines."""
    translated.edit("lv/costs.md", "title: Cik", "title: Cik daudz", "2026-03-05")
    assert {one.place.line for one in told(translated, "K290")} == {2}


def test_an_unknown_stamp_is_a_warning_and_noughts_are_an_error(translated: TranslatedSite) -> None:
    """Noughts are nobody's text; another id may be a text that was never committed."""
    stamp = translated.age("lt/costs.md").stamp
    translated.edit("lt/costs.md", stamp, "1" * 40)
    translated.edit("et/costs.md", stamp, "0" * 40)
    grades = {one.place.path: one.grade for one in told(translated, "K291")}
    assert grades == {"docs/lt/costs.md": Grade.WARNING, "docs/et/costs.md": Grade.ERROR}
