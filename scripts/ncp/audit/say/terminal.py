"""The audit for a terminal: what was found on how many pages, then the worst pages."""

from collections.abc import Iterator

from ncp.audit.model import Audit, PageReport
from ncp.audit.say.words import how, means, name_of, say, sums, weight, where, worst_ones, wrong
from ncp.say.report import printable

MOST_PAGES = 20
MOST_FINDINGS = 8


def terminal_report(audit: Audit) -> Iterator[str]:
    """Give the lines."""
    worst = worst_ones(audit.pages)
    for page in worst[:MOST_PAGES]:
        yield from _page(page)
        yield ""
    if len(worst) > MOST_PAGES:
        yield from (say("more_pages", number=len(worst) - MOST_PAGES), "")
    if audit.of_kind:
        yield say("kinds")
        yield from (f"  {number:4}  {kind}" for kind, number in audit.of_kind.items())
        yield ""
    yield from (how(audit), sums(audit))


def _page(page: PageReport) -> Iterator[str]:
    groups = list(page.distinct.values())
    yield f"{name_of(page.page)}  {weight(page)}"
    for group in groups[:MOST_FINDINGS]:
        first = group[0]
        yield f"  {first.code}  {wrong(first)}"
        yield f"    {means(first)}"
        if first.spot.selector:
            yield printable(f"    {first.spot.selector}  {first.spot.snippet}")
        if seen := where(group):
            yield f"    {seen}"
    if len(groups) > MOST_FINDINGS:
        yield f"  {say('more', number=len(groups) - MOST_FINDINGS)}"
