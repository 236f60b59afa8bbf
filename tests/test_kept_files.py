"""Files that are kept between builds."""

import os
from pathlib import Path

import pytest

from ncp import kept_files
from ncp.kept_files import keep, key_of, recall
from ncp.project import Project


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    """The same bytes under the same key, nothing under another."""
    project = Project(tmp_path)
    keep(project, "a", b"made")
    assert recall(project, "a") == b"made"
    assert recall(project, "b") is None


@pytest.mark.parametrize("damaged", [b"", b"short", bytes(32) + b"made"])
def test_a_damaged_file_is_not_published(tmp_path: Path, damaged: bytes) -> None:
    """Whatever happened to a kept file, it is made anew."""
    project = Project(tmp_path)
    keep(project, "a", b"made")
    (project.kept_files / "a").write_bytes(damaged)
    assert recall(project, "a") is None


def test_what_was_not_used_for_longest_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder does not grow for ever, and what builds use stays."""
    monkeypatch.setattr(kept_files, "MOST_FILES", 2)
    project = Project(tmp_path)
    for second, name in enumerate("abc"):
        keep(project, name, b"made")
        os.utime(project.kept_files / name, (second, second))
        assert name == "a" or recall(project, "a")  # used, and so the youngest
    assert sorted(path.name for path in project.kept_files.iterdir()) == ["a", "c"]


def test_without_a_place_nothing_is_kept(tmp_path: Path) -> None:
    """A read-only folder costs time, no build."""
    (tmp_path / ".cache").write_text("a file in the way", encoding="utf-8")
    keep(Project(tmp_path), "a", b"made")
    assert recall(Project(tmp_path), "a") is None


def test_a_key_tells_where_one_ingredient_ends() -> None:
    """The same bytes cut otherwise are something else."""
    assert key_of((b"ab", b"c")) != key_of((b"a", b"bc"))
