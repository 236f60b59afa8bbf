"""Each folder B… of examples/checks is a rule about built sites: `bad` on top of the built tiny site breaks it.

`told.txt` is what the rule says of the bad one in English, `teikts.txt` in Latvian. They are the manual, too.
"""

import shutil
from datetime import date
from pathlib import Path

import pytest

from conftest import copy_tiny
from golden import assert_golden
from ncp.build import build_site
from ncp.check import check_built
from ncp.judge.registry import built_page_rule, built_site_rule
from ncp.problems import Problem
from ncp.project import Project
from ncp.say.report import problem_text

CHECKS = Path(__file__).parent / "examples" / "checks"
REPORTS = (("en", "told.txt"), ("lv", "teikts.txt"))
REMOVED = "removed.txt"
SITE = "site"
TODAY = date(2026, 3, 2)
CODES = sorted({*built_page_rule.rules, *built_site_rule.rules})
NO_CONTRACT = "B264"
"""Nobody has written a contract for the tiny site."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Give the tiny site with what the engine makes of it, built once."""
    project = copy_tiny(tmp_path_factory.mktemp("tiny") / "tiny")
    build_site(project, project.root / SITE)
    return project


@pytest.fixture
def copied(built: Project, tmp_path: Path) -> Project:
    """Give a copy of it to break on purpose."""
    return Project(shutil.copytree(built.root, tmp_path / "tiny", symlinks=True))


def told(code: str, which: str, project: Project) -> list[Problem]:
    """Lay an example over the built site and give what a rule says of that."""
    folder = CHECKS / code / which
    shutil.copytree(folder, project.root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(REMOVED))
    removed = folder / REMOVED
    for name in removed.read_text(encoding="utf-8").split() if removed.exists() else []:
        (project.root / name).unlink()
    found = check_built(project, project.root / SITE, today=TODAY).problems
    return [problem for problem in found if problem.code == code]


@pytest.mark.parametrize("code", CODES)
def test_a_bad_example_is_told_with_its_place(code: str, copied: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the rule says of its bad example, in English and in Latvian, is the golden text."""
    monkeypatch.delenv("CI", raising=False)  # there some warnings are errors
    found = told(code, "bad", copied)
    assert found
    for language, report in REPORTS:
        monkeypatch.setenv("NCP_SAY", language)
        text = "\n\n".join(problem_text(copied, problem) for problem in found)
        assert_golden(f"{text}\n", CHECKS / code / report)


@pytest.mark.parametrize("code", CODES)
def test_a_good_example_is_left_in_peace(code: str, copied: Project) -> None:
    """The rule finds nothing in its good example."""
    assert told(code, "good", copied) == []


def test_the_site_of_the_engine_has_no_mistake(copied: Project) -> None:
    """Of the tiny site as it is built nothing is told, but that nobody has written a contract for it yet."""
    assert [one.code for one in check_built(copied, copied.root / SITE, today=TODAY).problems] == [NO_CONTRACT]
