"""What the memory of the link check changes on the site, and that it changes nothing else."""

import html
import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from conftest import ROOT, copy_of_the_project
from ncp.build import Built, build_site
from ncp.cli import app
from ncp.links.memory import write_memory
from ncp.links.model import Remembered, Standing, Verdict
from ncp.project import Project
from ncp.read.built import RELEASE
from ncp.read.content import read_content
from ncp.read.words import read_words
from ncp.stage.pages import Stager
from page import BuiltPage
from tree import fingerprint

LAW, CLINICS, OFFICE = "https://law.example/555", "https://clinics.example/en/", "https://office.example/contact"
TYPED = "https://typed.example/a?b=1&c=2"
CHECKED = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
DAYS = {"lv": "2026. gada 22. novembris", "lt": "2026 m. lapkričio 22 d."}
SAID = {"lv": f"lapa nav pieejama, pārbaudīts: {DAYS['lv']}", "lt": f"puslapis nepasiekiamas, patikrinta {DAYS['lt']}"}
COPY = {"lv": "kopija tīmekļa arhīvā", "lt": "kopija interneto archyve"}
LANGUAGES = ("lv", "lt")
ARCHIVE = "https://web.archive.org/web/"


def remember(project: Project, standing: Standing, verdict: Verdict, *urls: str) -> None:
    """Write the memory of a check."""
    known = {url: Remembered(url, CHECKED, verdict, "some-reason", standing) for url in urls}
    write_memory(project.link_memory, known)


def bury(project: Project, *urls: str) -> None:
    """Write a memory in which these addresses are dead."""
    remember(project, Standing.DEAD, Verdict.BROKEN, *urls)


def append(path: Path, text: str) -> None:
    """Add to the end of a text file."""
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def drop_dead_links(project: Project) -> None:
    """Choose the other rule in data/site.yml."""
    site = project.data / "site.yml"
    site.write_text("dead_links: drop\n" + site.read_text(encoding="utf-8"), encoding="utf-8")


def build(project: Project) -> Path:
    """Build the site."""
    return build_site(project, project.root / "site", with_pdf=False).output


def page(site: Path, name: str) -> BuiltPage:
    """Give a built page."""
    return BuiltPage(site, site / name / "index.html")


def shown(built: BuiltPage, selector: str) -> str:
    """Give the text of an element with plain spaces."""
    return built.text(selector).replace("\u00a0", " ")


def addresses(built: BuiltPage) -> set[str]:
    """Give the addresses that a page links to."""
    return {link.attributes["href"] or "" for link in built.tree.css("a")}


def write_every_kind_of_link(project: Project) -> None:
    """Write own words, a typed address, one between brackets, and one in the footer into both languages."""
    for language in LANGUAGES:
        words = f"\n\n[abc]({{{{ link.fees_law.url }}}}) <{TYPED}> [**def**]({TYPED})\n"
        append(project.docs / language / "costs.md", words)
        interface = project.docs / language / "interface.yml"
        text = interface.read_text(encoding="utf-8").replace('about_site: "', f'about_site: "[ghi]({TYPED}) ')
        interface.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("standing", [Standing.DEAD, Standing.SUSPECT])
def test_a_dead_link_is_text_with_a_mark_in_every_language_and_place(tiny: Project, standing: Standing) -> None:
    """Quote, own words, list, source, typed address, footer, 404, what others show: none leads there."""
    write_every_kind_of_link(tiny)
    remember(tiny, standing, Verdict.BROKEN, LAW, CLINICS, OFFICE, TYPED)
    site = build(tiny)
    dead = {LAW, CLINICS, OFFICE, TYPED}
    for language in LANGUAGES:
        for name, marks in ((language, 3), (f"{language}/costs", 6)):
            built = page(site, name)
            assert not addresses(built) & dead, name
            found = [mark.text().replace("\u00a0", " ") for mark in built.tree.css(".ncp-unavailable")]
            assert found == [f"({SAID[language]}; {COPY[language]})"] * marks, name
        costs = shown(page(site, f"{language}/costs"), "article")
        for words in ("abc (", f"{TYPED} (", "def ("):
            assert words in costs
        assert shown(page(site, f"{language}/costs"), ".ncp-footer__about p").startswith(f"ghi ({SAID[language]}")
        assert TYPED not in addresses(BuiltPage(site, site / language / "404.html"))
        fragment = (site / f"fragments/links-{language}.html").read_text(encoding="utf-8")
        assert f'href="{CLINICS}"' not in fragment
        assert f'href="{ARCHIVE}{CLINICS}"' in fragment


def test_the_archive_link_says_by_itself_of_what_it_is_a_copy(tiny: Project) -> None:
    """Who listens to a list of links hears the title; who looks sees the same words at its beginning."""
    bury(tiny, CLINICS)
    built = page(build(tiny), "lv")
    link = built.tree.css_first(".ncp-unavailable a")
    assert link is not None
    assert link.attributes["href"] == f"{ARCHIVE}{CLINICS}"
    assert link.text() == "kopija tīmekļa arhīvā"
    assert link.attributes["aria-label"] == "kopija tīmekļa arhīvā: Klīniku apvienība"
    assert built.attribute(".ncp-unavailable", "lang") == "lv"


@pytest.mark.parametrize("standing", [Standing.GOOD, Standing.FAILING])
def test_a_link_that_recovers_or_only_fails_is_a_link(tiny: Project, standing: Standing) -> None:
    """The memory alone decides: nobody has to touch a page, neither when a link dies nor when it is back."""
    before = fingerprint(build(tiny))
    bury(tiny, LAW, CLINICS)
    assert fingerprint(build(tiny)) != before
    remember(tiny, standing, Verdict.UNVERIFIABLE, LAW, CLINICS)
    after = fingerprint(build(tiny))
    assert {name for name in after if after[name] != before[name]} == {"links.json", RELEASE}


def test_the_build_says_how_many_links_are_text(tiny: Project) -> None:
    """An address that stands nowhere on the site any more is none of them."""
    assert build_site(tiny, tiny.root / "site").dead_links == 0
    bury(tiny, LAW, CLINICS, "https://forgotten.example/")
    assert build_site(tiny, tiny.root / "site").dead_links == 2


@pytest.mark.parametrize(("number", "lines"), [(0, 0), (2, 1)])
def test_the_command_tells_it_in_one_line(
    number: int, lines: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the command that names the links; a site without such links hears nothing of it."""
    monkeypatch.setattr("ncp.build.build_site", lambda *_arguments: Built(tmp_path, 1, 1, number))
    said = CliRunner().invoke(app, ["build"]).output
    assert said.count("links report") == said.count(f": {number}.") == lines


def test_nothing_else_on_a_page_changes(tiny: Project) -> None:
    """Of a page with a dead link every line but the link's own is the same to the byte; other pages wholly."""
    site = build(tiny)
    before, pages = fingerprint(site), (site / "lv/costs/index.html").read_text(encoding="utf-8").split("\n")
    bury(tiny, LAW)
    after, changed = fingerprint(build(tiny)), (site / "lv/costs/index.html").read_text(encoding="utf-8").split("\n")
    pairs = [(line, former) for line, former in zip(changed, pages, strict=True) if "stylesheet" not in line]
    differing = [line for line, former in pairs if line != former]
    assert len(differing) == 2
    assert all(line.count("ncp-unavailable") == 1 for line in differing)
    names = {"lv/costs/index.html", "lt/costs/index.html", "links.json", RELEASE}
    changed_names = {name for name in after if after[name] != before.get(name)}
    assert names <= changed_names
    restyled = changed_names - names  # the mark has a style that no page used before
    assert all(name.endswith((".css", ".html", ".md", "_headers")) for name in restyled), restyled


def test_where_dead_links_are_dropped_sentences_keep_the_words_and_lists_lose_the_entry(tiny: Project) -> None:
    """No mark anywhere, no entry on the page, in the fragments and in links.json; a link to its place still arrives."""
    drop_dead_links(tiny)
    append(tiny.docs / "lv/costs.md", "\n[klīnikas](index.md#clinics)\n")
    bury(tiny, LAW, CLINICS)
    site = build(tiny)
    assert "Likums: Noteikumi par samaksu." in shown(page(site, "lv/costs"), "article")
    for language in LANGUAGES:
        built = page(site, language)
        assert built.tree.css(".ncp-particulars, .ncp-unavailable, h3") == []
        assert "clinics" in built.ids
        assert not {LAW, CLINICS} & addresses(page(site, f"{language}/costs"))
        assert "<li>" not in (site / f"fragments/links-{language}.html").read_text(encoding="utf-8")
    assert json.loads((site / "links.json").read_text(encoding="utf-8"))["links"] == []


@pytest.mark.parametrize("rule", ["mark", "drop"])
def test_the_address_that_this_reader_would_get_decides(tiny: Project, rule: str) -> None:
    """The Lithuanian version of a page may be dead while the others are well."""
    links = tiny.data / "links.yml"
    text = links.read_text(encoding="utf-8")
    links.write_text(
        text.replace(f"    url: {CLINICS}\n", f"    url: {CLINICS}\n    urls: {{ lt: {TYPED} }}\n"), "utf-8"
    )
    if rule == "drop":
        drop_dead_links(tiny)
    bury(tiny, TYPED)
    site = build(tiny)
    assert CLINICS in addresses(page(site, "lv"))
    assert not {TYPED, CLINICS} & addresses(page(site, "lt"))
    assert bool(page(site, "lt").tree.css("h3")) is (rule == "mark")
    entry = json.loads((site / "links.json").read_text(encoding="utf-8"))["links"][0]
    assert (entry["url"], "lt" in entry["urls"]) == (CLINICS, rule == "mark")


def test_the_mark_on_an_untranslated_page_is_in_the_readers_language_and_says_so(tiny: Project) -> None:
    """A Lithuanian who meets a Latvian text reads in Lithuanian why the link is gone."""
    (tiny.docs / "lt/costs.md").unlink()
    bury(tiny, LAW)
    built = page(build(tiny), "lt/costs")
    assert built.attribute("article .md-typeset", "lang") == "lv"
    assert built.attribute(".ncp-unavailable", "lang") == "lt"
    assert SAID["lt"] in shown(built, ".ncp-unavailable")


@pytest.mark.parametrize("verdict", Verdict)
def test_a_list_says_when_a_link_was_checked_if_the_page_was_there(tiny: Project, verdict: Verdict) -> None:
    """The date is the memory's own, in UTC and in the reader's notation; a check that found no page says nothing."""
    remember(tiny, Standing.GOOD, verdict, CLINICS)
    site = build(tiny)
    said = {"lv": f"Saite pārbaudīta: {DAYS['lv']}", "lt": f"Nuoroda patikrinta {DAYS['lt']}"}
    for language, line in said.items():
        there = verdict in {Verdict.OK, Verdict.MOVED}
        assert (line in shown(page(site, language), ".ncp-particulars")) is there
        fragment = (site / f"fragments/links-{language}.html").read_text(encoding="utf-8").replace("\u00a0", " ")
        assert (line in fragment) is there


def test_others_read_the_state_of_a_link_in_json(tiny: Project) -> None:
    """Verdict, standing, day and the archive's address; nothing where nothing is known."""
    bury(tiny, CLINICS)
    entries = json.loads((build(tiny) / "links.json").read_text(encoding="utf-8"))["links"]
    states = {entry["id"]: entry.get("state") for entry in entries}
    state = {"checked": "2026-11-22", "verdict": "broken", "standing": "dead", "archive": f"{ARCHIVE}{CLINICS}"}
    assert states == {"clinics": state, "fees_law": None}


def test_a_memory_that_is_damaged_or_empty_changes_nothing(tiny: Project) -> None:
    """A merge gone wrong in the machine's file never stops an editor."""
    before = fingerprint(build(tiny))
    tiny.link_memory.write_text(f'<<<<<<< HEAD\n{{"url":"{LAW}","standing":"dead"}}\n[]\n\n', encoding="utf-8")
    assert fingerprint(build(tiny)) == before


def test_the_real_site_marks_a_dead_link_in_all_its_languages(tmp_path: Path) -> None:
    """Every language says it in its own words and notation, on the page with the list and for other sites."""
    project = copy_of_the_project(tmp_path)
    site_settings = project.data / "site.yml"
    text = site_settings.read_text(encoding="utf-8")
    site_settings.write_text(text.replace("dead_links: drop", "dead_links: mark"), encoding="utf-8")
    content, _ = read_content(project)
    assert content is not None
    link = content.links.of_kind("association")[0]
    bury(project, link.url, *link.urls.values())
    site = build(project)
    for language in content.site.codes:
        notation = Stager.of(content, language).notation
        said = notation.words.link_unavailable.format(date=notation.date(date(2026, 11, 22)))
        built = page(site, f"{language}/treatment-in-latvia")
        assert said in built.text(".ncp-unavailable")
        assert not {link.url, *link.urls.values()} & addresses(built)
        fragment = html.unescape((site / f"fragments/links-{language}.html").read_text(encoding="utf-8"))
        assert said in fragment


def test_plain_mkdocs_marks_it_too(tiny: Project) -> None:
    """Who runs MkDocs itself sees the same text."""
    (tiny.root / "scripts").unlink()
    shutil.copytree(ROOT / "scripts", tiny.root / "scripts")
    bury(tiny, LAW)
    output = tiny.root / "plain"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(output)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(tiny.root / "scripts")}
    subprocess.run(command, cwd=tiny.root, check=True, capture_output=True, env=environment)
    site = build(tiny)
    for name in ("costs", "lt/costs"):
        plain, built = page(output, name), page(site, name if "/" in name else f"lv/{name}")
        assert len(plain.tree.css(".ncp-unavailable")) == 2
        assert plain.text("article").split() == built.text("article").split()


def test_the_words_of_the_mark_have_a_gap_for_the_day(tiny: Project) -> None:
    """A translator who loses the gap is told; the reader would never learn when."""
    interface = tiny.docs / "lt/interface.yml"
    text = interface.read_text(encoding="utf-8")
    interface.write_text(text.replace("nepasiekiamas, patikrinta {date}", "nepasiekiamas"), encoding="utf-8")
    _, problems = read_words(tiny, "lt")
    assert [(problem.code, problem.values["field"]) for problem in problems] == [("W101", "link_unavailable")]
