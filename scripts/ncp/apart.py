"""Tools that the site does without, each in an environment of its own, made on first use from a lock with hashes."""

import hashlib
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from ncp.door import lock_file, system_python
from ncp.problems import EnvironmentTrouble
from ncp.processes import last_words
from ncp.project import Project

LOCKS = "apart"
"""The folder of lock files below data/."""
LONGEST = 600
"""Seconds that setting up may take, or a tool."""
DONE = "done"
"""A file that is written last: without it an environment is unfinished, and made anew."""
HASH_LENGTH = 12


@dataclass(frozen=True)
class ToolApart:
    """A tool and its environment."""

    name: str
    """Of its lock file and of its Python module, but for `-` in place of `_`."""
    folder: Path

    @property
    def python(self) -> Path:
        """The Python of the environment."""
        return self.folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

    def run(self, *arguments: str, folder: Path, seconds: int = LONGEST) -> subprocess.CompletedProcess[str]:
        """Run the tool in a folder and give how it ended.

        Raises:
            subprocess.TimeoutExpired: it took longer than `seconds`.
        """
        command = [str(self.python), "-m", self.name.replace("-", "_"), *arguments]
        return subprocess.run(  # noqa: S603 - a tool of our own lock file
            command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, timeout=seconds
        )


def tool_apart(project: Project, name: str) -> ToolApart:
    """Give a tool, its environment made if it is not there yet.

    Raises:
        EnvironmentTrouble: it cannot be made, such as without a network.
    """
    lock = lock_of(project, name)
    print_of = hashlib.sha256(b"\0".join((lock.read_bytes(), sys.version.encode()))).hexdigest()[:HASH_LENGTH]
    tool = ToolApart(name, project.tools_apart / f"{name}-{print_of}")
    tool.folder.parent.mkdir(parents=True, exist_ok=True)
    with (tool.folder.parent / f"{name}.lock").open("w", encoding="utf-8") as handle:
        lock_file(handle)  # two that come at once do not mix
        if not (tool.folder / DONE).is_file():
            _make(tool, lock)
    return tool


def lock_of(project: Project, name: str) -> Path:
    """Give the lock file of a tool."""
    return project.data / LOCKS / f"{name}.lock"


def _make(tool: ToolApart, lock: Path) -> None:
    """Make the environment: exactly what the lock file names, hashes checked, wheels only."""
    shutil.rmtree(tool.folder, ignore_errors=True)
    pip = [str(tool.python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
    exactly = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(lock)]
    for command in ([system_python(), "-m", "venv", str(tool.folder)], [*pip, *exactly]):
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)  # noqa: S603 - Python and its pip
        except (OSError, subprocess.SubprocessError) as trouble:
            raise EnvironmentTrouble("no_tool_apart", name=tool.name, reason=last_words(trouble)) from trouble
    (tool.folder / DONE).touch()
