"""What an engine leaves behind, a wrong head, a lost page or id is told at its place in the built file."""

import shutil
from pathlib import Path

import pytest
from built import EXAMPLES, PAGE, TINY_BUILT, TODAY, built_site, checked_built, spoil, told_of_built
from hypothesis import given
from hypothesis import strategies as st

from golden import assert_golden
from ncp.check import check_built
from ncp.judge.registry import built_page_rule, built_site_rule
from ncp.problems import EnvironmentTrouble, Grade, Problem
from ncp.project import Project
from ncp.read.built import public_entries, read_built
from ncp.read.contract import contract_text, read_contract, write_contract
from ncp.read.html_elements import read_elements
from ncp.say.report import problem_text

CHECKS = EXAMPLES / "checks"
REPORTS = (("en", "told.txt"), ("lv", "teikts.txt"))
REMOVED = "removed.txt"
RULES = sorted({*built_page_rule.rules, *built_site_rule.rules})
LANGUAGES = ("lv", "lt")
LINE = "<p>Apsilankymas kainuoja 4 eurus.</p>"
LINE_NUMBER = (TINY_BUILT / PAGE).read_text(encoding="utf-8").split("\n").index(LINE) + 1
"""Where LINE stands in the tiny built page."""


def told_of_example(code: str, which: str, tiny: Project) -> list[Problem]:
    """Lay an example over the built tiny site and check it."""
    site = built_site(tiny)
    folder = CHECKS / code / which
    shutil.copytree(folder, tiny.root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(REMOVED))
    removed = folder / REMOVED
    for name in removed.read_text(encoding="utf-8").split() if removed.exists() else []:
        (tiny.root / name).unlink()
    return [one for one in check_built(tiny, site, today=TODAY).problems if one.code == code]


@pytest.mark.parametrize("code", RULES)
def test_a_bad_example_is_told_with_its_place(code: str, tiny: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the rule says of its bad example, in English and in Latvian, is the golden text."""
    found = told_of_example(code, "bad", tiny)
    assert found
    for language, report in REPORTS:
        monkeypatch.setenv("NCP_SAY", language)
        told = "\n\n".join(problem_text(tiny, problem) for problem in found)
        assert_golden(f"{told}\n", CHECKS / code / report)


@pytest.mark.parametrize("code", RULES)
def test_a_good_example_is_left_in_peace(code: str, tiny: Project) -> None:
    """The rule finds nothing in its good example."""
    assert told_of_example(code, "good", tiny) == []


def test_a_good_site_is_left_in_peace(tiny: Project) -> None:
    """Nothing is said of the tiny site as it was built."""
    built_site(tiny)
    assert told_of_built(tiny) == []


@pytest.mark.parametrize(
    ("html", "code", "column"),
    [
        ('<p>!!! warning "Uzmanību"</p>', "B201", 4),
        ("<p>Rašykite [mums](contact.md.</p>", "B201", 18),
        ("<p>Moka {{ fact.fees.visit }}.</p>", "B201", 9),
        ("<p>Moka **4 eurus.</p>", "B201", 9),
        ("<p>Moka *4 eurus.</p>", "B201", 9),
        ("<p>| Kas | Kiek |</p>", "B201", 4),
        ("<p>Kas |--- | Kiek</p>", "B201", 8),
        ("<p>Išlaidos {#costs}</p>", "B201", 13),
        ("<p>Išlaidos {: .wide }</p>", "B201", 13),
        ("<p>##Išlaidos</p>", "B201", 4),
        ("<p>[^1]</p>", "B201", 4),
        ("<p>&lt;br&gt;</p>", "B201", 4),
        ("<p>:material-phone: 1</p>", "B201", 4),
        ('<p><span title="**x">y</span></p>', "B201", 4),
        ("<p>None</p>", "B202", 4),
        ("<p>undefined</p>", "B202", 4),
        ("<p>title: Kiek\nsource: x</p>", "B203", 4),
        ("<h2>reviewed: 2026-01-02 duties: [E1]</h2>", "B203", 5),
        ("<p>Pāriet uz saturu</p>", "B204", 4),
        ("<p>Table of contents</p>", "B204", 4),
        ('<p lang="zz">x</p>', "B206", 1),
        ('<p id="content">x</p>', "B220", 1),
        ('<p id="a b">x</p>', "B220", 1),
        ('<p aria-labelledby="nowhere">x</p>', "B221", 1),
        ('<a href="../nowhere/">x</a>', "B222", 1),
        ('<a href="https://tiny.example/nowhere/">x</a>', "B222", 1),
        ('<a href="">x</a>', "B222", 1),
        ('<a href="../costs/#nowhere">x</a>', "B223", 1),
        ('<img src="nowhere.png" alt="x">', "B224", 1),
        ('<img src="" alt="x">', "B224", 1),
        ('<script src="https://others.example/x.js"></script>', "B225", 1),
        ("<p>a &copyy; b</p>", "B237", 10),
        ("<div><p>x</p></span></div>", "B230", 20),
        ("<p><b>x</p>", "B230", 11),
        ("<p class=a class=b>x</p>", "B236", 17),
        ("<center>x</center>", "B231", 1),
        ("<ul><b>x</b></ul>", "B231", 5),
        ('<img src="../../assets/icon.HASH.svg">', "B232", 1),
        ("<h1>x</h1>", "B233", 1),
        ("<h4>x</h4>", "B233", 1),
        ('<a href="#visit"></a>', "B234", 1),
        ("<h2></h2>", "B234", 1),
        ("<pre>x</pre>", "B235", 1),
    ],
)
def test_a_mistake_is_told_where_it_stands(html: str, code: str, column: int, tiny: Project) -> None:
    """Line and column are those of the built file."""
    spoil(built_site(tiny), PAGE, LINE, html)
    places = [(one.code, one.place.line, one.place.column) for one in told_of_built(tiny)]
    assert (code, LINE_NUMBER, column) in places


@pytest.mark.parametrize(
    "html",
    [
        "<p>Kaina 5 * 4 = 20; 3 &lt; 4</p>",
        "<p>Adresas: <span lang='lv'>Pāriet uz saturu</span></p>",
        "<p>Žr. [1] ir (2).</p>",
        "<p>Failas a_b__c.pdf</p>",
        '<p><a href="#">Į viršų</a> <a href="#top">x</a></p>',
        '<p><a href="../../links.json">x</a></p>',
        '<p><a href="https://law.example/nowhere#x">x</a></p>',
        '<p><img src="data:image/gif;base64,R0" alt=""></p>',
        '<p lang="lv-Latn-LV">x</p>',
        "<ul><li>a<li>b</ul>",
        "<script>var a = '**';</script>",
        "<svg><title>x</title></svg>",
    ],
)
def test_what_is_right_is_left_in_peace(html: str, tiny: Project) -> None:
    """No false alarm."""
    spoil(built_site(tiny), PAGE, LINE, html)
    assert [one.code for one in told_of_built(tiny)] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "codes"),
    [
        (PAGE, '<html lang="lt">', "<html>", ["B205"]),
        (PAGE, "<title>Kiek tai kainuoja – ", "<title>None – ", ["B202"]),
        (PAGE, '<link rel="canonical" href="https://tiny.example/lt/costs/">\n', "", ["B212"]),
        (PAGE, 'rel="canonical" href="https://tiny.example/lt/costs/"', 'rel="canonical" href="/lt/costs/"', ["B212"]),
        (
            PAGE,
            'hreflang="lv" href="https://tiny.example/lv/costs/"',
            'hreflang="lv" href="../"',
            ["B215", "B276", "B215"],
        ),
        (PAGE, '<meta name="robots" content="noindex, nofollow">', "", ["B214"]),
        ("lt/404.html", '<meta name="robots" content="noindex, nofollow">', "", ["B214"]),
        ("sitemap.xml", "</urlset>", "", ["B240"]),
    ],
)
def test_a_wrong_head_is_told(file: str, old: str, new: str, codes: list[str], tiny: Project) -> None:
    """Language, title, canonical address, versions, robots."""
    spoil(built_site(tiny), file, old, new)
    assert sorted(one.code for one in told_of_built(tiny)) == sorted(codes)


def test_a_page_that_is_not_translated_is_kept_out(tiny: Project) -> None:
    """Where only the source is written, the page names no versions, and the sitemap does not name the page."""
    built_site(tiny)
    (tiny.docs / "lt" / "costs.md").unlink()
    told = {one.code for one in told_of_built(tiny) if one.place.path == f"site/{PAGE}"}
    assert {"B212", "B213"} <= told
    assert {one.code for one in told_of_built(tiny) if one.place.path == "site/sitemap.xml"} == {"B242"}


def test_an_open_site_lets_search_engines_in(tiny: Project) -> None:
    """Once the site is no draft, `noindex` on a true page is a mistake; on an error page it is right."""
    site = built_site(tiny)
    settings = tiny.data / "site.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("status: draft", "status: open"), encoding="utf-8")
    told = {one.place.path for one in told_of_built(tiny) if one.code == "B214"}
    true_pages = {"index.html", "lv/index.html", "lt/index.html", "lv/costs/index.html", PAGE}
    assert told == {f"{site.name}/{name}" for name in true_pages}


def test_a_page_from_nowhere_is_told(tiny: Project) -> None:
    """What is left over from an older build is told."""
    site = built_site(tiny)
    shutil.copytree(site / "lt" / "costs", site / "lt" / "old")
    assert "B252" in [one.code for one in told_of_built(tiny)]


def test_the_contract_only_grows(tiny: Project) -> None:
    """What was promised once stays in the contract, so that the check goes on asking for it."""
    site = built_site(tiny)
    built, _ = read_built(tiny, site, LANGUAGES)
    first = write_contract(tiny, public_entries(built))
    assert first > 0
    assert checked_built(tiny).problems == ()
    spoil(site, PAGE, 'id="visit"', 'id="price"')
    again, _ = read_built(tiny, site, LANGUAGES)
    assert write_contract(tiny, public_entries(again)) == 1
    assert {"/lt/costs/#visit", "/lt/costs/#price"} <= set(read_contract(tiny).entries)
    assert "B261" in [one.code for one in told_of_built(tiny)]


def test_the_contract_is_the_same_whatever_the_order(tiny: Project) -> None:
    """Written twice it does not change, so that nobody reviews a difference that is none."""
    write_contract(tiny, ["/b/", "/a/#x", "/a/"])
    text = (tiny.data / "url-contract.txt").read_text(encoding="utf-8")
    assert contract_text(read_contract(tiny), ["/a/"]) == text


@pytest.mark.parametrize(
    "text",
    ["- a\n", "a: [b]\n", "just words\n", "a: {b: c}\n", "/a/: {to: /b/}\n", "/a b/: {to: /b/, since: 2026-01-02}\n"],
)
def test_redirects_of_another_form_are_told(text: str, tiny: Project) -> None:
    """A redirect that nobody understands is told with its place."""
    built_site(tiny)
    (tiny.data / "redirects.yml").write_text(text, encoding="utf-8")
    assert [(one.code, one.place.path) for one in told_of_built(tiny)] == [("B299", "data/redirects.yml")]


def test_a_new_id_is_only_noted(tiny: Project) -> None:
    """What is new stops nothing."""
    built_site(tiny)
    (tiny.data / "url-contract.txt").write_text("/lt/costs/\n", encoding="utf-8")
    assert {one.grade for one in checked_built(tiny).problems if one.code == "B262"} == {Grade.NOTE}


def test_an_exception_in_the_page_is_used(tiny: Project) -> None:
    """A comment that came into the page excuses its line, with a reason."""
    spoil(built_site(tiny), PAGE, LINE, "<p>Moka **4 eurus. <!-- check: B201 off: the stars are the subject --></p>")
    checked = checked_built(tiny)
    assert [problem.code for _, problem in checked.excused] == ["B201"]
    assert "B201" not in [one.code for one in checked.problems]


def test_a_folder_that_is_not_there_is_trouble(tiny: Project) -> None:
    """A misspelt folder is no clean site."""
    with pytest.raises(EnvironmentTrouble):
        check_built(tiny, tiny.root / "sight", today=TODAY)


def test_an_empty_folder_lacks_everything(tiny: Project) -> None:
    """A build that made nothing is told, page by page."""
    (tiny.root / "site").mkdir()
    assert {one.code for one in told_of_built(tiny)} == {"B240", "B250", "B251"}


def test_a_site_outside_of_the_project_is_named_as_it_was_given(tiny: Project, tmp_path: Path) -> None:
    """The place is a path that somebody can open."""
    outside = tmp_path / "elsewhere"
    built_site(tiny).rename(outside)
    spoil(outside, PAGE, LINE, "<p>**</p>")
    found = [one for one in check_built(tiny, outside, today=TODAY).problems if one.code == "B201"]
    assert [one.place.path for one in found] == [(outside / PAGE).as_posix()]


@given(st.text(alphabet=st.sampled_from('<>/!-[]"= &;#apdivulli\n'), max_size=80))
def test_no_html_ends_in_a_traceback(text: str) -> None:
    """Whatever stands in a file, it is read."""
    for element in read_elements(text).elements:
        assert element.line >= 1


@pytest.mark.parametrize(
    "raw",
    [b"\xff\xfe\x00<", b"", b"<![foo[", b"<p" * 3000, b"<div>" * 3000, b"<a href='http://[x'>y</a>", b"&#xfffffff;"],
)
def test_a_broken_file_is_told_and_not_tripped_over(raw: bytes, tiny: Project) -> None:
    """Bytes of any kind are problems, not the end."""
    site = built_site(tiny)
    (site / PAGE).write_bytes(raw)
    assert told_of_built(tiny)
