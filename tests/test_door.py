"""The door: sets up on first use, then starts fast; survives old Pythons, changes and interruptions."""

import ast
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT

DOOR_FILES = (
    "scripts/run.py",
    "scripts/ncp/__init__.py",
    "scripts/ncp/door.py",
    "scripts/ncp/say/__init__.py",
    "scripts/ncp/say/language.py",
    "data/messages/door.json",
)
EMPTY_LOCK = "# nothing to install\n"


def run(root: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Go through the door of a project with this Python's own base, as an editor would."""
    python = getattr(sys, "_base_executable", sys.executable)
    environment = {**os.environ, "NCP_SAY": "en", **variables}
    command = [python, "scripts/run.py", *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Give a project with the real door, nothing to install, and a command that says that it ran."""
    for name in DOOR_FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, tmp_path / name)
    (tmp_path / "scripts/ncp/__main__.py").write_text("import sys\nprint('ran', *sys.argv[1:])\n", encoding="utf-8")
    for lock in ("requirements.lock", "requirements-test.lock"):
        (tmp_path / lock).write_text(EMPTY_LOCK, encoding="utf-8")
    return tmp_path


def test_a_fresh_clone_with_an_empty_cache_builds_the_site(tmp_path: Path) -> None:
    """Clone, one command, nothing else: the site stands in four languages, and again without a new set-up."""
    clone, home = tmp_path / "clone", tmp_path / "home"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone)], check=True)
    home.mkdir()
    own = {
        "HOME": str(home),
        "PIP_CACHE_DIR": str(home / "pip"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONPATH": "",
    }
    kept = {name: value for name, value in os.environ.items() if name.startswith("PIP_") and name != "PIP_CACHE_DIR"}
    if config := pip_configuration():
        kept["PIP_CONFIG_FILE"] = config
    first = run(clone, "build", **own, **kept)
    assert first.returncode == 0, first.stderr
    assert "First use" in first.stderr
    assert [(clone / "site" / code / "index.html").is_file() for code in ("lv", "lt", "et", "en")] == [True] * 4
    second = run(clone, "build", **own, **kept)
    assert (second.returncode, second.stderr) == (0, "")


def pip_configuration() -> str | None:
    """Give the machine's own pip settings, without which it may not reach a package index at all."""
    candidates = [Path.home() / ".config/pip/pip.conf", Path.home() / ".pip/pip.conf"]
    return next((str(path) for path in candidates if path.is_file()), None)


def test_the_command_gets_its_arguments_and_gives_its_exit_code(small: Path) -> None:
    """The door stands in nobody's way."""
    assert run(small, "build", "--output", "a b").stdout == "ran build --output a b\n"
    (small / "scripts/ncp/__main__.py").write_text("raise SystemExit(7)\n", encoding="utf-8")
    assert run(small, "build").returncode == 7


def test_the_environment_is_made_once_and_anew_when_the_lock_changes(small: Path) -> None:
    """The second start is silent; a changed lock file, or a moved folder, makes the environment anew."""
    assert "First use" in run(small).stderr
    assert run(small).stderr == ""
    (small / "requirements.lock").write_text(EMPTY_LOCK + "# changed\n", encoding="utf-8")
    assert "has changed" in run(small).stderr
    assert run(small).stderr == ""
    moved = small.parent / "moved"
    small.rename(moved)
    again = run(moved)
    assert "setting up" in again.stderr
    assert again.stdout == "ran\n"


def test_only_the_tests_bring_the_tools_of_the_tests(small: Path) -> None:
    """`test` adds its own lock file to the environment that is there; `build` does not need it."""
    run(small, "build")
    (small / "requirements-test.lock").write_text(EMPTY_LOCK + "# changed\n", encoding="utf-8")
    assert run(small, "build").stderr == ""
    added = run(small, "test")
    assert "for the tests" in added.stderr
    assert "First use" not in added.stderr
    assert run(small, "test").stderr == ""


@pytest.mark.parametrize("seconds", [0.2, 0.8, 1.6])
def test_an_interrupted_set_up_is_completed_by_the_next_start(small: Path, seconds: float) -> None:
    """Killed in the middle, the next start makes the environment from the beginning and runs."""
    python = getattr(sys, "_base_executable", sys.executable)
    started = subprocess.Popen(
        [python, "scripts/run.py"],
        cwd=small,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(seconds)
    os.killpg(started.pid, signal.SIGKILL)
    started.wait()
    assert run(small).stdout == "ran\n"


def test_two_first_starts_at_once_both_end_well(small: Path) -> None:
    """One sets up, the other waits for it."""
    python = getattr(sys, "_base_executable", sys.executable)
    starts = [
        subprocess.Popen(
            [python, "scripts/run.py"], cwd=small, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    assert [start.communicate()[0] for start in starts] == ["ran\n"] * 2


def test_a_missing_lock_file_is_a_sentence(small: Path) -> None:
    """Exit code 2 and how to get it back."""
    (small / "requirements.lock").unlink()
    done = run(small)
    assert done.returncode == 2
    assert "git checkout -- requirements.lock" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_set_up_that_fails_is_a_sentence(small: Path) -> None:
    """A package that cannot be had, or whose hash is not the one that is locked: exit code 2, tried again next time."""
    (small / "requirements.lock").write_text("nothing==1.0 --hash=sha256:" + "0" * 64 + "\n", encoding="utf-8")
    for _ in range(2):
        done = run(small, PIP_NO_INDEX="1", PIP_FIND_LINKS="")
        assert done.returncode == 2
        assert "could not be installed" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Python 3.11 or newer; this is Python 3.8"), ("lv", "jaunāks; šis ir Python 3.8")]
)
def test_an_unsuitable_python_gets_a_sentence(language: str, words: str) -> None:
    """An old Python is told which one is needed, in the editor's language, with exit code 2."""
    code = (
        "import runpy, sys; sys.version_info = (3, 8, 10);"
        f"runpy.run_path({str(ROOT / 'scripts/run.py')!r}, run_name='__main__')"
    )
    environment = {**os.environ, "NCP_SAY": language}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_the_first_file_parses_on_very_old_pythons() -> None:
    """run.py uses no grammar that a Python of 2014 would stumble over before it can say its sentence."""
    ast.parse((ROOT / "scripts/run.py").read_text(encoding="utf-8"), feature_version=(3, 4))


@pytest.mark.parametrize(
    ("language", "words"), [("en", "make the website in site/"), ("lv", "izveido vietni mapē site/")]
)
def test_help_is_in_the_editors_language(
    language: str, words: str, command: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    """`--help` names every command with a sentence that an editor understands."""
    done = command("--help", env={**os.environ, "NCP_SAY": language, "COLUMNS": "200"})
    assert words in done.stdout
    assert all(name in done.stdout for name in ("build", "preview", "test"))


def test_a_misused_command_ends_with_code_2(command: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """An unknown command or option is misuse, told in a sentence."""
    for arguments in (("biuld",), ("build", "--outptu", "x")):
        done = command(*arguments)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr


def test_a_python_without_ensurepip_gets_a_sentence(small: Path) -> None:
    """Debian's bare Python cannot make environments; where nothing may be installed, the door says what to install."""
    fake = small / "without"
    fake.mkdir()
    (fake / "ensurepip.py").write_text("raise ImportError('not packaged here')\n", encoding="utf-8")
    done = run(small, PYTHONPATH=str(fake), PATH=str(fake))
    assert done.returncode == 2
    assert "sudo apt-get install python3-venv" in done.stderr
    assert "Traceback" not in done.stderr
