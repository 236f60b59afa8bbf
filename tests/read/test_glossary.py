"""The glossary's terms are found in every case of their language, and in no other word."""

from random import Random

import pytest

from ncp.project import Project
from ncp.read.glossary import Glossary, read_glossary

LANGUAGES = ("lv", "lt", "et", "en")


@pytest.fixture(scope="module")
def glossary(project: Project) -> Glossary:
    """Give the real glossary."""
    glossary, problems = read_glossary(project)
    assert problems == ()
    return glossary


def found(glossary: Glossary, language: str, text: str) -> list[str]:
    """Give what is found of forbidden words, as it is written in the text."""
    return [text[hit.start : hit.end] for hit in glossary.forbidden(language, text)]


FORMS = {
    "lv": "refundāciju, provaideriem, kontraktētās, invoisa, stomatologam, medmāsas, preskripcijām, aplikācijā, "
    "ombudsmenu, medicīniskajās iestādēs, atsauces tīklos, Pretenzijas, gaidīšanas sarakstā, mājas lapas, "
    "biedrvalstīs, S2 formu, EVAK kartes, apelēt, rezidentiem, invalīdiem, pacientu iemaksām, transrobežu",
    "lt": "nukreipimą, autorizacijos, paciento įmokų, medicinos institucijoje, S2 formos, stomatologui, medsesėms, "
    "tarifų, medikamentais, paraiškoje, anketas, Pretenzijomis, paslaugų tiekėjams, tarpsieninės, ambulansu, invalidų, "
    "kontaktinio punkto, neatidėliotinąją, draudžiamųjų, epikrizę, šalies-narės",
    "et": "suunamiskirja, suunamiskirjata, kaasmaksega, kompensatsiooni, raviarvet, üldarstile, medikamentide, "
    "riskifondist, õiguskantslerile, statsionaaris, teenusepakkujalt, meditsiiniasutusse, e-retsepti, hädaabist, "
    "ambulantsi, Tervisekindlustuse, kompetentse asutuse, kuuluvusriigis, referentsvõrgustiku, stomatoloogid, "
    "planeeritud ravist",
    "en": "prior authorization, Prior authorizations, preauthorisation, copayment, copayments, co-pay, co-pays, copay, "
    "preauthorization, preauthorization’s",
}


@pytest.mark.parametrize(("language", "form"), [(code, form) for code in FORMS for form in FORMS[code].split(", ")])
def test_a_forbidden_word_is_found_in_every_case(glossary: Glossary, language: str, form: str) -> None:
    """The whole form is found, in the middle of a sentence."""
    assert found(glossary, language, f"xx {form}, yy.") == [form]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("lv", "Vajadzīga iepriekšēja atļauja; par iepriekšējas atļaujas termiņu; iepriekšējā gadā saņēma atļauju."),
        ("lv", "Saites uz citām lapām; atverat saiti; formāts; forma; formula; mājas; lapas; karte; iemaksa."),
        ("lv", "Medicīniskā palīdzība, iestāde. Gaidīšanas laiks un saraksts. Atsauces un tīkls."),
        ("lt", "Draudimo įmoka, institucija, punktas, anketinis, nukreipti, šalis ir narė, forma."),
        ("et", "Eelluba, kompetents, hädaabinumber, spetsialist, arve, retsept, kompenseerima, planeeritud aeg."),
        ("en", "Authorise, payment, copy, co-payment, prior authorisation, authorization."),
    ],
)
def test_no_other_word_is_taken_for_one(glossary: Glossary, language: str, text: str) -> None:
    """Words that begin alike, or that mean something else alone, are left in peace."""
    assert found(glossary, language, text) == []


USED = {
    "lv": [
        ("copayment", "līdzmaksājumu"),
        ("referral", "nosūtījumam"),
        ("invoice", "rēķinā"),
        ("form_s2", "S2 veidlapu"),
    ],
    "lt": [("copayment", "priemokos"), ("referral", "siuntimą"), ("invoice", "sąskaitų"), ("form_s2", "dokumentą S2")],
    "et": [("copayment", "omaosalust"), ("referral", "saatekirjata"), ("invoice", "arvel"), ("form_s2", "S2-vormi")],
    "en": [("copayment", "co-payments"), ("referral", "referrals"), ("invoice", "bills"), ("form_s2", "form S2")],
}


@pytest.mark.parametrize(("language", "term", "form"), [(code, *pair) for code in USED for pair in USED[code]])
def test_a_settled_term_is_found_in_every_case(glossary: Glossary, language: str, term: str, form: str) -> None:
    """The pair of a source and its translation is compared by these."""
    assert term in glossary.settled(language, f"xx {form} yy")


def test_no_term_is_itself_forbidden(glossary: Glossary) -> None:
    """What one entry asks for, no entry rules out."""
    for language in LANGUAGES:
        for term in glossary.terms:
            for word in term.terms.get(language, ()):
                plain = word.replace("|", "").removeprefix("=")
                assert found(glossary, language, plain) == [], plain


def test_the_glossary_is_worth_its_name(glossary: Glossary) -> None:
    """Enough terms, each in Latvian and in another language at least, unless it is another state's body."""
    assert len(glossary.terms) >= 60
    assert [term.id for term in glossary.terms if len(term.terms) < 2] == []
    assert all(set(term.fixed) <= set(term.terms) for term in glossary.terms)


def test_exchanges_are_words_as_people_write_them(glossary: Glossary) -> None:
    """Pairs for the rehearsal: no marks in them, and the wrong one is found."""
    for language in LANGUAGES:
        pairs = list(glossary.exchanges(language, Random(1)))  # noqa: S311 - a draw, no secret
        assert pairs
        for wrong, right in pairs:
            assert not set("|=") & {*wrong, *right}
            assert found(glossary, language, f"xx {wrong} yy") != [], wrong


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("terms:\n  - { id: a, terms: { lv: [b] }, nevr: { lv: [c] } }\n", "D011"),
        ("terms:\n  - { id: a, terms: { lv: b } }\n", "D019"),
        ("terms:\n  - { id: a, terms: { lv: [b] } }\n  - { id: a, terms: { lv: [c] } }\n", "D005"),
        ("terms:\n  - { terms: { lv: [b] } }\n", "D010"),
        ("terms: none\n", "D019"),
    ],
)
def test_a_mistake_in_the_file_is_told_with_its_place(tiny: Project, text: str, code: str) -> None:
    """As in every other data file."""
    (tiny.data / "glossary.yml").write_text(text, encoding="utf-8")
    _, problems = read_glossary(tiny)
    assert [problem.code for problem in problems] == [code]
    assert problems[0].place.path == "data/glossary.yml"


def test_a_site_may_have_no_glossary(tiny: Project) -> None:
    """Then no term is judged."""
    assert read_glossary(tiny) == (Glossary(), ())
