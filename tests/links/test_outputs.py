"""Where reports go: what the check reads is never written over, and what was written is told."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from link_runs import check, run_inside, settings_for, state_of, write_list
from typer.testing import CliRunner

from ncp.cli import app
from ncp.links.model import Contract, Source
from ncp.links.outputs import refuse_overwriting, write_reports
from ncp.links.session import run_session
from ncp.links.wishes import Wishes, wishes_from
from ncp.problems import EnvironmentTrouble, Place
from ncp.project import Project, this_project

MAIL = "mailto:a@example.lv"


@pytest.fixture
def site(tmp_path: Path) -> Project:
    """Give a project with a page, a list of links and a built page."""
    for name in ("docs/lv/index.md", "data/links.yml", "data/links.state.jsonl", "site/index.html", "own.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "reports").mkdir()
    return Project(tmp_path)


def refused(site: Project, *names: str) -> str:
    """Give the code with which reports of these names are refused; empty if they are not."""
    built = replace(Contract("https://a.example/"), sources=(Source(Place("site/index.html", 1, 1)),))
    written = [str(site.root / name) for name in names]
    try:
        refuse_overwriting(site, written, site.link_memory, (str(site.root / "own.yml"), None), (built,))
    except EnvironmentTrouble as trouble:
        return trouble.code
    return ""


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("own.yml", "same_file"),
        ("reports/../own.yml", "same_file"),
        ("data/links.yml", "same_file"),
        ("data/links.state.jsonl", "same_file"),
        ("data/links.state.jsonl.unfinished", "same_file"),
        ("site/index.html", "same_file"),
        ("docs/lv/index.md", "report_among_pages"),
        ("docs/lv/report.md", "report_among_pages"),
        ("reports", "report_is_folder"),
        ("own.yml/links.html", "report_below_file"),
        ("reports/links.html", ""),
        ("new/links.html", ""),
        ("data/links.report.json", ""),
    ],
)
def test_what_the_check_reads_and_the_pages_are_no_place_for_a_report(site: Project, name: str, code: str) -> None:
    """The list, the state, a page, a folder: said before anything begins, however the path is spelt."""
    assert refused(site, name) == code


def test_two_reports_are_two_files(site: Project) -> None:
    """The second would write over the first."""
    assert refused(site, "links.html", "links.json") == ""
    assert refused(site, "links.html", "new/../links.html") == "same_file"


@pytest.mark.parametrize("kind", ["json", "html", "markdown", "junit"])
def test_both_commands_refuse_with_each_kind(tmp_path: Path, kind: str) -> None:
    """The list is whole afterwards, and nothing was asked."""
    links = write_list(tmp_path / "list.yml", MAIL)
    before = links.read_text(encoding="utf-8")
    wishes = wishes_from(json.dumps({**asdict(Wishes()), "links": str(links), kind: str(links)}))
    with pytest.raises(EnvironmentTrouble, match="same_file"):
        run_session(this_project(), wishes)
    result = CliRunner().invoke(app, ["links", "report", "--links", str(links), f"--{kind}", str(links)])
    assert isinstance(result.exception, EnvironmentTrouble)
    assert result.exception.code == "same_file"
    assert links.read_text(encoding="utf-8") == before


def test_a_report_in_a_new_folder_is_written_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in a folder's name makes a folder; the editor reads where the report is."""
    outcome = run_inside(settings_for(tmp_path / "state.jsonl"), (Contract(MAIL),))
    path = tmp_path / "repotrs" / "links.html"
    write_reports(outcome, {"html": str(path), "json": None})
    assert path.is_file()
    assert str(path) in capsys.readouterr().err


def test_without_a_network_nothing_is_written_and_that_is_said(tmp_path: Path) -> None:
    """No report, no memory, and a sentence that says both."""
    links = write_list(tmp_path / "list.yml", *(f"https://www.none{number}.invalid/" for number in range(10)))
    ran = check(links)
    assert ran.code == 2
    assert "Nothing was remembered, and no report was written." in ran.err
    assert ran.found == {}
    assert not state_of(links).exists()
