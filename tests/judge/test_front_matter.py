"""Whatever is wrong with the head of a page, it is told at its line, and the text below is judged all the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spoilt import COSTS, INDEX, changed, codes, told, with_line

from ncp.project import Project
from ncp.read.dates import mended_date
from ncp.read.duties import known_duties
from ncp.read.front_fields import read_fields
from ncp.read.front_matter import split_page

HEAD = [
    "---",
    "title: Cik tas maksā",
    "description: Kas.",
    "owner: office",
    "reviewed: 2026-01-02",
    "review_by: 2027-01-02",
    "---",
    "",
    "Teksts.",
]


@pytest.mark.parametrize(
    ("lines", "code", "front", "body"),
    [
        (HEAD, None, 5, "\nTeksts."),
        ([*HEAD[:6], *HEAD[7:]], "P002", 5, "\nTeksts."),
        ([*HEAD[:6], "--", *HEAD[7:]], "P002", 5, "\nTeksts."),
        ([*HEAD[:6], "———", *HEAD[7:]], "P002", 5, "\nTeksts."),
        ([*HEAD[:6], *HEAD[7:], "", "---", "", "Beigas."], "P002", 5, "\nTeksts.\n\n---\n\nBeigas."),
        (HEAD[1:], "P001", 5, "\nTeksts."),
        (["", *HEAD], "P001", 5, "\nTeksts."),
        (["----", *HEAD[1:]], "P001", 5, "\nTeksts."),
        ([*HEAD[1:6], *HEAD[7:]], "P001", 5, "\nTeksts."),
        (["# Virsraksts", "", "Teksts."], "P001", 0, "# Virsraksts\n\nTeksts."),
        ([""], "P001", 0, ""),
    ],
)
def test_a_lost_line_of_hyphens_does_not_swallow_the_page(
    lines: list[str], code: str | None, front: int, body: str
) -> None:
    """Fields and text are found on both sides of a line that is missing or wrongly written."""
    split = split_page("page.md", lines)
    assert (split.problem.code if split.problem else None) == code
    assert len([line for line in lines[split.first : split.end] if line]) == front
    assert "\n".join(lines[split.body :]) == body


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("---\ntitle", "title"),
        ("review_by: 2027-01-02\n---\n", "review_by: 2027-01-02\n"),
        ("title: Cik tas maksā", "title Cik tas maksā"),
        ("title: Cik tas maksā", 'title: "Cik tas maksā'),
        ("owner: office\n", ""),
        ("reviewed: 2026-01-02", "reviewed: vakar"),
        ("short: ", "short: [a, "),
    ],
)
def test_the_text_below_a_broken_head_is_judged(tiny: Project, old: str, new: str) -> None:
    """A dead link of the page is told in the same run, at its true line, and links to the page are not called dead."""
    with_line(tiny, "Lasiet [sākumā](indekss.md).")
    changed(tiny, COSTS, old, new)
    found = told(tiny, "L2")
    number = (tiny.root / COSTS).read_text(encoding="utf-8").split("\n").index("Lasiet [sākumā](indekss.md).") + 1
    assert [(problem.code, problem.place.path, problem.place.line) for problem in found] == [("L201", COSTS, number)]
    assert codes(tiny, "P0", "P1", "D0")


@pytest.mark.parametrize(
    ("old", "new", "code", "corrected"),
    [
        ("title: Cik", "title Cik", "P115", "title: Cik tas maksā"),
        ("title: Cik", "title:Cik", "P115", "title: Cik tas maksā"),
        ("owner: office", "owner = office", "P115", "owner: office"),
        ("title: Cik", "Title: Cik", "D011", "title: Cik tas maksā"),
        ("short: ", "shrot: ", "D011", "short: Izmaksas"),
        ("reviewed: 2026-01-02", "reviewed: 02.01.2026.", "D015", "reviewed: 2026-01-02"),
        ("review_by: 2027-01-02", "review_by: 2027-02-30", "D015", "review_by: 2027-02-28"),
        ("reviewed: 2026-01-02", "reviewed: 2026-13-45", "D015", None),
    ],
)
def test_a_slip_in_a_field_comes_with_the_line_mended(
    tiny: Project, old: str, new: str, code: str, corrected: str | None
) -> None:
    """One problem, at the line of the slip, with the line as it should be: nothing else is said of the field."""
    changed(tiny, COSTS, old, new)
    found = told(tiny, "P", "D")
    line = next(
        number
        for number, text in enumerate((tiny.root / COSTS).read_text(encoding="utf-8").split("\n"), 1)
        if text.startswith(new)
    )
    assert [(problem.code, problem.place.line, problem.corrected) for problem in found] == [(code, line, corrected)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("22.11.2026", date(2026, 11, 22)),
        ("22.11.2026.", date(2026, 11, 22)),
        ("5/1/2026", date(2026, 1, 5)),
        ("2026.11.22", date(2026, 11, 22)),
        ("20261122", date(2026, 11, 22)),
        ("2026-1-5", date(2026, 1, 5)),
        ("2026-22-11", date(2026, 11, 22)),
        ("2026-11-31", date(2026, 11, 30)),
        ("2027-02-29", date(2027, 2, 28)),
        ("2026-13-45", None),
        ("2026-00-10", None),
        ("0000-01-01", None),
        ("vakar", None),
    ],
)
def test_dates_that_people_type_are_understood_or_left_alone(typed: str, meant: date | None) -> None:
    """Day first or year first, any signs; what could mean two things is not guessed."""
    assert mended_date(typed) == meant


def test_a_field_of_the_other_kind_of_page_is_told_as_such(tiny: Project) -> None:
    """`owner` in a translation and `source` in a Latvian page are not called slips of the pen."""
    changed(tiny, "docs/lt/costs.md", "short:", "owner: office\nshort:")
    changed(tiny, COSTS, "short:", f'source: "{"0" * 40}"\nshort:')
    assert codes(tiny, "P", "D") == ["P116", "P117"]


def test_there_are_79_duties_in_four_languages() -> None:
    """Each id has a title in every language of the site."""
    duties = known_duties()
    assert len(duties) == 79
    assert all(set(duty.title) == {"en", "et", "lt", "lv"} and all(duty.title.values()) for duty in duties.values())


def test_a_duty_on_a_line_of_its_own_is_told_there(tiny: Project) -> None:
    """The place is that of the id, however the list is written."""
    changed(tiny, COSTS, "review_by: 2027-01-02", "review_by: 2027-01-02\nduties:\n  - D1\n  - M9")
    (problem,) = told(tiny, "P2")
    assert (problem.code, problem.place.line, problem.place.column) == ("P201", 10, 5)


def test_pages_of_different_languages_may_have_the_same_words(tiny: Project) -> None:
    """A name is a name in every language."""
    changed(tiny, COSTS, "short: Izmaksas", "short: EVAK")
    changed(tiny, "docs/lt/index.md", "short: Pradžia", "short: EVAK")
    assert codes(tiny, "P") == []


def test_the_day_may_have_begun_east_of_us(tiny: Project) -> None:
    """A page reviewed in Rīga after midnight is not reviewed in the future."""
    changed(tiny, INDEX, "reviewed: 2026-01-02", "reviewed: 2026-03-03")
    assert codes(tiny, "P") == []


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["---", "--", "", "title: a", "title a", "owner:", " - x", "duties: [A1", "reviewed: 1", "a: b: c"]
        ),
        st.text(max_size=30).map(lambda text: text.replace("\n", " ").replace("\r", " ")),
    ),
    min_size=1,
    max_size=12,
)


@given(LINES, st.booleans())
def test_no_head_is_too_broken_to_be_read(lines: list[str], is_source: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    """Whatever stands there, the page is cut in order and its fields have values."""
    split = split_page("page.md", lines)
    assert 0 <= split.first <= split.end <= split.body <= len(lines)
    meta, _ = read_fields("page.md", "\n".join(lines[split.first : split.end]), split.first + 1, is_source=is_source)
    assert isinstance(meta.title, str)
