"""What holds for every process that works for another."""

import ctypes
import gc
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
FEW_COLLECTIONS = 200_000
"""New objects between two looks for garbage."""


def collect_seldom() -> None:
    """Look for garbage seldom: what a short command reads stays until its end, to look through it costs a tenth."""
    gc.set_threshold(FEW_COLLECTIONS)


def processors() -> int:
    """Give how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform.startswith("linux") else os.cpu_count() or 1


def follow_the_parent() -> None:
    """In a worker: leave Ctrl-C to the parent, and die with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def last_words(trouble: Exception) -> str:
    """Give what a process said before it failed, in a line."""
    said = getattr(trouble, "stderr", None) or b""
    return last_line(said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)) or str(trouble)


def last_line(text: str) -> str:
    """Give the last line of an output that says something; empty if none does."""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")
