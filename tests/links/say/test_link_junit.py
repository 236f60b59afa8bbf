"""The report as JUnit XML."""

from pathlib import Path
from xml.etree import ElementTree as ET

from link_samples import a_hostile_run, a_run

from golden import assert_golden
from ncp.links.model import Outcome
from ncp.links.say.junit import junit_report

EXPECTED = Path(__file__).parent / "expected"


def parsed(outcome: Outcome) -> ET.Element:
    """Give the report as a machine reads it, from bytes as in a file."""
    return ET.fromstring("".join(junit_report(outcome, "en")).encode("utf-8"))  # noqa: S314 - our own


def test_a_link_is_a_test_case() -> None:
    """Broken and changed fail, unverifiable is skipped, moved passes and says where to."""
    assert_golden("".join(junit_report(a_run(), "en")), EXPECTED / "junit.xml")


def test_the_numbers_are_those_of_the_cases() -> None:
    """A dashboard shows the head of the report, not its cases."""
    suite = parsed(a_run())
    assert int(suite.attrib["tests"]) == len(suite.findall("testcase")) == 6
    assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure")) == 3
    assert int(suite.attrib["skipped"]) == len(suite.findall("testcase/skipped")) == 1


def test_the_report_stays_xml_whatever_strangers_send() -> None:
    """Control signs and half surrogate pairs have no place in XML; our elements are the only ones."""
    suite = parsed(a_hostile_run())
    names = {element.tag for element in suite.iter()}
    assert names == {"testsuite", "testcase", "failure", "skipped", "system-out"}
    assert len(suite) == len(a_hostile_run().checked)


def test_no_links_are_an_empty_suite() -> None:
    """Valid also where nothing was checked."""
    assert len(parsed(Outcome((), a_run().receipt))) == 0
