"""A figure has one value however a language writes it, and what only looks like a figure is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.judge.figures import Kind, figures_of, plain, words_of
from ncp.problems import Place
from ncp.read.markdown.values import Role, Text

SHARED = "lv"


def found(prose: str, language: str = SHARED) -> list[tuple[str, str]]:
    """Give kind and value of each figure of a sentence."""
    text = Text(Role.PARAGRAPH, prose, (Place("a.md"),))
    return [(figure.kind.value, figure.value) for figure in figures_of(text, language)]


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("lv", "2026. gada 22. novembris"),
        ("lv", "2026. gada 22. novembrī"),
        ("lv", "22.11.2026."),
        ("lv", "22. 11. 2026."),
        ("lt", "2026 m. lapkričio 22 d."),
        ("lt", "2026 m. lapkričio 22 dieną"),
        ("lt", "2026-11-22"),
        ("et", "22. november 2026"),
        ("et", "22. novembril 2026"),
        ("et", "22.11.2026"),
        ("en", "22 November 2026"),
        ("en", "22nd of November 2026"),
        ("en", "November 22, 2026"),
        ("en", "22 Nov 2026"),
        ("en", "22/11/2026"),
    ],
)
def test_a_date_is_one_day_in_every_notation(language: str, written: str) -> None:
    """All these are one day, whatever page they stand on."""
    for page in ("lv", "lt", "et", "en"):
        assert found(f"A {written}, b", page) == [("date", "2026-11-22")], (language, page)


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("lv", "janvārī februāra martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembra decembris"),
        ("lt", "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio"),
        (
            "et",
            "jaanuaril veebruaris märtsil aprillil mail juunil juulil augustil septembril oktoobril novembri detsembri",
        ),
        ("en", "January February March April May June July August September October November December"),
    ],
)
def test_every_month_is_known_in_the_case_of_a_sentence(month: int, language: str, names: str) -> None:
    """A month in the case in which it stands behind `on` is the month of the CLDR."""
    name = names.split()[month - 1]
    written = f"2026 m. {name} 5 d." if language == "lt" else f"5. {name} 2026"
    assert found(written, language) == [("date", f"2026-{month:02}-05")]


@pytest.mark.parametrize(
    ("language", "written", "kind", "value"),
    [
        ("lv", "+371 67000001", "phone", "67000001"),
        ("lt", "+371 6700 0001", "phone", "67000001"),
        ("en", "00371 6700 0001", "phone", "67000001"),
        ("lv", "67 000 001", "phone", "67000001"),
        ("lv", "6700001", "phone", "6700001"),
        ("lv", "a@office.example", "email", "a@office.example"),
        ("lv", "https://office.example/a.", "web", "https://office.example/a"),
        ("lv", "4 eiro", "money", "4"),
        ("lv", "4,00 EUR", "money", "4"),
        ("lt", "4 eurai", "money", "4"),
        ("lt", "10 eurų", "money", "10"),
        ("et", "4 eurot", "money", "4"),
        ("en", "€4", "money", "4"),
        ("en", "€1,234.50", "money", "1234.5"),
        ("lv", "142 290 eiro", "money", "142290"),
        ("lv", "2,85\u00a0eiro", "money", "2.85"),
        ("lv", "50 %", "percentage", "50"),
        ("lv", "50 procentu", "percentage", "50"),
        ("lt", "50 proc.", "percentage", "50"),
        ("et", "50%", "percentage", "50"),
        ("en", "50 per cent", "percentage", "50"),
        ("lv", "plkst. 8.30", "time", "08:30"),
        ("lt", "8.30 val.", "time", "08:30"),
        ("en", "8:30am", "time", "08:30"),
        ("en", "5pm", "time", "17:00"),
        ("lv", "30 dienu", "duration", "30 day"),
        ("lt", "30 dienų", "duration", "30 day"),
        ("et", "30 päeva", "duration", "30 day"),
        ("en", "30 days", "duration", "30 day"),
        ("lv", "3 darba dienu", "duration", "3 working_day"),
        ("en", "3 working days", "duration", "3 working_day"),
        ("lv", "2 gadu", "duration", "24 month"),
        ("en", "24 months", "duration", "24 month"),
        ("lv", "S2", "code", "S2"),
        ("lt", "E 112", "code", "E112"),
        ("et", "S2-vormi", "code", "S2"),
        ("lv", "2011/24/ES", "rule", "2011/24"),
        ("lv", "Nr. 555", "number", "555"),
        ("lv", "2013. gadā", "number", "2013"),
        ("lt", "2013 metais", "number", "2013"),
        ("lv", "9. pants", "number", "9"),
        ("lv", "4.9. apakšpunkts", "number", "4.9"),
        ("en", "point 4.9", "number", "4.9"),
        ("et", "4 Euroopa riiki", "number", "4"),
    ],
)
def test_a_figure_has_kind_and_value(language: str, written: str, kind: str, value: str) -> None:
    """Each figure is found once, as what it is."""
    assert found(f"Te {written}", language) == [(kind, value)]


def test_both_ends_of_a_span_are_figures_of_its_kind() -> None:
    """What stands behind the second number holds for the first."""
    assert found("4–7 eiro, 2–3 dienas, 8.30–17.00") == [
        ("money", "4"),
        ("money", "7"),
        ("duration", "2 day"),
        ("duration", "3 day"),
        ("time", "08:30"),
        ("time", "17:00"),
    ]
    assert found("1:30–3pm", "en") == [("time", "13:30"), ("time", "15:00")]


@pytest.mark.parametrize(
    ("language", "prose", "numbers"),
    [
        ("lv", "trijos veidos, divas reizes, piecelties", ["3", "2"]),
        ("lt", "trimis būdais, keturiolika, keturi", ["3", "4"]),
        ("et", "kolmel viisil", ["3"]),
        ("en", "three ways, threefold", ["3"]),
    ],
)
def test_numbers_are_read_as_words_in_any_case(language: str, prose: str, numbers: list[str]) -> None:
    """A word that only begins like a number is none."""
    text = Text(Role.PARAGRAPH, prose, (Place("a.md"),))
    assert [figure.number for figure in words_of(text, language)] == numbers


def test_what_nobody_reads_as_words_holds_no_figures() -> None:
    """Code, quotes, addresses of links and ids are passed over."""
    assert found("`4 eiro` {{ fact.a.b4 }} [a](b.md#x-17) {#c-18}") == []
    assert figures_of(Text(Role.CODE, "4 eiro", (Place("a.md"),)), "lv") == ()


def test_a_figure_knows_its_place() -> None:
    """Line and column are those of the file."""
    text = Text(Role.PARAGRAPH, "Te\nir 4 eiro", (Place("a.md", 7, 3), Place("a.md", 8, 5)))
    (figure,) = figures_of(text, "lv")
    assert (figure.kind, figure.place) == (Kind.MONEY, Place("a.md", 8, 8))


@given(st.text(alphabet=st.sampled_from("0123456789 .,/-–:+()€%@aāmgdES\n\u00a0"), max_size=80))
def test_any_text_is_read(prose: str) -> None:
    """Whatever stands there, figures are found in order, and none overlaps another."""
    for language in ("lv", "en"):
        figures = figures_of(Text(Role.PARAGRAPH, prose, (Place("a.md"),)), language)
        ends = [0, *(figure.end for figure in figures)]
        assert all(figure.start >= end for figure, end in zip(figures, ends, strict=False))


@given(st.decimals(min_value=0, max_value=9_999_999, places=2))
def test_a_number_is_the_same_in_both_notations(value: object) -> None:
    """Groups and the sign of decimals make no other number."""
    english = f"{value:,.2f}"
    latvian = english.replace(",", " ").replace(".", ",")
    assert plain(english) == plain(latvian)
