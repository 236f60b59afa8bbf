"""Work in two steps in several processes: between the steps, each keeps what it has made in its own memory.

Results come in the order of the shares, whoever is done first. Where the system does not copy processes, and where
there is only one share, all happens in this process.
"""

import contextlib
import gc
import multiprocessing
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, Protocol, cast

from ncp.problems import EnvironmentTrouble
from ncp.processes import follow_the_parent

Done = Callable[[int], None]
"""Takes how many pieces of work were done since the last call."""
QUIET: Done = lambda _pieces: None  # noqa: E731 - a function that does nothing needs no name


class Work(Protocol):
    """What is done with a share: the first step by itself, the second with what the first steps of all have shown."""

    def first(self, share: Any, done: Done) -> Any:  # noqa: ANN401 - a crew does any work
        """Do the first step of a share and give what the others need to know of it."""

    def second(self, known: Any, done: Done) -> Any:  # noqa: ANN401 - a crew does any work
        """Do the second step of the share whose first step was done."""


class Crew(Protocol):
    """Whoever does the two steps."""

    def first(self, done: Done = QUIET) -> list[Any]:
        """Do the first step of all shares; give their results in order."""

    def second(self, known: Any, done: Done = QUIET) -> list[Any]:  # noqa: ANN401 - a crew does any work
        """Do the second step of all shares, each with the same knowledge."""


@contextlib.contextmanager
def crew_for(make: Callable[[], Work], shares: Sequence[Any], *, apart: bool = False) -> Iterator[Crew]:
    """Give a crew for the shares, already at its first step: a process for each, where the system copies processes.

    `make` gives the work; it is called once in each process. `apart`: one share, too, gets a process of its own.
    """
    forks = sys.platform.startswith("linux") and multiprocessing.parent_process() is None
    if (len(shares) == 1 and not apart) or not forks:
        yield _Alone(make, shares)
        return
    gc.freeze()  # what is loaded stays shared between the processes
    try:
        with contextlib.ExitStack() as stack:
            yield _Together([stack.enter_context(_member(make, share)) for share in shares])
    finally:
        gc.unfreeze()


class _Alone:
    """All shares, one after the other, in this process."""

    def __init__(self, make: Callable[[], Work], shares: Sequence[Any]) -> None:
        self._pairs = [(make(), share) for share in shares]

    def first(self, done: Done = QUIET) -> list[Any]:
        return [work.first(share, done) for work, share in self._pairs]

    def second(self, known: Any, done: Done = QUIET) -> list[Any]:  # noqa: ANN401 - a crew does any work
        return [work.second(known, done) for work, _ in self._pairs]


class _Together:
    """One process for each share."""

    def __init__(self, members: Sequence[Connection]) -> None:
        self._members = members

    def first(self, done: Done = QUIET) -> list[Any]:
        return self._answers(done)

    def second(self, known: Any, done: Done = QUIET) -> list[Any]:  # noqa: ANN401 - a crew does any work
        for member in self._members:
            member.send(known)
        return self._answers(done)

    def _answers(self, done: Done) -> list[Any]:
        """Wait for all members; what goes wrong in one goes on here."""
        answers: dict[Connection, Any] = {}
        try:
            while len(answers) < len(self._members):
                for ready in wait([member for member in self._members if member not in answers]):
                    member = cast("Connection", ready)  # nothing else is waited for
                    kind, value = member.recv()
                    if kind == "done":
                        done(value)
                    elif kind == "trouble":
                        raise value
                    else:
                        answers[member] = value
        except (EOFError, ConnectionError) as trouble:
            raise EnvironmentTrouble("engine_failed") from trouble
        return [answers[member] for member in self._members]


@contextlib.contextmanager
def _member(make: Callable[[], Work], share: object) -> Generator[Connection]:
    """Start a process for a share; whatever happens, it ends with the block."""
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe()
    process = fork.Process(target=_serve, args=(make, share, ours, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours
    finally:
        ours.close()
        process.join(1)
        if process.is_alive():
            process.kill()
            process.join()


def _serve(make: Callable[[], Work], share: object, ours: Connection, theirs: Connection) -> None:
    """Do the two steps in a process of its own; end quietly if nobody wants the second."""
    ours.close()
    follow_the_parent()
    gc.disable()  # it lives for seconds, and leaves nothing behind
    done = lambda pieces: theirs.send(("done", pieces))  # noqa: E731 - a line
    with contextlib.suppress(EOFError, ConnectionError):
        try:
            work = make()
            theirs.send(("answer", work.first(share, done)))
            theirs.send(("answer", work.second(theirs.recv(), done)))
        except (EOFError, ConnectionError):
            raise
        except Exception as trouble:  # noqa: BLE001 - it is raised again where the crew was called
            theirs.send(("trouble", trouble))
