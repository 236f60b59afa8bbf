"""What `check` promises as a whole: it never ends in an exception, tells all at once, and says what was excused."""

import json
import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT, copy_tiny
from ncp.check import check_project
from ncp.judge.exceptions import excuses_in
from ncp.problems import Grade, Problem
from ncp.project import Project
from ncp.read import word_tables
from ncp.say.check.as_json import json_report
from ncp.say.check.html import html_report
from ncp.say.check.summary import summary_report
from ncp.say.check.terminal import terminal_report
from ncp.say.github import github_commands

TODAY = date(2026, 3, 2)
EDITED = (
    "docs/lv/costs.md",
    "docs/lt/index.md",
    "docs/lv/interface.yml",
    "data/facts.yml",
    "data/links.yml",
    "mkdocs.yml",
)
SLIPS = (
    b"",
    b"\xff\xfe",
    b"\x00",
    b"---\n",
    b"```",
    b"<!--",
    b"| a |\n|--|\n",
    b"{{",
    b"!!! \n",
    b"](",
    b"**",
    b"\t",
    b'"',
)
BOX = '\n!!! warning "Čeks"\nBez čeka naudu neatmaksā.\n'


def told_everywhere(project: Project, paths: tuple[Path, ...] = ()) -> None:
    """Check, and say what was found in every form."""
    checked = check_project(project, paths, today=TODAY)
    terminal_report(project, checked, notes=True)
    json.loads(json_report(checked))
    for report in (html_report(project, checked), summary_report(checked), github_commands(checked)):
        assert all(isinstance(piece, str) for piece in report)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=st.sampled_from(EDITED), raw=st.binary(max_size=300))
def test_random_bytes_in_any_file_are_told(file: str, raw: bytes, tiny: Project) -> None:
    """A file of arbitrary bytes never ends in an exception."""
    path = tiny.root / file
    before = path.read_bytes()
    try:
        path.write_bytes(raw)
        told_everywhere(tiny)
    finally:
        path.write_bytes(before)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=st.sampled_from(EDITED), seed=st.integers(0, 10**9))
def test_slips_anywhere_in_a_file_are_told(file: str, seed: int, tiny: Project) -> None:
    """Markdown's and YAML's own signs in the wrong place, or pieces cut out, never end in an exception."""
    path = tiny.root / file
    before = path.read_bytes()
    draw = random.Random(seed)  # noqa: S311 - a draw, no secret
    raw = before
    for _ in range(draw.randint(1, 4)):
        at, cut = draw.randrange(len(raw) + 1), draw.choice((0, 0, 1, 5, 40))
        raw = raw[:at] + draw.choice(SLIPS) + raw[at + cut :]
    try:
        path.write_bytes(raw)
        told_everywhere(tiny)
    finally:
        path.write_bytes(before)


@pytest.mark.parametrize("file", ["docs/lv/costs.md", "docs/lt/index.md", "docs/lt/interface.yml", "data/facts.yml"])
def test_a_missing_file_is_told(file: str, tiny: Project) -> None:
    """Whichever file is gone, the check ends in sentences."""
    (tiny.root / file).unlink()
    told_everywhere(tiny)


@pytest.mark.parametrize("file", ["data/links.yml", "data/site.yml", "mkdocs.yml"])
def test_a_missing_file_that_all_lean_on_is_an_error(file: str, tiny: Project) -> None:
    """Without it there is at least one error, at its own name."""
    (tiny.root / file).unlink()
    found = check_project(tiny, today=TODAY).problems
    assert any(problem.place.path == file and problem.grade is Grade.ERROR for problem in found)


def spoilt(project: Project, file: str, more: str) -> Path:
    """Write something more into a page."""
    path = project.root / file
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    return path


def of_code(project: Project, code: str, paths: tuple[Path, ...] = ()) -> list[Problem]:
    """Give the problems of a code."""
    return [problem for problem in check_project(project, paths, today=TODAY).problems if problem.code == code]


def test_problems_of_all_pages_are_told_in_one_run(tiny: Project) -> None:
    """Two broken pages, two problems."""
    for file in ("docs/lv/costs.md", "docs/lt/costs.md"):
        spoilt(tiny, file, BOX)
    assert [problem.place.path for problem in of_code(tiny, "M201")] == ["docs/lt/costs.md", "docs/lv/costs.md"]


def test_a_page_alone_is_told_as_with_all_others(tiny: Project) -> None:
    """`check PAGE` says of the page and its translations what `check` says of them, and nothing of other pages."""
    page = spoilt(tiny, "docs/lv/costs.md", BOX)
    spoilt(tiny, "docs/lv/index.md", BOX)
    alone = check_project(tiny, (page,), today=TODAY).problems
    everything = check_project(tiny, today=TODAY).problems
    assert [one for one in everything if one.place.path.endswith("/costs.md")] == [
        one for one in alone if one.place.path.endswith("/costs.md")
    ]
    assert not [one for one in alone if one.place.path.endswith("/index.md")]


def test_an_exception_with_a_reason_excuses_its_line(tiny: Project) -> None:
    """The problem is not told, the exception is counted."""
    reason = "rāmītis ir tukšs ar nolūku"
    spoilt(tiny, "docs/lv/costs.md", BOX.replace("neatmaksā.", f"neatmaksā. <!-- check: M201 off: {reason} -->"))
    checked = check_project(tiny, today=TODAY)
    assert [problem for problem in checked.problems if problem.code == "M201"] == []
    assert [(excuse.code, excuse.reason) for excuse, _ in checked.excused] == [("M201", reason)]


def test_an_exception_without_a_reason_or_a_use_is_told(tiny: Project) -> None:
    """X201 for the first, X202 for the second."""
    spoilt(tiny, "docs/lv/costs.md", "\n<!-- check: M201 off -->\n\n<!-- check: K999 off: vairs nav -->\nTeksts.\n")
    codes = {problem.code for problem in check_project(tiny, today=TODAY).problems}
    assert {"X201", "X202"} <= codes


def test_an_exception_belongs_to_the_next_line_or_its_own() -> None:
    """Alone it is for the line below; behind a text for that text."""
    lines = [
        "<!-- check: F201 off: a -->",
        "",
        "text",
        "more <!-- check: F202 off: b -->",
        "  # check: D001 off: c",
        "k: v",
    ]
    assert [(one.code, one.line, one.reason) for one in excuses_in("x", lines)] == [
        ("F201", 3, "a"),
        ("F202", 4, "b"),
        ("D001", 6, "c"),
    ]


def test_the_command_says_it_in_json_and_by_its_exit_code(
    command: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    """The real pages have no error: exit code 0 and a JSON list of objects with the fields that were promised."""
    report = tmp_path / "report.json"
    done = command("check", "--json", str(report))
    assert (done.returncode, done.stderr) == (0, "")
    for entry in json.loads(report.read_text(encoding="utf-8")):
        assert {"code", "grade", "path", "line", "column", "message"} <= set(entry)


def test_a_path_that_is_no_page_is_misuse(command: Callable[..., CompletedProcess[str]], tmp_path: Path) -> None:
    """Exit code 2 and one sentence."""
    done = command("check", str(tmp_path / "nothing.md"))
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1


def test_foreign_text_breaks_out_of_no_report(tmp_path: Path) -> None:
    """Markup, workflow commands and control signs of a page stay text in every report."""
    project = copy_tiny(tmp_path / "site")
    spoilt(project, "docs/lv/costs.md", '\n!!! warning "x"\n<script>alert(1)</script> ::error::x ##[error]y \x1b[31m\n')
    checked = check_project(project, today=TODAY)
    assert "<script>" not in "".join(html_report(project, checked))
    assert "\x1b" not in terminal_report(project, checked, notes=True)
    assert all(line.startswith(("::error", "::warning")) for line in github_commands(checked))
    assert "##[" not in "".join(github_commands(checked))


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"words: [", b"- a list", b"words: {lv: eiro}", None])
def test_a_broken_table_of_words_is_told(raw: bytes | None, tiny: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables that rules go by are files like others: one error at the file, and no exception."""
    shutil.copytree(ROOT / "data" / "words", tiny.data / "words")
    table = tiny.data / "words" / "numbers.yml"
    table.unlink() if raw is None else table.write_bytes(raw)
    monkeypatch.setattr(word_tables, "this_project", lambda: tiny)
    found = check_project(tiny, today=TODAY).problems
    assert {problem.place.path for problem in found} == {"data/words/numbers.yml"}
    assert {problem.grade for problem in found} == {Grade.ERROR}
