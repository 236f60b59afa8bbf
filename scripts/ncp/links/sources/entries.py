"""A list of links in YAML: the site's own data/links.yml, or a bare file with `links:` and entries with a `url`.

Read event by event: a list of thousands with the place of every node would cost a hundred megabytes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from ncp.links.model import Contract, Source
from ncp.problems import ContentError, Place, Problem

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 20
LARGEST = 64 * 1024 * 1024
NOTHING = {"", "~", "null", "Null", "NULL"}
"""How YAML writes that nothing is said."""
URLS = "urls"
OWN_FORM = {"description", "kind"}
"""Keys that only the site's own form has: there the titles are our words for the page."""


@dataclass(frozen=True)
class Entry:
    """One entry as it is written: plain values, and the places of those that may be pointed at."""

    values: Mapping[str, object]
    places: Mapping[str, Place]
    place: Place


@dataclass
class _Reader:
    """Turns YAML events into entries."""

    name: str
    events: Iterator[yaml.Event]
    addresses: dict[str, Place] = field(default_factory=dict)
    """`urls.lt` and the like → place of the address."""

    def place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.name, mark.line + 1, mark.column + 1) if mark is not None else Place(self.name)

    def value(self, event: yaml.Event, depth: int = 0) -> object:
        """Give the plain value that begins with an event."""
        if isinstance(event, yaml.AliasEvent) or depth > DEEPEST:
            raise ContentError((Problem("D006", self.place(event)),))
        if isinstance(event, yaml.MappingStartEvent):
            return {key: value for key, value, _ in self.pairs(depth)}
        if isinstance(event, yaml.SequenceStartEvent):
            return list(self.items(depth))
        if not isinstance(event, yaml.ScalarEvent) or (event.implicit[0] and event.value in NOTHING):
            return None
        return str(event.value)

    def pairs(self, depth: int) -> Iterator[tuple[str, object, Place]]:
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = str(self.value(event, depth + 1))
            behind = next(self.events)
            yield key, self.kept(key, behind, depth), self.place(behind)

    def kept(self, key: str, behind: yaml.Event, depth: int) -> object:
        """Give the value of a key; of an entry's `urls`, note where each address stands."""
        if key != URLS or not isinstance(behind, yaml.MappingStartEvent):
            return self.value(behind, depth + 1)
        found = list(self.pairs(depth + 1))
        self.addresses = {f"{URLS}.{code}": spot for code, _, spot in found}
        return {code: value for code, value, _ in found}

    def items(self, depth: int) -> Iterator[object]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self.value(event, depth + 1)

    def entries(self) -> Iterator[Entry]:
        """Give the entries below `links`.

        Raises:
            ContentError: the file is no such list.
        """
        top = next((event for event in self.events if isinstance(event, yaml.CollectionStartEvent)), None)
        if not isinstance(top, yaml.MappingStartEvent):
            raise ContentError((Problem("K001", Place(self.name)),))
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = str(self.value(event))
            behind = next(self.events)
            if key == "links" and isinstance(behind, yaml.SequenceStartEvent):
                yield from self._of_list()
                return
            self.value(behind)
        raise ContentError((Problem("K001", Place(self.name)),))

    def _of_list(self) -> Iterator[Entry]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            place = self.place(event)
            if not isinstance(event, yaml.MappingStartEvent):
                self.value(event)
                yield Entry({}, {}, place)
                continue
            self.addresses = {}
            triples = list(self.pairs(1))
            places = {key: spot for key, _, spot in triples}
            yield Entry({key: value for key, value, _ in triples}, places | self.addresses, place)


def read_entries(path: Path, name: str) -> tuple[Entry, ...]:
    """Read a list of links; `name` is how problems call the file.

    Raises:
        ContentError: it cannot be read, is not YAML, or an entry has no `url`; all such entries at once.
    """
    text = _text_of(path, name)
    try:
        entries = tuple(_Reader(name, yaml.parse(text, Loader=LOADER)).entries())
    except yaml.MarkedYAMLError as trouble:
        mark = trouble.problem_mark or trouble.context_mark
        place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
        raise ContentError((Problem("D004", place, {"reason": trouble.problem or ""}),)) from None
    except (yaml.YAMLError, RecursionError) as trouble:
        raise ContentError((Problem("D004", Place(name), {"reason": type(trouble).__name__}),)) from None
    without = tuple(Problem("K002", entry.place) for entry in entries if not _text(entry.values.get("url")))
    if without:
        raise ContentError(without)
    return entries


def _text_of(path: Path, name: str) -> str:
    try:
        if (size := path.stat().st_size) > LARGEST:
            raise ContentError((Problem("D002", Place(name), {"size": size, "largest": LARGEST}),))
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ContentError((Problem("D003", Place(name)),)) from None
    except OSError as trouble:
        reason = trouble.strerror or type(trouble).__name__
        raise ContentError((Problem("D001", Place(name), {"reason": reason}),)) from trouble


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
