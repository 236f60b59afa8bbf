"""Tells pages that answer with success and are not there: "not found" pages, parked domains, servers without a site."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from ncp.links.address import Address
from ncp.links.judge.case import HOME, SUCCESS, Case, NeedsControl, found
from ncp.links.judge.heads import FEW, SOME
from ncp.links.judge.sameness import Sameness
from ncp.links.judge.signs import NotFoundSign, Signs
from ncp.links.model import Finding, Verdict
from ncp.links.observation import Chain, ContentKind, Control, PageView
from ncp.links.page.words import distance, fingerprint, key_of

LOOKS_LIKE_IT = 10
"""Bits in which two pages' fingerprints may differ and still be the same message."""


@dataclass(frozen=True)
class Absent:
    """Judges whether a page is there at all; a page that bears the promised title always is."""

    signs: Signs

    def judge(self, case: Case, chain: Chain, page: PageView, same: Sameness) -> Finding | NeedsControl | None:
        """Give the finding, the wish for more evidence, or None: the page is there."""
        if same.titled:
            return None
        url = chain.answer.url
        market = bool(chain.hops) and self.signs.is_parked(PageView(ContentKind.HTML), url)
        if market or self.signs.is_parked(page, url):
            return found(chain, Verdict.BROKEN, "parked")
        if self.signs.is_placeholder(page):
            return found(chain, Verdict.BROKEN, "placeholder")
        return self._not_found(case, chain, page, same)

    def _not_found(self, case: Case, chain: Chain, page: PageView, same: Sameness) -> Finding | NeedsControl | None:
        """Tell a "not found" page that answers 200 from the page itself, and from an article about such pages."""
        sign = self.signs.not_found(page, chain.answer.url)
        if not is_suspicious(case, page, same, sign):
            return None
        sure = sign.strong and page.prose <= FEW
        if not sure and case.control is None and not case.asked:
            return NeedsControl()
        proven = case.control is not None and answers_alike(case.control, page, chain.answer.url, case.address)
        return found(chain, Verdict.BROKEN, "soft-404") if sure or proven or says_gone(sign, page) else None


def is_suspicious(case: Case, page: PageView, same: Sameness, sign: NotFoundSign) -> bool:
    """Say whether a page gives reason to ask what its host says of a page that cannot exist."""
    if sign.strong or same.fails:
        return True
    return not same.holds and case.is_deep and (sign.weak or page.prose < FEW)


def says_gone(sign: NotFoundSign, page: PageView) -> bool:
    """Say whether the words alone are enough: strong ones on a short page, or weak ones with a second witness."""
    if sign.strong and (page.prose <= SOME or (sign.sentences > 1 and page.prose <= 2 * SOME)):
        return True
    return sign.weak and sign.sentences > 0 and page.prose <= FEW + FEW // 2


def answers_alike(control: Control, page: PageView, url: str, address: Address) -> bool:
    """Say whether a host says the same of this page and of one that cannot exist."""
    if control.status not in SUCCESS:
        return False
    if control.url == url and HOME.match(urlsplit(url).path) is None and url != str(address):
        return True  # both were sent to one and the same page
    near = distance(control.fingerprint, fingerprint(page.main)) <= LOOKS_LIKE_IT
    titles = key_of(control.title) == key_of(page.title)
    sizes = abs(control.words - page.prose) <= max(10, page.prose // 4)
    return sizes and (near or (titles and control.words < FEW and page.prose < FEW))
