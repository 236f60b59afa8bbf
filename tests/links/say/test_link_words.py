"""The sentences of the link check are complete, plain, and said in both languages."""

import re
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_samples import HOSTILE, a_hostile_run, a_run, checked

from ncp.links.model import Outcome, Verdict
from ncp.links.reasons import REASONS
from ncp.links.say.safe import LONGEST, shown
from ncp.links.say.words import LANGUAGES, Voice, advice, advice_name, counts, days_failing, sentences, tasks

SAY = Path(__file__).resolve().parents[3] / "scripts/ncp/links/say"
PARTS = {"name", "what", "do"}
STATUSES = {"status-404", "status-410", "status-500", "status-503"}
GAPS_OF_ADVICE = {"files", "status", "final_url", "proposal", "missing", "days"}
BUILT_UP = ("verdict.", "group.", "standing.")


def gaps(text: str) -> list[str]:
    """Give the names of the gaps of a sentence, in order."""
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def advices() -> dict[str, set[str]]:
    """Give reason → the parts of its advice that data/messages/links.yml has."""
    found: dict[str, set[str]] = {}
    for name in sentences():
        reason, _, part = name.rpartition(".")
        if part in PARTS:
            found.setdefault(reason, set()).add(part)
    return found


def test_every_reason_has_its_sentences_and_no_sentence_is_without_a_reason() -> None:
    """Its name, what is the matter and what to do, for each reason that a verdict can have, and for no other."""
    reasons = {reason for group in REASONS.values() for reason in group}
    assert advices() == dict.fromkeys(reasons | STATUSES, PARTS)


@pytest.mark.parametrize("name", sentences())
def test_a_sentence_stands_in_both_languages_with_the_same_gaps(name: str) -> None:
    """An editor is told the same in either language, and advice knows only its own gaps."""
    said = sentences()[name]
    assert set(said) == set(LANGUAGES)
    assert gaps(said["en"]) == gaps(said["lv"])
    assert said["en"] != said["lv"]
    assert not name.endswith((".name", ".what", ".do")) or set(gaps(said["en"])) <= GAPS_OF_ADVICE


@pytest.mark.parametrize("name", sentences())
def test_a_sentence_holds_no_sign_that_a_report_would_obey(name: str) -> None:
    """The words around the gaps are written into Markdown and HTML as they stand."""
    for said in sentences()[name].values():
        assert not re.search(r"[<>&*_`|\[\]\\#@~$\"]|::|https?:", re.sub(r"\{\w+\}", "", said)), said
        assert said.isprintable()


@pytest.mark.parametrize("name", [name for name in sentences() if name.endswith((".what", ".do"))])
def test_advice_is_whole_sentences_that_are_not_too_long(name: str) -> None:
    """A capital, a full stop, and at most 25 words: the two sentences are shown one behind the other."""
    for said in sentences()[name].values():
        assert said[0].isupper()
        assert said.endswith(".")
        assert len(said.split()) <= 25


def test_every_other_sentence_is_said_somewhere() -> None:
    """No word is kept for nobody."""
    code = "".join(path.read_text(encoding="utf-8") for path in SAY.glob("*.py"))
    others = [name for name in sentences() if not name.endswith((".name", ".what", ".do"))]
    for name in others:
        assert f'"{name}"' in code or f"'{name}'" in code or name.startswith(BUILT_UP), name


@pytest.mark.parametrize(
    ("reason", "name"), [("status-404", "status-404"), ("status-418", "status"), ("soft-404", "soft-404")]
)
def test_a_status_without_words_of_its_own_has_the_general_ones(reason: str, name: str) -> None:
    """Servers answer with more statuses than anybody can write sentences for."""
    assert advice_name(reason) == name


def test_the_general_sentence_names_the_status() -> None:
    """An editor who passes the report on to the owner of a site needs the number."""
    link = checked(Verdict.BROKEN, "status-418", "https://a.example/", status=418)
    assert "418" in advice(link, Voice("en"))
    assert "418" in advice(link, Voice("lv"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_can_be_told_with_nothing_known(language: str) -> None:
    """A gap that a finding does not fill is a dash, never a `None` and never a crash."""
    for verdict, reasons in REASONS.items():
        for reason in reasons:
            said = advice(checked(verdict, reason, "x", status=None), Voice(language))
            assert "None" not in said
            assert "{" not in said


def test_what_only_can_be_looked_at_is_no_task() -> None:
    """A bot wall stays for ever; if it were a task, the list of tasks would never be empty."""
    assert tasks(a_run()) == 4
    wall = checked(Verdict.UNVERIFIABLE, "bot-wall", "https://a.example/")
    assert tasks(Outcome((wall,), a_run().receipt)) == 0


def test_counts_name_all_five_words() -> None:
    """A nought is told too: that nothing is broken is good news."""
    said = counts(Outcome((), a_run().receipt), Voice("en"))
    assert said == "Links checked: 0 (broken 0, changed 0, moved 0, unverifiable 0, ok 0)"


def test_numbers_are_written_as_the_language_writes_them() -> None:
    """A decimal comma in Latvian, a point in English."""
    assert Voice("lv").safe(1.5) == "1,50"
    assert Voice("en").safe(1.5) == "1.50"


def test_days_count_from_the_first_failure() -> None:
    """A link that never failed has failed for no days."""
    assert [days_failing(link.remembered) for link in a_run().checked] == [0, 0, 52, 0, 0, 0]


@given(st.text())
def test_whatever_is_shown_is_one_harmless_line_of_bounded_length(text: str) -> None:
    """No control, no bidirectional sign, no half of a surrogate pair; nothing that a runner obeys."""
    seen = shown(text)
    assert seen.replace("\u00a0", "").isprintable()
    assert len(seen) <= 2 * LONGEST
    assert "##" not in seen
    seen.encode("utf-8")


@given(st.text(alphabet="{}!:.0ab[]"))
def test_braces_in_a_strangers_text_fill_no_gap(text: str) -> None:
    """A title is a value, never a template."""
    assert text in Voice("en").say("title_now", title=text) or "##" in text


def test_the_hostile_sample_really_is_hostile() -> None:
    """The other tests would prove nothing if their sample were tame."""
    for sign in ("\x1b", "\u202e", "\n::error", "##[", "<script>", "`", "|", "@editor", "%0A", "\ud800", "\x00"):
        assert sign in HOSTILE
    assert len(a_hostile_run().checked) == sum(map(len, REASONS.values()))
