"""data/links.yml: the curated links, each written once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Literal, get_args

from pydantic import Field, TypeAdapter

from ncp.problems import Place, Problem
from ncp.project import Project
from ncp.read.facts import MailAddress, PhoneNumber, Url
from ncp.read.schema import Record, validate
from ncp.read.yaml_source import Location, YamlSource, read_yaml

Kind = Literal["association", "promotion", "institution", "register", "law", "nvd", "eu", "contact_point"]
KINDS: tuple[str, ...] = get_args(Kind)
RunBy = Literal["state", "association", "company", "eu"]


class Link(Record):
    """One outside page that the site points to."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    url: Url
    urls: dict[str, Url] = Field(default_factory=dict)
    """The same page in other languages."""
    kind: Kind
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    title: dict[str, str]
    description: dict[str, str]
    languages: tuple[str, ...] = Field(min_length=1)
    """Languages of the page at that address."""
    run_by: RunBy
    owner: str
    """The body that runs the page, by its own name."""
    owner_lang: str = "lv"
    foreign: dict[str, str] = Field(default_factory=dict)
    """Names in a title or description that are in another language, with that language."""
    phone: PhoneNumber | None = None
    email: MailAddress | None = None
    evidence: tuple[str, ...] = Field(min_length=1)
    """Words that must stand on the page, or it is another page."""
    source: Url
    as_of: Annotated[str, Field(pattern=r"^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$")]
    """The date that the source bears, or the year if no more is known; if it bears none, the day it was read."""
    undated: bool = False
    confidence: Literal["H", "M"]
    added: date
    reviewed: date

    def page_for(self, language: str) -> tuple[str, tuple[str, ...]]:
        """Give the address of the page for a reader, and the languages of the page there."""
        own = self.urls.get(language)
        return (own, (language,)) if own else (self.url, self.languages)


@dataclass(frozen=True)
class WrittenAddress:
    """An address as it stands in the list: of which entry, in which field, where, on which line."""

    id: str
    field: str
    url: str
    place: Place
    line: str


@dataclass(frozen=True)
class Links:
    """All links by id, in the order of the file, each with its place."""

    by_id: Mapping[str, Link]
    places: Mapping[str, Place]
    complete: bool = True
    """False if entries were left out because something is wrong with them."""
    addresses: tuple[WrittenAddress, ...] = ()
    """Every address of the list in its order."""

    @cached_property
    def by_address(self) -> Mapping[str, Link]:
        """All links by the address of their page, without the slash at its end."""
        return {link.url.rstrip("/"): link for link in self.by_id.values()}

    def of_kind(self, kind: str) -> tuple[Link, ...]:
        """Give the links of a kind, in the order of the file."""
        return tuple(link for link in self.by_id.values() if link.kind == kind)


ADAPTER: TypeAdapter[Link] = TypeAdapter(Link)
FILE: TypeAdapter[dict[str, list[object]]] = TypeAdapter(dict[str, list[object]])


def read_links(project: Project) -> tuple[Links, tuple[Problem, ...]]:
    """Read data/links.yml; an entry that is wrong is left out and told."""
    source, problems = read_yaml(project, project.data / "links.yml")
    content = validate(source, FILE, source.value) if not problems else None
    found: list[Problem] = [*problems, *(content.problems if content else ())]
    by_id: dict[str, Link] = {}
    places: dict[str, Place] = {}
    addresses: list[WrittenAddress] = []
    lines = source.text.split("\n")
    for index, value in enumerate(content.value.get("links", []) if content and content.value else []):
        checked = validate(source, ADAPTER, value, ("links", index))
        found += checked.problems
        link = checked.value
        if link is None:
            continue
        place = source.place(("links", index, "id"))
        if link.id in by_id:
            found.append(Problem("D005", place, {"key": link.id, "first": places[link.id].line}))
        by_id.setdefault(link.id, link)
        places.setdefault(link.id, place)
        addresses += _addresses(source, lines, link, index)
    return Links(by_id, places, complete=not found, addresses=tuple(addresses)), tuple(found)


def _addresses(source: YamlSource, lines: list[str], link: Link, index: int) -> Iterator[WrittenAddress]:
    """Give the addresses of an entry with their places."""
    entry: Location = ("links", index)
    written: list[tuple[Location, str]] = [((*entry, "url"), link.url), ((*entry, "source"), link.source)]
    written += [((*entry, "urls", code), url) for code, url in link.urls.items()]
    for location, url in written:
        place = source.place(location)
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        yield WrittenAddress(link.id, str(location[2]), url, place, line)
