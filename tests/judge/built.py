"""What the tests of a built site share: the tiny site as it was built, to be changed on purpose."""

import shutil
from datetime import date
from pathlib import Path

from ncp.check import Checked, check_built
from ncp.problems import Problem
from ncp.project import Project

TODAY = date(2026, 3, 2)
EXAMPLES = Path(__file__).parent.parent / "examples"
TINY_BUILT = EXAMPLES / "tiny-built"
CONTRACT_IS_MISSING = "B264"
"""The tiny site has no contract; tests of other rules do not mind."""
PAGE = "lt/costs/index.html"


def built_site(project: Project) -> Path:
    """Put the built tiny site into the project, with empty files for its assets."""
    site = project.root / "site"
    shutil.copytree(TINY_BUILT, site, ignore=shutil.ignore_patterns("files.txt"))
    for name in (TINY_BUILT / "files.txt").read_text(encoding="utf-8").split():
        if name.startswith("assets/"):
            (site / name).parent.mkdir(exist_ok=True)
            (site / name).touch()
    return site


def checked_built(project: Project) -> Checked:
    """Check the built site of the project."""
    return check_built(project, project.root / "site", today=TODAY)


def told_of_built(project: Project) -> list[Problem]:
    """Give what the check says of the built site."""
    return [one for one in checked_built(project).problems if one.code != CONTRACT_IS_MISSING]


def spoil(site: Path, file: str, old: str, new: str) -> None:
    """Replace a piece of a built file."""
    path = site / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
