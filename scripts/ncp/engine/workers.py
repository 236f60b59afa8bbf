"""The processes in which the languages are built."""

import contextlib
import gc
import multiprocessing
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from ncp.problems import EnvironmentTrouble
from ncp.processes import follow_the_parent


@contextlib.contextmanager
def language_workers(languages: int) -> Iterator[ProcessPoolExecutor]:
    """Give processes that build languages; where the system can, they inherit what is loaded already."""
    forks = sys.platform.startswith("linux")
    if forks:
        gc.freeze()  # what is loaded stays shared between the processes
    method = multiprocessing.get_context("fork" if forks else "spawn")
    size = min(languages, os.cpu_count() or 1)
    try:
        with ProcessPoolExecutor(size, mp_context=method, initializer=follow_the_parent) as pool:
            yield pool
    except BrokenProcessPool as trouble:
        raise EnvironmentTrouble("engine_failed") from trouble
    finally:
        gc.unfreeze()
