"""The keys of word forms: forms of one word meet, other words do not, in the browser as at build."""

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, sync_playwright

from ncp.gates import BROWSERS
from ncp.search.keys.keyer import Keyer
from ncp.search.keys.lexicon import SiteKeys
from ncp.search.keys.table import raw_table_of
from ncp.search.learn.lexicon import chosen_keys
from ncp.search.words import folded
from questions import read_questions

FORMS = Path(__file__).with_name("search") / "forms"
SCRIPTS = Path(__file__).parents[1] / "scripts" / "ncp" / "search" / "browser"
LANGUAGES = ("lv", "lt", "et", "en")
RECALL = {"lv": 0.98, "lt": 0.98, "et": 0.98, "en": 0.98}
"""Share of the pairs of forms of one word that must meet."""
LEXICON_RECALL = 0.95
"""Share of the pairs of a form that a page says and one that is typed that must meet."""
FALSE_JOINS = 0.001
"""Share of the pairs of forms of different words that may meet."""
ORIGIN = "http://keys.test/"
ASK = """async ([table, words]) => {
  const { Keyer } = await import("/keys.js");
  const keyer = new Keyer(table);
  return words.map((word) => keyer.keys(word));
}"""
ASK_PARTS = """async ([table, words, known]) => {
  const { Keyer } = await import("/keys.js");
  const keyer = new Keyer(table), keys = new Set(known);
  return words.map((word) => keyer.parts(word, (key) => keys.has(key)));
}"""


def paradigms(language: str) -> list[list[str]]:
    """Give the words that no table was learnt from, each with its forms."""
    lines = (FORMS / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def strange(forms: set[str]) -> Iterator[str]:
    """Give what people type besides words: halves of them, words together, capital letters, other scripts."""
    yield from (form[:4] for form in forms)
    yield from (first + second for first, second in itertools.pairwise(sorted(forms)))
    yield from (form.upper() for form in forms)
    yield from ("", "a", "ß", "Ω", "больница", "S2", "e112", "½", "ligoninė\u0307", "naïve", "x" * 200)


def meet(keyer: Keyer, one: str, other: str) -> bool:
    """Say whether two forms have a key in common."""
    return not set(keyer.keys(one)).isdisjoint(keyer.keys(other))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", [str, folded], ids=["as written", "without diacritics"])
def test_forms_of_a_word_meet_though_no_table_was_learnt_from_it(language: str, typed: type[str]) -> None:
    """Each form of a word finds nearly every other one, with diacritics and without."""
    keyer = Keyer.of(language)
    pairs = [pair for forms in paradigms(language) for pair in itertools.combinations(forms, 2)]
    missed = [(one, other) for one, other in pairs if not meet(keyer, typed(one), other)]
    assert 1 - len(missed) / len(pairs) >= RECALL[language], missed[:20]


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_of_different_words_hardly_ever_meet(language: str) -> None:
    """A word brings no pages of another word."""
    keyer = Keyer.of(language)
    pairs = [
        (one, other)
        for first, second in itertools.combinations(paradigms(language), 2)
        for one, other in zip(first, reversed(second), strict=False)
    ]
    joined = [pair for pair in pairs if meet(keyer, *pair)]
    assert len(joined) / len(pairs) <= FALSE_JOINS, joined[:20]


@pytest.mark.parametrize("name", ["S1", "S2", "E112", "112", "113", "A1", "555", "2026", "s2"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_forms_and_numbers_are_kept_whole(language: str, name: str) -> None:
    """What has a figure in it is no word form: it meets itself alone."""
    assert Keyer.of(language).keys(name) == (name.lower(),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hospitalised", "hospitalize"),
        ("paediatric", "pediatric"),
        ("anaesthetist", "anesthetists"),
        ("haemodialysis", "hemodialysis"),
        ("oesophagus", "esophagus"),
        ("centres", "center"),
        ("labour", "labor"),
        ("reimbursed", "reimbursing"),
    ],
)
def test_british_and_american_spellings_meet(one: str, other: str) -> None:
    """Whoever learnt the one spelling finds the other."""
    assert meet(Keyer.of("en"), one, other)


@pytest.mark.parametrize(
    ("language", "typed", "found"),
    [
        ("lv", "jāmaksā", "maksāt"),
        ("lv", "nemaksā", "maksāt"),
        ("lt", "nemoka", "mokėti"),
        ("lt", "tebemoka", "mokėti"),
    ],
)
def test_verbs_are_found_behind_their_prefixes(language: str, typed: str, found: str) -> None:
    """`I must pay` and `does not pay` find what the page says of paying."""
    assert meet(Keyer.of(language), typed, found)


@pytest.fixture(scope="module")
def in_browser() -> Iterator[Page]:
    """A page in Chromium that can load the scripts."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = browser.new_page()
        page.route(f"{ORIGIN}**", _serve)
        page.goto(ORIGIN)
        yield page
        browser.close()


def _serve(route: Route) -> None:
    name = route.request.url.removeprefix(ORIGIN)
    if name:
        route.fulfill(body=(SCRIPTS / name).read_text(encoding="utf-8"), content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html><title>keys</title>", content_type="text/html")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_browser_gives_the_keys_that_the_build_gives(language: str, in_browser: Page) -> None:
    """Every form of the lists, with diacritics and without, has the same keys here and there."""
    forms = {form for words in paradigms(language) for form in words}
    words = sorted({*forms, *map(folded, forms), *strange(forms)})
    keyer = Keyer.of(language)
    given = in_browser.evaluate(ASK, [raw_table_of(language), words])
    assert dict(zip(words, map(tuple, given), strict=True)) == {word: keyer.keys(word) for word in words}


@pytest.mark.parametrize(
    ("language", "compound", "known", "parts"),
    [
        ("et", "haiglaravile", ("haigla", "ravi"), ("haigla", "ravile")),
        ("et", "tervisekindlustuskaardi", ("tervis", "kindlustus", "kaart"), ("tervise", "kindlustus", "kaardi")),
        ("lv", "zobārstniecības", ("zobs", "ārstniecība"), ("zob", "arstniecibas")),
        ("lt", "vaistažolėmis", ("vaistas", "žolė"), ("vaista", "zolemis")),
        ("et", "patsiendile", ("pats", "haigla"), ()),
    ],
)
def test_compounds_are_found_by_their_parts(
    language: str, compound: str, known: tuple[str, ...], parts: tuple[str, ...], in_browser: Page
) -> None:
    """A compound is split where both halves are words of the site, whatever links them; other words are not."""
    keyer = Keyer.of(language)
    keys = sorted({key for word in known for key in keyer.keys(word)})
    assert in_browser.evaluate(ASK_PARTS, [raw_table_of(language), [compound], keys]) == [list(parts)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_a_word_in_the_lexicon_finds_every_other(language: str) -> None:
    """Whatever the table makes of a form that is typed, a word of the site has that key."""
    keys, keyer = SiteKeys.of(language), Keyer.of(language)
    words = [word for word in read_questions(language).unseen if keys.keys(word.forms[0]) != keyer.keys(word.forms[0])]
    pairs = [pair for word in words for pair in itertools.permutations(word.forms, 2)]
    missed = [(said, typed) for said, typed in pairs if set(keys.keys(said)).isdisjoint(keyer.keys(typed))]
    assert len(words) > 5
    assert len(missed) / len(pairs) < 1 - LEXICON_RECALL


def test_a_compound_that_no_lexicon_has_is_keyed_by_its_last_part() -> None:
    """Its forms are those of the part."""
    keys = SiteKeys.of("et")
    assert set(keys.keys("võõrsüda")) >= {f"voor{key}" for key in keys.keys("süda")}


def test_the_keys_of_a_lexicon_are_few_and_reach_every_form() -> None:
    """Each form has one of them; the one that serves most comes first."""
    forms = ("hands", "hand", "geese", "goose")
    chosen = chosen_keys(forms, Keyer.of("xx"))
    assert set(chosen) == set(forms)
    assert chosen_keys(("kase", "kased"), Keyer.of("et"))[0] in Keyer.of("et").keys("kase")
