"""What happens while a page loads: nothing may fail, complain, ask others, set a cookie, or jump."""

from collections.abc import Iterator

from ncp.audit.judge.weight import BAD_STATUS, all_of
from ncp.audit.model import Finding
from ncp.audit.see.traffic import Transfer
from ncp.audit.seen import Seen

NO_SHIFT = 0.0001
"""Below it a shift is the rounding of a fraction of a pixel."""


def judge_load(seen: Seen) -> Iterator[Finding]:
    """Tell what went wrong in the first view, and what only in a later one."""
    if seen.first.trouble:
        yield Finding("not_opened", seen.page, {"reason": seen.first.trouble})
        return
    if seen.first.status != seen.expected:
        yield Finding("wrong_status", seen.page, {"status": seen.first.status, "expected": seen.expected})
    yield from _requests(seen)
    complaints = {*seen.first.complaints, *(seen.following.complaints if seen.following else ())}
    plain = set(seen.plain.complaints if seen.plain else ()) - complaints
    for complaint in sorted(complaints | plain):
        yield Finding("complaint", seen.page, {"text": complaint})
    yield from _promises(seen)
    shift = sum(shift.value for shift in seen.first.shifts)
    if shift > NO_SHIFT:
        what = "; ".join(dict.fromkeys(filter(None, (shift.what for shift in seen.first.shifts))))
        yield Finding("shift", seen.page, {"shift": f"{shift:.4f}", "what": what or "–"})


def _requests(seen: Seen) -> Iterator[Finding]:
    """Tell requests that failed, and those to others; the page itself is judged by its status."""
    for transfer in {transfer.url: transfer for transfer in (*all_of(seen), *_later(seen))}.values():
        if not transfer.url.startswith(f"{seen.home}/"):
            yield Finding("foreign_request", seen.page, {"url": transfer.url})
        elif transfer.failure or (transfer.status >= BAD_STATUS and transfer.kind != "Document"):
            reason = transfer.failure or transfer.status
            yield Finding("failed_request", seen.page, {"url": transfer.url.removeprefix(seen.home), "reason": reason})


def _later(seen: Seen) -> tuple[Transfer, ...]:
    return seen.following.transfers if seen.following else ()


def _promises(seen: Seen) -> Iterator[Finding]:
    loads = (seen.first, *((seen.following,) if seen.following else ()))
    for violation in sorted({violation for load in loads for violation in load.violations}):
        yield Finding("policy", seen.page, {"what": violation})
    for cookie in sorted({cookie for load in loads for cookie in load.cookies}):
        yield Finding("cookie", seen.page, {"name": cookie})
