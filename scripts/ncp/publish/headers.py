"""The headers that a host has to send with every file: one source, which all host configurations are written from."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ncp.publish.content_types import content_type
from ncp.publish.inline import MAY_HOLD_INLINE, Inline, inline_of
from ncp.publish.policy import CROSS_ORIGIN, DEFENCE, HSTS, Uses, policy
from ncp.read.built import FRAGMENTS, INDEX
from ncp.read.tree import files_below

HASHED = re.compile(r"^assets/(?:.+/)?[^/]+\.[0-9a-f]{8,64}(?:\.[^/]+|/.+)$")
"""An asset whose name, or that of its folder, changes with its content."""
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
        return policy(self.inline_of(file), self.uses, secure=self.secure)

    def policy_for_all(self, files: Iterable[str]) -> str:
        """Give one policy that is good for several files."""
        return policy(joined(self.inline_of(file) for file in files), self.uses, secure=self.secure)

    def inline_of(self, file: str) -> Inline:
        """Give what a file holds inline."""
        return self.special.get(file, self.usual)

    def joined_with(self, other: "SiteHeaders") -> "SiteHeaders":
        """Give headers that are good for the pages of two sites: one that a host shows now, and the next."""
        files = sorted({*self.special, *other.special})
        special = {file: self.inline_of(file) | other.inline_of(file) for file in files}
        uses = Uses(
            data_images=self.uses.data_images or other.uses.data_images, fonts=self.uses.fonts or other.uses.fonts
        )
        return SiteHeaders(uses, self.usual | other.usual, special, self.secure and other.secure)

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
    return headers_of_files(files_below(folder), secure=secure)


def headers_of_files(files: Mapping[str, bytes], *, secure: bool = True) -> SiteHeaders:
    """Give the headers of a built site whose files have been read: path below its root → bytes."""
    inline = {name: inline_of(name, content) for name, content in files.items()}
    usual = most_common(blocks for name, blocks in inline.items() if name.endswith(".html"))
    special = {name: blocks for name, blocks in inline.items() if blocks != usual and name.endswith(MAY_HOLD_INLINE)}
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


def uses_of(files: Mapping[str, bytes]) -> Uses:
    """Say what the policy has to allow because the site uses it."""
    images = any(b"data:image/" in content for name, content in files.items() if name.endswith((".css", ".html")))
    return Uses(data_images=images, fonts=any(name.endswith(".woff2") for name in files))
