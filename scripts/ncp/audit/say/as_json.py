"""The audit as JSON, for other programs."""

import json
from dataclasses import asdict

from ncp.audit.model import Audit, Finding, PageReport
from ncp.audit.say.words import means, wrong


def json_report(audit: Audit) -> str:
    """Give an object: what was looked at, with what, and a list of the pages, worst first. Weights are bytes."""
    report = {
        "browser": f"Chromium {audit.browser}",
        "seconds": round(audit.seconds, 1),
        "findings": audit.findings,
        "kinds": audit.of_kind,
        "pages": [_page(page) for page in audit.pages],
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _page(page: PageReport) -> dict[str, object]:
    return {
        "page": page.page,
        "weight": asdict(page.weight),
        "thorough": page.thorough,
        "seconds": round(page.seconds, 1),
        "findings": [_group(group) for group in page.distinct.values()],
    }


def _group(group: tuple[Finding, ...]) -> dict[str, object]:
    first = group[0]
    return {
        "code": first.code,
        "rule": first.values.get("rule"),
        "message": wrong(first),
        "consequence": means(first),
        "selector": first.spot.selector or None,
        "snippet": first.spot.snippet or None,
        "seen": [{"view": finding.view, "mode": finding.mode} for finding in group if finding.view],
    }
