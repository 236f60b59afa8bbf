"""The search of the whole site: its script, an index a language, the texts of each page, and their public names."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from ncp.kept_files import code_of, keep, key_of, recall
from ncp.processes import processors
from ncp.project import Project
from ncp.read.built import INDEX
from ncp.read.content import Content
from ncp.read.pages import CONTENTS, SEARCH, page_url
from ncp.read.words import SearchWords
from ncp.search.index import index_of, texts_of
from ncp.search.keys.lexicon import SiteKeys
from ncp.search.keys.table import raw_table_of
from ncp.search.lay import search_words, synonyms_of
from ncp.search.script import search_script
from ncp.search.sections import SearchPage, page_of
from ncp.shares import cut, in_shares
from ncp.stage.tree import StagedLanguage

HERE = Path(__file__).parent
MAKERS = ("selectolax",)
KEPT_AS = ".search"
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


def add_search(
    project: Project, content: Content, staged: Mapping[str, StagedLanguage], folder: Path
) -> Mapping[str, str]:
    """Write the search of a site whose pages are finished; give what its pages are to say instead of `@search@`."""
    languages = [code for code, language in staged.items() if has_search(language)]
    if not languages:
        return {}

    def made(codes: list[str]) -> list[Mapping[str, str]]:
        return [kept_files_of(project, content, staged[code], tuple(languages), folder / code) for code in codes]

    sizes = [len(staged[code].pages) for code in languages]
    files = {name: text for part in in_shares(made, cut(languages, sizes, processors())) for name, text in part.items()}
    of_content = _hash("".join(files.values()))
    for name, text in {**files, search_script_name(): search_script()}.items():
        path = folder / "assets" / name.replace(TO_COME, of_content)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    return {TO_COME: of_content}


def kept_files_of(
    project: Project, content: Content, staged: StagedLanguage, languages: tuple[str, ...], folder: Path
) -> Mapping[str, str]:
    """Give the files of a language's search: those that an earlier build made of the same pages, else new ones."""
    pages = [(folder / url / INDEX).read_bytes() for url in _urls(content, staged)]
    words = repr((languages, content.interfaces[staged.language].words, content.lists.glossary)).encode()
    data = [path.read_bytes() for path in sorted(project.data.glob("words/search-words.yml"))]
    key = key_of((code_of(HERE, packages=MAKERS), words, *data, *pages)) + KEPT_AS
    known = recall(project, key)
    if known is not None:
        found: dict[str, str] = json.loads(known)
        return found
    files = dict(files_of(content, staged, languages, folder))
    keep(project, key, json.dumps(files, ensure_ascii=False).encode())
    return files


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
    for url in _urls(content, staged):
        found = page_of(url, (folder / url / INDEX).read_text(encoding="utf-8"))
        if found is not None:
            yield found


def _urls(content: Content, staged: StagedLanguage) -> Iterator[str]:
    for name, page in staged.pages.items():
        if page.translated and name != SEARCH:
            yield content.pages[staged.language][name].url


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
