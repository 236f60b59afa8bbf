"""What people type instead of the words of the pages, and words that say little about what they look for."""

from collections.abc import Iterator

from ncp.read.glossary import Glossary, Term
from ncp.read.inflection import written
from ncp.read.word_tables import SEARCH_WORDS, SearchWords, word_table
from ncp.search.index import Synonyms


def search_words(language: str) -> SearchWords:
    """Give what data/words/search-words.yml says of a language; nothing for one that it does not have."""
    return SearchWords.model_validate(word_table(SEARCH_WORDS).get(language, {}))


def synonyms_of(glossary: Glossary, language: str) -> tuple[Synonyms, ...]:
    """Give what people type in a language, each with the words of the pages that it stands for."""
    everyday = (Synonyms(typed, meant) for typed, meant in search_words(language).means.items())
    return tuple(sorted((*everyday, *_lay(glossary, language)), key=lambda one: (one.typed, one.terms)))


def _lay(glossary: Glossary, language: str) -> Iterator[Synonyms]:
    """Give the everyday words for the terms, and words that our texts never use for them."""
    for term in glossary.terms:
        terms = _names(term, language)
        typed = dict.fromkeys(written(word) for word in (*term.lay.get(language, ()), *term.never.get(language, ())))
        yield from (Synonyms(word, terms) for word in typed if terms and word not in terms)


def _names(term: Term, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(written(word) for word in term.terms.get(language, ())))
