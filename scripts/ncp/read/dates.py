"""Dates as people type them, turned into the one form that the files have."""

import calendar
import re
from datetime import date

DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[./\- ]+(?P<month>\d{1,2})[./\- ]+(?P<year>\d{4})\.?")
YEAR_FIRST = re.compile(r"(?P<year>\d{4})[./\- ]*(?P<month>\d{1,2})[./\- ]*(?P<day>\d{1,2})\.?")
MONTHS, MOST_DAYS = 12, 31


def mended_date(text: str) -> date | None:
    """Give the date that is probably meant: another order or other signs, month and day swapped, a day too many.

    None if nobody can tell.
    """
    match = DAY_FIRST.fullmatch(text.strip()) or YEAR_FIRST.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if day <= MONTHS < month <= MOST_DAYS:
        month, day = day, month
    if not (1 <= month <= MONTHS and 1 <= day <= MOST_DAYS and year):
        return None
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
