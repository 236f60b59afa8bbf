"""What is remembered: dead only after three failures over three days, and no damage ever costs the file."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.links.memory import after_check, entry_of, line_of, read_memory, write_memory
from ncp.links.model import Finding, Remembered, Standing, Verdict

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
URL = "https://example.lv/lapa"
BROKEN = Finding(Verdict.BROKEN, "status-404", 404)
FINE = Finding(Verdict.OK, "ok", 200)


def seen(days: float, finding: Finding) -> Remembered:
    """Give what a check after so many days has learnt."""
    return Remembered(URL, NOW + timedelta(days=days), finding.verdict, finding.reason, landing="example.lv", title="T")


def checks(*found: tuple[float, Finding]) -> Remembered:
    """Give what is remembered after checks on some days."""
    remembered = None
    for days, finding in found:
        remembered = after_check(remembered, finding, seen(days, finding))
    assert remembered is not None
    return remembered


def test_a_link_that_failed_once_is_failing() -> None:
    """One failure is no death: a server may be restarting."""
    remembered = checks((0, BROKEN))
    assert remembered.standing is Standing.FAILING
    assert remembered.first_failure == NOW


def test_runs_of_one_morning_are_one_check() -> None:
    """Who starts the check again after a few minutes has not seen another failure; twelve hours later, one has."""
    assert checks((0, BROKEN), (0.01, BROKEN), (0.02, BROKEN)).failures == 1
    assert checks((0, BROKEN), (0.01, BROKEN), (3, BROKEN)).standing is Standing.FAILING
    assert checks((0, BROKEN), (0.5, BROKEN)).failures == 2


def test_a_check_every_hour_still_counts_twice_a_day() -> None:
    """The distance is that to the last failure that counted, not to the last run."""
    hourly = checks(*((hour / 24, BROKEN) for hour in range(73)))
    assert (hourly.failures, hourly.standing) == (7, Standing.DEAD)


def test_an_older_file_counts_from_its_last_check() -> None:
    """It does not tell when a failure was counted."""
    older = replace(seen(0, BROKEN), failures=1, first_failure=NOW)
    assert after_check(older, BROKEN, seen(0.1, BROKEN)).failures == 1
    assert after_check(older, BROKEN, seen(1, BROKEN)).failures == 2


@pytest.mark.parametrize(
    ("days", "standing"),
    [
        ((0, 1, 2), "failing"),
        ((0, 0.1, 2.99), "failing"),
        ((0, 3), "failing"),
        ((0, 1, 3), "dead"),
        ((0, 7, 14), "dead"),
    ],
)
def test_dead_means_three_failures_over_three_days(days: tuple[float, ...], standing: str) -> None:
    """Neither three checks in one day nor two in a month make a death."""
    assert checks(*((day, BROKEN) for day in days)).standing == standing


def test_one_good_check_forgives_everything() -> None:
    """A dead link that answers again is good at once, and its count begins anew."""
    remembered = checks((0, BROKEN), (2, BROKEN), (4, BROKEN), (6, FINE))
    assert (remembered.standing, remembered.failures, remembered.first_failure) == (Standing.GOOD, 0, None)
    assert remembered.last_success == NOW + timedelta(days=6)


def test_what_cannot_be_verified_neither_mends_nor_worsens() -> None:
    """A bot wall in between says nothing of the link."""
    wall = Finding(Verdict.UNVERIFIABLE, "bot-wall")
    remembered = checks((0, BROKEN), (2, wall), (4, BROKEN))
    assert (remembered.failures, remembered.standing) == (2, Standing.FAILING)
    assert checks((0, BROKEN), (2, BROKEN), (4, BROKEN), (5, wall)).standing is Standing.DEAD


def test_a_site_that_may_have_changed_hands_is_suspect_at_once() -> None:
    """Nobody waits three days while patients are sent to a casino."""
    assert checks((0, FINE), (7, Finding(Verdict.CHANGED, "changed-hands"))).standing is Standing.SUSPECT


def test_only_a_good_check_replaces_what_the_last_good_one_saw() -> None:
    """The casino's title must not become the one that the next check expects."""
    foreign = replace(seen(7, BROKEN), title="Kazino", landing="kazino.example")
    remembered = after_check(checks((0, FINE)), Finding(Verdict.CHANGED, "changed-hands"), foreign)
    assert (remembered.title, remembered.landing) == ("T", "example.lv")


def test_every_field_survives_the_file() -> None:
    """What is written is read back the same."""
    whole = Remembered(
        URL, NOW, Verdict.MOVED, "moved", Standing.SUSPECT, 2, NOW, NOW, "example.lv", "https://b.lv/", "Virsr. „ā”",
        owner_named=True, fingerprint="00ff", issuer="CA", certificate_expires=date(2027, 1, 1),
        domain_expires=date(2027, 2, 2), etag='"x"', confirmed="status-404",
    )  # fmt: skip
    assert entry_of(line_of(whole)) == whole


def test_the_file_has_one_line_a_link_sorted(tmp_path: Path) -> None:
    """Two checks differ in the lines of the links that changed, and in no others."""
    path = tmp_path / "links.state.jsonl"
    urls = ["https://c.lv/", "https://a.lv/", "https://b.lv/"]
    write_memory(path, {url: Remembered(url, NOW, Verdict.OK, "ok") for url in urls})
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["url"] for line in lines] == sorted(urls)
    assert set(read_memory(path)) == set(urls)


@given(st.binary(max_size=300))
def test_a_damaged_file_costs_no_more_than_the_damaged_lines(damage: bytes) -> None:
    """Merge marks, half lines and random bytes are skipped."""
    good = line_of(Remembered(URL, NOW, Verdict.OK, "ok"))
    path = Path(os.environ.get("TMPDIR", "/tmp")) / f"damaged-{os.getpid()}.jsonl"  # noqa: S108 - hypothesis reuses fixtures
    path.write_bytes(b"<<<<<<< HEAD\n" + damage + b"\n" + good.encode() + b"\n")
    assert URL in read_memory(path)
    path.unlink()


@given(
    st.recursive(
        st.none() | st.booleans() | st.text() | st.integers(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_no_json_crashes_the_reading(value: object) -> None:
    """A line of valid JSON that is no entry is no entry."""
    entry_of(json.dumps(value))
    entry_of(json.dumps({"url": value, "checked": value, "verdict": value, "reason": value}))


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from ncp.links.memory import write_memory
from ncp.links.model import Remembered, Verdict
now = datetime(2026, 11, 25, tzinfo=UTC)
number = 0
while True:
    number += 1
    urls = [f"https://host{i}.lv/" for i in range(300)]
    write_memory(Path(sys.argv[1]), {url: Remembered(url, now, Verdict.OK, str(number)) for url in urls})
"""


def test_killed_at_any_moment_the_file_is_whole(tmp_path: Path) -> None:
    """Twelve kills in the middle of writing: each time one whole version, old or new."""
    path = tmp_path / "links.state.jsonl"
    write_memory(path, {URL: Remembered(URL, NOW, Verdict.OK, "0")})
    for kill in range(12):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)])
        time.sleep(0.25 + kill * 0.013)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        assert len({entry.reason for entry in read_memory(path).values()}) == 1


def test_a_disk_that_refuses_leaves_the_former_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk costs the new version, never the old one, and leaves no litter."""
    path = tmp_path / "links.state.jsonl"
    write_memory(path, {URL: Remembered(URL, NOW, Verdict.OK, "ok")})
    before = path.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_memory(path, {})
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
