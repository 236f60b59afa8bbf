"""Rules about language: what they find beyond their examples, and what they leave in peace."""

import shutil
from pathlib import Path

import pytest
from spoilt import COSTS, LINE, changed, codes, told, with_line

from ncp.problems import Grade, Problem
from ncp.project import Project

LT_COSTS = "docs/lt/costs.md"
LT_LINE = "Apsilankymas kainuoja {{ fact.fees.visit.number }} eurus."


def lt_line(project: Project, line: str) -> None:
    """Put a paragraph on the Lithuanian page about costs."""
    changed(project, LT_COSTS, LT_LINE, f"{LT_LINE}\n\n{line}")


def only(project: Project, code: str) -> Problem:
    """Give the one finding of a rule."""
    (found,) = [problem for problem in told(project, "V") if problem.code == code]
    return found


@pytest.mark.parametrize(
    "line",
    [
        "Jautājiet ārstam par nosūtījumu.",
        'Sauc <span lang="en">health insurance</span> un <span lang="lt">sveikatos draudimas</span>.',
        "Rakstiet uz birojs@example.lv vai skatiet www.example.lv/lapa/slimmnica.",
        "Aizpildiet `slimmnica`. <!-- slimmnica -->",
        "[Slimnīca](slimmnica.md){: .karrte }",
        "![Slimnīca](atteels.png)",
        "Bērni līdz 18 gadu vecumam, S2veidlapa.",
    ],
)
def test_what_is_no_running_text_is_not_spelt(tiny: Project, line: str) -> None:
    """Addresses, code, comments, ids and text marked as another language are no mistakes."""
    with_line(tiny, line)
    assert codes(tiny, "V") == []


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("Jautājiet slimmnīcā.", "slimmnīcā"),
        ("| Jautājiet slimmnīcā | 1 |\n| --- | --- |\n| 2 | 3 |", "slimmnīcā"),
        ("## Jautājiet slimmnīcā {#x}", "slimmnīcā"),
        ('!!! note "Jautājiet slimmnīcā"\n    Tur zina.', "slimmnīcā"),
        ("[Jautājiet slimmnīcā](index.md)", "slimmnīcā"),
        ("![Liela slimmnīcā](x.png)", "slimmnīcā"),
        ('<div class="x">Jautājiet slimmnīcā</div>', "slimmnīcā"),
        ('Sauc <span lang="lt">ligonninė</span>.', "ligonninė"),
    ],
)
def test_a_misspelt_word_is_found_wherever_it_is_read(tiny: Project, line: str, word: str) -> None:
    """Its place is that of the word."""
    with_line(tiny, line)
    found = only(tiny, "V203")
    assert found.values["word"] == word
    text = (tiny.root / found.place.path).read_text(encoding="utf-8").split("\n")[found.place.line - 1]
    assert text[found.place.column - 1 :].startswith(word)


def test_a_misspelt_word_of_the_title_is_found(tiny: Project) -> None:
    """Front matter is read, too; the mended line keeps the key."""
    changed(tiny, COSTS, "title: Cik tas maksā", "title: Cik tas makksā")
    assert only(tiny, "V203").corrected == "title: Cik tas maksā"


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Saglabājiet čeku, bez tā naudu neatmaksās.", "Latviešu"),
        ("Visada turėkite pasą. Bez čeka naudu neviens jums neatmaksās. Ačiū.", "Latviešu"),
        ("### Kur saņemt savu naudu {#x}", "Latviešu"),
        ("- Vispirms zvaniet ārstam.", "Latviešu"),
        ("![Slimnīcas galvenā ieeja](x.png)", "Latviešu"),
        ("| Slimnīca | Vizitas |\n| --- | --- |\n| 2 | 3 |", "Latviešu"),
        ('!!! note "Saglabājiet čeku"\n    Čekį saugokite.', "Latviešu"),
    ],
)
def test_a_text_in_another_language_is_an_error(tiny: Project, line: str, language: str) -> None:
    """A paragraph, a sentence in one, a heading, an item, a picture's text, a cell, a title."""
    lt_line(tiny, line)
    found = only(tiny, "V204")
    assert (found.grade, found.values["language"]) == (Grade.ERROR, language)
    assert found.place.line == 10
    assert "V203" not in codes(tiny, "V")


@pytest.mark.parametrize("field", ["title", "short", "description"])
def test_a_field_of_the_front_matter_in_another_language_is_an_error(tiny: Project, field: str) -> None:
    """At the line of that field."""
    lines = {
        name: next(
            line for line in (tiny.root / name).read_text(encoding="utf-8").split("\n") if line.startswith(field)
        )
        for name in (COSTS, LT_COSTS)
    }
    changed(tiny, LT_COSTS, lines[LT_COSTS], lines[COSTS])
    found = only(tiny, "V204")
    assert found.place.line == {"title": 2, "short": 3, "description": 4}[field]


@pytest.mark.parametrize("line", ["Valmiera, Cēsis, Rīga.", "Dr. Jānis Bērziņš", "Solvit, Kela, Google."])
def test_names_are_not_another_language(tiny: Project, line: str) -> None:
    """They may be unknown, but they are not Latvian text."""
    lt_line(tiny, line)
    assert "V204" not in codes(tiny, "V")


def test_two_pages_exchanged_are_told_once_each(tiny: Project) -> None:
    """Not forty times."""
    lv, lt = tiny.root / COSTS, tiny.root / LT_COSTS
    lv_text, lt_text = lv.read_bytes(), lt.read_bytes()
    lv.write_bytes(lt_text)
    lt.write_bytes(lv_text)
    assert sorted(codes(tiny, "V")) == ["V205", "V205"]


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ('Sakiet "jā".', "Sakiet „jā”."),
        ("Sakiet „jā“.", "Sakiet „jā”."),
        ("Sakiet «jā» vai “nē”.", "Sakiet „jā” vai „nē”."),
        ("Sakiet ”jā”.", "Sakiet „jā”."),
        ("Sakiet 'jā'.", "Sakiet „jā”."),
        ('**"Jā"** vai [“nē”](index.md).', "**„Jā”** vai [„nē”](index.md)."),
        ('Birojs "<span lang="lt">taip</span>".', 'Birojs „<span lang="lt">taip</span>”.'),
    ],
)
def test_foreign_quotation_marks_are_mended_in_one_line(tiny: Project, line: str, right: str) -> None:
    """All marks of a line at once."""
    with_line(tiny, line)
    assert only(tiny, "V206").corrected == right


@pytest.mark.parametrize(
    "line", ["Kafejnīca „Pie d’Arka”.", "„Jā”, „nē”.", "Lasiet [„Jā”](index.md).", "Sauc „{{ link.fees_law }}”."]
)
def test_the_languages_own_quotation_marks_are_left_in_peace(tiny: Project, line: str) -> None:
    """So is an apostrophe."""
    with_line(tiny, line)
    assert codes(tiny, "V206", "V207") == []


@pytest.mark.parametrize("line", ["Sakiet „jā.", "Sakiet jā”.", "Sakiet „jā” un „nē.", "Sakiet „jā „nē”."])
def test_a_lost_quotation_mark_is_told(tiny: Project, line: str) -> None:
    """On either side."""
    with_line(tiny, line)
    assert codes(tiny, "V207") == ["V207"]


@pytest.mark.parametrize(
    ("line", "code", "right"),
    [
        ("Čeks - pierādījums.", "V208", "Čeks – pierādījums."),
        ("Čeks -- pierādījums.", "V208", "Čeks – pierādījums."),
        ("Čeks — pierādījums.", "V208", "Čeks – pierādījums."),
        ("Gaida 5-10 dienas.", "V208", "Gaida 5–10 dienas."),
        ("Čeks  ir pierādījums.", "V209", "Čeks ir pierādījums."),
        ("Čeks,kas ir.", "V209", "Čeks, kas ir."),
        ("Čeks , kas ir.", "V209", "Čeks, kas ir."),
        ("Tas ir čeks.Tas ir labi.", "V209", "Tas ir čeks. Tas ir labi."),
        ("Tas ir ir čeks.", "V210", "Tas ir čeks."),
        ("Tas maksā 15 %.", "V211", "Tas maksā 15\u00a0%."),
    ],
)
def test_signs_are_mended(tiny: Project, line: str, code: str, right: str) -> None:
    """Dashes, blanks, words typed twice."""
    with_line(tiny, line)
    assert only(tiny, code).corrected == right


@pytest.mark.parametrize(
    "line",
    [
        "- viens\n- divi",
        "Čeks – pierādījums; e-recepte; 2024.–2027. gads; 2026-11-22; k-3; LV-1012; 670-45-005.",
        "Viens {{ fact.fees.visit }}, divi.",
        "`a  b` <!-- c  d --> un [divi](index.md), trīs.",
        "Rinda  \nar pārnesumu.",
        "| a | - |\n| --- | --- |\n| 2,85 | 3 |",
        "Tas ir 2,85; utt. Tā, tā.",
    ],
)
def test_right_signs_are_left_in_peace(tiny: Project, line: str) -> None:
    """Lists, hyphens in words, dates, codes, hard line breaks."""
    with_line(tiny, line)
    assert [code for code in codes(tiny, "V") if code not in {"V203", "V211"}] == []


def real_glossary(project: Project, root: Path) -> None:
    """Give the tiny site the real glossary."""
    shutil.copytree(root / "data" / "words", project.data / "words", dirs_exist_ok=True)
    shutil.copyfile(root / "data" / "glossary.yml", project.data / "glossary.yml")


def test_a_forbidden_word_in_its_listed_form_is_mended(tiny: Project, project: Project) -> None:
    """Another case is for the editor to find."""
    real_glossary(tiny, project.root)
    with_line(tiny, "Preskripcija ir vajadzīga.")
    with_line(tiny, "Nav preskripcijas.")
    found = told(tiny, "V212")
    assert [problem.corrected for problem in found] == [None, "Recepte ir vajadzīga."]


def test_a_term_over_a_line_end_or_with_markup_is_found(tiny: Project, project: Project) -> None:
    """As it is read, not as it is written."""
    real_glossary(tiny, project.root)
    with_line(tiny, "Jautājiet **medicīniskajā**\niestādē.")
    assert codes(tiny, "V212") == ["V212"]


def test_a_missing_dictionary_is_told_once_and_an_error_where_nobody_reads_warnings(
    tiny: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence with all that is to be installed."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CI", raising=False)
    assert only(tiny, "V201").grade is Grade.WARNING
    monkeypatch.setenv("CI", "true")
    found = only(tiny, "V201")
    assert found.grade is Grade.ERROR
    assert found.values["packages"] == "hunspell hunspell-lt hunspell-lv"


@pytest.mark.parametrize("sign", ["„", '"', "a", "a-", "1,", "1-", "a/", "<span lang='lt'>", "ž@", "a „b “", "{", "  "])
def test_endless_runs_are_read_in_bounded_time(tiny: Project, sign: str) -> None:
    """No expression falls into a hole; the test would not end."""
    with_line(tiny, sign * (5_000 // len(sign)))
    told(tiny, "V")


def test_the_real_pages_are_right(project: Project) -> None:
    """No word, sign or term of the site is told, or the rules would be excused by habit."""
    assert told(project, "V") == []


def test_the_line_that_tests_change_is_there(tiny: Project) -> None:
    """The helper of these tests means what it says."""
    assert LINE in (tiny.root / COSTS).read_text(encoding="utf-8")
    assert codes(tiny, "V") == []
