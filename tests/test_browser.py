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

WIDTHS = {"small phone": 320, "phone": 390, "desktop": 1280}
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


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS.keys())
def test_every_page_fits_loads_and_asks_nobody_else(width: int, site: Path, address: str, browser: Browser) -> None:
    """No sideways scrolling, of no table either, no failed request, no request to another host, a silent console."""
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    wrong: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("requestfailed", lambda request: wrong.append(request.url) if request.failure != GONE_ON else None)
    page.on("response", lambda response: wrong.append(response.url) if response.status >= 400 else None)
    page.on("request", lambda request: asked.append(request.url))
    for built in built_pages(site):
        page.goto(address + built.url)
        widest = page.evaluate("document.documentElement.scrollWidth")
        assert widest <= width, f"{built.name} is {widest} pixels wide at {width}"
        hidden = page.locator(".ncp-table").evaluate_all("frames => frames.map(it => it.scrollWidth - it.clientWidth)")
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
