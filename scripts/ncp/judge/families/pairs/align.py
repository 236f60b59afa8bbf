"""Which piece of a translation belongs to which piece of its source, also where one is missing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf, log

from ncp.read.markdown.values import Text

SKIP = 1.5
"""What it costs to leave a piece without a partner; two pieces of one size and content cost nothing together."""
OTHER_CONTENT = 1.0
SMOOTHING = 15
"""Characters added to every size, so that short pieces do not weigh too much."""
MOST = 120
"""Of more pieces only as many are aligned."""


@dataclass(frozen=True)
class Piece:
    """A row, an item or a paragraph: its texts, and what it quotes and links to."""

    texts: tuple[Text, ...]
    quoted: Callable[[], tuple[str, ...]]
    kind: str = ""
    """Pieces of different kinds are never partners."""

    @cached_property
    def content(self) -> tuple[str, ...]:
        """What it quotes and links to, sorted."""
        return tuple(sorted(self.quoted()))

    @cached_property
    def size(self) -> int:
        """Its length in characters."""
        return sum(len(text.raw) for text in self.texts)


Partners = list[tuple[int | None, int | None]]


def partners(source: Sequence[Piece], translation: Sequence[Piece]) -> Partners:
    """Give pairs of indices in order; None stands for a piece that the other side lacks."""
    if len(source) == len(translation):
        return [(index, index) for index in range(len(source))]
    doubled = twins(translation)
    if len(doubled) == len(translation) - len(source):  # somebody pasted a piece twice
        kept = iter(range(len(source)))
        return [(None if index in doubled else next(kept), index) for index in range(len(translation))]
    return _cheapest(source[:MOST], translation[:MOST])


def twins(pieces: Sequence[Piece]) -> set[int]:
    """Give the pieces that say word for word what the one before says."""
    words = [tuple(text.raw for text in piece.texts) for piece in pieces]
    return {index for index in range(1, len(words)) if words[index] == words[index - 1] and any(words[index])}


def _cost(one: Piece, other: Piece) -> float:
    if one.kind != other.kind:
        return inf
    shape = abs(log((one.size + SMOOTHING) / (other.size + SMOOTHING)))
    return shape + (OTHER_CONTENT if one.content != other.content else 0)


def _cheapest(source: Sequence[Piece], translation: Sequence[Piece]) -> Partners:
    """Align by dynamic programming, from the end to the beginning."""
    rows, columns = len(source), len(translation)
    costs = [[SKIP * (rows - row + columns - column) for column in range(columns + 1)] for row in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            together = _cost(source[row], translation[column]) + costs[row + 1][column + 1]
            apart = SKIP + min(costs[row + 1][column], costs[row][column + 1])
            costs[row][column] = min(together, apart)
    return _path(source, translation, costs)


def _path(source: Sequence[Piece], translation: Sequence[Piece], costs: list[list[float]]) -> Partners:
    found: Partners = []
    row, column = 0, 0
    while row < len(source) or column < len(translation):
        inside = row < len(source) and column < len(translation)
        skipped = SKIP + costs[row + 1][column] if row < len(source) else inf
        if inside and costs[row][column] < min(skipped, SKIP + costs[row][column + 1]):
            found.append((row, column))
            row, column = row + 1, column + 1
        elif row < len(source) and (column == len(translation) or skipped <= SKIP + costs[row][column + 1]):
            found.append((row, None))
            row += 1
        else:
            found.append((None, column))
            column += 1
    return found
