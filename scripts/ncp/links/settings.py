"""How a check is run."""

from dataclasses import dataclass, field
from pathlib import Path

from ncp.links.web.addresses import AddressRule
from ncp.links.web.limits import Limits
from ncp.links.web.names import Lookup


@dataclass(frozen=True)
class Settings:
    """How to run a check."""

    state: Path
    witnesses: Path
    name: str
    """Our own name, for the User-Agent."""
    limits: Limits = field(default_factory=Limits)
    rate: float = 2.0
    at_once: int = 2
    concurrency: int = 64
    allowed: AddressRule = field(default_factory=AddressRule)
    ca_file: Path | None = None
    record: Path | None = None
    replay: Path | None = None
    fresh: bool = False
    """Do not go on with a run that was stopped."""
    domains: bool = False
    """Ask the registries when the domains expire."""
    lookup: Lookup | None = None
    """Who resolves names; the system, if nobody else."""
