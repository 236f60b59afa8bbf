"""What changed, word by word: in colours on a terminal, between +[ ] and -[ ] in a pipe."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from ncp.say.report import printable
from ncp.translate.comparison import Compared, Difference
from ncp.translate.difference import segments
from ncp.translate.model import Age, Ages
from ncp.translate.say.words import change_text, matters, remarks, say

STYLES = {"": "", "-": "red strike", "+": "bold green underline"}
MARKS = {"": "{}", "-": "-[{}]", "+": "+[{}]"}
INDENT = "    "


def print_differences(
    ages: Ages, found: tuple[Difference, ...], console: Console, without: tuple[Age, ...] = ()
) -> None:
    """Print every stale translation, section by section; of those `without` anything to compare, why."""
    for remark in remarks(ages):
        _line(console, remark)
    for difference in found:
        age = difference.age
        _line(console, Text(say("diff_page", file=age.file, source=age.source_file), style="bold"))
        if age.whole:
            _line(console, INDENT + say("what_whole"))
        if age.moved:
            _line(console, INDENT + say("what_moved"))
        for section in difference.sections:
            for line in _section(section, in_colour=console.is_terminal):
                _line(console, line)
        _line(console, "\n" + say("diff_accept", file=age.file) + "\n")
    for age in without:
        _line(console, Text(age.file, style="bold"))
        for matter in matters(age):
            _line(console, INDENT + matter)
    if not found and not without:
        _line(console, say("diff_nothing"))


def _line(console: Console, text: str | Text) -> None:
    console.print(text, markup=False, highlight=False, soft_wrap=True)


def _section(section: Compared, *, in_colour: bool) -> Iterator[str | Text]:
    yield Text(f"\n{change_text(section.change)}", style="bold" if in_colour else "")
    yield f"  {say('diff_source', place=section.source_place)}"
    yield from (
        Text(INDENT).append_text(line) for line in changed_text(section, in_colour=in_colour).split("\n") if line
    )
    if section.place is None:
        yield f"  {say('diff_nowhere')}"
        return
    yield f"  {say('diff_translation', place=section.place)}"
    yield from (f"{INDENT}{printable(line)}" for line in section.lines)


def changed_text(section: Compared, *, in_colour: bool) -> Text:
    """Give the source of a section with what was taken out and put in."""
    text = Text()
    for mark, words in segments(section.old, section.new):
        shown = "\n".join(map(printable, words.split("\n")))
        text.append(shown if in_colour else MARKS[mark].format(shown), style=STYLES[mark] if in_colour else "")
    return text
