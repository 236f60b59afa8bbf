"""Text from data stands for itself, whatever signs it holds."""

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from ncp.stage.literal import literal

EXTENSIONS = ["attr_list", "md_in_html", "tables", "admonition"]


def shown(source: str) -> str:
    """Give what a reader sees of a Markdown text."""
    return LexborHTMLParser(f"<body>{markdown.markdown(source, extensions=EXTENSIONS)}</body>").text().strip()


@pytest.mark.parametrize(
    "text",
    [
        "*bold* _it_ `code`",
        "[l](x)",
        "a | b",
        "6. ieeja, Rīga",
        "- ne saraksts",
        "# ne virsraksts",
        "<b>x</b> & y",
        "{#id}",
        "a\\*b",
    ],
)
def test_no_sign_is_taken_for_markup(text: str) -> None:
    """Each of these would be something else in Markdown or HTML."""
    assert shown(literal(text)) == text


def test_a_bar_does_not_split_a_table_cell() -> None:
    """The next cell is not lost."""
    table = f"| a | b |\n| --- | --- |\n| {literal('x | y')} | z |\n"
    parsed = LexborHTMLParser(markdown.markdown(table, extensions=EXTENSIONS))
    assert [cell.text() for cell in parsed.css("td")] == ["x | y", "z"]


@given(st.text(alphabet="ab *_`[](){}#|<>&!\\-+.1\n", max_size=40))
def test_whatever_the_text_it_is_what_is_seen(text: str) -> None:
    """Space is folded, nothing else changes."""
    assert shown(f"x {literal(text)} x").split() == f"x {text} x".split()
