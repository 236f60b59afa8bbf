"""Where the words of each language come from."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping

import simplemma.strategies.dictionaries.dictionary_factory as simplemma

from ncp.search.learn.affixes import Affixes, Entry
from ncp.search.learn.paradigms import frequencies

Forms = Iterator[tuple[str, Collection[str]]]
"""A lemma and some of its forms; a lemma may come several times."""
VERB_STEMS = tuple(
    pair.split(">")
    for pair in [
        "avo>auti",
        "auja>auti",
        "uoja>uoti",
        "avo>uoti",
        "ėjo>ėti",
        "ėja>ėti",
        "ino>inti",
        "ina>inti",
        "ija>yti",
        "ijo>yti",
        "ijo>ioti",
        "ioja>ioti",
        "iojo>ioti",
        "oja>oti",
        "ojo>oti",
        "ė>yti",
        "o>yti",
        "o>oti",
        "o>ėti",
        "i>ėti",
        "a>ti",
        "o>ti",
        "ė>ti",
    ]
)
"""How the present and the past of a Lithuanian verb end, and its infinitive."""
VERBAL_NOUN = re.compile(r"im(as|o|ui|ą|u|e|ai|ų|ams|us|ais|uose)$")
CASES = [
    *(f"{number} {case}" for number in ("sg", "pl") for case in "n g p ill in el all ad abl tr ter es ab kom".split()),  # noqa: SIM905 - readable
    "adt",
]
VERB_FORMS = [
    "ma",
    "mas",
    "mast",
    "maks",
    "mata",
    "da",
    "des",
    "b",
    "n",
    "d",
    "s",
    "me",
    "te",
    "vad",
    "sin",
    "sid",
    "sime",
    "site",
    "nud",
    "tud",
    "nuks",
    "ks",
    "ksid",
    "ksin",
    "ti",
    "takse",
    "ta",
    "o",
    "tav",
    "v",
    "ge",
    "gu",
    "tagu",
    "taks",
    "tama",
    "tati",
]
COMMON_ENGLISH = 2e-8
"""How often a word must be used: the list has many that nobody does."""


def dictionary(language: str) -> Mapping[str, str]:
    """Give simplemma's forms and their lemmas."""
    return {form.decode(): lemma.decode() for form, lemma in simplemma._load_dictionary_from_disk(language).items()}  # noqa: SLF001


def latvian() -> Forms:
    """Give the words of the Latvian spelling dictionary, verbs with their participles."""
    affixes = Affixes.read("lv_LV")
    for entry in affixes.entries:
        yield entry.word, set(affixes.forms(entry.word, entry.flags))


def lithuanian() -> Forms:
    """Give the words of the Lithuanian spelling dictionary; it lists three stems of a verb, which are joined here."""
    affixes, lemmas = Affixes.read("lt_LT"), {form.lower(): lemma for form, lemma in dictionary("lt").items()}
    infinitives = {entry.word for entry in affixes.entries if "T" in entry.flags}
    for entry in affixes.entries:
        forms = set(affixes.forms(entry.word, entry.flags))
        if {"P", "E"}.isdisjoint(entry.flags):
            yield entry.word, forms
            continue
        nouns = {form for form in forms if VERBAL_NOUN.search(form)}
        infinitive = _infinitive(entry, lemmas, infinitives)
        if infinitive:
            yield infinitive, {entry.word, *forms} - nouns
        for noun in (form for form in nouns if form.endswith("imas")):
            yield noun, {form for form in nouns if form.startswith(noun[:-2])}


def _infinitive(entry: Entry, lemmas: Mapping[str, str], infinitives: Collection[str]) -> str | None:
    guesses = [entry.word.removesuffix(end) + new for end, new in VERB_STEMS if entry.word.endswith(end)]
    return next((guess for guess in (lemmas.get(entry.word, ""), *guesses) if guess in infinitives), None)


def estonian() -> Forms:
    """Give all cases of the words of simplemma's list, and the chief forms of verbs, as Vabamorf makes them."""
    from estnltk.vabamorf.morf import synthesize  # noqa: PLC0415 - only Estonian needs it

    known = dictionary("et")
    counted = Counter(known.values())
    for lemma in sorted(lemma for lemma in counted if lemma.isalpha() and lemma.islower()):
        present = synthesize(lemma, "b", "V") if lemma.endswith("ma") else []
        if present and present[0] in known:
            yield lemma, {form for name in VERB_FORMS for form in synthesize(lemma, name, "V")}
            continue
        for part in "SA":
            genitive = synthesize(lemma, "sg g", part)
            if genitive and genitive[0] in known:
                yield lemma, {form for name in CASES for form in synthesize(lemma, name, part)}
                break


def english() -> Forms:
    """Give the words of simplemma's list that are used."""
    used, found = frequencies("en"), defaultdict(set)
    for form, lemma in dictionary("en").items():
        if form.islower() and max(used.get(form, 0), used.get(lemma, 0)) > COMMON_ENGLISH:
            found[lemma].add(form)
    yield from found.items()


SOURCES: Mapping[str, Callable[[], Forms]] = {"lv": latvian, "lt": lithuanian, "et": estonian, "en": english}
