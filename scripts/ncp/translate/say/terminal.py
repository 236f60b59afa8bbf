"""The state of translations on a terminal: a table of pages and languages, then what is to be done."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ncp.read.site import Site
from ncp.say.report import printable
from ncp.translate.model import MISTAKES, Age, Ages, State
from ncp.translate.say.words import count_of, languages_of, matters, remarks, say, state_name

STYLES = {State.CURRENT: "green", State.STALE: "yellow", **dict.fromkeys(MISTAKES, "bold red")}


def print_status(site: Site, ages: Ages, console: Console) -> None:
    """Print the table, the sentences and the sums."""
    if not languages_of(site):
        console.print(say("no_languages"), markup=False, highlight=False)
        return
    console.print(_table(site, ages))
    for age in ages.ages:
        for number, matter in enumerate(matters(age)):
            if not number:
                _line(console, age.file)
            _line(console, f"    {matter}")
    for text in (*remarks(ages), *(count_of(site, ages, language) for language in languages_of(site))):
        _line(console, text)
    if ages.count(State.CURRENT) == len(ages.ages):
        _line(console, say("all_current"))


def _line(console: Console, text: str) -> None:
    console.print(printable(text), markup=False, highlight=False, soft_wrap=True)


def _table(site: Site, ages: Ages) -> Table:
    table = Table(say("page"), *(site.languages[code].name for code in languages_of(site)))
    cells = {(age.page, age.language): age for age in ages.ages}
    for name in dict.fromkeys(age.page for age in ages.ages):
        row = (_cell(cells.get((name, language))) for language in languages_of(site))
        table.add_row(Text(printable(name)), *row)
    return table


def _cell(age: Age | None) -> Text:
    """Give the state of one translation; of a stale one also how many words changed."""
    if age is None:
        return Text("–")
    name = state_name(age.state)
    words = say("cell_stale", state=name, words=age.words) if age.stale else name
    return Text(words, style=STYLES.get(age.state, "magenta"))
