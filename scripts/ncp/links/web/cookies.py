"""Cookies within one chain of hops: some servers send whoever has none round in circles. Forgotten after the chain."""

from dataclasses import dataclass, field

from ncp.links.address import Address

MOST = 50
LONGEST = 4096


@dataclass
class Cookies:
    """The cookies of one chain: (domain, name) → value."""

    kept: dict[tuple[str, str], str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.kept)

    def take(self, address: Address, headers: list[str]) -> None:
        """Keep what `Set-Cookie` headers say; a cookie for another domain than the host's own is not taken."""
        for header in headers[:MOST]:
            pair, *attributes = header[:LONGEST].split(";")
            name, equals, value = pair.strip().partition("=")
            domain = _domain(attributes) or address.host
            fits = address.host == domain or address.host.endswith(f".{domain}")
            if equals and name and fits and "." in domain and len(self.kept) < MOST:
                self.kept[domain, name] = value

    def header(self, address: Address) -> str:
        """Give the `Cookie` header for an address; empty if there is none."""
        return "; ".join(
            f"{name}={value}"
            for (domain, name), value in self.kept.items()
            if address.host == domain or address.host.endswith(f".{domain}")
        )


def _domain(attributes: list[str]) -> str:
    for attribute in attributes:
        name, _, value = attribute.strip().partition("=")
        if name.lower() == "domain":
            return value.strip().lstrip(".").lower()
    return ""
