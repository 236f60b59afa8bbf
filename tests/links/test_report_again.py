"""`links report` tells what the last check found, with its exit code; `links fix` knows when nothing was checked."""

import shlex
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ncp.cli import app
from ncp.links.memory import write_memory
from ncp.links.model import Checked, Contract, Finding, Remembered, Verdict
from ncp.links.rows import rows_to_keep
from ncp.links.sources.collect import contracts_of_file
from ncp.say.door import DOOR

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
URL = "https://www.example.lv/maksa"
TWICE = f"links:\n- url: {URL}\n  evidence: [maksa]\n- url: {URL}\n  evidence: [rinda]\n"


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a list in which an address stands with two promises."""
    monkeypatch.setenv("NCP_SAY", "en")
    path = tmp_path / "my list.yml"
    path.write_text(TWICE, encoding="utf-8")
    return path


def remember(listed: Path, *verdicts: Verdict) -> tuple[Contract, ...]:
    """Write the state as a check would leave it, with a verdict for each promise."""
    contracts = contracts_of_file(listed)
    done = {}
    for contract, verdict in zip(contracts, verdicts, strict=True):
        reason = {Verdict.CHANGED: "evidence-gone", Verdict.MOVED: "moved"}.get(verdict, str(verdict))
        kept = Remembered(URL, NOW, verdict, reason, title="Maksa", proposal=f"{URL}/jauna")
        done[contract.seal] = Checked(contract, Finding(verdict, reason), kept)
    write_memory(listed.with_name("my list.state.jsonl"), rows_to_keep(contracts, {}, done))
    return contracts


def run(command: str, listed: Path, *options: str) -> Result:
    """Run a command about links."""
    return CliRunner().invoke(app, ["links", command, "--links", str(listed), *options])


def test_each_promise_is_told_for_itself_and_something_is_to_be_done(listed: Path, tmp_path: Path) -> None:
    """The page is right for one entry and changed for the other; the code is that of the check."""
    remember(listed, Verdict.OK, Verdict.CHANGED)
    result = run("report", listed, "--junit", str(tmp_path / "links.xml"))
    assert result.exit_code == 1
    assert "Links checked: 2 (broken 0, changed 1, moved 0, unverifiable 0, ok 1)" in result.output
    assert ":4:8  changed: the words are gone" in result.output
    assert (tmp_path / "links.xml").read_text(encoding="utf-8").count("<failure") == 1


def test_all_in_order_is_0_and_the_title_is_told(listed: Path, tmp_path: Path) -> None:
    """The title is that of the page when it was in order."""
    remember(listed, Verdict.OK, Verdict.OK)
    result = run("report", listed, "--json", str(tmp_path / "links.json"))
    assert result.exit_code == 0
    assert (tmp_path / "links.json").read_text(encoding="utf-8").count('"title": "Maksa"') == 2


@pytest.mark.parametrize("command", ["fix", "report"])
def test_before_any_check_it_is_said_how_to_check(listed: Path, command: str) -> None:
    """Nothing is known of the links, which is not to say that nothing is to be done; the command can be pasted."""
    result = run(command, listed)
    assert result.exit_code == 0
    assert f"{DOOR} links check --links {shlex.quote(str(listed))}\n" in result.output
    assert "No address has to be rewritten" not in result.output


def test_the_command_that_writes_can_be_pasted(listed: Path, tmp_path: Path) -> None:
    """With the list and the state that were in use."""
    remember(listed, Verdict.MOVED, Verdict.MOVED)
    state = listed.with_name("my list.state.jsonl").rename(tmp_path / "other.jsonl")
    result = run("fix", listed, "--state", str(state))
    assert result.exit_code == 1
    pasted = shlex.split(result.output.splitlines()[-1].partition(f"{DOOR} ")[2])
    assert CliRunner().invoke(app, pasted).exit_code == 0
    assert listed.read_text(encoding="utf-8") == TWICE.replace(URL, f"{URL}/jauna")


def test_a_title_of_former_days_is_not_told_as_todays(listed: Path) -> None:
    """Of a page that has changed, only the title that it had is remembered."""
    remember(listed, Verdict.OK, Verdict.CHANGED)
    said = run("report", listed).output
    assert "its title was “Maksa”" in said
    assert "is now" not in said


@pytest.mark.parametrize("command", ["fix", "report"])
def test_help_speaks_of_what_the_command_does(command: str) -> None:
    """`fix` and `report` check nothing."""
    said = CliRunner().invoke(app, ["links", command, "--help"]).output
    assert "to check instead" not in " ".join(said.split())


def test_links_that_no_check_has_seen_are_counted(listed: Path) -> None:
    """After a check that was stopped, or with a new entry: all in order so far is not "nothing to do"."""
    remember(listed, Verdict.OK, Verdict.OK)
    more = "".join(f"- url: https://www.example.lv/{number}\n" for number in range(3))
    listed.write_text(TWICE + more, encoding="utf-8")
    page = listed.with_name("links.html")
    said = run("report", listed, "--html", str(page)).output
    assert "So far 2 of 5 links are checked" in said
    assert "So far 2 of 5 links are checked" in page.read_text(encoding="utf-8")
    assert "nothing to do" not in said + page.read_text(encoding="utf-8")
    assert "So far 2 of 5 links are checked" in run("fix", listed).output
