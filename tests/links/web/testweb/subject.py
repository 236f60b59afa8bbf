"""What a link was made for: a topic of an institution, and the words that placeholders stand for."""

import re
import unicodedata
from dataclasses import dataclass
from html import escape
from random import Random
from urllib.parse import quote

from testweb.deal import Dealt
from testweb.read import Bank, Topic, bank

ENDINGS = ("", "", ".html", "/", ".aspx", ".php")
DEPTH = 3
LONGEST_SLUG = 40
CANARY = "127.200.0.1"


@dataclass(frozen=True)
class Subject:
    """The page that a link was made for."""

    bank: Bank
    topic: Topic
    other: Topic
    organisation: str
    stranger: str
    """Another institution of the same language."""
    closing: str


def subject_of(dealt: Dealt, chance: Random) -> Subject:
    """Choose a topic for a link, in the language of its case or else of its house."""
    house = dealt.house
    wanted = dealt.case.languages
    words = house.bank if not wanted or house.language in wanted else bank(chance.choice(wanted))
    organisation = house.organisation if words is house.bank else chance.choice(words.organisations)
    topic = words.topics[dealt.number % len(words.topics)]
    others = [other for other in words.topics if other is not topic] or [topic]
    strangers = [name for name in words.organisations if name != organisation]
    return Subject(
        words, topic, chance.choice(others), organisation, chance.choice(strangers), chance.choice(words.closing)
    )


def plain(text: str) -> str:
    """Give a text without case and accents, as a lenient checker compares it."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))


def slug_of(text: str) -> str:
    """Give a text as addresses have it."""
    letters = plain(text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_SLUG].rstrip("-") or "page"


def heading_anchor(heading: str) -> str:
    """Give the id that some sites make of a heading."""
    return heading.replace(" ", "-").lower()


def evidence_of_text(topic: Topic) -> str:
    """Give a phrase of the text that the title does not hold."""
    return next(words for words in topic.evidence if plain(words) not in plain(topic.title))


def values_of(dealt: Dealt, subject: Subject, origins: dict[str, str], chance: Random) -> dict[str, str]:
    """Give what the placeholders of a case stand for. `origins`: name → scheme, address and port."""
    directory = f"/{slug_of(chance.choice(subject.bank.nav))}/{1000 + dealt.number * DEPTH}"
    values = {
        **origins,
        "dir": directory,
        "number": str(1000 + dealt.number),
        "ip": dealt.house.ip,
        "host": "old-clinic.example",
        "title": subject.topic.title,
        "wanted_title": subject.topic.title,
        "title_in_capitals": subject.topic.title.upper(),
        "other_title": subject.other.title,
        "org": subject.organisation,
        "stranger": subject.stranger,
        "lang": subject.bank.language,
        "evidence": subject.topic.evidence[0],
        "evidence_too": subject.topic.evidence[1],
        "evidence_of_text": evidence_of_text(subject.topic),
        "anchor": subject.topic.sections[1].id,
        "heading_anchor": heading_anchor(subject.topic.sections[1].heading),
        "slug": slug_of(subject.topic.title) + chance.choice(ENDINGS),
    }
    values["heading_anchor_quoted"] = quote(values["heading_anchor"])
    return values


def page_values(values: dict[str, str], subject: Subject) -> dict[str, str]:
    """Give the placeholders of pages, escaped for HTML, with the words around the text."""
    words = subject.bank
    around = {
        "search": words.search,
        "menu": words.menu,
        "footer": words.footer,
        "cookies": words.cookies,
        "closing": subject.closing,
        "summary": subject.topic.sections[0].text.partition(". ")[0] + ".",
        "h1": values["title"],
    }
    return {name: escape(text) for name, text in (values | around).items()} | {
        "nav": _items(words.nav),
        "news": _items(words.news),
    }


def _items(texts: tuple[str, ...]) -> str:
    return "".join(f'<li><a href="/{slug_of(text)}">{escape(text)}</a></li>' for text in texts)
