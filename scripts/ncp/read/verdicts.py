"""What a dictionary has said of words, remembered between runs below .cache/, and by nobody's will longer."""

import contextlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from ncp.whole_file import write_whole

MOST = 200_000
"""Words that are remembered of a dictionary; beyond that only those of the last run."""


@dataclass
class Verdicts:
    """The words that a dictionary knows, and those that it does not."""

    stamp: str
    """Of the dictionary; another one makes what is remembered worthless."""
    known: set[str] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)
    changed: bool = False

    def without_verdict(self, words: set[str]) -> set[str]:
        """Give the words of which nothing is remembered."""
        return words - self.known - self.unknown

    def add(self, asked: set[str], unknown: set[str]) -> None:
        """Remember an answer."""
        if len(self.known) + len(self.unknown) + len(asked) > MOST:
            self.known, self.unknown = set(), set()
        self.unknown |= unknown
        self.known |= asked - unknown
        self.changed = True


def read_verdicts(path: Path, stamp: str) -> Verdicts:
    """Read what is remembered; nothing, if it is of another dictionary, or damaged."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["stamp"] == stamp:
            return Verdicts(stamp, set(kept["known"].split()), set(kept["unknown"].split()))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Verdicts(stamp)
    return Verdicts(stamp)


def write_verdicts(path: Path, verdicts: Verdicts) -> None:
    """Write what is new; a disk that does not let us costs only the next run's time."""
    if not verdicts.changed:
        return
    kept = {
        "stamp": verdicts.stamp,
        "known": " ".join(sorted(verdicts.known)),
        "unknown": " ".join(sorted(verdicts.unknown)),
    }
    with contextlib.suppress(OSError):
        write_whole(path, [json.dumps(kept, ensure_ascii=False)])
    verdicts.changed = False
