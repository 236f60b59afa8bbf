"""The foot of a page: the sources and dates of the facts that it quotes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from ncp.read.content import Content
from ncp.read.facts import Address, Fact
from ncp.read.links import Link
from ncp.read.pages import SOURCES_ID
from ncp.stage.link_list import LinkNotation, markdown_address, marked
from ncp.stage.literal import literal
from ncp.stage.notation import Notation


@dataclass(frozen=True)
class _Origin:
    """Facts with the same origin share a line."""

    url: str
    as_of: date
    undated: bool
    law: str | None


def sources_markdown(content: Content, notation: Notation, names: Iterable[str]) -> str:
    """Give the section "sources and dates" as Markdown; empty if the page quotes no fact."""
    groups: dict[_Origin, list[Fact]] = {}
    for name in names:
        fact = content.facts.by_name[name]
        groups.setdefault(_Origin(fact.source, fact.as_of, fact.undated, fact.law), []).append(fact)
    if not groups:
        return ""
    lines = "\n".join(f"- {_line(content, notation, origin, facts)}" for origin, facts in groups.items())
    return f"\n\n## {literal(notation.words.sources)} {{#{SOURCES_ID} .ncp-sources}}\n\n{lines}\n"


def _line(content: Content, notation: Notation, origin: _Origin, facts: list[Fact]) -> str:
    """Write one origin: where, the place in the law, what was taken from it, when, and whether NVD is to confirm it."""
    words = notation.words
    values = "; ".join(dict.fromkeys(_value(notation, fact) for fact in facts))
    when = (words.read_on if origin.undated else words.dated).format(date=notation.date(origin.as_of))
    said = [
        *_places_in_law(notation, facts),
        when,
        *([words.to_confirm] if any(fact.confirm for fact in facts) else []),
    ]
    parts = [_where(content, notation, origin), *map(literal, said)]
    return f"{values} – {', '.join(parts)}"


def _value(notation: Notation, fact: Fact) -> str:
    """Write a value without links; an address keeps its language."""
    shown = literal(notation.plain(fact))
    return marked(shown, fact.lang, notation.language) if isinstance(fact, Address) else shown


def _where(content: Content, notation: Notation, origin: _Origin) -> str:
    """Name the source: the law, or a curated link with this address, or else its site."""
    link = _curated(content, origin)
    if link is None:
        return f"[{site_name(origin.url)}]({markdown_address(origin.url)})"
    return f"[{LinkNotation(content, notation).text(link, link.title)}]({markdown_address(origin.url)})"


def site_name(url: str) -> str:
    """Name the site that an address belongs to: `likumi.lv`."""
    return urlsplit(url).netloc.removeprefix("www.")


def _curated(content: Content, origin: _Origin) -> Link | None:
    """Give the curated link whose page this is: the law itself first."""
    law = content.links.by_id.get(origin.law or "")
    return law if law and law.url == origin.url else content.links.by_address.get(origin.url.rstrip("/"))


def _places_in_law(notation: Notation, facts: list[Fact]) -> list[str]:
    """Name the sections, points and annexes of the law that the facts stand in, once each."""
    words = notation.words
    sections = [words.section.format(section=fact.section) for fact in facts if fact.section]
    points = [words.point.format(point=fact.point) for fact in facts if fact.point]
    annexes = [words.annex.format(annex=fact.annex) for fact in facts if fact.annex]
    return list(dict.fromkeys(sections + points + annexes))
