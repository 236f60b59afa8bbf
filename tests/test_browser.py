"""Real Chromium opens every page on a phone and on a desktop, with JavaScript switched off."""

import functools
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from ncp.gates import BROWSERS
from page import built_pages

WIDTHS = (320, 390, 1280)
"""A small phone, a phone, a desktop."""
HEIGHT = 800
HIDDEN = "frames => frames.map(it => it.scrollWidth - it.clientWidth)"
ABOVE = "above"
PARTS = (ABOVE, "lv", "lt", "et", "en")
"""The pages above the languages, and those of each language."""
GONE_ON = "net::ERR_ABORTED"
"""How the browser calls a picture that it no longer wants because we have gone on to the next page."""
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""


def part_of(name: str) -> str:
    """Say to which part of the site a file belongs."""
    first = name.split("/", 1)[0]
    return first if first in PARTS else ABOVE


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the built site on a port of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the system's browser; `test` has seen to it that there is one."""
    program = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        yield started
        started.close()


@pytest.mark.parametrize("part", PARTS)
def test_every_page_fits_loads_and_asks_nobody_else(part: str, site: Path, address: str, browser: Browser) -> None:
    """No sideways scrolling, of no table either, no failed request, no request to another host, a silent console."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    wrong: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("requestfailed", lambda request: wrong.append(request.url) if request.failure != GONE_ON else None)
    page.on("response", lambda response: wrong.append(response.url) if response.status >= 400 else None)
    page.on("request", lambda request: asked.append(request.url))
    opened = [built for built in built_pages(site) if part_of(built.name) == part]
    assert opened
    for built in opened:
        page.goto(address + built.url)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            widest = page.evaluate("document.documentElement.scrollWidth")
            assert widest <= width, f"{built.name} is {widest} pixels wide at {width}"
            hidden = page.locator(".ncp-table").evaluate_all(HIDDEN)
            assert max(hidden, default=0) <= 0, f"a table of {built.name} hides {hidden} pixels at {width}"
    assert wrong == []
    assert [url for url in asked if not url.startswith(address)] == []


def test_the_keyboard_reaches_the_content_first_and_focus_is_seen(address: str, browser: Browser) -> None:
    """The first Tab shows the link that skips to the content; each of the next stops has a visible outline."""
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(f"{address}/lv/emergency/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("href") == "#content"
    box = skip.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.locator(":focus").evaluate("element => getComputedStyle(element).outlineStyle")
        assert outline == "solid"
