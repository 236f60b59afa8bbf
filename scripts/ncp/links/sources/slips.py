"""Slips of the pen in a list of links: each told at its place, and the line as it was meant.

An entry without an address is an error; all else is a remark, for which no other link has to wait.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import yaml

from ncp.links.sources.fields import URL, field_slips, key_slip, likely
from ncp.links.sources.list_text import url_slip
from ncp.links.sources.mended import slip_of
from ncp.problems import Grade, Place, Problem

LINKS = "links"
AMBIGUOUS = "K014"
NULLS = {"", "~", "null", "Null", "NULL"}
"""How YAML writes that nothing is said."""
KNOWN_SCHEMES = ("http://", "https://", "mailto:", "tel:")


@dataclass
class Slips:
    """Gathers what is wrong with a list whose text is known."""

    name: str
    text: str
    found: list[Problem] = field(default_factory=list)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text; taken apart only if something is wrong."""
        return self.text.split("\n")

    def line(self, place: Place) -> str:
        """Give the line at a place."""
        return self.lines[place.line - 1] if place.line <= len(self.lines) else ""

    def mended(self, place: Place, written: str, meant: str) -> str | None:
        """Give the line at a place with what is written there replaced; None if it is not written so."""
        line, start = self.line(place), place.column - 1
        if not written or written not in line[start:]:
            return None
        return line[:start] + line[start:].replace(written, meant, 1)

    def no_list(self, place: Place | None) -> Problem:
        """Tell that a file holds no `links:`; where there is a list all the same, only its name is missing."""
        if place is None:
            return Problem("K001", Place(self.name))
        line = self.line(place)
        return Problem("K003", place, corrected=f"{LINKS}:\n{line}" if line.lstrip().startswith("-") else None)

    def of_top(self, key: str, place: Place, below: Place, value: yaml.Event) -> Problem | None:
        """Give what is wrong with a key that stands where `links` is expected; None if it is a key of others.

        `value` is what stands at the place `below`.
        """
        if key == LINKS and is_null(value):
            return Problem("K004", place)
        if key == LINKS and (isinstance(value, yaml.MappingStartEvent) or is_address(getattr(value, "value", ""))):
            return Problem("K005", below, corrected=self._with_dash(place, below))
        if isinstance(value, yaml.SequenceStartEvent) and likely(key.lower(), (LINKS,)):
            return Problem("K006", place, {"given": key}, corrected=self.mended(place, key, LINKS))
        return None

    def _with_dash(self, place: Place, below: Place) -> str:
        """Give the line of an entry with its hyphen, on a line of its own below `links:`."""
        line = self.line(below)
        before, entry = line[: below.column - 1], line[below.column - 1 :]
        return f"{before.rstrip()}\n- {entry}" if place.line == below.line else f"{before}- {entry}"

    def double(self, key: str, place: Place, first: Place) -> None:
        """Tell a key that stands twice."""
        self.found.append(Problem("D005", place, {"key": key, "first": first.line}, Grade.WARNING))

    def second_document(self, place: Place) -> None:
        """Tell a line `---` below which nothing is read."""
        self.found.append(Problem("K007", place, {}, Grade.WARNING))

    def of_item(self, value: object, place: Place) -> bool:
        """Say whether an entry that has no fields is an address; tell what is wrong with it."""
        text = value.strip() if isinstance(value, str) else ""
        if is_address(text):
            self.address(text, place)
            return True
        slip = url_slip(place, self.line(place)) if text else Problem("K002", place)
        self.found.append(slip or Problem("K010", place, {"given": text[:80]}))
        return False

    def of_entry(
        self,
        keys: Sequence[tuple[str, Place]],
        values: Mapping[str, object],
        places: Mapping[str, Place],
        place: Place,
    ) -> None:
        """Tell what is wrong with the fields of an entry."""
        first: dict[str, Place] = {}
        for key, spot in keys:
            if key in first:
                self.double(key, spot, first[key])
            first.setdefault(key, spot)
        self._address_of(values, places, first, place)
        for key, spot in first.items():
            if key != URL and (near := key_slip(key, first)):
                self._remark(Problem("D011", spot, {"field": key, "nearest": near}), key, near)
        for problem, written, meant in field_slips(values, places):
            if problem.code != AMBIGUOUS or self._is_plain(problem.place, written):
                self._remark(problem, written, meant)

    def _is_plain(self, place: Place, written: str) -> bool:
        """Say whether a value stands at a place without quotation marks."""
        return (
            re.search(rf"(?<![\w\"'-]){re.escape(written)}(?![\w\"'])", self.line(place)[place.column - 1 :])
            is not None
        )

    def _remark(self, problem: Problem, written: str = "", meant: str = "") -> None:
        corrected = self.mended(problem.place, written, meant) if meant else None
        self.found.append(replace(problem, grade=Grade.WARNING, corrected=corrected))

    def _address_of(
        self, values: Mapping[str, object], places: Mapping[str, Place], keys: Mapping[str, Place], place: Place
    ) -> None:
        """Tell slips in the addresses of an entry, or that it has none."""
        url = values.get(URL)
        if isinstance(url, str) and url.strip():
            self.address(url, places[URL])
        elif url is not None and not isinstance(url, str):
            self.found.append(Problem("D014", places[URL], {"field": URL}))
        else:
            self.found.append(self._without_address(values, keys, place))
        others = values.get("urls")
        for code, other in (others if isinstance(others, dict) else {}).items():
            if isinstance(other, str) and other.strip():
                self.address(other, places.get(f"urls.{code}", place))

    def _without_address(self, values: Mapping[str, object], keys: Mapping[str, Place], place: Place) -> Problem:
        """Tell an entry without an address: if one stands in it, but not as `url`, then there."""
        if (empty := keys.get(URL)) is not None:
            return Problem("K002", empty)
        for key, spot in keys.items():
            if (key.lower() == URL or likely(key.lower(), (URL,))) and values[key]:
                return Problem("K011", spot, {"given": key}, corrected=self.mended(spot, key, URL))
        for key, spot in keys.items():
            if str(values[key]).lower().startswith(("http://", "https://")) and key not in {"source", "urls"}:
                return Problem("K011", spot, {"given": key}, corrected=self.mended(spot, key, URL))
        return Problem("K002", place)

    def address(self, url: str, place: Place) -> None:
        """Tell a slip in an address; plain blanks around it are none."""
        url = url.strip(" \t\n")
        if slip := slip_of(url):
            code, meant = slip
            self._remark(Problem(code, place, {"corrected": meant}), url, meant)


def is_address(text: str) -> bool:
    """Say whether a text is an address, be it with a slip."""
    return text.lower().startswith(KNOWN_SCHEMES) or slip_of(text) is not None


def is_null(event: yaml.Event) -> bool:
    """Say whether a value says nothing."""
    return isinstance(event, yaml.ScalarEvent) and event.implicit[0] and event.value in NULLS
