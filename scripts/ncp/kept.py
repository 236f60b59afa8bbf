"""What earlier builds made and a later one may take: values under keys that are hashes of all they were made from.

A key that is right makes a value right, so nothing is ever out of date; what is damaged, locked or missing is as if
it had never been kept. Values that no build has asked for lately go, so that the file stays small.
"""

import contextlib
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

KEY_LENGTH = 20
"""Bytes of a key."""
BUILDS_KEPT = 30
"""Builds after which a value that none of them asked for goes."""
LARGEST = 256 * 1024 * 1024
"""Bytes of the file above which all is forgotten."""
PATIENCE = 0.2
"""Seconds to wait for another build that writes just now; then nothing is kept this time."""
TABLE = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB NOT NULL, hash BLOB NOT NULL, build INTEGER)"


def key_of(*parts: str | bytes) -> bytes:
    """Give the key of what is made from these parts."""
    made = hashlib.blake2b(digest_size=KEY_LENGTH)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(b"%d:" % len(raw))
        made.update(raw)
    return made.digest()


@dataclass(frozen=True)
class News:
    """What a build has made, and what it took of what was kept."""

    made: Mapping[bytes, bytes]
    taken: frozenset[bytes]


@dataclass
class Kept:
    """What is kept in a file, for one process; what it adds is written by `keep`."""

    file: Path | None
    """None: nothing is kept."""
    _made: dict[bytes, bytes] = field(default_factory=dict)
    _taken: set[bytes] = field(default_factory=set)
    _opened: "sqlite3.Connection | None" = None

    def get(self, key: bytes) -> bytes | None:
        """Give what was kept under a key; None if nothing was, or if it cannot be trusted."""
        if self.file is None or not self.file.is_file():
            return None
        import sqlite3  # noqa: PLC0415 - only if something is kept

        try:
            if self._opened is None:
                self._opened = sqlite3.connect(f"{self.file.as_uri()}?mode=ro", uri=True, timeout=PATIENCE)
            row = self._opened.execute("SELECT value, hash FROM kept WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            self.file = None  # damaged, or in use: this build does without
            return None
        if row is None or not isinstance(row[0], bytes) or key_of(key, row[0]) != row[1]:
            return None
        self._taken.add(key)
        return row[0]

    def put(self, key: bytes, value: bytes) -> None:
        """Note what was made."""
        self._made[key] = value

    @property
    def news(self) -> News:
        """What is to be kept of the work of this process."""
        return News(self._made, frozenset(self._taken))


def keep(file: Path, news: Iterable[News]) -> None:
    """Write what was made to the file, all or nothing, and forget what nobody asked for lately.

    A disk that does not let us costs nothing but the next build's time.
    """
    import sqlite3  # noqa: PLC0415 - only if something is kept

    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            if file.is_file() and file.stat().st_size > LARGEST:
                file.unlink()
            with contextlib.closing(sqlite3.connect(file, timeout=PATIENCE)) as opened:
                _write(opened, list(news))
        except sqlite3.OperationalError:
            return  # another build writes, or the disk is full
        except sqlite3.DatabaseError:
            file.unlink(missing_ok=True)  # damaged


def _write(opened: "sqlite3.Connection", news: list[News]) -> None:
    with opened:
        opened.execute("PRAGMA synchronous = OFF")  # every value carries its hash: what a crash damages is not taken
        opened.execute(TABLE)
        (last,) = opened.execute("SELECT max(build) FROM kept").fetchone()
        build = (last or 0) + 1
        taken = [(build, key) for one in news for key in one.taken]
        opened.executemany("UPDATE kept SET build = ? WHERE key = ?", taken)
        made = [(key, value, key_of(key, value), build) for one in news for key, value in one.made.items()]
        opened.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", made)
        opened.execute("DELETE FROM kept WHERE build < ?", (build - BUILDS_KEPT,))
