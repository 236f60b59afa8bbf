"""`links fix`: writes permanently moved addresses where the old ones stand, and nothing else changes in the file.

Only the address itself is exchanged, at the very place where the parser found it, so that comments, order and quoting
stay. What is proposed was judged by the last check: `moved` means that the new page still keeps the contract.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ncp.links.memory import write_whole
from ncp.links.model import Contract, Remembered, Verdict
from ncp.links.web.organisation import organisation_of
from ncp.problems import EnvironmentTrouble

BOUNDARY = frozenset(" \t\n\r\"'<>()[],{}")
"""What may stand on either side of an address; another sign would make it a longer one."""


@dataclass(frozen=True)
class Fix:
    """One file with addresses exchanged."""

    path: Path
    name: str
    before: str
    after: str

    def diff(self) -> str:
        """Give the change as a unified diff."""
        return "".join(
            difflib.unified_diff(
                self.before.splitlines(keepends=True),
                self.after.splitlines(keepends=True),
                f"a/{self.name}",
                f"b/{self.name}",
            )
        )


def moves(contracts: Iterable[Contract], memory: Mapping[str, Remembered]) -> dict[str, str]:
    """Give old address → new one for what has moved for good and may be written without a second thought.

    Left to the editor: a new address without https where the old one had it, and one at another organisation where
    the contract names nothing that could be found again there.
    """
    found = {}
    for contract in contracts:
        remembered = memory.get(contract.url)
        if remembered is None or remembered.verdict is not Verdict.MOVED or not remembered.proposal:
            continue
        if is_safe(contract, remembered.proposal):
            found[contract.url] = remembered.proposal
    return found


def is_safe(contract: Contract, proposal: str) -> bool:
    """Say whether a move may be written without a second thought."""
    old, new = urlsplit(contract.url), urlsplit(proposal)
    if old.scheme == "https" and new.scheme == "http":
        return False
    promised = bool(contract.evidence or contract.titles)
    return promised or organisation_of(old.hostname or "") == organisation_of(new.hostname or "")


def fixes(
    root: Path, contracts: Iterable[Contract], moved: Mapping[str, str], most: int = 64 * 1024 * 1024
) -> Iterator[Fix]:
    """Give the files that change. Built pages are none of them: they are made anew from what is fixed."""
    lines: dict[str, set[tuple[int, str]]] = {}
    for contract in contracts:
        for source in contract.sources if contract.url in moved else ():
            lines.setdefault(source.place.path, set()).add((source.place.line, contract.url))
    for name in sorted(lines):
        path = root / name
        if path.suffix not in {".html", ".htm"} and path.stat().st_size <= most:
            before = path.read_bytes().decode("utf-8")
            after = exchanged(before, lines[name], moved)
            if after != before:
                yield Fix(path, name, before, after)


def exchanged(text: str, places: set[tuple[int, str]], moved: Mapping[str, str]) -> str:
    """Exchange addresses on the lines on which they stand, and below them in the same entry."""
    parts = text.splitlines(keepends=True)
    for line, url in places:
        for index in range(line - 1, min(line + REACH, len(parts))):
            changed = replaced(parts[index], url, moved[url])
            if changed != parts[index]:
                parts[index] = changed
                break
    return "".join(parts)


ENDS_SOMETHING = frozenset("'\"() <>\\`")
REACH = 60
"""Lines below its place on which an address of an entry may stand (`urls`, `source` of a fact)."""


def replaced(line: str, old: str, new: str) -> str:
    """Exchange whole addresses on a line; one that is only the beginning of a longer one stays."""
    pieces, done = [], 0
    while (start := line.find(old, done)) >= 0:
        end = start + len(old)
        whole = (start == 0 or line[start - 1] in BOUNDARY) and (end == len(line) or line[end] in BOUNDARY)
        pieces += [line[done:start], quotable(new) if whole else old]
        done = end
    return "".join([*pieces, line[done:]])


def quotable(url: str) -> str:
    """Give an address that needs no quotation marks, in YAML or in Markdown, and cannot end those it stands in."""
    return "".join(f"%{ord(sign):02X}" if sign in ENDS_SOMETHING else sign for sign in url)


def write(fix: Fix) -> None:
    """Write a fixed file whole or not at all.

    Raises:
        EnvironmentTrouble: the disk did not let us.
    """
    try:
        write_whole(fix.path, (fix.after,))
    except OSError as trouble:
        reason = trouble.strerror or str(trouble)
        raise EnvironmentTrouble("cannot_write", path=fix.path, reason=reason) from trouble
