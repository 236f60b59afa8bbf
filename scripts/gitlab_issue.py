"""Keep one issue of a GitLab project up to date with the link report: python3 scripts/gitlab_issue.py TITLE REPORT.

GitHub's runners have a program for that, GitLab's have none. Standard library only. From the environment:
CI_API_V4_URL and CI_PROJECT_ID (GitLab sets them), LINKS_TOKEN (a project access token with the scope `api`).
The issue is opened when the report holds a task, and closed when it holds none.
"""

import json
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

TASK = re.compile(r"^- \[ \] ", re.MULTILINE)
PATIENCE = 60
"""Seconds to wait for GitLab."""


def ask(method: str, way: str, values: Mapping[str, str]) -> Any:  # noqa: ANN401 - JSON
    """Ask GitLab's interface for issues; give what it answers.

    Raises:
        URLError: GitLab cannot be reached, or says no.
    """
    base = f"{os.environ['CI_API_V4_URL']}/projects/{os.environ['CI_PROJECT_ID']}/issues"
    query = f"?{urlencode(values)}" if method == "GET" else ""
    body = None if method == "GET" else json.dumps(values).encode()
    headers = {"PRIVATE-TOKEN": os.environ["LINKS_TOKEN"], "Content-Type": "application/json"}
    request = Request(f"{base}{way}{query}", body, headers, method=method)  # noqa: S310 - the address is GitLab's own
    with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - the same
        return json.load(answer)


def issue_of(title: str) -> Mapping[str, Any] | None:
    """Give our issue of this title: one that this token made, never somebody else's of the same name."""
    search = {"scope": "created_by_me", "state": "all", "in": "title", "search": title, "per_page": "100"}
    ours = [issue for issue in ask("GET", "", search) if issue["title"] == title]
    return min(ours, key=lambda issue: int(issue["iid"]), default=None)


def keep(title: str, report: str) -> None:
    """Open, renew or close the issue."""
    is_open = TASK.search(report) is not None
    issue = issue_of(title)
    if issue is None:
        if is_open:
            ask("POST", "", {"title": title, "description": report})
        return
    event = {True: "reopen", False: "close"}[is_open]
    changed = {"state_event": event} if (issue["state"] == "opened") != is_open else {}
    ask("PUT", f"/{int(issue['iid'])}", {"description": report, **changed})


def main(arguments: list[str]) -> int:
    """Run with a title and the path of a report; 2 = misuse or trouble with GitLab."""
    try:
        title, path = arguments
        keep(title, Path(path).read_text(encoding="utf-8"))
    except (ValueError, KeyError, OSError, URLError) as trouble:
        sys.stderr.write(f"gitlab_issue.py TITLE REPORT: {type(trouble).__name__}: {trouble}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
