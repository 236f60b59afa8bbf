"""The words that all reports of `audit` share."""

from collections.abc import Iterable, Sequence

from ncp.audit.budgets import BYTES_OF_KB
from ncp.audit.model import Audit, Finding, PageReport
from ncp.audit.modes import MODES
from ncp.say.messages import sentence
from ncp.say.report import printable


def say(name: str, **values: object) -> str:
    """Give a sentence of data/messages/audit.yml."""
    return sentence("audit", name, values)


def wrong(finding: Finding) -> str:
    """Say what is wrong."""
    return printable(sentence("audit", f"wrong_{finding.code}", finding.values))


def means(finding: Finding) -> str:
    """Say what that does to the reader."""
    return say(f"means_{finding.code}")


def where(findings: Sequence[Finding]) -> str:
    """Name the windows and modes in which the same thing was found."""
    views: dict[str, list[str]] = {}
    for finding in findings:
        if finding.view:
            views.setdefault(finding.view, []).append(finding.mode)
    return "; ".join(f"{view}: {', '.join(dict.fromkeys(modes))}" for view, modes in views.items())


def name_of(page: str) -> str:
    """Give the address of a page; the start has none."""
    return printable(page) or say("root")


def kilobytes(number: int) -> str:
    """Give bytes in kB."""
    return f"{number / BYTES_OF_KB:.1f}"


def weight(page: PageReport) -> str:
    """Say what a page weighs."""
    it = page.weight
    figures = {"text": kilobytes(it.text), "view": kilobytes(it.view), "following": kilobytes(it.following)}
    return say("weight", requests=it.requests, **figures)


def sums(audit: Audit) -> str:
    """Say how many pages were looked at, and how much was found."""
    clean = sum(not page.findings for page in audit.pages)
    values = {"pages": len(audit.pages), "clean": clean, "findings": audit.findings, "browser": audit.browser}
    return say("sums", **values, seconds=f"{audit.seconds:.0f}")


def how(audit: Audit) -> str:
    """Say what was done where."""
    return say("how", modes=len(MODES), thorough=sum(page.thorough for page in audit.pages))


def worst_ones(pages: Iterable[PageReport]) -> list[PageReport]:
    """Give the pages with findings, in their order."""
    return [page for page in pages if page.findings]
