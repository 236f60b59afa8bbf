"""What is a fact is quoted; numbers of laws, forms and common speech are left in peace; the data is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spoilt import LINE, changed, codes, told, with_line

from ncp.judge.families.facts.known import one_slip
from ncp.project import Project

FACTS = "data/facts.yml"
LATER = """
deadlines:
  answer:
    kind: duration
    value: 30
    unit: day
    source: https://office.example/answers
    as_of: 2026-01-02
    review_by: 2027-01-02
    confidence: H
  since:
    kind: date
    value: 2026-11-22
    source: https://office.example/answers
    as_of: 2026-01-02
    review_by: 2027-01-02
    confidence: H
  ambulance:
    kind: phone
    value: "113"
    source: https://office.example/answers
    as_of: 2026-01-02
    review_by: 2027-01-02
    confidence: H
  share:
    kind: percentage
    value: 50
    source: https://office.example/answers
    as_of: 2026-01-02
    review_by: 2027-01-02
    confidence: H
"""
UNUSED = "F210"


@pytest.fixture
def site(tiny: Project) -> Project:
    """The tiny site with facts of every kind."""
    path = tiny.root / FACTS
    path.write_text(path.read_text(encoding="utf-8") + LATER.lstrip(), encoding="utf-8")
    return tiny


def said(site: Project, family: str = "F2") -> list[str]:
    """Give the codes about facts, without those that nobody quotes yet."""
    return [code for code in codes(site, family) if code != UNUSED]


@pytest.mark.parametrize(
    ("typed", "code", "quote"),
    [
        ("Zvaniet +371 67000000.", "F201", "office.phone"),
        ("Zvaniet 6700 0000.", "F201", "office.phone"),
        ("Zvaniet 67 000 000.", "F201", "office.phone"),
        ("Rakstiet: Office@office.example.", "F201", "office.email"),
        ("Tas maksā 4 eiro.", "F201", "fees.visit"),
        ("Tas maksā 4,00 EUR.", "F201", "fees.visit"),
        ("Tas maksā €4.", "F201", "fees.visit"),
        ("Kopš 2026. gada 22. novembra.", "F201", "deadlines.since"),
        ("Kopš 22.11.2026.", "F201", "deadlines.since"),
        ("Atmaksā 50 %.", "F201", "deadlines.share"),
        ("Atmaksā 50 procentus.", "F201", "deadlines.share"),
        ("Zvaniet 113.", "F201", "deadlines.ambulance"),
        ("Zvaniet +371 6700000.", "F202", "office.phone"),
        ("Zvaniet 67000001.", "F202", "office.phone"),
        ("Zvaniet 670000000.", "F202", "office.phone"),
        ("Zvaniet 76000000.", "F202", "office.phone"),
        ("Zvaniet 133.", "F202", "deadlines.ambulance"),
        ("Rakstiet: ofice@office.example.", "F202", "office.email"),
        ("Kopš 2026. gada 23. novembra.", "F202", "deadlines.since"),
        ("Tas maksā 17 eiro.", "F203", None),
        ("Zvaniet 29999999.", "F203", None),
        ("Kopš 2020. gada 1. janvāra.", "F203", None),
        ("Atmaksā 75 %.", "F203", None),
        ("Atbildi saņemsiet 30 dienu laikā.", "F204", "deadlines.answer"),
    ],
)
def test_a_figure_typed_in_prose_is_told(site: Project, typed: str, code: str, quote: str | None) -> None:
    """Once, with the line mended where a fact has the value or nearly so."""
    with_line(site, typed)
    (problem,) = [problem for problem in told(site, "F2") if problem.code not in {UNUSED, "F221"}]
    assert problem.code == code
    assert (problem.corrected is None) if quote is None else (f"{{{{ fact.{quote} }}}}" in (problem.corrected or ""))


@pytest.mark.parametrize(
    "harmless",
    [
        "Noteikumi Nr. 113 un Direktīva 2011/24/ES, 113. pants.",
        "S2, E112, E 112 un A1 veidlapa.",
        "Palīdzība ir 24 stundas dienā.",
        "Likums pieņemts 2013. gadā, spēkā kopš 2014. gada janvāra.",
        "Bērni līdz 18 gadu vecumam, 9. pants, 4.9. apakšpunkts.",
        "Trešā daļa, 6. ieeja, 2 rindas un 3 cilvēki.",
        "`4 eiro` un {{ fact.fees.visit }}.",
    ],
)
def test_what_is_no_fact_is_left_in_peace(site: Project, harmless: str) -> None:
    """Numbers of laws and forms, years, ages and common speech are no facts."""
    with_line(site, harmless)
    assert said(site) == []


@pytest.mark.parametrize("field", ["title", "description"])
def test_figures_of_the_front_matter_are_told(site: Project, field: str) -> None:
    """Titles and descriptions are prose."""
    old = {"title": "Cik tas maksā", "description": "Cik pacients maksā par vizīti"}[field]
    changed(site, "docs/lv/costs.md", f"{field}: {old}", f"{field}: {old} 4 eiro")
    (problem,) = [problem for problem in told(site, "F2") if problem.code != UNUSED]
    assert problem.code == "F201"
    assert problem.place.line == {"title": 2, "description": 4}[field]


def test_a_deadline_is_an_error_where_the_page_quotes_it(site: Project) -> None:
    """Two ways of saying one thing on one page do not stay one."""
    with_line(site, "Pēc 30 dienām zvaniet. Atbilde: {{ fact.deadlines.answer }}.")
    (problem,) = [problem for problem in told(site, "F2") if problem.code != UNUSED]
    assert (problem.code, problem.grade) == ("F204", "error")


@pytest.mark.parametrize("unit", ["mēnešu", "nedēļu", "darba dienu", "gadu"])
def test_another_unit_behind_a_number_is_told(site: Project, unit: str) -> None:
    """30 days do not become 30 months."""
    with_line(site, f"Atbildi saņemsiet {{{{ fact.deadlines.answer.number }}}} {unit} laikā.")
    assert said(site) == ["F205"]


def test_the_unit_of_the_fact_may_stand_in_any_case(site: Project) -> None:
    """Days are days."""
    with_line(site, "Pēc {{ fact.deadlines.answer.number }} dienām un {{ fact.deadlines.answer.number }} dienu laikā.")
    assert said(site) == []


def test_a_number_with_another_meaning_at_home_names_its_country(site: Project) -> None:
    """113 is not the ambulance in Lithuania."""
    changed(site, "docs/lt/costs.md", "Apsilankymas kainuoja", "Skambinkite {{ fact.deadlines.ambulance }}. Kainuoja")
    assert "F206" in said(site)
    changed(site, "docs/lt/costs.md", "Skambinkite", "Latvijoje skambinkite")
    assert "F206" not in said(site)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("review_by: 2027-01-02", "review_by: 2026-02-02", "F207"),
        ("review_by: 2027-01-02", "review_by: 2026-03-30", "F208"),
        ("review_by: 2027-01-02", "review_by: 2072-01-02", "F212"),
        ("as_of: 2026-01-02\n    review_by: 2027-01-02", "as_of: 2062-01-02\n    review_by: 2062-02-02", "F212"),
        ("https://office.example/contact", "https://tiny.example/lv/", "F209"),
        ("https://office.example/contact", "https://localhost/contact", "F209"),
        ("+371 67000000", "+371 6700000", "F213"),
        ("+371 67000000", "+371 670000000", "F213"),
        ("confidence: H", "undated: true\n    confidence: M", "F211"),
    ],
)
def test_a_fact_is_kept(tiny: Project, old: str, new: str, code: str) -> None:
    """Dates, sources and numbers that cannot be are told at the fact."""
    changed(tiny, FACTS, old, new)
    (problem,) = told(tiny, "F2")
    assert (problem.code, problem.place.path) == (code, FACTS)


@given(st.text("0123456789", min_size=6, max_size=10), st.integers(0, 9), st.integers(0, 9))
def test_a_slip_is_one_sign(value: str, index: int, digit: int) -> None:
    """Dropped, added, changed or swapped with the next one."""
    place = index % len(value)
    slips = (
        value[:place] + value[place + 1 :],
        value[:place] + str(digit) + value[place:],
        value[:place] + str(digit) + value[place + 1 :],
        value[:place] + value[place : place + 2][::-1] + value[place + 2 :],
    )
    assert all(slip == value or one_slip(slip, value) for slip in slips)
    assert not one_slip(value, value)
    assert not one_slip(f"{value}00", value)


def test_a_line_that_quotes_is_clean(site: Project) -> None:
    """The tiny site itself has nothing to tell."""
    assert LINE
    assert said(site) == []
