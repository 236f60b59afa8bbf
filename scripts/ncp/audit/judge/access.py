"""What axe found, and what a screen reader is told."""

from collections import Counter
from collections.abc import Iterator

from ncp.audit.model import Finding
from ncp.audit.see.tree import CONTROLS, Node
from ncp.audit.seen import Seen

NAMED = frozenset({"complementary", "form", "navigation", "region", "search"})
"""Landmarks of which a page may have several: each needs a name, and one of its own."""
ONCE = ("main", "banner", "contentinfo")


def judge_axe(seen: Seen) -> Iterator[Finding]:
    """Tell each element that breaks a rule, in each view and mode."""
    for setting, violations in seen.violations.items():
        for violation in violations:
            ratio = f" ({violation.contrast:.2f})" if violation.contrast is not None else ""
            values = {"rule": violation.rule, "impact": violation.impact, "help": f"{violation.help}{ratio}"}
            for spot in violation.spots:
                yield Finding("axe", seen.page, values, spot, setting.view.name, setting.mode.name)


def judge_tree(seen: Seen) -> Iterator[Finding]:
    """Tell what is missing, doubled, or has no name in the accessibility tree."""
    if not seen.tree:
        return
    yield from _landmarks(seen)
    yield from _headings(seen)
    for node in seen.tree:
        if node.role in CONTROLS and not node.name:
            yield Finding("unnamed", seen.page, {"role": node.role}, node.spot)


def _landmarks(seen: Seen) -> Iterator[Finding]:
    roles = Counter(node.role for node in seen.tree)
    if roles["main"] != 1:
        yield Finding("main_count", seen.page, {"number": roles["main"]})
    for role in ONCE[1:]:
        if roles[role] > 1:
            yield Finding("landmark_twice", seen.page, {"role": role, "name": "–"})
    landmarks = [node for node in seen.tree if node.role in NAMED]
    for node in landmarks:
        if not node.name:
            yield Finding("landmark_unnamed", seen.page, {"role": node.role}, node.spot)
    for (role, name), number in Counter((node.role, node.name) for node in landmarks if node.name).items():
        if number > 1:
            yield Finding("landmark_twice", seen.page, {"role": role, "name": name})


def _headings(seen: Seen) -> Iterator[Finding]:
    headings: list[Node] = [node for node in seen.tree if node.role == "heading"]
    first = sum(node.level == 1 for node in headings)
    if first != 1:
        yield Finding("h1_count", seen.page, {"number": first})
    level = 0
    for node in headings:
        if not node.name:
            yield Finding("unnamed", seen.page, {"role": "heading"}, node.spot)
        if node.level > level + 1:
            yield Finding("heading_jump", seen.page, {"name": node.name, "level": node.level, "before": level})
        level = node.level
