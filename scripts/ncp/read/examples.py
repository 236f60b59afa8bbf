"""The examples of mistakes, which are the manual of the check."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ncp.project import Project

TOLD = {"en": "told.txt", "lv": "teikts.txt"}
GOOD, BAD, TINY, OF_RULES, OF_PROBLEMS, OF_LISTS = "good", "bad", "tiny", "checks", "problems", "link_lists"
CONTEXT = 1
"""Lines around a difference that a reader needs to find the place."""


@dataclass(frozen=True)
class Example:
    """A rule's example: what is told of the bad one, and how the good one differs from it."""

    code: str
    told: str
    difference: tuple[str, ...]


def read_example(project: Project, code: str, language: str) -> Example | None:
    """Give the example of a rule in the language of the editor; None if it has none."""
    folder = project.examples / OF_RULES / code
    told = folder / TOLD[language]
    if not told.is_file():
        return None
    return Example(code, told.read_text(encoding="utf-8").strip(), tuple(_differences(project, folder)))


def told_elsewhere(project: Project, code: str, language: str) -> str:
    """Give the first example outside of the rules' own in which a code is told; empty if there is none."""
    for folder in (OF_PROBLEMS, OF_LISTS):
        for file in sorted((project.examples / folder).glob(f"*/{TOLD[language]}")):
            for told in file.read_text(encoding="utf-8").split("\n\n"):
                if f" {code} " in told.split("\n")[0]:
                    return told.strip()
    return ""


def _differences(project: Project, folder: Path) -> Iterator[str]:
    """Compare the bad files with the good ones, and those that only one of them has with the tiny site's."""
    names = {path.relative_to(folder / which) for which in (BAD, GOOD) for path in (folder / which).rglob("*")}
    for name in sorted(names):
        bad, good = (_lines(project, folder / which, name) for which in (BAD, GOOD))
        lines = [
            line for line in difflib.unified_diff(bad, good, lineterm="", n=CONTEXT) if line[:2] not in {"--", "++"}
        ]
        if lines:
            yield name.as_posix()
            yield from (line for line in lines if not line.startswith("@@"))


def _lines(project: Project, folder: Path, name: Path) -> list[str]:
    for path in (folder / name, project.examples / TINY / name):
        if path.is_file():
            return path.read_text(encoding="utf-8", errors="replace").splitlines()
    return []
