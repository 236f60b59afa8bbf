"""Each folder of examples/problems is a mistake on top of the tiny site, and beside it what the editor is told.

The folder's files replace those of the tiny site, `removed.txt` names files to take away; `told.txt` is the whole
report in English, `teikts.txt` in Latvian. They are the manual, too.
"""

import shutil
from pathlib import Path

import pytest

from golden import assert_golden
from ncp.build import build_site
from ncp.problems import ContentError
from ncp.project import Project
from ncp.say.report import plain_report

PROBLEMS = Path(__file__).parent / "examples" / "problems"
REPORTS = ("told.txt", "teikts.txt")
REMOVED = "removed.txt"


@pytest.mark.parametrize("example", sorted(path.name for path in PROBLEMS.iterdir()))
def test_the_mistake_is_told_with_its_place(example: str, tiny: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report, in English and in Latvian, is the golden one."""
    for file in (PROBLEMS / example).rglob("*"):
        if file.is_file() and file.name not in (*REPORTS, REMOVED):
            (tiny.root / file.relative_to(PROBLEMS / example)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, tiny.root / file.relative_to(PROBLEMS / example))
    removed = PROBLEMS / example / REMOVED
    for name in removed.read_text(encoding="utf-8").split() if removed.exists() else []:
        (tiny.root / name).unlink()
    with pytest.raises(ContentError) as wrong:
        build_site(tiny, tiny.root / "site")
    for language, report in zip(("en", "lv"), REPORTS, strict=True):
        monkeypatch.setenv("NCP_SAY", language)
        assert_golden(plain_report(tiny, wrong.value.problems) + "\n", PROBLEMS / example / report)
    assert not (tiny.root / "site").exists()
