"""Each folder of examples/checks is a rule's code: `bad` on top of the tiny site breaks it, `good` does not.

`told.txt` is what the rule says of the bad one in English, `teikts.txt` in Latvian. They are the manual, too.
"""

import shutil
from datetime import date
from pathlib import Path

import pytest

from golden import assert_golden
from ncp.check import Checked, check_project
from ncp.judge.consequences import ALONE
from ncp.judge.registry import built_page_rule, built_site_rule, page_rule, pair_rule, site_rule
from ncp.project import Project
from ncp.say.report import problem_text

CHECKS = Path(__file__).parent / "examples" / "checks"
REPORTS = (("en", "told.txt"), ("lv", "teikts.txt"))
REMOVED = "removed.txt"
TODAY = date(2026, 3, 2)
OF_CONTENT = sorted({*page_rule.rules, *pair_rule.rules, *site_rule.rules, ALONE})
OF_BUILT_SITES = sorted({*built_page_rule.rules, *built_site_rule.rules})


def checked(code: str, which: str, tiny: Project) -> Checked:
    """Lay an example over the tiny site and check it."""
    folder = CHECKS / code / which
    shutil.copytree(folder, tiny.root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(REMOVED))
    removed = folder / REMOVED
    for name in removed.read_text(encoding="utf-8").split() if removed.exists() else []:
        (tiny.root / name).unlink()
    return check_project(tiny, today=TODAY)


@pytest.mark.parametrize("code", OF_CONTENT)
def test_a_bad_example_is_told_with_its_place(code: str, tiny: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the rule says of its bad example, in English and in Latvian, is the golden text."""
    monkeypatch.delenv("CI", raising=False)  # there some warnings are errors
    found = [problem for problem in checked(code, "bad", tiny).problems if problem.code == code]
    assert found
    for language, report in REPORTS:
        monkeypatch.setenv("NCP_SAY", language)
        told = "\n\n".join(problem_text(tiny, problem) for problem in found)
        assert_golden(f"{told}\n", CHECKS / code / report)


@pytest.mark.parametrize("code", OF_CONTENT)
def test_a_good_example_is_left_in_peace(code: str, tiny: Project) -> None:
    """The rule finds nothing in its good example."""
    assert [problem for problem in checked(code, "good", tiny).problems if problem.code == code] == []


def test_every_example_belongs_to_a_rule() -> None:
    """No folder of examples is left behind by a rule that is gone."""
    assert sorted(path.name for path in CHECKS.iterdir()) == sorted({*OF_CONTENT, *OF_BUILT_SITES})
