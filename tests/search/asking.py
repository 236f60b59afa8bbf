"""Asks the search of the built site in a real browser, and scores what it answers."""

import functools
import gzip
import shutil
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from ncp.gates import BROWSERS

SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
PACKED = (".html", ".css", ".js", ".json", ".txt")
FIRST = 5
"""How many results count as found."""
DONE = "#search-results[data-search-state=done]"
ASK = """async (questions) => {
  const field = document.getElementById("ncp-search-page");
  const list = document.getElementById("search-results");
  const answers = [];
  for (const question of questions) {
    field.value = question;
    const done = new Promise((resolve) => {
      const watch = new MutationObserver(() => {
        if (list.dataset.searchState !== "done") return;
        watch.disconnect();
        resolve();
      });
      watch.observe(list, { attributes: true, attributeFilter: ["data-search-state"] });
    });
    field.dispatchEvent(new Event("input"));
    await done;
    answers.push(Array.from(list.querySelectorAll("a"), (link) => link.href));
  }
  return answers;
}"""


class Packed(SimpleHTTPRequestHandler):
    """Serves a folder without a word, packed as a host would (gzip: browsers want brotli over https alone)."""

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""

    def handle(self) -> None:
        """Answer; a browser that no longer wants what it asked for is no trouble."""
        with suppress(ConnectionError):
            super().handle()

    def send_head(self) -> BytesIO | None:
        """Answer with a packed file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in PACKED:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Packed, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the system's browser."""
    program = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        yield browser
        browser.close()


def target_of(address: str) -> str:
    """Give what an address of the site is in the question files: `costs.md#fees`, whatever the language."""
    path, _, section = address.partition("#")
    below = path.split("//", 1)[-1].split("/", 2)[-1].strip("/")
    return f"{below or 'index'}.md{'#' if section else ''}{section}"


def answers(page: Page, address: str, language: str, questions: Sequence[str]) -> list[list[str]]:
    """Ask the search of a language; give the targets of each answer's results, best first."""
    page.goto(f"{address}/{language}/search/")
    page.wait_for_selector(DONE, state="attached")
    found = page.evaluate(ASK, list(questions))
    return [[target_of(link) for link in links] for links in found]


@dataclass(frozen=True)
class Score:
    """How well some questions were answered."""

    questions: int
    first_three: float
    """Share of questions with a right result among the first three."""
    recall: float
    """The same among the first five."""
    rank: float
    """Mean reciprocal rank of the first right result."""


def score(found: Iterable[Sequence[str]], wanted: Sequence[Sequence[str]]) -> Score:
    """Score answers against what each should bring: a section, or, without `#` and for a whole page, its name.

    For questions that should bring nothing (`wanted` is empty), an empty answer is right.
    """
    places = [_place(targets, wishes) for targets, wishes in zip(found, wanted, strict=True)]
    number = max(1, len(places))
    right = [place for place in places if place]
    return Score(
        len(places),
        sum(place <= 3 for place in right) / number,
        sum(place <= FIRST for place in right) / number,
        sum(1 / place for place in right) / number,
    )


def _place(targets: Sequence[str], wishes: Sequence[str]) -> int:
    """Give the place of the first right result from 1 on; nought if there is none."""
    if not wishes:
        return int(not targets)
    return next((place for place, target in enumerate(targets, 1) if target in wishes), 0)


def pages_only(found: Iterable[Sequence[str]]) -> list[list[str]]:
    """Give answers by the names of their pages."""
    return [[target.partition("#")[0] for target in targets] for targets in found]
