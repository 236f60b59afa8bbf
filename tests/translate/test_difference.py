"""What changed, word by word."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.translate.difference import changes, segments, words_changed
from ncp.translate.pages import parts_of_bytes
from ncp.translate.sections import parts_of_text
from ncp.translate.words import shown, words_of

MARKS = {"": "{}", "-": "-[{}]", "+": "+[{}]"}


def marked(old: str, new: str) -> str:
    """Give the difference of two texts as a pipe shows it."""
    pieces = segments(words_of(old), words_of(new))
    return "".join(MARKS[mark].format(text) for mark, text in pieces).strip()


@pytest.mark.parametrize(
    ("old", "new", "difference", "number"),
    [
        ("Vizīte maksā 4 eiro.", "Vizīte maksā 5 eiro.", "Vizīte maksā -[4] +[5] eiro.", 1),
        ("Zvaniet mums.", "Zvaniet, mums.", "Zvaniet+[,] mums.", 1),
        ("Zvaniet mums.", "Zvaniet vai rakstiet mums.", "Zvaniet +[vai rakstiet] mums.", 2),
        ("Viens divi trīs.", "Trīs.", "-[Viens divi trīs] +[Trīs].", 3),
        ("Maksa: {{ fact.a.b }}.", "Maksa: {{fact.a.c}}.", "Maksa: -[{{ fact.a.b }}] +[{{fact.a.c}}].", 1),
        ("Tas pats.", "Tas\u00a0pats.", "Tas pats.", 0),
        ("", "Jauns.", "+[Jauns.]", 1),
    ],
)
def test_a_difference_shows_and_counts_words(old: str, new: str, difference: str, number: int) -> None:
    """Only what changed is marked; a sign alone counts as one word."""
    assert marked(old, new) == difference
    assert words_changed(words_of(old), words_of(new)) == number


@given(old=st.text(max_size=200), new=st.text(max_size=200))
def test_a_difference_holds_both_texts(old: str, new: str) -> None:
    """Whoever takes out what was put in has the old text, and the other way round."""
    before, after = words_of(old), words_of(new)
    pieces = list(segments(before, after))

    def text(left_out: str) -> str:
        return "".join("".join(piece for mark, piece in pieces if mark != left_out).split())

    assert text("-") == "".join(shown(after).split())
    equal = words_changed(before, after) == 0
    assert equal == ([word.key for word in before] == [word.key for word in after])


@given(text=st.text(alphabet=st.sampled_from("ab {}[]()<>!|#*_-`\n\\\"'&:.1"), max_size=300))
def test_arbitrary_markdown_is_read_and_equals_itself(text: str) -> None:
    """Broken Markdown never ends in a traceback, and nothing changes between a text and itself."""
    assert changes(parts_of_text(text), parts_of_text(text)) == ()


@given(raw=st.binary(max_size=300))
def test_arbitrary_bytes_are_read(raw: bytes) -> None:
    """A page of any bytes has sections; the first of them is its top."""
    assert parts_of_bytes(raw)[0].identifier == parts_of_bytes(b"---\ntitle: [\n---\n" + raw)[0].identifier == ""


def test_ids_that_are_missing_or_double_are_told_apart() -> None:
    """A heading without an id gets the one that the engine makes for it, the second of a kind a number."""
    parts = parts_of_text("Sākums.\n\n## Kas tas ir\n\n## A {#a}\n\n## B {#a}\n")
    assert [part.identifier for part in parts] == ["", "kas-tas-ir", "a", "a_1"]


def test_a_heading_inside_code_begins_no_section() -> None:
    """Sections are those of the Markdown parser."""
    assert [part.identifier for part in parts_of_text("```\n## A {#a}\n```\n\n## B {#b}\n")] == ["", "b"]


def test_large_sections_are_compared_in_time() -> None:
    """Ten thousand words, each tenth another: far from quadratic."""
    old = words_of(" ".join(f"w{number}" for number in range(10_000)))
    new = words_of(" ".join(f"w{number}" if number % 10 else f"v{number}" for number in range(10_000)))
    start = time.perf_counter()
    assert words_changed(old, new) == 1000
    assert time.perf_counter() - start < 5
