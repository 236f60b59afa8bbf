"""Links that lead nowhere, out of the language or out of the site are told where they stand, with the line mended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spoilt import changed, codes, told, with_line

from ncp.judge.families.links.addresses import canonical, cleaned, without_tracking
from ncp.judge.families.links.targets import resolve
from ncp.project import Project
from ncp.read.front_matter import TranslationFrontMatter
from ncp.read.pages import Page

META = TranslationFrontMatter(title="T", description="D", source="0" * 40)


@pytest.mark.parametrize(
    ("link", "code", "corrected"),
    [
        ("[a](indx.md)", "L201", "[a](index.md)"),
        ("[a](index)", "L201", "[a](index.md)"),
        ("[a](index.html)", "L201", "[a](index.md)"),
        ("[a](Index.md)", "L201", "[a](index.md)"),
        ("[a](pages/index.md)", "L201", "[a](index.md)"),
        ("[a](indx.md#next)", "L201", "[a](index.md#next)"),
        ("![a](picture.png)", "L201", None),
        ("<a href='indx.md'>a</a>", "L201", "<a href='index.md'>a</a>"),
        ("[a](index.md#nxt)", "L202", "[a](index.md#next)"),
        ("[a](index.md#Next)", "L202", "[a](index.md#next)"),
        ("[a](#next)", "L202", "[a](index.md#next)"),
        ("[a](#vizit)", "L202", "[a](#visit)"),
        ("[a](../lt/index.md)", "L203", "[a](index.md)"),
        ("[a](lt/index.md)", "L203", "[a](index.md)"),
        ("[a](../xx/index.md)", "L203", "[a](index.md)"),
        ("[a](../../index.md)", "L203", "[a](index.md)"),
        ("[a](/lv/)", "L204", "[a](index.md)"),
        ("[a](/lt/#next)", "L204", "[a](index.md#next)"),
        ("[a](https://tiny.example/lv/)", "L204", "[a](index.md)"),
        ("[a](http://www.tiny.example/lv/index.html)", "L204", "[a](index.md)"),
        ("[a](//tiny.example/nowhere/)", "L204", None),
        ("<https://tiny.example/lv/>", "L204", "[…](index.md)"),
        ("[a](https://rules.example/x)", "L205", None),
        ("[a](www.rules.lv)", "L205", None),
        ("[a](htps://rules.example/x)", "L205", None),
        ("[a](rules.gov.lv/lv/x)", "L205", None),
        ("<https://rules.example/x>", "L205", None),
        ("Lasiet https://rules.example/x.", "L205", None),
        ("[a](https://law.example/556)", "L205", "[a]({{ link.fees_law.url }})"),
        ("[a](https://law.example/555)", "L206", "[a]({{ link.fees_law.url }})"),
        ("[a](http://www.law.example/555/?fbclid=1)", "L206", "[a]({{ link.fees_law.url }})"),
        ("Lasiet www.law.example/555.", "L206", "Lasiet {{ link.fees_law }}."),
        ("<https://law.example/555>", "L206", "{{ link.fees_law }}"),
        ("[a](mailto:office@office.example)", "L211", "{{ fact.office.email }}"),
        ("[a](office@office.example)", "L211", "{{ fact.office.email }}"),
        ("<office@office.example>", "L211", "{{ fact.office.email }}"),
        ("[a](tel:67000000)", "L211", "{{ fact.office.phone }}"),
        ("[a](tel:+37167000009)", "L211", None),
        ("[a](costs.md)", "L212", None),
        ("[a]()", "L213", None),
        ("[a](#)", "L213", None),
        ("[a](https://)", "L213", None),
        ("[a][b]", "L215", None),
        ("[a](index .md)", "L216", "[a](index.md)"),
        ("[a](in dex.md)", "L216", "[a](index.md)"),
        ("[a](file:///C:/x.pdf)", "L217", None),
        ("[a](javascript:alert)", "L217", None),
    ],
)
def test_a_wrong_link_is_told_once_with_the_line_mended(
    tiny: Project, link: str, code: str, corrected: str | None
) -> None:
    """Each mistake has one code, the link's line, and where it can be guessed, the line as it should be."""
    with_line(tiny, link)
    found = told(tiny, "L2")
    assert [(problem.code, problem.place.line, problem.corrected) for problem in found] == [(code, 12, corrected)]


@pytest.mark.parametrize(
    "link",
    [
        "[a](index.md)",
        "[a](./index.md#next)",
        "[a](#visit)",
        "[a](#sources)",
        "[a](index.md#clinics)",
        "[a]({{ link.fees_law.url }})",
        "[www.law.example]({{ link.fees_law.url }})",
        "`https://rules.example/x`",
        "[a](index.md 'Sākums')",
        '<span id="here"></span>[a](#here)',
        "*[EVAK]: Eiropas karte",
    ],
)
def test_a_right_link_is_left_in_peace(tiny: Project, link: str) -> None:
    """Pages, places with an id, places of lists and of the frame, quotes and code."""
    with_line(tiny, link)
    assert codes(tiny, "L2") == []


def test_a_link_in_a_cell_is_told_at_its_column(tiny: Project) -> None:
    """The place is that of the address, in a table too."""
    changed(tiny, "docs/lv/costs.md", "| Vizīte |", "| [Vizīte](indx.md) |")
    (problem,) = told(tiny, "L2")
    assert (problem.code, problem.place.line, problem.place.column) == ("L201", 16, 12)


def test_a_picture_beside_the_page_is_found(tiny: Project) -> None:
    """Files of the language's folder, and of the source language's, are there."""
    (tiny.root / "docs/lv/map.png").write_bytes(b"")
    with_line(tiny, "![Karte](map.png)")
    changed(tiny, "docs/lt/costs.md", "## ", "![Planas](map.png)\n\n## ")
    assert codes(tiny, "L2") == []


def test_a_page_that_is_not_translated_is_no_dead_link(tiny: Project) -> None:
    """Readers of a translation get the page of the source language."""
    (tiny.root / "docs/lt/costs.md").unlink()
    assert codes(tiny, "L2") == []


def test_a_place_that_only_a_translation_lost_has_no_line_to_propose(tiny: Project) -> None:
    """The link is right, the heading is not: the same line is not called the line mended."""
    changed(tiny, "docs/lt/costs.md", " {#visit}", "")
    (problem,) = told(tiny, "L2")
    assert (problem.code, problem.place.path, problem.corrected) == ("L202", "docs/lt/index.md", None)


def test_an_address_in_a_definition_is_told_there(tiny: Project) -> None:
    """The link that uses it is not told as well."""
    with_line(tiny, "[a][b]\n\n[b]: indx.md")
    (problem,) = told(tiny, "L2")
    assert (problem.code, problem.place.line, problem.corrected) == ("L201", 14, "[b]: index.md")


def test_the_same_words_may_lead_to_the_same_place_twice(tiny: Project) -> None:
    """Only different places are told."""
    with_line(tiny, "[a](index.md) un [a](index.md) un [b](index.md#next)")
    assert codes(tiny, "L2") == []


def test_an_address_in_the_list_keeps_what_the_page_needs() -> None:
    """Only tracking goes."""
    assert without_tracking("https://a.example/?id=1&utm_source=x&gclid=2#top") == "https://a.example/?id=1#top"
    assert without_tracking("https://a.example/?utm_medium=x") == "https://a.example/"
    assert without_tracking("https://a.example/?q=utm_source") == "https://a.example/?q=utm_source"
    assert cleaned("www.a.example/x?fbclid=1") == "https://www.a.example/x"
    assert canonical("HTTP://www.A.example/X/") == canonical("https://a.example/X")


@given(st.text(max_size=60), st.sampled_from(["index.md", "a/b.md", "a/b/c.md"]))
def test_no_address_is_too_strange_to_be_resolved(target: str, name: str) -> None:
    """Whatever an editor pastes, it leads somewhere or nowhere, and nothing falls over."""
    page = Page("lv", name, f"docs/lv/{name}", META, "", "", 4)
    inside = resolve(target, page)
    assert isinstance(inside.name, str)
    canonical(target)
    cleaned(target)
