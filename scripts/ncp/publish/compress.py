"""Files packed once, when they are published, so that a host sends them small without working for it.

Here, not in the build: brotli's best takes some 30 ms a page, which nobody who looks at a change should wait for; and
what a release shares with the former one is linked from there, so that a change of one page packs one page.
"""

import gzip
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

import brotli

BEST_BROTLI, BEST_GZIP = 11, 9
SMALLEST = 256
"""Bytes below which a packed file would save no packet."""
TEXT = (".css", ".csv", ".html", ".ics", ".js", ".json", ".md", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest", ".xml")
UNPACK = {".br": brotli.decompress, ".gz": gzip.decompress}


def is_worth_packing(name: str, content: bytes) -> bool:
    """Say whether a file is a text long enough."""
    return name.endswith(TEXT) and len(content) >= SMALLEST


def packed(content: bytes) -> Mapping[str, bytes]:
    """Give ending (`.br`, `.gz`) → the packed bytes; the same whenever and wherever."""
    return {
        ".br": brotli.compress(content, quality=BEST_BROTLI),
        ".gz": gzip.compress(content, compresslevel=BEST_GZIP, mtime=0),
    }


def all_packed(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Pack files on all cores (both libraries let other threads run); give name and bytes of each packed one."""
    worthy = [(name, content) for name, content in files if is_worth_packing(name, content)]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        results = pool.map(packed, (content for _, content in worthy))
        for (name, _), endings in zip(worthy, results, strict=True):
            yield from ((f"{name}{ending}", content) for ending, content in endings.items())


def unpacks_to(ending: str, content: bytes, original: bytes) -> bool:
    """Say whether packed bytes are those of an original."""
    try:
        return bool(UNPACK[ending](content) == original)
    except (brotli.error, OSError, EOFError, ValueError):
        return False
