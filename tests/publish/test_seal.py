"""A build that would break a promise fails, and what a build made says of itself what it is."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import copy_tiny
from ncp.build import build_site
from ncp.problems import ContentError
from ncp.project import Project
from ncp.publish.manifest import differences, read_manifest
from ncp.publish.seal import seal
from tree import fingerprint

LATER = """
import os, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
import time_machine
then = datetime.now(UTC) + timedelta(days=int(sys.argv[3]))
os.cpu_count = lambda: int(sys.argv[4])
with time_machine.travel(then):
    from ncp.build import build_site
    from ncp.project import Project
    build_site(Project(Path(sys.argv[1])), Path(sys.argv[2]))
    assert datetime.now(UTC) >= then
"""
"""A build at another time, on another number of cores."""


def promise(project: Project, *entries: str, redirects: str = "") -> None:
    """Write a contract, and redirects."""
    (project.data / "url-contract.txt").write_text("".join(f"{entry}\n" for entry in entries), encoding="utf-8")
    if redirects:
        (project.data / "redirects.yml").write_text(redirects, encoding="utf-8")


def told_by_build(project: Project) -> list[tuple[str, str]]:
    """Build; give the codes and corrected lines of what it stops at."""
    try:
        build_site(project, project.root / "site")
    except ContentError as wrong:
        return [(problem.code, problem.corrected or "") for problem in wrong.problems]
    return []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Give the tiny site, built once; only its redirects may be changed."""
    project = copy_tiny(tmp_path_factory.mktemp("tiny") / "tiny")
    build_site(project, project.root / "site")
    return project


def test_a_lost_address_or_heading_stops_the_build(tiny: Project) -> None:
    """Somebody's link would lead nowhere: the build fails, names it and how to keep it, and changes nothing."""
    promise(tiny, "/", "/lv/costs/", "/lv/costs/#visit")
    assert told_by_build(tiny) == []
    former = fingerprint(tiny.root / "site")
    promise(tiny, "/lv/costs/", "/lv/prices/", "/lv/costs/#doctor", "/lv/prices/#gone-with-its-page")
    told = told_by_build(tiny)
    assert [code for code, _ in told] == ["B260", "B261"]
    assert told[1][1].startswith("/lv/costs/#doctor: { to: /lv/costs/#")
    assert fingerprint(tiny.root / "site") == former


def test_a_named_successor_lets_the_build_pass(tiny: Project) -> None:
    """What is promised is kept: the old address leads on, the old heading is a mark at the new one."""
    redirects = "/lv/prices/: { to: /lv/costs/#visit, since: 2026-03-02 }\n"
    redirects += "/lv/costs/#doctor: { to: /lv/costs/#visit, since: 2026-03-02 }\n"
    promise(tiny, "/lv/prices/", "/lv/prices/#fee", "/lv/costs/#doctor", redirects=redirects)
    assert told_by_build(tiny) == []
    site = tiny.root / "site"
    assert "url=../costs/#visit" in (site / "lv/prices/index.html").read_text(encoding="utf-8")
    assert '<span id="doctor"></span><h2 id="visit"' in (site / "lv/costs/index.html").read_text(encoding="utf-8")
    assert (site / "_redirects").read_text(encoding="utf-8") == "/lv/prices/ /lv/costs/#visit 301\n"
    assert "lv/prices" not in (site / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("/lv/prices/: { to: /lv/nowhere/, since: 2026-03-02 }", "B263"),
        ("/lv/costs/: { to: /lv/, since: 2026-03-02 }", "B265"),
        ("/lv/a/: { to: /lv/a/, since: 2026-03-02 }", "B266"),
        ("/lv/prices/: { to: https://elsewhere.example/, since: 2026-03-02 }", "B299"),
        ("/lv/prices/: { to: /lv/costs/, since: soon }", "B299"),
        ("/lv/x{y/: { to: /lv/costs/, since: 2026-03-02 }", "B299"),
    ],
)
def test_a_redirect_that_leads_nowhere_stops_the_build(line: str, code: str, built: Project) -> None:
    """A slip in data/redirects.yml is told by the build, not by a reader; nor can a line slip into a configuration."""
    former = fingerprint(built.root / "site")
    (built.data / "redirects.yml").write_text(f"{line}\n", encoding="utf-8")
    assert [problem.code for problem in seal(built, built.root / "site")] == [code]
    assert fingerprint(built.root / "site") == former


def test_the_manifest_names_every_file(tiny: Project) -> None:
    """Each file of the site but the manifest itself stands there with its hash; without git there is no commit."""
    site = build_site(tiny, tiny.root / "site").output
    value = json.loads((site / "release.json").read_text(encoding="utf-8"))
    assert value["files"] == {name: digest for name, digest in fingerprint(site).items() if name != "release.json"}
    assert value["commit"] is None
    assert value["version"]
    assert differences(read_manifest(site), site) == ()


def test_the_manifest_names_the_commit_and_whether_it_was_changed(tiny: Project) -> None:
    """A site built from a clean checkout says so; one built from changed files does not pass for it."""

    def git(*arguments: str) -> str:
        command = ["git", "-c", "user.name=e", "-c", "user.email=e@e.example", *arguments]
        return subprocess.run(command, cwd=tiny.root, check=True, capture_output=True, text=True).stdout.strip()

    git("init")
    git("add", ".")
    git("commit", "-m", "all")
    commit = read_manifest(build_site(tiny, tiny.root / "site").output).commit
    assert commit is not None
    assert (commit.name, commit.modified) == (git("rev-parse", "HEAD"), False)
    page = tiny.docs / "lv/costs.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nVēl.\n", encoding="utf-8")
    changed = read_manifest(build_site(tiny, tiny.root / "site").output).commit
    assert changed is not None
    assert (changed.name, changed.modified) == (commit.name, True)


def test_any_clock_place_language_and_number_of_cores_make_the_same_bytes(tmp_path: Path) -> None:
    """Two builds of one state, 400 days and half a world apart, on one core and on three, are byte-identical."""
    prints = []
    for folder, days, cores, zone, language, seed in (
        ("a", "0", "1", "UTC", "C", "1"),
        ("elsewhere/deeper", "400", "3", "Pacific/Auckland", "lv_LV.UTF-8", "77"),
    ):
        project = copy_tiny(tmp_path / folder)
        site = tmp_path / folder / "site"
        environment = {**os.environ, "TZ": zone, "LANG": language, "LC_ALL": language, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", LATER, str(project.root), str(site), days, cores]
        subprocess.run(command, check=True, env=environment, cwd=tmp_path)
        prints.append(fingerprint(site))
    assert prints[0] == prints[1]
    assert hashlib.sha256(b"").hexdigest() in prints[0].values(), "without redirects their file is empty"
