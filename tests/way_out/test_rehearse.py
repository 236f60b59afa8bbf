"""The rehearsal runs whatever engine it is given, within bounds, and tells what became of the pages."""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import ROOT, copy_tiny
from ncp import apart
from ncp.apart import ToolApart, tool_apart
from ncp.problems import EnvironmentTrouble
from ncp.project import Project
from ncp.way_out import run
from ncp.way_out.engines import ENGINES, version_of
from ncp.way_out.model import Kind, Rehearsal, Scope
from ncp.way_out.run import Stage, rehearse, stage_set
from ncp.way_out.say.as_json import json_report
from ncp.way_out.say.html import html_report
from ncp.way_out.say.terminal import terminal_report

MKDOCS = """import sys
from mkdocs.__main__ import cli
{before}
cli()
"""
"""MkDocs itself as the other engine: the one that is always there."""


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give the tiny site, built and staged once."""
    tiny = copy_tiny(tmp_path_factory.mktemp("way-out") / "tiny")
    (tiny.data / "apart").symlink_to(ROOT / "data" / "apart", target_is_directory=True)
    with stage_set(tiny) as made:
        yield made


def rehearsed(stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, before: str = "") -> Rehearsal:
    """Rehearse with an engine that is MkDocs after `before` was done to it."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").symlink_to(sys.executable)
    (tmp_path / "properdocs.py").write_text(MKDOCS.format(before=before), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path), *filter(None, sys.path))))
    monkeypatch.setattr(run, "tool_apart", lambda _project, name: ToolApart(name, tmp_path))
    return rehearse(stage, "properdocs")


def test_the_engine_of_today_makes_the_same_bytes(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without plugins and hooks, MkDocs makes of the staged pages exactly our site, and the report says so."""
    monkeypatch.setenv("NCP_SAY", "en")
    found = rehearsed(stage, monkeypatch, tmp_path)
    assert (found.scope, found.template_trouble, found.finish_trouble) == (Scope.PAGE, "", "")
    assert found.compared.identical == found.compared.pages > 4
    assert "could move to this engine today" in terminal_report([found])
    warned = terminal_report([replace(found, warnings=("WARNING a link",))])
    assert "WARNING a link" in warned
    assert "could move" not in warned


def test_templates_that_cannot_be_used_are_told(stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An engine that refuses our templates gets the smallest, so that all else can be compared; its reason is kept."""
    refuse = (
        "from pathlib import Path\n"
        "if 'ncp.places' in Path('templates/main.html').read_text(encoding='utf-8'): sys.exit('no method named get')"
    )
    found = rehearsed(stage, monkeypatch, tmp_path, refuse)
    assert (found.scope, found.template_trouble) == (Scope.ARTICLE, "no method named get")
    assert (found.engine_trouble, found.finish_trouble, found.compared.broken) == ("", "", ())
    assert found.compared.differences == ()
    assert found.differs


def test_another_markdown_is_told(stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An engine without attributes of headings loses ids and shows the braces; each page tells both."""
    spoil = (
        "import json\nfrom pathlib import Path\nsettings = Path('mkdocs.yml')\n"
        "told = json.loads(settings.read_text(encoding='utf-8'))\ntold['markdown_extensions'].remove('attr_list')\n"
        "settings.write_text(json.dumps(told), encoding='utf-8')"
    )
    found = rehearsed(stage, monkeypatch, tmp_path, spoil)
    kinds = found.compared.by_kind
    assert kinds[Kind.LOST_ID] > 0
    assert kinds[Kind.TEXT] > 0
    text = terminal_report([found])
    assert "{" in "".join(one.theirs for one in found.compared.differences if one.kind is Kind.TEXT)
    assert found.compared.differences[0].url in text
    assert found.compared.differences[0].url in "".join(html_report([found]))
    (entry,) = json.loads(json_report([found]))
    assert len(entry["compared"]["differences"]) == len(found.compared.differences)
    assert entry["differs"] is True


def test_an_engine_that_builds_nothing_is_told(stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Then every page is missing, and the rehearsal still comes to its end."""
    found = rehearsed(stage, monkeypatch, tmp_path, "sys.exit('out of order')")
    assert found.engine_trouble == "out of order"
    assert found.finish_trouble
    assert found.compared.by_kind == {Kind.MISSING: found.compared.pages}


def test_an_engine_that_hangs_is_ended(stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No engine holds up the rehearsal for longer than its bound."""
    monkeypatch.setattr(run, "LONGEST", 0.5)
    found = rehearsed(stage, monkeypatch, tmp_path, "import time; time.sleep(60)")
    assert "0.5 seconds" in found.engine_trouble


@pytest.mark.parametrize("engine", ENGINES)
def test_engines_are_pinned_with_hashes(project: Project, engine: str) -> None:
    """Each engine's lock file names its exact version, a hash for everything, and no registry."""
    text = (project.data / "apart" / f"{engine}.lock").read_text(encoding="utf-8")
    assert version_of(project, engine)
    packages = [line for line in text.splitlines() if "==" in line]
    assert packages
    assert all(line.rstrip().endswith("\\") for line in packages)
    assert "http" not in text


def test_an_engine_that_cannot_be_set_up_is_trouble(tiny: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no environment can be made, a sentence says which tool is missing, and none counts as made."""
    (tiny.data / "apart").symlink_to(ROOT / "data" / "apart", target_is_directory=True)
    monkeypatch.setattr(apart, "system_python", lambda: str(tiny.root / "no-python"))
    for _ in range(2):
        with pytest.raises(EnvironmentTrouble) as caught:
            tool_apart(tiny, "properdocs")
        assert (caught.value.code, caught.value.values["name"]) == ("no_tool_apart", "properdocs")
