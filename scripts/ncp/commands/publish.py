"""`publish`: a built site on a host's disk, and the way back."""

import re
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from ncp.problems import EnvironmentTrouble
from ncp.project import this_project
from ncp.publish.wishes import FEWEST, KEPT, MOST, Wishes
from ncp.say.messages import say_help, sentence

if TYPE_CHECKING:
    from ncp.publish.publish import Published

LOG_FILE = re.compile(r"(?:/[A-Za-z0-9_.-]+)+")


def publish(  # noqa: PLR0913, PLR0917 - one parameter an option
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=say_help("publish_folder"), show_default=False)],
    site: Annotated[Path | None, typer.Option(help=say_help("publish_site"), show_default=False)] = None,
    rollback: Annotated[bool, typer.Option("--rollback", help=say_help("publish_rollback"))] = False,  # noqa: FBT002
    list_releases: Annotated[bool, typer.Option("--list", help=say_help("publish_list"))] = False,  # noqa: FBT002
    keep: Annotated[int, typer.Option(min=FEWEST, max=MOST, help=say_help("publish_keep"))] = KEPT,
    reload: Annotated[str, typer.Option(help=say_help("publish_reload"), show_default=False)] = "",
    seen_as: Annotated[str, typer.Option(help=say_help("publish_seen_as"), show_default=False)] = "",
    log: Annotated[str, typer.Option(help=say_help("publish_log"), show_default=False)] = "",
) -> None:
    """Publish a built site."""
    from ncp.publish import publish as work  # noqa: PLC0415 - loads much

    root = folder.resolve()
    if list_releases:
        tell_releases(root)
        return
    wishes = Wishes(keep, PurePosixPath(seen_as) if seen_as else None, reload, log_file(log))
    built = (site or this_project().root / "site").resolve()
    tell(work.roll_back(root, wishes) if rollback else work.publish(built, root, wishes), root)


def log_file(path: str) -> PurePosixPath | None:
    """Give the file for the host's log; its name goes into the host's configuration, so it is held to plain signs.

    Raises:
        EnvironmentTrouble: it is not an absolute path of plain signs.
    """
    if not path:
        return None
    if not LOG_FILE.fullmatch(path):
        raise EnvironmentTrouble("no_log_file", path=path)
    return PurePosixPath(path)


def tell(published: "Published", root: Path) -> None:
    """Say what is shown now, and what is left to do."""
    values = {"release": published.release.folder.name, "folder": root, "files": len(published.manifest.files)}
    typer.echo(sentence("publish", "shown" if published.fresh else "shown_already", values))
    commit = published.manifest.commit
    if commit is not None and commit.modified:
        typer.echo(sentence("publish", "modified", {"commit": commit.name[:12]}))
    if published.reconfigured:
        typer.echo(sentence("publish", "reload", {"folder": root / "hosts"}))


def tell_releases(root: Path) -> None:
    """List the releases of a host, the newest first."""
    from ncp.publish.manifest import read_manifest  # noqa: PLC0415 - loads much
    from ncp.publish.store import Store  # noqa: PLC0415 - the same
    from ncp.read.built import RELEASE  # noqa: PLC0415 - the same

    store = Store(root)
    shown = store.shown()
    if not store.releases():
        typer.echo(sentence("publish", "none", {"folder": root}))
    for release in reversed(store.releases()):
        made = datetime.fromtimestamp((release.folder / RELEASE).stat().st_mtime, UTC)
        values = {
            "release": release.folder.name,
            "time": f"{made:%Y-%m-%d %H:%M} UTC",
            "files": len(read_manifest(release.folder).files),
        }
        typer.echo(sentence("publish", "row_shown" if release == shown else "row", values))
