"""Lines of a host's log: those that our own configuration of nginx writes, and the usual ones (`combined`)."""

import json
import re
from urllib.parse import unquote

from ncp.views.agents import device_of
from ncp.views.model import ROBOT, Device, Request
from ncp.views.networks import cut

NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTHS = {name: f"{number:02d}" for number, name in enumerate(NAMES, start=1)}
DEVICES = frozenset({ROBOT, *Device})
QUOTED = r'"((?:[^"\\]|\\.)*)"'
COMBINED = re.compile(
    rf"(\S+) \S+ [^\[]*\[\d\d/(\w{{3}})/(\d{{4}}):[^\]]*\] {QUOTED} (\d{{3}}) \S+ {QUOTED} {QUOTED}", re.ASCII
)
DAY = re.compile(r"(\d{4}-(?:0[1-9]|1[0-2]))-\d\d", re.ASCII)
STATUS = re.compile(r"\d{3}", re.ASCII)
SLASHES = re.compile(r"/{2,}")


def read_line(line: str) -> Request | None:
    """Give what a line says; None if nobody understands it."""
    return _own(line) if line.startswith("{") else _combined(line)


def _own(line: str) -> Request | None:
    """Read a line of ours, a JSON object."""
    try:
        fields = json.loads(line)
        values = [fields[name] for name in ("day", "network", "device", "method", "status", "path")]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not all(isinstance(value, str) for value in values):
        return None
    day, network, device, method, status, path = values
    month = DAY.fullmatch(day)
    if month is None or device not in DEVICES or not STATUS.fullmatch(status):
        return None
    return Request(month[1], cut(network), device, method, status, path)


def _combined(line: str) -> Request | None:
    """Read a line of the format that nginx and Apache call `combined`."""
    found = COMBINED.match(line)
    if found is None or found[2] not in MONTHS:
        return None
    address, month, year, request, status, _, agent = found.groups()
    method, _, rest = request.partition(" ")
    path = unquote(rest.partition(" ")[0].partition("?")[0], errors="replace")
    return Request(f"{year}-{MONTHS[month]}", cut(address), device_of(agent), method, status, SLASHES.sub("/", path))
