"""A translation has the sections, the shape, the quotes and the figures of its source, each in its own notation."""

import pytest
from spoilt import TODAY, changed, told

from ncp.check import check_project
from ncp.project import Project

LV, LT = "docs/lv/costs.md", "docs/lt/costs.md"
LV_END, LT_END = "Likums: {{ link.fees_law }}.\n", "Įstatymas: {{ link.fees_law }}.\n"


def both(project: Project, source: str, translation: str) -> None:
    """Put a text at the end of a page and of its translation."""
    changed(project, LV, LV_END, f"{LV_END}\n{source}\n")
    changed(project, LT, LT_END, f"{LT_END}\n{translation}\n")


def pairs(project: Project) -> list[str]:
    """Give the codes of the rules about pairs, but for those about age."""
    return [problem.code for problem in told(project, "K2") if problem.code < "K290"]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Bērni līdz 18 gadu vecumam.", "Vaikai iki 18 metų."),
        ("Bērni līdz 18 gadu vecumam.", "Vaikai, kuriems ne daugiau kaip 18."),
        ("Atbilde 30 dienu laikā.", "Atsakymas per 30 dienų."),
        ("Pēc trīs mēnešiem.", "Po 3 mėnesių."),
        ("Pēc 3 mēnešiem.", "Po trijų mėnesių."),
        ("Pēc 12 mēnešiem.", "Po 1 metų."),
        ("Darbdienās plkst. 8.30–17.00.", "Darbo dienomis 8.30–17.00 val."),
        ("No 142 290 cilvēkiem 2,85 daļas.", "Iš 142 290 žmonių 2,85 dalies."),
        ("S2 un S1 veidlapa, S2.", "Dokumentai S1 ir S2."),
        ("Direktīva 2011/24/ES (Nr. 850, 4.9. apakšpunkts).", "Direktyva 2011/24/ES (Nr. 850, 4.9 punktas)."),
        ("Palīdz visu diennakti.", "Padeda 24 valandas per parą."),
        ("Palīdz viens otram divi.", "Padeda vienas kitam abu."),
    ],
)
def test_the_same_figures_in_each_notation_are_alike(tiny: Project, source: str, translation: str) -> None:
    """Notation, words for digits, repetition and order make no difference."""
    both(tiny, source, translation)
    assert pairs(tiny) == []


@pytest.mark.parametrize(
    ("source", "translation", "code", "corrected"),
    [
        ("Līdz 18 gadu vecumam.", "Iki 16 metų.", "K204", "Iki 18 metų."),
        ("Atbilde 30 dienu laikā.", "Atsakymas per 30 mėnesių.", "K204", "Atsakymas per 30 mėnesių."),
        ("Plkst. 8.30–17.00.", "8.30–16.00 val.", "K204", None),
        ("S2 veidlapa.", "Dokumentas S1.", "K204", "Dokumentas S2."),
        ("E112 veidlapa.", "Dokumentas E121.", "K204", "Dokumentas E112."),
        ("Direktīva 2011/24/ES.", "Direktyva 2011/42/ES.", "K204", "Direktyva 2011/24/ES."),
        ("Noteikumi Nr. 555.", "Taisyklės Nr. 565.", "K204", "Taisyklės Nr. 555."),
        ("Pirms 2013. gada.", "Iki 2031 metų.", "K204", "Iki 2013 metų."),
        ("S2 veidlapa.", "Dokumentas.", "K205", None),
        ("Veidlapa.", "Dokumentas S2.", "K209", None),
        ("Trijos veidos.", "Keturiais būdais.", "K225", None),
    ],
)
def test_another_figure_is_told_at_its_line(
    tiny: Project, source: str, translation: str, code: str, corrected: str | None
) -> None:
    """One problem, at the line of the translation, mended where that is sure."""
    both(tiny, source, translation)
    (problem,) = [problem for problem in told(tiny, "K2") if problem.code < "K290"]
    assert problem.code == code
    assert (problem.place.path, problem.place.line) == (LT, 18)
    assert problem.corrected == corrected or (corrected == translation and problem.corrected is not None)


@pytest.mark.parametrize(
    ("source", "translation", "code", "line"),
    [
        ("- a 5;\n- b 6;\n- c 7.", "- a 5;\n- c 7.", "K215", 19),
        ("- a;\n- b.", "- a;\n- a;\n- b.", "K215", 19),
        ("- a;\n- b.", "1. a;\n2. b.", "K216", 18),
        ("- a;\n- b.", "a; b.", "K216", 18),
        ('!!! tip "A"\n    B.', '!!! note "A"\n    B.', "K217", 18),
        ('!!! tip "A"\n    B.', "B.", "K217", 18),
        ("[a](index.md)", "[a](index.md#next)", "K222", 18),
        ("[a](index.md)", "a", "K228", 18),
        ("a", "[a](index.md)", "K223", 18),
        ("{{ fact.office.phone }}", "{{ fact.office.email }}", "K220", 18),
        ("{{ fact.office.phone }}", "a", "K227", 18),
        ("a", "{{ fact.office.phone }}", "K221", 18),
        (
            "{{ fact.office.phone }}, {{ fact.office.email }}",
            "{{ fact.office.email }}, {{ fact.office.phone }}",
            "K226",
            18,
        ),
        ("## A {#a}\n\nA.", "## A {#b}\n\nA.", "K203", 18),
        ("## A {#a}\n\nA.", "### A {#a}\n\nA.", "K208", 18),
        ("| a | b |\n| --- | --- |\n| c | d |", "| a | b |\n| --- | --- |\n| c |  |", "K214", 20),
        ("| a | b |\n| --- | --- |\n| c | 5 |\n| e | 6 |", "| a | b |\n| --- | --- |\n| e | 6 |", "K211", 20),
        ("| a | b |\n| --- | --- |\n| c | d |", "| a | b |\n| --- | --- |\n| c | d |\n| c | d |", "K212", 21),
    ],
)
def test_another_shape_is_told_at_its_line(tiny: Project, source: str, translation: str, code: str, line: int) -> None:
    """What differs in shape or in quotes is named where it stands in the translation."""
    both(tiny, source, translation)
    found = [problem for problem in told(tiny, "K2") if problem.code == code]
    assert [(problem.place.path, problem.place.line) for problem in found] == [(LT, line)]


def test_a_lost_heading_is_told_where_it_was(tiny: Project) -> None:
    """The text below it is compared with that of the source all the same."""
    both(tiny, "## A {#a}\n\nS2 veidlapa.", "Dokumentas S2.")
    assert pairs(tiny) == ["K202"]
    changed(tiny, LT, "Dokumentas S2.", "Dokumentas S1.")
    assert pairs(tiny) == ["K202", "K204"]


def test_quotes_that_changed_rows_are_told(tiny: Project) -> None:
    """Each row has its own facts, even if the table as a whole has the right ones."""
    table = "| A | B |\n| --- | --- |\n| a | {{ fact.office.phone }} |\n| b | {{ fact.office.email }} |"
    other = "| A | B |\n| --- | --- |\n| a | {{ fact.office.email }} |\n| b | {{ fact.office.phone }} |"
    both(tiny, table, other)
    assert pairs(tiny) == ["K220", "K220"]


def test_a_fact_typed_in_the_translation_is_told_once(tiny: Project) -> None:
    """The rule about facts tells it; that the quote is missing says no more."""
    both(tiny, "{{ fact.office.phone }}", "+371 6700 0000")
    assert pairs(tiny) == []
    assert [problem.code for problem in told(tiny, "F2")] == ["F201"]


def test_a_quote_with_a_slip_is_told_once(tiny: Project) -> None:
    """An unknown name, or a brace too few, is told by the rules about quotes."""
    both(tiny, "{{ fact.office.phone }} {{ fact.office.email }}", "{{ fact.office.phon }} {{ fact.office.email }")
    assert pairs(tiny) == []


def test_an_empty_translation_ends_in_no_traceback(tiny: Project) -> None:
    """Whatever a page lacks is told."""
    (tiny.root / LT).write_text("", encoding="utf-8")
    assert "P001" in {one.code for one in check_project(tiny, today=TODAY).problems}
    assert pairs(tiny) == []  # what it lacks is told when it is a page again
