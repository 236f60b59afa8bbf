"""The rehearsal: known mistakes, planted one at a time in the site's own pages, are caught and told at their line."""

from datetime import UTC, datetime

from ncp.project import Project
from ncp.rehearse.model import FAMILIES
from ncp.rehearse.run import rehearse
from ncp.say.check.rehearsal import rehearsal_report, share

MISTAKES, SEED = 83, 2026
CAUGHT, AT_LINE, FEWEST_FAMILIES = 0.97, 0.95, 30


def test_nearly_every_planted_mistake_is_caught_at_its_line(project: Project) -> None:
    """At least 97 of 100 are caught, 95 of 100 of those at the right line, and none ends in an exception."""
    results = rehearse(Project(project.root), MISTAKES, SEED, today=datetime.now(UTC).date())
    report = rehearsal_report(results, details=True)
    assert len(results) >= MISTAKES, report
    assert len(FAMILIES) >= FEWEST_FAMILIES
    assert [result.trouble for result in results if result.trouble] == [], report
    assert share(results, "caught") >= CAUGHT, report
    assert share([result for result in results if result.caught], "at_line") >= AT_LINE, report
