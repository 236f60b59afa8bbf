"""Tells pages that answer with success and are not there: "not found" pages, parked domains, servers without a site."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from ncp.links.address import Address
from ncp.links.judge.case import HOME, SUCCESS, Case, NeedsControl, found
from ncp.links.judge.heads import FEW, SOME
from ncp.links.judge.sameness import Sameness
from ncp.links.judge.signs import NotFoundSign, Signs, names_host
from ncp.links.model import Finding, Verdict
from ncp.links.observation import Chain, Control, PageView
from ncp.links.page.words import distance, fingerprint, key_of, shared

GONE = 404
TELLING, FEWEST_WORDS = 4, 2
"""Letters of a word in an address that says something, and how many such words make a title."""
ONE_IN_THREE = 1 / 3
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
        on_sale = page.prose <= SOME and bool(chain.hops) and names_host(page, str(case.address))
        if on_sale or self.signs.is_parked(page, url):
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
    if same.holds or not case.is_deep:
        return False
    return sign.weak or page.prose < FEW or not fits_address(page, case.address)


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
    return _is_alike(control, page)


def is_same_refusal(control: Control, page: PageView) -> bool:
    """Say whether a host's 404 is the one that it gives for a page that cannot exist."""
    return control.status == GONE and _is_alike(control, page)


def _is_alike(control: Control, page: PageView) -> bool:
    near = distance(control.fingerprint, fingerprint(page.main)) <= LOOKS_LIKE_IT
    titles = key_of(control.title) == key_of(page.title)
    sizes = abs(control.words - page.prose) <= max(10, page.prose // 4)
    return sizes and (near or (titles and control.words < FEW and page.prose < FEW))


def fits_address(page: PageView, address: Address) -> bool:
    """Say whether a page says something of what its address says: sites make addresses of titles."""
    name = address.path.rstrip("/").rpartition("/")[2].rpartition(".")[0] or address.path.rstrip("/").rpartition("/")[2]
    words = [word for word in unquote(name).replace("_", "-").replace("-", " ").split() if word.isalpha()]
    if sum(len(word) >= TELLING for word in words) < FEWEST_WORDS:
        return True
    return shared(" ".join(words), f"{page.title} {' '.join(page.headings)} {page.plain[:600]}") > ONE_IN_THREE
