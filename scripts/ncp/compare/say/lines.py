"""Changes as lines: `- ` before what was read, `+ ` before what is read now."""

from collections.abc import Iterable, Iterator

from ncp.compare.model import Change
from ncp.say.report import printable


def change_lines(changes: Iterable[Change], longest: int | None = None) -> Iterator[str]:
    """Give the lines of changes, an empty one between two; texts longer than `longest` signs are cut."""
    for number, change in enumerate(changes):
        if number:
            yield ""
        yield from (f"- {_cut(text, longest)}" for text in change.old)
        yield from (f"+ {_cut(text, longest)}" for text in change.new)


def _cut(text: str, longest: int | None) -> str:
    shown = printable(text)
    return shown if longest is None or len(shown) <= longest else f"{shown[: longest - 1]}…"
