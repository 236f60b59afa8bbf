"""When a page's own file was last changed: from git; without it, from the page's review date."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from ncp.project import Project

SECONDS = 60
CONTENT = ("docs", "data", "mkdocs.yml")
"""What the text of the site is made of."""
COMMIT_SIGNS = 10
"""How much of a commit's name is told: always the same, unlike git's own short names, which grow."""
MARK = "\x01"


def _git(project: Project, *arguments: str) -> str | None:
    """Give what git prints; None if there is no git, no repository, or no answer in time."""
    command = ["git", "-C", str(project.root), "-c", "core.quotePath=off", *arguments]
    try:
        answer = subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return answer.stdout.decode("utf-8", "replace")


@dataclass(frozen=True)
class Edition:
    """Which state of the content is built."""

    commit: str
    """The last commit that changed it, shortened; `+` behind it if something was changed since."""
    day: date
    """The day (UTC) of that commit."""


def edition_of(project: Project) -> Edition | None:
    """Give the edition of the content: the last commit to it. None without git, and in a shallow clone."""
    if _is_shallow(project):
        return None
    commit, _, time = (_git(project, "log", "-1", "--format=%H %ct", "--", *CONTENT) or "").strip().partition(" ")
    if not time:
        return None
    changed = _git(project, "status", "--porcelain", "--untracked-files=no", "--", *CONTENT)
    mark = "+" if changed is None or changed.strip() else ""
    return Edition(commit[:COMMIT_SIGNS] + mark, datetime.fromtimestamp(int(time), UTC).date())


def _is_shallow(project: Project) -> bool:
    """Say whether the oldest commit would claim every file; so it is without git, too."""
    return (_git(project, "rev-parse", "--is-shallow-repository") or "true").strip() == "true"


def last_changes(project: Project) -> Mapping[str, date]:
    """Give path → day (UTC) of the last commit that touched it, for all files below docs/.

    Empty without git, and in a shallow clone, whose oldest commit would claim every file.
    """
    if _is_shallow(project):
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
