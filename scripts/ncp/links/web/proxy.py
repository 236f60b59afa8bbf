"""Proxies, as the environment names them (http_proxy, https_proxy, all_proxy, no_proxy)."""

from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass


@dataclass(frozen=True)
class Proxy:
    """An HTTP proxy."""

    host: str
    port: int
    authorization: str = ""


@lru_cache(maxsize=4096)
def proxy_to(scheme: str, host: str) -> Proxy | None:
    """Give the proxy that the environment wants for a host; None for a direct connection."""
    proxies = getproxies()
    chosen = proxies.get(scheme) or proxies.get("all")
    if not chosen or proxy_bypass(host):
        return None
    parts = urlsplit(chosen if "://" in chosen else f"http://{chosen}")
    if parts.scheme != "http" or not parts.hostname:
        return None
    secret = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}" if parts.username else ""
    return Proxy(parts.hostname, parts.port or 80, f"Basic {b64encode(secret.encode()).decode()}" if secret else "")
