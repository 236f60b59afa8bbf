"""The facts by the values that a figure in prose may have."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ncp.judge.figures import Kind, length_value, phone_value, plain
from ncp.judge.once import once
from ncp.read.facts import Duration, Email, Fact, Facts, Moment, Money, Percentage, Phone

SHORTEST_FULL_PHONE = 6
"""A number of fewer digits is an emergency or a service number."""
SHORTEST_COMPARED = 5
"""In shorter values one other sign says nothing: 4 and 7 are just two fees."""


def value_of(fact: Fact) -> tuple[Kind, str] | None:  # noqa: PLR0911 - one return a kind reads best
    """Give kind and value that a figure in prose would have if it were this fact."""
    match fact:
        case Phone():
            digits = phone_value(fact.value)
            return (Kind.PHONE, digits) if len(digits) >= SHORTEST_FULL_PHONE else (Kind.NUMBER, digits)
        case Email():
            return Kind.EMAIL, fact.value.casefold()
        case Money():
            return Kind.MONEY, plain(f"{fact.value:.2f}")
        case Percentage():
            return Kind.PERCENTAGE, format(fact.value.normalize(), "f")
        case Duration():
            return Kind.DURATION, length_value(str(fact.value), fact.unit)
        case Moment():
            return Kind.DATE, fact.value.isoformat()
    return None


@dataclass(frozen=True)
class Known:
    """What facts hold."""

    names: Mapping[tuple[Kind, str], tuple[str, ...]]

    def near(self, kind: Kind, value: str, *, short: bool = False) -> str:
        """Give the name of a fact of this kind whose value is one slip of the pen away; empty if none."""
        if len(value) < SHORTEST_COMPARED and not short:
            return ""
        alike = (names[0] for (of, known), names in self.names.items() if of is kind and one_slip(value, known))
        return next(alike, "")


@once
def known_facts(facts: Facts) -> Known:
    """Give the facts by value."""
    names: dict[tuple[Kind, str], tuple[str, ...]] = {}
    for name, kind, value in _items(facts):
        names[kind, value] = (*names.get((kind, value), ()), name)
    return Known(names)


def _items(facts: Facts) -> Iterator[tuple[str, Kind, str]]:
    for name, fact in facts.by_name.items():
        value = value_of(fact)
        if value is not None:
            yield name, *value


def one_slip(written: str, meant: str) -> bool:
    """Say whether one sign was dropped, added or changed, or two neighbours swapped."""
    if written == meant or abs(len(written) - len(meant)) > 1:
        return False
    start = 0
    while start < min(len(written), len(meant)) and written[start] == meant[start]:
        start += 1
    rest, other = written[start:], meant[start:]
    if len(rest) != len(other):
        return rest[1:] == other or rest == other[1:]
    return rest[1:] == other[1:] or (rest[1::-1] == other[:2] and rest[2:] == other[2:])
