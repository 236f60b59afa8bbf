"""Whether a page that is there is still the one that was promised, and still that organisation's."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from ncp.links.judge.case import BROKE_OFF, Case, found
from ncp.links.judge.heads import FEW
from ncp.links.judge.sameness import Sameness
from ncp.links.judge.signs import Signs
from ncp.links.model import Finding, Verdict
from ncp.links.observation import Chain, PageView
from ncp.links.page.words import BITS, alike, distance, fingerprint

DOCUMENT = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|odt|ods|rtf|csv|zip|edoc|asice)$", re.IGNORECASE)
VERY_DIFFERENT = 22
"""Bits; texts that have nothing in common differ in about 32."""
CHANGED_AT_ONCE = 3


@dataclass(frozen=True)
class Identity:
    """Holds pages against their contract and against what the last good check saw."""

    signs: Signs
    organisation: Callable[[str], str]
    """Host → registrable domain."""

    def stranger(self, case: Case, chain: Chain, same: Sameness) -> Finding | None:
        """Give the finding where a redirect has led to another organisation that is not the one that was promised."""
        left = self._organisation_of(chain.answer.url) != self.organisation(case.address.host)
        unknown = same.owner_named is None and (same.titled is False or same.evidenced is False)
        if left and (same.owner_named is False or unknown):
            return found(chain, Verdict.CHANGED, "changed-hands", same.missing)
        return None

    def judge(self, case: Case, chain: Chain, page: PageView, same: Sameness) -> Finding | None:
        """Give what is wrong; None if it is still that page."""
        if self.stranger(case, chain, same) or self._changed_hands(case, chain, page, same):
            return found(chain, Verdict.CHANGED, "changed-hands", same.missing)
        if chain.answer.trouble in BROKE_OFF and (same.fails or page.prose < FEW // 2):
            return found(chain, Verdict.BROKEN, BROKE_OFF[chain.answer.trouble])
        reason = what_is_gone(case, same)
        return found(chain, Verdict.CHANGED, reason, same.missing) if reason else None

    def _changed_hands(self, case: Case, chain: Chain, page: PageView, same: Sameness) -> bool:
        """Say whether the site may belong to somebody else now."""
        if not same.holds and self.signs.is_squatted(page):
            return True
        if same.owner_named is False and same.gone >= CHANGED_AT_ONCE:
            return True
        return not same.holds and self._drifted(case, chain, page, same) >= CHANGED_AT_ONCE

    def _drifted(self, case: Case, chain: Chain, page: PageView, same: Sameness) -> int:
        """Count what differs from the last good check: landing domain, owner, title, text, certificate's issuer."""
        former, certificate = case.former, chain.answer.certificate
        if former is None or not former.fingerprint:
            return 0
        return sum(
            (
                bool(former.landing) and self._organisation_of(chain.answer.url) != former.landing,
                former.owner_named and same.owner_named is False,
                bool(former.title) and not alike(former.title, page.title),
                BITS > distance(former.fingerprint, fingerprint(page.main)) >= VERY_DIFFERENT,
                bool(former.issuer) and certificate is not None and certificate.issuer != former.issuer,
            )
        )

    def _organisation_of(self, url: str) -> str:
        return self.organisation(urlsplit(url).hostname or "")


def what_is_gone(case: Case, same: Sameness) -> str:
    """Give the reason why a page is no longer the one that was promised; empty if it is."""
    if DOCUMENT.search(case.address.path) and not same.holds:
        return "type-changed"
    if same.other_language:
        return "language-changed"
    if same.titled is False:
        return "title-changed"
    return "evidence-gone" if same.evidenced is False else ""
