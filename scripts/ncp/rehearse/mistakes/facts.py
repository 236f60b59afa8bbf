"""Mistakes with facts: typed instead of quoted, or quoted wrongly."""

import re
from collections.abc import Callable, Iterator
from random import Random

from ncp.read.facts import Email, Fact, Moment, Money, Percentage, Phone
from ncp.read.markdown.values import Document
from ncp.rehearse.mistakes.lines import body_lines, one_line, replaced
from ncp.rehearse.model import Mistake, Site, family
from ncp.stage.pages import Stager

QUOTE = re.compile(r"\{\{ fact\.(?P<name>\w+\.\w+) \}\}")


def typed(
    site: Site, random: Random, kind: type[Fact], spoil: Callable[[str, Random], str] | None = None
) -> Iterator[Mistake]:
    """Type the value of a fact where it is quoted; `spoil` changes what is typed."""
    for document in site.documents(random):
        notation = Stager.of(site.corpus.content, document.page.language).notation
        for number, line in body_lines(document, random):
            quotes = [found for found in QUOTE.finditer(line) if isinstance(_fact(site, found["name"]), kind)]
            if quotes:
                found = random.choice(quotes)
                value = notation.plain(_fact(site, found["name"]))
                text = spoil(value, random) if spoil else value
                spoilt = line[: found.start()] + text + line[found.end() :]
                yield site.edited(document.page.file, number, spoilt)
                break


def _fact(site: Site, name: str) -> Fact:
    return site.corpus.content.facts.by_name[name]


def digit_dropped(value: str, random: Random) -> str:
    """Drop a digit; never the first."""
    digits = [index for index, sign in enumerate(value) if sign.isdigit()][1:]
    index = random.choice(digits) if digits else len(value)
    return value[:index] + value[index + 1 :]


@family("phone: typed")
def phone_typed(site: Site, random: Random) -> Iterator[Mistake]:
    """A phone number in prose."""
    return typed(site, random, Phone)


@family("phone: typed, a digit dropped")
def phone_wrong(site: Site, random: Random) -> Iterator[Mistake]:
    """A phone number in prose, and a digit is missing."""
    return typed(site, random, Phone, digit_dropped)


@family("e-mail: typed")
def mail_typed(site: Site, random: Random) -> Iterator[Mistake]:
    """An e-mail address in prose."""
    return typed(site, random, Email)


@family("amount: typed")
def amount_typed(site: Site, random: Random) -> Iterator[Mistake]:
    """A fee in prose."""
    return typed(site, random, Money)


@family("amount: typed wrong")
def amount_wrong(site: Site, random: Random) -> Iterator[Mistake]:
    """A fee in prose that is not the true one."""
    return typed(site, random, Money, lambda value, _random: re.sub(r"\d", "7", value, count=1))


@family("date: typed")
def date_typed(site: Site, random: Random) -> Iterator[Mistake]:
    """A date in prose."""
    return typed(site, random, Moment)


@family("percentage: typed")
def percentage_typed(site: Site, random: Random) -> Iterator[Mistake]:
    """A percentage in prose."""
    return typed(site, random, Percentage)


@family("quote: fact misspelt")
def fact_misspelt(site: Site, random: Random) -> Iterator[Mistake]:
    """`{{ fact.nvd.emial }}`."""
    return one_line(site, random, replaced(r"(\{\{ fact\.\w+\.\w+)\w(?=( |\.))", r"\1"))


@family("quote: brace lost")
def brace_lost(site: Site, random: Random) -> Iterator[Mistake]:
    """`{{ fact.nvd.email }`."""
    return one_line(site, random, replaced(r"(\{\{ [\w.]+ \})\}", r"\1"))


@family("quote: another fact")
def another_fact(site: Site, random: Random) -> Iterator[Mistake]:
    """In one translation a fact is replaced by another of its kind."""
    facts = site.corpus.content.facts.by_name
    for document in site.documents(random):
        if document.page.language == site.corpus.source_language:
            continue
        for number, line in body_lines(document, random):
            found = QUOTE.search(line)
            others = _others(facts[found["name"]], document, site) if found else []
            if found and others:
                new = line.replace(f"fact.{found['name']} ", f"fact.{random.choice(others)} ", 1)
                yield site.edited(document.page.file, number, new)
                break


def _others(fact: Fact, document: Document, site: Site) -> list[str]:
    """Give facts of the same kind that the page does not quote."""
    text = "\n".join(document.lines)
    return [
        name
        for name, other in site.corpus.content.facts.by_name.items()
        if other.kind == fact.kind and other is not fact and f"fact.{name} " not in text
    ]
