"""What nginx really writes down of its readers, and what `views` makes of it."""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from hosts import PATIENCE, Host, open_folder, serving
from small_site import make_site

from ncp.publish.hosts.layout import Layout
from ncp.publish.hosts.nginx_log import access_log
from ncp.publish.publish import publish
from ncp.publish.wishes import Wishes
from ncp.read.tree import names_below
from ncp.views.agents import device_of
from ncp.views.count import Wanted, count_views
from ncp.views.countries import countries_from
from ncp.views.model import LeftOut
from ncp.views.networks import cut
from view_samples import AGENTS, BROWSERS, database

SENDER = "X-Sender"
ADDRESSES = (
    "192.0.2.77",
    "203.0.113.255",
    "2001:db8:7:1:2:3:4:5",
    "2001:db8:7::5",
    "2001:db8::5",
    "2001:db8:0:1::",
    "2001::5",
    "::1",
    "::ffff:192.0.2.77",
)


@pytest.fixture(scope="module")
def logged() -> Iterator[tuple[Host, Path]]:
    """Give a host that shows a small site and writes a log, and believes us from which address we ask."""
    with open_folder() as folder:
        (folder / "logs").mkdir()
        (folder / "logs").chmod(0o777)
        log = folder / "logs" / "ncp.log"
        publish(make_site(folder / "site", "viens"), folder / "host", Wishes(log=PurePosixPath(log)))
        settings = folder / "host" / "hosts" / "nginx-http.conf"
        believed = f"set_real_ip_from 127.0.0.1;\nreal_ip_header {SENDER};\n"
        settings.write_text(settings.read_text(encoding="utf-8") + believed, encoding="utf-8")
        with serving("nginx", folder / "host", folder / "nginx") as host:
            yield host, log


def lines_from(log: Path, start: int, number: int) -> list[dict[str, str]]:
    """Give the lines of a log from a byte on; nginx writes them just after it has answered."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        lines = log.read_bytes()[start:].decode().splitlines()
        if len(lines) >= number:
            return [json.loads(line) for line in lines]
        time.sleep(0.01)
    raise AssertionError(log.read_text(encoding="utf-8"))


def test_nothing_written_down_leads_to_a_reader(logged: tuple[Host, Path]) -> None:
    """Of address, browser, time, query and origin only the network, the kind of device and the day are stored."""
    host, log = logged
    start = log.stat().st_size
    host.ask(
        "/lv/page-1/?name=Anna",
        user_agent=BROWSERS["phone"],
        referer="https://mail.example/anna",
        cookie="anna=1",
        accept_language="lt",
        **{SENDER: "192.0.2.77"},
    )
    (written,) = lines_from(log, start, 1)
    assert list(written) == ["day", "network", "device", "method", "status", "path"]
    assert {**written, "day": ""} == {
        "day": "",
        "network": "192.0.2.0",
        "device": "phone",
        "method": "GET",
        "status": "200",
        "path": "/lv/page-1/index.html",
    }
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", written["day"])


def test_nginx_cuts_addresses_as_we_do(logged: tuple[Host, Path]) -> None:
    """However an address of IPv6 leaves out its noughts, no more of it than 48 bits is stored."""
    host, log = logged
    start = log.stat().st_size
    for address in ADDRESSES:
        host.ask("/lv/", user_agent=BROWSERS["desktop"], **{SENDER: address})
    written = [line["network"] for line in lines_from(log, start, len(ADDRESSES))]
    assert not {*written} & {*ADDRESSES}
    assert [cut(network or "::") for network in written] == [cut(address) for address in ADDRESSES]


def test_nginx_tells_devices_apart_as_we_do(logged: tuple[Host, Path]) -> None:
    """One list of signs, read by nginx and by Python, gives the same words."""
    host, log = logged
    start = log.stat().st_size
    for agent, _ in AGENTS:
        host.ask("/lv/", user_agent=agent)
    assert [line["device"] for line in lines_from(log, start, len(AGENTS))] == [device_of(agent) for agent, _ in AGENTS]


def test_what_nginx_wrote_becomes_page_views(logged: tuple[Host, Path], tmp_path: Path) -> None:
    """Pages read by people count; robots, HEAD, POST, redirects, errors, assets and data do not."""
    host, log = logged
    start = log.stat().st_size
    asked = (
        ("/lv/", "GET", "phone"),
        ("/lv/page-1/", "GET", "phone"),
        ("/lv/page-1/", "GET", "desktop"),
        ("/lv/page-1/index.html", "GET", "desktop"),
        ("/lv/page-1", "GET", "desktop"),
        ("/", "GET", "desktop"),
        ("/lv/nowhere/", "GET", "phone"),
        ("/lv/page-1/", "HEAD", "phone"),
        ("/lv/page-1/", "POST", "phone"),
        ("/lv/page-1/", "GET", "robot"),
        ("/robots.txt", "GET", "robot"),
        ("/release.json", "GET", "desktop"),
        (f"/{style_of(log.parents[1] / 'site')}", "GET", "tablet"),
    )
    for path, method, kind in asked:
        host.ask(path, method, user_agent=BROWSERS[kind], accept_language="lv", **{SENDER: "192.0.2.77"})
    lines_from(log, start, len(asked))
    own = tmp_path / "own.log"
    own.write_bytes(log.read_bytes()[start:])
    with countries_from(database(tmp_path / "test.mmdb")) as countries:
        tally = count_views([own], Wanted(frozenset({"lv"})), countries)
    counted = {(view.page, view.language, view.country, view.device): number for view, number in tally.rows()}
    assert counted == {
        ("/lv/", "lv", "LT", "phone"): 1,
        ("/lv/page-1/", "lv", "LT", "desktop"): 2,
        ("/lv/page-1/", "lv", "LT", "phone"): 1,
    }
    # `/` sends on to the language, an address without its slash to the page; the rest is not there or not allowed
    assert tally.left_out == {LeftOut.STATUS: 3, LeftOut.METHOD: 2, LeftOut.ROBOT: 2, LeftOut.FILE: 2}
    assert tally.damage == ()


def style_of(site: Path) -> str:
    """Give the path of a site's style sheet."""
    return next(name for name in names_below(site) if name.endswith(".css"))


def test_without_a_wish_nothing_is_written_down() -> None:
    """Nginx's usual log, which would hold whole addresses, is switched off by the site's own configuration."""
    assert access_log(Layout(PurePosixPath("/srv/ncp"))) == "access_log off;\n"
