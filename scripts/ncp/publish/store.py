"""The folder of a host: releases beside each other, a link to the one that is shown, the assets of all of them.

releases/000042-8df76610fe17-ebe50902/   whole releases; what begins with a dot is being made or removed
current -> releases/000042-…             changed in one step
kept/assets/                             hashed assets of all releases, and of those removed in the last day,
                                             for readers whose page is of a former one
hosts/                                   configurations for nginx and Caddy
"""

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ncp.problems import EnvironmentTrouble
from ncp.publish.manifest import Manifest

RELEASE_NAME = re.compile(r"(\d{6,})-[0-9a-z]+-[0-9a-f]{8}")
MAKING, REMOVING, LINKING = ".new", ".old-", ".current"


@dataclass(frozen=True, order=True)
class Release:
    """A whole release on the host's disk."""

    number: int
    folder: Path


@dataclass(frozen=True)
class Store:
    """The folder that is published to."""

    root: Path

    @property
    def releases_folder(self) -> Path:
        """The releases, each in a folder."""
        return self.root / "releases"

    @property
    def current(self) -> Path:
        """The link to the release that is shown."""
        return self.root / "current"

    @property
    def kept(self) -> Path:
        """Where the assets of all releases stand."""
        return self.root / "kept"

    @property
    def making(self) -> Path:
        """Where a release is put together."""
        return self.releases_folder / MAKING

    def releases(self) -> tuple[Release, ...]:
        """Give all releases, the oldest first."""
        folders = self.releases_folder.iterdir() if self.releases_folder.is_dir() else ()
        named = ((RELEASE_NAME.fullmatch(folder.name), folder) for folder in folders)
        return tuple(sorted(Release(int(name[1]), folder) for name, folder in named if name))

    def shown(self) -> Release | None:
        """Give the release that is shown now."""
        target = self.current.readlink().name if self.current.is_symlink() else ""
        return next((release for release in self.releases() if release.folder.name == target), None)

    def before(self, release: Release | None) -> Release | None:
        """Give the release before another one."""
        earlier = [one for one in self.releases() if release is not None and one < release]
        return earlier[-1] if earlier else None

    def next_folder(self, manifest: Manifest) -> Path:
        """Give the folder of the next release."""
        number = max((release.number for release in self.releases()), default=0) + 1
        commit = manifest.commit.name[:12] if manifest.commit else "nogit"
        return self.releases_folder / f"{number:06d}-{commit}-{manifest.digest[:8]}"

    def prepare(self) -> None:
        """Make the folder ready, and remove what a run that was killed left.

        Raises:
            EnvironmentTrouble: the folder holds something that we did not put there.
        """
        if self.root.exists() and not self.root.is_dir():
            raise EnvironmentTrouble("not_a_host", path=self.root)
        strange = self.current.exists() and not self.current.is_symlink()
        if strange or (self.root.is_dir() and not self.releases_folder.is_dir() and any(self.root.iterdir())):
            raise EnvironmentTrouble("not_a_host", path=self.root)
        self.releases_folder.mkdir(parents=True, exist_ok=True)

    def sweep(self) -> None:
        """Remove what a run that was killed left."""
        for folder in self.releases_folder.iterdir():
            if folder.name == MAKING or folder.name.startswith(REMOVING):
                shutil.rmtree(folder)
        (self.root / LINKING).unlink(missing_ok=True)

    def show(self, release: Release) -> None:
        """Show a release: the link is changed in one step."""
        link = self.root / LINKING
        link.unlink(missing_ok=True)
        link.symlink_to(Path("releases") / release.folder.name, target_is_directory=True)
        link.replace(self.current)
        sync(self.root)

    def remove(self, release: Release) -> None:
        """Remove a release; killed in between, it is no release any more."""
        going = self.releases_folder / f"{REMOVING}{release.folder.name}"
        release.folder.rename(going)
        shutil.rmtree(going)


def sync(folder: Path) -> None:
    """Have the system write down what was made or renamed in a folder, so that not even a power cut undoes it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def locked(root: Path) -> Iterator[None]:
    """Keep others from publishing to the same folder; the system itself unlocks it when a process ends.

    Raises:
        EnvironmentTrouble: somebody is publishing there, or the system (Windows) cannot do what a host needs.
    """
    try:
        import fcntl  # noqa: PLC0415 - Windows has none
    except ImportError as trouble:
        raise EnvironmentTrouble("publish_needs_links") from trouble
    with (root / ".lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as trouble:
            raise EnvironmentTrouble("publishing_now", path=root) from trouble
        yield
