"""Work in several processes at once, each with what was read before, where the system lets a process be copied."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from ncp.crew import Done, crew_for

Share = TypeVar("Share")
Result = TypeVar("Result")


def in_shares(work: Callable[[Share], list[Result]], shares: Sequence[Share]) -> Iterator[Result]:
    """Do some work for each share and give all results, in the order of the shares.

    Only the results travel between processes. One share, a system that copies no process, or a
    process that is itself one of several, needs none.

    Raises:
        EnvironmentTrouble: the system ended one of the processes.
    """
    with started(work, shares) as results:
        yield from results()


@contextmanager
def started(
    work: Callable[[Share], list[Result]], shares: Sequence[Share], *, apart: bool = False
) -> Iterator[Callable[[], list[Result]]]:
    """Start the work and give what waits for all results; `apart`: also of one share, while the block goes on."""
    with crew_for(lambda: _OneStep(work), shares, apart=apart) as crew:
        yield lambda: [result for found in crew.first() for result in found]


class _OneStep:
    """Work that is done after the first step."""

    def __init__(self, work: Callable[[Any], list[Any]]) -> None:
        self._work = work

    def first(self, share: Any, done: Done) -> list[Any]:  # noqa: ANN401 - any work
        del done
        return self._work(share)

    def second(self, known: Any, done: Done) -> None:  # noqa: ANN401 - never called
        """There is none."""


def cut(things: Sequence[Share], weights: Sequence[float], number: int) -> list[list[Share]]:
    """Cut things into at most `number` shares of about the same weight, without changing their order."""
    whole = sum(weights) / max(1, number)
    shares: list[list[Share]] = [[] for _ in range(number)]
    passed = 0.0
    for thing, weight in zip(things, weights, strict=True):
        shares[min(int((passed + weight / 2) / whole), number - 1)].append(thing)
        passed += weight
    return [share for share in shares if share] or [[]]
