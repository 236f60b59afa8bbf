"""How much a request may cost: everything bounded, everything for the user to set."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bounds of one run."""

    seconds: float = 20.0
    """For one try, from the connection to the last byte."""
    body: int = 1024 * 1024
    """Decoded bytes of a body."""
    hops: int = 10
    longest_wait: float = 10.0
    """Seconds that a host may ask us to wait, by Retry-After or robots.txt."""
    head: int = 64 * 1024
    """Bytes of status line and headers."""
    beginning: int = 4096
    """Bytes read of what is no HTML."""
