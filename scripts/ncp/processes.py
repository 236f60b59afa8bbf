"""What holds for every process that works for another."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def processors() -> int:
    """Give how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform.startswith("linux") else os.cpu_count() or 1


def follow_the_parent() -> None:
    """In a worker: leave Ctrl-C to the parent, and die with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
