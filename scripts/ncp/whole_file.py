"""Files replaced in one step. Standard library only: the bare link check needs it, too."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from ncp.problems import EnvironmentTrouble

NEW_FILE = 0o644
"""What a new file may be used for; one that is replaced keeps what it had."""


def write_whole(path: Path, pieces: Iterable[str]) -> None:
    """Replace a file in one step: whoever reads it, or a kill at any moment, finds the old or the new text.

    What UTF-8 cannot hold (half a surrogate in a stranger's text) becomes a question mark; line ends stay.

    Raises:
        OSError: the disk did not let us; the former file is untouched.
    """
    replace_whole(path, (piece.encode("utf-8", "replace") for piece in pieces))


def replace_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Replace a file of bytes in one step.

    Raises:
        OSError: the disk did not let us; the former file is untouched.
    """
    path = path.resolve()  # a link to the file stays a link
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).chmod(path.stat().st_mode & 0o777 if path.exists() else NEW_FILE)
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise


def replace_or_tell(path: Path, pieces: Iterable[bytes]) -> None:
    """Replace a file for an editor.

    Raises:
        EnvironmentTrouble: the disk did not let us; the former file is untouched.
    """
    try:
        replace_whole(path, pieces)
    except OSError as trouble:
        reason = trouble.strerror or type(trouble).__name__
        raise EnvironmentTrouble("cannot_write_file", path=path, reason=reason) from trouble
