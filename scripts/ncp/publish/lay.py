"""A release put together on the host's disk: what is as in the former one is linked, the rest copied and packed."""

import os
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ncp.problems import EnvironmentTrouble
from ncp.publish.compress import UNPACK, all_packed, is_worth_packing, unpacks_to
from ncp.publish.headers import HASHED
from ncp.publish.manifest import Manifest, verify
from ncp.publish.store import Release, Store, sync
from ncp.read.built import RELEASE
from ncp.read.tree import files_below, names_below

FILE, FOLDER = 0o644, 0o755
LINGER = 86400
"""Seconds for which an asset outlives its last release."""


@dataclass(frozen=True)
class Laid:
    """Where files of a release go, and when they count as changed."""

    folder: Path
    changed: int
    """Seconds since 1970. Hosts tell versions of a file apart by size and second: no two releases may share one."""

    def write(self, name: str, content: bytes) -> None:
        """Write a file, down to the disk."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(FILE)
        os.utime(path, (self.changed, self.changed))

    def link(self, name: str, former: Path) -> None:
        """Take a file over from the former release."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            path.hardlink_to(former)
        except OSError:  # some file systems have none, or no more of them
            shutil.copy2(former, path)


def lay_down(built: Path, store: Store, manifest: Manifest) -> Release:
    """Make a release of a built site; nothing is shown yet.

    Raises:
        EnvironmentTrouble: what was written is not what the manifest says.
        OSError: the disk did not let us; nothing is left.
    """
    laid = Laid(store.making, next_second(store))
    try:
        fill(laid, built, store.shown(), manifest)
        verify(manifest, laid.folder)
        folder = store.next_folder(manifest)
        laid.folder.rename(folder)
    except BaseException:
        shutil.rmtree(laid.folder, ignore_errors=True)  # the disk may be full
        raise
    sync(store.releases_folder)
    return next(release for release in store.releases() if release.folder == folder)


def fill(laid: Laid, built: Path, former: Release | None, manifest: Manifest) -> None:
    """Link and write the files of a release, down to the disk."""
    laid.folder.mkdir()
    files = files_below(built)
    shared = dict(shared_with(former, manifest, files))
    for name, path in shared.items():
        laid.link(name, path)
    own = {name: content for name, content in files.items() if name in manifest.files and name not in shared}
    for name, content in {**own, RELEASE: manifest.text().encode()}.items():
        laid.write(name, content)
    for name, content in all_packed(own.items()):
        laid.write(name, content)
    for folder in (laid.folder, *(path for path in laid.folder.rglob("*") if path.is_dir())):
        folder.chmod(FOLDER)
        sync(folder)


def next_second(store: Store) -> int:
    """Give a time of change that no release has yet."""
    taken = (int((release.folder / RELEASE).stat().st_mtime) for release in store.releases())
    return max(int(time.time()), max(taken, default=0) + 1)


def shared_with(former: Release | None, manifest: Manifest, files: Mapping[str, bytes]) -> Iterator[tuple[str, Path]]:
    """Give name → file of the release that is shown now, of all that is the same there, packed files included.

    Each is read: what went bad on the disk is not handed on.
    """
    if former is None:
        return
    there = files_below(former.folder)
    for name in manifest.files:
        content = files.get(name)
        if content is None or there.get(name) != content:
            continue
        endings = UNPACK if is_worth_packing(name, content) else ()
        packed = [f"{name}{ending}" for ending in endings]
        if all(unpacks_to(one[-3:], there.get(one, b""), content) for one in packed):
            yield from ((one, former.folder / one) for one in (name, *packed))


def keep_assets(store: Store, release: Release) -> None:
    """Put the hashed assets of a release where those of all releases stand."""
    for name in names_below(release.folder):
        if is_kept(name):
            path = store.kept / name
            if not path.exists() or not path.samefile(release.folder / name):
                place(release.folder / name, path)


def is_kept(name: str) -> bool:
    """Say whether a file is a hashed asset, or one packed."""
    plain = name[:-3] if name.endswith(tuple(UNPACK)) else name
    return bool(HASHED.match(plain))


def place(file: Path, path: Path) -> None:
    """Put a link to a file at a path, in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = Laid(path.parent, 0)
    (path.parent / f".{path.name}").unlink(missing_ok=True)
    beside.link(f".{path.name}", file)
    (path.parent / f".{path.name}").replace(path)


def drop_assets(store: Store) -> None:
    """Remove kept assets that no release has had for a day; until then an open page may need them."""
    wanted = {name for release in store.releases() for name in names_below(release.folder) if is_kept(name)}
    for name in names_below(store.kept):
        path = store.kept / name
        alone_since = path.stat().st_ctime  # the system notes when another link to a file was made or removed
        if name not in wanted and time.time() - alone_since >= LINGER:
            path.unlink()


def refuse_unfit(built: Path, root: Path) -> None:
    """Refuse folders that lie within each other.

    Raises:
        EnvironmentTrouble: names the folder to publish to.
    """
    if root.is_relative_to(built) or built.is_relative_to(root):
        raise EnvironmentTrouble("host_among_sources", path=root)
