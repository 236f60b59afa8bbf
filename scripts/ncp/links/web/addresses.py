"""Which IP addresses may be connected to: public ones, and those that a test names."""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
IPV4_COMPATIBLE = IPv6Network("::/96")
LOW_32_BITS = 0xFFFFFFFF

Network = IPv4Network | IPv6Network


@dataclass(frozen=True)
class AddressRule:
    """Says of an IP address whether it may be connected to. `allowed`: networks that a test opens by name."""

    allowed: tuple[Network, ...] = ()

    @classmethod
    def of(cls, networks: Iterable[str]) -> "AddressRule":
        """Make the rule from networks in CIDR notation.

        Raises:
            ValueError: one of them is no network.
        """
        return cls(tuple(ip_network(network, strict=False) for network in networks))

    def permits(self, text: str) -> bool:
        """Say whether an address may be connected to; what an IPv6 form hides is judged as what it is."""
        try:
            address = ip_address(text.partition("%")[0])
        except ValueError:
            return False
        return all(self._permits(form) for form in (address, *hidden_in(address)))

    def _permits(self, address: IPv4Address | IPv6Address) -> bool:
        if any(address in network for network in self.allowed if network.version == address.version):
            return True
        if isinstance(address, IPv6Address) and hidden_in(address):
            return not address.is_link_local  # the address inside decides
        return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def hidden_in(address: IPv4Address | IPv6Address) -> tuple[IPv4Address, ...]:
    """Give the IPv4 addresses that an IPv6 address carries: mapped, compatible, 6to4, Teredo, NAT64."""
    if isinstance(address, IPv4Address):
        return ()
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in network for network in NAT64) or (address in IPV4_COMPATIBLE and int(address) > 1):
        found.append(IPv4Address(int(address) & LOW_32_BITS))
    return tuple(form for form in found if form is not None)
