"""A build that takes what earlier ones made gives the same site as one that makes everything anew."""

import os
import sqlite3
from pathlib import Path

import pytest

from edits import EDITS, EditedSite
from ncp.build import build_site
from ncp.problems import ContentError
from tree import fingerprint

SEQUENCES = int(os.environ.get("NCP_SEQUENCES", "12"))
"""Sequences of edits; a nightly run, or a doubtful developer, may ask for hundreds."""
MOST_EDITS = 4


def outcome(site: EditedSite, output: Path, kept: Path | None) -> dict[str, str]:
    """Build, and give the site file by file; or what is wrong with it."""
    try:
        return fingerprint(build_site(site.project, output, kept=kept).output)
    except ContentError as wrong:
        return {str(problem.place): problem.code for problem in wrong.problems}


def test_whatever_is_edited_a_build_after_others_equals_a_clean_one(tmp_path: Path) -> None:
    """After each sequence of edits of every kind, both builds give the same bytes, and some change was seen."""
    site = EditedSite.of(tmp_path / "project", seed=4)
    kept = tmp_path / "kept" / "pages.sqlite"
    before: dict[str, str] = {}
    done: set[str] = set()
    for _ in range(SEQUENCES):
        edits = [site.edit() for _ in range(site.chance.randint(1, MOST_EDITS))]
        incremental = outcome(site, tmp_path / "incremental", kept)
        assert incremental == outcome(site, tmp_path / "clean", None), edits
        assert "index.html" in incremental, (edits, incremental)
        assert incremental != before or {*edits} <= UNSEEN, edits
        before = incremental
        done |= {*edits}
    assert len(done) > len(EDITS) / 2


UNSEEN = {"remove_page", "rename_page", "settings", "extension", "history", "page_review"}
"""Edits that at times have nothing to do, or nothing that readers would see."""


def test_what_was_made_before_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build of the same converts no page and renders none."""
    site = EditedSite.of(tmp_path / "project", seed=1)
    kept = tmp_path / "pages.sqlite"
    first = fingerprint(build_site(site.project, tmp_path / "site", kept=kept).output)
    for work in ("conversion.Converter.convert", "templates.Templates.page"):
        monkeypatch.setattr(f"ncp.engine.direct.{work}", None)
    assert fingerprint(build_site(site.project, tmp_path / "site", kept=kept).output) == first


def test_what_is_damaged_is_as_if_it_had_never_been_kept(tmp_path: Path) -> None:
    """Values that were tampered with, a file cut short and a file of something else change nothing of the site."""
    site = EditedSite.of(tmp_path / "project", seed=1)
    kept = tmp_path / "pages.sqlite"
    clean = fingerprint(build_site(site.project, tmp_path / "site", kept=kept).output)
    with sqlite3.connect(kept) as opened:
        assert opened.execute("UPDATE kept SET value = CAST(replace(value, 'costs', 'wrong') AS BLOB)").rowcount > 4
    opened.close()
    for damage in (None, kept.read_bytes()[: kept.stat().st_size // 2], b"something else" * 99, b""):
        if damage is not None:
            kept.write_bytes(damage)
        assert fingerprint(build_site(site.project, tmp_path / "site", kept=kept).output) == clean


def test_a_folder_that_cannot_be_written_stops_no_build(tmp_path: Path) -> None:
    """Where nothing can be kept, the site is built all the same."""
    site = EditedSite.of(tmp_path / "project", seed=1)
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert build_site(site.project, tmp_path / "site", kept=tmp_path / "file" / "pages.sqlite").pages > 0


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After some builds that had no use for it, a value is gone; one that is used stays."""
    monkeypatch.setattr("ncp.kept.BUILDS_KEPT", 2)
    site = EditedSite.of(tmp_path / "project", seed=1)
    kept = tmp_path / "pages.sqlite"
    sizes = []
    for number in range(6):
        site.append("docs/lv/costs.md", f"\n{number}\n")
        build_site(site.project, tmp_path / "site", kept=kept)
        with sqlite3.connect(kept) as opened:
            sizes.append(opened.execute("SELECT count(*) FROM kept").fetchone()[0])
        opened.close()
    assert sizes[3] == sizes[4] == sizes[5] > sizes[0]
