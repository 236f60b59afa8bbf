"""The index of a language: everything the browser needs to find sections, as one JSON document."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ncp.search.encode import packed, packed_choices, packed_lists, packed_words
from ncp.search.sections import SearchPage, Section
from ncp.search.vocabulary import Keys, Vocabulary, postings
from ncp.search.words import joined_words_of, words_of

OFTEN = 3
"""From how many times on a section says a word often."""
MOST_LINKED = 0.85
"""Which share of links makes a section a list of links."""
TENTHS = 9
"""How finely the share of links in a section is told."""
EVERYWHERE = 12
"""One section of so many says a word that is everywhere."""
LENGTH_STEP = 16
"""How finely the length of a section is told, in words."""


@dataclass(frozen=True)
class Synonyms:
    """What people type, and the terms of the pages that it stands for."""

    typed: str
    terms: tuple[str, ...]


def index_of(
    pages: Iterable[SearchPage],
    keyer: Keys,
    synonyms: Sequence[Synonyms],
    languages: Sequence[str],
    extra: Mapping[str, Any],
) -> str:
    """Give the index of some pages as JSON.

    `languages` are those of the site, the pages' own among them; `extra` is put in as it is: interface words, tables
    of the keyer.
    """
    pages = tuple(pages)
    sections = [section for page in pages for section in page.sections]
    texts = [searched_words(section) for section in sections]
    vocabulary = Vocabulary.of(_all_words(sections, texts, synonyms), keyer)
    lengths = [len(words) // LENGTH_STEP for words in texts]
    everywhere = said_everywhere(texts, extra.get("small", ()))
    texts = [[word for word in words if word not in everywhere] for words in texts]
    document = {
        "pages": [_outline(page) for page in pages],
        "linked": packed(round(section.linked * TENTHS) for section in sections),
        "lengths": packed(lengths),
        "forms": packed_words(vocabulary.forms),
        "families": packed(vocabulary.steps_back()),
        "keys": packed_choices([[one.written() for one in operations] for operations in vocabulary.operations()]),
        "foreign": packed(foreign(vocabulary, sections, texts, languages)),
        "postings": packed_lists(postings(texts, vocabulary)),
        "often": packed_lists(postings(texts, vocabulary, OFTEN)),
        "synonyms": [[one.typed, *one.terms] for one in synonyms],
        **extra,
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def searched_words(section: Section) -> list[str]:
    """Give the words by which a section is found; of a list of links only its heading tells what it answers."""
    if section.linked > MOST_LINKED:
        return []
    return words_of(section.text) + joined_words_of(section.text)


def said_everywhere(texts: Sequence[Sequence[str]], small: Iterable[str]) -> frozenset[str]:
    """Give the small words that so many sections say that where they stand tells nothing, and only costs bytes."""
    said = Counter(word for words in texts for word in set(words))
    return frozenset(word for word in small if said[word] * EVERYWHERE > len(texts))


def foreign(
    vocabulary: Vocabulary, sections: Iterable[Section], texts: Iterable[Sequence[str]], languages: Sequence[str]
) -> Iterator[int]:
    """Give for each form which other language it is of: its place among them from 1 on, nought for one of ours."""
    said = Counter(word for words in texts for word in words)
    marked: dict[str, Counter[str]] = defaultdict(Counter)
    own: set[str] = set()
    for section in sections:
        own.update(words_of(section.heading))
        for language, text in section.foreign:
            for word in words_of(text):
                marked[word][language] += 1
    for form in vocabulary.forms:
        by_language = marked.get(form, Counter())
        language = by_language.most_common(1)[0][0] if by_language else ""
        is_foreign = form not in own and 0 < said[form] <= by_language.total() and language in languages
        yield languages.index(language) + 1 if is_foreign else 0


def texts_of(page: SearchPage) -> str:
    """Give the texts of a page's sections, a line each: what excerpts are cut from."""
    return "\n".join(section.text for section in page.sections) + "\n"


def _outline(page: SearchPage) -> list[str]:
    """Give address and title of a page, then id and heading of each section but the top."""
    below = (part for section in page.sections[1:] for part in (section.id, section.heading))
    return [page.url, page.title, *below]


def _all_words(
    sections: Iterable[Section], texts: Iterable[Sequence[str]], synonyms: Iterable[Synonyms]
) -> Iterable[str]:
    for words in texts:
        yield from words
    for section in sections:
        yield from words_of(section.heading)
    for one in synonyms:
        for phrase in (one.typed, *one.terms):
            yield from words_of(phrase)
