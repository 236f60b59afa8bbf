"""The one pattern that finds figures in prose, in whatever language; the first alternative that fits counts."""

import re
from functools import cache

from ncp.judge.figures_words import WORD_END, WORD_START, months, table

BLANK = "[ \u00a0\u202f]"
NUMBER = rf"(?:\d{{1,3}}(?:{BLANK}\d{{3}})+|\d{{1,3}}(?:[.,]\d{{3}})+|\d+)(?:[.,]\d{{1,2}})?(?!\d)"
"""A number with or without groups of thousands and decimals, in the notation of any language."""
RANGE = rf"\s?[–—-]\s?{NUMBER}"
"""The second number of a span, which holds the unit for both."""
MAIL = r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}"
WEB = r"(?:https?://|www\.)[^\s<>()\[\]]{1,500}"
CODE = r"[A-Z]{1,6}[-\u2011]?\d{1,6}(?:[./-]\d{1,4})*[A-Z]?(?![^\W_])|E[ \u00a0]\d{3}(?!\d)"
"""A form, a postcode, a case or a standard: S2, E 112, LV-1012, C-243/19."""
RULE_NUMBER = r"\d{1,4}/\d{1,4}(?:/\d{1,4})?(?!\d)"
PHONE = (
    r"\+\s?\d(?:[ \u00a0()-]{0,2}\d){5,14}"
    r"|00371(?:[ \u00a0-]?\d){6,9}"
    r"|[1-9]\d{6,7}|[2689]\d{8}"
    r"|(?!(?:19|20)\d\d[ \u00a0-](?:19|20))[1-9]\d{3}[ \u00a0-]\d{3,4}"
    r"|(?:2[1-9]|[689]\d)[ \u00a0-]\d{3}[ \u00a0-]\d{2,3}"
    r"|(?:2[1-9]|[689]\d)\d?[ \u00a0-]\d{2}[ \u00a0-]\d{2}[ \u00a0-]\d{2,3}"
    r"|(?:2[1-9]|[689]\d)\d[ \u00a0-]\d{2,3}[ \u00a0-]\d{3}"
)
DAY_STOP = r"(?P<stop>\.|st\b|nd\b|rd\b|th\b)?"
CLOCK = r"(?P<hour>\d{1,2})(?:(?P<colon>[.:])(?P<minute>[0-5]\d))?"
HALF = r"(?P<half>[ap]\.?m\b\.?)"


def _dates(month: str) -> str:
    """Give the notations of a date; the name of the group that holds all says which it is."""
    return (
        r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})"
        r"|(?P<dotted>\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\.?|\d{4}\.\d{1,2}\.\d{1,2}\.?)"
        r"|(?P<slashed>\d{1,2}/\d{1,2}/\d{4})"
        rf"|(?P<year_first>\d{{4}}(?:\.\s?(?:gad[^\W\d]{{0,3}}|g\.)|\s?m\.|\smet[^\W\d]{{1,4}})\s(?:\d{{1,2}}\.?\s)?"
        rf"(?:{month}){WORD_END}(?:\s\d{{1,2}}(?!\d)(?:\s?d\.|\sdien[^\W\d]{{1,3}})?)?)"
        rf"|(?P<day_first>\d{{1,2}}{DAY_STOP}\s(?:of\s)?(?:{month}){WORD_END}(?:,?\s\d{{4}}(?!\d))?)"
        rf"|(?P<month_first>(?:{month})\s\d{{1,2}}(?![\d.:/])(?:\.|st\b|nd\b|rd\b|th\b|\s?d\.)?(?:,?\s\d{{4}}(?!\d))?)"
        rf"|(?P<month_year>(?:{month})\s\d{{4}}(?!\d))"
    )


@cache
def figure_pattern() -> re.Pattern[str]:
    """Give the pattern; groups named after kinds hold the figure."""
    words = table()
    currency = rf"(?:€|£|\$|(?-i:EUR|USD|GBP)\b|(?:{words['currency']}){WORD_END})"
    percent = f"(?:{words['percent']})(?![^\\W_])"
    unit = "|".join(words["units"].values())
    law = rf"(?!\.?\s(?:{words['law']['after']}))"
    kinds = {
        "web": WEB,
        "email": MAIL,
        "date": _dates(months().pattern),
        "money": rf"(?:€|£|\$|(?-i:EUR|USD|GBP)\b)\s?(?P<before>{NUMBER})"
        rf"|(?P<after>{NUMBER})(?={RANGE}\s?{currency})|(?P<with>{NUMBER})\s?{currency}",
        "percentage": rf"{NUMBER}(?={RANGE}\s?{percent})|{NUMBER}\s?{percent}",
        "code": f"(?-i:{CODE})",
        "phone": rf"(?:{PHONE})(?![\d/]|[.,]\d)",
        "duration": rf"(?P<length>{NUMBER})(?:(?={RANGE}[\s-]{{1,2}}(?P<later>{unit}){WORD_END})"
        rf"|[\s-]{{1,2}}(?P<unit>{unit}){WORD_END})",
        "rule": RULE_NUMBER,
        "time": rf"{CLOCK}\s?{HALF}|{CLOCK.replace('<', '<plain_')}(?<=[.:]\d\d)(?![\d]|[.,:]\d){law}",
        "number": rf"{NUMBER}(?:st|nd|rd|th)?",
    }
    joined = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items())
    return re.compile(rf"{WORD_START}(?:{joined})", re.IGNORECASE)
