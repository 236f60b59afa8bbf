"""Is this still that page? The contract's title, evidence, owner and language against what stands there now."""

import re
from dataclasses import dataclass

from ncp.links.judge.language import is_other_language
from ncp.links.judge.witnesses import Witnesses
from ncp.links.model import Contract
from ncp.links.observation import PageView
from ncp.links.page.words import alike, contains, key_of, parts_of, shared

ENOUGH = 0.5
"""Share of the words of one of *our* titles that must stand in a page's own title and headings."""
ALL_BUT = 0.99
SHORTEST_PART = 8
"""Letters; a shorter part of a title says too little to be found within another."""
OF_THE_LONGER = 0.5
BEGINNING = 300
"""Characters of the main text in which a title may stand that no heading marks."""
ADDRESS = re.compile(r"\S*/\S*")
"""What a page echoes of its own address is no title."""
SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Sameness:
    """What holds of the contract; None where it says nothing of it, or where it cannot be told."""

    titled: bool | None
    evidenced: bool | None
    missing: tuple[str, ...]
    owner_named: bool | None
    other_language: bool

    @property
    def holds(self) -> bool:
        """Say whether everything that was promised is there, and that something was."""
        known = [value for value in (self.titled, self.evidenced) if value is not None]
        return bool(known) and all(known) and not self.other_language

    @property
    def fails(self) -> bool:
        """Say whether something that was promised is gone."""
        return self.titled is False or self.evidenced is False or self.other_language

    @property
    def gone(self) -> int:
        """Count what is gone."""
        return sum((self.titled is False, self.evidenced is False, self.owner_named is False, self.other_language))


def compare(contract: Contract, page: PageView, witnesses: Witnesses) -> Sameness:
    """Compare a page with its contract."""
    everything = key_of(f"{page.title} {' '.join(page.headings)} {page.site_name} {page.text}")
    missing = tuple(word for word in contract.evidence if not contains(everything, word))
    owners = [owner for owner in contract.owners if key_of(owner)]
    text = f"{page.title} {page.site_name} {page.text}"
    return Sameness(
        titled=_titled(contract, page),
        evidenced=not missing if contract.evidence else None,
        missing=missing,
        owner_named=any(_named(owner, everything, text) for owner in owners) if owners else None,
        other_language=is_other_language(page.plain, contract.languages, witnesses.function_words),
    )


def _named(owner: str, everything: str, text: str) -> bool:
    return contains(everything, owner) or shared(owner, text) >= ALL_BUT


def comparable_titles(contract: Contract) -> tuple[str, ...]:
    """Give the titles that a page could bear: those in a language that it speaks, if the contract tells both."""
    spoken = {code.split("-")[0] for code in contract.languages}
    own = [title for code, title in contract.titles.items() if not code or not spoken or code in spoken]
    return tuple(title for title in (own or contract.titles.values()) if key_of(title))


def _titled(contract: Contract, page: PageView) -> bool | None:
    """Say whether the page bears the title; a title of our own wording only has to be found again in its words."""
    wanted = comparable_titles(contract)
    if not wanted:
        return None
    if contract.titles_are_ours:
        said = f"{page.title} {page.site_name} {' '.join(page.headings)} {page.main[:2000]}"
        found = any(shared(title, said) >= ENOUGH for title in wanted)
        return found or None  # they describe the page, and need not stand on it
    return any(bears(page, title, contract.owners) for title in wanted)


def bears(page: PageView, wanted: str, owners: tuple[str, ...]) -> bool:
    """Say whether a page bears a title, but for case, dashes and the name of the site."""
    said = (page.title, *page.heads)
    if any(key_of(wanted) == key_of(text) or stands_apart(wanted, text) for text in said):
        return True
    unmarked = not page.headings and len(key_of(wanted)) >= SHORTEST_PART
    if unmarked and contains(key_of(ADDRESS.sub(" ", page.plain[:BEGINNING])), wanted):
        return True
    site = [name for name in (page.site_name, *owners) if name]
    own, theirs = parts_of(wanted), parts_of(page.title)
    telling = _without(own, site) or own
    mine = telling[-1] if _names_site_first(theirs, page.heads) else telling[0]
    return any(_same_part(mine, other) for other in (*(_without(theirs, site) or theirs), *page.heads))


def _names_site_first(parts: tuple[str, ...], heads: tuple[str, ...]) -> bool:
    """Say whether a title begins with the name of the site: what the heading says stands at its end."""
    if len(parts) < 2:  # noqa: PLR2004 - a beginning and an end
        return False
    first, last = (any(alike(part, head) for head in heads) for part in (parts[0], parts[-1]))
    return last and not first


def stands_apart(wanted: str, said: str) -> bool:
    """Say whether a title begins or ends with the wanted one, set apart by a sign: `Title (Site)`."""
    wanted, said = SPACES.sub(" ", wanted.casefold().strip()), SPACES.sub(" ", said.casefold().strip())
    if len(wanted) < SHORTEST_PART:
        return False
    before, after = said.removesuffix(wanted).rstrip(), said.removeprefix(wanted).lstrip()
    begins = after != said and bool(after) and not after[0].isalnum() and after[0] not in ",'’"
    ends = before != said and bool(before) and not before[-1].isalnum() and before[-1] not in ",'’"
    return begins or ends


def _without(parts: tuple[str, ...], names: list[str]) -> tuple[str, ...]:
    return tuple(part for part in parts if not any(alike(part, name) for name in names))


def _same_part(mine: str, other: str) -> bool:
    """Say whether two parts of titles are one, or the longer is the shorter and a little more."""
    if alike(mine, other):
        return True
    short, long = sorted((key_of(mine), key_of(other)), key=len)
    return len(short) >= SHORTEST_PART and short in long and len(short) >= OF_THE_LONGER * len(long)
