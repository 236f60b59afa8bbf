"""The sentences that every report of translations shares."""

from collections.abc import Iterator

from ncp.read.site import Site
from ncp.say.messages import sentence
from ncp.say.report import printable
from ncp.translate.blobs import Depth
from ncp.translate.model import Age, Ages, Change, State
from ncp.translate.sections import TOP

FILE = "translate"


def say(name: str, **values: object) -> str:
    """Give a sentence about translations, safe to print."""
    return printable(sentence(FILE, name, values))


def state_name(state: State) -> str:
    """Give the name of a state."""
    return say(f"state_{state.replace(' ', '_')}")


def languages_of(site: Site) -> tuple[str, ...]:
    """Give the languages that are translated into."""
    return tuple(code for code in site.codes if code != site.source_language)


def count_of(site: Site, ages: Ages, language: str, name: str = "count") -> str:
    """Say how many pages of a language are current."""
    of_language = ages.of_language(language)
    current = sum(age.state is State.CURRENT for age in of_language)
    pages = sum(age.state is not State.ORPHAN for age in of_language)
    return say(name, language=site.languages[language].name, current=current, pages=pages)


def section_name(identifier: str) -> str:
    """Name a section."""
    return say("top") if identifier == TOP else f"#{identifier}"


def change_text(change: Change) -> str:
    """Say what became of a section, how much of it changed, and since when."""
    values = {
        "section": section_name(change.identifier),
        "former": section_name(change.former or ""),
        "words": change.words,
        "since": say("since", date=change.since) if change.since else say("since_nobody_knows"),
    }
    return say(f"change_{change.kind}", **values)


def matters(age: Age) -> Iterator[str]:
    """Say what is to be known of a translation, a sentence each; nothing of one that is simply current."""
    if age.state not in {State.CURRENT, State.STALE}:
        yield say(f"what_{age.state.replace(' ', '_')}", file=age.file, source=age.source_file)
    if age.whole:
        yield say("what_whole")
    yield from map(change_text, age.changes)
    if age.moved:
        yield say("what_moved")


def remarks(ages: Ages) -> Iterator[str]:
    """Say what the status could not look up."""
    if ages.depth in {Depth.NONE, Depth.PARTIAL}:
        yield say(f"depth_{ages.depth}")
