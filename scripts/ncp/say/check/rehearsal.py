"""The rehearsal as text: what was caught of each family, and what was not."""

from collections import defaultdict
from collections.abc import Sequence

from ncp.rehearse.run import Result
from ncp.say.messages import sentence


def rehearsal_report(results: Sequence[Result], *, details: bool) -> str:
    """Give a line a family, the worst first, then the sums; with details also each mistake that got through."""
    families: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        families[result.mistake.family].append(result)
    rows = sorted(families.items(), key=lambda item: (share(item[1], "caught"), share(item[1], "at_line"), item[0]))
    width = max(map(len, families), default=0)
    lines = [_row(name, found, width) for name, found in rows]
    missed = [_missed(result) for result in results if details and not result.at_line]
    return "\n".join([*lines, *missed, _sums(results, len(families))])


def share(results: Sequence[Result], what: str) -> float:
    """Give the share of mistakes that were caught, or told at the right line."""
    return sum(bool(getattr(result, what)) for result in results) / len(results) if results else 1.0


def _row(name: str, found: Sequence[Result], width: int) -> str:
    codes = sorted({code for result in found for code in result.codes})
    caught, at_line = (sum(bool(getattr(one, what)) for one in found) for what in ("caught", "at_line"))
    values = {"name": name.ljust(width), "planted": len(found), "caught": caught, "at_line": at_line}
    return sentence("check", "rehearsal_row", {**values, "codes": " ".join(codes)})


def _missed(result: Result) -> str:
    spot = result.mistake.spots[0]
    told = result.trouble or " ".join(result.codes) or "–"
    values = {"family": result.mistake.family, "path": spot.path, "line": spot.first, "told": told}
    return sentence("check", "rehearsal_missed", values)


def _sums(results: Sequence[Result], families: int) -> str:
    caught = [result for result in results if result.caught]
    values = {
        "planted": len(results),
        "families": families,
        "caught": f"{share(results, 'caught'):.1%}",
        "at_line": f"{share(caught, 'at_line'):.1%}",
        "troubles": sum(bool(result.trouble) for result in results),
    }
    return sentence("check", "rehearsal_sums", values)
