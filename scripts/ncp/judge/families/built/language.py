"""Rules about the language of a built page and of its parts."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from babel import Locale, UnknownLocaleError

from ncp.judge.corpus import Corpus
from ncp.judge.families.built.known import is_untranslated
from ncp.judge.families.built.residue import excerpt, seen_texts
from ncp.judge.once import once
from ncp.judge.registry import Family, Found, built_page_rule
from ncp.problems import Grade, Place
from ncp.read.built import BuiltPage
from ncp.read.word_tables import ENGINE_WORDS, word_table

GAP = re.compile(r"<(?P<tag>\w+)[^<>]*\slang=[^<>]*>[^<>]*</(?P=tag)>|\{\{.*?\}\}|\{[^{}]*\}|\*\*|<[^<>]*>")
EDGE = ' \n\t.,:;–—-()„“”"‘’'
SHORTEST = 4
"""Signs of a piece that stands alone; shorter ones are alike in many languages."""
SHORTEST_WITHIN = 20
"""Signs of a piece that is looked for within a longer text."""


@cache
def engine_words() -> Mapping[str, tuple[str, ...]]:
    """Give the words that engines put around pages by themselves, by language (data/words/engine-words.yml)."""
    return {str(code): tuple(words) for code, words in word_table(ENGINE_WORDS).items()}


def pieces(value: object) -> Iterator[str]:
    """Give the pieces of the words of an interface, without gaps and Markdown."""
    if isinstance(value, str):
        yield from (piece.strip(EDGE) for piece in GAP.sub("\n", value).split("\n"))
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from pieces(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from pieces(part)


def _frame_words(corpus: Corpus, code: str) -> set[str]:
    """Give what stands around the pages of a language: its interface, the names of its pages."""
    interface = corpus.content.interfaces.get(code)
    words = set(pieces(interface.words.model_dump())) if interface else set()
    for page in corpus.content.pages[code].values():
        words |= {text.strip(EDGE) for text in (page.meta.title, page.meta.short) if text}
    return {word for word in words if len(word) >= SHORTEST}


@once
def foreign_words(corpus: Corpus) -> dict[str, dict[str, str]]:
    """Give, for each language, the words of the others' frames that are not its own: word → language."""
    own = {code: _frame_words(corpus, code) for code in corpus.content.site.codes}
    foreign: dict[str, dict[str, str]] = {}
    for code, mine in own.items():
        words = {word: other for other, said in engine_words().items() if other != code for word in said}
        words |= {word: other for other, said in own.items() if other != code for word in said}
        foreign[code] = {word: other for word, other in words.items() if word not in mine}
    return foreign


@once
def long_foreign_words(corpus: Corpus) -> dict[str, re.Pattern[str]]:
    """Give, for each language, a pattern of the long words of the others' frames."""
    foreign = foreign_words(corpus)
    wanted = {code: [word for word in words if len(word) >= SHORTEST_WITHIN] for code, words in foreign.items()}
    return {code: re.compile("|".join(map(re.escape, words)) or r"(?!)") for code, words in wanted.items()}


@built_page_rule("B204", Family.BUILT, Grade.ERROR)
def the_frame_speaks_the_language_of_the_page(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """No words of another language's interface stand around a page, unless they are marked as what they are."""
    if any(html.get("lang") != page.language for html in page.named("html") if page.language):
        return  # told by B205; all words would be foreign
    names = {language.name for language in corpus.content.site.languages.values()}
    for text, place, language in seen_texts(page):
        known = foreign_words(corpus).get(language)
        if known is None or text.strip() in names:
            continue
        word = text.strip(EDGE)
        if word not in known:
            within = long_foreign_words(corpus)[language].search(text)
            word = within[0] if within else ""
        if word:
            values = {"words": word, "foreign": known[word], "language": language}
            yield Found(place, values, excerpt(text, max(text.find(word), 0)))


@built_page_rule("B205", Family.BUILT, Grade.ERROR)
def the_page_names_its_language(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """`<html lang>` is the language of the folder: screen readers speak by it."""
    if page.is_fragment:
        return
    html = page.named("html")
    given = html[0].get("lang") if html else ""
    codes = corpus.content.site.codes
    wanted = {page.language} if page.language else set(codes)
    if is_untranslated(page, corpus):
        wanted.add(corpus.source_language)
    if given not in wanted:
        place = page.at(html[0]) if html else Place(page.file)
        expected = page.language or corpus.source_language
        yield Found(place, {"given": given, "expected": expected}, corrected=f'<html lang="{expected}">')


@cache
def is_language_tag(tag: str) -> bool:
    """Say whether a tag names a language that the CLDR knows."""
    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True


@built_page_rule("B206", Family.BUILT, Grade.ERROR)
def language_tags_exist(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """Every `lang` and `hreflang` names a language that exists."""
    del corpus
    for element in page.content.elements:
        for name in ("lang", "hreflang"):
            tag = element.attributes.get(name)
            if tag is not None and not is_language_tag(tag) and (name, tag) != ("hreflang", "x-default"):
                yield Found(page.at(element), {"attribute": name, "tag": tag})


@built_page_rule("B207", Family.BUILT, Grade.WARNING)
def names_of_languages_are_marked(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """The name of a language in itself, as in the choice of languages, carries its `lang`."""
    names = {language.name: code for code, language in corpus.content.site.languages.items()}
    for run in page.content.runs:
        code = names.get(run.text.strip())
        if code and run.language != code and "a" in run.path:
            yield Found(page.at(run), {"name": run.text.strip(), "code": code})
