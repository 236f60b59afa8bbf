"""What a host has to know of a built site, read from the built site itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from ncp.publish.headers import SiteHeaders, headers_of_files
from ncp.publish.hosts.headers_file import REDIRECTS, read_redirects_file
from ncp.read.built import INDEX, NOT_FOUND

VARYING = ("content-type", "content-security-policy", "cross-origin-resource-policy", "cache-control")
"""Headers whose value depends on the file."""


@dataclass(frozen=True)
class HostSite:
    """The headers, the languages and the redirects of a built site."""

    headers: SiteHeaders
    languages: tuple[str, ...]
    """Folders with pages and an error page of their own."""
    redirects: Mapping[str, str]
    """Old address → new address."""

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> "HostSite":
        """Read a built site: path below its root → bytes."""
        folders = (name.removesuffix(f"/{NOT_FOUND}") for name in files if name.endswith(f"/{NOT_FOUND}"))
        languages = (folder for folder in folders if "/" not in folder and f"{folder}/{INDEX}" in files)
        redirects = read_redirects_file(files.get(REDIRECTS, b"").decode())
        return cls(headers_of_files(files), tuple(sorted(languages)), redirects)

    @property
    def same_for_all(self) -> Mapping[str, str]:
        """The headers that every file has alike."""
        return {name: value for name, value in self.headers.for_path("/").items() if name not in VARYING}

    def before(self, next_site: "HostSite") -> "HostSite":
        """Give what holds for this site and for the next one: the host's settings while the one follows the other."""
        agreed = {old: new for old, new in self.redirects.items() if next_site.redirects.get(old) == new}
        languages = tuple(sorted({*self.languages, *next_site.languages}))
        return HostSite(self.headers.joined_with(next_site.headers), languages, agreed)
