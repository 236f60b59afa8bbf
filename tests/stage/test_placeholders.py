"""The grammar of quotes."""

from hypothesis import given
from hypothesis import strategies as st

from ncp.stage.placeholders import find_placeholders

NAMES = st.from_regex(r"[a-z0-9_]{1,8}", fullmatch=True)
PATHS = st.lists(NAMES, min_size=1, max_size=3)
FAMILIES = st.sampled_from(["fact", "link", "links"])
PROSE = st.text(st.characters(codec="utf-8", exclude_characters="{}"), max_size=20)


@given(st.lists(st.tuples(PROSE, FAMILIES, PATHS, st.sampled_from(["", " ", "  "]))), PROSE)
def test_every_quote_is_found_and_nothing_else(pieces: list[tuple[str, str, list[str], str]], end: str) -> None:
    """Quotes put into prose are found in order, with their spans; spaces inside do not matter."""
    text = "".join(f"{prose}{{{{{gap}{family}.{'.'.join(path)}{gap}}}}}" for prose, family, path, gap in pieces) + end
    found = list(find_placeholders(text))
    assert [(quote.family, list(quote.path)) for quote in found] == [(family, path) for _, family, path, _ in pieces]
    assert all(text[quote.start : quote.end] == quote.text for quote in found)


@given(st.text(alphabet="{}fact.link s\n", max_size=60))
def test_no_opening_escapes(text: str) -> None:
    """After the found quotes are taken out, no opening is left that a reader could see."""
    rest = list(text)
    for quote in find_placeholders(text):
        rest[quote.start : quote.end] = "x" * (quote.end - quote.start)
    assert "{{" not in "".join(rest)


def test_what_is_not_of_the_grammar_has_no_family() -> None:
    """Other engines' macros are found, so that they can be told, but mean nothing."""
    assert [quote.family for quote in find_placeholders("{{ page.title }} {{fact.A.b}} {{}} {{ fact. }} {{")] == [
        ""
    ] * 5
