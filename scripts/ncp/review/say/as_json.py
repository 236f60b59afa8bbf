"""The agenda as JSON, for other programs."""

import json

from ncp.problems import Place
from ncp.review.agenda import Agenda, Due, ToConfirm


def json_report(agenda: Agenda) -> str:
    """Give an object: the days it is about, a list of what is due, a list of what is to be confirmed."""
    report = {
        "today": agenda.today.isoformat(),
        "until": agenda.until.isoformat(),
        "due": [_due(agenda, due) for due in agenda.due],
        "to_confirm": [_to_confirm(thing) for thing in agenda.to_confirm],
        "problems_while_reading": agenda.unread,
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _due(agenda: Agenda, due: Due) -> dict[str, object]:
    return {
        "kind": str(due.kind),
        "name": due.name,
        "title": due.title,
        "owner": due.owner,
        "review_by": due.review_by.isoformat(),
        "reviewed": due.reviewed.isoformat(),
        "days_left": (due.review_by - agenda.today).days,
        "overdue": agenda.is_overdue(due),
        **_place(due.place),
        "source": due.source or None,
    }


def _to_confirm(thing: ToConfirm) -> dict[str, object]:
    return {
        "name": thing.name,
        "value": thing.value,
        "source": thing.source,
        "as_of": thing.as_of.isoformat(),
        **_place(thing.place),
        "quoted": [_place(place) for place in thing.quoted],
    }


def _place(place: Place) -> dict[str, object]:
    return {"path": place.path, "line": place.line, "column": place.column}
