"""Judges answers that are no page: trouble on the way, and status codes other than success."""

from dataclasses import dataclass

from ncp.links.judge.case import Case, found
from ncp.links.judge.walls import Walls
from ncp.links.model import Finding, Verdict
from ncp.links.observation import Chain, ContentKind, PageView

UNVERIFIABLE_TROUBLE = {"tls-incomplete-chain", "unsupported-scheme", "not-recorded"}
LOST = {"redirect-loop", "too-many-redirects", "bad-redirect"}
LOGIN_STATUS = {401, 407}
LEGAL, RATE = 451, 429
UNOFFICIAL = {999, 444, 456, 498}
"""Statuses that no standard knows; only walls send them."""
WALL_STATUS = {403, 406, *UNOFFICIAL}
GONE_STATUS = {404, 410}
REDIRECTION = range(300, 400)
NOTHING = PageView(ContentKind.EMPTY)


@dataclass(frozen=True)
class NoPage:
    """Judges what is no page."""

    walls: Walls

    def trouble(self, chain: Chain) -> Finding:
        """Judge a request that got no answer, or hops that led nowhere."""
        trouble = chain.answer.trouble
        verdict = Verdict.UNVERIFIABLE if trouble in UNVERIFIABLE_TROUBLE else Verdict.BROKEN
        return found(chain, verdict, trouble)

    def status(self, case: Case, chain: Chain) -> Finding:
        """Judge a status: a wall, a login or a border keeps us out, or the page is not there."""
        status = chain.answer.status or 0
        if reason := self._kept_out(case, chain, status):
            return found(chain, Verdict.UNVERIFIABLE, reason)
        return found(chain, Verdict.BROKEN, "bad-redirect" if status in REDIRECTION else f"status-{status}")

    def _kept_out(self, case: Case, chain: Chain, status: int) -> str:
        """Give what keeps us out; empty if nothing does."""
        page = chain.answer.page or NOTHING
        if status in LOGIN_STATUS:
            return "login"
        if status in {RATE, LEGAL}:
            return "rate-limited" if status == RATE else "geo-blocked"
        if self.walls.by_hops(chain.hops) or any(self.walls.by_headers(other.answer) for other in case.chains):
            return "bot-wall"
        if status not in GONE_STATUS and self.walls.is_wall(page):
            return "bot-wall"
        return self._forbidden(case, chain, page) if status in WALL_STATUS else ""

    def _forbidden(self, case: Case, chain: Chain, page: PageView) -> str:
        if self.walls.is_login(page, str(case.address), chain.answer.url):
            return "login"
        if self.walls.is_border(page):
            return "geo-blocked"
        return "bot-wall" if (chain.answer.status or 0) in UNOFFICIAL else "forbidden"
