"""Pictures of pages in several widths and modes, for a person to look at."""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession

from ncp.audit.browser import new_context, show
from ncp.audit.crew import in_browsers
from ncp.audit.modes import MODES, Mode, View
from ncp.audit.pages import Leaf
from ncp.audit.server import served
from ncp.problems import EnvironmentTrouble
from ncp.say.progress import Progress

WIDTHS = (320, 390, 768, 1280)
USUAL = ("normal", "dark", "black-on-white", "yellow-on-black", "larger")
"""The modes that are taken unless others are named."""
LEAST_WIDTH, MOST_WIDTH = 200, 3840
WINDOW = 800
HIGHEST = 1600
"""CSS pixels of a page that a picture shows at the most."""
QUALITY = 35


@dataclass(frozen=True, order=True)
class Picture:
    """One picture: WebP, one pixel a CSS pixel."""

    topic: str
    page: str
    mode_number: int
    width: int
    mode: str
    height: int
    data: bytes


def modes_named(names: Sequence[str]) -> tuple[Mode, ...]:
    """Give the modes of these names, or the usual ones.

    Raises:
        EnvironmentTrouble: there is no mode of that name.
    """
    known = {mode.name: mode for mode in MODES}
    for name in names:
        if name not in known:
            raise EnvironmentTrouble("no_such_mode", mode=name, known=", ".join(known))
    return tuple(known[name] for name in names or USUAL)


def gallery_of(  # noqa: PLR0913, PLR0917 - what a gallery depends on
    folder: Path, leaves: Sequence[Leaf], widths: Sequence[int], modes: Sequence[str], jobs: int, progress: Progress
) -> tuple[Picture, ...]:
    """Take a picture of each page in each width and mode.

    Args:
        folder: the built site.
        leaves: the pages.
        widths: CSS pixels; none named = a small phone, a phone, a tablet, a desktop.
        modes: names; none named = the reader's own settings.
        jobs: how many browsers.
        progress: takes how many pages are done, and how many there are.

    Raises:
        EnvironmentTrouble: a mode is not known, a width cannot be, or there is no browser.
    """
    chosen = modes_named(modes)
    for width in widths:
        if not LEAST_WIDTH <= width <= MOST_WIDTH:
            raise EnvironmentTrouble("no_such_width", width=width, least=LEAST_WIDTH, most=MOST_WIDTH)
    views = tuple(View(str(width), width, WINDOW) for width in widths or WIDTHS)
    with served(folder) as home:
        taken, _ = in_browsers(leaves, jobs, photographer(home, views, chosen), progress)
    return tuple(sorted(picture for pictures in taken for picture in pictures))


def photographer(
    home: str, views: Sequence[View], modes: Sequence[Mode]
) -> Callable[[Browser], Callable[[Leaf], list[Picture]]]:
    """Give what makes a browser ready to take pictures."""

    def ready(browser: Browser) -> Callable[[Leaf], list[Picture]]:
        context = new_context(browser)

        def take(leaf: Leaf) -> list[Picture]:
            page = context.new_page()
            session = context.new_cdp_session(page)
            page.goto(f"{home}/{leaf.asked}")
            pictures = []
            for view in views:
                for number, mode in enumerate(modes):
                    show(page, view, mode)
                    height = min(HIGHEST, page.evaluate("document.documentElement.scrollHeight"))
                    data = photograph(session, view.width, height)
                    pictures.append(Picture(leaf.topic, leaf.url, number, view.width, mode.name, height, data))
            page.close()
            return pictures

        return take

    return ready


def photograph(session: CDPSession, width: int, height: int) -> bytes:
    """Take a picture as WebP, which the browser's protocol offers and its library does not."""
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
    asked = {"format": "webp", "quality": QUALITY, "captureBeyondViewport": True, "clip": clip}
    return base64.b64decode(session.send("Page.captureScreenshot", asked)["data"])
