"""The report as Markdown."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_samples import a_hostile_run, a_run, checked
from markdown_it import MarkdownIt
from markdown_it.token import Token

from golden import assert_golden
from ncp.links.model import Outcome, Verdict
from ncp.links.say.markdown import ROOM, code_span, markdown_report

EXPECTED = Path(__file__).parent / "expected"
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(text: str) -> Iterator[Token]:
    """Give all that a reader of Markdown sees in a text."""
    for token in READER.parse(text):
        yield token
        yield from token.children or []


@pytest.mark.parametrize("language", ["en", "lv"])
def test_what_an_editor_has_to_do_is_a_list_of_tasks_in_groups(language: str) -> None:
    """Tasks by verdict, then what only can be looked at, what expires soon, and the receipt."""
    assert_golden("".join(markdown_report(a_run(), language)), EXPECTED / f"summary.{language}.md")


def test_nothing_of_a_stranger_comes_alive() -> None:
    """Outside code spans stand our words alone: no HTML, image, mention or reference; links only to the editors'."""
    for token in tokens("".join(markdown_report(a_hostile_run(), "en"))):
        assert token.type not in {"html_inline", "html_block", "image", "fence", "code_block", "table_open", "s_open"}
        if token.type == "link_open":
            assert str(token.attrs["href"]).startswith("https://f.example/")
        if token.type == "text":
            assert not any(sign in token.content for sign in ("@", "#", "<", "evil", "`", "forged", "$", "|"))


def test_no_task_and_no_heading_can_be_forged() -> None:
    """The scheduled run opens or closes the work item by whether a line begins with a task."""
    outcome = a_hostile_run()
    calm = tuple(link for link in outcome.checked if link.finding.verdict is Verdict.OK)
    quiet = tuple(replace(link, remembered=a_run().checked[0].remembered) for link in calm)
    report = "".join(markdown_report(replace(outcome, checked=quiet), "en"))
    assert not any(line.startswith(("- [ ]", "# f")) for line in report.splitlines())
    assert "There is nothing to do." in report
    assert not any(line.startswith("/") for line in report.splitlines()), "GitLab obeys /close at a line's start"


@given(st.text(alphabet=st.characters(codec=None), max_size=400) | st.text(alphabet="`\\ \n[]<>a", max_size=40))
def test_a_code_span_cannot_be_broken_out_of(text: str) -> None:
    """Whatever stands in it, a reader of Markdown sees one piece of code and nothing else."""
    inline = [token.type for token in tokens(f"x {code_span(text)} y") if token.type != "inline"]
    assert inline == ["paragraph_open", "text", "code_inline", "text", "paragraph_close"]


@given(st.text(max_size=60))
def test_an_editors_link_leads_only_to_its_own_address(path: str) -> None:
    """The address may hold brackets, blanks and entities; still it is one link, with one piece of code in it."""
    link = checked(Verdict.BROKEN, "dns", f"https://f.example/{path}")
    report = "".join(markdown_report(Outcome((link,), a_run().receipt), "en"))
    targets = [token.attrs["href"] for token in tokens(report) if token.type == "link_open"]
    assert len(targets) == 1
    assert str(targets[0]).startswith("https://f.example/")


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    """A `javascript:` in the editors' list must not become something to click on."""
    link = checked(Verdict.UNVERIFIABLE, "unsupported-scheme", "javascript:alert(1)")
    report = "".join(markdown_report(Outcome((link,), a_run().receipt), "en"))
    assert not [token for token in tokens(report) if token.type == "link_open"]
    assert "`javascript:alert(1)`" in report


def test_the_report_fits_into_a_work_item() -> None:
    """GitHub refuses more than 65,536 characters; what had no room is counted."""
    many = tuple(checked(Verdict.BROKEN, "dns", f"https://a.example/{number:0200}") for number in range(1000))
    report = "".join(markdown_report(Outcome(many, a_run().receipt), "en"))
    assert ROOM < len(report) < 65_536
    shown = report.count("\n- [ ]")
    assert f"Not shown here for want of room: {1000 - shown}." in report
    assert "How the check went" in report


def test_nothing_to_do_is_said() -> None:
    """A link in order is no task, and no links at all are none either."""
    assert "There is nothing to do." in "".join(markdown_report(Outcome((), a_run().receipt), "en"))
