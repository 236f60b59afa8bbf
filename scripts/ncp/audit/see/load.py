"""A page as it loads: what it asks, what it complains of, what it leaves behind, whether it jumps."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page

from ncp.audit.browser import look
from ncp.audit.see.traffic import Meter, Transfer

LOUD = frozenset({"error", "warning", "assert"})
TOLD_ELSEWHERE = ("Content Security Policy", "Failed to load resource")
"""What the browser tells twice: the event of the policy and the list of requests know more than the console."""
STILL_COMING_MS = 1000


@dataclass(frozen=True)
class Shift:
    """One jump of the layout: how much, and what jumped."""

    value: float
    what: str


@dataclass(frozen=True)
class Load:
    """What was seen while a page loaded."""

    status: int
    transfers: tuple[Transfer, ...] = ()
    complaints: tuple[str, ...] = ()
    """What the console says: errors and warnings, and errors that no script caught."""
    violations: tuple[str, ...] = ()
    """What the content security policy refused: directive and address."""
    cookies: tuple[str, ...] = ()
    shifts: tuple[Shift, ...] = ()
    trouble: str = ""
    """Why the page could not be opened; the browser's own words."""


@dataclass
class Ear:
    """Listens to the console of a page."""

    heard: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, page: Page) -> "Ear":
        """Begin to listen."""
        ear = cls()
        page.on("console", ear._hear)
        page.on("pageerror", lambda error: ear.heard.append(str(error)))
        return ear

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in LOUD and not any(words in message.text for words in TOLD_ELSEWHERE):
            self.heard.append(message.text)


@contextmanager
def new_page(context: BrowserContext) -> Iterator[Page]:
    """Give a page that is closed with the block."""
    page = context.new_page()
    try:
        yield page
    finally:
        page.close()


def open_page(page: Page, url: str, meter: Meter, ear: Ear) -> Load:
    """Open an address, wait until everything has come, and say what was seen."""
    meter.begin()
    ear.heard.clear()
    try:
        answer = page.goto(url, wait_until="load")
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        meter.wait(page, STILL_COMING_MS)
        seen = page.evaluate("ncpSeen")
    except Error as trouble:
        return Load(0, trouble=trouble.message.splitlines()[0])
    return Load(
        status=answer.status if answer else 0,
        transfers=meter.transfers(),
        complaints=tuple(ear.heard),
        violations=tuple(dict.fromkeys(seen["violations"])),
        cookies=tuple(cookie.get("name", "") for cookie in page.context.cookies()),
        shifts=tuple(Shift(round(shift["value"], 4), shift["what"]) for shift in seen["shifts"]),
    )


def icon_of(page: Page) -> str:
    """Give the address of the page's icon, which a browser with a window fetches and one without does not."""
    icons = look(page, "icons")
    return str(icons[0]) if icons else ""
