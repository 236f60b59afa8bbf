"""Reads a lock file: what pip would install, with hashes, and what needs it."""

import re
from collections.abc import Iterator

from ncp.parts.model import Part

ENTRY = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)\s*(?:;\s*(?P<marker>[^\\]+?))?\s*\\?$")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
NEEDED_BY = re.compile(r"^\s+#\s+(?:via\s+)?([A-Za-z0-9._-]+)(?: \(pyproject\.toml\))?$")


def read_lock(text: str) -> tuple[Part, ...]:
    """Give the packages of a lock file in its order."""
    return tuple(_part(lines) for lines in _entries(text))


def _entries(text: str) -> Iterator[list[str]]:
    """Give the lines of each package."""
    lines: list[str] = []
    for line in text.splitlines():
        if ENTRY.match(line):
            if lines:
                yield lines
            lines = []
        if lines or ENTRY.match(line):
            lines.append(line)
    if lines:
        yield lines


def _part(lines: list[str]) -> Part:
    found = ENTRY.match(lines[0])
    assert found is not None  # noqa: S101 - the line was matched before
    name, hashes = found["name"], tuple(HASH.findall("\n".join(lines)))
    needed_by = tuple(by[1] for line in lines[1:] if (by := NEEDED_BY.match(line)) and by[1] != "via")
    return Part(name, "library", found["version"], f"pkg:pypi/{name}", hashes, found["marker"] or "", needed_by)
