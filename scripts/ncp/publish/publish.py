"""`publish`: whatever happens meanwhile, whoever looks at the host sees a whole release, the former or the new one."""

import shlex
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ncp.problems import EnvironmentTrouble
from ncp.publish.hosts.caddy import CADDYFILE, caddyfile
from ncp.publish.hosts.layout import Layout
from ncp.publish.hosts.nginx import nginx_files
from ncp.publish.hosts.site import HostSite
from ncp.publish.lay import drop_assets, keep_assets, lay_down, refuse_unfit
from ncp.publish.manifest import Manifest, read_manifest, verify
from ncp.publish.store import Release, Store, locked
from ncp.publish.wishes import FEWEST, Wishes
from ncp.read.tree import files_below
from ncp.whole_file import write_whole

PATIENCE = 60
"""Seconds for the command that makes the host read its configuration."""
UNREAD = ".unread"
"""Stands beside a configuration that the host has yet to be made to read."""
SETTLING = 1.0
"""Seconds until a host that was told to reload has done so."""


@dataclass(frozen=True)
class Published:
    """What came of it."""

    release: Release
    manifest: Manifest
    fresh: bool
    """Whether it is shown only since now."""
    reconfigured: bool
    """Whether the host has a new configuration that nobody made it read."""


def publish(built: Path, root: Path, wishes: Wishes) -> Published:
    """Show a built site on a host's disk.

    Raises:
        EnvironmentTrouble: the site is not whole, somebody else is publishing, the disk did not let us; the host
            shows a whole release all the same.
    """
    refuse_unfit(built, root)
    manifest = read_manifest(built)
    verify(manifest, built)
    with at_work(root) as store:
        shown = store.shown()
        if shown and is_whole(shown, manifest):
            return Published(shown, manifest, fresh=False, reconfigured=configure_for(store, shown, wishes))
        release = lay_down(built, store, manifest)
        reconfigured = switch(store, release, wishes)
        tidy(store, wishes.keep, shown)
        return Published(release, manifest, fresh=True, reconfigured=reconfigured)


def roll_back(root: Path, wishes: Wishes) -> Published:
    """Show the release before the one that is shown.

    Raises:
        EnvironmentTrouble: there is none, or it is not whole; the host shows what it showed.
    """
    if not Store(root).releases():
        raise EnvironmentTrouble("nothing_before", path=root)
    with at_work(root) as store:
        release = store.before(store.shown())
        if release is None:
            raise EnvironmentTrouble("nothing_before", path=root)
        manifest = read_manifest(release.folder)
        verify(manifest, release.folder)
        return Published(release, manifest, fresh=True, reconfigured=switch(store, release, wishes))


@contextmanager
def at_work(root: Path) -> Iterator[Store]:
    """Have the folder for ourselves, swept of what a killed run left.

    Raises:
        EnvironmentTrouble: somebody else is publishing, or the disk did not let us.
    """
    store = Store(root)
    try:
        store.prepare()
        with locked(root):
            store.sweep()
            yield store
    except OSError as trouble:
        reason = trouble.strerror or str(trouble)
        raise EnvironmentTrouble("cannot_publish", path=trouble.filename or root, reason=reason) from trouble


def is_whole(release: Release, manifest: Manifest) -> bool:
    """Say whether a release is what a manifest says, on the disk, too."""
    try:
        known = read_manifest(release.folder)
        verify(known, release.folder)
    except EnvironmentTrouble:
        return False
    return known.digest == manifest.digest


def switch(store: Store, release: Release, wishes: Wishes) -> bool:
    """Show a release instead of another; say whether the host has a configuration that nobody made it read.

    First the host gets settings that are good for both, and the assets of the new one; only then the link changes.
    """
    keep_assets(store, release)
    shown, site = store.shown(), HostSite.of(files_below(release.folder))
    both = HostSite.of(files_below(shown.folder)).before(site) if shown else site
    waiting = configure(store, both, wishes)
    store.show(release)
    return configure(store, site, wishes) or waiting


def configure_for(store: Store, release: Release, wishes: Wishes) -> bool:
    """Write the configuration for a release that is shown already, and its assets if they are missing."""
    keep_assets(store, release)
    return configure(store, HostSite.of(files_below(release.folder)), wishes)


def configure(store: Store, site: HostSite, wishes: Wishes) -> bool:
    """Write the host's configuration and make it read it; say whether it has one that nobody made it read."""
    layout = Layout(wishes.seen_as or PurePosixPath(store.root), wishes.log)
    texts = {**nginx_files(site, layout), CADDYFILE: caddyfile(site, layout)}
    folder = store.root / layout.hosts.name
    changed = {name: text for name, text in texts.items() if not is_text(folder / name, text)}
    unread = folder / UNREAD
    if changed and wishes.reload:
        write_whole(unread, [])  # if we are killed, or the host refuses, the next run asks it again
    for name, text in changed.items():
        write_whole(folder / name, [text])
    if wishes.reload and unread.exists():
        make_read(wishes.reload)
        unread.unlink()
    return bool(changed) and not wishes.reload


def is_text(path: Path, text: str) -> bool:
    """Say whether a file holds just this text."""
    return path.is_file() and path.read_bytes() == text.encode()


def make_read(command: str) -> None:
    """Run the command that makes the host read its configuration, and wait until it has.

    Raises:
        EnvironmentTrouble: it failed.
    """
    try:
        subprocess.run(shlex.split(command), check=True, capture_output=True, timeout=PATIENCE)  # noqa: S603
    except (OSError, ValueError, subprocess.SubprocessError) as trouble:
        words = getattr(trouble, "stderr", None) or str(trouble).encode()
        raise EnvironmentTrouble(
            "no_reload", command=command, reason=words.decode("utf-8", "replace").strip()
        ) from None
    time.sleep(SETTLING)


def tidy(store: Store, keep: int, former: Release | None) -> None:
    """Remove releases beyond the newest, and assets that nobody needs any more.

    Never the release that is shown, nor the one before the switch: a host may just be opening its files.
    """
    for release in store.releases()[: -max(keep, FEWEST)]:
        if release not in {store.shown(), former}:
            store.remove(release)
    drop_assets(store)
