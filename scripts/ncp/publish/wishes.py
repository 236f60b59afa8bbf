"""How somebody wants to publish."""

from dataclasses import dataclass
from pathlib import PurePosixPath

KEPT, FEWEST, MOST = 5, 2, 1000
"""Releases that are kept; with fewer than two there would be no way back."""


@dataclass(frozen=True)
class Wishes:
    """How to publish."""

    keep: int = KEPT
    seen_as: PurePosixPath | None = None
    """Where the host sees the folder, if elsewhere than we do (in a container)."""
    reload: str = ""
    """A command after which the host uses its new configuration."""
    log: PurePosixPath | None = None
    """The file into which the host writes requests, their addresses cut; None = it writes none."""
