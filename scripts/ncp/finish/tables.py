"""Tables that a phone and a screen reader can cope with.

Each stands in a frame that scrolls and can be reached by keyboard. On a phone nobody sees that a frame scrolls, so
a table of three columns or more is shown there as cards, one a row, and each cell carries the name of its column.
"""

import re

TABLE = re.compile(
    r"<h[1-6][^<>]{0,300}>(?P<heading>.{0,2000}?)</h[1-6]>|(?P<table><table>(?:(?!<table>).)*?</table>)",
    re.DOTALL,
)
TAG = re.compile(r"<[^>]+>")
HEADER = re.compile(r"<th(?=[ >])")
COLUMN = re.compile(r"<th(?=[ >])[^>]*>(?P<name>.{0,2000}?)</th>", re.DOTALL)
PART = re.compile(r"<(?P<name>table|thead|tbody|tr|th|td)(?=[ >])")
SPAN = re.compile(r"<t[hd][^>]*\b(?:col|row)span=")
FEWEST_COLUMNS_OF_CARDS = 3
ROLES = {
    "table": "table",
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tr": "row",
    "th": "columnheader",
    "td": "cell",
}
"""What the parts of a table are by nature, and forget when a style shows them as blocks."""


def with_table_frames(document: str) -> str:
    """Give the document with each table in a frame named after the heading above it, its headers tied to columns."""
    heading = ""

    def rewrite(piece: re.Match[str]) -> str:
        nonlocal heading
        if piece["table"]:
            return framed(piece["table"], heading)
        heading = as_attribute(piece["heading"])
        return piece[0]

    return TABLE.sub(rewrite, document)


def framed(table: str, heading: str) -> str:
    """Put one table into its frame."""
    columns = [as_attribute(column["name"]) for column in COLUMN.finditer(table)]
    has_cards = len(columns) >= FEWEST_COLUMNS_OF_CARDS and not SPAN.search(table)
    kind = "ncp-table ncp-table--cards" if has_cards else "ncp-table"
    tied = HEADER.sub('<th scope="col"', table)
    written = as_cards(tied, columns) if has_cards else tied
    return f'<div class="{kind}" role="region" tabindex="0" aria-label="{heading}">\n{written}\n</div>'


def as_cards(table: str, columns: list[str]) -> str:
    """Write the parts' roles into a table, and into each cell but a row's first the name of its column."""
    position = 0

    def rewrite(part: re.Match[str]) -> str:
        nonlocal position
        name = part["name"]
        position = position + 1 if name == "td" else 0
        labelled = name == "td" and 1 < position <= len(columns)
        label = f' data-label="{columns[position - 1]}"' if labelled else ""
        return f'<{name} role="{ROLES[name]}"{label}'

    return PART.sub(rewrite, table)


def as_attribute(text: str) -> str:
    """Give the words of a piece of HTML so that they can stand in an attribute."""
    return TAG.sub("", text).replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;").strip()
