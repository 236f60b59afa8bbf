"""`links fix`: writes permanently moved addresses where the old ones stand, and nothing else changes in the file.

Only the address itself is exchanged, at the very place where the parser found it, so that comments, order and quoting
stay. What is proposed was judged by the last check: `moved` means that the new page still keeps the contract.
"""

import difflib
import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ncp.links.model import Contract, Remembered, Verdict
from ncp.links.rows import recalled
from ncp.links.web.organisation import organisation_of
from ncp.problems import EnvironmentTrouble
from ncp.whole_file import write_whole

BEFORE = frozenset(" \t\"'<(=[{,")
"""What may stand before an address."""
BEHIND = re.compile(r"$|[\s\"'<>`]|[,\])}]+(?:$|[\s\"'<>,\])}{])")
"""What may stand behind one; a comma or a bracket with more behind it is part of a longer address."""
ENDS_SOMETHING = frozenset("'\"() <>\\`,[]{}|")
SOURCE = re.compile(r"\s+source:\s")
BLOCK = re.compile(r"[>|][-+0-9]*\s*(?:#.*)?$")
FACTS = "facts.yml"
REACH = 20
"""Lines below the name of a fact on which its source may stand."""


@dataclass(frozen=True)
class Fix:
    """One file with addresses exchanged."""

    path: Path
    name: str
    before: str
    after: str
    urls: frozenset[str] = frozenset()
    """The addresses that were exchanged."""

    def diff(self) -> str:
        """Give the change as a unified diff; a patch tool adds the beginning of a whole path itself."""
        name = Path(self.name).as_posix().lstrip("/")
        return "".join(
            difflib.unified_diff(
                self.before.splitlines(keepends=True),
                self.after.splitlines(keepends=True),
                f"a/{name}",
                f"b/{name}",
            )
        )


def moves(contracts: Iterable[Contract], memory: Mapping[str, Remembered]) -> dict[str, str]:
    """Give old address → new one for what has moved for good and may be written without a second thought.

    Left to the editor: a new address without https where the old one had it, and one at another organisation where
    the contract names nothing that could be found again there. All promises of an address have to agree.
    """
    wanted: dict[str, set[str | None]] = {}
    for contract in contracts:
        wanted.setdefault(contract.url, set()).add(move_of(contract, recalled(memory, contract)))
    agreed = {url: proposals.pop() for url, proposals in wanted.items() if len(proposals) == 1}
    return {url: proposal for url, proposal in agreed.items() if proposal}


def move_of(contract: Contract, remembered: Remembered | None) -> str | None:
    """Give the new address that a contract allows to be written; None if there is none."""
    if remembered is None or remembered.verdict is not Verdict.MOVED or not remembered.proposal:
        return None
    return remembered.proposal if is_safe(contract, remembered.proposal) else None


def is_safe(contract: Contract, proposal: str) -> bool:
    """Say whether a move may be written without a second thought."""
    old, new = urlsplit(contract.url), urlsplit(proposal)
    if old.scheme == "https" and new.scheme == "http":
        return False
    promised = bool(contract.evidence or contract.titles)
    return promised or organisation_of(old.hostname or "") == organisation_of(new.hostname or "")


def fixes(root: Path, contracts: Iterable[Contract], moved: Mapping[str, str]) -> Iterator[Fix]:
    """Give the files that change. Built pages are none of them: they are made anew from what is fixed."""
    places: dict[str, set[tuple[int, int, str]]] = {}
    for contract in contracts:
        for source in contract.sources if contract.url in moved else ():
            place = source.place
            places.setdefault(place.path, set()).add((place.line, place.column, contract.url))
    for name in sorted(places):
        if not name.endswith((".html", ".htm")):
            before = (root / name).read_bytes().decode("utf-8")
            after, urls = exchanged(before, places[name], moved, facts=name.endswith(FACTS))
            if urls:
                yield Fix(root / name, name, before, after, urls)


def exchanged(
    text: str, places: set[tuple[int, int, str]], moved: Mapping[str, str], *, facts: bool
) -> tuple[str, frozenset[str]]:
    """Exchange addresses at their places; give the text and the addresses that were found there.

    The last places of a line come first, so that the columns of the others stay right. The place of a fact is its
    name; its source stands below.
    """
    lines = LINE_END.split(text)
    found = set()
    for line, column, url in sorted(places, reverse=True):
        for index in source_lines(lines, line - 1) if facts else lines_of_value(lines, line - 1, column - 1):
            start = column - 1 if index == 2 * (line - 1) and not facts else 0
            changed = replaced(lines[index], url, moved[url], start)
            if changed != lines[index]:
                lines[index] = changed
                found.add(url)
                break
    return "".join(lines), frozenset(found)


LINE_END = re.compile(r"(\r\n|\r|\n)")
"""Line ends are kept between the lines."""


def lines_of_value(lines: list[str], line: int, column: int) -> tuple[int, ...]:
    """Give the lines on which a value stands: its own; for a block of YAML (`>-`), the next one."""
    return (2 * line + 2,) if BLOCK.match(lines[2 * line], column) and 2 * line + 2 < len(lines) else (2 * line,)


def source_lines(lines: list[str], start: int) -> Iterator[int]:
    """Give the lines below a fact's name that hold its source."""
    below = range(2 * start, min(2 * (start + REACH), len(lines)), 2)
    return (index for index in below if SOURCE.match(lines[index]))


def replaced(line: str, old: str, new: str, start: int = 0) -> str:
    """Exchange the first whole address on a line from a column on; the beginning of a longer one is none."""
    written = (old, html.escape(old))
    for form in written:
        at = line.find(form, max(0, start - 1))
        while at >= 0:
            end = at + len(form)
            opened = at > 0 and line[at - 1] == "(" and line[end : end + 1] == ")"
            if (at == 0 or line[at - 1] in BEFORE) and (opened or BEHIND.match(line, end)):
                return line[:at] + quotable(new) + line[end:]
            at = line.find(form, at + 1)
    return line


def quotable(url: str) -> str:
    """Give an address that needs no quotation marks, in YAML or in Markdown, and cannot end those it stands in."""
    safe = "".join(f"%{ord(sign):02X}" if sign in ENDS_SOMETHING else sign for sign in url)
    return f"{safe[:-1]}%3A" if safe.endswith(":") else safe


def write(fix: Fix) -> None:
    """Write a fixed file whole or not at all.

    Raises:
        EnvironmentTrouble: the disk did not let us.
    """
    try:
        write_whole(fix.path, (fix.after,))
    except OSError as trouble:
        reason = trouble.strerror or str(trouble)
        raise EnvironmentTrouble("cannot_write_file", path=fix.path, reason=reason) from trouble
