"""The words that all reports of `review` share."""

from ncp.problems import Place
from ncp.review.agenda import Agenda, Due, Kind, ToConfirm
from ncp.say.messages import sentence
from ncp.say.report import printable

MOST_PLACES = 12
"""Places that a report for people names; machines find all of them in the JSON."""


def say(name: str, **values: object) -> str:
    """Give a sentence of data/messages/review.yml."""
    return sentence("review", name, values)


def sums(agenda: Agenda) -> str:
    """Say how much is overdue, due and to be confirmed."""
    overdue = len(agenda.overdue)
    values = {"overdue": overdue, "due": len(agenda.due) - overdue, "until": agenda.until}
    return say("sums", **values, confirm=len(agenda.to_confirm))


def when(agenda: Agenda, due: Due) -> str:
    """Say how far away the day is, or how long ago."""
    days = (due.review_by - agenda.today).days
    if not days:
        return say("today")
    return say("in_days", days=days) if days > 0 else say("overdue", days=-days)


def kind_of(due: Due) -> str:
    """Say what is to be reviewed, in a word."""
    return say(f"kind_{due.kind}")


def name_of(thing: Due | ToConfirm) -> str:
    """Give a name and what stands behind it, fit for one line."""
    text = thing.value if isinstance(thing, ToConfirm) else thing.title
    return printable(f"{thing.name} – {text}")


def last_looked(due: Due) -> str:
    """Say when somebody last looked, or which date the source of a fact bears, if that is known."""
    label = say("as_of" if due.kind is Kind.FACT else "reviewed")
    return f"{label}: {due.reviewed.isoformat() if due.reviewed.year > 1 else '–'}"


def where_quoted(thing: ToConfirm) -> str:
    """Name the places that quote a fact, first by file, one a file and line."""
    places = tuple(dict.fromkeys(_line(place) for place in thing.quoted))
    if not places:
        return say("nowhere")
    more = [say("more", number=len(places) - MOST_PLACES)] if len(places) > MOST_PLACES else []
    return ", ".join([*places[:MOST_PLACES], *more])


def _line(place: Place) -> str:
    return printable(f"{place.path}:{place.line}")
