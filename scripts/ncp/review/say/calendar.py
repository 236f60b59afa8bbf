"""The agenda as a calendar (RFC 5545): an event for each day, owner and kind, whole days, without an alarm.

The same content gives the same bytes: ids are made of day, kind and owner, and an event bears the day on which somebody
last looked at what is in it, not the day on which the file was written.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from icalendar import Calendar, Event

from ncp.review.agenda import Agenda, Due
from ncp.review.say.words import name_of, say
from ncp.say.language import editor_language

FIRST_YEAR = 1970
"""Calendars know no earlier one."""
MOST_LINES = 100
"""Things that the text of an event names."""
Key = tuple[date, str, str]


def calendar_report(agenda: Agenda) -> bytes:
    """Give the calendar as it is written into a file: UTF-8, lines folded and ended as the standard wants."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{agenda.host}//review//{editor_language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", say("title"))
    for event in _events(agenda):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(agenda: Agenda) -> Iterator[Event]:
    ordered = sorted((due for due in agenda.due if due.review_by.year >= FIRST_YEAR), key=_key)
    for (day, kind, owner), group in groupby(ordered, _key):
        yield _event(agenda, day, f"{kind}-{owner}", tuple(group))


def _key(due: Due) -> Key:
    return due.review_by, str(due.kind), due.owner


def _event(agenda: Agenda, day: date, what: str, group: tuple[Due, ...]) -> Event:
    """Give the event of what is due on a day."""
    event = Event()
    owner = agenda.owners.get(group[0].owner, group[0].owner)
    event.add("uid", f"review-{day.isoformat()}-{what}@{agenda.host}")
    event.add("dtstamp", _stamp(group))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", say(f"event_{group[0].kind}", number=len(group)))
    lines = [f"{name_of(due)} ({due.place})" for due in group[:MOST_LINES]]
    more = [say("more", number=len(group) - MOST_LINES)] if len(group) > MOST_LINES else []
    event.add("description", "\n".join([owner, *lines, *more]))
    event.add("transp", "TRANSPARENT")
    return event


def _stamp(group: tuple[Due, ...]) -> datetime:
    """Give the moment from which an event is as it is: the last look at anything in it."""
    last = max(due.reviewed for due in group)
    return datetime.combine(max(last, date(FIRST_YEAR, 1, 1)), time(), UTC)
