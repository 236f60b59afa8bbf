"""Builds beside and swaps: whoever looks at the folder sees the former site or the new one, never a part."""

import contextlib
import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ncp.problems import EnvironmentTrouble

AT_FDCWD = -100
RENAME_EXCHANGE = 2
MARKS = ("sitemap.xml", "robots.txt")
"""Files that every built site has at its root: what lacks them was not made by us and is not overwritten."""


@contextlib.contextmanager
def built_beside(output: Path) -> Iterator[Path]:
    """Give an empty folder beside `output`; when the block ends well, it takes the place of `output`.

    If the block fails, or the disk does, `output` is untouched.

    Raises:
        EnvironmentTrouble: `output` cannot be written, or holds something that is not a site.
    """
    try:
        refuse_foreign(output)
        sweep(output)
        output.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=f".{output.name}.{os.getpid()}-", dir=output.parent))
        try:
            fresh = building / "new"
            fresh.mkdir()
            yield fresh
            exchange(fresh, output, building / "old")
        finally:
            shutil.rmtree(building, ignore_errors=True)
    except OSError as trouble:
        reason = trouble.strerror or str(trouble)
        raise EnvironmentTrouble("cannot_write", path=output, reason=reason) from trouble


def refuse_foreign(output: Path) -> None:
    """Refuse to replace a file, or a folder that holds something other than a built site."""
    foreign = output.is_dir() and any(output.iterdir()) and not all((output / mark).is_file() for mark in MARKS)
    if foreign or (output.exists() and not output.is_dir()):
        raise EnvironmentTrouble("not_a_site", path=output)


def sweep(output: Path) -> None:
    """Remove what builds that were killed left beside the output; what a living build uses stays."""
    for path in output.parent.glob(f".{output.name}.*-*"):
        process = path.name.removeprefix(f".{output.name}.").split("-", 1)[0]
        if process.isdigit() and not is_alive(int(process)):
            shutil.rmtree(path, ignore_errors=True)


def is_alive(process: int) -> bool:
    """Say whether a process runs; where that cannot be asked without harm (Windows), say yes."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def exchange(fresh: Path, output: Path, old: Path) -> None:
    """Put `fresh` in the place of `output`; the former site goes to `old`, or stays at `fresh`."""
    if not output.exists():
        fresh.rename(output)
    elif not exchange_at_once(fresh, output):
        output.rename(old)
        try:
            fresh.rename(output)
        except OSError:
            old.rename(output)
            raise


def exchange_at_once(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can (Linux); False where it cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0)
