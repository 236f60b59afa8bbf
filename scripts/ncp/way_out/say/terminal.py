"""The rehearsals as text: the sums, what holds for the whole site, then the first differences of each kind."""

from collections.abc import Iterator, Sequence

from ncp.say.report import printable
from ncp.way_out.model import Difference, Kind, Rehearsal
from ncp.way_out.say.words import remarks, say, sums

MOST_SHOWN = 5
"""Differences of a kind that are shown on the terminal."""


def terminal_report(rehearsals: Sequence[Rehearsal]) -> str:
    """Give a paragraph an engine."""
    return "\n\n".join("\n".join(_lines(found)) for found in rehearsals)


def _lines(found: Rehearsal) -> Iterator[str]:
    yield sums(found)
    yield from (f"  {remark}" for remark in remarks(found))
    for kind, number in found.compared.by_kind.items():
        same_kind = [one for one in found.compared.differences if one.kind is kind]
        yield from _listed(f"{say(f'kind_{kind}')}: {number}", [line_of(one) for one in same_kind])
    if found.compared.broken:
        yield from _listed(f"{say('broken')}: {len(found.compared.broken)}", list(found.compared.broken))


def _listed(caption: str, lines: Sequence[str]) -> Iterator[str]:
    yield f"  {caption}"
    yield from (f"    {printable(line)}" for line in lines[:MOST_SHOWN])
    if len(lines) > MOST_SHOWN:
        yield f"    {say('more', number=len(lines) - MOST_SHOWN)}"


def line_of(one: Difference) -> str:
    """Give a difference in a line."""
    address = f"/{one.url}"
    if one.kind in {Kind.MISSING, Kind.ADDED}:
        return address
    return f"{address}  {say('beside', ours=one.ours or '–', theirs=one.theirs or '–')}"
