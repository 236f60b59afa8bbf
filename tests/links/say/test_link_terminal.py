"""The report on a terminal."""

from dataclasses import replace
from pathlib import Path

import pytest
from link_samples import a_hostile_run, a_run, checked

from golden import assert_golden
from ncp.links.model import Outcome, Source, Verdict
from ncp.links.say.terminal import terminal_report
from ncp.problems import Place

EXPECTED = Path(__file__).parent / "expected"


@pytest.mark.parametrize("language", ["en", "lv"])
def test_the_worst_is_told_first_with_its_place_and_the_receipt_last(language: str) -> None:
    """`path:line:column  verdict: reason  sentence` for each place, then counts, manners and time."""
    assert_golden("".join(terminal_report(a_run(), language)), EXPECTED / f"terminal.{language}.txt")


def test_no_stranger_speaks_to_the_terminal_or_to_a_runner_that_shows_it() -> None:
    """Every line is free of control signs, and none is a workflow command."""
    for line in terminal_report(a_hostile_run(), "en"):
        assert line.removesuffix("\n").replace("\u00a0", "").isprintable()
        assert not line.lstrip().startswith("::")
        assert "##" not in line


def test_a_file_whose_name_is_a_command_is_not_obeyed() -> None:
    """The lines begin with the name of a file, which a proposal from outside may have chosen."""
    link = checked(Verdict.BROKEN, "dns", "https://a.example/")
    named = replace(link, contract=replace(link.contract, sources=(Source(Place("::stop-commands::x")),)))
    lines = list(terminal_report(Outcome((named,), a_run().receipt), "en"))
    assert any(line.startswith("./::stop-commands::x:1:1  broken: unknown name of a site") for line in lines)


def test_a_link_in_two_places_is_told_at_both() -> None:
    """Whoever mends it must not hunt for the second."""
    link = checked(Verdict.BROKEN, "dns", "https://a.example/", 7)
    twice = type(link)(type(link.contract)(link.contract.url, link.contract.sources * 2), link.finding, link.remembered)
    report = "".join(terminal_report(Outcome((twice,), a_run().receipt), "en"))
    assert report.count("data/links.yml:7:10  broken: unknown name of a site") == 2


def test_a_link_without_a_place_is_told_all_the_same() -> None:
    """A dash stands for the place."""
    link = checked(Verdict.BROKEN, "dns", "https://a.example/")
    homeless = replace(link, contract=replace(link.contract, sources=()))
    assert "–  broken: unknown name of a site" in "".join(terminal_report(Outcome((homeless,), a_run().receipt), "en"))


def test_no_links_and_an_interrupted_run_are_said() -> None:
    """An empty report would leave the editor wondering."""
    assert "There were no links to check." in "".join(terminal_report(Outcome((), a_run().receipt), "en"))
    stopped = "".join(terminal_report(Outcome((), a_run().receipt, interrupted=True, total=14), "en"))
    assert "0 of 14 links are checked. Run the same command within an hour, and it goes on." in stopped
    assert "no links to check" not in stopped
