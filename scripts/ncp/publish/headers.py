"""The headers that a host has to send with every file: one source, which all host configurations are written from."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ncp.publish.content_types import content_type
from ncp.publish.inline import Inline, inline_of
from ncp.publish.policy import CROSS_ORIGIN, DEFENCE, HSTS, Uses, policy
from ncp.read.built import FRAGMENTS, INDEX

HASHED = re.compile(r"^assets/(?:.+/)?[^/]+\.[0-9a-f]{8,64}\.(?:[^/]+)$")
"""An asset whose name changes with its content."""
FOREVER = "public, max-age=31536000, immutable"
SHORT = "public, max-age=300"
"""Pages: a wrong phone that was mended is gone from every browser in five minutes."""
SHARED = re.compile(rf"^(?:{FRAGMENTS}/.*|links\.json)$")
"""What the sites of other institutions may fetch from a browser."""
POLICIES_AT_MOST = 40
"""Pages with a policy of their own; beyond, one for all. Some hosts take no more than a hundred rules."""


@dataclass(frozen=True)
class SiteHeaders:
    """What each file of one built site is answered with."""

    uses: Uses
    usual: Inline
    """What most documents hold inline."""
    special: Mapping[str, Inline]
    """The others: file below the site's root → what it holds inline."""
    secure: bool = True
    """Whether the host speaks TLS; without it (loopback) nothing is to be upgraded."""

    def policy_of(self, file: str) -> str:
        """Give the content security policy of a file, named by its path below the site's root."""
        return policy(self.special.get(file, self.usual), self.uses, secure=self.secure)

    def for_path(self, path: str) -> Mapping[str, str]:
        """Give the headers, names in small letters, for the path of an address: `/lv/costs/`, `/assets/…`."""
        file = file_of(path)
        return {
            "content-type": content_type(file),
            "content-security-policy": self.policy_of(file),
            **DEFENCE,
            **(HSTS if self.secure else {}),
            **(CROSS_ORIGIN if SHARED.match(file) else {}),
            "cache-control": cache_control(file),
        }


def file_of(path: str) -> str:
    """Give the file below the site's root that a path leads to; a folder's is its index."""
    file = path.partition("?")[0].partition("#")[0].lstrip("/")
    return f"{file}{INDEX}" if not file or file.endswith("/") else file


def cache_control(file: str) -> str:
    """Say how long a file may be kept: for ever if its name changes with its content."""
    return FOREVER if HASHED.match(file) else SHORT


def headers_of(folder: Path, *, secure: bool = True) -> SiteHeaders:
    """Give the headers of a built site, with the hashes of what its pages hold inline.

    Args:
        folder: the built site.
        secure: False where it is served without TLS (an audit on loopback).
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    inline = {path.relative_to(folder).as_posix(): inline_of(path) for path in files}
    documents = {file: blocks for file, blocks in inline.items() if file.endswith(".html")}
    usual = most_common(documents.values())
    special = {file: blocks for file, blocks in inline.items() if blocks != usual and blocks != Inline()}
    special |= {file: blocks for file, blocks in documents.items() if blocks != usual}
    if len(special) > POLICIES_AT_MOST:
        usual, special = joined(inline.values()), {}
    return SiteHeaders(uses_of(files), usual, special, secure)


def most_common(blocks: Iterable[Inline]) -> Inline:
    """Give what most documents hold inline; of two as common, the first."""
    counted = Counter(blocks).most_common(1)
    return counted[0][0] if counted else Inline()


def joined(blocks: Iterable[Inline]) -> Inline:
    """Give all blocks as one."""
    everything = Inline()
    for one in blocks:
        everything |= one
    return everything


def uses_of(files: Iterable[Path]) -> Uses:
    """Say what the policy has to allow because the site uses it."""
    suffixes: set[str] = set()
    data_images = False
    for path in files:
        suffixes.add(path.suffix)
        if path.suffix in {".css", ".html"} and not data_images:
            data_images = b"data:image/" in path.read_bytes()
    return Uses(data_images=data_images, fonts=".woff2" in suffixes)
