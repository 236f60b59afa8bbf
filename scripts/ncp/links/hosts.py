"""What is known of whole hosts: the delay that robots.txt asks for, and what the host says of a page that cannot exist.

Both are asked for once and remembered for thirty days, in lines of the state file that begin with `host`.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from ncp.links.address import Address
from ncp.links.memory import LONGEST_FILE, stamp
from ncp.links.observation import Answer, Control
from ncp.links.page.words import fingerprint

REMEMBERED_FOR = timedelta(days=30)
MARK = "{gone}"


@dataclass
class HostKnowledge:
    """What was learnt of one host, and when."""

    delay: float | None = None
    """Seconds between requests, by robots.txt; 0 if it names none, None if it was not asked."""
    delay_asked: datetime | None = None
    control: Control | None = None
    control_asked: datetime | None = None


@dataclass
class Hosts:
    """What is known of all hosts, by name; stale knowledge is not given."""

    now: datetime
    by_name: dict[str, HostKnowledge] = field(default_factory=dict)

    def of(self, host: str) -> HostKnowledge:
        """Give what is known of a host."""
        return self.by_name.setdefault(host, HostKnowledge())

    def lines(self) -> Iterator[str]:
        """Give the lines for the state file, sorted."""
        for name in sorted(self.by_name):
            known = self.by_name[name]
            values = {
                "host": name,
                "delay": known.delay,
                "delay_asked": known.delay_asked and stamp(known.delay_asked),
                "control": known.control and asdict(known.control),
                "control_asked": known.control_asked and stamp(known.control_asked),
            }
            kept = {key: value for key, value in values.items() if value is not None}
            if len(kept) > 1:
                yield json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def read_hosts(path: Path, now: datetime) -> Hosts:
    """Read the lines of hosts in a state file; none, if there is no file. Damaged and stale ones are skipped."""
    hosts = Hosts(now)
    try:
        if path.stat().st_size > LONGEST_FILE:
            return hosts
        with path.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if line.startswith('{"host"'):
                    _take(hosts, line)
    except OSError:
        return hosts
    return hosts


def _take(hosts: Hosts, line: str) -> None:
    try:
        values: Mapping[str, object] = json.loads(line)
        known = HostKnowledge()
        if (asked := _fresh(values.get("delay_asked"), hosts.now)) is not None:
            known.delay, known.delay_asked = float(str(values["delay"])), asked
        if (asked := _fresh(values.get("control_asked"), hosts.now)) is not None:
            known.control_asked = asked
            control = values.get("control")
            known.control = Control(**control) if isinstance(control, dict) else None
        hosts.by_name[str(values["host"])] = known
    except (ValueError, TypeError, KeyError, RecursionError):
        return


def _fresh(text: object, now: datetime) -> datetime | None:
    if not isinstance(text, str):
        return None
    asked = datetime.fromisoformat(text).astimezone(UTC)
    return asked if now - asked < REMEMBERED_FOR else None


def impossible(address: Address) -> tuple[str, str]:
    """Give (address, its impossible part): a sibling of a page that cannot exist, in the same folder."""
    part = f"ncp-{sha256(address.document.encode()).hexdigest()[:12]}"
    folder, _, name = address.path.rpartition("/")
    extension = f".{name.rpartition('.')[2]}" if "." in name and name.rpartition(".")[2].isalnum() else ""
    return f"{address.scheme}://{address.authority}{folder}/{part}{extension}", part


def control_from(answer: Answer, part: str) -> Control:
    """Boil an answer about an impossible address down; the part that echoes the address is taken out."""
    page = answer.page
    main = page.main.replace(part, "") if page else ""
    title = page.title.replace(part, MARK) if page else ""
    url = urlsplit(answer.url)._replace(query="").geturl().replace(part, MARK)
    return Control(answer.status, url, title[:200], fingerprint(main), page.prose if page else 0)
