"""Tables of yearly figures, a source a row."""

from ncp.read.figures import Figure
from ncp.stage.link_list import markdown_address
from ncp.stage.lists.maker import Maker, Row
from ncp.stage.literal import literal
from ncp.stage.sources import site_name


def figures_table(maker: Maker, name: str) -> str:
    """Write one table: newest year first, within a year as the file has it; the country only if any row names one."""
    figures = maker.content.lists.figures
    rows = sorted(figures.tables[name], key=lambda figure: -figure.year)
    words = maker.words
    has_country = any(figure.country for figure in rows)
    head = (words.year, words.what, *((words.country,) if has_country else ()), words.value, words.source)
    return maker.table(head, [_row(maker, figure, has_country=has_country) for figure in rows])


def _row(maker: Maker, figure: Figure, *, has_country: bool) -> Row:
    what = maker.text(maker.content.lists.figures.words.indicators.get(figure.indicator, {}))
    country = literal(maker.notation.country_alone(figure.country)) if figure.country else "–"
    return (str(figure.year), what, *((country,) if has_country else ()), _value(maker, figure), _source(maker, figure))


def _value(maker: Maker, figure: Figure) -> str:
    """Write a value with its unit, in the reader's notation."""
    match figure.unit:
        case "eur":
            return literal(maker.notation.money(figure.value, "EUR"))
        case "percent":
            return literal(maker.notation.percentage(figure.value))
    return literal(maker.notation.figure(figure.value))


def _source(maker: Maker, figure: Figure) -> str:
    """Name the place of publication, with a link and its date."""
    link = f"[{literal(site_name(figure.source))}]({markdown_address(figure.source)})"
    return f"{link}, {literal(maker.notation.date(figure.as_of))}"
