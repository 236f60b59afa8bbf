"""What people type instead of the terms of the pages, from the glossary."""

from collections.abc import Iterator

from ncp.read.glossary import Glossary, Term
from ncp.read.inflection import written
from ncp.search.index import Synonyms


def synonyms_of(glossary: Glossary, language: str) -> tuple[Synonyms, ...]:
    """Give the everyday words of a language, and words that our texts never use, each with the terms it stands for."""
    return tuple(sorted(_synonyms(glossary, language), key=lambda one: (one.typed, one.terms)))


def _synonyms(glossary: Glossary, language: str) -> Iterator[Synonyms]:
    for term in glossary.terms:
        terms = _names(term, language)
        typed = dict.fromkeys(written(word) for word in (*term.lay.get(language, ()), *term.never.get(language, ())))
        yield from (Synonyms(word, terms) for word in typed if terms and word not in terms)


def _names(term: Term, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(written(word) for word in term.terms.get(language, ())))
