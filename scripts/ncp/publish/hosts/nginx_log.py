"""What nginx writes down of a request: nothing that leads to a reader, and still enough to count page views.

The address is cut, the name of the browser becomes a word and the time a day before anything is stored. What stands
behind `?`, where the reader came from and who that is are not written at all. `ncp.views` reads these lines.
"""

from collections.abc import Iterator

from ncp.publish.hosts.layout import Layout
from ncp.publish.hosts.nginx_words import map_of, pattern, quoted
from ncp.views.agents import KINDS
from ncp.views.model import ROBOT, UNKNOWN

FORMAT = "ncp"
GROUP = "[0-9a-f]{1,4}"
NETWORKS = (
    (r"^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$", "$1.0"),
    (f"^({GROUP}:{GROUP}:{GROUP}):", "$1::"),
    (f"^({GROUP}:{GROUP})::", "$1::"),
    (f"^({GROUP})::", "$1::"),
)
"""An address → its first 24 (IPv4) or 48 bits (IPv6, whose noughts may be left out); any other becomes nothing."""
FIELDS = {
    "day": "$ncp_day",
    "network": "$ncp_network",
    "device": "$ncp_device",
    "method": "$request_method",
    "status": "$status",
    "path": "$uri",
}


def log_format() -> Iterator[str]:
    """Write what belongs into `http`."""
    yield "# What may be written down of a request: no address, no name of a browser, no time of day.\n"
    yield map_of("$remote_addr", "$ncp_network", "", ((pattern(key), quoted(value)) for key, value in NETWORKS))
    agents = ((pattern(f"*{expression}"), kind) for kind, expression in KINDS)
    yield map_of("$http_user_agent", "$ncp_device", UNKNOWN, [('""', ROBOT), *agents])
    yield map_of("$time_iso8601", "$ncp_day", "", [(pattern(r"^(\d{4}-\d\d-\d\d)T"), "$1")])
    fields = ",".join(f'"{name}":"{variable}"' for name, variable in FIELDS.items())
    yield f"log_format {FORMAT} escape=json '{{{fields}}}';\n"


def access_log(layout: Layout) -> str:
    """Write what belongs into `server`; it also keeps nginx from its usual log, which holds whole addresses."""
    return f"access_log {quoted(str(layout.log))} {FORMAT};\n" if layout.log else "access_log off;\n"
