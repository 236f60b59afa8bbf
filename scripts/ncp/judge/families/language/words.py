"""Rules about words: misspelt ones, those in another language, and the dictionaries that are asked."""

from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.families.language.passages import Passage, Word, mended
from ncp.judge.families.language.reading import reading_of
from ncp.judge.registry import Family, Found, page_rule, site_rule
from ncp.problems import Grade, Place
from ncp.read.dictionaries import PACKAGES
from ncp.read.markdown.values import Document

LONGEST_SHOWN = 120
SETTINGS = "data/site.yml"


@site_rule("V201", Family.LANGUAGE, Grade.WARNING)
def dictionaries_are_there(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """Hunspell and its dictionaries are installed and answer; where nobody would read a warning, an error."""
    missing = corpus.dictionaries.missing
    if not missing:
        return
    wanted = sorted(set(missing.values()))
    packages = " ".join(["hunspell", *(PACKAGES[name] for name in wanted if name in PACKAGES)])
    values = {"languages": ", ".join(missing), "dictionaries": ", ".join(wanted), "packages": packages}
    yield Found(
        _settings(corpus, next(iter(missing))), values, grade=Grade.ERROR if corpus.dictionaries.required else None
    )


@site_rule("V202", Family.LANGUAGE, Grade.NOTE)
def language_has_a_dictionary(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """Each language of the site names its dictionary, or its words are not checked."""
    for code, language in corpus.content.site.languages.items():
        if language.dictionary is None:
            yield Found(_settings(corpus, code), {"language": language.name, "code": code})


def _settings(corpus: Corpus, language: str) -> Place:
    """Give the place of a language in data/site.yml."""
    return corpus.dictionaries.places.get(language, Place(SETTINGS))


@page_rule("V203", Family.LANGUAGE, Grade.WARNING)
def words_are_spelt_right(document: Document, corpus: Corpus) -> Iterator[Found]:
    """The dictionary of its language knows each word, or the project lists it."""
    for passage, word in reading_of(document, corpus).misspelt:
        yield _misspelt(document, corpus, passage, word)


def _misspelt(document: Document, corpus: Corpus, passage: Passage, word: Word) -> Found:
    place = passage.text.at(word.offset)
    meant = corpus.dictionaries.meant(word.language, word.text)
    if word.text[:1].isupper():
        meant = meant[:1].upper() + meant[1:]
    corrected = mended(document, place, len(word.text), meant) if meant else None
    values = {"word": word.text, "meant": meant, "list": f"data/words/{word.language}.txt"}
    return Found(place, values, corrected=corrected)


@page_rule("V204", Family.LANGUAGE, Grade.ERROR)
def text_is_in_the_language_of_its_page(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A paragraph, a heading, a cell, a title or description is in the language of its page."""
    for passage, foreign in reading_of(document, corpus).foreign:
        shown = passage.text.raw[foreign.first.offset : foreign.last.offset + len(foreign.last.text)]
        values = {"language": _name(corpus, foreign.language), "own": _name(corpus, document.page.language)}
        yield Found(passage.text.at(foreign.first.offset), values, shown=_short(shown))


@page_rule("V205", Family.LANGUAGE, Grade.ERROR)
def page_is_in_its_language(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A page is in the language of its folder; two files may have been swapped."""
    reading = reading_of(document, corpus)
    if reading.whole:
        own, other = document.page.language, reading.whole
        values = {"language": _name(corpus, other), "own": _name(corpus, own), "folder": f"docs/{own}/"}
        yield Found(document.field_place("title"), values, shown=_short(document.page.meta.title))


def _name(corpus: Corpus, code: str) -> str:
    return corpus.content.site.languages[code].name


def _short(text: str) -> str:
    """Give a text in one line, cut where it gets too long to read."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else line[:LONGEST_SHOWN].rsplit(" ", 1)[0] + " …"
