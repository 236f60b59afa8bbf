"""Figures in prose: phones, amounts, dates, times, lengths of time, forms and plain numbers, in any notation.

Each has a kind, a value that is the same however a language writes it, and its place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from ncp.judge.figures_patterns import NUMBER, figure_pattern
from ncp.judge.figures_words import months, number_words, unit_of
from ncp.problems import Place
from ncp.read.markdown.values import Role, Text


class Kind(StrEnum):
    """What a figure is; also the name of its group in the pattern."""

    PHONE = "phone"
    EMAIL = "email"
    WEB = "web"
    MONEY = "money"
    PERCENTAGE = "percentage"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    CODE = "code"
    RULE = "rule"
    NUMBER = "number"
    WORD = "word"


KINDS = tuple(kind for kind in Kind if kind is not Kind.WORD)
DATE_STYLES = ("iso", "dotted", "slashed", "year_first", "day_first", "month_first", "month_year")
MONTHS_OF = {"month": 1, "year": 12}
DAYS_OF = {"day": 1, "week": 7}
HOURS_A_DAY, HOURS_OF_HALF = 24, 12
LEAST_SIGN = re.compile(r"[\d@]|://|www\.", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
NAME = re.compile(r"[^\W\d]{3,}\.?")
YEAR = re.compile(r"(?:19|20)\d\d")
LATVIA = "371"
LATVIAN_LENGTH = 8
RANGE_HALF = re.compile(r"\s?[–—-]\s?\d{1,2}(?:[.:]\d{2})?\s?(?P<half>[ap])\.?m", re.IGNORECASE)


@dataclass(frozen=True)
class Figure:
    """A figure of a text."""

    kind: Kind
    value: str
    """The same in every language: `2026-11-22`, `4`, `67045005`, `3 month`, `S2`."""
    number: str
    """The bare number, if it is one; a length of time in one language may be a plain number in another."""
    written: str
    text: Text
    start: int
    end: int
    style: str = ""
    """Of a date: its notation; of an amount: where the currency stands; of a time: its sign."""

    @property
    def place(self) -> Place:
        """Where the figure stands."""
        return self.text.at(self.start)


def figures_of(text: Text, language: str) -> tuple[Figure, ...]:
    """Find the figures of a text in a language, in order; code has none."""
    if text.role is Role.CODE or not LEAST_SIGN.search(text.prose):
        return ()
    return tuple(
        Figure(kind, value, number, text.prose[start:end], text, start, end, style)
        for kind, value, number, start, end, style in _spotted(text.prose, language)
    )


def words_of(text: Text, language: str) -> Iterator[Figure]:
    """Find the numbers of a text that are written as words."""
    pattern = number_words(language)
    for match in pattern.finditer(text.prose) if pattern and text.role is not Role.CODE else ():
        number = (match.lastgroup or "")[1:]
        yield Figure(Kind.WORD, number, number, match[0], text, match.start(), match.end())


Spotted = tuple[Kind, str, str, int, int, str]


@lru_cache(maxsize=4096)
def _spotted(prose: str, language: str) -> tuple[Spotted, ...]:
    found = []
    for match in figure_pattern().finditer(prose):
        wanted = next(kind for kind in KINDS if match[kind] is not None)
        kind, value, number, style = _read(wanted, match, language)
        end = match.end() - (len(match[0]) - len(match[0].rstrip(".,;:!?"))) if kind is Kind.WEB else match.end()
        found.append((kind, value, number, match.start(), end, style))
    return tuple(found)


Reading = tuple[Kind, str, str, str]


def _read(kind: Kind, match: re.Match[str], language: str) -> Reading:
    """Give kind, value, bare number and style of a match."""
    match kind:
        case Kind.DATE:
            return _date(match)
        case Kind.TIME:
            return _time(match, language)
        case Kind.DURATION:
            return _length(match)
        case Kind.MONEY:
            amount = plain(match["before"] or match["after"] or match["with"])
            return kind, amount, amount, "before" if match["before"] else "after"
    return _simple(kind, match[0])


def _length(match: re.Match[str]) -> Reading:
    number, unit = plain(match["length"]), unit_of(match["unit"] or match["later"])
    if unit == "year" and YEAR.fullmatch(number):
        return Kind.NUMBER, number, number, ""
    return Kind.DURATION, length_value(number, unit), number, ""


def _simple(kind: Kind, written: str) -> Reading:
    match kind:
        case Kind.PHONE:
            return kind, phone_value(written), "", ""
        case Kind.CODE:
            return kind, re.sub(r"[ \u00a0\u2011-]", "", written), "", ""
        case Kind.EMAIL | Kind.WEB:
            return kind, written.rstrip(".,;:!?").casefold(), "", ""
        case Kind.RULE:
            return kind, written, "", ""
    inner = re.search(NUMBER, written)
    number = plain(inner[0] if inner else written)
    return kind, number, number, ""


def plain(written: str) -> str:
    """Give a number without its notation: `142 290`, `142,290.00` → `142290`; `2,85` → `2.85`."""
    match = re.fullmatch(r"(.*?)(?:[.,](\d{1,2}))?", re.sub(r"[ \u00a0\u202f]", "", written))
    whole, cents = (match[1], match[2] or "") if match else (written, "")
    whole = re.sub(r"\D", "", whole).lstrip("0") or "0"
    cents = cents.rstrip("0")
    return f"{whole}.{cents}" if cents else whole


def phone_value(written: str) -> str:
    """Give the digits of a phone number, without the prefix of Latvia."""
    digits = re.sub(r"\D", "", written)
    digits = digits.removeprefix("00") if digits.startswith("00") else digits
    return digits.removeprefix(LATVIA) if len(digits) > LATVIAN_LENGTH or written.startswith("+371") else digits


def length_value(number: str, unit: str) -> str:
    """Give a length of time that is the same for a year and for twelve months."""
    for small, many in (("month", MONTHS_OF), ("day", DAYS_OF)):
        if unit in many and number.isdigit():
            return f"{int(number[:9]) * many[unit]} {small}"
    return f"{number} {unit}"


def _date(match: re.Match[str]) -> Reading:
    style = next(style for style in DATE_STYLES if match[style] is not None)
    written = match["date"]
    parts = [int(part) for part in DIGITS.findall(written)]
    if style in ("iso", "dotted", "slashed"):
        year, month, day = parts if style == "iso" or parts[0] > 999 else reversed(parts)  # noqa: PLR2004 - a year
        return Kind.DATE, f"{year:04}-{month:02}-{day:02}", "", style
    month = next(filter(None, (months().number(word) for word in _names(written))), 0)
    year = next((part for part in parts if part > 99), 0)  # noqa: PLR2004 - not a day
    day = next((part for part in parts if part <= 99), 0)  # noqa: PLR2004 - a day
    return Kind.DATE, f"{year:04}-{month:02}-{day:02}", "", style


def _names(written: str) -> Iterator[str]:
    for match in NAME.finditer(written):
        yield match[0]
        yield match[0].rstrip(".")


def is_day(value: str) -> bool:
    """Say whether the value of a date names a day that there is."""
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _time(match: re.Match[str], language: str) -> Reading:
    half = (match["half"] or "")[:1].lower()
    hour = int(match["hour"] or match["plain_hour"])
    minute = int(match["minute"] or match["plain_minute"] or 0)
    sign = match["colon"] or match["plain_colon"] or ""
    if not half:
        number = plain(f"{hour}.{minute:02}")
        if hour > HOURS_A_DAY or (sign == "." and language == "en"):
            return Kind.NUMBER, number, number, ""
        later = RANGE_HALF.match(match.string, match.end())
        half = later["half"].lower() if later else ""
    if half:
        hour = hour % HOURS_OF_HALF + (HOURS_OF_HALF if half == "p" else 0)
    return Kind.TIME, f"{hour:02}:{minute:02}", "", sign + half
