"""Keeps the memory of a run small."""

import ctypes
import gc
import sys
from asyncio.sslproto import SSLProtocol

MMAP_THRESHOLD = -3
ARENA_MAX = -8
"""Threads resolve names only; they need no heaps of their own."""
LARGE = 64 * 1024
"""Bytes; what is larger is given back to the system as soon as it is free."""


TLS_BUFFER = 16 * 1024
"""Bytes that asyncio clears for each TLS connection; it takes 256 KiB, which we never fill: 20 MB for 100 of them."""


def spare_memory() -> None:
    """Give TLS connections small buffers, and let large ones come from the system and go back to it.

    glibc raises its limit by itself as soon as a large buffer is freed, and keeps from then on what it was given.
    """
    SSLProtocol.max_size = TLS_BUFFER
    if sys.platform.startswith("linux"):
        set_option = getattr(ctypes.CDLL(None), "mallopt", None)
        if set_option is not None:
            set_option(MMAP_THRESHOLD, LARGE)
            set_option(ARENA_MAX, 1)


def keep_what_is_loaded() -> None:
    """Look for garbage in circles only among what comes: going through all that was loaded costs a tenth of the time.

    Not less often, though: closed TLS connections are such circles, each with a hundred kilobytes.
    """
    gc.freeze()
