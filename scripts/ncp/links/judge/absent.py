"""Tells pages that answer with success and are not there: "not found" pages, parked domains, servers without a site."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from ncp.links.address import Address
from ncp.links.judge.case import HOME, SUCCESS, Case, NeedsControl, found
from ncp.links.judge.heads import BARELY_ANY, FEW, SOME
from ncp.links.judge.sameness import Sameness
from ncp.links.judge.signs import NotFoundSign, Signs, names_host
from ncp.links.model import Finding, Remembered, Verdict
from ncp.links.observation import Chain, ContentKind, Control, PageView, words_in
from ncp.links.page.words import distance, fingerprint, key_of, parts_of, shared

GONE = 404
TELLING, FEWEST_WORDS = 4, 2
"""Letters of a word in an address that says something, and how many such words make a title."""
HALF, MOST = 0.5, 0.75
CLOTHES = 10
"""Words of menus, links and footers around a message."""
LOOKS_LIKE_IT = 10
"""Bits in which two pages' fingerprints may differ and still be the same message."""


@dataclass(frozen=True)
class Absent:
    """Judges whether a page is there at all; a page that bears the promised title always is."""

    signs: Signs

    def plainly(self, case: Case, chain: Chain, page: PageView, same: Sameness) -> Finding | None:
        """Give the finding where the page itself says that it is not there; None where it does not."""
        if same.titled or bears_address(page, case.address):
            return None
        url = chain.answer.url
        on_sale = page.prose <= SOME and bool(chain.hops) and names_host(page, str(case.address))
        if on_sale or self.signs.is_parked(page, url):
            return found(chain, Verdict.BROKEN, "parked")
        if self.signs.is_placeholder(page):
            return found(chain, Verdict.BROKEN, "placeholder")
        sign = self.signs.not_found(page, url)
        gone = (sign.plain and page.prose <= FEW) or (sign.heads > 0 and page.prose <= BARELY_ANY)
        return found(chain, Verdict.BROKEN, "soft-404") if gone else None

    def is_refusal_of_site(self, page: PageView, url: str) -> bool:
        """Say whether a 404 is a page of the site itself: it says so, and the site's own words stand around it.

        What stands before a site answers barely, or not in the site's clothes.
        """
        if page.kind is not ContentKind.HTML or words_in(page.text) - page.prose < CLOTHES:
            return False
        sign = self.signs.not_found(page, url)
        return sign.plain or sign.heads > 0 or sign.sentences > 0

    def by_evidence(self, case: Case, chain: Chain, page: PageView, same: Sameness) -> Finding | NeedsControl | None:
        """Tell a "not found" page that answers 200 from the page itself, and from an article about such pages.

        Gives the finding, the wish for more evidence, or None: the page is there.
        """
        if same.titled or bears_address(page, case.address):
            return None
        sign = self.signs.not_found(page, chain.answer.url)
        if not is_suspicious(case, page, same, sign):
            return None
        if says_gone(sign, page):
            return found(chain, Verdict.BROKEN, "soft-404")  # whatever the host says of other addresses
        if case.control is None and not case.asked:
            return NeedsControl()
        proven = case.control is not None and answers_alike(case.control, page, chain.answer.url, case.address)
        return found(chain, Verdict.BROKEN, "soft-404") if proven else None


def is_suspicious(case: Case, page: PageView, same: Sameness, sign: NotFoundSign) -> bool:
    """Say whether a page gives reason to ask what its host says of a page that cannot exist."""
    if sign.heads or sign.plain:
        return True
    if same.fails:
        return not is_article(page)
    if same.holds or not case.is_deep:
        return False
    return sign.weak or page.prose < FEW or not fits_address(page, case.address)


def is_article(page: PageView) -> bool:
    """Say whether a page is plainly one of its own: a heading beside the site's name, and a text of some length."""
    return page.prose > SOME and len(parts_of(page.title)) > 1 and bool(page.headings)


def says_gone(sign: NotFoundSign, page: PageView) -> bool:
    """Say whether the words alone are enough: strong ones on a short page, or weak ones with a second witness."""
    if sign.plain and (page.prose <= SOME or (sign.sentences > 1 and page.prose <= 2 * SOME)):
        return True
    if sign.heads and sign.sentences > 0 and page.prose <= SOME:
        return True
    if sign.heads > 1 and page.prose <= FEW:
        return True
    return sign.weak and sign.sentences > 0 and page.prose <= FEW


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


def is_catch_all(control: Control, url: str, remembered: Remembered) -> bool:
    """Say whether a host gave for a deep page what it gives for one that cannot exist."""
    deep = not HOME.match(urlsplit(url).path) or bool(urlsplit(url).query)
    near = distance(control.fingerprint, remembered.fingerprint) <= LOOKS_LIKE_IT
    return control.status in SUCCESS and deep and near and key_of(control.title) == key_of(remembered.title)


def _is_alike(control: Control, page: PageView) -> bool:
    near = distance(control.fingerprint, fingerprint(page.main)) <= LOOKS_LIKE_IT
    titles = key_of(control.title) == key_of(page.title)
    sizes = abs(control.words - page.prose) <= max(10, page.prose // 4)
    return sizes and (near or (titles and control.words < FEW and page.prose < FEW))


def fits_address(page: PageView, address: Address) -> bool:
    """Say whether a page says something of what its address says; where that says nothing, it may."""
    said = words_of_address(address)
    return not said or shared(said, f"{page.title} {' '.join(page.headings)} {page.plain[:600]}") >= HALF


def bears_address(page: PageView, address: Address) -> bool:
    """Say whether the title or a heading of a page is what its address was made of, as many sites do.

    A page about "not found" pages or domains for sale has such an address; a page that is gone does not.
    """
    said = words_of_address(address)
    return bool(said) and any(shared(said, head) >= MOST for head in (page.title, *page.headings[:2]))


def words_of_address(address: Address) -> str:
    """Give the words of the last part of a path, if there are enough of them to be a title; else nothing."""
    last = unquote(address.path.rstrip("/").rpartition("/")[2])
    name = last.rpartition(".")[0] or last
    words = [word for word in name.replace("_", " ").replace("-", " ").split() if word.isalpha()]
    return " ".join(words) if sum(len(word) >= TELLING for word in words) >= FEWEST_WORDS else ""
