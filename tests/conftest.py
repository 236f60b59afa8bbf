"""What the tests share: the real project and its built site, and the tiny site to break on purpose."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from ncp.build import build_site
from ncp.project import Project
from translated_site import TranslatedSite

settings.register_profile("here", deadline=None, derandomize=True)  # a busy machine is no failure
settings.load_profile("here")

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "tests" / "examples"


class Unchecked(Project):
    """A project of which no link has been checked: what others' servers do must never fail a test of our content."""

    @property
    def link_memory(self) -> Path:
        """Give a file that is not there."""
        return self.data / "no-memory.jsonl"


@pytest.fixture(scope="session")
def project() -> Project:
    """Give the real project, as if no link had been checked."""
    return Unchecked(ROOT)


@pytest.fixture(scope="session")
def site(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the real site, built once for all tests of this process."""
    return build_site(project, tmp_path_factory.mktemp("built") / "site").output


@pytest.fixture
def tiny(tmp_path: Path) -> Project:
    """Give a fresh copy of the tiny site, with the real templates, assets and scripts."""
    return copy_tiny(tmp_path / "tiny")


@pytest.fixture
def translated(tiny: Project) -> TranslatedSite:
    """Give the tiny site in four languages, with a history in git."""
    return TranslatedSite.of(tiny)


def copy_tiny(root: Path) -> Project:
    """Copy the tiny site to `root`."""
    shutil.copytree(EXAMPLES / "tiny", root)
    for name in ("overrides", "docs/assets", "scripts"):
        (root / name).symlink_to(ROOT / name, target_is_directory=True)
    return with_kept_files(Project(root))


def with_kept_files(project: Project) -> Project:
    """Let a copy find what other builds have kept, so that the same picture is not drawn for every test."""
    kept = Project(ROOT).kept_files
    for folder in (kept, project.kept_files.parent):
        folder.mkdir(parents=True, exist_ok=True)
    project.kept_files.symlink_to(kept, target_is_directory=True)
    return project


def copy_of_the_project(root: Path) -> Project:
    """Copy what a build reads from the real project, to change it."""
    for name in ("docs", "data", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    (root / "scripts").symlink_to(ROOT / "scripts", target_is_directory=True)
    return with_kept_files(Project(root))


@pytest.fixture
def command() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Give a way to run a command of the tools as the door would, in a process of its own."""

    def run(*arguments: str, cwd: Path = ROOT, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        started = [sys.executable, "-m", "ncp", *arguments]
        return subprocess.run(started, capture_output=True, text=True, check=False, cwd=cwd, env=env)

    return run
