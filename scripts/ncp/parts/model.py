"""A part: something by others that the site or its tools contain."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A package of the lock file, or something that no lock file names."""

    name: str
    kind: str
    """In CycloneDX' words: `library`, `file`."""
    version: str = ""
    """Empty if it has none of its own."""
    purl: str = ""
    """How the world names it, without its version."""
    hashes: tuple[str, ...] = ()
    """sha256 of the file, or of each file that may be installed."""
    marker: str = ""
    """On which Python or system it is installed; everywhere if empty."""
    needed_by: tuple[str, ...] = ()
    """Names of the packages that need it, or bring it."""
    licence: str = ""
    """As its authors write it: an SPDX expression, if `is_spdx`."""
    is_spdx: bool = False
    copyright: str = ""
    url: str = ""
    shipped: str = ""
    """What of it is in the published site; empty if nothing is."""

    @property
    def ref(self) -> str:
        """Name it unmistakably within the bill."""
        return f"{self.purl}@{self.version}" if self.purl else self.name


@dataclass(frozen=True)
class Weakness:
    """A known weakness of a locked package."""

    package: str
    version: str
    id: str
    description: str
    fixed_in: tuple[str, ...]
