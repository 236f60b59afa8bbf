"""Files that are costly to make and always the same for the same ingredients: kept between builds.

A kept file begins with the digest of the rest, so that one that was damaged is made anew rather than published.
"""

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from ncp.project import Project
from ncp.whole_file import replace_whole

MOST_FILES = 200
"""Kept at most; the booklets and pictures of one state of the site are about twenty."""
DIGEST_SIZE = hashlib.sha256().digest_size


def key_of(ingredients: Iterable[bytes]) -> str:
    """Give the name of what is made from some ingredients; where one ends and the next begins counts."""
    digest = hashlib.sha256()
    for ingredient in ingredients:
        digest.update(len(ingredient).to_bytes(8, "big"))
        digest.update(ingredient)
    return digest.hexdigest()


@cache
def code_of(*paths: Path, packages: tuple[str, ...] = ()) -> bytes:
    """Give what names the code that makes something: files, all files of folders, versions of packages and Python."""
    files = [file for path in paths for file in (sorted(path.rglob("*.*")) if path.is_dir() else (path,))]
    own = [file.read_bytes() for file in files if file.is_file() and file.suffix != ".pyc"]
    return key_of((sys.version.encode(), *(version(name).encode() for name in packages), *own)).encode()


def recall(project: Project, key: str) -> bytes | None:
    """Give what was kept under a key; None if it is not there or not whole."""
    path = project.kept_files / key
    try:
        stored = path.read_bytes()
        os.utime(path)  # what is used stays
    except OSError:
        return None
    digest, made = stored[:DIGEST_SIZE], stored[DIGEST_SIZE:]
    return made if hashlib.sha256(made).digest() == digest else None


def keep(project: Project, key: str, made: bytes) -> None:
    """Keep something under a key, and forget what was not used for longest; without a place for it, nothing is kept."""
    with contextlib.suppress(OSError):
        replace_whole(project.kept_files / key, (hashlib.sha256(made).digest(), made))
        forget_old(project.kept_files)


def forget_old(folder: Path) -> None:
    """Delete the files that were not used for longest, beyond the most that are kept."""
    files = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[MOST_FILES:]:
        path.unlink(missing_ok=True)
