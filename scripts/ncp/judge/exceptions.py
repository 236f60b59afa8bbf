"""Exceptions that an editor makes from a rule, on one line and with a reason.

In a page: `<!-- check: K204 off: the old number is meant -->`; in YAML: `# check: F201 off: …`. It stands at the end of
the line that it excuses, or alone on a line above it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ncp.problems import Grade, Place, Problem

EXCEPTION = re.compile(r"(?:<!--|#)\s*check:\s*(?P<code>[A-Z]\d{3})\s+off\b\s*:?\s*(?P<reason>.*?)\s*(?:-->|$)")
WITHOUT_REASON = "X201"
"""An exception without a reason."""
UNUSED = "X202"
"""An exception from nothing."""


@dataclass(frozen=True)
class Excuse:
    """An exception: from which rule, on which line, why, and where it is written."""

    code: str
    line: int
    """The line that it excuses."""
    reason: str
    place: Place


def excuses_in(path: str, lines: Iterable[str]) -> Iterator[Excuse]:
    """Find the exceptions of a file; one that stands alone is for the next line that is not blank or another one."""
    waiting: list[tuple[str, str, Place]] = []
    for number, line in enumerate(lines, 1):
        found = list(EXCEPTION.finditer(line)) if "check:" in line else []
        noted = [(one["code"], one["reason"], Place(path, number, one.start() + 1)) for one in found]
        alone = bool(found) and not EXCEPTION.sub("", line).strip()
        if alone or not line.strip():
            waiting += noted
            continue
        yield from (Excuse(code, number, reason, place) for code, reason, place in (*waiting, *noted))
        waiting = []
    yield from (Excuse(code, place.line, reason, place) for code, reason, place in waiting)


def excused(
    problems: Iterable[Problem], excuses: Iterable[Excuse]
) -> tuple[tuple[Problem, ...], tuple[tuple[Excuse, Problem], ...]]:
    """Part problems into those that stand and those that are excused; exceptions without reason or use are problems."""
    by_target = {(excuse.place.path, excuse.line, excuse.code): excuse for excuse in excuses}
    standing: list[Problem] = []
    used: list[tuple[Excuse, Problem]] = []
    for problem in problems:
        excuse = by_target.get((problem.place.path, problem.place.line, problem.code))
        if excuse is None or not excuse.reason:
            standing.append(problem)
        else:
            used.append((excuse, problem))
    taken = {id(excuse) for excuse, _ in used}
    for excuse in by_target.values():
        values = {"code": excuse.code}
        if not excuse.reason:
            standing.append(Problem(WITHOUT_REASON, excuse.place, values))
        elif id(excuse) not in taken:
            standing.append(Problem(UNUSED, excuse.place, values, Grade.WARNING))
    return tuple(standing), tuple(used)
