"""Cookies within one chain of hops: some servers send whoever has none round in circles. Forgotten after the chain."""

import re
from dataclasses import dataclass, field

from ncp.links.address import Address

MOST = 50
LONGEST = 4096
FIT_FOR_A_HEADER = re.compile(r"[\x21-\x7e]+(?:[ \t]+[\x21-\x7e]+)*")
"""Others could not be sent back in a header as it is."""


@dataclass
class Cookies:
    """The cookies of one chain: (domain, name) → value. A domain that begins with a dot has those below it, too."""

    kept: dict[tuple[str, str], str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.kept)

    def take(self, address: Address, headers: list[str]) -> None:
        """Keep what `Set-Cookie` headers say; a cookie for another domain than the host's own is not taken."""
        for header in headers[:MOST]:
            pair, *attributes = header[:LONGEST].split(";")
            name, equals, value = pair.strip().partition("=")
            domain = _domain(attributes)
            fits = not domain or ("." in domain and belongs(address.host, f".{domain}"))
            if equals and name and fits and FIT_FOR_A_HEADER.fullmatch(pair.strip()) and len(self.kept) < MOST:
                self.kept[f".{domain}" if domain else address.host, name] = value

    def header(self, address: Address) -> str:
        """Give the `Cookie` header for an address; empty if there is none."""
        return "; ".join(
            f"{name}={value}" for (domain, name), value in self.kept.items() if belongs(address.host, domain)
        )


def belongs(host: str, domain: str) -> bool:
    """Say whether a cookie of a domain is for a host."""
    return host == domain.removeprefix(".") or (domain.startswith(".") and host.endswith(domain))


def _domain(attributes: list[str]) -> str:
    for attribute in attributes:
        name, _, value = attribute.strip().partition("=")
        if name.lower() == "domain":
            return value.strip().lstrip(".").lower()
    return ""
