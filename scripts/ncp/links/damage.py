"""A look at the state file before it is used: a file of somebody else is never written over, and damage is told."""

import json
import sys
from pathlib import Path

from ncp.links.memory import HOST_LINE, LONGEST_FILE, entry_of
from ncp.problems import EnvironmentTrouble
from ncp.say.messages import sentence

BEGINNINGS = ('{"url":"', HOST_LINE)
"""How the tools begin their lines: a line that was cut off is still one of ours."""
MOST_LINES = 20


def damaged_lines(path: Path) -> tuple[int, ...]:
    """Give the numbers of the lines of a state file that nobody can read; none if there is no file yet.

    Raises:
        EnvironmentTrouble: the file is there and is no state file.
    """
    try:
        if not path.exists() or path.is_dir():
            return ()  # whoever writes there will tell
        if not path.is_file() or path.stat().st_size > LONGEST_FILE:
            raise EnvironmentTrouble("no_state_file", path=path)
        with path.open(encoding="utf-8", errors="replace") as lines:
            written = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    except OSError:
        raise EnvironmentTrouble("no_state_file", path=path) from None
    damaged = tuple(number for number, line in written if not is_readable(line))
    if len(damaged) == len(written) and not any(line.startswith(BEGINNINGS) for _, line in written) and written:
        raise EnvironmentTrouble("no_state_file", path=path)
    return damaged


def is_readable(line: str) -> bool:
    """Say whether a line tells something of a link or of a host."""
    if not line.startswith(HOST_LINE):
        return entry_of(line) is not None
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def tell_damage(path: Path) -> None:
    """Say on standard error which lines of a state file are skipped.

    Raises:
        EnvironmentTrouble: the file is there and is no state file.
    """
    if damaged := damaged_lines(path):
        more = ", …" if len(damaged) > MOST_LINES else ""
        lines = ", ".join(map(str, damaged[:MOST_LINES])) + more
        print(sentence("report", "links_damaged", {"path": path, "lines": lines}), file=sys.stderr)  # noqa: T201 - a warning
