"""The real site, built once and judged as a visitor, a search engine and a neighbour institution see it."""

import hashlib
import itertools
import json
import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from conftest import ROOT
from ncp.project import Project
from ncp.read.content import Content, read_content
from ncp.read.pages import TranslationFrontMatter
from page import BuiltPage, built_pages

LANGUAGES = ("lv", "lt", "et", "en")
RESIDUE = re.compile(
    r"\{\{|\}\}|\{%|\]\(|\*\*|^!!!|\|\s*---|\{#|\bNone\b|\bUndefined\b|&amp;nbsp;|\ufffd", re.MULTILINE
)
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def pages(site: Path) -> list[BuiltPage]:
    """Give all pages."""
    return built_pages(site)


@pytest.fixture(scope="module")
def content(project: Project) -> Content:
    """Give the content that the site was built from."""
    content, problems = read_content(project)
    assert content is not None
    assert problems == ()
    return content


def true_pages(pages: list[BuiltPage]) -> list[BuiltPage]:
    """Give the pages below a language, error pages left out."""
    return [page for page in pages if "/" in page.name and not page.name.endswith("404.html")]


def alternates(page: BuiltPage) -> dict[str, str]:
    """Give hreflang → address."""
    nodes = page.tree.css("link[rel=alternate][hreflang]")
    return {node.attributes["hreflang"] or "": node.attributes["href"] or "" for node in nodes}


def test_four_languages_have_the_same_pages(site: Path) -> None:
    """Every page exists in every language, and there are the ten that this site needs."""
    names = {
        code: {path.relative_to(site / code).as_posix() for path in (site / code).rglob("*.html")} for code in LANGUAGES
    }
    assert names["lv"] == names["lt"] == names["et"] == names["en"]
    assert len(names["lv"]) == 11


def test_every_page_names_its_language(pages: list[BuiltPage]) -> None:
    """`<html lang>` is the folder's language; the pages above the languages are in the source language."""
    for page in pages:
        folder = page.name.split("/")[0]
        assert page.language == (folder if folder in LANGUAGES else "lv"), page.name


def test_headings_have_the_same_ids_in_every_language(content: Content) -> None:
    """A deep link works in every language: ids and levels of headings are equal, in order."""
    heading = re.compile(r"^(#+) .*?(?:\{#([a-z0-9-]+)\})?$", re.MULTILINE)
    for name, source in content.pages["lv"].items():
        expected = heading.findall(source.body)
        assert all(identifier for _, identifier in expected), f"{name}: a heading without an id"
        for code in LANGUAGES:
            assert heading.findall(content.pages[code][name].body) == expected, f"{code}/{name}"


def test_translations_quote_the_same_facts_and_links(content: Content) -> None:
    """No language leaves out a fee, a phone or a source that the Latvian page gives."""
    quote = re.compile(r"\{\{ *((?:fact|links?)\.[a-z0-9_.]+?)(?:\.number)? *\}\}")
    more = {"lt": {"fact.emergency.ambulance", "fact.emergency.all_services"}}  # 113 means something else in Lithuania
    for name, source in content.pages["lv"].items():
        expected = set(quote.findall(source.body))
        for code in LANGUAGES[1:]:
            quoted = set(quote.findall(content.pages[code][name].body))
            assert quoted - more.get(code, set()) == expected - more.get(code, set()), f"{code}/{name}"
            assert quoted >= expected, f"{code}/{name}"


def test_every_link_and_anchor_resolves(site: Path, pages: list[BuiltPage]) -> None:
    """No link of any page leads to nothing, no fragment to an id that is not there."""
    by_url = {page.url: page for page in pages}
    for page in pages:
        for path, fragment in page.links():
            file = site / path.lstrip("/")
            assert (file / "index.html").is_file() if path.endswith("/") else file.is_file(), f"{page.name} → {path}"
            if fragment:
                assert fragment in by_url[path].ids, f"{page.name} → {path}#{fragment}"


def test_ids_are_unique_and_every_page_has_one_first_heading(pages: list[BuiltPage]) -> None:
    """Double ids break deep links; a page has one `h1`, and no level of headings is jumped over."""
    for page in pages:
        assert len(page.ids) == len(set(page.ids)), page.name
        levels = [int((node.tag or "")[1:]) for node in page.tree.css("h1,h2,h3,h4,h5,h6")]
        assert levels.count(1) == 1, page.name
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), page.name


def test_nothing_raw_is_left_for_the_reader(pages: list[BuiltPage]) -> None:
    """No placeholder, no Markdown, no template word in any text, title or description."""
    for page in pages:
        for _, text in page.text_by_language():
            assert not RESIDUE.search(text), f"{page.name}: {text.strip()!r}"
        assert "{{" not in page.path.read_text(encoding="utf-8"), page.name


def test_versions_of_a_page_name_each_other(pages: list[BuiltPage], content: Content) -> None:
    """Hreflang is absolute, symmetric, has every language and x-default; canonical is the page's own address."""
    clusters = {page.url: alternates(page) for page in true_pages(pages)} | {
        "/": alternates(next(page for page in pages if page.url == "/"))
    }
    root = content.site.address.rstrip("/")
    for page in true_pages(pages):
        mine = clusters[page.url]
        assert set(mine) == {*LANGUAGES, "x-default"}, page.name
        assert mine[page.language] == root + page.url == page.attribute("link[rel=canonical]", "href")
        assert all(clusters[address.removeprefix(root)] == mine for address in mine.values()), page.name


def test_the_language_links_stay_on_the_page(pages: list[BuiltPage]) -> None:
    """Each page shows four language links, each to the same page in that language, the own one marked."""
    for page in true_pages(pages):
        links = page.tree.css(".ncp-languages a")
        assert [link.attributes["lang"] for link in links] == list(LANGUAGES)
        below = page.url.split("/", 2)[2]
        targets = [path for path, _ in page.links()]
        assert all(f"/{code}/{below}" in targets for code in LANGUAGES), page.name
        assert [link.attributes["lang"] for link in links if "aria-current" in link.attributes] == [page.language]


def test_a_draft_says_so_and_keeps_robots_out(site: Path, pages: list[BuiltPage], content: Content) -> None:
    """While NVD has not confirmed the content, each page tells the reader, and robots are told to stay out."""
    assert content.site.status == "draft"
    for page in pages:
        assert "noindex" in page.attribute("meta[name=robots]", "content"), page.name
        if "/" in page.name:
            assert page.tree.css_first(".ncp-draft") is not None, page.name
    assert "Disallow: /\n" in (site / "robots.txt").read_text(encoding="utf-8")


def test_every_page_gives_contact_hours_and_emergency_numbers(pages: list[BuiltPage]) -> None:
    """The footer of every page, error pages too, has phone from abroad, e-mail, hours, 113 and 112."""
    for page in (page for page in pages if "/" in page.name):
        targets = {link.attributes["href"] for link in page.tree.css("footer a")}
        assert {"tel:+37167045005", "tel:80001234", "mailto:nvd@vmnvd.gov.lv", "tel:113", "tel:112"} <= targets, (
            page.name
        )
        assert re.search(r"8.30.*17.00|8:30am.*5:00pm", page.text("footer")), page.name


def test_in_lithuanian_113_is_never_bare(content: Content) -> None:
    """In Lithuania 113 is an advice line: where a paragraph gives 113, it gives 112 too or says what 113 is here."""
    for page in content.pages["lt"].values():
        for paragraph in re.split(r"\n\s*\n", page.body):
            if "fact.emergency.ambulance" in paragraph:
                assert "fact.emergency.all_services" in paragraph or "Latvij" in paragraph, f"{page.file}: {paragraph}"
        assert not re.search(r"\b113\b", page.body), page.file


def test_no_phone_mail_amount_or_date_is_typed(content: Content) -> None:
    """Prose quotes facts; what looks like a phone, a mail address, an amount or a full date was typed."""
    typed = re.compile(
        r"\+37\d|\b\d{8}\b|[\w.]+@[\w.]+\.\w|\d+(?:[.,]\d\d)?\s*(?:€|EUR\b|eir|eur)|€\s*\d|\b\d{1,2}\.\d{2}\.20\d\d|\b20\d\d-\d\d-\d\d|\d\s?%"
    )
    for pages in content.pages.values():
        for page in pages.values():
            assert not typed.search(page.body), f"{page.file}: {typed.search(page.body)}"


def test_a_page_lists_the_sources_of_its_facts(pages: list[BuiltPage], content: Content) -> None:
    """Every page that quotes a fact ends with its sources, each a link."""
    for page in true_pages(pages):
        name = page.url.split("/", 2)[2].rstrip("/") or "index"
        if "{{ fact." in content.pages[page.language][f"{name}.md"].body:
            assert page.tree.css("#sources ~ ul a[href^=http]"), page.name


def test_the_sitemap_is_true(site: Path, pages: list[BuiltPage]) -> None:
    """Each true page once, with a date, and the same alternates as in its head."""
    root = ET.fromstring((site / "sitemap.xml").read_text(encoding="utf-8"))  # noqa: S314 - our own file
    entries = {entry.findtext("s:loc", "", SITEMAP): entry for entry in root.findall("s:url", SITEMAP)}
    heads = {page.attribute("link[rel=canonical]", "href"): alternates(page) for page in true_pages(pages)}
    assert set(entries) == set(heads)
    for address, entry in entries.items():
        links = {link.attrib["hreflang"]: link.attrib["href"] for link in entry.findall("x:link", SITEMAP)}
        assert links == heads[address]
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", entry.findtext("s:lastmod", "", SITEMAP))


def test_the_curated_links_are_shared_as_json_and_html(site: Path, content: Content) -> None:
    """/links.json and the fragments hold every association, with its languages and who runs it."""
    shared = json.loads((site / "links.json").read_text(encoding="utf-8"))
    by_id = {entry["id"]: entry for entry in shared["links"]}
    for link in content.links.of_kind("association"):
        assert by_id[link.id]["url"] == link.url
        assert set(by_id[link.id]["title"]) >= set(LANGUAGES)
        for code in LANGUAGES:
            fragment = (site / f"fragments/links-{code}.html").read_text(encoding="utf-8")
            assert link.page_for(code)[0] in fragment
            assert "<html" not in fragment


def test_the_links_page_says_of_each_who_runs_it_and_in_which_languages(site: Path, content: Content) -> None:
    """Each curated link has its heading, and below it two lines at least."""
    for code in LANGUAGES:
        page = BuiltPage(site, site / code / "treatment-in-latvia/index.html")
        words = content.interfaces[code].words
        for kind in ("association", "promotion", "institution", "register", "law"):
            for link in content.links.of_kind(kind):
                assert link.id.replace("_", "-") in page.ids
        text = page.text("article")
        assert text.count(f"{words.run_by}:") == text.count(f"{words.page_languages}:") >= 40


def test_an_unknown_address_is_answered_in_the_readers_language(site: Path) -> None:
    """Each language has its own 404, whose links are absolute because it is served at any depth."""
    for code in LANGUAGES:
        page = BuiltPage(site, site / code / "404.html")
        assert page.language == code
        assert all(
            (link.attributes["href"] or "").startswith(("/", "#", "tel:", "mailto:")) for link in page.tree.css("a")
        )
    everywhere = BuiltPage(site, site / "404.html")
    assert [node.attributes["lang"] for node in everywhere.tree.css("li[lang]")] == list(LANGUAGES)


def test_the_root_offers_four_plain_links(site: Path) -> None:
    """Without any script, `/` leads to each language."""
    page = BuiltPage(site, site / "index.html")
    assert [link.attributes["href"] for link in page.tree.css("a")] == [f"/{code}/" for code in LANGUAGES]
    assert "<script" not in page.path.read_text(encoding="utf-8")


def test_no_page_asks_anybody_else_for_anything(pages: list[BuiltPage]) -> None:
    """No script, frame, picture, font or style comes from another host, and no inline script stands in a page."""
    for page in pages:
        assert page.tree.css("script,iframe,object,embed,link[rel=preconnect],link[rel=dns-prefetch]") == [], page.name
        for node in page.tree.css("link[rel=stylesheet],link[rel=icon],img"):
            source = node.attributes.get("href") or node.attributes.get("src") or ""
            assert "//" not in source, page.name


def test_titles_and_descriptions_are_unique(pages: list[BuiltPage]) -> None:
    """Within a language no two pages carry the same title or description."""
    for code in LANGUAGES:
        mine = [page for page in true_pages(pages) if page.language == code]
        titles = [page.text("title") for page in mine]
        descriptions = [page.attribute("meta[name=description]", "content") for page in mine]
        assert len(set(titles)) == len(mine)
        assert len(set(descriptions)) == len(mine)


def test_every_translation_says_which_text_it_was_made_from(content: Content) -> None:
    """A stamp is the blob id of a Latvian text that git knows, or of the one that stands there now."""
    for code in LANGUAGES[1:]:
        for page in content.pages[code].values():
            assert isinstance(page.meta, TranslationFrontMatter)
            now = (ROOT / f"docs/lv/{page.name}").read_bytes()
            blob = hashlib.sha1(b"blob %d\0" % len(now) + now, usedforsecurity=False).hexdigest()
            known = subprocess.run(
                ["git", "cat-file", "-e", page.meta.source], cwd=ROOT, check=False, capture_output=True
            )
            assert page.meta.source == blob or known.returncode == 0, page.file
