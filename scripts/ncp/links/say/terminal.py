"""The report for a terminal: `path:line:column  verdict: reason  sentence`, the worst first, then the counts."""

from collections.abc import Iterator

from ncp.links.model import Checked, Outcome
from ncp.links.say.notes import expiry_sentences, notes, places_of, receipt_line
from ncp.links.say.safe import shown
from ncp.links.say.words import NONE, Voice, advice, counts, grouped, matter, unfinished


def terminal_report(outcome: Outcome, language: str) -> Iterator[str]:
    """Give the report as lines, each with its end."""
    return (f"{_no_command(line)}\n" for line in _lines(outcome, Voice(language)))


def _lines(outcome: Outcome, voice: Voice) -> Iterator[str]:
    for verdict, links in grouped(outcome):
        yield f"{voice.say(f'group.{verdict}')}: {len(links)}"
        yield ""
        for checked in links:
            yield from _link(checked, voice)
            yield ""
    yield from _section(voice.say("expiring"), expiry_sentences(outcome, voice))
    if left := unfinished(outcome, voice):
        yield left
    if outcome.checked or not outcome.interrupted:
        yield counts(outcome, voice) if outcome.checked else voice.say("none")
    if outcome.receipt:
        yield receipt_line(outcome.receipt, voice)


def _no_command(line: str) -> str:
    """Keep a line, whatever its file is called, from being a command to a runner that shows our log."""
    return f"./{line}" if line.lstrip().startswith("::") else line


def _link(checked: Checked, voice: Voice) -> Iterator[str]:
    """Give a line for each place that holds the link, and below them what else is known."""
    said = f"{matter(checked, voice)}  {advice(checked, voice)}"
    for place in places_of(checked) or (NONE,):
        yield f"{shown(place)}  {said}"
    yield f"    {voice.say('link')}: {shown(checked.contract.url)}"
    yield from (f"    {note}" for note in notes(checked, voice))


def _section(heading: str, sentences: Iterator[str]) -> Iterator[str]:
    lines = [f"    {sentence}" for sentence in sentences]
    yield from [f"{heading}:", *lines, ""] if lines else []
