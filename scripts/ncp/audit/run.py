"""The audit of many pages, several browsers at work."""

import queue
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from ncp.audit.browser import chromium
from ncp.audit.budgets import Budgets
from ncp.audit.eye import Eye
from ncp.audit.judge.page import report_of
from ncp.audit.model import Audit, PageReport, worst_first
from ncp.audit.pages import Leaf, sample_of
from ncp.audit.server import served
from ncp.say.progress import Progress


@dataclass
class Round:
    """The pages still to be looked at, shared by the browsers, and what was found."""

    home: str
    budgets: Budgets
    thorough: frozenset[str]
    total: int
    progress: Progress
    waiting: "queue.SimpleQueue[Leaf]" = field(default_factory=queue.SimpleQueue)
    reports: list[PageReport] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def work(self) -> str:
        """Look at pages with one browser until none waits; give the browser's version."""
        try:
            with chromium() as browser:
                eye = Eye(browser, self.home)
                for leaf in self.taken():
                    self.reports.append(self.report(eye, leaf))
                    self.progress(len(self.reports), self.total)
                return browser.version
        except BaseException:
            self.stopped.set()  # the other browsers have nothing more to do
            raise

    def taken(self) -> Iterator[Leaf]:
        """Take page after page, until none is left or somebody has stopped."""
        while not self.stopped.is_set():
            try:
                yield self.waiting.get_nowait()
            except queue.Empty:
                return

    def report(self, eye: Eye, leaf: Leaf) -> PageReport:
        """Look at one page and judge it."""
        start = time.monotonic()
        thorough = leaf.url in self.thorough
        seen = eye.see(leaf, thorough=thorough)
        return report_of(seen, self.budgets, thorough=thorough, seconds=time.monotonic() - start)


def audit_pages(
    folder: Path, all_pages: Sequence[Leaf], chosen: Sequence[Leaf], budgets: Budgets, jobs: int, progress: Progress
) -> Audit:
    """Serve a built site on loopback and look at the chosen pages.

    Threads, not processes: all work is done by the browsers, which are processes of their own, and the library that
    drives them wants one thread each.

    Args:
        folder: the built site.
        all_pages: all its pages, of which some are walked thoroughly.
        chosen: the pages to look at.
        budgets: what a page may weigh.
        jobs: how many browsers.
        progress: takes how many pages are done, and how many there are.

    Raises:
        EnvironmentTrouble: there is no browser.
    """
    start = time.monotonic()
    thorough = frozenset(leaf.url for leaf in sample_of(all_pages))
    with served(folder) as home:
        work = Round(home, budgets, thorough, len(chosen), progress)
        for leaf in sorted(chosen, key=lambda leaf: (leaf.url not in thorough, leaf.url)):  # the longest work first
            work.waiting.put(leaf)
        try:
            with ThreadPoolExecutor(max(1, min(jobs, len(chosen)))) as pool:
                workers = [pool.submit(work.work) for _ in range(min(jobs, len(chosen)))]
                versions = [worker.result() for worker in workers]
        except KeyboardInterrupt:
            work.stopped.set()
            raise
    return Audit(str(folder), worst_first(work.reports), versions[0], time.monotonic() - start)
