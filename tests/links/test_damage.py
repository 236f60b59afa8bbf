"""A state file is looked at before it is used: what is none stays untouched, what is damaged is told."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from link_runs import check, state_of, write_list

from ncp.links.damage import damaged_lines
from ncp.links.memory import line_of
from ncp.links.model import Remembered, Verdict
from ncp.problems import EnvironmentTrouble

GOOD = line_of(Remembered("mailto:a@example.lv", datetime(2026, 11, 25, tzinfo=UTC), Verdict.OK, "ok"))
HOST = '{"host":"www.example.lv","delay":3.0}'


@pytest.mark.parametrize("content", ["", "\n\n", GOOD, f"{HOST}\n", f"{GOOD}\n{HOST}\n"])
def test_a_sound_file_has_no_damage(tmp_path: Path, content: str) -> None:
    """Lines of links and of hosts; an empty file is a state file in which nothing stands yet."""
    path = tmp_path / "state.jsonl"
    assert damaged_lines(path) == ()
    path.write_text(content, encoding="utf-8")
    assert damaged_lines(path) == ()


def test_damaged_lines_are_told_by_number(tmp_path: Path) -> None:
    """Marks of a merge, half a line, a host without its end."""
    path = tmp_path / "state.jsonl"
    path.write_text(f"<<<<<<< HEAD\n{GOOD}\n=======\n{GOOD[:30]}\n{HOST}\n{HOST[:20]}\n", encoding="utf-8")
    assert damaged_lines(path) == (1, 3, 4, 6)


def test_a_cut_line_alone_is_still_a_state_file(tmp_path: Path) -> None:
    """Its beginning is ours."""
    path = tmp_path / "state.jsonl"
    path.write_text(GOOD[:30], encoding="utf-8")
    assert damaged_lines(path) == (1,)


@pytest.mark.parametrize(
    "content",
    [
        "links:\n- url: https://example.lv/\n",
        '[\n{"url": "https://a.example/", "verdict": "ok", "checked": "2026-11-25T03:00:00Z", "title": null}\n]\n',
        "# A page\n\nText.\n",
        "\x00\x01\x02",
    ],
    ids=["list", "report", "page", "bytes"],
)
def test_another_file_is_refused(tmp_path: Path, content: str) -> None:
    """A list, a report, a page: writing the state there would destroy it."""
    path = tmp_path / "state.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EnvironmentTrouble) as refused:
        damaged_lines(path)
    assert refused.value.code == "no_state_file"


def test_the_check_refuses_with_a_sentence_and_leaves_the_file(tmp_path: Path) -> None:
    """The exit code is 2, as for all misuse."""
    links = write_list(tmp_path / "list.yml", "mailto:a@example.lv")
    page = tmp_path / "page.md"
    page.write_text("# A page\n", encoding="utf-8")
    ran = check(links, "--state", page)
    assert (ran.code, "Name another file with --state." in ran.err) == (2, True)
    assert page.read_text(encoding="utf-8") == "# A page\n"


def test_the_check_warns_and_keeps_the_good_lines(tmp_path: Path) -> None:
    """The run goes on."""
    links = write_list(tmp_path / "list.yml", "mailto:a@example.lv")
    state_of(links).write_text(f"<<<<<<< HEAD\n{GOOD}\n", encoding="utf-8")
    ran = check(links)
    assert ran.code == 0
    assert any(line.endswith("Lines: 1") for line in ran.err.splitlines())
