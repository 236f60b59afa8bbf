"""Text files as editors save them: any line ends, with or without a byte order mark, bounded in size."""

import unicodedata
from pathlib import Path

from ncp.problems import Place, Problem
from ncp.project import Project

LARGEST = 4 * 1024 * 1024


def read_text(project: Project, path: Path) -> tuple[str, tuple[Problem, ...]]:
    """Give the text of a file with plain line ends in Unicode form C, and what is wrong with the file as such."""
    name = project.name_of(path)
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return "", (Problem("D023", Place(name), {"path": name}),)
    except OSError as trouble:
        return "", (Problem("D001", Place(name), {"reason": trouble.strerror or type(trouble).__name__}),)
    if len(raw) > LARGEST:
        return "", (Problem("D002", Place(name), {"size": len(raw), "largest": LARGEST}),)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        before = raw[: trouble.start]
        column = trouble.start - (before.rfind(b"\n") + 1) + 1
        return "", (Problem("D003", Place(name, before.count(b"\n") + 1, column)),)
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")), ()


def place_at(name: str, text: str, offset: int, first_line: int = 1) -> Place:
    """Give the place of a character; `first_line` is the line of the file on which `text` begins."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Place(name, text.count("\n", 0, offset) + first_line, offset - line_start + 1)


def line_at(text: str, offset: int) -> str:
    """Give the whole line around a character, without its line end."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return text[start : end if end >= 0 else len(text)]
