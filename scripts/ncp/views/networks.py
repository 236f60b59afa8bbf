"""Addresses cut so far that they lead to nobody: what is left says the country, hardly more.

The host cuts them before it writes anything (`publish/hosts/nginx_log.py`); we cut once more, because a log may come
from a host that did not.
"""

import ipaddress
from functools import lru_cache

KEPT_BITS = {4: 24, 6: 48}
"""Bits of an address that stay; the rest become noughts. Of IPv6 a subscriber has 48 to 64 bits for himself."""
REMEMBERED = 16_384
"""Addresses that are remembered while logs are read: a reader opens several pages in a row."""


@lru_cache(REMEMBERED)
def cut(address: str) -> str:
    """Give the network of an address, `192.0.2.0` or `2001:db8:1::`; empty if it is none."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(known, ipaddress.IPv6Address) and known.ipv4_mapped:
        known = known.ipv4_mapped
    return str(ipaddress.ip_network(f"{known}/{KEPT_BITS[known.version]}", strict=False).network_address)
