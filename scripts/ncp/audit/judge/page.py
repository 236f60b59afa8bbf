"""All judges together."""

import time

from ncp.audit.budgets import Budgets
from ncp.audit.judge.access import judge_axe, judge_tree
from ncp.audit.judge.keyboard import judge_walks
from ncp.audit.judge.load import judge_load
from ncp.audit.judge.shape import judge_layouts, judge_plain, judge_printed, judge_remembered
from ncp.audit.judge.weight import judge_weight, weight_of
from ncp.audit.model import Finding, PageReport
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


def findings_of(seen: Seen, budgets: Budgets) -> tuple[Finding, ...]:
    """Give everything that is wrong with a page."""
    found = [finding for judge in JUDGES for finding in judge(seen)]
    return (*judge_weight(seen, budgets), *found) if not seen.first.trouble else tuple(found)


def report_of(seen: Seen, budgets: Budgets, thorough: bool, started: float) -> PageReport:  # noqa: FBT001 - a fact, not a switch
    """Judge one page; `started` is when its audit began, on the monotonic clock."""
    return PageReport(seen.page, weight_of(seen), findings_of(seen, budgets), thorough, time.monotonic() - started)
