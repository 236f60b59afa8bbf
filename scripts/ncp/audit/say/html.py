"""The audit as one page for people: no script, nothing fetched from elsewhere."""

from collections.abc import Iterator
from html import escape

from ncp.audit.model import Audit, Finding, PageReport
from ncp.audit.say.words import how, kilobytes, means, name_of, say, sums, weight, where, worst_ones, wrong
from ncp.say.language import editor_language
from ncp.say.page import page, table
from ncp.say.report import printable


def html_report(audit: Audit) -> Iterator[str]:
    """Give the page in pieces: sums, kinds of findings, a table a page with findings, the weights."""
    return page(editor_language(), say("title"), _body(audit))


def _body(audit: Audit) -> Iterator[str]:
    yield f"<p><strong>{escape(sums(audit))}</strong></p>\n<p>{escape(how(audit))}</p>\n"
    if audit.of_kind:
        rows = ((f"<code>{escape(printable(kind))}</code>", str(number)) for kind, number in audit.of_kind.items())
        yield from table(say("kinds"), (say("kinds"), say("pages")), rows)
        yield f"<h2>{escape(say('worst'))}</h2>\n"
    for one in worst_ones(audit.pages):
        caption = f"{name_of(one.page)}: {len(one.distinct)} – {weight(one)}"
        names = (say("element"), say("matter"))
        yield from table(caption, names, map(_group, one.distinct.values()))
    heads = tuple(say(name) for name in ("page", "text_kb", "view_kb", "requests", "following_kb"))
    heaviest = sorted(audit.pages, key=lambda one: (-one.weight.text, one.page))
    yield from table(say("weights"), heads, map(_weights, heaviest))


def _group(group: tuple[Finding, ...]) -> tuple[str, str]:
    first = group[0]
    element = f"<code>{escape(printable(first.spot.selector))}</code>" if first.spot.selector else "–"
    snippet = (
        f"<p><small><code>{escape(printable(first.spot.snippet))}</code></small></p>" if first.spot.snippet else ""
    )
    seen = f"<p><small>{escape(where(group))}</small></p>" if where(group) else ""
    matter = f"<p>{escape(wrong(first))} <small>{first.code}</small></p><p>{escape(means(first))}</p>"
    return f"{element}{snippet}{seen}", matter


def _weights(one: PageReport) -> tuple[str, ...]:
    it = one.weight
    pairs = ((it.text, it.text_body), (it.view, it.view_body), (it.following, it.following_body))
    text, view, following = (_kilobytes(*pair) for pair in pairs)
    return f"<code>{escape(name_of(one.page))}</code>", text, view, str(it.requests), following


def _kilobytes(wire: int, body: int) -> str:
    return f"{kilobytes(wire)}<br><small>{escape(say('without_headers', kb=kilobytes(body)))}</small>"
