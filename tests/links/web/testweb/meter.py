"""Counts what a checker asks: per host how often and how fast, per address as whom."""

from collections import Counter, deque
from dataclasses import dataclass, field
from time import monotonic, time

from testweb.subject import CANARY

SECOND = 1.0
TOO_MANY = 429


def agent_kind(user_agent: str) -> str:
    """Say whether somebody asks like a browser, or honestly."""
    return "browser" if user_agent.startswith("Mozilla/5.0") and "NCP" not in user_agent else "honest"


@dataclass
class HostMeter:
    """One host: times are seconds."""

    requests: int = 0
    most_starts: int = 0
    flying: int = 0
    most_flying: int = 0
    shortest_gap: float = 1e9
    last: float = 0.0
    recent: deque[float] = field(default_factory=deque)

    def begins(self, now: float) -> None:
        """Count a request."""
        self.requests += 1
        self.flying += 1
        self.most_flying = max(self.most_flying, self.flying)
        self.shortest_gap = min(self.shortest_gap, now - self.last)
        self.last = now
        self.recent.append(now)
        while now - self.recent[0] >= SECOND:
            self.recent.popleft()
        self.most_starts = max(self.most_starts, len(self.recent))

    def shown(self) -> dict[str, float]:
        """Give the figures to be written."""
        gap = round(self.shortest_gap, 3) if self.requests > 1 else 0.0
        return {
            "requests": self.requests,
            "most_starts": self.most_starts,
            "most_in_flight": self.most_flying,
            "shortest_gap": gap,
        }


@dataclass
class Meter:
    """All hosts."""

    hosts: dict[str, HostMeter] = field(default_factory=dict)
    urls: dict[str, Counter[str]] = field(default_factory=dict)
    too_many: int = 0
    canary: int = 0
    too_early: int = 0
    """Requests before the moment that a `Retry-After` had named."""
    not_before: dict[str, float] = field(default_factory=dict)
    first: float = 0.0
    last: float = 0.0

    def begins(self, ip: str, url: str, user_agent: str, method: str) -> None:
        """Count a request."""
        self.last = time()
        self.first = self.first or self.last
        self.canary += ip == CANARY
        self.too_early += self.last < self.not_before.get(ip, 0.0)
        kind = agent_kind(user_agent) if method == "GET" else method
        self.urls.setdefault(url, Counter())[kind] += 1
        self.hosts.setdefault(ip, HostMeter()).begins(monotonic())

    def ends(self, ip: str) -> None:
        """Count the end of a request."""
        self.hosts[ip].flying -= 1

    def answered(self, ip: str, status: int, wait: float) -> None:
        """Note an answer, and for how long it asks to be let alone."""
        self.too_many += status == TOO_MANY
        if wait:
            self.not_before[ip] = max(self.not_before.get(ip, 0.0), time() + wait)

    def shown(self) -> dict[str, object]:
        """Give everything, to be written."""
        return {
            "requests": sum(host.requests for host in self.hosts.values()),
            "seconds": round(self.last - self.first, 3),
            "most_starts": max((host.most_starts for host in self.hosts.values()), default=0),
            "most_in_flight": max((host.most_flying for host in self.hosts.values()), default=0),
            "too_many": self.too_many,
            "too_early": self.too_early,
            "canary": self.canary,
            "hosts": {ip: host.shown() for ip, host in sorted(self.hosts.items())},
            "urls": {url: dict(kinds) for url, kinds in sorted(self.urls.items())},
        }
