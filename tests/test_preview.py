"""The preview: the finished site on this computer, built anew as files are saved."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from ncp.gates import BROWSERS
from ncp.preview import serve_preview
from ncp.problems import EnvironmentTrouble
from ncp.project import Project

CODE = (
    "import sys; from pathlib import Path; from ncp.preview import serve_preview; from ncp.project import Project;"
    "serve_preview(Project(Path(sys.argv[1])), int(sys.argv[2]))"
)
PATIENCE = 20.0


@pytest.fixture
def port() -> int:
    """Give a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


@pytest.fixture
def said(tiny: Project, port: int, tmp_path: Path) -> Iterator[Path]:
    """Start the preview of the tiny site; give the file that holds what it says."""
    command = [sys.executable, "-c", CODE, str(tiny.root), str(port)]
    environment = {**os.environ, "NCP_SAY": "en", "PYTHONUNBUFFERED": "1"}
    file = tmp_path / "said.txt"
    with file.open("w", encoding="utf-8") as output:
        started = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
        yield file
        started.send_signal(signal.SIGINT)
        started.wait(timeout=PATIENCE)


def get(port: int, path: str) -> tuple[int, str]:
    """Give status and text of a page of the preview."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def wait_for(words: str, look: Callable[[], str]) -> None:
    """Wait until a place holds some words."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            if words in look():
                return
        time.sleep(0.1)
    raise AssertionError(f"never saw {words!r}")


def test_a_saved_page_is_shown_and_a_mistake_leaves_the_former_site(tiny: Project, port: int, said: Path) -> None:
    """A sentence saved is seen; a mistake is not; mended, the page goes on."""
    wait_for("Vizīte maksā", lambda: get(port, "/lv/costs/")[1])
    page = tiny.docs / "lv/costs.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("Vizīte maksā", "Tagad vizīte maksā"), encoding="utf-8")
    wait_for("Tagad vizīte maksā", lambda: get(port, "/lv/costs/")[1])
    page.write_text("kļūda\n", encoding="utf-8")
    wait_for("error P001", lambda: said.read_text(encoding="utf-8"))
    assert "Tagad vizīte maksā" in get(port, "/lv/costs/")[1]
    page.write_text(text.replace("Vizīte maksā", "Un vizīte maksā"), encoding="utf-8")
    wait_for("Un vizīte maksā", lambda: get(port, "/lv/costs/")[1])
    status, shown = get(port, "/lt/no-such-page/")
    assert status == 404
    assert "Tokio puslapio nėra" in shown
    assert get(port, "/")[0] == 200


def test_an_open_browser_shows_what_was_saved(tiny: Project, port: int, said: Path) -> None:
    """Who looks at a page while it is saved need not do anything to see it."""
    wait_for("127.0.0.1", lambda: said.read_text(encoding="utf-8"))
    program = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}/lv/costs/")
        source = tiny.docs / "lv/costs.md"
        source.write_text(source.read_text(encoding="utf-8") + "\nTikko saglabāts.\n", encoding="utf-8")
        page.get_by_text("Tikko saglabāts.").wait_for(timeout=PATIENCE * 1000)
        browser.close()


def test_a_port_in_use_is_a_sentence(tiny: Project) -> None:
    """Another program has the port: the editor is told, and told what to write instead."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(EnvironmentTrouble) as trouble:
            serve_preview(tiny, taken.getsockname()[1])
    assert trouble.value.code == "port_taken"
