"""What a page asks of the network, against the budgets."""

from collections.abc import Iterable, Iterator

from ncp.audit.budgets import BYTES_OF_KB, Budgets
from ncp.audit.model import Finding, Weight
from ncp.audit.see.traffic import Transfer
from ncp.audit.seen import Seen

TEXT = frozenset({"Document", "Stylesheet"})
"""What is needed to read a page."""
BAD_STATUS = 400


def weight_of(seen: Seen) -> Weight:
    """Add up what came for a page."""
    first = all_of(seen)
    text = [transfer for transfer in first if transfer.kind in TEXT]
    following = seen.following.transfers if seen.following else ()
    return Weight(
        text=_wire(text),
        view=_wire(first),
        requests=len(first),
        following=_wire(following),
        text_body=_body(text),
        view_body=_body(first),
        following_body=_body(following),
    )


def all_of(seen: Seen) -> tuple[Transfer, ...]:
    """Give what the first view asks for, the icon with it."""
    return (*seen.first.transfers, *((seen.icon,) if seen.icon else ()))


def judge_weight(seen: Seen, budgets: Budgets) -> Iterator[Finding]:
    """Tell each budget that a page is beyond."""
    weight = weight_of(seen)
    counted = budgets.counted == "wire"
    sums = (
        ("heavy_text", weight.text if counted else weight.text_body, budgets.html_and_css_kb),
        ("heavy_view", weight.view if counted else weight.view_body, budgets.first_view_kb),
        ("heavy_following", weight.following if counted else weight.following_body, budgets.next_page_kb),
    )
    for code, found, bar in sums:
        if found > bar * BYTES_OF_KB:
            yield Finding(code, seen.page, {"kb": f"{found / BYTES_OF_KB:.1f}", "bar": bar})
    if weight.requests > budgets.requests:
        yield Finding("many_requests", seen.page, {"number": weight.requests, "bar": budgets.requests})


def _wire(transfers: Iterable[Transfer]) -> int:
    return sum(transfer.wire for transfer in transfers)


def _body(transfers: Iterable[Transfer]) -> int:
    """Add up bodies; a style sheet or a script that the browser had already costs nothing, the page itself is new."""
    return sum(transfer.body for transfer in transfers if transfer.wire or transfer.kind == "Document")
