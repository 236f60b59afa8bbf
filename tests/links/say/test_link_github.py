"""Annotations for GitHub's runner."""

import re
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from link_samples import a_hostile_run, a_run, checked

from golden import assert_golden
from ncp.links.model import Outcome, Verdict
from ncp.links.say.github import github_commands
from ncp.say.workflow import as_data, as_property

EXPECTED = Path(__file__).parent / "expected"
COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^:,\r\n]*,?)+)::([^\r\n]*)\n")


def test_a_link_is_annotated_where_it_stands() -> None:
    """Broken is an error, changed and moved are warnings, unverifiable is a notice."""
    assert_golden("".join(github_commands(a_run(), "en")), EXPECTED / "github.txt")


def test_no_stranger_gives_the_runner_a_command() -> None:
    """Each line is one command of ours; what stands in it is escaped."""
    for line in github_commands(a_hostile_run(), "en"):
        assert (command := COMMAND.fullmatch(line))
        assert not re.search("%(?!25|0A|0D|3A|2C)", command[0])
        assert "##" not in line
        assert line.strip("\n").replace("\u00a0", "").isprintable()


def unescaped(text: str) -> str:
    """Give what the runner makes of an escaped property."""
    pairs = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
    return re.sub("%(?:0D|0A|3A|2C|25)", lambda sign: pairs[sign[0]], text)


@given(st.text())
def test_escapes_lose_nothing_and_leave_nothing_that_ends_a_command(text: str) -> None:
    """The runner reads back what was written."""
    assert unescaped(as_data(text)) == unescaped(as_property(text)) == text
    assert not re.search("[\r\n]", as_data(text))
    assert not re.search("[\r\n:,]", as_property(text))


def test_a_link_without_a_place_is_told_for_the_run_as_a_whole() -> None:
    """There is no file to annotate."""
    link = checked(Verdict.BROKEN, "dns", "https://a.example/")
    homeless = replace(link, contract=replace(link.contract, sources=()))
    (line,) = github_commands(Outcome((homeless,), a_run().receipt), "en")
    assert line.startswith("::error title=broken%3A unknown name of a site::https://a.example/ – ")
