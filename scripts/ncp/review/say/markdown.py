"""The agenda as Markdown with a box to tick at each thing: the file that NVD and the owners work through."""

from collections.abc import Iterator

from ncp.links.say.markdown import TASK, code_span
from ncp.review.agenda import Agenda, Due, ToConfirm
from ncp.review.say.words import kind_of, last_looked, say, sums, when, where_quoted


def markdown_report(agenda: Agenda) -> Iterator[str]:
    """Give the report as lines, each with its end."""
    return (f"{line}\n" for line in _lines(agenda))


def _lines(agenda: Agenda) -> Iterator[str]:
    yield f"# {say('title')}"
    yield ""
    yield sums(agenda)
    if agenda.unread:
        yield ""
        yield say("unread", number=agenda.unread)
    for owner, theirs in agenda.by_owner():
        yield ""
        yield f"## {code_span(owner)}: {len(theirs)}"
        yield ""
        for due in theirs:
            yield from _due(agenda, due)
    if agenda.to_confirm:
        yield ""
        yield f"## {say('to_confirm')}: {len(agenda.to_confirm)}"
        yield ""
        yield say("how_to_confirm")
        yield ""
        for thing in agenda.to_confirm:
            yield from _to_confirm(thing)


def _due(agenda: Agenda, due: Due) -> Iterator[str]:
    yield f"{TASK} {due.review_by} ({when(agenda, due)}) – {kind_of(due)} {code_span(due.name)}: {code_span(due.title)}"
    yield f"  - {say('place')}: {code_span(str(due.place))}; {last_looked(due)}"
    if due.source:
        yield f"  - {say('source')}: {code_span(due.source)}"


def _to_confirm(thing: ToConfirm) -> Iterator[str]:
    yield f"{TASK} {code_span(thing.name)}: {code_span(thing.value)}"
    yield f"  - {say('source')}: {code_span(thing.source)} ({thing.as_of})"
    yield f"  - {say('place')}: {code_span(str(thing.place))}"
    yield f"  - {say('quoted')}: {code_span(where_quoted(thing))}"
