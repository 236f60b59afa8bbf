"""The judgement on one link, in the order of how sure one can be. Pure: the same input gives the same verdict."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlsplit

from ncp.links.judge.absent import Absent
from ncp.links.judge.case import BROKE_OFF, HOME, SUCCESS, Case, NeedsControl, found, moved_to
from ncp.links.judge.fragments import fragment_reason
from ncp.links.judge.identity import Identity
from ncp.links.judge.no_page import LOST, NOTHING, NoPage
from ncp.links.judge.sameness import Sameness, compare
from ncp.links.judge.signs import Signs
from ncp.links.judge.tries import decisive
from ncp.links.judge.walls import Walls
from ncp.links.judge.witnesses import Witnesses
from ncp.links.model import Finding, Verdict
from ncp.links.observation import SHELL_WORDS, Chain, ContentKind, PageView, words_in
from ncp.links.page.words import parts_of

LONG_SCRIPT = 50
SAYS_NOTHING = {
    *("ref", "from", "r", "url", "redirect", "returnurl", "source", "src", "lang", "language", "hl", "l", "setlang"),
    *(
        "err",
        "error",
        "code",
        "status",
        "msg",
        "message",
        "notfound",
        "404",
        "utm_source",
        "utm_medium",
        "utm_campaign",
    ),
}
"""Names in a query that choose no page: the home page with them is the home page."""


@dataclass(frozen=True)
class Judge:
    """Judges links with what is known of pages in general."""

    witnesses: Witnesses
    organisation: Callable[[str], str]
    """Host → registrable domain."""

    @cached_property
    def signs(self) -> Signs:
        """What pages give away of themselves."""
        return Signs(self.witnesses)

    @cached_property
    def walls(self) -> Walls:
        """What stands before pages."""
        return Walls(self.witnesses)

    @cached_property
    def _no_page(self) -> NoPage:
        return NoPage(self.walls)

    @cached_property
    def absent(self) -> Absent:
        """What tells that a page is not there."""
        return Absent(self.signs)

    @cached_property
    def _identity(self) -> Identity:
        return Identity(self.signs, self.organisation)

    def judge(self, case: Case) -> Finding | NeedsControl:
        """Give the finding, or say that more evidence is needed."""
        chain = decisive(case.chains)
        answer, page = chain.answer, chain.answer.page or NOTHING
        if answer.status is None or answer.trouble in LOST:
            return self._no_page.trouble(chain)
        if answer.status not in SUCCESS:
            return self._no_page.status(case, chain)
        if page.kind is ContentKind.EMPTY:
            return found(chain, Verdict.BROKEN, BROKE_OFF.get(answer.trouble, "empty"))
        if page.kind is ContentKind.UNREADABLE:
            return found(chain, Verdict.UNVERIFIABLE, "unreadable")
        if page.kind is not ContentKind.HTML:
            return right_page(case, chain, page, "not-html")
        return self._page(case, chain, page)

    def _page(self, case: Case, chain: Chain, page: PageView) -> Finding | NeedsControl:
        """Judge a page of HTML: is it a page at all, the one that was meant, and where it was?"""
        same = compare(case.contract, page, self.witnesses)
        if not (same.holds and same.titled):
            if (gone := self.absent.plainly(case, chain, page, same)) is not None:
                return gone
            if reason := self._before_the_page(case, chain, page, same):
                return found(chain, Verdict.UNVERIFIABLE, reason)
            if (stranger := self._identity.stranger(case, chain, same)) is not None:
                return stranger
            if lands_on_home(case, chain.answer.url) and not same.titled:
                return found(chain, Verdict.BROKEN, "home-page")
            if (absent := self.absent.by_evidence(case, chain, page, same)) is not None:
                return absent
        verdict = self._identity.judge(case, chain, page, same) or right_page(case, chain, page, "ok")
        return replace(verdict, owner_named=same.owner_named is True)

    def _before_the_page(self, case: Case, chain: Chain, page: PageView, same: Sameness) -> str:
        """Give what stands between us and the page; empty if nothing does."""
        if chain.answer.trouble in BROKE_OFF and same.fails:
            return ""
        if self.walls.by_headers(chain.answer) or self.walls.by_hops(chain.hops) or self.walls.is_wall(page):
            return "bot-wall"
        if self.walls.is_border(page):
            return "geo-blocked"
        if chain.hops and self.walls.is_consent(chain.answer.url) and not self.walls.is_consent(str(case.address)):
            return "bot-wall"
        if not same.evidenced and self.walls.is_login(page, str(case.address), chain.answer.url):
            return "login"
        return "script-built" if is_shell(page) and needs_script(page, same) else ""


def is_shell(page: PageView) -> bool:
    """Say whether a page is nearly empty until its scripts have run."""
    has_scripts = page.scripts > 0 or len(page.script) > LONG_SCRIPT
    return has_scripts and words_in(page.main) < SHELL_WORDS


def needs_script(page: PageView, same: Sameness) -> bool:
    """Say whether what was promised may come with the scripts: the words are not there, and no other title is."""
    if same.titled is None and same.evidenced is None:
        return page.prose < SHELL_WORDS // 2 and not page.headings
    if same.titled is False and has_own_title(page):
        return False
    return same.evidenced is False or (same.titled is False and page.prose < SHELL_WORDS // 2)


def has_own_title(page: PageView) -> bool:
    """Say whether a page bears a title or heading of its own, beside the name of the site."""
    return len(parts_of(page.title)) > 1 or bool(page.headings)


def lands_on_home(case: Case, url: str) -> bool:
    """Say whether a deep link ends on a home page."""
    end = urlsplit(url)
    says_nothing = (
        all(pair.partition("=")[0].lower() in SAYS_NOTHING for pair in end.query.split("&")) if end.query else True
    )
    moved = end.path != case.address.path or bool(case.address.target.partition("?")[2])
    return case.is_deep and bool(HOME.match(end.path)) and says_nothing and moved and url != str(case.address)


def right_page(case: Case, chain: Chain, page: PageView, reason: str) -> Finding:
    """Judge a page that is the right one: its place within, and whether it has moved for good."""
    if missing := fragment_reason(page, case.address.fragment):
        verdict = Verdict.CHANGED if missing == "fragment-missing" else Verdict.UNVERIFIABLE
        return found(chain, verdict, missing)
    if (proposal := moved_to(case.address, chain)) is not None:
        return replace(found(chain, Verdict.MOVED, "moved"), proposal=proposal)
    return found(chain, Verdict.OK, reason)
