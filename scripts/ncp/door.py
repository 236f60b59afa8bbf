"""The set-up behind the door, `scripts/run.py`: makes the tools on first use, then runs a command in them.

Standard library only, so that it runs on a bare Python. The tools live in `.venv`, made from `requirements.lock`
(exact versions, hashes). A stamp, written last, says that the set-up was completed; without it the set-up starts anew.
"""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from ncp.say.language import editor_language

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "ncp-stamp.json"
ON_WINDOWS = os.name == "nt"
VENV_PYTHON = VENV / ("Scripts/python.exe" if ON_WINDOWS else "bin/python")
MISUSE_OR_BROKEN_ENVIRONMENT = 2


class SetUpError(Exception):
    """The tools could not be set up; the message is a sentence for the editor."""


def say(name: str, **values: object) -> str:
    """Give the sentence `name` of data/messages/door.json in the editor's language (NCP_SAY or the system's)."""
    sentences = json.loads((ROOT / "data/messages/door.json").read_text(encoding="utf-8"))
    return str(sentences[name][editor_language()]).format(**values)


def tell(sentence: str) -> None:
    """Write a sentence to standard error, so that standard output stays the command's own."""
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201 - the door has no other voice


def locks_for(arguments: list[str]) -> list[str]:
    """Give the lock files that a command needs: the tests and the audit need more than the site."""
    words = [argument for argument in arguments if not argument.startswith("-")]
    return ["requirements.lock", *(["requirements-test.lock"] if words[:1] in (["test"], ["audit"]) else [])]


def fingerprint(lock: str) -> str:
    """Give a hash that changes with the lock file, the Python and the folder (environments do not survive a move)."""
    path = ROOT / lock
    if not path.is_file():
        raise SetUpError(say("no_lock", path=lock))
    parts = (path.read_bytes(), sys.version.encode(), str(ROOT).encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def read_stamp() -> dict[str, str]:
    """Give lock file → fingerprint of what is set up; empty if nothing is, or if the set-up was interrupted."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and VENV_PYTHON.exists() else {}


@contextlib.contextmanager
def only_one() -> Iterator[None]:
    """Hold a lock that the system drops by itself if the process dies, so that two set-ups never mix."""
    with (ROOT / ".venv.lock").open("w", encoding="utf-8") as handle:
        lock_file(handle)
        yield


def lock_file(handle: IO[str]) -> None:
    """Wait for the exclusive lock on an open file."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - exists on Windows only

        while True:
            with contextlib.suppress(OSError):  # it gives up after ten seconds, a set-up takes longer
                msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
                return
    else:
        import fcntl  # noqa: PLC0415 - exists elsewhere only

        fcntl.flock(handle, fcntl.LOCK_EX)


def system_python() -> str:
    """Give the Python that makes the environment: this one, or the one behind the environment it runs in."""
    return getattr(sys, "_base_executable", None) or sys.executable


def make_environment() -> None:
    """Make an empty `.venv`; where Debian's Python lacks ensurepip, install python3-venv if we may."""
    shutil.rmtree(VENV, ignore_errors=True)
    if not can_make_environments():
        if not may_install_packages():
            raise SetUpError(say("no_venv"))
        tell(say("installing_venv"))
        install_packages([f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"])
        if not can_make_environments():
            raise SetUpError(say("no_venv"))
    subprocess.run([system_python(), "-m", "venv", str(VENV)], check=True, stdout=sys.stderr)


def can_make_environments() -> bool:
    """Say whether this Python brings pip along (Debian puts that into a package of its own)."""
    question = [system_python(), "-c", "import ensurepip, venv"]
    return subprocess.run(question, check=False, capture_output=True).returncode == 0


def may_install_packages() -> bool:
    """Say whether system packages can be installed without asking anybody: root, on a system with apt-get."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian's packages without a question; whether it worked, the caller sees by what is there then."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *packages]):
        subprocess.run(command, check=False, env=environment, stdout=sys.stderr)


def install(lock: str) -> None:
    """Install exactly what a lock file names: hashes checked, wheels only, nothing else."""
    pip = [str(VENV_PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
    exactly = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(ROOT / lock)]
    if subprocess.run([*pip, *exactly], check=False, stdout=sys.stderr).returncode:
        raise SetUpError(say("pip_failed"))


def let_environment_find_our_code() -> None:
    """Put `scripts/` on the environment's path, so that its mkdocs, pytest and mypy find the package too."""
    site_packages = next(VENV.glob("[Ll]ib/**/site-packages"))
    way = os.path.relpath(ROOT / "scripts", site_packages)  # relative: the folder's own name may not be ASCII
    (site_packages / "ncp.pth").write_text(f"{way}\n", encoding="ascii")


def set_up(locks: list[str]) -> None:
    """Bring `.venv` to what the lock files say; does nothing, fast, if it is there already.

    Raises:
        SetUpError: with a sentence, if it cannot be done.
    """
    wanted = {lock: fingerprint(lock) for lock in locks}
    if wanted.items() <= read_stamp().items():
        return
    with only_one():
        present = read_stamp()
        if present.get("requirements.lock") != wanted["requirements.lock"]:
            tell(say("setting_up_again" if present else "setting_up"))
            present = {}
            make_environment()
            let_environment_find_our_code()
        for lock in (lock for lock in locks if present.get(lock) != wanted[lock]):
            if lock != "requirements.lock":
                tell(say("adding_tests"))
            STAMP.unlink(missing_ok=True)
            install(lock)
            present[lock] = wanted[lock]
        write_stamp(present)


def write_stamp(stamp: dict[str, str]) -> None:
    """Write the stamp whole or not at all."""
    unfinished = STAMP.with_suffix(".new")
    unfinished.write_text(json.dumps(stamp), encoding="utf-8")
    unfinished.replace(STAMP)


def run_command(arguments: list[str]) -> int:
    """Run the command in the environment and give its exit code; where the system can, become it."""
    command = [str(VENV_PYTHON), "-m", "ncp", *arguments]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    if not ON_WINDOWS:
        os.execve(command[0], command, environment)  # noqa: S606 - no shell is wanted
    return subprocess.run(command, check=False, env=environment).returncode


def main(arguments: list[str]) -> int:
    """Set up if need be, then run the command; 2 = the environment is broken, else the command's own code."""
    try:
        set_up(locks_for(arguments))
        return run_command(arguments)
    except SetUpError as problem:
        tell(str(problem))
    except OSError as problem:
        tell(say("cannot_write", path=problem.filename or VENV, reason=problem.strerror))
    except subprocess.CalledProcessError:
        tell(say("pip_failed"))
    except KeyboardInterrupt:
        return 130
    return MISUSE_OR_BROKEN_ENVIRONMENT
