"""Asks what weaknesses of the locked packages are known: pip-audit does, in an environment of its own."""

import json
import subprocess
from typing import Any

from ncp.apart import tool_apart
from ncp.parts.collect import LOCK
from ncp.parts.model import Weakness
from ncp.problems import EnvironmentTrouble
from ncp.processes import last_line
from ncp.project import Project

TOOL = "pip-audit"
ASK = ("--requirement", LOCK, "--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off")
LONGEST = 300
"""Seconds that all answers may take."""


def known_weaknesses(project: Project) -> tuple[Weakness, ...]:
    """Give what is known today of all locked packages.

    Raises:
        EnvironmentTrouble: nobody could be asked, or not of every package. Silence is not safety.
    """
    tool = tool_apart(project, TOOL)
    try:
        answered = tool.run(*ASK, folder=project.root, seconds=LONGEST)
    except subprocess.TimeoutExpired as trouble:
        raise EnvironmentTrouble("weaknesses_not_asked", reason=str(trouble)) from trouble
    return read_answer(answered.stdout, last_line(answered.stderr))


def read_answer(answer: str, trouble: str) -> tuple[Weakness, ...]:
    """Read what pip-audit answers; `trouble` is what it said besides.

    Raises:
        EnvironmentTrouble: it has no answer, or leaves packages out.
    """
    try:
        packages: list[dict[str, Any]] = json.loads(answer)["dependencies"]
        skipped = [package["skip_reason"] for package in packages if "skip_reason" in package]
        if skipped:
            raise EnvironmentTrouble("weaknesses_left_out", number=len(skipped), all=len(packages), reason=skipped[0])
        return tuple(_weakness(package, found) for package in packages for found in package["vulns"])
    except (ValueError, LookupError, TypeError) as wrong:
        raise EnvironmentTrouble("weaknesses_not_asked", reason=trouble or str(wrong)) from wrong


def _weakness(package: dict[str, Any], found: dict[str, Any]) -> Weakness:
    fixed = tuple(found.get("fix_versions") or ())
    return Weakness(package["name"], package["version"], found["id"], found.get("description") or "", fixed)
