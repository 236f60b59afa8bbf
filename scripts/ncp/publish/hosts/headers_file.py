"""`_headers` and `_redirects`, which Cloudflare Pages, Netlify and others read from the root of a site."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ncp.publish.headers import cache_control
from ncp.read.built import INDEX

if TYPE_CHECKING:
    from ncp.publish.hosts.site import HostSite

HEADERS, REDIRECTS = "_headers", "_redirects"
PERMANENT = 301
NOT_HERE = frozenset({"content-type", "content-security-policy", "cache-control"})
"""Written apart: the type is the host's affair here, the others are those of a whole folder."""


def redirects_file(redirects: Mapping[str, str]) -> str:
    """Write `_redirects`."""
    return "".join(f"{old} {new} {PERMANENT}\n" for old, new in sorted(redirects.items()))


def read_redirects_file(text: str) -> Mapping[str, str]:
    """Read a `_redirects` that we wrote."""
    rows = (line.split() for line in text.splitlines())
    return {row[0]: row[1] for row in rows if len(row) == len(("old", "new", "code"))}


def headers_file(site: "HostSite", names: Iterable[str]) -> str:
    """Write `_headers` for the files of a site.

    Such hosts join the values of all rules that fit an address, and two policies would forbid what one of them
    allows. So each file fits exactly one rule: that of its folder, whose policy is good for all pages in it.
    """
    folders: dict[str, list[str]] = {"/": [INDEX]}
    for name in names:
        first, slash, _ = name.partition("/")
        if not first.startswith("_"):
            folders.setdefault(f"/{first}/*" if slash else f"/{first}", []).append(name)
    return "".join(_rule(site, address, inside) for address, inside in sorted(folders.items()))


def _rule(site: "HostSite", address: str, names: list[str]) -> str:
    headers = {name: value for name, value in site.headers.for_path(names[0]).items() if name not in NOT_HERE}
    kept = {cache_control(name) for name in names}
    headers["cache-control"] = kept.pop() if len(kept) == 1 else cache_control("")
    headers["content-security-policy"] = site.headers.policy_for_all(names)
    return f"{address}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
