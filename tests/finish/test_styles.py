"""The one style sheet holds what pages use, and nothing else."""

from pathlib import Path

import pytest

from ncp.finish.styles import is_used, joined_style, names_in, names_in_script

PAGE = (
    '<html lang="lv"><body dir="ltr"><p class="lead big" id="top">A</p><input name="size" value="large"></body></html>'
)


@pytest.mark.parametrize(
    ("selector", "used"),
    [
        ("p", True),
        ("p.lead", True),
        ("p.lead.big:hover::before", True),
        ("#top", True),
        ("#bottom", False),
        ("blockquote", False),
        (".lead .other", False),
        ("body > p:not(.other)", True),
        (":is(p, pre) + p", True),
        ("[dir=rtl] p", False),
        ('[dir="ltr"] p', True),
        ("[hidden]", False),
        ("input[value=large]", True),
        ("*", True),
        ("::selection", True),
    ],
)
def test_a_rule_is_used_if_pages_have_all_that_it_names(selector: str, used: bool) -> None:  # noqa: FBT001 - a table
    """Elements, classes, ids and attributes count; what stands in brackets does not."""
    assert is_used(selector, names_in(PAGE) | {"html", "body", "*"}) is used


def test_unused_rules_and_properties_vanish_and_used_ones_stay_in_order() -> None:
    """Also within media queries; a selector list keeps its used part; comments go."""
    sheet = """
    :root { --used: #fff; --unused: url("data:;,{;}"); --chain: var(--used); }
    p, blockquote { color: var(--chain); }
    @media print { blockquote { color: red } .lead { color : black !important } }
    @media screen { blockquote { color: red } } /* nothing left */
    @font-face { font-family: x }
    .lead { margin: calc(1px + 2px) }
    """
    assert joined_style([sheet], names_in(PAGE)) == (
        ":root{--used:#fff;--chain:var(--used)}p{color:var(--chain)}"
        "@media print{.lead{color:black!important}}.lead{margin:calc(1px + 2px)}"
    )


def test_what_a_script_may_add_is_kept() -> None:
    """A class that only a script sets has its rule, whatever the pages say."""
    used = names_in(PAGE) | names_in_script('node.className = "found"; mark.setAttribute("aria-selected", "true")')
    style = joined_style([".found { color: red } [aria-selected=true] { color: blue } .lost { color: green }"], used)
    assert style == ".found{color:red}[aria-selected=true]{color:blue}"


def test_every_page_asks_for_the_style_sheet_that_is_there(site: Path) -> None:
    """The name in each page is the name of the file, and no other style sheet is published."""
    (style,) = (site / "assets").glob("*.css")
    pages = [page for page in site.rglob("*.html") if "fragments" not in page.parts and "<link" in page.read_text()]
    assert pages
    for page in pages:
        assert f'assets/{style.name}"' in page.read_text(encoding="utf-8"), page


def test_every_mode_of_the_display_has_its_colours_and_sizes(site: Path) -> None:
    """What site.js can set stands in the style sheet, though no page as it is built has it."""
    (style,) = (site / "assets").glob("*.css")
    text = style.read_text(encoding="utf-8")
    for mode in ("dark", "black-on-white", "yellow-on-black"):
        assert f'[data-contrast="{mode}"]{{' in text, mode
    for size in ("large", "larger"):
        assert f'[data-size="{size}"]{{' in text, size
