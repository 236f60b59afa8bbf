"""The report as JUnit XML: one test case a link; broken and changed fail, unverifiable is skipped."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from ncp.links.model import Checked, Outcome, Verdict
from ncp.links.say.notes import notes, places_of
from ncp.links.say.safe import shown
from ncp.links.say.words import NONE, Voice, advice, unfinished, what

FAILURES = frozenset({Verdict.BROKEN, Verdict.CHANGED})
CLOSED = "</testsuite>"


def junit_report(outcome: Outcome, language: str) -> Iterator[str]:
    """Give the XML text in pieces, one test case a line."""
    voice = Voice(language)
    yield "<?xml version='1.0' encoding='utf-8'?>\n"
    yield f"{tostring(_suite(outcome), 'unicode', short_empty_elements=False).removesuffix(CLOSED)}\n"
    for checked in outcome.checked:
        yield f"{tostring(_case(checked, voice), 'unicode')}\n"
    if left := unfinished(outcome, voice):
        said = Element("system-err")
        said.text = left
        yield f"{tostring(said, 'unicode')}\n"
    yield f"{CLOSED}\n"


def _suite(outcome: Outcome) -> Element:
    verdicts = [checked.finding.verdict for checked in outcome.checked]
    numbers = {
        "tests": len(verdicts),
        "failures": sum(verdict in FAILURES for verdict in verdicts),
        "skipped": verdicts.count(Verdict.UNVERIFIABLE),
        "errors": 0,
    }
    time = f"{outcome.receipt.seconds if outcome.receipt else 0:.3f}"
    return Element(
        "testsuite", {"name": "links", **{key: str(number) for key, number in numbers.items()}, "time": time}
    )


def _case(checked: Checked, voice: Voice) -> Element:
    finding = checked.finding
    first = checked.contract.sources[0].place if checked.contract.sources else None
    case = Element("testcase", {"classname": shown(first.path if first else NONE), "name": shown(checked.contract.url)})
    if first:
        case.set("file", shown(first.path))
        case.set("line", str(first.line))
    if finding.verdict in FAILURES:
        failure = SubElement(case, "failure", {"type": shown(finding.reason), "message": what(checked, voice)})
        failure.text = _details(checked, voice)
    elif finding.verdict is Verdict.UNVERIFIABLE:
        SubElement(case, "skipped", {"message": advice(checked, voice)})
    elif finding.verdict is Verdict.MOVED:
        SubElement(case, "system-out").text = _details(checked, voice)
    return case


def _details(checked: Checked, voice: Voice) -> str:
    return "\n".join([advice(checked, voice), *map(shown, places_of(checked)), *notes(checked, voice)])
