"""The report for machines: a list, one object a link, in the order given."""

import json
import re
from collections.abc import Iterator

from ncp.links.memory import stamp
from ncp.links.model import Checked, Hop, Outcome, Source
from ncp.links.say.notes import archive_of
from ncp.links.say.words import LANGUAGES, Voice, advice


def json_report(outcome: Outcome) -> Iterator[str]:
    """Give the JSON text in pieces, one object a line.

    Letters stand as they are; what a terminal or an editor would obey (controls, bidirectional signs) and what
    UTF-8 cannot hold is escaped.
    """
    yield "["
    for number, checked in enumerate(outcome.checked):
        yield ",\n" if number else "\n"
        yield _harmless(json.dumps(_link(checked), ensure_ascii=False))
    yield "\n]\n"


def _link(checked: Checked) -> dict[str, object]:
    finding = checked.finding
    return {
        "url": checked.contract.url,
        "verdict": finding.verdict,
        "reason": finding.reason,
        "status": finding.status,
        "final_url": finding.final_url,
        "hops": [_hop(hop) for hop in finding.hops],
        "checked": stamp(checked.remembered.checked),
        "sources": [_source(source) for source in checked.contract.sources],
        "title": finding.title,
        "proposal": finding.proposal,
        "missing": list(finding.missing),
        **_remembered(checked),
        "archive": archive_of(checked),
        "says": {language: advice(checked, Voice(language)) for language in LANGUAGES},
    }


def _remembered(checked: Checked) -> dict[str, object]:
    remembered = checked.remembered
    times = {"first_failure": remembered.first_failure, "last_success": remembered.last_success}
    days = {"certificate_expires": remembered.certificate_expires, "domain_expires": remembered.domain_expires}
    return {
        "standing": remembered.standing,
        **{name: stamp(time) if time else None for name, time in times.items()},
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }


def _hop(hop: Hop) -> dict[str, object]:
    return {"url": hop.url, "status": hop.status, "location": hop.location}


def _source(source: Source) -> dict[str, object]:
    place = source.place
    return {"path": place.path, "line": place.line, "column": place.column, "pages": list(source.pages)}


def _harmless(text: str) -> str:
    if text.isprintable():
        return text
    return re.sub(r"[^ -~]", lambda sign: sign[0] if sign[0].isprintable() else json.dumps(sign[0])[1:-1], text)
