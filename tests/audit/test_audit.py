"""What is looked at, how findings are told, and what the command refuses."""

import hashlib
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from ncp.audit.browser import AXE
from ncp.audit.budgets import read_budgets
from ncp.audit.model import Audit, Finding, PageReport, Spot, Weight, worst_first
from ncp.audit.pages import Leaf, leaves_of, matching, sample_of
from ncp.audit.say.as_json import json_report
from ncp.audit.say.html import html_report
from ncp.audit.say.terminal import terminal_report
from ncp.problems import ContentError, EnvironmentTrouble
from ncp.project import Project

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "tests" / "examples" / "audit"
Command = Callable[..., subprocess.CompletedProcess[str]]
SPOT = Spot("main > a", '<a href="/" class="x">Sākums')
CONTRAST = {"rule": "color-contrast", "impact": "serious", "help": "Elements must have enough contrast"}


def report(page: str, *findings: Finding, view: int = 20_000) -> PageReport:
    """Give a page with findings."""
    return PageReport(page, Weight(9000, view, 4, 5000, 8000, 19_000, 4500), findings)


def axe(page: str, mode: str) -> Finding:
    """Give a finding of axe in a mode."""
    return Finding("axe", page, CONTRAST, SPOT, "narrow", mode)


AUDIT = Audit(
    "site",
    worst_first(
        [
            report("lv/good/"),
            report("lv/bad/", axe("lv/bad/", "dark"), axe("lv/bad/", "normal"), Finding("settings_lost", "lv/bad/")),
            report("", Finding("cookie", "", {"name": "<b>id</b>"}), view=30_000),
        ]
    ),
    "150.0",
    12.3,
)


def small_site(folder: Path) -> Path:
    """Make a site of two languages whose pages differ in length, tables and links."""
    bodies = {"": "home", "long/": "words " * 500, "table/": "<table>" + "<tr><td>1" * 30 + "</table>"}
    bodies["links/"] = '<a href="https://example.org/">x</a>' * 5
    for language in ("lv", "et"):
        for topic, body in bodies.items():
            path = folder / language / topic / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"<main>{body}</main>", encoding="utf-8")
        (folder / language / "404.html").write_text("gone", encoding="utf-8")
    (folder / "fragments").mkdir()
    for name in ("index.html", "404.html", "fragments/links-lv.html"):
        (folder / name).write_text("x", encoding="utf-8")
    return folder


def test_every_page_is_looked_at_but_pieces_for_others_are_no_pages(tmp_path: Path) -> None:
    """The start and the error pages count; an error page is asked for by an address that has no page."""
    leaves = {leaf.url: leaf for leaf in leaves_of(small_site(tmp_path))}
    assert len(leaves) == 12
    assert {"", "404.html", "lv/404.html", "et/table/"} < set(leaves)
    assert leaves["lv/404.html"].asked.startswith("lv/")
    assert leaves["lv/404.html"].asked not in leaves
    assert (leaves["lv/404.html"].status, leaves["lv/long/"].status) == (404, 200)


def test_the_sample_is_found_not_listed(tmp_path: Path) -> None:
    """The longest page, the one with most rows and the one with most links stand for all, in every language in turn."""
    leaves = leaves_of(small_site(tmp_path))
    whole = {leaf.topic for leaf in sample_of(leaves, every_language=True) if leaf.language}
    assert whole == {"", "long/", "table/", "links/", "404.html"}
    few = sample_of(leaves)
    assert {leaf.language for leaf in few} == {"", "et", "lv"}
    assert len(few) == 7


def test_pages_are_chosen_by_their_address(tmp_path: Path) -> None:
    """A pattern chooses; one that fits nothing is refused with the pattern named."""
    leaves = leaves_of(small_site(tmp_path))
    assert [leaf.url for leaf in matching(leaves, ["/lv/t*", "*/long/"])] == ["et/long/", "lv/long/", "lv/table/"]
    with pytest.raises(EnvironmentTrouble):
        matching(leaves, ["xx/*"])


def test_the_same_thing_in_two_modes_is_one_finding() -> None:
    """Modes and windows are gathered; the worst page comes first, and of two as bad the heavier."""
    assert [page.page for page in AUDIT.pages] == ["lv/bad/", "", "lv/good/"]
    assert AUDIT.findings == 3
    assert AUDIT.of_kind == {"axe color-contrast": 1, "cookie": 1, "settings_lost": 1}


def test_the_terminal_tells_what_where_and_what_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each finding has its sentence, its consequence, its element and the modes in which it was seen."""
    monkeypatch.setenv("NCP_SAY", "en")
    told = "\n".join(terminal_report(AUDIT))
    for piece in (
        "enough contrast",
        "color-contrast, serious",
        "kept out",
        "main > a",
        "narrow: dark, normal",
        "9.0 kB",
    ):
        assert piece in told
    assert told.index("lv/bad/") < told.index("(start)")


def test_json_and_html_hold_everything_and_the_page_is_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Machines get every field; whatever a page says is text in the report."""
    monkeypatch.setenv("NCP_SAY", "lv")
    loaded = json.loads(json_report(AUDIT))
    assert loaded["pages"][0]["findings"][0]["seen"] == [
        {"view": "narrow", "mode": "dark"},
        {"view": "narrow", "mode": "normal"},
    ]
    page = "".join(html_report(AUDIT))
    assert "<b>id</b>" not in page
    assert "&lt;b&gt;id&lt;/b&gt;" in page
    assert "<script" not in page
    assert "lv/good/" in page  # its weight


def test_a_budget_that_cannot_be_is_an_error_with_its_place(tiny: Project) -> None:
    """The file, the line and the field are told."""
    (tiny.data / "budgets.yml").write_text(
        "counted: wire\nhtml_and_css_kb: much\nfirst_view_kb: 25\nrequests: 4\nnext_page_kb: 8\n", encoding="utf-8"
    )
    with pytest.raises(ContentError) as wrong:
        read_budgets(tiny)
    (problem,) = wrong.value.problems
    assert (str(problem.place), problem.code) == ("data/budgets.yml:2:18", "D016")


def test_axe_is_the_one_that_its_note_says() -> None:
    """Version and hash of the file that came from elsewhere are written down and true."""
    note = (AXE.parent / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(AXE.read_bytes()).hexdigest() in note
    version = re.match(r"/\*! axe v([\d.]+)", AXE.read_text(encoding="utf-8"))
    assert version
    assert f"axe-core {version[1]} " in note


def test_misuse_ends_with_a_sentence_and_code_2(command: Command, tmp_path: Path) -> None:
    """No built site, no such page, no such mode: said, before a browser is started."""
    site = small_site(tmp_path / "site")
    (tmp_path / "empty").mkdir()
    for words, said in (
        ((str(tmp_path / "empty"),), "build"),
        ((str(site), "--pages", "xx/*"), "xx/*"),
        ((str(site), "--gallery", str(tmp_path / "g.html"), "--mode", "sepia"), "sepia"),
        ((str(site), "--gallery", str(tmp_path / "g.html"), "--width", "9"), "9"),
    ):
        ended = command("audit", *words)
        assert (ended.returncode, ended.stdout) == (2, "")
        assert said in ended.stderr


def test_the_gallery_is_one_file_of_lazy_pictures(command: Command, tmp_path: Path) -> None:
    """A picture for each page, width and mode, none fetched from elsewhere, none unpacked before it is looked at."""
    site, gallery = small_site(tmp_path / "site"), tmp_path / "gallery.html"
    chosen = ("--pages", "lv/", "--width", "320", "--width", "390", "--mode", "dark")
    ended = command("audit", str(site), "--gallery", str(gallery), *chosen)
    assert ended.returncode == 0, ended.stderr
    page = gallery.read_text(encoding="utf-8")
    assert page.count('<img loading="lazy"') == page.count("data:image/webp;base64,UklGR") == 2
    assert "img-src data:" in page
    assert "http" not in page.replace("http-equiv", "")


def test_every_finding_has_its_sentences_and_its_proof() -> None:
    """Each code has two sentences, is used by a judge, and is shown by an example or a test."""
    names = yaml.safe_load((ROOT / "data/messages/audit.yml").read_text(encoding="utf-8"))
    codes = {name.removeprefix("wrong_") for name in names if name.startswith("wrong_")}
    assert codes == {name.removeprefix("means_") for name in names if name.startswith("means_")}
    judges = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "scripts/ncp/audit/judge").glob("*.py"))
    assert [code for code in sorted(codes) if f'"{code}"' not in judges] == []
    shown = {code for path in EXAMPLES.glob("*/told.txt") for code in path.read_text(encoding="utf-8").split()}
    proofs = (ROOT / "tests/audit/test_examples.py").read_text(encoding="utf-8")
    assert [code for code in sorted(codes - shown) if f'"{code}"' not in proofs] == []


def test_leaf_of_the_root_has_no_language(tmp_path: Path) -> None:
    """The start belongs to no language, and its topic is itself."""
    leaf = Leaf(tmp_path / "index.html", "")
    assert (leaf.folder, leaf.language, leaf.topic) == ("", "", "")
