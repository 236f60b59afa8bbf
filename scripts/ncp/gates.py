"""The quality gates: what `test` runs, one after the other, to the last."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import typer

from ncp.door import install_packages, may_install_packages
from ncp.problems import EnvironmentTrouble
from ncp.project import Project
from ncp.say.messages import sentence

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


@dataclass(frozen=True)
class Need:
    """A program that the tests need and that no Python package brings."""

    program: str
    names: tuple[str, ...]
    """Names under which it may be on the PATH."""
    packages: tuple[str, ...]
    """Debian's packages that bring it."""
    probe: tuple[str, ...] = ()
    """A command that must succeed besides, such as asking for a dictionary."""

    def is_met(self) -> bool:
        """Say whether the program is there."""
        if not any(shutil.which(name) for name in self.names):
            return False
        if not self.probe:
            return True
        return subprocess.run(self.probe, input=b"", capture_output=True, check=False).returncode == 0  # noqa: S603


def dictionary(code: str, package: str) -> Need:
    """Give the need for a hunspell dictionary."""
    return Need(f"hunspell {code}", ("hunspell",), ("hunspell", package), ("hunspell", "-d", code, "-l"))


CHROMIUM = Need("Chromium", BROWSERS, ("chromium",))
NEEDS = (
    CHROMIUM,
    dictionary("lv_LV", "hunspell-lv"),
    dictionary("lt_LT", "hunspell-lt"),
    dictionary("et_EE", "myspell-et"),
    dictionary("en_GB", "hunspell-en-gb"),
    Need(
        "nginx, brotli",
        ("nginx", "/usr/sbin/nginx"),  # Debian has it where only root looks
        ("nginx", "libnginx-mod-http-brotli-static"),
        ("find", "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"),
    ),
    Need("Caddy", ("caddy",), ("caddy",)),
)


def run_gates(project: Project, arguments: Sequence[str]) -> int:
    """Meet the needs of the tests, then run style, types and tests; give 0 if all hold, else 1.

    With arguments only pytest runs, with these arguments.
    """
    meet_needs()
    python = sys.executable
    pytest = [python, "-m", "pytest", "-n", str(os.cpu_count() or 1)]
    gates = (
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "mypy"],
        pytest,
    )
    chosen = ([*pytest, *arguments],) if arguments else gates
    codes = [run_gate(project, command) for command in chosen]
    return int(any(codes))


def run_gate(project: Project, command: list[str]) -> int:
    """Run one gate and give its exit code."""
    typer.secho(f"▸ {' '.join(command[2:])}", err=True, bold=True)
    return subprocess.run(command, cwd=project.root, check=False).returncode  # noqa: S603


def meet_needs(needs: Sequence[Need] = NEEDS) -> None:
    """Install what is missing where we may (root, with apt-get).

    Raises:
        EnvironmentTrouble: something is missing and cannot be installed here; says what to install.
    """
    missing = [need for need in needs if not need.is_met()]
    packages = list(dict.fromkeys(package for need in missing for package in need.packages))
    if missing and may_install_packages():
        install_packages(packages)
        missing = [need for need in needs if not need.is_met()]
    if missing:
        names = ", ".join(need.program for need in missing)
        raise EnvironmentTrouble("missing_program", program=names, how=how_to_install(packages))


def how_to_install(packages: Sequence[str]) -> str:
    """Give the command or the words that bring the missing programs on this system."""
    system = platform.system().lower()
    known = {"linux": "linux", "darwin": "macos", "windows": "windows"}.get(system, "linux")
    return sentence("troubles", f"install_on_{known}", {"packages": " ".join(packages)})
