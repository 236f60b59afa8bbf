"""The glossary, and the index from A to Z: pages and terms in the order of the reader's language."""

from collections import defaultdict
from collections.abc import Iterator

from ncp.read.glossary import Term
from ncp.read.inflection import written
from ncp.read.pages import HOME
from ncp.stage.link_list import marked
from ncp.stage.lists.maker import Maker
from ncp.stage.literal import literal

SAME_BEGINNING = 3
"""Letters by which the index tells another form of a word (`eelloa`, `eelluba`) from another word."""
GLOSSARY = "glossary.md"
"""The page that index entries of terms lead to."""


def term_id(term: Term) -> str:
    """Give the id of a term's place on the page of the glossary, the same in every language."""
    return f"term-{term.id.replace('_', '-')}"


def _terms(maker: Maker) -> list[Term]:
    """Give the terms that this language has, in its order."""
    own = [term for term in maker.content.lists.glossary.terms if term.terms.get(maker.language)]
    return sorted(own, key=lambda term: maker.order.key(_name(term, maker.language)))


def _name(term: Term, language: str) -> str:
    return written(term.terms[language][0])


def glossary_list(maker: Maker) -> str:
    """Write all terms: what each is called here and in the other languages; a term leads to the page that says more."""
    return "\n".join(_entry(maker, term) for term in _terms(maker))


def _entry(maker: Maker, term: Term) -> str:
    locale = maker.notation.locale
    others = [
        f"{literal(str(locale.languages.get(code, code)))}: {marked(literal(_name(term, code)), code, maker.language)}"
        for code in maker.content.site.codes
        if code != maker.language and term.terms.get(code)
    ]
    name = _name(term, maker.language)
    linked = maker.page_link(term.page, "", name) if term.page else literal(name)
    meaning = f" – {maker.text(term.meaning)}" if maker.language in term.meaning else ""
    return f'- <span id="{term_id(term)}"></span>**{linked}**{meaning}  \n  {"; ".join(others)}'


def a_z_list(maker: Maker) -> str:
    """Write the index: every page by its short title, every term, and what people say for it."""
    by_letter: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for words, line in _index(maker):
        by_letter[maker.order.initial(words)].append((words, line))
    pieces = []
    for letter in maker.order.in_order(by_letter):
        entries = sorted(by_letter[letter], key=lambda entry: maker.order.key(entry[0]))
        pieces.append(f'<p class="ncp-letter" role="heading" aria-level="3">{letter}</p>')
        pieces.append("\n".join(f"- {line}" for _, line in dict.fromkeys(entries)))
    return "\n\n".join(pieces)


def _index(maker: Maker) -> Iterator[tuple[str, str]]:
    """Give the entries of the index: what each is sorted by, and its line."""
    for name, page in maker.content.pages[maker.language].items():
        if name != HOME:
            yield page.meta.short or page.meta.title, maker.page_link(name)
    if GLOSSARY not in maker.content.pages[maker.content.site.source_language]:
        return
    for term in _terms(maker):
        name = _name(term, maker.language)
        yield name, maker.page_link(term.page, "", name) if term.page else _entry_link(maker, term)
        for word in _other_words(term, maker.language):
            yield word, f"{literal(word)} → {literal(maker.words.see)} {_entry_link(maker, term)}"


def _other_words(term: Term, language: str) -> Iterator[str]:
    """Give what else a term is called; another form of the same word is no entry of its own."""
    beginning = _name(term, language)[:SAME_BEGINNING].casefold()
    for word in map(written, (*term.terms[language][1:], *term.lay.get(language, ()))):
        if word[:SAME_BEGINNING].casefold() != beginning:
            yield word


def _entry_link(maker: Maker, term: Term) -> str:
    """Lead to a term in the glossary."""
    return maker.page_link(GLOSSARY, term_id(term), _name(term, maker.language))
