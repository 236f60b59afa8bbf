"""How values are written for the reader: the expectations are those of the language guides and the CLDR."""

from decimal import Decimal

import pytest

from ncp.project import Project
from ncp.read.content import Content, read_content
from ncp.read.facts import ADAPTER, Fact
from ncp.stage.notation import Notation

SOURCE = {"source": "https://a.example/", "as_of": "2026-01-02", "review_by": "2027-01-02", "confidence": "H"}


@pytest.fixture(scope="module")
def content(project: Project) -> Content:
    """Give the real content, for its languages and words."""
    content, _ = read_content(project)
    assert content is not None
    return content


def fact(**values: object) -> Fact:
    """Make a fact."""
    return ADAPTER.validate_python({**SOURCE, **values})


def notation(content: Content, language: str) -> Notation:
    """Give the notation of a language of the site."""
    return Notation(language, content.site.languages[language], content.interfaces[language].words)


EXPECTED = [
    ("lv", {"kind": "money", "value": "4.00"}, "4 eiro"),
    ("lv", {"kind": "money", "value": "2.85"}, "2,85 eiro"),
    ("lv", {"kind": "money", "value": "142290"}, "142 290 eiro"),
    ("lv", {"kind": "money", "value": "9000"}, "9000 eiro"),
    ("lt", {"kind": "money", "value": "9000"}, "9 000 eurų"),
    ("et", {"kind": "money", "value": "9000"}, "9000 eurot"),
    ("lv", {"kind": "percentage", "value": "20"}, "20 %"),
    ("et", {"kind": "percentage", "value": "20"}, "20%"),
    ("en", {"kind": "countries", "value": ["CH", "GB"]}, "Switzerland and the United Kingdom"),
    ("lt", {"kind": "money", "value": "4.00"}, "4 eurai"),
    ("lt", {"kind": "money", "value": "10"}, "10 eurų"),
    ("lt", {"kind": "money", "value": "21"}, "21 euras"),
    ("lt", {"kind": "money", "value": "2.85"}, "2,85 euro"),
    ("et", {"kind": "money", "value": "4"}, "4 eurot"),
    ("et", {"kind": "money", "value": "1"}, "1 euro"),
    ("et", {"kind": "money", "value": "191.68"}, "191,68 eurot"),
    ("en", {"kind": "money", "value": "4"}, "€4"),
    ("en", {"kind": "money", "value": "1234.50"}, "€1,234.50"),
    ("lv", {"kind": "date", "value": "2026-11-22"}, "2026. gada 22. novembris"),
    ("lt", {"kind": "date", "value": "2026-11-22"}, "2026 m. lapkričio 22 d."),
    ("et", {"kind": "date", "value": "2026-11-22"}, "22. november 2026"),
    ("en", {"kind": "date", "value": "2026-11-22"}, "22 November 2026"),
    ("lv", {"kind": "duration", "value": 1, "unit": "day"}, "1 diena"),
    ("lv", {"kind": "duration", "value": 21, "unit": "day"}, "21 diena"),
    ("lv", {"kind": "duration", "value": 24, "unit": "month"}, "24 mēneši"),
    ("lt", {"kind": "duration", "value": 30, "unit": "day"}, "30 dienų"),
    ("lt", {"kind": "duration", "value": 24, "unit": "month"}, "24 mėnesiai"),
    ("et", {"kind": "duration", "value": 30, "unit": "day"}, "30 päeva"),
    ("et", {"kind": "duration", "value": 4, "unit": "month"}, "4 kuud"),
    ("en", {"kind": "duration", "value": 3, "unit": "working_day"}, "3 working days"),
    ("lv", {"kind": "phone", "value": "+371 67045005"}, "+371 67045005"),
    ("lt", {"kind": "phone", "value": "+371 67045005"}, "+371 6704 5005"),
    ("et", {"kind": "phone", "value": "80001234"}, "8000 1234"),
    ("lt", {"kind": "phone", "value": "113"}, "113"),
    ("et", {"kind": "phone", "value": "+372 669 6630"}, "+372 669 6630"),
    ("lv", {"kind": "countries", "value": ["EU", "NO"]}, "Eiropas Savienības valstis un Norvēģija"),
    ("lt", {"kind": "countries", "value": ["CH", "GB"]}, "Šveicarija ir Jungtinė Karalystė"),
    ("et", {"kind": "percentage", "value": "12.5"}, "12,5%"),
    ("en", {"kind": "percentage", "value": "50"}, "50%"),
    ("lt", {"kind": "hours", "value": [{"days": "mon-thu", "from": "8:30", "to": "17:00"}]}, "I–IV 8.30–17.00 val."),
    ("et", {"kind": "hours", "value": [{"days": "fri", "from": "8:30", "to": "15:00"}]}, "R 8.30–15.00"),
    ("lv", {"kind": "hours", "value": [{"days": "fri", "from": "8:30", "to": "24:00"}]}, "piektd. 8.30–24.00"),
    ("en", {"kind": "hours", "value": [{"days": "fri", "from": "8:30", "to": "24:00"}]}, "Fri 8:30am to 12:00am"),
    ("en", {"kind": "hours", "value": [{"days": "sat-sun", "from": "00:00", "to": "24:00"}]}, "Sat–Sun 24 hours a day"),
    (
        "lt",
        {
            "kind": "hours",
            "value": [{"days": "mon", "from": "8:30", "to": "12:30"}, {"days": "mon", "from": "13:00", "to": "17:00"}],
        },
        "I 8.30–12.30, 13.00–17.00 val.",
    ),
]


@pytest.mark.parametrize(("language", "values", "written"), EXPECTED)
def test_a_value_is_written_as_the_language_writes_it(
    language: str, values: dict[str, object], written: str, content: Content
) -> None:
    """No-break spaces hold the parts together; they count as spaces here."""
    made = notation(content, language).plain(fact(**values))
    assert made.replace("\u00a0", " ") == written
    if values["kind"] in {"money", "duration", "phone"}:
        assert " " not in made


def test_phones_and_mails_are_links_and_addresses_carry_their_language(content: Content) -> None:
    """A phone can be called from the page; a screen reader reads an address as Latvian."""
    lithuanian = notation(content, "lt")
    assert lithuanian.markup(fact(kind="phone", value="+371 67045005")).startswith('<a href="tel:+37167045005">+371')
    assert lithuanian.markup(fact(kind="email", value="a@b.lv")) == '<a href="mailto:a@b.lv">a@b.lv</a>'
    assert 'lang="lv"' in lithuanian.markup(fact(kind="address", value="Cēsu iela 31"))
    assert notation(content, "lv").markup(fact(kind="address", value="Cēsu iela 31 & 2")) == "Cēsu iela 31 &amp; 2"


def test_the_bare_figure_keeps_the_notation(content: Content) -> None:
    """`.number` is the figure alone, with the language's decimal sign; a phone has none."""
    assert notation(content, "lt").number(fact(kind="money", value="2.85")) == "2,85"
    assert notation(content, "en").number(fact(kind="duration", value=30, unit="day")) == "30"
    assert notation(content, "en").number(fact(kind="phone", value="113")) is None


def test_amounts_are_exact(content: Content) -> None:
    """A cent is never rounded away."""
    assert notation(content, "en").amount(Decimal("28460.01")) == "28,460.01"
