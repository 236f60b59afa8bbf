"""Finds what is said to a request."""

from collections import Counter
from dataclasses import dataclass, field

from testweb.meter import Meter, agent_kind
from testweb.model import When
from testweb.reply import Reply


@dataclass(frozen=True)
class Request:
    """What a checker asks."""

    method: str
    path: str
    agent: str
    cookie: str


def read_request(head: bytes) -> Request:
    """Read a request's head; what is missing is empty."""
    first, *lines = head.decode("latin-1").split("\r\n")
    method, _, rest = first.partition(" ")
    headers = {name.strip().lower(): text.strip() for name, _, text in (line.partition(":") for line in lines)}
    return Request(method, rest.partition(" ")[0], headers.get("user-agent", ""), headers.get("cookie", ""))


@dataclass
class Answers:
    """All that the test web knows: address without scheme → replies."""

    replies: dict[str, tuple[Reply, ...]]
    meter: Meter = field(default_factory=Meter)
    attempts: Counter[str] = field(default_factory=Counter)

    def find(self, authority: str, request: Request) -> Reply | None:
        """Give the reply to a request."""
        address = authority + request.path
        known = self.replies.get(address)
        if known is None:
            return next(iter(self._unknown(authority, request.path)), None)
        self.attempts[address] += 1
        return next((reply for reply in known if _fits(reply.when, request, self.attempts[address])), None)

    def _unknown(self, authority: str, path: str) -> tuple[Reply, ...]:
        """Give what is said of addresses that do not exist, by the nearest folder that has an answer."""
        folder = path.partition("?")[0]
        while "/" in folder:
            folder = folder.rpartition("/")[0]
            if found := self.replies.get(f"{authority}{folder}/*"):
                return found
        return ()


def _fits(when: When, request: Request, attempt: int) -> bool:
    return (
        (when.agent is None or when.agent == agent_kind(request.agent))
        and (when.cookie is None or when.cookie in request.cookie)
        and (when.method is None or when.method == request.method)
        and (when.attempt is None or when.attempt == attempt)
    )
