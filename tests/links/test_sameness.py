"""Whether a page is still the one that was promised: its title, its words, its owner, its language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_fakes import WITNESSES, page_of, page_with, prose

from ncp.links.judge.language import is_other_language, languages_of
from ncp.links.judge.sameness import Sameness, compare
from ncp.links.model import Contract
from ncp.links.page.words import alike, contains, distance, fingerprint, folded, key_of, parts_of

URL = "https://www.slimnica.lv/lv/pacientiem"
SITE = "Rīgas Austrumu slimnīca"


def compared(title: str, shown: str, body: str = "", site: str = "", owner: str = "") -> Sameness:
    """Compare a page of one title with a contract of another."""
    head = f'<meta property="og:site_name" content="{site}">' if site else ""
    page = page_of(f"<html><head>{head}<title>{shown}</title></head><body>{body or prose(80)}</body></html>")
    return compare(Contract(URL, titles={"": title}, owners=(owner,) if owner else ()), page, WITNESSES)


@pytest.mark.parametrize(
    ("promised", "shown"),
    [
        ("Pacientu iemaksas", "PACIENTU IEMAKSAS"),
        ("Pacientu iemaksas", "Pacientu  iemaksas "),
        ("Pacientu iemaksas", "Pacientu iemaksas."),
        ("Pacientu iemaksas", "Pacientu iemaksas | Nacionālais veselības dienests"),
        ("Pacientu iemaksas", "Pacientu iemaksas – NVD"),
        ("Pacientu iemaksas", "NVD — Pacientu iemaksas"),
        ("Pacientu iemaksas", "Nacionālais veselības dienests: : Pacientu iemaksas".replace(": :", " ::")),
        ("Pacientu iemaksas", "Pacientu iemaksas « NVD"),
        ("Pacientu iemaksas", "Pacientu iemaksas (NVD)"),
        ("Pacientu iemaksas", "Pacientu iemaksas - Lapa - NVD"),
        ("Pacientu iemaksas | NVD", "Pacientu iemaksas"),
        ("Pacientu iemaksas - NVD", "Pacientu iemaksas | Nacionālais veselības dienests"),
        ("Pacientu iemaksas – NVD", "NVD – Pacientu iemaksas"),
        ("ES – EEZ un Šveice", "ES - EEZ un Šveice"),
        ("ES – EEZ un Šveice", "ES: EEZ un Šveice"),
        ("„Labā” slimnīca", '"Labā" slimnīca'),
        ("„Labā” slimnīca", "“Labā” slimnīca"),
        ("Doctor's advice for patients", "Doctor’s advice for patients"),
        ("E-veselība iedzīvotājiem", "E\u2011veselība iedzīvotājiem"),
        ("Arstesanas arvalstis", "Ārstēšanās ārvalstīs"),
        ("Ārstēšanās ārvalstīs 2025", "Ārstēšanās ārvalstīs (2025)"),
        ("Patient fees in 2025", "Patient fees in 2025 | Health Service"),
        ("Gesundheit für alle Straße", "GESUNDHEIT FÜR ALLE STRASSE"),
        ("ЗДОРОВЬЕ пациента", "Здоровье пациента — Портал"),
    ],
)  # fmt: skip
def test_a_title_in_another_dress_is_the_same(promised: str, shown: str) -> None:
    """Case, dashes, quotes, accents, the site's name before or behind or in parentheses: the same page to a reader."""
    assert compared(promised, shown).titled is True


@pytest.mark.parametrize(
    ("promised", "shown"),
    [
        ("Pacientu iemaksas", "Kontakti"),
        ("Pacientu iemaksas", "Kontakti | Nacionālais veselības dienests"),
        ("Pacientu iemaksas | NVD", "Kontakti | NVD"),
        ("Pacientu iemaksas – Nacionālais veselības dienests", "Vakances – Nacionālais veselības dienests"),
        ("Iesnieguma veidlapa 1", "Iesnieguma veidlapa 2"),
        ("Cenrādis 2024", "Cenrādis 2025"),
        ("Patient fees in 2024 | Service", "Patient fees in 2025 | Service"),
        ("Regula 883/2004", "Regula 987/2009"),
        ("Directive 2011/24/EU", "Directive 2011/83/EU"),
        ("Pacientu iemaksas", "Sākums"),
        ("Pacientu iemaksas", ""),
        ("Kardioloģijas nodaļa", "Neiroloģijas nodaļa"),
        ("Hospital admission", "Hospital discharge"),
    ],
)
def test_another_title_is_another_page(promised: str, shown: str) -> None:
    """Another subject, or the same with another number or year, is not what the curator chose."""
    assert compared(promised, shown).titled is False


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Pacientu iemaksas</h1>",
        "<h1>PACIENTU <em>iemaksas</em></h1>",
        "<h1><a href=/>Pacientu iemaksas</a></h1>",
        "<h2>Pacientu iemaksas</h2><h3>Cits</h3>",
        "<p><b>Pacientu iemaksas</b></p>",
    ],
)
def test_a_heading_may_bear_the_title_instead(body: str) -> None:
    """Many sites have one title for all pages; then the page's own heading names it."""
    assert compared("Pacientu iemaksas", "Nacionālais veselības dienests", body + prose(80)).titled is True


def test_a_heading_of_a_part_is_not_the_title_of_the_page() -> None:
    """That a list of news somewhere names the page does not make it that page."""
    body = f"<h1>Jaunumi</h1>{prose(80)}<h2>Pacientu iemaksas</h2>{prose(20)}"
    assert compared("Pacientu iemaksas", "Jaunumi | NVD", body).titled is False


@pytest.mark.parametrize(
    "site",
    [pytest.param(SITE), pytest.param("Nacionālais veselības dienests"), "NVD"],
)
@pytest.mark.parametrize("shown", ["Vakances – {site}", "{site}"])
def test_the_name_of_the_site_alone_is_no_title(site: str, shown: str) -> None:
    """Prices, vacancies and the home page of one site are three pages, however long the name is that all bear."""
    assert compared(f"Cenas – {site}", shown.format(site=site), site=site).titled is False


def test_a_title_in_any_language_that_the_page_speaks_will_do() -> None:
    """A contract tells titles in four languages; the page bears the one of its own."""
    contract = Contract(URL, titles={"lv": "Pacientu iemaksas", "en": "Patient fees"}, languages=("en",))
    assert compare(contract, page_with("Patient fees", prose(30)), WITNESSES).titled is True
    assert compare(contract, page_with("Pacientu iemaksas", prose(30)), WITNESSES).titled is False


def test_a_title_of_our_own_words_has_only_to_be_found_again() -> None:
    """data/links.yml describes pages in our words, which need not stand there: their absence accuses nobody."""
    contract = Contract(URL, titles={"lv": "Slimnīcas cenrādis pacientiem"}, titles_are_ours=True)
    assert compare(contract, page_with("Cenrādis", f"<h1>Cenas slimnīcas pacientiem</h1>{prose(30)}"), WITNESSES).titled
    other = compare(contract, page_with("Auto noma", "<h1>Auto noma lidostā</h1>"), WITNESSES)
    assert other.titled is None


def evidenced(body: str, *words: str) -> Sameness:
    """Look for evidence on a page."""
    return compare(Contract(URL, evidence=words), page_with("Virsraksts", body), WITNESSES)


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("<p>Pacientu <b>iemaksas</b> slimnīcā</p>", "Pacientu iemaksas"),
        ("<p>Pacientu\n   iemaksas</p>", "Pacientu iemaksas"),
        ("<p>Pacientu&nbsp;iemaksas</p>", "Pacientu iemaksas"),
        ("<p>Pacien&shy;tu ie<wbr>maksas</p>", "Pacientu iemaksas"),
        ("<p><span>Paci</span><span>entu</span> iemaksas</p>", "Pacientu iemaksas"),
        ("<p>PACIENTU IEMAKSAS</p>", "pacientu iemaksas"),
        ("<p>Pacientu&#x200B; iemaksas</p>", "Pacientu iemaksas"),
        ("<p>Ārstēšanās</p>", "arstesanas"),
        ("<p>A\u0304rste\u0304šana\u0304s</p>", "Ārstēšanās"),
        ("<p>tel. 6704 3700</p>", "67043700"),
        ("<nav>Iemaksas</nav><p>a</p>", "Iemaksas"),
        ("<footer>Reģ. nr. 90009649337</footer>", "90009649337"),
        ("<h3>Iemaksas</h3>", "Iemaksas"),
        ("<p>Directive 2011/24/EU</p>", "Directive 2011/24/EU"),
        ("<p>a</p>", "Virsraksts"),
    ],
)
def test_evidence_is_found_however_it_is_set(body: str, word: str) -> None:
    """Across tags and line ends, with other accents, case and spaces, wherever it stands on the page."""
    assert evidenced(body, word).evidenced is True


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("<p>Pacienti</p>", "Pacientu iemaksas"),
        ("<script>var a = 'Iemaksas'</script><p>a</p>", "Iemaksas"),
        ("<!-- Iemaksas --><p>a</p>", "Iemaksas"),
        ("<p title='Iemaksas'>a</p>", "Iemaksas"),
    ],
)
def test_evidence_that_no_reader_sees_is_none(body: str, word: str) -> None:
    """What stands in scripts, comments and attributes is not on the page."""
    found = evidenced(body, word)
    assert (found.evidenced, found.missing) == (False, (word,))


def test_every_word_of_evidence_must_be_there() -> None:
    """The missing ones are named; where nothing was promised, nothing is said."""
    found = evidenced("<p>Viens un trīs</p>", "viens", "divi", "trīs")
    assert (found.evidenced, found.missing, found.fails) == (False, ("divi",), True)
    nothing = compare(Contract(URL), page_with("a", "b"), WITNESSES)
    assert (nothing.titled, nothing.evidenced, nothing.owner_named) == (None, None, None)
    assert not nothing.holds
    assert not nothing.fails


@pytest.mark.parametrize(
    ("owner", "said"),
    [
        ("Nacionālais veselības dienests", "Nacionālais veselības dienests"),
        ("Nacionālais veselības dienests", "NACIONĀLAIS VESELĪBAS DIENESTS, Rīga"),
        ("Nacionālais veselības dienests", "Sazinieties ar Nacionālo veselības dienestu"),
        ("Nacionālais veselības dienests", "Nacionālā veselības dienesta kontaktpunkts"),
        pytest.param(
            "Valstybinė ligonių kasa",
            "Valstybinės ligonių kasos duomenimis",
        ),
        ("Eesti Tervisekassa", "Eesti Tervisekassale"),
        ("European Commission", "by the European Commission"),
    ],
)
def test_an_owner_is_recognised_in_any_case_ending(owner: str, said: str) -> None:
    """Languages inflect names; the name is there all the same."""
    page = page_with("Lapa", f"<p>{said}</p>")
    assert compare(Contract(URL, owners=(owner,)), page, WITNESSES).owner_named is True


def test_one_of_several_owners_is_enough_and_a_stranger_is_none() -> None:
    """A page may be two bodies'; a page of a third names neither."""
    contract = Contract(URL, owners=("Nacionālais veselības dienests", "Veselības ministrija"))
    assert compare(contract, page_with("a", "<p>Veselības ministrija</p>"), WITNESSES).owner_named is True
    assert compare(contract, page_with("a", "<p>Labākās spēles un bonusi</p>"), WITNESSES).owner_named is False


TEXTS = {
    "lv": (
        "Nacionālais dienests sniedz informāciju par to, kā saņemt ārstēšanu citās valstīs un kas ir "
        "jādara, lai tiktu atmaksāti izdevumi, ja pacients ir samaksājis pats, bet viņam bija tiesības uz "
        "to. Par to var jautāt arī pa tālruni."
    ),
    "lt": (
        "Ligonių kasa teikia informaciją apie tai, kaip gauti gydymą kitose šalyse ir ką reikia daryti, kad "
        "būtų kompensuotos išlaidos, jei pacientas sumokėjo pats, bet jis turi teisę į tai. Dėl to galima "
        "klausti ir telefonu."
    ),
    "et": (
        "Tervisekassa annab teavet selle kohta, kuidas saada ravi teistes riikides ja mida on vaja teha, et "
        "kulud hüvitatakse, kui patsient on ise maksnud, aga tal oli selleks õigus. Seda võib küsida ka "
        "telefoni teel, või kirjaga."
    ),
    "en": (
        "The service gives information about how to get treatment in other countries and what has to be "
        "done so that the costs are paid back when a patient has paid, but was entitled to it. You can ask "
        "about this by phone as well."
    ),
    "ru": (
        "Служба даёт сведения о том, как получить лечение в других странах и что нужно сделать, чтобы "  # noqa: RUF001
        "расходы были возмещены, если пациент заплатил сам, но имел на это право. Об этом можно спросить и "  # noqa: RUF001
        "по телефону, или письмом."
    ),
    "de": (
        "Die Kasse gibt Auskunft darüber, wie man eine Behandlung in anderen Ländern bekommt und was zu tun "
        "ist, damit die Kosten erstattet werden, wenn der Patient selbst bezahlt hat, aber ein Recht darauf "
        "hat. Auch am Telefon."
    ),
    "fi": (
        "Laitos antaa tietoa siitä, miten hoitoa saa muissa maissa ja mitä on tehtävä, jotta kulut "
        "korvataan, kun potilas on itse maksanut, mutta hänellä oli siihen oikeus. Tästä voi kysyä myös "
        "puhelimitse tai kirjeellä, jos niin on."
    ),
    "pl": (
        "Fundusz udziela informacji o tym, jak uzyskać leczenie w innych krajach i co trzeba zrobić, aby "
        "koszty były zwrócone, gdy pacjent zapłacił sam, ale ma do tego prawo. O to można zapytać także "
        "przez telefon lub na piśmie."
    ),
}
WORDS = WITNESSES.function_words


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_the_language_of_a_text_is_told_by_its_words(code: str) -> None:
    """Small words give a language away; whoever promised another one is told so, and nobody else."""
    assert languages_of(TEXTS[code], WORDS)[0] == code
    assert not is_other_language(TEXTS[code], (code,), WORDS)
    for other in set(TEXTS) - {code, "lv" if code == "lt" else code}:
        assert is_other_language(TEXTS[code], (other,), WORDS)


def test_lithuanian_is_not_taken_for_latvian() -> None:
    """The two languages that an editor here confounds least must not be confounded for him."""
    assert is_other_language(TEXTS["lt"], ("lv",), WORDS)


def language_changed(text: str, *languages: str, attribute: str = "en") -> bool:
    """Say whether a page is told to be in another language."""
    page = page_of(f"<html lang={attribute}><title>x</title><body><p>{text}</p></body></html>")
    return compare(Contract(URL, languages=languages), page, WITNESSES).other_language


@pytest.mark.parametrize("attribute", ["lv", "en", "zz", ""])
def test_the_lang_attribute_says_nothing(attribute: str) -> None:
    """Templates are copied with their attributes; the text is what a reader reads."""
    assert not language_changed(TEXTS["lv"], "lv", attribute=attribute or '""')
    assert language_changed(TEXTS["ru"], "lv", attribute=attribute or '""')


def test_a_page_in_two_languages_is_in_both() -> None:
    """Either promise holds, a third does not."""
    both = f"{TEXTS['lv']} {TEXTS['en']}"
    assert not language_changed(both, "lv")
    assert not language_changed(both, "en")
    assert language_changed(both, "pl")


def test_a_page_of_several_languages_by_contract_may_show_any() -> None:
    """The contract names what the page is in; one of them is enough."""
    assert not language_changed(TEXTS["en"], "lv", "en")


@pytest.mark.parametrize("text", ["", "Kontakti", "Tālrunis 67043700", "Rīga Vilnius Tallinn " * 20, "12 34 56 " * 40])
def test_a_text_too_short_or_too_bare_accuses_nobody(text: str) -> None:
    """A telephone list is in no language."""
    assert not language_changed(text, "lv")


NEAR_TEXTS = {
    "nb": (
        "Tjenesten gir informasjon om hvordan man får behandling i andre land og hva som må gjøres for at "
        "utgiftene skal bli dekket når pasienten har betalt selv, men det er en rett til det. Du kan også "
        "spørre om dette på telefon."
    ),
    "da": (
        "Tjenesten giver information om hvordan man får behandling i andre lande og hvad der skal gøres for "
        "at udgifterne bliver dækket når patienten har betalt selv, men der er en ret til det. Man kan også "
        "spørge om dette på telefon."
    ),
    "cs": (
        "Pojišťovna podává informace o tom, jak se léčit v jiných zemích a co je třeba udělat, aby náklady "
        "byly uhrazeny, když pacient zaplatil sám, ale má na to právo. Na to se můžete zeptat také "
        "telefonem nebo dopisem, když to je možné."
    ),
    "sk": (
        "Poisťovňa podáva informácie o tom, ako sa liečiť v iných krajinách a čo treba urobiť, aby náklady "
        "boli uhradené, keď pacient zaplatil sám, ale má na to právo. Na to sa môžete spýtať aj telefónom "
        "alebo listom, keď to je možné."
    ),
}


@pytest.mark.parametrize(("one", "other"), [("nb", "da"), ("da", "nb"), ("cs", "sk"), ("sk", "cs")])
def test_near_languages_are_not_accused_of_being_each_other(one: str, other: str) -> None:
    """Norwegian promised and Danish found may be our mistake; an editor is not sent to look for it."""
    assert not language_changed(NEAR_TEXTS[one], other)
    assert language_changed(NEAR_TEXTS[one], "lv")


@pytest.mark.parametrize("codes", [("zz",), ("lv", "zz"), ("",)])
def test_a_language_that_we_do_not_know_is_not_judged(codes: tuple[str, ...]) -> None:
    """Whoever promises one of which we have no words gets no verdict on it."""
    assert not language_changed(TEXTS["en"], *codes)


def test_tags_of_countries_and_scripts_do_not_matter() -> None:
    """`lv-LV` and `LV` are Latvian, `no` is Norwegian."""
    assert not language_changed(TEXTS["lv"], "lv-LV")
    assert not language_changed(TEXTS["lv"], "LV")
    assert not language_changed(NEAR_TEXTS["nb"], "no")


@pytest.mark.parametrize("text", ["Veselība™", "\U0001d415eselība", "№ 5"])
def test_signs_that_stand_for_letters_are_folded_like_letters(text: str) -> None:
    """What was folded once is folded: the same title reads the same in every dress."""
    assert folded(folded(text)) == folded(text)
    assert key_of(text) == key_of(folded(text))


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_crashes_the_comparison(one: str, other: str) -> None:
    """Whatever a curator promises and a page says, the answer is yes, no, or nothing; a text is like itself."""
    contract = Contract(URL, titles={"": one}, evidence=(one,), owners=(other,), languages=(one[:5], "lv"))
    compare(contract, page_with(other, f"<h1>{other}</h1>{one}"), WITNESSES)
    assert alike(one, one) == bool(key_of(one))
    assert alike(one, other) == alike(other, one)
    assert contains(key_of(f"{one} {other}"), other)
    assert all(parts_of(one))
    assert distance(fingerprint(one), fingerprint(one)) in {0, 64}


@given(st.lists(st.sampled_from(TEXTS["lv"].split()), min_size=30, max_size=120))
def test_like_texts_have_like_fingerprints(words: list[str]) -> None:
    """Numbers and case do not count, and the hash is one of 64 bits."""
    text = " ".join(words)
    assert distance(fingerprint(text), fingerprint(text.upper() + " 12 345")) == 0
    assert len(fingerprint(text)) == 16
