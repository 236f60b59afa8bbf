"""The ways of twelve people from the home page to the page that answers, by the words of links.

`.venv/bin/python tests/journeys.py SITE` prints them as they are in a built site.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import yaml
from selectolax.lexbor import LexborHTMLParser

HOME = ""
BASE = "https://site.invalid/"
FILE = Path(__file__).parent / "journeys.yml"


@dataclass(frozen=True)
class Journey:
    """Somebody's way: the pages he opens, and the heading under which his answer stands."""

    who: str
    language: str
    steps: tuple[str, ...]
    at: str


def journeys() -> tuple[Journey, ...]:
    """Give the twelve journeys."""
    entries = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(Journey(one["who"], one["language"], tuple(one["steps"]), one["at"]) for one in entries)


def parsed(site: Path, language: str, address: str) -> LexborHTMLParser:
    """Give a built page."""
    return LexborHTMLParser((site / language / address / "index.html").read_text(encoding="utf-8"))


def words_to(page: LexborHTMLParser, language: str, address: str, target: str) -> str:
    """Give the words of the first link in the body of a page that leads to another; empty if none does."""
    here, there = f"{BASE}{language}/{address}", f"{BASE}{language}/{target}"
    for link in page.css("main a[href]"):
        if urldefrag(urljoin(here, link.attributes["href"] or "")).url == there:
            return " ".join(link.text().split())
    return ""


def walked(site: Path, journey: Journey, language: str) -> Iterator[tuple[str, str]]:
    """Give each step of a journey: the words of the link, and the address to which it leads."""
    address = HOME
    for name in journey.steps:
        target = f"{name.removesuffix('.md')}/"
        yield words_to(parsed(site, language, address), language, address, target), target
        address = target


if __name__ == "__main__":
    for one in journeys():
        path = " → ".join(f"„{words}”" for words, _ in walked(Path(sys.argv[1]), one, one.language))
        print(f"{one.who} ({one.language}): {path}, #{one.at}")  # noqa: T201 - a report for people
