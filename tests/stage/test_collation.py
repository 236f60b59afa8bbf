"""Lists are sorted as the dictionaries of each language are."""

import pytest

from ncp.project import this_project
from ncp.read.site import site_of
from ncp.stage.collation import Collation

SORTED = {
    "lv": "abols āre čakls darbs ēka ērce gads ģērbt iela yksis īss kuce ķert loks ļoti sals šals zāles žurka",
    "lt": "alus ąžuolas cukrus čia dantys ėda eilė yla ilgas ypač įstaiga sena šuo ūkis uola usai zona žmogus",
    "et": "arst haigla saatekiri šokolaad zoo žanr tasu tulla tõlk uks valu õde äri öö üks",
    "en": "ambulance café cafeteria doctor EHIC entitlement résumé S2 zebra",
}


@pytest.mark.parametrize("language", SORTED)
def test_each_language_has_its_own_order(language: str) -> None:
    """Letters of their own stand behind their neighbour, accents decide only between like words."""
    order = Collation(site_of(this_project()).languages[language].collation)
    words = SORTED[language].split()
    assert order.in_order(reversed(words)) == words
    assert order.in_order(sorted(words)) == words


@pytest.mark.parametrize(
    ("language", "word", "letter"),
    [
        ("lv", "ārsts", "A"),
        ("lv", "čeks", "Č"),
        ("lv", "Ģimenes ārsts", "Ģ"),
        ("lt", "įstaiga", "I"),
        ("lt", "ypač", "I"),
        ("lt", "ąsotis", "A"),
        ("et", "õde", "Õ"),
        ("et", "žanr", "Ž"),
        ("et", "zoo", "Z"),
        ("en", "écart", "E"),
        ("en", "112", "0–9"),
        ("en", "‘quoted’", "Q"),
    ],
)
def test_a_word_stands_under_its_letter(language: str, word: str, letter: str) -> None:
    """An accent makes no letter, unless the language says so."""
    assert Collation(site_of(this_project()).languages[language].collation).initial(word) == letter


def test_capitals_and_signs_hardly_matter() -> None:
    """A capital decides last; brackets and hyphens not at all."""
    order = Collation()
    assert order.in_order(["B", "a", "A", "b", "(a)b", "a-c"]) == ["a", "A", "(a)b", "a-c", "b", "B"]
