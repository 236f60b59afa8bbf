"""Builds beside and swaps: whoever looks at the folder sees the former site or the new one, never a part."""

import contextlib
import ctypes
import errno
import glob
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ncp.problems import EnvironmentTrouble

AT_FDCWD = -100
RENAME_EXCHANGE = 2
NEW, OLD = "new", "old"
NO_WRITING = {errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EPERM, errno.EDQUOT, errno.EFBIG}
"""Reasons that concern the whole output; for others the file that was meant is named."""
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
            fresh = building / NEW
            fresh.mkdir()
            yield fresh
            exchange(fresh, output, building / OLD)
        finally:
            remove_unless_last_copy(building, output)
    except OSError as trouble:
        path = output if trouble.errno in NO_WRITING else trouble.filename or output
        reason = trouble.strerror or str(trouble)
        raise EnvironmentTrouble("cannot_write", path=path, reason=reason) from trouble


def refuse_foreign(output: Path) -> None:
    """Refuse to replace a file, or a folder that holds something other than a built site."""
    foreign = output.is_dir() and any(output.iterdir()) and not all((output / mark).is_file() for mark in MARKS)
    if foreign or (output.exists() and not output.is_dir()):
        raise EnvironmentTrouble("not_a_site", path=output)


def sweep(output: Path) -> None:
    """Remove what builds that were killed left beside the output; what a living build uses stays.

    A build that was killed between two renames left the only copy of the former site: that is put back first.
    """
    for path in output.parent.glob(f".{glob.escape(output.name)}.*-*"):
        process = path.name.removeprefix(f".{output.name}.").split("-", 1)[0]
        if process.isdigit() and not is_alive(int(process)):
            if not output.exists() and (path / OLD).is_dir():
                (path / OLD).rename(output)
            shutil.rmtree(path, ignore_errors=True)


def remove_unless_last_copy(building: Path, output: Path) -> None:
    """Remove the folder of a build, but never while it holds the only copy of the former site."""
    former = building / OLD
    if former.is_dir() and not output.exists():
        former.rename(output)
    shutil.rmtree(building, ignore_errors=True)


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
        fresh.rename(output)  # if this fails, or is interrupted, the former site comes back from `old`


def exchange_at_once(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can (Linux); False where it cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0)
