"""Measures how long an editor waits: from saving a page until the browser shows it, and for a build after a change.

    .venv/bin/python tests/benchmarks/preview.py [SAVES]

A copy of the real site is shown by the preview and opened in Chromium; a sentence is added to a page again and again.
"""

import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CODE = (
    "import sys; from pathlib import Path; from ncp.preview import serve_preview; from ncp.project import Project;"
    "serve_preview(Project(Path(sys.argv[1])), int(sys.argv[2]))"
)
PAGE = "costs"
MILLISECONDS = 120_000


def copied(folder: Path) -> Path:
    """Copy what a build reads, and the history."""
    subprocess.run(["git", "clone", "--quiet", "--local", str(ROOT), str(folder)], check=True)
    for name in ("docs", "data", "overrides", "scripts"):
        shutil.rmtree(folder / name)
        shutil.copytree(ROOT / name, folder / name)
    return folder


def free_port() -> int:
    """Give a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


def told(name: str, seconds: list[float]) -> None:
    """Print what was measured."""
    print(f"{name:44} median {statistics.median(seconds):.2f} s, {min(seconds):.2f} to {max(seconds):.2f}")


def saves_until_shown(project: Path, saves: int) -> list[float]:
    """Save a page some times; give the seconds until the browser shows each."""
    port, taken = free_port(), []
    with subprocess.Popen([sys.executable, "-c", CODE, str(project), str(port)], stdout=subprocess.DEVNULL) as server:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(args=["--no-sandbox"])
            page = browser.new_page()
            while True:
                try:
                    page.goto(f"http://127.0.0.1:{port}/lv/{PAGE}/", timeout=MILLISECONDS)
                    break
                except Exception:  # noqa: BLE001 - it is not up yet
                    time.sleep(0.2)
            source = project / f"docs/lv/{PAGE}.md"
            text = source.read_text(encoding="utf-8")
            for number in range(saves):
                start = time.perf_counter()
                source.write_text(f"{text}\nTeikums{number}.\n", encoding="utf-8")
                page.get_by_text(f"Teikums{number}.").wait_for(timeout=MILLISECONDS)
                taken.append(time.perf_counter() - start)
                time.sleep(0.5)
            browser.close()
        server.send_signal(signal.SIGINT)
    return taken


def builds_after_a_change(project: Path, builds: int, *options: str) -> list[float]:
    """Change a page and build, some times; give the seconds of each command, the first left out."""
    taken = []
    environment = {**os.environ, "PYTHONPATH": str(project / "scripts")}
    source = project / f"docs/lv/{PAGE}.md"
    for number in range(builds + 1):
        source.write_text(f"{source.read_text(encoding='utf-8')}\nVēl {number}.\n", encoding="utf-8")
        start = time.perf_counter()
        command = [sys.executable, "-m", "ncp", "build", *options]
        subprocess.run(command, cwd=project, check=True, stdout=subprocess.DEVNULL, env=environment)
        taken.append(time.perf_counter() - start)
    return taken[1:]


def main(saves: int) -> None:
    """Measure all and print the medians."""
    with tempfile.TemporaryDirectory() as scratch:
        project = copied(Path(scratch) / "project")
        told("build after one changed page", builds_after_a_change(project, saves))
        told("clean build", builds_after_a_change(project, saves, "--clean"))
        told("preview, from saving to the browser", saves_until_shown(project, saves))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
