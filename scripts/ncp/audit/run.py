"""The audit of many pages, several browsers at work."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Browser

from ncp.audit.budgets import Budgets
from ncp.audit.crew import in_browsers
from ncp.audit.eye import Eye
from ncp.audit.judge.page import report_of
from ncp.audit.model import Audit, PageReport, worst_first
from ncp.audit.pages import Leaf, sample_of
from ncp.audit.server import served
from ncp.say.progress import Progress


def audit_pages(  # noqa: PLR0913, PLR0917 - what an audit depends on
    folder: Path, leaves: Sequence[Leaf], chosen: Sequence[Leaf], budgets: Budgets, jobs: int, progress: Progress
) -> Audit:
    """Serve a built site on loopback and look at the chosen pages.

    Args:
        folder: the built site.
        leaves: all its pages, of which some are walked thoroughly.
        chosen: the pages to look at.
        budgets: what a page may weigh.
        jobs: how many browsers.
        progress: takes how many pages are done, and how many there are.

    Raises:
        EnvironmentTrouble: there is no browser.
    """
    start = time.monotonic()
    thorough = frozenset(leaf.url for leaf in sample_of(leaves))
    ordered = sorted(chosen, key=lambda leaf: (leaf.url not in thorough, leaf.url))  # the longest work first
    with served(folder) as home:
        reports, browser = in_browsers(ordered, jobs, looker(home, thorough, budgets), progress)
    return Audit(str(folder), worst_first(reports), browser, time.monotonic() - start)


def looker(home: str, thorough: frozenset[str], budgets: Budgets) -> Callable[[Browser], Callable[[Leaf], PageReport]]:
    """Give what makes a browser ready to look at pages of `home` and to judge them."""

    def ready(browser: Browser) -> Callable[[Leaf], PageReport]:
        eye = Eye(browser, home)

        def look(leaf: Leaf) -> PageReport:
            start = time.monotonic()
            well = leaf.url in thorough
            return report_of(eye.see(leaf, thorough=well), budgets, well, start)

        return look

    return ready
