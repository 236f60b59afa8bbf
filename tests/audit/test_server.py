"""The audit's server answers as a good host does."""

import gzip
import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from ncp.audit.server import served

PAGE = "<!doctype html><title>Lapa</title><p>Sveiki</p>"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[http.client.HTTPConnection]:
    """A small site, served, and one connection to it that is kept."""
    site = tmp_path / "site"
    for name in ("lv/index.html", "lv/404.html", "404.html", "assets/a.png"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(f"{PAGE}<p>{name}</p>", encoding="utf-8")
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    with served(site) as home:
        made = http.client.HTTPConnection(urlsplit(home).netloc, timeout=10)
        yield made
        made.close()


def ask(
    connection: http.client.HTTPConnection, path: str, accepted: str = "", method: str = "GET"
) -> tuple[http.client.HTTPResponse, bytes]:
    """Ask for a path; give the answer and its body."""
    connection.request(method, path, headers={"accept-encoding": accepted})
    answer = connection.getresponse()
    return answer, answer.read()


def test_it_compresses_as_the_browser_can_read(connection: http.client.HTTPConnection) -> None:
    """Brotli first, then gzip, else plain; pictures go as they are. All over one connection."""
    expected = f"{PAGE}<p>lv/index.html</p>".encode()
    for accepted, unpack in (("gzip, br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)):
        answer, body = ask(connection, "/lv/", accepted)
        assert unpack(body) == expected
        assert answer.getheader("content-encoding", "") == accepted.rpartition(" ")[2]
    assert ask(connection, "/assets/a.png", "br")[0].getheader("content-encoding") is None


def test_it_sends_the_sites_headers(connection: http.client.HTTPConnection) -> None:
    """The policy and the others that a host has to send; nothing that would turn loopback into https."""
    answer, _ = ask(connection, "/lv/")
    policy = answer.getheader("content-security-policy", "")
    assert policy.startswith("default-src 'none'")
    assert "upgrade-insecure-requests" not in policy
    assert answer.getheader("strict-transport-security") is None
    assert answer.getheader("x-content-type-options") == "nosniff"


@pytest.mark.parametrize(
    ("path", "file"), [("/lv/none/at/all/", "lv/404.html"), ("/none/", "404.html"), ("/../secret.html", "404.html")]
)
def test_what_is_not_there_is_said_in_the_language_of_the_path(
    connection: http.client.HTTPConnection, path: str, file: str
) -> None:
    """404 with the page of that language; the same for what lies outside of the folder."""
    answer, body = ask(connection, path)
    assert answer.status == 404
    assert body.decode().endswith(f"<p>{file}</p>")


def test_a_folder_without_its_slash_leads_on_and_head_has_no_body(connection: http.client.HTTPConnection) -> None:
    """As hosts do: 301 to the folder; HEAD answers with the length alone."""
    answer, _ = ask(connection, "/lv")
    assert (answer.status, answer.getheader("location")) == (301, "/lv/")
    answer, body = ask(connection, "/lv/", method="HEAD")
    assert body == b""
    assert int(answer.getheader("content-length", "0")) > 0
