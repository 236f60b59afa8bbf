"""What came over the network for a page, as the browser's own protocol tells it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import CDPSession, Page

INSIDE = frozenset({"data", "blob", "about"})
"""Addresses that ask no network."""
WAIT_MS = 20
GIVEN_UP = "net::ERR_ABORTED"
"""What the browser no longer wants because we have gone on."""


@dataclass(frozen=True)
class Transfer:
    """One request and what came back."""

    url: str
    kind: str
    """Document, Stylesheet, Script, Image, …"""
    wire: int
    """Bytes over the network, headers too; 0 if the browser had it."""
    body: int
    """Bytes without headers, as they were compressed."""
    status: int
    failure: str = ""


@dataclass
class Meter:
    """Notes all requests of a page from now on."""

    session: CDPSession
    asked: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, page: Page) -> "Meter":
        """Begin to note what a page asks."""
        meter = cls(page.context.new_cdp_session(page))
        for name in ("requestWillBeSent", "responseReceived", "loadingFinished", "loadingFailed"):
            meter.session.on(f"Network.{name}", getattr(meter, f"_{name}"))
        meter.session.send("Network.enable")
        return meter

    def begin(self) -> None:
        """Forget what was asked before."""
        self.asked.clear()

    def wait(self, page: Page, most_ms: int) -> None:
        """Wait until everything that was asked for has come: the icon is asked for when the page has loaded."""
        for _ in range(0, most_ms, WAIT_MS):
            if all("wire" in entry or "failure" in entry or entry["scheme"] in INSIDE for entry in self.asked.values()):
                return
            page.wait_for_timeout(WAIT_MS)

    def transfers(self) -> tuple[Transfer, ...]:
        """Give what was asked since, in the order of asking."""
        return tuple(_transfer(entry) for entry in self.asked.values() if entry["scheme"] not in INSIDE)

    def _requestWillBeSent(self, event: Mapping[str, Any]) -> None:  # noqa: N802 - the protocol's name
        url = event["request"]["url"]
        hop = self.asked.pop(event["requestId"], None)
        if hop and "redirectResponse" in event:
            answer = event["redirectResponse"]
            self.asked[f"{event['requestId']}+"] = hop | _answer(answer) | {"wire": int(answer["encodedDataLength"])}
        self.asked[event["requestId"]] = {
            "url": url,
            "scheme": urlsplit(url).scheme,
            "kind": event.get("type", "Other"),
        }

    def _responseReceived(self, event: Mapping[str, Any]) -> None:  # noqa: N802 - the same
        if entry := self.asked.get(event["requestId"]):
            entry.update(_answer(event["response"]), kind=event["type"])

    def _loadingFinished(self, event: Mapping[str, Any]) -> None:  # noqa: N802 - the same
        if entry := self.asked.get(event["requestId"]):
            entry["wire"] = 0 if entry.get("kept") else int(event["encodedDataLength"])

    def _loadingFailed(self, event: Mapping[str, Any]) -> None:  # noqa: N802 - the same
        if entry := self.asked.get(event["requestId"]):
            entry["failure"] = event.get("blockedReason") or event["errorText"]


def _answer(response: Mapping[str, Any]) -> dict[str, Any]:
    headers = {name.lower(): value for name, value in response["headers"].items()}
    kept = bool(response.get("fromDiskCache"))
    body = 0 if kept else int(headers.get("content-length", 0))
    return {"status": response["status"], "kept": kept, "body": body}


def _transfer(entry: Mapping[str, Any]) -> Transfer:
    failure = entry.get("failure", "")
    return Transfer(
        url=entry["url"],
        kind=entry["kind"],
        wire=entry.get("wire", 0),
        body=entry.get("body", 0),
        status=entry.get("status", 0),
        failure="" if failure == GIVEN_UP else failure,
    )
