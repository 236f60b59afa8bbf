"""The report as one page for people: no script, nothing fetched from elsewhere, as readable on a phone as in print."""

from collections.abc import Iterator
from html import escape

from ncp.links.model import Checked, Outcome, Verdict
from ncp.links.say.notes import MOST_PLACES, expiry_sentences, notes, places_of, receipt_sentences
from ncp.links.say.safe import Safe, shown
from ncp.links.say.words import Voice, advice, counts, day, grouped, headline, matter
from ncp.say.page import HEAD, row, table_head


def html_report(outcome: Outcome, language: str) -> Iterator[str]:
    """Give the page in pieces."""
    voice = Voice(language, foreign)
    title = voice.say("report")
    yield f'<!doctype html>\n<html lang="{language}">\n<head>\n{HEAD}\n<title>{title}</title>\n</head>\n'
    yield "<body>\n<main>\n"
    yield f"<h1>{title}</h1>\n<p><strong>{headline(outcome, voice)}</strong></p>\n"
    if outcome.checked or not outcome.interrupted:
        yield f"<p>{counts(outcome, voice) if outcome.checked else voice.say('none')}</p>\n"
    for verdict, links in grouped(outcome):
        yield from _group(verdict, links, voice)
    yield from _list("expiring", voice.say("expiring"), expiry_sentences(outcome, voice))
    yield from _in_order(outcome, voice)
    yield from _list("receipt", voice.say("receipt"), receipt_sentences(outcome.receipt, voice))
    yield "</main>\n</body>\n</html>\n"


def _group(verdict: Verdict, links: tuple[Checked, ...], voice: Voice) -> Iterator[str]:
    """Give the table of one verdict."""
    heading = f'<h2 id="{verdict}">{voice.say(f"group.{verdict}")}: {len(links)}</h2>'
    names = [voice.say(name) for name in ("link", "matter", "where")]
    yield table_head(heading, names)
    for checked in links:
        places = "<br>".join(foreign(place) for place in places_of(checked)[:MOST_PLACES]) or "–"
        reason = f"<small>{matter(checked, voice)}</small>"
        said = "".join(f"<p>{sentence}</p>" for sentence in [advice(checked, voice), *notes(checked, voice)])
        yield row(names, _address(checked.contract.url), f"{said}{reason}", places)
    yield "</tbody></table>\n"


def _in_order(outcome: Outcome, voice: Voice) -> Iterator[str]:
    """Give the links that are in order, folded away."""
    links = [checked for checked in outcome.checked if checked.finding.verdict is Verdict.OK]
    if not links:
        return
    yield f"<details><summary>{voice.say('group.ok')}: {len(links)}</summary>\n<ul>\n"
    for checked in links:
        said = voice.say("checked", date=day(checked.remembered.checked))
        yield f"<li>{_address(checked.contract.url)} – {said}</li>\n"
    yield "</ul></details>\n"


def _list(name: str, heading: str, sentences: Iterator[Safe]) -> Iterator[str]:
    points = "".join(f"<li>{sentence}</li>" for sentence in sentences)
    if points:
        yield f'<h2 id="{name}">{heading}</h2>\n<ul>{points}</ul>\n'


def _address(url: str) -> str:
    """Give the address that an editor wrote, to be followed if it is one of the web."""
    if not url.lower().startswith(("http://", "https://")):
        return foreign(url)
    return f'<a href="{escape(_encodable(url))}" rel="noopener noreferrer">{foreign(url)}</a>'


def _encodable(text: str) -> str:
    """Give an attribute's text without what UTF-8 cannot hold and what ends a line."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def foreign(text: str) -> Safe:
    """Give a stranger's text, of an unknown language, kept apart from the direction of the text around it."""
    return Safe(f'<bdi lang="">{escape(shown(text))}</bdi>')
