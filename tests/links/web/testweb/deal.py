"""Deals links onto hosts: evenly, by the work that they make, and always the same for the same seed."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import cycle
from random import Random

from testweb.house import House, make_house
from testweb.model import Case
from testweb.read import HOUSE_LANGUAGES

CLAIMED = 0.4
"""Part of the hosts that may answer unknown addresses in a way of their own."""
LAST_OF_A_NET = 254


@dataclass(frozen=True)
class Dealt:
    """A case, where it happens, and the other host that it may need."""

    number: int
    case: Case
    house: House
    elsewhere: House


def counted(cases: tuple[Case, ...], links: int) -> list[Case]:
    """Give so many cases, each as often as its weight says; each once if `links` is 0."""
    if not links:
        return list(cases)
    scale = links / sum(case.weight for case in cases)
    exact = {case.name: case.weight * scale for case in cases}
    counts = {name: int(share) for name, share in exact.items()}
    by_rest = sorted(exact, key=lambda name: (counts[name] - exact[name], name))
    for name in by_rest[: links - sum(counts.values())]:
        counts[name] += 1
    return [case for case in cases for _ in range(counts[case.name])]


def addresses(first_net: int, count: int) -> list[str]:
    """Give loopback addresses from 127.1.`first_net`.1 on."""
    return [f"127.1.{first_net + index // LAST_OF_A_NET}.{index % LAST_OF_A_NET + 1}" for index in range(count)]


def build_houses(first_net: int, count: int, chance: Random) -> list[House]:
    """Build hosts in several languages."""
    languages = cycle(HOUSE_LANGUAGES)
    return [make_house(ip, number, next(languages), chance) for number, ip in enumerate(addresses(first_net, count))]


def deal(cases: list[Case], houses: list[House], others: list[House], *, timeout: float, chance: Random) -> list[Dealt]:
    """Put every case into a house: first those that want it for themselves, last those that make least work."""
    _claim(cases, houses)
    chance.shuffle(cases)
    by_work = sorted(cases, key=lambda case: (not _wants_house(case), -_work(case, timeout)))
    return [
        _placed(number, case, _house_for(case, houses), _least_busy(others), timeout)
        for number, case in enumerate(by_work)
    ]


def _wants_house(case: Case) -> bool:
    """Say whether a case makes the whole host so; what is parked keeps to its folder: its host has other links."""
    return case.crawl_delay > 0 or (case.everywhere and case.expect.reason not in {"parked", "placeholder"})


def _rank(case: Case) -> tuple[bool, str]:
    """Put the slow host last: a web of few hosts does without."""
    return case.crawl_delay > 0, case.name


def _claim(cases: Iterable[Case], houses: list[House]) -> None:
    """Give hosts to the cases that answer for a whole host; hosts without are left to the others."""
    wanting = sorted({case.name: case for case in cases if _wants_house(case)}.values(), key=_rank)
    each = max(1, int(len(houses) * CLAIMED / max(1, len(wanting))))
    for house, case in zip(houses[:: max(1, int(1 / CLAIMED))], wanting * each, strict=False):
        house.flavour = case
        house.requests += case.crawl_delay > 0  # robots.txt
        if case.languages and case.languages[0] != house.language:
            house.language = case.languages[0]
            house.organisation = house.bank.organisations[0]


def _work(case: Case, timeout: float) -> float:
    return case.pause + case.need.here / 2 + (timeout if case.seconds == "timeout" else case.seconds)


def _house_for(case: Case, houses: list[House]) -> House:
    if case.url == "$here/":
        return min(houses, key=lambda house: (house.homes, house.load))
    own = [house for house in houses if house.flavour and house.flavour.name == case.name]
    return _least_busy(own if _wants_house(case) and own else houses)


def _least_busy(houses: list[House]) -> House:
    return min(houses, key=lambda house: (house.load + house.interval, house.ip))


def _placed(number: int, case: Case, house: House, other: House, timeout: float) -> Dealt:
    house.requests += case.need.here
    house.pauses += case.pause
    house.homes += case.url == "$here/"
    other.requests += case.need.elsewhere
    wait = timeout if case.seconds == "timeout" else case.seconds
    if wait:
        house.waits.append(wait)
    return Dealt(number, case, house, other)
