"""The booklets of the real site."""

import itertools
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from bound import words_of
from selectolax.lexbor import LexborHTMLParser

from ncp.finish.booklet.chapters import plan_of
from ncp.project import Project
from ncp.read.content import Content, read_content

LANGUAGES = ("lv", "lt", "et", "en")
MOST_BYTES = 600_000
DROPPED = "nav, script, style, [hidden], [aria-hidden=true], .ncp-print"


@pytest.fixture(scope="module")
def content(project: Project) -> Content:
    """Give the real content."""
    content, _ = read_content(project)
    assert content
    return content


def text_of_pages(content: Content, site: Path, language: str) -> str:
    """Give the text of the articles that belong into a booklet, read in another way than the booklet does."""
    pieces = []
    for page in plan_of(content, language).pages:
        tree = LexborHTMLParser((site / language / page.url / "index.html").read_text(encoding="utf-8"))
        article = tree.css_first("article")
        assert article
        for unseen in article.css(DROPPED):
            unseen.decompose()
        pieces.append(article.text(separator="\n"))
    return "\n".join(pieces)


def lost_words(wanted: str, found: str) -> Counter[str]:
    """Give the words that stand less often in one text than in another."""
    return Counter(words_of(wanted)) - Counter(words_of(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_html_booklet_has_every_word_of_the_pages(content: Content, site: Path, language: str) -> None:
    """What the website says, the booklet says, as often."""
    body = LexborHTMLParser((site / language / "booklet.html").read_text(encoding="utf-8")).css_first("main")
    assert body
    assert not lost_words(text_of_pages(content, site, language), body.text(separator="\n"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_has_every_word_of_the_pages(content: Content, site: Path, language: str) -> None:
    """What the website says stands on paper, as often, letters of all four languages included."""
    with pypdfium2.PdfDocument(site / language / "booklet.pdf") as document:
        found = "\n".join(page.get_textpage().get_text_range() for page in document)
    assert not lost_words(text_of_pages(content, site, language), found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_html_booklet_needs_nothing_else(site: Path, language: str) -> None:
    """One file, small enough to send: no request to anybody, no script, no style that a strict policy would refuse."""
    text = (site / language / "booklet.html").read_text(encoding="utf-8")
    tree = LexborHTMLParser(text)
    assert len(text.encode()) <= MOST_BYTES
    assert not tree.css("script, link, iframe, object, embed, [style], [src]:not([src^='data:'])")
    assert not re.search(r"url\(|@import", text[: text.find("</style>")])


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_of_the_html_booklet_lead_to_places_that_are_there_once(site: Path, language: str) -> None:
    """Fifty pages in one file: no id twice, no link into the void, no relative address."""
    tree = LexborHTMLParser((site / language / "booklet.html").read_text(encoding="utf-8"))
    ids = Counter(node.attributes["id"] for node in tree.css("[id]"))
    links = [node.attributes["href"] or "" for node in tree.css("a[href]")]
    assert not [name for name, times in ids.items() if times > 1]
    assert not [link for link in links if link.startswith("#") and link[1:] not in ids]
    assert not [link for link in links if not re.match(r"#|https?://|tel:|mailto:", link)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_of_the_html_booklet_go_down_step_by_step(site: Path, language: str) -> None:
    """A screen reader's list of headings is the table of contents: booklet, chapter, page, section."""
    tree = LexborHTMLParser((site / language / "booklet.html").read_text(encoding="utf-8"))
    levels = [int((node.tag or "")[1]) for node in tree.css("h1, h2, h3, h4, h5, h6")]
    assert levels.count(1) == 1
    assert not [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_accessible(site: Path, language: str) -> None:
    """Tagged, with title, language and bookmarks, and it says that it keeps PDF/UA-1."""
    reader = pypdf.PdfReader(site / language / "booklet.pdf")
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"] == language
    assert reader.metadata
    assert reader.metadata.title
    assert len(reader.outline) > 8
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    resources: list[Any] = [page["/Resources"] for page in reader.pages[:9]]
    fonts = {str(font["/BaseFont"]) for one in resources for font in one["/Font"].values()}
    assert all("+" in font for font in fonts)  # a subset of each font is in the file
