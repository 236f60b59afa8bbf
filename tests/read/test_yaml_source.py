"""YAML that remembers places."""

import string

from hypothesis import given
from hypothesis import strategies as st

from ncp.problems import Place
from ncp.read.yaml_source import parse_yaml

KEYS = st.text(string.ascii_lowercase + "_", min_size=1, max_size=8)
SCALARS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20)


def test_every_value_stays_text() -> None:
    """Norway stays NO, four euros keep their cents, a date stays as it was written."""
    source, problems = parse_yaml("x.yml", "country: NO\nfee: 4.00\nday: 2026-11-22\nyes: on\nnone: ~\n")
    assert source.value == {"country": "NO", "fee": "4.00", "day": "2026-11-22", "yes": "on", "none": None}
    assert problems == ()


def test_places_count_from_one_and_from_the_line_given() -> None:
    """Keys and values know file, line and column, also in front matter that begins on line 2."""
    source, _ = parse_yaml("x.md", "a:\n  b: [x, yy]\n", first_line=2)
    assert source.key_place(("a", "b")) == Place("x.md", 3, 3)
    assert source.place(("a", "b", 1)) == Place("x.md", 3, 10)


def test_the_place_of_what_is_missing_is_its_parent() -> None:
    """A location that does not exist falls back to the nearest one that does."""
    source, _ = parse_yaml("x.yml", "a:\n  b: 1\n")
    assert source.place(("a", "c", "d")) == source.place(("a",))


def test_a_key_given_twice_is_told_with_the_first_line() -> None:
    """The first value is kept and the second is told."""
    source, problems = parse_yaml("x.yml", "fee: 1\nname: x\nfee: 2\n")
    assert source.value == {"fee": "1", "name": "x"}
    assert [(problem.code, problem.place, problem.values["first"]) for problem in problems] == [
        ("D005", Place("x.yml", 3, 1), 1)
    ]


def test_references_cannot_multiply() -> None:
    """A bomb of references is refused, not unfolded."""
    bomb = "a: &a [x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)
    )
    source, problems = parse_yaml("x.yml", bomb)
    assert {problem.code for problem in problems} == {"D006"}
    assert len(str(source.value)) < 1000


def test_no_object_is_ever_made_from_a_tag() -> None:
    """A tag that would call Python in an unsafe loader is plain text here."""
    source, _ = parse_yaml("x.yml", "a: !!python/object/apply:os.system ['true']\n")
    assert source.value == {"a": ["true"]}


@given(st.dictionaries(KEYS, st.lists(KEYS, max_size=3), max_size=5))
def test_what_is_written_is_read(value: dict[str, list[str]]) -> None:
    """Plain structures come back as they were written, each with a place on its own line."""
    text = "".join(f"{key}: [{', '.join(f'{item!r}' for item in items)}]\n" for key, items in value.items())
    source, problems = parse_yaml("x.yml", text)
    assert problems == ()
    assert (source.value or {}) == value
    assert [source.key_place((key,)).line for key in value] == list(range(1, len(value) + 1))


@given(st.text(max_size=300) | SCALARS)
def test_no_text_ends_in_a_traceback(text: str) -> None:
    """Whatever stands in the file: a value, or a problem with a place inside the file."""
    _, problems = parse_yaml("x.yml", text)
    for problem in problems:
        assert 1 <= problem.place.line <= len(text.split("\n")) + 1


@given(st.text(alphabet="{}[]:,-#&*!|>'\"%@` \n\tab", max_size=200))
def test_no_arrangement_of_yaml_signs_ends_in_a_traceback(text: str) -> None:
    """The same for texts made of nothing but YAML's own signs."""
    parse_yaml("x.yml", text)


def test_deep_nesting_is_told() -> None:
    """Thousands of brackets are a problem, not a crash."""
    _, problems = parse_yaml("x.yml", "[" * 5000)
    assert [problem.code for problem in problems] == ["D004"]
