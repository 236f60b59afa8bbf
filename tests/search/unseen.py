"""A grown site: pages that say words which the site does not have, one form of each, and questions that ask the others.

The words are those of `questions/*/unseen.yml` and of `forms/*.tsv`, which no table of endings was learnt from. Each
word has a page of its own among the real ones; which form that page says is a seeded draw.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from asking import answers
from kinds import Kind
from ncp.read.pages import SEARCH, page_url
from ncp.search.index import Synonyms, index_of
from ncp.search.keys.lexicon import SiteKeys
from ncp.search.sections import SearchPage, Section, page_of
from ncp.search.words import words_of
from questions import ROOT, Paradigm, read_questions

FORMS = ROOT / "tests" / "search" / "forms"
FORMS_ASKED = 8
"""Of each word; those with more are asked for a draw of them."""
SEED = 41
GIVEN = ("language", "names", "contents", "words", "small", "contact")
"""What an index is given besides what is made of the pages."""


TEXTS = "**/assets/search-*/*.txt"
"""Excerpts, which the added pages do not have."""


@dataclass(frozen=True)
class Grown:
    """An index of the grown site, as its file would be, and what is asked of it."""

    index: str
    kind: Kind


def unseen_words(language: str) -> tuple[Paradigm, ...]:
    """Give words with their forms that the pages of a language do not have."""
    lines = (FORMS / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    listed = (Paradigm(forms[0], tuple(dict.fromkeys(forms))) for forms in (line.split("\t") for line in lines))
    every = (*read_questions(language).unseen, *listed)
    return tuple({word.lemma: word for word in every if len(set(word.forms)) > 1}.values())


def grown(site: Path, language: str, seed: int = SEED) -> Grown:
    """Grow a built site by a page for each unseen word, and ask for that page with other forms of the word."""
    draw = random.Random(seed)  # noqa: S311 - a draw to be repeated, no secret
    pages = tuple(_pages(site / language))
    fillers = [section.text for page in pages for section in page.sections if section.text]
    said: list[SearchPage] = []
    asked: list[tuple[str, str]] = []
    known = {word for text in fillers for word in words_of(text)}
    words = [word for word in unseen_words(language) if known.isdisjoint(word.forms)]
    for number, word in enumerate(words):
        own = draw.choice(word.forms)
        url = f"unseen-{number}/"
        heading = f"x{number}"
        said.append(SearchPage(url, heading, (Section("", heading, f"{draw.choice(fillers)} {own}."),)))
        others = sorted(set(word.forms) - {own})
        asked += [(form, f"unseen-{number}.md") for form in draw.sample(others, min(FORMS_ASKED, len(others)))]
    typed, wanted = zip(*asked, strict=True)
    kind = Kind("unseen words", typed, tuple((name,) for name in wanted), by_page=True)
    return Grown(_index((*pages, *said), site, language), kind)


def answers_grown(page: Page, address: str, language: str, grown_site: Grown) -> list[list[str]]:
    """Ask the search of a served site what is asked of the grown one, whose index stands in for its own."""
    pattern = f"**/assets/search-{language}.*.json"
    page.route(pattern, lambda route: route.fulfill(body=grown_site.index, content_type="application/json"))
    page.route(TEXTS, lambda route: route.fulfill(body="", content_type="text/plain"))
    try:
        return answers(page, address, language, grown_site.kind.typed)
    finally:
        page.unroute(pattern)
        page.unroute(TEXTS)


def _pages(folder: Path) -> Iterator[SearchPage]:
    for path in sorted(folder.rglob("index.html")):
        url = "".join(f"{part}/" for part in path.relative_to(folder).parts[:-1])
        page = page_of(url, path.read_text(encoding="utf-8")) if url != page_url(SEARCH) else None
        if page is not None:
            yield page


def _index(pages: tuple[SearchPage, ...], site: Path, language: str) -> str:
    """Give the index of more pages than the site has, but for them like its own."""
    built = json.loads(next((site / "assets").glob(f"search-{language}.*.json")).read_text(encoding="utf-8"))
    synonyms = [Synonyms(typed, tuple(terms)) for typed, *terms in built["synonyms"]]
    extra = {name: built[name] for name in GIVEN}
    return index_of(pages, SiteKeys.of(language), synonyms, tuple(built["names"]), extra)
