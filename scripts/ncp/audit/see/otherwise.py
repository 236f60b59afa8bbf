"""A page without scripts, on paper, and for a reader who has settings from before."""

from dataclasses import dataclass

from playwright.sync_api import Error, Page

from ncp.audit.browser import look
from ncp.audit.model import Spot

PDF = b"%PDF-"


@dataclass(frozen=True)
class Plain:
    """A page whose scripts do not run."""

    words: int
    """Words of its main part that can be seen."""
    dead: tuple[Spot, ...]
    """Controls that can be seen and do nothing."""
    complaints: tuple[str, ...] = ()


@dataclass(frozen=True)
class Printed:
    """A page on paper."""

    words: int
    navigation: tuple[Spot, ...]
    """Menus and controls that would be printed."""
    pdf: int | None
    """Bytes of the PDF; None if none was made here."""
    trouble: str = ""


@dataclass(frozen=True)
class Remembered:
    """A page opened by a reader who has chosen contrast and size before. Times in ms since the page began to load."""

    contrast: str
    size: str
    settled: float | None
    """When the settings stood on the page; None if they never did."""
    painted: float | None
    """When something was painted first."""
    shift: float


def plain_of(page: Page, complaints: tuple[str, ...]) -> Plain:
    """Look at a page whose scripts do not run."""
    return Plain(look(page, "words"), tuple(Spot(**spot) for spot in look(page, "dead")), complaints)


def printed_of(page: Page, *, pdf: bool) -> Printed:
    """Look at a page as it is printed; make a PDF of it besides, if asked."""
    page.emulate_media(media="print")
    try:
        words, navigation = look(page, "words"), tuple(Spot(**spot) for spot in look(page, "navigation"))
    finally:
        page.emulate_media(media="screen")
    if not pdf:
        return Printed(words, navigation, None)
    try:
        made = page.pdf(format="A4")
    except Error as trouble:
        return Printed(words, navigation, 0, trouble.message.splitlines()[0])
    return Printed(words, navigation, len(made) if made.startswith(PDF) else 0)


def remembered_of(page: Page) -> Remembered:
    """Look at a page that was opened with settings from before."""
    shown = page.evaluate("({ ...document.documentElement.dataset })")
    seen = page.evaluate("ncpSeen")
    shift = sum(shift["value"] for shift in seen["shifts"])
    return Remembered(
        shown.get("contrast", ""), shown.get("size", ""), seen["settled"], seen["painted"], round(shift, 4)
    )
