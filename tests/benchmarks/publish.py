"""Loads nginx while releases are switched under it, kills `publish` and `build`, measures how fast pages go out.

    .venv/bin/python tests/benchmarks/publish.py switches [SWITCHES]   # 100: not one failed or mixed answer
    .venv/bin/python tests/benchmarks/publish.py kills [KILLS]         # 200 of `publish`, 200 of `build`
    .venv/bin/python tests/benchmarks/publish.py speed [SECONDS]       # beside stock Material on the same server

Needs nginx with its module for packed brotli files, and wrk; site/ must be built.
"""

import hashlib
import http.client
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.queues import Queue
    from multiprocessing.sharedctypes import Synchronized

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "publish"), str(ROOT / "tests" / "benchmarks")]

from hosts import Host, open_folder, serving  # noqa: E402
from small_site import make_site, word_shown  # noqa: E402
from stock import stock_project  # noqa: E402 - the neighbours of this file

from conftest import copy_tiny  # noqa: E402
from ncp.build import build_site  # noqa: E402
from ncp.problems import EnvironmentTrouble  # noqa: E402
from ncp.publish.manifest import Manifest, hashes_of, read_manifest, verify  # noqa: E402
from ncp.publish.publish import publish, roll_back  # noqa: E402
from ncp.publish.wishes import Wishes  # noqa: E402
from ncp.read.tree import files_below  # noqa: E402

SITE = ROOT / "site"
CHECKERS = 2
MARK = re.compile(rb"<!--release (\d+)-->")
SHEET = re.compile(rb'href="[./]*(assets/style\.[0-9a-f]{8}\.css)"')
ENOUGH = 100_000
KILLED_BUILD = (
    "from pathlib import Path; from ncp.build import build_site; from ncp.project import Project; import sys;"
)
KILLED_BUILD += "build_site(Project(Path(sys.argv[1])), Path(sys.argv[1]) / 'site')"


def marked_site(folder: Path, number: int) -> Path:
    """Write the Latvian pages of the real site, each of which, and whose style sheet, bear a number."""
    shutil.copytree(SITE, folder, ignore=shutil.ignore_patterns("lt", "et", "en", "fragments", "links.json"))
    old = next((folder / "assets").glob("style.*.css"))
    style = old.read_bytes() + f"/*<!--release {number}-->*/".encode()
    new = f"style.{hashlib.sha256(style).hexdigest()[:8]}.css"
    old.unlink()
    (folder / "assets" / new).write_bytes(style)
    for page in folder.rglob("*.html"):
        text = page.read_bytes().replace(old.name.encode(), new.encode())
        page.write_bytes(text.replace(b"</body>", f"<!--release {number}--></body>".encode()))
    known = read_manifest(folder)
    whole = Manifest(known.version, known.commit, hashes_of(files_below(folder)))
    (folder / "release.json").write_text(whole.text(), encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Load:
    """What the checkers and the one who switches know of each other."""

    done: Event
    counted: "Synchronized[int]"
    """Requests so far."""
    wrong: "Queue[list[str]]"


def check_answers(host: Host, paths: list[str], load: Load, seed: int) -> None:
    """Load pages, each with its style sheet, until told to stop."""
    choose, wrong = random.Random(seed), list[str]()  # noqa: S311 - which page, not a secret
    connection = http.client.HTTPConnection("127.0.0.1", host.port, timeout=20)

    def ask(path: str) -> tuple[int, bytes]:
        with load.counted.get_lock():
            load.counted.value += 1
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()

    while not load.done.is_set():
        try:
            wrong += check_page(choose.choice(paths), ask)
        except OSError as fault:
            wrong.append(repr(fault))
            connection.close()
    load.wrong.put(wrong)


def check_page(path: str, ask: Callable[[str], tuple[int, bytes]]) -> list[str]:
    """Load a page, and then the style sheet that it names: both must be whole and of one release."""
    status, page = ask(path)
    mark, sheet = MARK.search(page), SHEET.search(page)
    if status != 200 or mark is None or sheet is None:
        return [f"{path}: {status}, {len(page)} bytes"]
    status, style = ask(f"/{sheet[1].decode()}")
    other = MARK.search(style)
    if status != 200 or other is None or other[1] != mark[1]:
        return [f"{path}: release {mark[1]!r}, but its style sheet {status} {other and other[1]!r}"]
    return []


def switches(wanted: int) -> None:
    """Switch releases under load; print how many answers came, and which were wrong."""
    with open_folder() as folder, tempfile.TemporaryDirectory() as scratch:
        root = folder / "host"
        publish(marked_site(Path(scratch) / "0", 0), root, Wishes())
        pages = (path.parent.relative_to(root / "current") for path in (root / "current/lv").rglob("index.html"))
        paths = [f"/{page}/" for page in pages]
        with serving("nginx", root, folder / "nginx") as host:
            fork = get_context("fork")
            load = Load(fork.Event(), fork.Value("q", 0), fork.Queue())
            checkers = [fork.Process(target=check_answers, args=(host, paths, load, n)) for n in range(CHECKERS)]
            for checker in checkers:
                checker.start()
            made = switch_often(root, Path(scratch), load, wanted)
            load.done.set()
            wrong = [fault for _ in checkers for fault in load.wrong.get()]
            print(f"switches {made}, requests {load.counted.value}, failed or mixed {len(wrong)}")
            print("\n".join(wrong[:20]))


def switch_often(root: Path, scratch: Path, load: Load, wanted: int) -> int:
    """Publish new releases, take every fifth back, and go on until both numbers are reached; give that of switches."""
    number = 0
    while number < wanted or load.counted.value < ENOUGH:
        number += 1
        if number % 5 == 0:
            roll_back(root, Wishes())
        else:
            publish(marked_site(scratch / str(number), number), root, Wishes())
            shutil.rmtree(scratch / str(number))
        print(f"\r{number} {load.counted.value}", end=" ", file=sys.stderr)
    return number


def wrk(host: Host, paths: list[str], seconds: int, coding: str) -> str:
    """Give requests a second, the 99th percentile and the faults, as wrk counts them."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        listed = ",".join(f'"{path}"' for path in paths)
        script.write(f"local p = {{{listed}}}\nlocal i = 0\n")
        script.write("request = function() i = i % #p + 1; return wrk.format('GET', p[i]) end\n")
        script.flush()
        command = ["wrk", "-t1", "-c32", f"-d{seconds}s", "--latency", "-s", script.name]
        command += ["-H", f"Accept-Encoding: {coding}", f"http://127.0.0.1:{host.port}/"]
        text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = {name: re.search(rf"{name}:?\s+(\S+)", text) for name in ("Requests/sec", "99%", "Transfer/sec")}
    faults = re.findall(r"(?:Non-2xx|Socket errors).*", text)
    figures = ", ".join(f"{name} {value[1] if value else '?'}" for name, value in found.items())
    return f"{figures}{', ' + '; '.join(faults) if faults else ', no fault'}"


def kills(wanted: int) -> None:
    """Kill `publish` and `build` at random moments; print whether anything was ever not whole."""
    with tempfile.TemporaryDirectory() as scratch:
        print(f"publish killed {wanted} times: {killed_publishes(Path(scratch) / 'publish', wanted)} broken or lost")
        print(f"build killed {wanted} times: {killed_builds(Path(scratch) / 'build', wanted)} broken or lost")


def killed_publishes(scratch: Path, wanted: int) -> int:
    """Kill the command itself, from its start to after its end; give the number of times something was wrong."""
    root, moments, wrong = scratch / "host", random.Random(11), 0  # noqa: S311 - to be repeated
    sites = [make_site(scratch / word, word) for word in ("divi", "trīs")]
    publish(sites[0], root, Wishes())
    longest = seconds_of(lambda: run_publish(sites[1], root).wait())
    shown = sites[1].name
    for turn in range(wanted):
        next_site = sites[turn % 2]
        process = run_publish(next_site, root)
        time.sleep(moments.uniform(longest / 3, longest * 1.1))
        process.kill()
        process.wait()
        try:
            shown, former = word_shown(root), shown
            wrong += shown not in {former, next_site.name}
        except (AssertionError, EnvironmentTrouble, OSError) as fault:
            print(f"publish, turn {turn}: {fault!r}")
            wrong += 1
    return wrong


def run_publish(site: Path, root: Path) -> "subprocess.Popen[bytes]":
    """Start the command."""
    command = [sys.executable, "-m", "ncp", "publish", str(root), "--site", str(site), "--keep", "3"]
    return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": "scripts"}, cwd=ROOT, stdout=subprocess.DEVNULL)


def killed_builds(scratch: Path, wanted: int) -> int:
    """Kill builds of a site that changes each time; give the number of times something was wrong."""
    project, moments, wrong = copy_tiny(scratch), random.Random(13), 0  # noqa: S311 - to be repeated
    site = build_site(project, project.root / "site").output
    page, text = project.docs / "lv/costs.md", (project.docs / "lv/costs.md").read_text(encoding="utf-8")
    longest = seconds_of(lambda: run_build(project.root).wait())
    known = {read_manifest(site).digest}
    for turn in range(wanted):
        page.write_text(f"{text}\nTeikums {turn}.\n", encoding="utf-8")
        process = run_build(project.root)
        time.sleep(moments.uniform(longest / 3, longest * 1.1))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        try:
            verify(read_manifest(site), site)
            known.add(read_manifest(site).digest)
        except (EnvironmentTrouble, OSError) as fault:
            print(f"build, turn {turn}: {fault!r}")
            wrong += 1
    print(f"(of the builds {len(known) - 1} came to their end before the kill)")
    return wrong


def run_build(root: Path) -> "subprocess.Popen[bytes]":
    """Start a build in a process group of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    command = [sys.executable, "-c", KILLED_BUILD, str(root)]
    return subprocess.Popen(command, env=environment, start_new_session=True, stderr=subprocess.DEVNULL)


def seconds_of(work: Callable[[], object]) -> float:
    """Give the wall time of some work."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def speed(seconds: int) -> None:
    """Measure pages a second of the real site and of stock Material with the same pages, on the same server."""
    with open_folder() as folder, tempfile.TemporaryDirectory() as scratch:
        stock = Path(scratch) / "stock"
        stock.mkdir()
        stock_project(stock)
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=stock, check=True, env=environment)
        manifest = Manifest("stock", None, hashes_of(files_below(stock / "site")))
        (stock / "site" / "release.json").write_text(manifest.text(), encoding="utf-8")
        for name, built in (("ours", SITE), ("stock Material", stock / "site")):
            root = folder / name.partition(" ")[0]
            publish(built, root, Wishes())
            with serving("nginx", root, folder / f"nginx-{root.name}") as host:
                for coding in ("br", "gzip", "identity"):
                    paths = list(pages_of(root / "current"))
                    print(f"{name:15} {coding:8} {len(paths)} pages: {wrk(host, paths, seconds, coding)}")


def pages_of(folder: Path) -> Iterator[str]:
    """Give the addresses of all pages but the root."""
    for path in sorted(folder.rglob("index.html")):
        if path.parent != folder:
            yield f"/{path.parent.relative_to(folder)}/"


if __name__ == "__main__":
    tasks: dict[str, tuple[Callable[[int], None], int]] = {
        "switches": (switches, 100),
        "kills": (kills, 200),
        "speed": (speed, 10),
    }
    task, usual = tasks[sys.argv[1] if len(sys.argv) > 1 else "switches"]
    task(int(sys.argv[2]) if len(sys.argv) > 2 else usual)
