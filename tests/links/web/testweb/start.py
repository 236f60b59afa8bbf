"""Starts a test web beside a test, in a process of its own."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from testweb.folder import METER, READY
from testweb.plan import Wish
from testweb.read import FOLDER

PATIENCE = 120.0
ALLOWED = "127.1.0.0/16"
"""What the checker is told with `--allow-private`; the private canary lies outside."""


@dataclass(frozen=True)
class Web:
    """A running test web."""

    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def links(self) -> Path:
        """The list for `--links`."""
        return self.folder / "links.yml"

    @property
    def authority(self) -> Path:
        """The certificate for `--ca-file`."""
        return self.folder / "ca.pem"

    @property
    def truth(self) -> dict[str, Any]:
        """Address → {expect: {verdict, reason, also}, death, behaviour}."""
        return dict(json.loads((self.folder / "truth.json").read_text("utf-8")))

    @property
    def floor(self) -> float:
        """Seconds below which no polite checker can stay."""
        return float(json.loads((self.folder / "floor.json").read_text("utf-8"))["seconds"])

    def of(self, behaviour: str) -> list[str]:
        """Give the addresses of a behaviour."""
        return [url for url, right in self.truth.items() if right["behaviour"] == behaviour]

    def stop(self) -> dict[str, Any]:
        """Stop it, and give what was asked (see meter.py)."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(PATIENCE)
        return dict(json.loads((self.folder / METER).read_text("utf-8")))


@contextmanager
def start_web(folder: Path, wish: Wish | None = None) -> Iterator[Web]:
    """Start a test web that serves a list; it leaves its files in `folder`.

    Raises:
        RuntimeError: it did not start.
    """
    (folder / READY).unlink(missing_ok=True)
    process = subprocess.Popen([sys.executable, str(FOLDER / "serve.py"), *_arguments(wish or Wish(), folder)])
    web = Web(folder, process)
    try:
        _wait(web)
        yield web
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)


def _arguments(wish: Wish, folder: Path) -> list[str]:
    flags = {"links": wish.links, "hosts": wish.hosts, "seed": wish.seed, "timeout": wish.timeout, "port": wish.port}
    given = [part for name, value in flags.items() for part in (f"--{name}", str(value))]
    return [*given, "--only", ",".join(wish.only), "--folder", str(folder)]


def _wait(web: Web) -> None:
    deadline = monotonic() + PATIENCE
    while not (web.folder / READY).exists():
        if web.process.poll() is not None or monotonic() > deadline:
            raise RuntimeError("the test web did not start")
        sleep(0.02)
