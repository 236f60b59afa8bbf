"""Rules about the words around a quote: its unit, and numbers that mean something else in the reader's country."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ncp.judge.corpus import Corpus
from ncp.judge.figures_words import WORD_END, table, unit_of
from ncp.judge.registry import Family, Found, page_rule
from ncp.problems import Grade
from ncp.read.facts import Duration, Phone
from ncp.read.markdown.values import Document, Role, Section, Text

QUOTE = re.compile(r"\{\{\s*fact\.(?P<name>\w{1,60}\.\w{1,60})(?P<number>\.number)?\s*\}\}")


@lru_cache(maxsize=1)
def _unit_behind() -> re.Pattern[str]:
    units = "|".join(table()["units"].values())
    return re.compile(rf"[\s-](?P<unit>{units}){WORD_END}", re.IGNORECASE)


@page_rule("F205", Family.FACTS, Grade.ERROR)
def unit_is_that_of_the_fact(document: Document, corpus: Corpus) -> Iterator[Found]:
    """Behind the bare number of a deadline stands the unit of the fact, in whatever case."""
    facts = corpus.content.facts.by_name
    for text in document.texts:
        for quote in QUOTE.finditer(text.raw) if "{{" in text.raw else ():
            fact = facts.get(quote["name"])
            behind = _unit_behind().match(text.raw, quote.end())
            if not isinstance(fact, Duration) or not quote["number"] or not behind:
                continue
            if unit_of(behind["unit"]) != fact.unit:
                values = {"name": f"fact.{quote['name']}", "written": behind["unit"], "unit": fact.unit}
                yield Found(text.at(behind.start("unit")), values, shown=f"{fact.value} {behind['unit']}")


def _names_country(texts: tuple[Text, ...], word: str) -> bool:
    return any(word in text.raw for text in texts)


@page_rule("F206", Family.FACTS, Grade.ERROR)
def number_names_its_country(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A number that is another one at the reader's home stands beside the name of the country where it is valid."""
    elsewhere = table()["elsewhere"].get(document.page.language, {})
    facts = corpus.content.facts.by_name
    numbers = {name: fact.value for name, fact in facts.items() if isinstance(fact, Phone) and fact.value in elsewhere}
    for section in document.sections if numbers else ():
        yield from _unnamed(section, numbers, elsewhere)


def _unnamed(section: Section, numbers: dict[str, str], elsewhere: dict[str, str]) -> Iterator[Found]:
    """Give the first quote of a section that names the country neither itself nor just before or behind it."""
    told: set[str] = set()
    for index, text in enumerate(section.texts):
        around = section.texts[max(0, index - 1) : index + 2]
        for quote in QUOTE.finditer(text.raw) if text.role is not Role.CODE else ():
            number = numbers.get(quote["name"])
            if number and number not in told and not _names_country(around, elsewhere[number]):
                told.add(number)
                yield Found(text.at(quote.start()), {"number": number, "word": elsewhere[number]})
