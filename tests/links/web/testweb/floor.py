"""The time below which no polite checker can stay: each host's links in the order of the list, played through.

A checker does not know beforehand which link will hang; so the order is that of the list, and the time of a link that
comes last in it adds to that of those before.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from heapq import heappop, heappush

from testweb.house import House
from testweb.link import Link
from testweb.model import Case

AT_ONCE = 2
"""Requests in flight at a host."""


@dataclass(frozen=True)
class Errand:
    """What a link, or robots.txt, still needs of one host. All times are seconds."""

    order: int
    """Place in the list: of errands that are ready, the first is run."""
    requests: int
    ready: float = 0.0
    lasting: float = 0.0
    """How long the answer to the last request takes, or the checker's patience."""
    pause: float = 0.0
    """For how long the host wants to be left alone after the first request."""


def floor_of(links: Iterable[Link], houses: Iterable[House], timeout: float) -> float:
    """Give the seconds that the slowest host takes."""
    ends: dict[str, dict[int, float]] = {}
    numbered = list(enumerate(links))
    for house in houses:
        own = [(place, link) for place, link in numbered if link.dealt.house.ip == house.ip]
        errands = [errand for place, link in own if (errand := _here(place, link.dealt.case, timeout)).requests]
        robots = [Errand(-1, 1)] if house.flavour is not None and house.flavour.crawl_delay else []
        ends[house.ip] = played([*robots, *errands], house.interval)
    led: dict[str, list[Errand]] = {}
    for place, link in numbered:
        if requests := link.dealt.case.need.elsewhere:
            ready = ends[link.dealt.house.ip].get(place, 0.0)
            led.setdefault(link.dealt.elsewhere.ip, []).append(Errand(place, requests, ready))
    intervals = {house.ip: house.interval for house in houses}
    for ip, errands in led.items():
        ends[f"{ip} led to"] = played(errands, intervals[ip])
    return max((end for each in ends.values() for end in each.values()), default=0.0)


def _here(place: int, case: Case, timeout: float) -> Errand:
    lasting = timeout if case.seconds == "timeout" else case.seconds
    return Errand(place, case.need.here, lasting=lasting, pause=case.pause)


def played(errands: list[Errand], interval: float) -> dict[int, float]:
    """Play the errands at one host through; give when each has ended, by its place."""
    ends: dict[int, float] = {}
    flying: list[float] = []
    now = 0.0
    waiting = list(errands)
    while waiting:
        now = max(now, min(errand.ready for errand in waiting))
        if len(flying) == AT_ONCE:
            now = max(now, heappop(flying))
        errand = min((one for one in waiting if one.ready <= now), key=lambda one: one.order)
        waiting.remove(errand)
        end = now + (errand.lasting if errand.requests == 1 else 0.0)
        heappush(flying, end)
        ends[errand.order] = end
        now += max(interval, errand.pause)
        if errand.requests > 1:
            waiting.append(replace(errand, requests=errand.requests - 1, ready=end, pause=0.0))
    return ends
