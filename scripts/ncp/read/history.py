"""When a page's own file was last changed: from git; without it, from the page's review date."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from ncp.project import Project

SECONDS = 60
MARK = "\x01"


def _git(project: Project, *arguments: str) -> str | None:
    """Give what git prints; None if there is no git, no repository, or no answer in time."""
    command = ["git", "-C", str(project.root), "-c", "core.quotePath=off", *arguments]
    try:
        answer = subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return answer.stdout.decode("utf-8", "replace")


def last_changes(project: Project) -> Mapping[str, date]:
    """Give path → day (UTC) of the last commit that touched it, for all files below docs/.

    Empty without git, and in a shallow clone, whose oldest commit would claim every file.
    """
    if (_git(project, "rev-parse", "--is-shallow-repository") or "true").strip() == "true":
        return {}
    log = _git(project, "log", f"--format={MARK}%ct", "--name-only", "--relative", "--", "docs") or ""
    days: dict[str, date] = {}
    for commit in log.split(MARK)[1:]:
        time, *paths = commit.splitlines()
        day = datetime.fromtimestamp(int(time), UTC).date()
        for path in filter(None, paths):
            days.setdefault(path, day)
    return days


@dataclass(frozen=True)
class Commit:
    """What a site is built from."""

    name: str
    """The commit's hash."""
    modified: bool
    """Whether what is built differs from it."""


def commit_of(project: Project) -> Commit | None:
    """Give the commit that is checked out; None without git."""
    name = (_git(project, "rev-parse", "--verify", "HEAD") or "").strip()
    if not name:
        return None
    sources = (project.docs, project.data, project.overrides, project.engine_settings)
    changes = _git(project, "status", "--porcelain", "--", *(project.name_of(path) for path in sources))
    return Commit(name, modified=changes != "")
