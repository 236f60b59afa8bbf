"""A whole list of links, dealt onto hosts: what the checker gets, what is right, and how fast an ideal one could be."""

from dataclasses import dataclass, field
from random import Random

from testweb.deal import build_houses, counted, deal
from testweb.floor import floor_of
from testweb.house import House
from testweb.link import Link, house_replies, make_link
from testweb.ports import Ports
from testweb.read import all_cases
from testweb.reply import Reply

OTHERS = 5
"""For so many hosts there is one more that links are led to."""
OTHER_NET = 2


@dataclass(frozen=True)
class Wish:
    """What list is wanted. `links`: 0 is one of each behaviour. `only`: names of behaviours; all if empty."""

    links: int = 0
    hosts: int = 12
    seed: int = 7
    timeout: float = 20.0
    """Seconds that the checker waits for one try."""
    only: tuple[str, ...] = ()
    port: int = 0
    """The first of the ports, for addresses that stay the same; 0 takes free ones."""


@dataclass(frozen=True)
class Plan:
    """A list, ready to be served."""

    links: tuple[Link, ...]
    houses: tuple[House, ...]
    floor: float
    """Seconds."""
    replies: dict[str, tuple[Reply, ...]] = field(repr=False)


def make_plan(wish: Wish, ports: Ports) -> Plan:
    """Make a list; the same for the same wish, apart from ports.

    Raises:
        ValueError: a behaviour that does not exist.
    """
    unknown = set(wish.only) - {case.name for case in all_cases()}
    if unknown:
        raise ValueError(f"no such behaviour: {', '.join(sorted(unknown))}")
    chance = Random(wish.seed)  # noqa: S311 - nothing secret
    cases = counted(tuple(case for case in all_cases() if not wish.only or case.name in wish.only), wish.links)
    houses = build_houses(0, wish.hosts, chance)
    others = build_houses(OTHER_NET, max(1, wish.hosts // OTHERS), chance)
    dealt = deal(cases, houses, others, timeout=wish.timeout, chance=chance)
    links = list({link.url: link for link in (make_link(one, ports, chance) for one in dealt)}.values())
    chance.shuffle(links)
    every = (*houses, *others)
    return Plan(tuple(links), every, floor_of(links, every, wish.timeout), _all_replies(links, every, ports))


def _all_replies(links: list[Link], houses: tuple[House, ...], ports: Ports) -> dict[str, tuple[Reply, ...]]:
    replies: dict[str, tuple[Reply, ...]] = {}
    by_host: dict[str, list[Link]] = {}
    for link in links:
        by_host.setdefault(link.dealt.house.ip, []).append(link)
    for house in houses:
        replies |= house_replies(house, by_host.get(house.ip, []), ports)
    for link in links:
        replies |= link.replies
    return replies
