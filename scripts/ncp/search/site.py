"""The search of the whole site: its script, an index a language, the texts of each page, and their public names."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from ncp.read.content import Content
from ncp.read.pages import CONTENTS, SEARCH, page_url
from ncp.read.words import SearchWords
from ncp.search.index import index_of, texts_of
from ncp.search.keys.lexicon import SiteKeys
from ncp.search.keys.table import raw_table_of
from ncp.search.lay import search_words, synonyms_of
from ncp.search.script import search_script
from ncp.search.sections import SearchPage, page_of
from ncp.stage.tree import StagedLanguage

HASH_LENGTH = 8
TO_COME = "@search@"
"""Stands in the pages for the hash of all indexes, which are made of those very pages."""
Pieces = list[str | tuple[str, str]]
"""A text of the interface: words, and links as words and address."""


def search_script_name() -> str:
    """Give the public name of the script, which changes with its content."""
    return f"search.{_hash(search_script())}.js"


def index_name(language: str, of_content: str = TO_COME) -> str:
    """Give the public name of a language's index; the texts of its pages stand in a folder of that name."""
    return f"search-{language}.{of_content}.json"


def keys_name(language: str) -> str:
    """Give the public name of what keys words that the pages do not say, fetched when somebody types one."""
    return f"search-keys-{language}.{TO_COME}.json"


def has_search(staged: StagedLanguage) -> bool:
    """Say whether a language has what the search needs: its words, its page, the index to lead to without script."""
    return "search" in staged.words and SEARCH in staged.pages and CONTENTS in staged.pages


def add_search(content: Content, staged: Mapping[str, StagedLanguage], folder: Path) -> None:
    """Make the search of a site that is finished but for it: write its files, and name them in the pages."""
    languages = {code: language for code, language in staged.items() if has_search(language)}
    if not languages:
        return
    files: dict[str, str] = {}
    for code, language in languages.items():
        files |= dict(files_of(content, language, tuple(languages), folder / code))
    of_content = _hash("".join(files.values()))
    for name, text in {**files, search_script_name(): search_script()}.items():
        path = folder / "assets" / name.replace(TO_COME, of_content)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    for code in languages:
        for path in (folder / code).rglob("*.html"):
            path.write_bytes(path.read_bytes().replace(TO_COME.encode(), of_content.encode()))


def files_of(
    content: Content, staged: StagedLanguage, languages: tuple[str, ...], folder: Path
) -> Iterator[tuple[str, str]]:
    """Give name and text of a language's index and of the texts of its pages; the name's hash is yet to come."""
    words = content.interfaces[staged.language].words.search
    if words is None:
        return
    pages = tuple(searched_pages(content, staged, folder))
    extra = {
        "language": staged.language,
        "names": {code: content.site.languages[code].name for code in languages},
        "contents": page_url(CONTENTS),
        "words": spoken(words),
        "small": search_words(staged.language).small,
        "contact": pieces(staged.words["search"]["call"]),
    }
    name = index_name(staged.language)
    keyer = SiteKeys.of(staged.language)
    yield name, index_of(pages, keyer, synonyms_of(content.lists.glossary, staged.language), languages, extra)
    yield (
        keys_name(staged.language),
        json.dumps(raw_table_of(staged.language), ensure_ascii=False, separators=(",", ":")),
    )
    for number, page in enumerate(pages):
        yield f"{name.removesuffix('.json')}/{number}.txt", texts_of(page)


def searched_pages(content: Content, staged: StagedLanguage, folder: Path) -> Iterator[SearchPage]:
    """Give the pages that are really in the language, but for that of the search itself."""
    for name, page in staged.pages.items():
        if page.translated and name != SEARCH:
            url = content.pages[staged.language][name].url
            found = page_of(url, (folder / url / "index.html").read_text(encoding="utf-8"))
            if found is not None:
                yield found


def spoken(words: SearchWords) -> dict[str, object]:
    """Give the words that the script says."""
    return words.model_dump(exclude={"button", "call"}, exclude_none=True)


def pieces(marked: str) -> Pieces:
    """Give a text of the interface in pieces, so that the script needs no markup."""
    body = LexborHTMLParser(marked).body
    found = body.iter(include_text=True) if body else ()
    return [(node.text(), node.attributes.get("href") or "") if node.tag == "a" else node.text() for node in found]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:HASH_LENGTH]
