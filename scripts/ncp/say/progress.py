"""A bar with rate and time left, for commands that take long; quiet where nobody watches."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

Progress = Callable[[int, int], None]
"""Takes how many are done, and how many there are."""


class Tell(Protocol):
    """Hears of each step as it begins, and, while a long one goes on, how many pieces are done of how many."""

    def __call__(self, step: str, done: int = 0, total: int = 0) -> None:
        """Hear it; `step` is the name of a sentence."""


def say_nothing(step: str, done: int = 0, total: int = 0) -> None:
    """Hear of steps and tell nobody."""


@contextmanager
def progress_shown(title: str) -> Iterator[Progress]:
    """Give what shows progress on a terminal; stay quiet in a pipe."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 - only for a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
