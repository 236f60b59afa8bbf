"""The whole table as CSV and JSON: the page views of each month by page, language, country and device.

It holds what Article 3 of Implementing Regulation (EU) 2020/1121 asks for – page views with the URL of the page, by
country and by type of device – and the language besides.
"""

import csv
import io
import json
from collections.abc import Iterator

from ncp.views.model import LeftOut, Tally

COLUMNS = ("month", "url", "language", "country", "device", "views")


def rows(tally: Tally, address: str) -> Iterator[tuple[str | int, ...]]:
    """Give the rows; `address` is the site's, with a slash at the end."""
    for view, number in tally.rows():
        yield view.month, address + view.page.removeprefix("/"), view.language, view.country, view.device, number


def csv_report(tally: Tally, address: str) -> Iterator[str]:
    """Give the table as CSV (RFC 4180), a row a piece."""
    for row in (COLUMNS, *rows(tally, address)):
        line = io.StringIO()
        csv.writer(line).writerow(row)
        yield line.getvalue()


def json_report(tally: Tally, address: str) -> str:
    """Give an object: the rows, the database of countries, what was left out, what is damaged."""
    report = {
        "rows": [dict(zip(COLUMNS, row, strict=True)) for row in rows(tally, address)],
        "country_database": tally.database or None,
        "left_out": {reason: tally.left_out[reason] for reason in LeftOut},
        "damaged": [{"file": one.file, "lines": one.lines, "first": one.first} for one in tally.damage],
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"
