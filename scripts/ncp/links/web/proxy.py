"""Proxies, as the environment names them (http_proxy, https_proxy, all_proxy, no_proxy)."""

from base64 import b64encode
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from ncp.links.address import Address


@dataclass(frozen=True)
class Proxy:
    """An HTTP proxy."""

    host: str
    port: int
    authorization: str = ""


def proxy_for(address: Address) -> Proxy | None:
    """Give the proxy that the environment wants for an address; None for a direct connection."""
    proxies = getproxies()
    chosen = proxies.get(address.scheme) or proxies.get("all")
    if not chosen or proxy_bypass(address.host):
        return None
    parts = urlsplit(chosen if "://" in chosen else f"http://{chosen}")
    if parts.scheme != "http" or not parts.hostname:
        return None
    secret = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}" if parts.username else ""
    return Proxy(parts.hostname, parts.port or 80, f"Basic {b64encode(secret.encode()).decode()}" if secret else "")
