"""The report as Markdown, for a work item or a run's summary: a task for all that an editor has to do.

A stranger's text stands in a code span that it cannot break out of: no mention, no reference, no link, no HTML comes
alive there. Only the links that the editors wrote themselves can be followed.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote as percent

from ncp.links.model import Checked, Outcome
from ncp.links.say.notes import MOST_PLACES, expiry_sentences, notes, places_of, receipt_line
from ncp.links.say.safe import Safe, shown
from ncp.links.say.words import NONE, Voice, advice, counts, grouped, headline, is_task

ROOM = 50_000
"""Characters for the links: GitHub takes 65,536 for an issue, and the rest of the report needs some."""
MOST_EXPIRIES = 50
TASK, POINT = "- [ ]", "-"


def markdown_report(outcome: Outcome, language: str) -> Iterator[str]:
    """Give the report as lines, each with its end. Something is to be done if and only if a line begins `- [ ]`."""
    return (f"{line}\n" for line in _lines(outcome, Voice(language, code_span)))


def _lines(outcome: Outcome, voice: Voice) -> Iterator[str]:
    yield f"# {voice.say('report')}"
    yield ""
    yield f"**{headline(outcome, voice)}**"
    yield from _groups(outcome, voice)
    soon = list(expiry_sentences(outcome, voice))
    yield from _section(voice.say("expiring"), soon[:MOST_EXPIRIES])
    yield from _section(voice.say("receipt"), [*_whole(outcome, voice), *_short(outcome, voice)])


def _whole(outcome: Outcome, voice: Voice) -> Iterator[Safe]:
    if outcome.checked or not outcome.interrupted:
        yield counts(outcome, voice) if outcome.checked else voice.say("none")


def _short(outcome: Outcome, voice: Voice) -> Iterator[Safe]:
    if outcome.receipt:
        yield receipt_line(outcome.receipt, voice)


def _groups(outcome: Outcome, voice: Voice) -> Iterator[str]:
    """Give the groups as far as there is room, and then how many links had none."""
    room, left_out = ROOM, 0
    for verdict, links in grouped(outcome):
        yield from ("", f"## {voice.say(f'group.{verdict}')}: {len(links)}", "")
        for checked in links:
            lines = list(_link(checked, voice)) if room > 0 else []
            room -= sum(map(len, lines))
            left_out += not lines
            yield from lines
    if left_out:
        yield from ("", f"**{voice.say('cut', number=left_out)}**")


def _link(checked: Checked, voice: Voice) -> Iterator[str]:
    point = TASK if is_task(checked) else POINT
    yield f"{point} {_address(checked.contract.url)} – {advice(checked, voice)}"
    if places := places_of(checked):
        yield f"  - {voice.say('stands_in', places=voice.listed(places, MOST_PLACES))}"
    yield from (f"  - {note}" for note in notes(checked, voice))


def _section(heading: str, points: Iterable[str]) -> Iterator[str]:
    lines = [f"{POINT} {point}" for point in points]
    yield from ["", f"## {heading}", "", *lines] if lines else []


def _address(url: str) -> str:
    """Give the address that an editor wrote, to be followed if it is one of the web."""
    span = code_span(url)
    if not url.lower().startswith(("http://", "https://")):
        return span
    target = percent(url, safe="%/:?#@!$'()*+,;=&~", errors="replace").replace("&", "&amp;")
    return f"[{span}](<{target}>)"


def code_span(text: str) -> Safe:
    """Give a text as a code span: its fence is longer than any row of backticks inside."""
    inside = shown(text).strip() or NONE
    fence = "`" * (1 + max(map(len, re.findall("`+", inside)), default=0))
    edge = " " if "`" in inside else ""
    return Safe(f"{fence}{edge}{inside}{edge}{fence}")
