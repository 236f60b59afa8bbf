"""Several files written as one: all of them, or none."""

from collections.abc import Mapping
from pathlib import Path

from ncp.problems import EnvironmentTrouble

NEW = ".new"


def write_all(files: Mapping[Path, str]) -> None:
    """Write files beside their places first, then put them there.

    Raises:
        EnvironmentTrouble: the disk did not let us; no file has changed.
    """
    beside = {path: path.with_name(f".{path.name}{NEW}") for path in files}
    path = Path()
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside[path].write_bytes(text.encode("utf-8"))
        for path, written in beside.items():
            written.replace(path)
    except OSError as trouble:
        for written in beside.values():
            written.unlink(missing_ok=True)
        reason = trouble.strerror or type(trouble).__name__
        raise EnvironmentTrouble("cannot_write_file", path=path, reason=reason) from trouble
