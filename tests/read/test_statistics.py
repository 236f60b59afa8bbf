"""Figures and the plan are read as editors write them; a slip is told at its cell, and nothing is lost in silence."""

from typing import TYPE_CHECKING

import pytest

from ncp.links.sources.collect import contracts_of_site
from ncp.problems import Problem
from ncp.project import Project
from ncp.read.figures import Figures, read_figures
from ncp.read.plan import read_plan

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "indicator,year,country,value,unit,source,as_of,confidence"
ROW = "all,2022,GB,1765,persons,https://figures.example/2022,2023-11-07,M"
WORDS = "indicators: { all: { lv: Visi } }\n"
PLAN = "source: https://plan.example/\nas_of: 2024-03-19\ndirections:\n  - { number: 4, title: {} }\n"
MEASURE = """    - id: "4.4"
      text: { lv: Uzlabot }
      responsible: [NVD]
      deadline: DEADLINE
      state: unknown
"""


def figures(tiny: Project, table: str, words: str = WORDS) -> tuple[Figures, tuple[Problem, ...]]:
    """Read a table of figures."""
    folder: Path = tiny.data / "statistics"
    folder.mkdir(exist_ok=True)
    (folder / "words.yml").write_text(words, encoding="utf-8")
    (folder / "some-patients.csv").write_bytes(table.encode())
    return read_figures(tiny)


@pytest.mark.parametrize("table", [f"{HEAD}\n{ROW}\n", f"\ufeff{HEAD}\r\n{ROW}\r\n", f"{HEAD}\n\n{ROW}"])
def test_a_table_is_read_whatever_saved_it(table: str, tiny: Project) -> None:
    """A byte order mark, Windows' line ends, empty lines and a missing last line end do no harm."""
    found, problems = figures(tiny, table)
    assert problems == ()
    (figure,) = found.tables["some_patients"]
    assert (figure.year, figure.country, int(figure.value)) == (2022, "GB", 1765)


@pytest.mark.parametrize(("written", "day"), [("2023", "2023-01-01"), ("2023-11", "2023-11-01")])
def test_a_source_that_bears_only_a_year_is_taken(written: str, day: str, tiny: Project) -> None:
    """Many publications bear a month or a year."""
    found, _ = figures(tiny, f"{HEAD}\n{ROW.replace('2023-11-07', written)}\n")
    assert found.tables["some_patients"][0].as_of.isoformat() == day


@pytest.mark.parametrize(
    ("right", "wrong", "code", "column"),
    [
        ("1765", "1 765", "D016", 13),
        ("2022,GB", "22,GB", "D024", 5),
        ("GB", "UKK", "D020", 10),
        ("persons", "people", "D012", 18),
        ("M", "GK", "D012", 66),
        ("https://figures.example/2022", "figures.example", "D020", 26),
        ("all", "al", "D028", 1),
        (",M", "", "D032", 1),
        (",M", ",M,x", "D032", 1),
        ("1765", "1,765", "D032", 1),
    ],
)
def test_a_slip_is_told_at_its_cell(right: str, wrong: str, code: str, column: int, tiny: Project) -> None:
    """Each is told once, with line and column."""
    _, problems = figures(tiny, f"{HEAD}\n{ROW.replace(right, wrong)}\n")
    assert [(problem.code, problem.place.line) for problem in problems] == [(code, 2)]
    assert problems[0].place.column == column


@pytest.mark.parametrize("table", [f"{HEAD};\n{ROW}\n".replace(",", ";"), "", ROW, HEAD.replace("unit,", "")])
def test_a_table_without_its_columns_is_told_once(table: str, tiny: Project) -> None:
    """Semicolons, as some programs save them, an empty file, a lost first row: one sentence, and the right row."""
    found, problems = figures(tiny, table)
    assert [(problem.code, problem.corrected) for problem in problems] == [("D031", HEAD)]
    assert found.tables["some_patients"] == ()


def test_a_missing_file_of_words_is_told(tiny: Project) -> None:
    """Without it the tables would have no words; a site without figures needs none."""
    assert read_figures(tiny) == (Figures(), ())
    figures(tiny, f"{HEAD}\n{ROW}\n")
    (tiny.data / "statistics/words.yml").unlink()
    assert [problem.code for problem in read_figures(tiny)[1]] == ["D023"]


def test_the_link_check_knows_the_sources_of_figures(tiny: Project) -> None:
    """A source that readers see is checked like every other link."""
    figures(tiny, f"{HEAD}\n{ROW}\n")
    page = tiny.docs / "lv/costs.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n{{ list.statistics.some_patients }}\n", encoding="utf-8")
    (contract,) = [one for one in contracts_of_site(tiny, None) if one.url == "https://figures.example/2022"]
    assert [(str(source.place), source.pages) for source in contract.sources] == [
        ("data/statistics/some-patients.csv:2:26", ("docs/lv/costs.md",))
    ]


@pytest.mark.parametrize(
    ("deadline", "codes"),
    [
        ("{ date: 2025-12-31 }", []),
        ('{ yearly: "08-01" }', []),
        ("{ words: permanent }", []),
        ("{ words: sometime }", ["D012"]),
        ('{ yearly: "13-01" }', ["D020"]),
        ('{ yearly: "02-30" }', ["D015"]),
        ("{ date: 31.12.2025 }", ["D015"]),
        ("{}", ["D013"]),
    ],
)
def test_a_deadline_is_a_day_a_day_of_every_year_or_a_word(deadline: str, codes: list[str], tiny: Project) -> None:
    """Anything else is told."""
    head = f"{PLAN}institutions: {{ NVD: {{}} }}\nmeasures:\n"
    (tiny.data / "action-plan.yml").write_text(head + MEASURE.replace("DEADLINE", deadline), encoding="utf-8")
    assert [problem.code for problem in read_plan(tiny)[2]] == codes


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("[NVD]", "[NVS]", "D030"),
        ("[NVD]", "[NVD]\n      with: [VM]", "D030"),
        ('"4.4"', '"9.4"', "D029"),
        ("state: unknown", "state: done", "D018"),
    ],
)
def test_a_measure_that_no_table_would_show_rightly_is_told(right: str, wrong: str, code: str, tiny: Project) -> None:
    """A direction or an institution that is not there, or a state that has no language."""
    text = f"{PLAN}institutions: {{ NVD: {{}} }}\nmeasures:\n{MEASURE.replace('DEADLINE', '{ words: permanent }')}"
    (tiny.data / "action-plan.yml").write_text(text.replace(right, wrong), encoding="utf-8")
    assert [problem.code for problem in read_plan(tiny)[2]] == [code]


def test_a_measure_is_named_once(tiny: Project) -> None:
    """Two measures of one id: the reader could not tell which is which."""
    measure = MEASURE.replace("DEADLINE", "{ words: permanent }")
    text = f"{PLAN}institutions: {{ NVD: {{}} }}\nmeasures:\n{measure}{measure}"
    (tiny.data / "action-plan.yml").write_text(text, encoding="utf-8")
    assert [(problem.code, problem.values["first"]) for problem in read_plan(tiny)[2]] == [("D005", 7)]
