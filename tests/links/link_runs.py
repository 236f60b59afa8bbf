"""What the tests of whole runs share: the command, a run within the test, and a host of which every answer is known."""

import contextlib
import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, tzinfo
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

import pytest
import yaml

from conftest import ROOT
from ncp.links.check import check_links
from ncp.links.model import Checked, Contract, Outcome
from ncp.links.settings import Settings
from ncp.links.sources.collect import contracts_of_file
from ncp.links.web.addresses import AddressRule
from ncp.links.web.limits import Limits
from testweb.start import ALLOWED, Web

OURS = "127.3.0.0/16"
"""Where the hosts of these tests are; the test web is elsewhere, and 127.200.0.1 is private to both."""
CANARY = "127.200.0.1"
FAST = 50.0
PATIENCE = 60.0
OK = 200
RECEIPT = re.compile(r"^Requests: (\d+)", re.MULTILINE)
PROXIES = {"http_proxy", "https_proxy", "all_proxy", "no_proxy"}


@dataclass(frozen=True)
class Ran:
    """A run of the command that has ended."""

    code: int
    out: str
    err: str
    found: Mapping[str, dict[str, Any]]
    """Address → its object in the JSON report; empty if there is no report."""

    @property
    def requests(self) -> int:
        """Give how many requests the receipt counts."""
        match = RECEIPT.search(self.out)
        assert match is not None, self.out + self.err
        return int(match[1])


def environment(**more: str) -> dict[str, str]:
    """Give an environment without proxies and runners, in English."""
    kept = {name: value for name, value in os.environ.items() if name.lower() not in PROXIES}
    kept.pop("GITHUB_ACTIONS", None)
    return {**kept, "NCP_SAY": "en", "PYTHONPATH": str(ROOT / "scripts"), **more}


def command(links: Path, *options: object, rate: float = FAST, timeout: float = 2) -> list[str]:
    """Give the command that checks a list; its report and its state lie beside the list."""
    started = [sys.executable, "-m", "ncp", "links", "check", "--links", links, "--json", report_of(links)]
    started += ["--state", state_of(links), "--allow-private", ALLOWED, "--allow-private", OURS]
    return [str(part) for part in (*started, "--per-host-rate", rate, "--timeout", timeout, *options)]


def report_of(links: Path) -> Path:
    """Give the JSON report of a list."""
    return links.with_suffix(".json")


def state_of(links: Path) -> Path:
    """Give the state file of a list."""
    return links.with_suffix(".jsonl")


def journal_of(links: Path) -> Path:
    """Give what an unfinished run leaves."""
    return links.with_suffix(".jsonl.unfinished")


def trusting(web: Web) -> tuple[object, ...]:
    """Give the option by which the command trusts a test web."""
    return ("--ca-file", web.authority)


def check(
    links: Path, *options: object, env: dict[str, str] | None = None, rate: float = FAST, timeout: float = 2
) -> Ran:
    """Run the command to its end."""
    report_of(links).unlink(missing_ok=True)
    arguments = command(links, *options, rate=rate, timeout=timeout)
    ended = subprocess.run(
        arguments, capture_output=True, text=True, check=False, cwd=ROOT, env=env or environment(), timeout=PATIENCE
    )
    return Ran(ended.returncode, ended.stdout, ended.stderr, found_in(report_of(links)))


def found_in(report: Path) -> dict[str, dict[str, Any]]:
    """Read a JSON report; nothing, if there is none."""
    if not report.exists():
        return {}
    return {link["url"]: link for link in json.loads(report.read_text(encoding="utf-8"))}


def write_list(path: Path, *links: str | dict[str, object]) -> Path:
    """Write a list of links."""
    entries = [{"url": link} if isinstance(link, str) else link for link in links]
    path.write_text(yaml.safe_dump({"links": entries}, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def settings_for(state: Path, **changes: Any) -> Settings:  # noqa: ANN401 - any field of the settings
    """Give settings for a run within the test: fast, and only to hosts of tests."""
    usual = Settings(
        state=state,
        witnesses=ROOT / "data" / "witnesses",
        name="NCP-links/1.0 (a test)",
        limits=Limits(seconds=2, longest_wait=2),
        rate=FAST,
        allowed=AddressRule.of([ALLOWED, OURS]),
    )
    return replace(usual, **changes)


def run_inside(settings: Settings, contracts: tuple[Contract, ...] | Path) -> Outcome:
    """Check contracts, or a list, within the test."""
    if isinstance(contracts, Path):
        contracts = contracts_of_file(contracts)
    return check_links(settings, contracts, lambda _done, _total: None)


def verdicts(outcome: Outcome) -> dict[str, tuple[str, str]]:
    """Give address → (verdict, reason)."""
    return {one.contract.url: (str(one.finding.verdict), one.finding.reason) for one in outcome.checked}


def only(outcome: Outcome) -> Checked:
    """Give the one link of a run."""
    [checked] = outcome.checked
    return checked


def receipt_requests(outcome: Outcome) -> int:
    """Give how many requests a run says that it made."""
    assert outcome.receipt is not None
    return outcome.receipt.requests


def on_day(days: float, patch: pytest.MonkeyPatch) -> None:
    """Let checks within the test run so many days from now."""

    class Later(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromtimestamp(datetime.now(tz).timestamp(), tz) + timedelta(days=days)

    patch.setattr("ncp.links.check.datetime", Later)


@dataclass(frozen=True)
class Reply:
    """What a host says; `drop` hangs up without a word."""

    status: int = OK
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    drop: bool = False


@dataclass(frozen=True)
class Asked:
    """A request that reached a host."""

    method: str
    path: str
    headers: Mapping[str, str]
    """Names in small letters."""
    came: float
    """Seconds of the monotonic clock."""

    @property
    def agent(self) -> str:
        """Say as whom we asked."""
        return "honest" if self.headers.get("user-agent", "").startswith("NCP-links") else "browser"


@dataclass
class Host:
    """A host on a loopback address; what it says may be changed while it runs."""

    ip: str
    port: int
    says: Callable[[Asked], Reply]
    asked: list[Asked] = field(default_factory=list)

    @property
    def origin(self) -> str:
        """Give its address without a path."""
        return f"http://{self.ip}:{self.port}"

    def paths(self) -> list[str]:
        """Give what it was asked for, in order, robots.txt left out; and forget it."""
        seen = [asked.path for asked in self.asked if asked.path != "/robots.txt"]
        self.asked.clear()
        return seen


@contextlib.contextmanager
def host_on(ip: str, says: Callable[[Asked], Reply], port: int = 0) -> Iterator[Host]:
    """Serve a host beside the test."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.command, self.path, headers, time.monotonic())
            host.asked.append(asked)
            reply = host.says(asked)
            if reply.drop:
                return
            body = reply.body.encode()
            self.send_response(reply.status)
            usual = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
            for name, value in {**usual, **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the library calls it
            """Say nothing."""

    server = ThreadingHTTPServer((ip, port), Answering)
    host = Host(ip, server.server_address[1], says)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


TEXT = (
    "Veselības centra nodaļa pieņem pacientus darba dienās no rīta līdz vakaram, un reģistratūra palīdz pieteikties "
    "pie ārsta. Pirms pirmās vizītes ir jāuzrāda pase un karte, bet maksu par palīdzību sedz valsts, ja ir nosūtījums. "
    "Par ārstēšanos citā valstī stāsta konsultants, kas zina, kuri papīri ir vajadzīgi un kad tie jāiesniedz. "
    "Slimnīcas laboratorija strādā arī sestdienās, rezultātus izsniedz divu dienu laikā, un tos var saņemt pa pastu. "
    "Bērnus līdz astoņpadsmit gadu vecumam pavada viens no vecākiem; bērnu ārsts ir klātesošs katru dienu. "
    "Aptieka atrodas pirmajā stāvā blakus kafejnīcai, un zāles uz īpašajām receptēm izsniedz bez rindas. "
    "Cilvēkiem ratiņkrēslā ir lifts un stāvvieta pie ieejas no pagalma puses, bet suņi pavadoņi drīkst iet visur. "
)


def page(title: str, text: str = TEXT, head: str = "") -> Reply:
    """Give a page of some length."""
    markup = f"<!doctype html><html lang=lv><head><title>{title}</title>{head}</head><body><main><h1>{title}</h1>"
    return Reply(body=f"{markup}<p>{text}</p></main></body></html>")


def gone(_asked: Asked | None = None) -> Reply:
    """Say that there is no such page."""
    return replace(page("Lapa nav atrasta", "Šādas lapas nav."), status=404)
