"""What the site has promised to those who link to it, and whether a built site keeps it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ncp.judge.registry import Found
from ncp.read.contract import Contract, Redirects, redirect_line
from ncp.read.schema import nearest


@dataclass(frozen=True)
class Promises:
    """The contract and the redirects beside what a built site has now."""

    contract: Contract
    redirects: Redirects
    now: frozenset[str]
    """Addresses and heading ids, `/lv/costs/#visit`."""
    today: date

    def line(self, old: str, new: str) -> str:
        """Give the line of data/redirects.yml that would keep a promise."""
        return redirect_line(old, new, self.today)

    def at(self, old: str, values: Mapping[str, object], corrected: str | None = None) -> Found:
        """Give a finding about a redirect."""
        return Found(self.redirects.places[old], values, None, corrected)


def lost_addresses(promises: Promises) -> Iterator[Found]:
    """Every address of the contract is in the site, or has a successor."""
    for entry, place in promises.contract.entries.items():
        if "#" not in entry and entry not in promises.now and not promises.redirects.covers(entry):
            new = nearest(entry, sorted(promises.now)) or "/…/"
            yield Found(place, {"entry": entry}, None, promises.line(entry, new))


def lost_ids(promises: Promises) -> Iterator[Found]:
    """Every heading id of the contract is on its page, or has a successor; those of a page that is gone go with it."""
    for entry, place in promises.contract.entries.items():
        page, mark, _ = entry.partition("#")
        if mark and page in promises.now and entry not in promises.now and not promises.redirects.covers(entry):
            near = nearest(entry, sorted(one for one in promises.now if one.startswith(f"{page}#")))
            yield Found(place, {"entry": entry}, None, promises.line(entry, near or f"{page}#…"))


def missing_successors(promises: Promises) -> Iterator[Found]:
    """What an old address leads to is in the site."""
    for old, new in promises.redirects.targets.items():
        if new not in promises.now and new not in promises.redirects.targets:
            near = nearest(new, sorted(promises.now))
            yield promises.at(old, {"target": new, "nearest": near}, promises.line(old, near) if near else None)


def shadowed(promises: Promises) -> Iterator[Found]:
    """An old address is old: what still stands there would never be seen again."""
    for old in promises.redirects.targets:
        if old in promises.now:
            yield promises.at(old, {"entry": old})


def chains(promises: Promises) -> Iterator[Found]:
    """A redirect leads to its end at once, and never in a circle."""
    for old, new in promises.redirects.targets.items():
        if new in promises.redirects.targets:
            end = promises.redirects.end_of(old)
            yield promises.at(old, {"target": new}, promises.line(old, end) if end else None)


def moved_headings(promises: Promises) -> Iterator[Found]:
    """The successor of a heading stands on the same page: no host learns what stands behind `#`."""
    for old, new in promises.redirects.headings.items():
        if new.partition("#")[0] != old.partition("#")[0] or "#" not in new:
            yield promises.at(old, {"entry": old, "target": new})


def misread(promises: Promises) -> Iterator[Found]:
    """Every redirect names an old and a new address, and since when."""
    yield from (Found(place) for place in promises.redirects.misread)


PROMISES: Mapping[str, Callable[[Promises], Iterator[Found]]] = {
    "B260": lost_addresses,
    "B261": lost_ids,
    "B263": missing_successors,
    "B265": shadowed,
    "B266": chains,
    "B267": moved_headings,
    "B299": misread,
}
"""By the code of the rule; a broken one is an error, and stops a build."""
