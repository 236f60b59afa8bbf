"""Work in several processes at once, each with what was read before, where the system lets a process be copied."""

import gc
import multiprocessing
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from ncp.problems import EnvironmentTrouble
from ncp.processes import follow_the_parent

Work = Callable[[Any], list[Any]]


class _Inherited:
    """What a copied process finds in its memory, so that nothing has to be sent to it."""

    work: Work = staticmethod(lambda _share: [])
    shares: Sequence[Any] = ()


def _share(index: int) -> list[Any]:
    return _Inherited.work(_Inherited.shares[index])


def in_shares(work: Work, shares: Sequence[Any]) -> Iterator[Any]:
    """Do some work for each share and give all results, in the order of the shares.

    Only the results travel between processes. One share, a system that copies no process, or a
    process that is itself one of several, needs none.

    Raises:
        EnvironmentTrouble: the system ended one of the processes.
    """
    if len(shares) == 1 or not sys.platform.startswith("linux") or multiprocessing.parent_process() is not None:
        for share in shares:
            yield from work(share)
        return
    _Inherited.work, _Inherited.shares = staticmethod(work), shares
    gc.freeze()  # what is loaded stays shared between the processes
    try:
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(len(shares), mp_context=fork, initializer=follow_the_parent) as pool:
            for found in pool.map(_share, range(len(shares))):
                yield from found
    except BrokenProcessPool as trouble:
        raise EnvironmentTrouble("engine_failed") from trouble
    finally:
        gc.unfreeze()
        _Inherited.shares = ()
