"""Addresses relative to a page, exactly as MkDocs writes them.

MkDocs' own functions would do; to load them costs more than to build ten pages.
"""

import posixpath
from functools import lru_cache
from urllib.parse import urlsplit

from ncp.engine.direct.declined import Declined

REMEMBERED = 4096


@lru_cache(maxsize=REMEMBERED)
def _parts(path: str) -> tuple[str, ...]:
    """Give the parts of a path below the site's root."""
    normal = posixpath.normpath(f"/{path.removeprefix('/')}")[1:]
    return tuple(normal.split("/")) if normal else ()


def relative_url(target: str, page: str) -> str:
    """Give the address of `target` as seen from `page`, both below the root of the engine's output."""
    folder, _, name = page.rpartition("/")
    here, there = _parts(folder if "." in name else page), _parts(target)
    common = 0
    for one, other in zip(here, there, strict=False):
        if one != other:
            break
        common += 1
    relative = "/".join((*[".."] * (len(here) - common), *there[common:])) or "."
    return f"{relative}/" if target.endswith("/") else relative


@lru_cache(maxsize=REMEMBERED)
def _levels(path: str) -> int:
    """Give how many folders a path begins by going up; -1 if it is absolute."""
    if "\\" in path:
        raise Declined(path)
    parsed = urlsplit(path)
    if parsed.scheme or parsed.netloc or path.startswith(("/", "#")):
        return -1
    normal = f"{posixpath.normpath(path)}/"
    levels = 0
    while normal.startswith("../", levels * 3):
        levels += 1
    return levels


def address_in_template(path: str, page: str | None, base: str) -> str:
    """Do what the template filter `url` does: an address as seen from a page, or below `base` where there is none."""
    path = path or "."
    levels = _levels(path)
    if levels < 0:
        return path
    return "../" * levels + relative_url(path, page) if page is not None else posixpath.join(base, path)
