"""Rules about the terms of data/glossary.yml."""

from collections.abc import Iterator

from ncp.judge.corpus import Corpus, Pair
from ncp.judge.families.language.passages import Passage, mended
from ncp.judge.families.language.reading import reading_of
from ncp.judge.registry import Family, Found, page_rule, pair_rule
from ncp.problems import Grade
from ncp.read.glossary import Hit, Term
from ncp.read.inflection import written
from ncp.read.markdown.values import Document, Section


@page_rule("V212", Family.LANGUAGE, Grade.WARNING)
def no_forbidden_word_stands_for_a_term(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A term of the glossary is not rendered by a word that the glossary rules out, in any case of it."""
    for passage in reading_of(document, corpus).own:
        for hit in corpus.glossary.forbidden(passage.language, passage.own_prose):
            yield _forbidden(document, passage, hit)


def _forbidden(document: Document, passage: Passage, hit: Hit) -> Found:
    found = passage.text.raw[hit.start : hit.end]
    right = next(map(written, hit.term.terms.get(document.page.language, ())), "")
    place = passage.text.at(hit.start)
    as_listed = right and found.casefold() == hit.form.written.casefold()  # another case is for the editor to find
    new = right[:1].upper() + right[1:] if found[:1].isupper() else right
    corrected = mended(document, place, len(found), new) if as_listed else None
    return Found(place, {"written": " ".join(found.split()), "right": right}, corrected=corrected)


@pair_rule("V213", Family.LANGUAGE, Grade.WARNING)
def settled_terms_are_translated_as_settled(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """Where a section uses a term that has one settled translation, its translation uses that, not another word."""
    glossary, source, language = corpus.glossary, corpus.source_language, pair.language
    sections = {section.identifier: section for section in pair.translation.sections}
    for section in pair.source.sections if glossary.terms else ():
        translated = sections.get(section.identifier)
        if translated is None or not section.texts:
            continue
        missed = glossary.settled(source, _text(section)) - glossary.settled(language, _text(translated))
        for term in glossary.terms:
            if term.id in missed and language in term.fixed and not reading_of(pair.translation, corpus).whole:
                yield _missed(pair, translated, term, source)


def _text(section: Section) -> str:
    return "\n".join(text.prose for text in section.texts)


def _missed(pair: Pair, section: Section, term: Term, source: str) -> Found:
    values = {"source": written(term.terms[source][0]), "right": written(term.terms[pair.language][0])}
    place = section.heading.place if section.heading else pair.translation.field_place("title")
    return Found(place, values)
