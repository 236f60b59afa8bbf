"""The words that the reports of `views` share."""

from ncp.say.messages import sentence
from ncp.views.model import MANY_LANGUAGES, UNKNOWN, Device, LeftOut, Tally

NAMED = frozenset({UNKNOWN, MANY_LANGUAGES, *Device})
"""Values that have a word of their own; codes of countries and languages stay codes."""


def say(name: str, **values: object) -> str:
    """Give a sentence of data/messages/views.yml."""
    return sentence("views", name, values)


def value_said(value: str) -> str:
    """Give a language, a country, a device or a page as people read it."""
    return say(f"value_{value}") if value in NAMED else value


def remarks(tally: Tally) -> tuple[str, ...]:
    """Say what is not in the table, and why."""
    out = [say(f"out_{reason}", number=tally.left_out[reason]) for reason in LeftOut if tally.left_out[reason]]
    left_out = [say("left_out", list=", ".join(out))] if out else []
    damaged = [say("damaged", file=one.file, number=one.lines, line=one.first) for one in tally.damage]
    countries = say("database", database=tally.database) if tally.database else say("no_database")
    return (*left_out, *damaged, countries)
