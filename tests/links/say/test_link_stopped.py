"""A check that was stopped says so in every report for people; advice names the file in which a link is mended."""

from dataclasses import replace

import pytest
from link_samples import a_run, checked, remembering

from ncp.links.model import Outcome, Source, Standing, Verdict
from ncp.links.say import report_named
from ncp.problems import Place

KINDS = ("terminal", "markdown", "html", "junit", "github")
TOLD = {
    "en": "5 of 14 links are checked. Run the same command within an hour, and it goes on.",
    "lv": "pārbaudītās saites: 5 no 14. Stundas laikā palaidiet to pašu komandu, un pārbaude turpināsies.",
}
NOTHING = {"en": "There is nothing to do.", "lv": "Nekas nav jādara."}


def stopped(verdict: Verdict, reason: str) -> Outcome:
    """Give a run that was stopped after five of fourteen links."""
    links = tuple(checked(verdict, reason, f"https://a.example/{number}") for number in range(5))
    return Outcome(links, a_run().receipt, interrupted=True, total=14)


def report(kind: str, outcome: Outcome, language: str = "en") -> str:
    """Give a whole report."""
    return "".join(report_named(kind, outcome, language))


@pytest.mark.parametrize("language", TOLD)
@pytest.mark.parametrize("kind", KINDS)
def test_how_far_it_came_is_said_and_never_that_nothing_is_to_be_done(kind: str, language: str) -> None:
    """Nine links were not looked at: all in order so far means nothing yet."""
    said = report(kind, stopped(Verdict.OK, "ok"), language)
    assert TOLD[language] in said
    assert NOTHING[language] not in said


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_what_was_found_before_is_counted(kind: str) -> None:
    """The tasks of the five links stand beside how far the check came."""
    said = report(kind, stopped(Verdict.BROKEN, "dns"))
    assert TOLD["en"] in said
    assert "To do: 5" in said


def test_advice_names_the_file_that_holds_the_promise() -> None:
    """A list of its own is mended there; pages that merely show the address hold no title."""
    link = checked(Verdict.CHANGED, "title-changed", "https://a.example/")
    sources = (Source(Place("lists/ours.yml", 3, 8)), Source(Place("docs/lv/costs.md", 9, 1)))
    bare = replace(link, contract=replace(link.contract, sources=sources))
    promised = replace(bare, contract=replace(bare.contract, titles={"en": "Costs"}))
    assert "correct the title in lists/ours.yml; if not" in report("terminal", Outcome((promised,), None))
    assert "correct the title in lists/ours.yml, docs/lv/costs.md; if not" in report("terminal", Outcome((bare,), None))


@pytest.mark.parametrize("reason", ["bad-address", "private-address"])
def test_a_mistyped_address_does_not_fail_since_a_day_and_has_no_copy(reason: str) -> None:
    """No server failed: it is wrong as it is written."""
    link = remembering(checked(Verdict.BROKEN, reason, "https://intranet.example/"), standing=Standing.FAILING)
    for kind in (*KINDS, "json"):
        said = report(kind, Outcome((link,), None))
        assert "Failing since" not in said
        assert "web.archive.org" not in said


def test_a_broken_page_tells_the_title_that_it_had() -> None:
    """By its title an editor finds the new address."""
    link = remembering(checked(Verdict.BROKEN, "dns", "https://a.example/"), title="Costs abroad")
    assert "its title was “Costs abroad”" in report("terminal", Outcome((link,), None))
