"""The real site, built once and judged as a visitor, a search engine and a neighbour institution see it."""

import hashlib
import html
import itertools
import json
import re
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT
from ncp.project import Project
from ncp.read.content import Content, read_content
from ncp.read.facts import Fact, Phone
from ncp.read.pages import Page, TranslationFrontMatter
from ncp.stage.link_list import heading_id
from ncp.stage.notation import telephone_link
from ncp.stage.pages import Stager
from page import BuiltPage, built_pages

NEEDED = ("", "emergency/", "ehic/", "planned-treatment/", "complaints/", "treatment-in-latvia/", "contact/")
RESIDUE = re.compile(
    r"\{\{|\}\}|\{%|\]\(|\*\*|^!!!|\|\s*---|\{#|\bNone\b|\bUndefined\b|&amp;nbsp;|\ufffd", re.MULTILINE
)
TYPED = {
    "phone": r"\+37\d|\b\d{8}\b",
    "e-mail": r"[\w.]+@[\w.]+\.\w",
    "amount": r"\d+(?:[.,]\d\d)?\s*(?:€|EUR\b|eir|eur)|€\s*\d",
    "date": r"\b\d{1,2}\.\d{2}\.20\d\d|\b20\d\d-\d\d-\d\d",
    "percentage": r"\d\s?%",
}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def content(project: Project) -> Content:
    """Give the content that the site was built from."""
    content, problems = read_content(project)
    assert content is not None
    assert problems == ()
    return content


@pytest.fixture(scope="module")
def codes(content: Content) -> tuple[str, ...]:
    """Give the languages of the site."""
    return content.site.codes


@pytest.fixture(scope="module")
def pages(site: Path) -> list[BuiltPage]:
    """Give all built pages, those above the languages and error pages too."""
    return built_pages(site)


@pytest.fixture(scope="module")
def below(pages: list[BuiltPage]) -> list[BuiltPage]:
    """Give the pages below a language, error pages left out."""
    return [page for page in pages if "/" in page.name and not page.name.endswith("404.html")]


@pytest.fixture(scope="module")
def true_pages(below: list[BuiltPage], content: Content) -> list[BuiltPage]:
    """Give the pages that really are in the language whose folder they are in."""
    addresses = {f"/{code}/{page.url}" for code, pages in content.pages.items() for page in pages.values()}
    return [page for page in below if page.url in addresses]


def translations(content: Content) -> Iterator[tuple[Page, Page]]:
    """Give (translation, source) for each translation that says it was made from the source as it stands now."""
    for pages in content.pages.values():
        for page in pages.values():
            source = content.source_of(page)
            if (
                source
                and isinstance(page.meta, TranslationFrontMatter)
                and page.meta.source == blob(ROOT / source.file)
            ):
                yield page, source


def blob(path: Path) -> str:
    """Give git's id of a file's content."""
    raw = path.read_bytes()
    return hashlib.sha1(b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()


def alternates(page: BuiltPage) -> dict[str, str]:
    """Give hreflang → address."""
    nodes = page.tree.css("link[rel=alternate][hreflang]")
    return {node.attributes["hreflang"] or "": node.attributes["href"] or "" for node in nodes}


def telephone(fact: Fact) -> str:
    """Give the address behind a phone."""
    assert isinstance(fact, Phone)
    return telephone_link(fact.value)


def test_the_four_languages_have_the_same_addresses(site: Path, codes: tuple[str, ...]) -> None:
    """The four languages of the plan are there, each with the pages that every contact point needs."""
    assert set(codes) >= {"lv", "lt", "et", "en"}
    for code in codes:
        for needed in NEEDED:
            assert (site / code / needed / "index.html").is_file(), f"{code}/{needed}"
    names = [{path.relative_to(site / code).as_posix() for path in (site / code).rglob("*.html")} for code in codes]
    assert all(of_language == names[0] for of_language in names)


def test_every_page_names_its_language(pages: list[BuiltPage], content: Content) -> None:
    """`<html lang>` is the folder's language; the pages above the languages are in the source language."""
    for page in pages:
        folder = page.name.split("/")[0]
        expected = folder if folder in content.site.languages else content.site.source_language
        assert page.language == expected, page.name


def test_headings_have_the_same_ids_in_every_language(content: Content) -> None:
    """A deep link works in every language: ids and levels of headings are equal, in order."""
    heading = re.compile(r"^(#+) .*?(?:\{#([a-z0-9-]+)\})?$", re.MULTILINE)
    for source in content.pages[content.site.source_language].values():
        assert all(identifier for _, identifier in heading.findall(source.body)), f"{source.file}: heading without id"
    for page, source in translations(content):
        assert heading.findall(page.body) == heading.findall(source.body), page.file


def test_translations_quote_the_same_facts_and_links(content: Content) -> None:
    """No language leaves out a fee, a phone or a source that the Latvian page gives."""
    quote = re.compile(r"\{\{ *((?:fact|links?)\.[a-z0-9_.]+?)(?:\.number)? *\}\}")
    emergency = {"fact.emergency.ambulance", "fact.emergency.all_services"}  # 113 means something else in Lithuania
    for page, source in translations(content):
        quoted, expected = set(quote.findall(page.body)), set(quote.findall(source.body))
        more = emergency if page.language == "lt" else set()
        assert expected <= quoted <= expected | more, page.file


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


def test_versions_of_a_page_name_each_other(
    pages: list[BuiltPage], true_pages: list[BuiltPage], content: Content
) -> None:
    """Hreflang is absolute, symmetric, has every true version and x-default; canonical is the page's own address."""
    root = content.site.address.rstrip("/")
    clusters = {page.url: alternates(page) for page in pages}
    for page in true_pages:
        mine = clusters[page.url]
        name = page.url.split("/", 2)[2]
        languages = {code for code, of in content.pages.items() if name in {other.url for other in of.values()}}
        assert set(mine) == {*languages, "x-default"}, page.name
        assert mine[page.language] == root + page.url == page.attribute("link[rel=canonical]", "href")
        assert all(clusters[address.removeprefix(root)] == mine for address in mine.values()), page.name


def test_the_language_links_stay_on_the_page(below: list[BuiltPage], codes: tuple[str, ...]) -> None:
    """Each page shows a link for each language, to the same page in that language, the own one marked."""
    for page in below:
        links = page.tree.css(".ncp-languages a")
        assert [link.attributes["lang"] for link in links] == list(codes)
        name = page.url.split("/", 2)[2]
        targets = [path for path, _ in page.links()]
        assert all(f"/{code}/{name}" in targets for code in codes), page.name
        assert [link.attributes["lang"] for link in links if "aria-current" in link.attributes] == [page.language]


def test_a_draft_says_so_and_keeps_robots_out(site: Path, pages: list[BuiltPage], content: Content) -> None:
    """While NVD has not confirmed the content, each page tells the reader, and robots are told to stay out."""
    draft = content.site.is_draft
    for page in pages:
        kept_out = "noindex" in page.attribute("meta[name=robots]", "content")
        assert kept_out or not (draft or page.name.endswith("404.html")), page.name
        if "/" in page.name:
            assert (page.tree.css_first(".ncp-draft") is not None) is draft, page.name
    assert ("Disallow: /\n" in (site / "robots.txt").read_text(encoding="utf-8")) is draft


def test_every_page_gives_contact_hours_and_emergency_numbers(pages: list[BuiltPage], content: Content) -> None:
    """The footer of every page, error pages too, has both phones, e-mail, hours, address, 113 and 112."""
    facts = content.facts.by_name
    phones = ("nvd.phone_abroad", "nvd.phone_latvia", "emergency.ambulance", "emergency.all_services")
    links = {telephone(facts[name]) for name in phones} | {f"mailto:{facts['nvd.email'].value}"}
    for page in (page for page in pages if "/" in page.name):
        assert links <= {link.attributes["href"] for link in page.tree.css("footer a")}, page.name
        notation = Stager.of(content, page.language).notation
        for name in ("nvd.hours", "nvd.address"):
            assert notation.plain(facts[name]) in page.text("footer"), page.name


def test_in_lithuanian_113_is_never_bare(content: Content) -> None:
    """In Lithuania 113 is an advice line: where a paragraph gives 113, it gives 112 too or says what 113 is here."""
    for page in content.pages["lt"].values():
        for paragraph in re.split(r"\n\s*\n", page.body):
            if "fact.emergency.ambulance" in paragraph:
                assert "fact.emergency.all_services" in paragraph or "Latvij" in paragraph, f"{page.file}: {paragraph}"
        assert not re.search(r"\b113\b", page.body), page.file


@pytest.mark.parametrize("kind", TYPED)
def test_no_phone_mail_amount_or_date_is_typed(kind: str, content: Content) -> None:
    """Prose quotes facts; what looks like a phone, a mail address, an amount or a full date was typed."""
    found = [
        f"{page.file}:{page.body_line + page.body.count(chr(10), 0, typed.start())}: {typed[0]}"
        for pages in content.pages.values()
        for page in pages.values()
        for typed in re.finditer(TYPED[kind], page.body)
    ]
    assert found == []


def test_a_page_lists_the_sources_of_its_facts(below: list[BuiltPage], content: Content) -> None:
    """Every page that quotes a fact ends with its sources, each a link."""
    bodies = {f"/{code}/{page.url}": page.body for code, pages in content.pages.items() for page in pages.values()}
    for page in below:
        if "{{ fact." in bodies.get(page.url, ""):
            assert page.tree.css("#sources ~ ul a[href^=http]"), page.name


def test_the_sitemap_is_true(site: Path, true_pages: list[BuiltPage]) -> None:
    """Each true page once, with a date, and the same alternates as in its head."""
    root = ET.fromstring((site / "sitemap.xml").read_text(encoding="utf-8"))  # noqa: S314 - our own file
    entries = {entry.findtext("s:loc", "", SITEMAP): entry for entry in root.findall("s:url", SITEMAP)}
    heads = {page.attribute("link[rel=canonical]", "href"): alternates(page) for page in true_pages}
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
        assert (by_id[link.id]["url"], by_id[link.id]["owner"]) == (link.url, link.owner)
        for code in content.site.codes:
            fragment = (site / f"fragments/links-{code}.html").read_text(encoding="utf-8")
            assert html.escape(link.page_for(code)[0]) in fragment
            assert "<html" not in fragment


def test_a_listed_link_leads_to_the_page_in_the_readers_language(below: list[BuiltPage], content: Content) -> None:
    """Heading, remark and list of languages of a curated link agree; each says who runs it."""
    listed = 0
    for page in below:
        for link in content.links.by_id.values():
            heading = page.tree.css_first(f"h3#{heading_id(link)}")
            if heading is None:
                continue
            listed += 1
            anchor = heading.css_first("a")
            assert anchor is not None
            url, languages = link.page_for(page.language)
            assert (anchor.attributes["href"], anchor.attributes["hreflang"]) == (url, languages[0])
            particulars = heading.parent.text() if heading.parent else ""
            assert link.owner in particulars, f"{page.name}: {link.id}"
            notation = Stager.of(content, page.language).notation
            assert notation.language_names(languages) in particulars, f"{page.name}: {link.id}"
    assert listed >= 70 * len(content.site.codes)


def test_an_unknown_address_is_answered_in_the_readers_language(site: Path, codes: tuple[str, ...]) -> None:
    """Each language has its own 404, whose links are absolute because it is served at any depth."""
    for code in codes:
        page = BuiltPage(site, site / code / "404.html")
        assert page.language == code
        for link in page.tree.css("a"):
            assert (link.attributes["href"] or "").startswith(("/", "#", "tel:", "mailto:"))
    everywhere = BuiltPage(site, site / "404.html")
    assert [node.attributes["lang"] for node in everywhere.tree.css("li[lang]")] == list(codes)


def test_the_root_offers_plain_links(site: Path, codes: tuple[str, ...]) -> None:
    """Without any script, `/` leads to each language; the only one there applies what the reader has set before."""
    page = BuiltPage(site, site / "index.html")
    assert [link.attributes["href"] for link in page.tree.css("a")] == [f"/{code}/" for code in codes]
    assert [node.attributes for node in page.tree.css("script")] == [{}]


def test_no_page_asks_anybody_else_for_anything(pages: list[BuiltPage]) -> None:
    """No frame is there, no script, picture, font or style comes from another host, and scripts in pages are ours."""
    first = (ROOT / "overrides/partials/first-script.html").read_text(encoding="utf-8").strip()
    for page in pages:
        assert page.tree.css("iframe,object,embed,link[rel=preconnect],link[rel=dns-prefetch]") == [], page.name
        inline = [node for node in page.tree.css("script:not([src])") if "ld+json" not in str(node.attributes)]
        assert {node.text(deep=True).strip() for node in inline} <= {first}, page.name
        for node in page.tree.css("link[rel=stylesheet],link[rel=icon],img,script[src]"):
            source = node.attributes.get("href") or node.attributes.get("src") or ""
            assert "//" not in source, page.name


def test_every_page_keeps_its_promises_to_machines(pages: list[BuiltPage], site: Path, codes: tuple[str, ...]) -> None:
    """A true page says in one block what its own address is, and stands beside its twin; a language has a manifest."""
    true = [
        (page, page.tree.css_first('link[rel="canonical"]'))
        for page in pages
        if page.name.count("/") and not page.name.endswith("404.html")
    ]
    for page, canonical in true:
        blocks = [json.loads(block.text()) for block in page.tree.css('script[type="application/ld+json"]')]
        assert [block["url"] for block in blocks] == ([canonical.attributes["href"]] if canonical else []), page.name
        assert (site / page.name).with_name("index.md").is_file() == bool(canonical), page.name
    assert sum(canonical is not None for _, canonical in true) >= len(codes)
    assert all((site / code / "site.webmanifest").is_file() for code in codes)


def test_titles_and_descriptions_are_unique(true_pages: list[BuiltPage], codes: tuple[str, ...]) -> None:
    """Within a language no two pages carry the same title or description."""
    for code in codes:
        mine = [page for page in true_pages if page.language == code]
        titles = [page.text("title") for page in mine]
        descriptions = [page.attribute("meta[name=description]", "content") for page in mine]
        assert len(set(titles)) == len(mine)
        assert len(set(descriptions)) == len(mine)


def test_every_translation_says_which_text_it_was_made_from(content: Content) -> None:
    """A stamp is the blob id of a source text that git knows, or of the one that stands there now."""
    for pages in content.pages.values():
        for page in pages.values():
            source = content.source_of(page)
            if (
                isinstance(page.meta, TranslationFrontMatter)
                and source
                and page.meta.source != blob(ROOT / source.file)
            ):
                question = ["git", "cat-file", "-e", page.meta.source]
                known = subprocess.run(question, cwd=ROOT, check=False, capture_output=True)
                assert known.returncode == 0, page.file
