"""Commands that were typed wrong, told in the editor's language; the library that reads them speaks English alone."""

import re
import shlex
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import Any

import typer

from ncp.say.door import DOOR
from ncp.say.endings import INTERRUPTED
from ncp.say.messages import sentence

USAGE = "usage"
LINKS_OPTION = "--links"
MISTAKES = (
    ("no_such_command", re.compile(r"No such command '(?P<given>.*?)'\.(?: Did you mean (?P<near>.*)\?)?", re.DOTALL)),
    ("missing_command", re.compile(r"Missing command\.")),
    (
        "no_such_option",
        re.compile(r"No such option: (?P<given>.*?)(?: \(Possible options: (?P<near>.*)\))?", re.DOTALL),
    ),
    ("needs_value", re.compile(r"Option '(?P<given>.*)' requires an argument\.?")),
    ("takes_no_value", re.compile(r"Option '(?P<given>.*)' does not take a value\.")),
    ("missing_argument", re.compile(r"Missing (?:argument|option|parameter) '?(?P<given>.*?)'?\.(?: .*)?", re.DOTALL)),
    ("extra_argument", re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((?P<given>.*)\)", re.DOTALL)),
    ("bad_value", re.compile(r"Invalid value for '?(?P<given>.*?)'?: (?P<why>.*)", re.DOTALL)),
)
"""Name of our sentence, and what the library says; the first that fits counts."""
REASONS = (
    ("no_such_file", re.compile(r"\w+ '(?P<path>.*)' does not exist\.", re.DOTALL)),
    ("is_file", re.compile(r"\w+ '(?P<path>.*)' is a file\.", re.DOTALL)),
    ("is_folder", re.compile(r"\w+ '(?P<path>.*)' is a directory\.", re.DOTALL)),
    ("not_readable", re.compile(r"\w+ '(?P<path>.*)' is not readable\.", re.DOTALL)),
    ("too_large", re.compile(r"Input should be less than or equal to (?P<limit>\S+)")),
    ("too_small", re.compile(r"Input should be greater than or equal to (?P<limit>\S+)")),
    ("no_whole_number", re.compile(r"Input should be a valid integer.*")),
    ("no_number", re.compile(r"Input should be a valid number.*")),
)
"""The same for what may be wrong with a value."""


def with_usage_told(command: Callable[[], object], words: Sequence[str]) -> int:
    """Run a command line, made of these words, which raises mistakes; tell those in sentences, give the exit code."""
    try:
        code = command()
    except typer.TyperException as mistake:
        said = told(mistake, words)
        if said is None:
            mistake.show()  # type: ignore[attr-defined]  # help, or a mistake that we have no words for
        else:
            print(said, file=sys.stderr)  # noqa: T201 - the voice of all commands
        return mistake.exit_code
    except typer.Abort:
        return INTERRUPTED
    return code if isinstance(code, int) else 0


def told(mistake: typer.TyperException, words: Sequence[str]) -> str | None:
    """Give our sentences for a mistake in these words; None if we have none."""
    context = getattr(mistake, "ctx", None)
    command = context.command_path if context else command_of(words)
    found = first_of(MISTAKES, mistake.format_message())
    if found is None:
        return None
    name, values = found
    lines = [sentence(USAGE, name, {**values, "near": near(values.get("near")), "why": reason(values.get("why"))})]
    is_one_word = not re.search(r"\s", values.get("given", " "))
    if name == "extra_argument" and is_one_word and context and takes_list(context.command.params):
        lines.append(sentence(USAGE, "extra_list", {"command": command, "given": shlex.quote(values["given"])}))
    return "\n".join([*lines, sentence(USAGE, "help", {"command": command})])


def command_of(words: Sequence[str]) -> str:
    """Give the command that was meant, for mistakes of which the library does not tell it: all before the options."""
    return " ".join([DOOR, *map(shlex.quote, takewhile(lambda word: not word.startswith("-"), words))])


def first_of(table: Iterable[tuple[str, re.Pattern[str]]], text: str) -> tuple[str, dict[str, str]] | None:
    """Give the name of the first pattern that fits a whole text, and what stands in its gaps."""
    for name, pattern in table:
        if found := pattern.fullmatch(text):
            return name, {key: value for key, value in found.groupdict().items() if value is not None}
    return None


def near(names: str | None) -> str:
    """Give the names that may have been meant, to be put into a sentence."""
    return sentence("report", "nearest", {"name": names.replace("'", "")}) if names else ""


def reason(text: str | None) -> str:
    """Give what is wrong with a value; what we have no words for stays as it is, among it our own sentences."""
    found = first_of(REASONS, text or "")
    return sentence(USAGE, *found) if found else text or ""


def takes_list(parameters: Iterable[Any]) -> bool:
    """Say whether a command takes another list of links."""
    return any(LINKS_OPTION in parameter.opts for parameter in parameters)
