"""Where things stand on a host's disk."""

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True)
class Layout:
    """The folder that `publish` fills, as the host sees it."""

    root: PurePosixPath
    log: PurePosixPath | None = None
    """The file into which requests are written; None = nothing is written down."""

    @property
    def current(self) -> PurePosixPath:
        """The release that is shown: a link that is changed in one step."""
        return self.root / "current"

    @property
    def kept(self) -> PurePosixPath:
        """The assets of all releases that are kept, for readers whose page is of a former one."""
        return self.root / "kept"

    @property
    def hosts(self) -> PurePosixPath:
        """The configurations of the hosts."""
        return self.root / "hosts"
