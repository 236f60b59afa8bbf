"""All judges together."""

import time

from ncp.audit.budgets import Budgets
from ncp.audit.judge.access import judge_axe, judge_tree
from ncp.audit.judge.keyboard import judge_walks
from ncp.audit.judge.load import judge_load
from ncp.audit.judge.shape import judge_layouts, judge_plain, judge_printed, judge_remembered
from ncp.audit.judge.weight import judge_weight, weight_of
from ncp.audit.model import Finding, PageReport
from ncp.audit.pages import is_document
from ncp.audit.seen import Seen

JUDGES = (
    judge_load,
    judge_axe,
    judge_tree,
    judge_walks,
    judge_layouts,
    judge_plain,
    judge_printed,
    judge_remembered,
)


NOT_OF_DOCUMENTS = (judge_printed, judge_remembered)
"""A file to take along has no budget, prints whole, and knows no settings: it has no script."""


def findings_of(seen: Seen, budgets: Budgets) -> tuple[Finding, ...]:
    """Give everything that is wrong with a page, or with a file to take along."""
    taken_along = is_document(seen.page)
    judges = (judge for judge in JUDGES if not (taken_along and judge in NOT_OF_DOCUMENTS))
    found = [finding for judge in judges for finding in judge(seen)]
    if taken_along:
        return tuple(found)
    return (*judge_weight(seen, budgets), *found) if not seen.first.trouble else tuple(found)


def report_of(seen: Seen, budgets: Budgets, thorough: bool, started: float) -> PageReport:  # noqa: FBT001 - a fact, not a switch
    """Judge one page; `started` is when its audit began, on the monotonic clock."""
    return PageReport(seen.page, weight_of(seen), findings_of(seen, budgets), thorough, time.monotonic() - started)
