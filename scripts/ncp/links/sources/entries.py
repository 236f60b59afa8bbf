"""A list of links in YAML: the site's own data/links.yml, or a bare file with `links:` and entries with a `url`.

Read event by event: a list of thousands with the place of every node would cost a hundred megabytes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from ncp.links.model import Contract, Source
from ncp.links.sources.events import URLS, Entry, Reader
from ncp.links.sources.list_text import text_of, yaml_trouble
from ncp.links.sources.slips import Slips
from ncp.problems import ContentError, Grade, Problem

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
OWN_FORM = {"description", "kind"}
"""Keys that only the site's own form has: there the titles are our words for the page."""
MOST_TOLD = 100
"""Remarks on one list; whoever makes lists by a program makes the same slip in every entry."""


@dataclass(frozen=True)
class LinkList:
    """A list that was read: its entries, and remarks on slips for which no link has to wait."""

    entries: tuple[Entry, ...]
    remarks: tuple[Problem, ...] = ()


def read_entries(path: Path, name: str) -> tuple[Entry, ...]:
    """Read the entries of a list, as `read_list` does, without the remarks."""
    return read_list(path, name).entries


def read_list(path: Path, name: str) -> LinkList:
    """Read a list of links; `name` is how problems call the file.

    Raises:
        ContentError: it cannot be read, is not YAML, or an entry has no `url`; all that is wrong at once.
    """
    text = text_of(path, name)
    slips = Slips(name, text)
    reader = Reader(name, yaml.parse(text, Loader=LOADER), slips)
    try:
        entries = tuple(reader.entries())
    except (yaml.YAMLError, RecursionError):
        raise ContentError((*_errors(slips), yaml_trouble(name, text))) from None
    except ContentError as wrong:
        raise ContentError((*_errors(slips), *wrong.problems)) from None
    if _errors(slips):
        raise ContentError(_bounded(slips.found))
    return LinkList(entries, _bounded(slips.found))


def _errors(slips: Slips) -> tuple[Problem, ...]:
    return tuple(problem for problem in slips.found if problem.grade is Grade.ERROR)


def _bounded(found: list[Problem]) -> tuple[Problem, ...]:
    """Give all errors and the first remarks, and at the place of the first that is left out, how many there are."""
    errors = [problem for problem in found if problem.grade is Grade.ERROR]
    remarks = [problem for problem in found if problem.grade is not Grade.ERROR]
    left = remarks[MOST_TOLD:]
    more = [Problem("K023", left[0].place, {"number": len(left)}, Grade.WARNING)] if left else []
    return (*errors, *remarks[:MOST_TOLD], *more)


def contracts_of(entries: tuple[Entry, ...], pages: Mapping[str, tuple[str, ...]]) -> Iterator[Contract]:
    """Give the contract of each entry, and one for each of its addresses in other languages.

    `pages`: id of the entry → pages that show it.
    """
    for entry in entries:
        values = entry.values
        shown = pages.get(_text(values.get("id")), ())
        own = bool(OWN_FORM & set(values))
        titles = _titles(values.get("title"))
        owners = _texts(values.get("owner"))
        source = Source(entry.places.get("url", entry.place), shown)
        languages = _texts(values.get("languages") or values.get("lang"))
        evidence = _texts(values.get("evidence"))
        yield Contract(_text(values.get("url")), (source,), titles, languages, owners, evidence, own)
        others = values.get(URLS)
        for code, url in (others if isinstance(others, dict) else {}).items():
            place = Source(entry.places.get(f"{URLS}.{code}", entry.place), shown)
            title = {code: titles[code]} if code in titles else {}
            yield Contract(_text(url), (place,), title, (str(code),), owners, (), own)


def _titles(value: object) -> Mapping[str, str]:
    if isinstance(value, dict):
        return {str(code): _text(title) for code, title in value.items() if _text(title)}
    return {"": _text(value)} if _text(value) else {}


def _texts(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(text for text in map(_text, values) if text)


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
