"""Chromium, started for the audit, and the scripts that it runs in a page."""

import contextlib
import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from ncp.audit.modes import NARROW, NORMAL, Mode, View
from ncp.gates import BROWSERS, CHROMIUM, meet_needs

HERE = Path(__file__).resolve().parent
AXE = HERE / "vendor" / "axe.min.js"
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
)
"""No sandbox: CI runs as root, and only our own pages are opened; nothing else may ask the network in our name."""
PATIENCE_MS = 30_000


@cache
def script(name: str) -> str:
    """Give a script of the folder `in_page`."""
    return (HERE / "in_page" / name).read_text(encoding="utf-8")


@cache
def axe_source() -> str:
    """Give axe, to be put into a page."""
    return f"{AXE.read_text(encoding='utf-8')}\n;true"


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium; it ends with the block.

    Raises:
        EnvironmentTrouble: there is none, and it cannot be installed here.
    """
    meet_needs((CHROMIUM,))
    program = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(SWITCHES))
        try:
            yield browser
        finally:
            browser.close()


def new_context(browser: Browser, view: View = NARROW, *, scripts: bool = True, **options: Any) -> BrowserContext:  # noqa: ANN401 - the library's own options
    """Give a fresh context, with nothing remembered, that notes what happens while a page loads."""
    context = browser.new_context(viewport=size_of(view), java_script_enabled=scripts, **options)
    context.set_default_timeout(PATIENCE_MS)
    if scripts:
        context.add_init_script(script("before.js"))
    return context


def size_of(view: View) -> ViewportSize:
    """Give a view as the browser wants it."""
    return {"width": view.width, "height": view.height}


def look(page: Page, call: str, *arguments: object) -> Any:  # noqa: ANN401 - what the script in the page gives
    """Call a function of `look.js`, which is put into the page if it is not there yet.

    Args:
        page: the page that stands.
        call: name of the function.
        arguments: what it takes; anything that JSON can say.
    """
    if not page.evaluate("typeof ncpLook === 'object'"):
        page.evaluate(script("look.js"))
    return page.evaluate(f"arguments => ncpLook.{call}(...arguments)", list(arguments))


def show(page: Page, view: View, mode: Mode) -> None:
    """Show the page in a view and a mode.

    The reader's settings are set as the attributes that the site's own script sets before the first paint; that it does
    is looked at on every page apart (`see.remembered`), so that a page need not be loaded once for each mode.
    """
    if page.viewport_size != size_of(view):
        page.set_viewport_size(size_of(view))
    page.emulate_media(**media_of(mode))
    look(page, "show", mode.contrast, mode.size)


def media_of(mode: Mode) -> Mapping[str, Any]:
    """Give the wishes of the device as the browser wants them."""
    return {"color_scheme": mode.scheme, "forced_colors": mode.forced, "contrast": mode.more_contrast}


@contextlib.contextmanager
def shown_normally_after(page: Page) -> Iterator[None]:
    """Show a page as nobody has set anything, whatever was done to it in the block."""
    try:
        yield
    finally:
        show(page, NARROW, NORMAL)
