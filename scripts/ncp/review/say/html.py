"""The agenda as one page for people: no script, nothing fetched from elsewhere."""

from collections.abc import Iterator
from html import escape

from ncp.review.agenda import Agenda, Due, ToConfirm
from ncp.review.say.words import kind_of, last_looked, say, sums, when, where_quoted
from ncp.say.language import editor_language
from ncp.say.page import page, table
from ncp.say.report import printable


def html_report(agenda: Agenda) -> Iterator[str]:
    """Give the page in pieces: the sums, a table an owner, a table of what NVD has to confirm."""
    return page(editor_language(), say("title"), _body(agenda))


def _body(agenda: Agenda) -> Iterator[str]:
    yield f"<p><strong>{escape(sums(agenda))}</strong></p>\n"
    if agenda.unread:
        yield f"<p>{escape(say('unread', number=agenda.unread))}</p>\n"
    names = (say("day"), say("what"), say("place"))
    for owner, theirs in agenda.by_owner():
        yield from table(f"{printable(owner)}: {len(theirs)}", names, (_due(agenda, due) for due in theirs))
    if agenda.to_confirm:
        heads = (say("what"), say("source"), say("quoted"))
        caption = f"{say('to_confirm')}: {len(agenda.to_confirm)}"
        yield from table(caption, heads, map(_to_confirm, agenda.to_confirm))


def _due(agenda: Agenda, due: Due) -> tuple[str, str, str]:
    said = escape(when(agenda, due))
    day = f'<time datetime="{due.review_by}">{due.review_by}</time><br>'
    marked = f"<strong>{said}</strong>" if agenda.is_overdue(due) else said
    looked = f"<small>{_code(due.name)} {escape(last_looked(due))}</small>"
    matter = f"<p>{escape(kind_of(due))}: {_content(due.title)}</p>{looked}"
    return day + marked, matter, f"<p>{_code(str(due.place))}</p>{_address(due.source)}"


def _to_confirm(thing: ToConfirm) -> tuple[str, str, str]:
    name = f"{_content(thing.value)}<br><small>{_code(thing.name)} {_code(str(thing.place))}</small>"
    return name, f"<p>{_address(thing.source)}</p><small>{thing.as_of}</small>", _code(where_quoted(thing))


def _content(text: str) -> str:
    """Give a text of the site, which is in the source language, whatever the editor's."""
    return f'<bdi lang="">{escape(printable(text))}</bdi>'


def _code(text: str) -> str:
    return f"<code>{escape(printable(text))}</code>"


def _address(url: str) -> str:
    """Give an address to be followed; data let none pass but those of the web."""
    if not url.startswith(("http://", "https://")):
        return escape(printable(url))
    return f'<a href="{escape(printable(url))}" rel="noopener noreferrer">{escape(printable(url))}</a>'
