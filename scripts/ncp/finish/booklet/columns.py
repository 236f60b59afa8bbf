"""How wide the columns of a table are, so that no word runs over its edge."""

from collections.abc import Sequence

SIGNS_A_LINE = 72
"""Of a table's small type, that fit into the width of the page."""
BETWEEN = 2
"""The room between two columns, in signs."""


def shares(rows: Sequence[Sequence[str]]) -> list[int] | None:
    """Give the share of each column in the width, from the texts of the cells; None if every text fits in one line.

    Each column gets its longest word; what remains goes to those that have most to say.
    """
    columns = [[row[index] for row in rows if index < len(row)] for index in range(max(map(len, rows), default=0))]
    fullest = [max(map(len, column), default=0) + BETWEEN for column in columns]
    if sum(fullest) <= SIGNS_A_LINE:
        return None
    longest = [max((len(word) for text in column for word in text.split()), default=0) + BETWEEN for column in columns]
    rest = max(SIGNS_A_LINE - sum(longest), 0)
    wishes = [min(full, SIGNS_A_LINE) - long for full, long in zip(fullest, longest, strict=True)]
    asked = max(sum(wishes), 1)
    return [long + rest * wish // asked for long, wish in zip(longest, wishes, strict=True)]
