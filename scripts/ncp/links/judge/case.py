"""What a judgement rests on, and what it ends in."""

import re
from dataclasses import dataclass

from ncp.links.address import Address, BadAddress, web_address
from ncp.links.model import Contract, Finding, Remembered, Verdict
from ncp.links.observation import Chain, Control

SUCCESS = range(200, 300)
BROKE_OFF = {"timeout": "timeout", "cut": "dropped"}
"""Reasons for pages of which too little came to find again what was promised."""
PERMANENT = {301, 308, 0}
HOME = re.compile(
    r"^/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|default|home|main|start|sakums|sakumlapa|pradzia|avaleht|esileht)"
    r"(?:\.\w+)?/?)?$",
    re.IGNORECASE,
)
"""Paths of home pages, with or without a language before them."""


@dataclass(frozen=True)
class Case:
    """Everything that a judgement rests on."""

    contract: Contract
    address: Address
    chains: tuple[Chain, ...]
    former: Remembered | None = None
    control: Control | None = None
    """What the host says of an address that cannot exist; None if it was not asked."""
    asked: bool = False
    """Whether a control request was made, or may not be made: there will be no better evidence."""

    @property
    def is_deep(self) -> bool:
        """Say whether the link leads to a page within a site, rather than to its home page."""
        return not HOME.match(self.address.path) or "?" in self.address.target


@dataclass(frozen=True)
class NeedsControl:
    """The page is suspicious: ask the host for an address that cannot exist, then judge again."""


def found(chain: Chain, verdict: Verdict, reason: str, missing: tuple[str, ...] = ()) -> Finding:
    """Make a finding of what a chain says."""
    answer = chain.answer
    title = answer.page.title if answer.page else ""
    return Finding(verdict, reason, answer.status, answer.url, chain.hops, title=title, missing=missing)


def moved_to(address: Address, chain: Chain) -> str | None:
    """Give the address to write instead: where the permanent hops at the beginning lead; None if there are none.

    A page that refreshes at once to another is taken for permanently moved, but a home page that does so chooses a
    language or a start page.
    """
    target, here = None, address
    for hop in chain.hops:
        if hop.status not in PERMANENT or (hop.status == 0 and HOME.match(here.path)):
            break
        try:
            target = here = web_address(hop.location, web_address(hop.url))
        except BadAddress:
            break
    if target is None or target.document == address.document:
        return None
    return str(Address(target.scheme, target.host, target.port, target.target, target.fragment or address.fragment))
