"""A built page as its reader sees it: one text a paragraph, heading, list item or cell, in order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ncp.read.built import BuiltPage
from ncp.read.html_elements import BLOCKS, Run

APART = (
    BLOCKS
    | {"button", "caption", "dd", "dt", "figcaption", "label", "legend", "li", "option", "summary"}
    | {
        "td",
        "th",
    }
)
"""What stands on a line of its own; `em`, `a` and the like stand within one."""
UNSEEN = frozenset({"head", "script", "style", "template"})
OWN = "main"
"""Where the page's own text stands; around it stand the menu and the foot, which all pages share."""


@dataclass(frozen=True)
class Texts:
    """The texts of a page."""

    own: tuple[str, ...]
    frame: tuple[str, ...]
    """Those around its own."""


def texts_of(page: BuiltPage) -> Texts:
    """Give what a reader reads on a page; its title is part of its own text."""
    title = page.content.text_of("title")
    seen = [run for run in page.content.runs if not UNSEEN & {*run.path}]
    own = tuple(_texts(run for run in seen if OWN in run.path))
    return Texts((title, *own) if title else own, tuple(_texts(run for run in seen if OWN not in run.path)))


def _texts(runs: Iterable[Run]) -> Iterator[str]:
    """Join what stands in the same block, white space as browsers show it."""
    block, pieces = -1, ""
    for run in runs:
        mine = _block(run)
        if mine != block and pieces.strip():
            yield " ".join(pieces.split())
        pieces = run.text if mine != block else pieces + run.text
        block = mine
    if pieces.strip():
        yield " ".join(pieces.split())


def _block(run: Run) -> int:
    """Give the number of the nearest block that a text stands in."""
    pairs = zip(run.path, run.within, strict=True)
    return max((number for name, number in pairs if name in APART), default=-1)
