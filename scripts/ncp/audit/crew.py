"""Several browsers at work on one heap of things."""

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from playwright.sync_api import Browser

from ncp.audit.browser import chromium
from ncp.say.progress import Progress

Thing = TypeVar("Thing")
Result = TypeVar("Result")


@dataclass
class Crew(Generic[Thing, Result]):
    """Browsers that take thing after thing from one heap.

    Threads, not processes: the work is done by the browsers, which are processes of their own, and the library that
    drives them wants one thread each.
    """

    ready: Callable[[Browser], Callable[[Thing], Result]]
    """Makes one browser ready; gives what it does with a thing."""
    total: int
    progress: Progress
    waiting: "queue.SimpleQueue[Thing]" = field(default_factory=queue.SimpleQueue)
    done: list[Result] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def work(self) -> str:
        """Work with one browser until nothing waits; give the browser's version."""
        try:
            with chromium() as browser:
                do = self.ready(browser)
                for thing in self.taken():
                    self.done.append(do(thing))
                    self.progress(len(self.done), self.total)
                return browser.version
        except BaseException:
            self.stopped.set()  # the other browsers have nothing more to do
            raise

    def taken(self) -> Iterator[Thing]:
        """Take thing after thing, until none is left or somebody has stopped."""
        while not self.stopped.is_set():
            try:
                yield self.waiting.get_nowait()
            except queue.Empty:
                return


def in_browsers(
    things: Sequence[Thing], jobs: int, ready: Callable[[Browser], Callable[[Thing], Result]], progress: Progress
) -> tuple[list[Result], str]:
    """Do something with each thing in so many browsers.

    Returns:
        The results, in no order, and the browser's version.

    Raises:
        EnvironmentTrouble: there is no browser.
    """
    crew = Crew(ready, len(things), progress)
    for thing in things:
        crew.waiting.put(thing)
    size = max(1, min(jobs, len(things)))
    with ThreadPoolExecutor(size) as pool:
        workers = [pool.submit(crew.work) for _ in range(size)]
        try:
            versions = [worker.result() for worker in workers]
        except BaseException:
            crew.stopped.set()  # Ctrl-C reaches this thread alone
            raise
    return crew.done, versions[0]
