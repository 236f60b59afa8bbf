"""Whoever looks at the output folder sees a whole site: the former one or the new one."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ncp.build import build_site
from ncp.problems import ContentError, EnvironmentTrouble
from ncp.project import Project
from ncp.publish.swap import MARKS, built_beside, sweep
from tree import fingerprint

CODE = (
    "import sys; from pathlib import Path; from ncp.build import build_site; from ncp.project import Project;"
    "build_site(Project(Path(sys.argv[1])), Path(sys.argv[2]))"
)
HARDLY_ANY_ROOM = (
    "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000));"
)


def start_build(project: Project, first: str = "") -> subprocess.Popen[str]:
    """Start a build of a project in a process group of its own; `first` is code that runs before it."""
    command = [sys.executable, "-c", first + CODE, str(project.root), str(project.root / "site")]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


@pytest.fixture
def former(tiny: Project) -> dict[str, str]:
    """Build the tiny site once, then change a page; give the fingerprint of what stands there."""
    build_site(tiny, tiny.root / "site")
    page = tiny.docs / "lv/costs.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nJauns teikums.\n", encoding="utf-8")
    return fingerprint(tiny.root / "site")


def left_over(project: Project) -> list[str]:
    """Give what builds left beside the site."""
    return [path.name for path in project.root.iterdir() if path.name.startswith(".site.")]


def test_wrong_data_leaves_the_former_site_whole(tiny: Project, former: dict[str, str]) -> None:
    """A mistake in the content: nothing of the site changes, nothing is left beside it."""
    (tiny.docs / "lt/costs.md").write_text("be antraštės\n", encoding="utf-8")
    with pytest.raises(ContentError):
        build_site(tiny, tiny.root / "site")
    assert fingerprint(tiny.root / "site") == former
    assert left_over(tiny) == []


def test_a_full_disk_leaves_the_former_site_whole(tiny: Project, former: dict[str, str]) -> None:
    """The system refuses to write more than a few bytes of a file: the former site stays, the error is a sentence."""
    build = start_build(tiny, HARDLY_ANY_ROOM)
    _, errors = build.communicate()
    assert build.returncode == 1
    assert "EnvironmentTrouble: cannot_write" in errors.strip().splitlines()[-1]
    assert fingerprint(tiny.root / "site") == former
    assert left_over(tiny) == []


@pytest.mark.parametrize("reason", [28, 30, 13], ids=["disk full", "read-only", "no permission"])
@pytest.mark.parametrize("write", [0, 1, 5, 11])
def test_any_write_that_fails_leaves_the_former_site_whole(
    reason: int, write: int, tiny: Project, former: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The n-th write of the finishing step fails, for several n and reasons: told as a sentence, nothing changed."""
    count = iter(range(1000))
    real = Path.write_bytes

    def failing(path: Path, data: bytes) -> int:
        if next(count) == write:
            raise OSError(reason, os.strerror(reason), str(path))
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", failing)
    with pytest.raises(EnvironmentTrouble) as trouble:
        build_site(tiny, tiny.root / "site")
    assert trouble.value.code == "cannot_write"
    assert trouble.value.values["reason"] == os.strerror(reason)
    assert fingerprint(tiny.root / "site") == former
    assert left_over(tiny) == []


def test_an_output_that_cannot_be_made_is_a_sentence(
    command: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    """A folder below a file, or in a read-only file system: exit code 2 and one sentence, no traceback."""
    for output in ("/dev/null/site", "/proc/nowhere/site"):
        done = command("build", "--output", output, env={**os.environ, "NCP_SAY": "en"})
        assert done.returncode == 2
        assert "cannot be written" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_folder_that_is_not_a_site_is_left_alone(tiny: Project) -> None:
    """Who mistypes --output does not lose a folder."""
    precious = tiny.root / "documents"
    precious.mkdir()
    (precious / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(EnvironmentTrouble) as trouble:
        build_site(tiny, precious)
    assert trouble.value.code == "not_a_site"
    assert (precious / "thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_killed_at_any_moment_the_site_is_whole(tiny: Project, former: dict[str, str]) -> None:
    """Killed 25 times at moments spread over the build: the former site or the new one, never another."""
    start = time.monotonic()
    whole = start_build(tiny)
    whole.communicate()
    assert whole.returncode == 0
    length = time.monotonic() - start
    fresh = fingerprint(tiny.root / "site")
    assert fresh != former
    moments = random.Random(7)  # noqa: S311 - a seed, so that a failure can be repeated
    for _ in range(25):
        build = start_build(tiny)
        time.sleep(moments.uniform(0.0, length))
        os.killpg(build.pid, signal.SIGKILL)
        build.communicate()
        assert fingerprint(tiny.root / "site") in (former, fresh)
    build_site(tiny, tiny.root / "site")
    assert fingerprint(tiny.root / "site") == fresh
    assert left_over(tiny) == [], "the next build sweeps up what the killed ones left"


def test_a_reader_never_finds_the_site_missing(tiny: Project) -> None:
    """While builds swap the site, somebody who looks all the time always finds a whole one."""
    site = tiny.root / "site"
    build_site(tiny, site)
    done = threading.Event()
    missed: list[str] = []

    def look() -> None:
        while not done.is_set():
            missed.extend(mark for mark in MARKS if not (site / mark).is_file())

    reader = threading.Thread(target=look)
    reader.start()
    try:
        for _ in range(200):
            with built_beside(site) as fresh:
                for mark in MARKS:
                    (fresh / mark).touch()
    finally:
        done.set()
        reader.join()
    assert missed == []


@pytest.fixture
def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be a system that cannot exchange two folders in one step."""
    monkeypatch.setattr("ncp.publish.swap.exchange_at_once", lambda _one, _other: False)


def marked(folder: Path, word: str) -> None:
    """Make a folder look like a built site that says a word."""
    folder.mkdir(exist_ok=True)
    for mark in MARKS:
        (folder / mark).write_text(word, encoding="utf-8")


def word_of(folder: Path) -> str:
    """Give the word that a site says."""
    return (folder / MARKS[0]).read_text(encoding="utf-8")


@pytest.mark.usefixtures("no_exchange")
def test_where_folders_cannot_be_exchanged_at_once_two_renames_do(tmp_path: Path) -> None:
    """On other systems the former site is moved away first."""
    marked(tmp_path / "site", "former")
    with built_beside(tmp_path / "site") as fresh:
        marked(fresh, "new")
    assert word_of(tmp_path / "site") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.usefixtures("no_exchange")
@pytest.mark.parametrize("interruption", [OSError(5, "I/O"), KeyboardInterrupt()], ids=["disk", "Ctrl-C"])
def test_between_the_two_renames_the_former_site_comes_back(
    interruption: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second rename fails or is interrupted: the former site stands there again."""
    real = Path.rename
    marked(tmp_path / "site", "former")

    def failing(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise interruption
        return real(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises((EnvironmentTrouble, KeyboardInterrupt)), built_beside(tmp_path / "site") as fresh:
        marked(fresh, "new")
    assert word_of(tmp_path / "site") == "former"


def test_a_site_that_a_killed_build_had_moved_away_is_put_back(tmp_path: Path) -> None:
    """Killed between the renames: the next build first brings the former site back, even if it fails itself."""
    left = tmp_path / ".site.999999999-x"
    left.mkdir()
    marked(left / "old", "former")
    with pytest.raises(ContentError), built_beside(tmp_path / "site"):
        raise ContentError(())
    assert word_of(tmp_path / "site") == "former"
    assert not left.exists()


@pytest.fixture
def sleeper() -> Iterator[int]:
    """Give the number of a living process."""
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    yield process.pid
    process.kill()
    process.wait()


def test_what_a_living_build_uses_is_not_swept_away(tmp_path: Path, sleeper: int) -> None:
    """Only leftovers of processes that are gone are removed, and nothing else that stands there."""
    output = tmp_path / "site"
    living, dead, other = tmp_path / f".site.{sleeper}-x", tmp_path / ".site.999999999-x", tmp_path / ".site.backup"
    for folder in (living, dead, other):
        folder.mkdir()
    sweep(output)
    assert living.is_dir()
    assert not dead.exists()
    assert other.is_dir()
