"""Real Chromium opens every page on a phone and on a desktop, with JavaScript switched off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ncp.audit.browser import chromium
from ncp.audit.budgets import read_budgets
from ncp.audit.pages import leaves_of, sample_of
from ncp.audit.run import audit_pages
from ncp.audit.say.terminal import terminal_report
from ncp.audit.server import served
from ncp.project import Project
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


def part_of(name: str) -> str:
    """Say to which part of the site a file belongs."""
    first = name.split("/", 1)[0]
    return first if first in PARTS else ABOVE


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the built site on a port of its own."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the system's browser; `test` has seen to it that there is one."""
    with chromium() as started:
        yield started


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


def test_the_audit_finds_nothing_in_the_pages_that_stand_for_all(site: Path, project: Project) -> None:
    """A home, the longest page, one of tables, one of links, error pages, the start: nothing is wrong with them."""
    leaves = leaves_of(site)
    chosen = sample_of(leaves)
    assert {leaf.language for leaf in chosen} == {"", "lv", "lt", "et", "en"}
    outcome = audit_pages(site, leaves, chosen, read_budgets(project), 2, lambda _done, _total: None)
    assert set(outcome.of_kind) == set(), "\n".join(terminal_report(outcome))
