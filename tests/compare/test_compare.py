"""What readers will read otherwise is told, and nothing else."""

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from ncp.compare.difference import compare
from ncp.compare.model import Change, Comparison, Kind
from ncp.compare.say.as_json import json_report
from ncp.compare.say.markdown import markdown_report
from ncp.compare.say.terminal import plain_report
from ncp.compare.texts import texts_of
from ncp.project import Project
from ncp.read.built import BuiltPage, read_built

Command = Callable[..., subprocess.CompletedProcess[str]]
LANGUAGES = ("lv", "lt")
COSTS = "<h1>Maksa</h1><p>Vizīte maksā <strong>4 eiro</strong>.</p><ul><li>Bērniem nekas</ul>"


def html(main: str, *, title: str = "Maksa", foot: str = "NVD", head: str = "") -> str:
    """Give a page."""
    frame = f"<title>{title}</title>{head}</head><body><nav>Izvēlne</nav><main>{main}</main><footer>{foot}</footer>"
    return f"<!doctype html><html lang=lv><head>{frame}</body></html>"


def site(folder: Path, pages: Mapping[str, str]) -> Path:
    """Write a built site: url → HTML."""
    for url, text in pages.items():
        path = folder / url / "index.html" if url.endswith("/") or not url else folder / url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def compared(tiny: Project, tmp_path: Path) -> Callable[[Mapping[str, str], Mapping[str, str]], Comparison]:
    """Give a way to compare two sites."""

    def compare_both(old: Mapping[str, str], new: Mapping[str, str]) -> Comparison:
        sites = [
            read_built(tiny, site(tmp_path / name, pages), LANGUAGES)[0] for name, pages in (("old", old), ("new", new))
        ]
        return compare(sites[0], sites[1], LANGUAGES)

    return compare_both


Compare = Callable[[Mapping[str, str], Mapping[str, str]], Comparison]


def test_a_page_is_read_as_its_reader_sees_it() -> None:
    """A paragraph, a list item, a cell is one text, whatever stands within; scripts are no text."""
    main = "<h1>A <em>b</em></h1><p>c\n  <a href=x>d</a>.</p><ul><li>e<li>f</ul><table><tr><td>g<td>h</table>"
    page = BuiltPage("x", "lv/", "lv", html(f"{main}<script>i()</script><template>j</template>k<p>l"))
    assert texts_of(page).own == ("Maksa", "A b", "c d.", "e", "f", "g", "h", "k", "l")
    assert texts_of(page).frame == ("Izvēlne", "NVD")


def test_a_changed_sentence_is_told_once_with_what_stood_there(compared: Compare) -> None:
    """Old and new paragraph, and how many words changed."""
    new = html(COSTS.replace("4 eiro", "5 eiro"))
    (page,) = compared({"lv/costs/": html(COSTS)}, {"lv/costs/": new}).pages
    assert (page.url, page.language, page.kind, page.words) == ("lv/costs/", "lv", Kind.CHANGED, 1)
    assert page.changes == (Change(("Vizīte maksā 4 eiro.",), ("Vizīte maksā 5 eiro.",)),)


def test_what_no_reader_sees_is_not_told(compared: Compare) -> None:
    """Another style sheet, line breaks, attributes, a booklet: the text is the same."""
    new = html(COSTS.replace("<p>", '\n<p class="x">'), head="<link rel=stylesheet href=/assets/site.1.css>")
    old = {"lv/costs/": html(COSTS), "lv/booklet.html": html("<p>1</p>")}
    assert compared(old, {"lv/costs/": new, "lv/booklet.html": html("<p>2</p>")}).is_empty


def test_new_pages_and_those_that_are_gone_are_told_by_language(compared: Compare) -> None:
    """Each with all its text, so that nobody has to look for it."""
    comparison = compared({"lv/a/": html("<p>viens divi</p>")}, {"lt/b/": html("<p>vienas</p>"), "": html("x")})
    told = {(page.language, page.kind): page.changes for page in comparison.pages}
    assert told[("lv", Kind.GONE)] == (Change(("Maksa", "viens divi"), ()),)
    assert told[("lt", Kind.NEW)] == (Change((), ("Maksa", "vienas")),)
    assert told[("", Kind.NEW)]


def test_menu_and_foot_are_told_once_a_language(compared: Compare) -> None:
    """What changes around every page is not repeated for every page."""
    old = {f"{code}/{name}/": html("<p>x</p>") for code in LANGUAGES for name in "abc"}
    comparison = compared(old, {url: html("<p>x</p>", foot="NVD, Rīga") for url in old})
    assert comparison.pages == ()
    assert {code: frame.pages for code, frame in comparison.frames.items()} == {"lv": 3, "lt": 3}
    assert comparison.frames["lt"].changes == (Change(("NVD",), ("NVD, Rīga",)),)


def test_a_proposal_cannot_bring_its_words_to_life_in_the_summary(compared: Compare) -> None:
    """A row of backticks does not end the block in which a text stands."""
    evil = "<p>````` @everyone ![x](https://evil.example/x.png)</p>"
    report = "".join(markdown_report(compared({"lv/": html("<p>a</p>")}, {"lv/": html(evil)})))
    blocks = report.split("``````")
    assert len(blocks) == 3
    assert "@everyone" in blocks[1]
    assert "@everyone" not in blocks[0] + blocks[2]


def test_the_summary_is_bounded_and_says_what_has_no_room(compared: Compare) -> None:
    """One huge page does not hide the others, and many pages do not make a summary that its host refuses."""
    huge = "".join(f"<p>{'vārds ' * 100}{number}</p>" for number in range(200))
    new = {"lv/a/": html(huge), **{f"lv/z{number}/": html("<p>īss</p>") for number in range(300)}}
    comparison = compared({"lv/": html("x")}, new)
    report = "".join(markdown_report(comparison))
    assert "/lv/z299/" in report
    assert len(report.encode()) < 70_000
    small = "".join(markdown_report(comparison, room=30_000))
    assert len(small.encode()) < 31_000
    assert "/lv/z299/" not in small


def test_all_of_it_stands_in_the_json_and_on_the_terminal(compared: Compare) -> None:
    """What the summary has no room for is found there."""
    comparison = compared({"lv/": html("<p>a b</p>")}, {"lv/": html("<p>a c</p>", foot="x")})
    told = json.loads(json_report(comparison))
    assert told["pages"][0]["changes"] == [{"old": ["a b"], "new": ["a c"]}]
    assert told["frames"][0]["changes"] == [{"old": ["NVD"], "new": ["x"]}]
    lines = [line.strip() for line in plain_report(comparison)]
    assert {"- a b", "+ a c", "- NVD", "+ x"} <= {*lines}


def test_the_command_compares_folders(tmp_path: Path, command: Command) -> None:
    """Two folders go in, the report comes out; a folder without a site is misuse."""
    old = site(tmp_path / "old", {"lv/costs/": html(COSTS)})
    new = site(tmp_path / "new", {"lv/costs/": html(COSTS.replace("4", "5"))})
    report = tmp_path / "summary.md"
    done = command("compare", str(old), str(new), "--markdown", str(report))
    assert (done.returncode, done.stderr) == (0, "")
    assert "+ Vizīte maksā 5 eiro." in done.stdout
    assert "+ Vizīte maksā 5 eiro." in report.read_text(encoding="utf-8")
    assert command("compare", str(tmp_path / "nothing"), str(new)).returncode == 2
