"""The command `views`: its files, its words, its exit codes."""

import csv
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ncp.project import this_project
from ncp.read.site import site_of
from view_samples import BROWSERS, combined, line

Command = Callable[..., subprocess.CompletedProcess[str]]


def test_the_table_is_written_for_machines_and_told_to_people(tmp_path: Path, command: Command) -> None:
    """CSV and JSON hold the same rows with whole addresses; the sums stand on standard output."""
    log = tmp_path / "ncp.log"
    log.write_text(line() + line(path="/lt/index.html", device="desktop") + line(device="robot"), encoding="utf-8")
    table, report = tmp_path / "views.csv", tmp_path / "views.json"
    done = command("views", str(log), "--csv", str(table), "--json", str(report))
    assert (done.returncode, done.stderr) == (0, "")
    address = site_of(this_project()).address
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert [row["url"] for row in rows] == [f"{address}lt/", f"{address}lv/costs/"]
    told = json.loads(report.read_text(encoding="utf-8"))
    assert [{name: str(value) for name, value in row.items()} for row in told["rows"]] == rows
    assert told["left_out"]["robot"] == 1
    assert "2026-11: 2" in done.stdout
    assert "/lv/costs/" in done.stdout


def test_no_address_comes_out(tmp_path: Path, command: Command) -> None:
    """Not even of a log that holds whole addresses: not in the table, not in the words about damaged lines."""
    log = tmp_path / "access.log"
    lines = [combined("GET /lv/ HTTP/1.1"), combined("GET /lv/ HTTP/1.1", address="2001:db8:7:1::5"), "192.0.2.77 x\n"]
    log.write_text("".join(lines), encoding="utf-8")
    files = [tmp_path / "views.csv", tmp_path / "views.json"]
    done = command("views", str(log), "--csv", str(files[0]), "--json", str(files[1]))
    assert done.returncode == 1
    for text in (done.stdout, done.stderr, *(file.read_text(encoding="utf-8") for file in files)):
        assert "192.0.2" not in text
        assert "2001:db8" not in text
        assert BROWSERS["phone"] not in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("missing.log",), "missing.log"),
        (("{log}", "--csv", "{log}"), "ncp.log"),
        (("{log}", "--month", "November"), "November"),
        ((), "LOG"),
    ],
)
def test_misuse_is_told_in_a_sentence(words: tuple[str, ...], told: str, tmp_path: Path, command: Command) -> None:
    """A log that is not there, a report over a log, a month that is none: exit code 2, and the log is as it was."""
    log = tmp_path / "ncp.log"
    log.write_text(line(), encoding="utf-8")
    done = command("views", *(word.format(log=log) for word in words))
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert log.read_text(encoding="utf-8") == line()
