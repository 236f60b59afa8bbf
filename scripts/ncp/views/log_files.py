"""Logs read line by line, packed by gzip or not, however long the file or a line of it."""

import contextlib
import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from ncp.problems import EnvironmentTrouble

LONGEST = 16 * 1024
"""Bytes of a line; a host refuses requests that would make longer ones."""
GZIP = b"\x1f\x8b"


def lines_of(path: Path) -> Iterator[str | None]:
    """Give the lines of a log without their ends; None for one that is too long, or where a packed file breaks off.

    Raises:
        EnvironmentTrouble: the file cannot be read.
    """
    try:
        with path.open("rb") as file, _unpacked(file) as log:
            yield from _lines(log)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield None
    except OSError as trouble:
        reason = trouble.strerror or type(trouble).__name__
        raise EnvironmentTrouble("cannot_read_log", path=path, reason=reason) from trouble


@contextlib.contextmanager
def _unpacked(file: IO[bytes]) -> Iterator[IO[bytes] | gzip.GzipFile]:
    """Give the log as it was before it was packed, whatever the file is called."""
    packed = file.read(len(GZIP)) == GZIP
    file.seek(0)
    if not packed:
        yield file
        return
    with gzip.open(file) as log:
        yield log


def _lines(log: IO[bytes] | gzip.GzipFile) -> Iterator[str | None]:
    while line := log.readline(LONGEST):
        if line.endswith(b"\n") or len(line) < LONGEST:
            yield line.decode("utf-8", "replace").rstrip("\r\n")
            continue
        while line and not line.endswith(b"\n"):
            line = log.readline(LONGEST)
        yield None
