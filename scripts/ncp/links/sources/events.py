"""From the events of a YAML parser to the entries of a list, one after the other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

import yaml

from ncp.links.sources.slips import LINKS, Slips, is_null
from ncp.problems import ContentError, Place, Problem

DEEPEST = 20
URLS = "urls"


@dataclass(frozen=True)
class Entry:
    """One entry as it is written: plain values, and the places of those that may be pointed at."""

    values: Mapping[str, object]
    places: Mapping[str, Place]
    place: Place


class Pair(NamedTuple):
    """A key with its value, and where both stand."""

    key: str
    value: object
    key_place: Place
    place: Place


@dataclass
class Reader:
    """Turns YAML events into entries; what is wrong with one is told to `slips`."""

    name: str
    events: Iterator[yaml.Event]
    slips: Slips
    addresses: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    """`urls.lt` and the like → place of the address."""

    def place(self, event: yaml.Event) -> Place:
        """Give the place where an event begins."""
        mark = event.start_mark
        return Place(self.name, mark.line + 1, mark.column + 1) if mark is not None else Place(self.name)

    def value(self, event: yaml.Event, depth: int = 0) -> object:
        """Give the plain value that begins with an event."""
        if isinstance(event, yaml.AliasEvent) or depth > DEEPEST:
            raise ContentError((Problem("D006", self.place(event)),))
        if isinstance(event, yaml.MappingStartEvent):
            return {pair.key: pair.value for pair in self.pairs(depth)}
        if isinstance(event, yaml.SequenceStartEvent):
            return list(self.items(depth))
        if not isinstance(event, yaml.ScalarEvent) or is_null(event):
            return None
        return str(event.value)

    def pairs(self, depth: int) -> Iterator[Pair]:
        """Give the pairs of a mapping that has begun; of an entry's `urls`, note where each address stands."""
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = str(self.value(event, depth + 1))
            behind = next(self.events)
            if key == URLS and isinstance(behind, yaml.MappingStartEvent):
                found = list(self.pairs(depth + 1))
                self.addresses = {f"{URLS}.{pair.key}": pair.place for pair in found}
                value: object = {pair.key: pair.value for pair in found}
            else:
                value = self.value(behind, depth + 1)
            yield Pair(key, value, self.place(event), self.place(behind))

    def items(self, depth: int) -> Iterator[object]:
        """Give the values of a list that has begun."""
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self.value(event, depth + 1)

    def skip(self, event: yaml.Event) -> None:
        """Read over a value that is not asked for."""
        depth = 0
        while True:
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth <= 0:
                return
            if depth > DEEPEST:
                raise ContentError((Problem("D006", self.place(event)),))
            event = next(self.events)

    def key(self, event: yaml.Event) -> str:
        """Give a key of the whole file; one that is no text is none of ours."""
        self.skip(event)
        return str(event.value) if isinstance(event, yaml.ScalarEvent) else ""

    def entries(self) -> Iterator[Entry]:
        """Give the entries below `links`, and read on to the end: what stands there may be a slip too.

        Raises:
            ContentError: the file is no such list.
        """
        top = next((event for event in self.events if isinstance(event, yaml.CollectionStartEvent)), None)
        if not isinstance(top, yaml.MappingStartEvent):
            raise ContentError((self.slips.no_list(self.place(top) if top else None),))
        list_place, otherwise = None, Problem("K001", Place(self.name))
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key, place = self.key(event), self.place(event)
            behind = next(self.events)
            if key == LINKS and list_place is not None:
                self.slips.double(LINKS, place, list_place)
                self.skip(behind)
            elif key == LINKS and isinstance(behind, yaml.SequenceStartEvent):
                list_place = place
                yield from self._of_list()
            else:
                slip = self.slips.of_top(key, place, self.place(behind), behind)
                otherwise = slip or otherwise
                self.skip(behind)
        if list_place is None:
            raise ContentError((otherwise,))
        self._behind()

    def _behind(self) -> None:
        """Tell a second document; nothing of it is read."""
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.slips.second_document(self.place(event))
                return

    def _of_list(self) -> Iterator[Entry]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            place = self.place(event)
            self.addresses = {}
            if isinstance(event, yaml.MappingStartEvent):
                pairs = list(self.pairs(1))
                values = {pair.key: pair.value for pair in pairs}
                places = {pair.key: pair.place for pair in pairs} | dict(self.addresses)
                self.slips.of_entry([(pair.key, pair.key_place) for pair in pairs], values, places, place)
                yield Entry(values, places, place)
            elif self.slips.of_item(value := self.value(event, 1), place):
                yield Entry({"url": value}, {"url": place}, place)
