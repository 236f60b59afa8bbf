"""What nginx and Caddy make of the configurations that `publish` writes."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import brotli
import pytest
from hosts import Host, open_folder, serving

from conftest import copy_tiny
from ncp.build import build_site
from ncp.publish.headers import SiteHeaders, headers_of
from ncp.publish.publish import publish
from ncp.publish.seal import seal
from ncp.publish.wishes import Wishes
from ncp.read.tree import names_below

REDIRECTS = (
    "/lv/prices/: { to: /lv/costs/, since: 2026-03-02 }\n/lv/costs/#fee: { to: /lv/costs/#visit, since: 2026-03-02 }\n"
)
STYLED = (
    "<!doctype html><html lang=lv><head><title>Buklets</title><style>p { margin: 0 }</style></head><body></body></html>"
)


@dataclass(frozen=True)
class Shown:
    """A site that a host shows."""

    host: Host
    root: Path
    headers: SiteHeaders


@pytest.fixture(scope="module")
def published() -> Iterator[Path]:
    """Publish the tiny site with redirects, a page with a style of its own, and a text file."""
    with open_folder() as folder:
        project = copy_tiny(folder / "tiny")
        (project.data / "redirects.yml").write_text(REDIRECTS, encoding="utf-8")
        built = build_site(project, folder / "site").output
        (built / "lv" / "booklet.html").write_text(STYLED, encoding="utf-8")
        (built / "lv" / "costs.md").write_text("# Maksa\n" * 100, encoding="utf-8")
        assert seal(project, built) == ()
        publish(built, folder / "the host", Wishes())
        yield folder / "the host"


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def shown(request: pytest.FixtureRequest, published: Path) -> Iterator[Shown]:
    """Give the published site on each host."""
    program: str = request.param
    with serving(program, published, published.parent / program) as host:
        yield Shown(host, published, headers_of(published / "current"))


def test_every_file_is_answered_with_its_headers(shown: Shown) -> None:
    """Policy, type, caching and all other headers of each file are exactly those of the one source."""
    names = [name for name in names_below(shown.root / "current") if not name.endswith((".br", ".gz"))]
    for name in (one for one in names if not one.startswith(("_", "lv/prices/")) and not one.endswith("404.html")):
        path = f"/{name.removesuffix('index.html')}"
        answer = shown.host.ask(path)
        assert answer.status == 200, path
        for header, value in shown.headers.for_path(path).items():
            assert answer.headers.get_all(header) == [value], (path, header)
        assert answer.body == (shown.root / "current" / name).read_bytes()


def test_a_page_with_a_style_of_its_own_has_a_policy_of_its_own(shown: Shown) -> None:
    """The hash of an inline style is allowed on its page, and nowhere else."""
    assert "style-src 'self' 'sha256-" in shown.host.ask("/lv/booklet.html").headers["content-security-policy"]
    assert "style-src 'self';" in shown.host.ask("/lv/costs/").headers["content-security-policy"]


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_packed_files_are_sent_as_they_stand_on_the_disk(coding: str, shown: Shown) -> None:
    """Who takes brotli or gzip gets the file that was packed once, byte for byte."""
    ending = {"br": ".br", "gzip": ".gz"}[coding]
    packed = (shown.root / "current" / f"lv/costs/index.html{ending}").read_bytes()
    answer = shown.host.ask("/lv/costs/", accept_encoding=coding)
    assert answer.headers["content-encoding"] == coding
    assert answer.body == packed
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}[coding]
    assert unpack(packed) == (shown.root / "current" / "lv/costs/index.html").read_bytes()
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "Accept-Encoding" in answer.headers["vary"]


def test_brotli_goes_before_gzip(shown: Shown) -> None:
    """A browser that takes both gets the smaller one."""
    assert shown.host.ask("/lv/costs/", accept_encoding="gzip, deflate, br").headers["content-encoding"] == "br"


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("lv", "lv"),
        ("lt-LT,lt;q=0.9,en;q=0.8", "lt"),
        ("de-DE,de;q=0.9,LV;q=0.8,lt;q=0.7", "lv"),
        ("lt;q=0.2, lv;q=0.75", "lv"),
        ("ru,lt;q=0.31,lv;q=0.39", "lt"),  # the same tenth: in the order named
        ("lv;q=0, lt;q=0.001", "lt"),
        ("lt;q=1.000, lv", "lt"),
        ("lv;q=0", None),
        ("fi, sv;q=0.5", None),
        ("lvx, xlt", None),
        ("*", None),
        ("", None),
    ],
)
def test_the_root_follows_the_language_of_the_browser(asked: str, language: str | None, shown: Shown) -> None:
    """`/` sends on to the language asked for most; whoever asks for none of ours chooses on the page."""
    answer = shown.host.ask("/", accept_language=asked)
    assert (answer.status, answer.headers["location"]) == ((302, f"/{language}/") if language else (200, None))
    assert "Accept-Language" in ",".join(answer.headers.get_all("vary", []))


def test_no_other_page_follows_the_language_of_the_browser(shown: Shown) -> None:
    """A link leads to the same page for everybody."""
    answer = shown.host.ask("/lv/costs/", accept_language="lt")
    assert answer.status == 200
    assert b'<html lang="lv">' in answer.body


@pytest.mark.parametrize(
    ("path", "page"),
    [("/lv/nowhere/", "lv/404.html"), ("/lt/a/b", "lt/404.html"), ("/xx/", "404.html"), ("/assets/x.css", "404.html")],
)
def test_what_is_not_there_is_told_in_the_language_of_the_path(path: str, page: str, shown: Shown) -> None:
    """The status is 404, the text that of the language, with all headers, kept for a short time."""
    answer = shown.host.ask(path)
    assert answer.status == 404
    assert answer.body == (shown.root / "current" / page).read_bytes()
    for header, value in shown.headers.for_path(page).items():
        assert answer.headers[header] == value


def test_a_missing_asset_is_not_remembered_for_ever(shown: Shown) -> None:
    """What looks like a hashed asset and is not there may come with the next release."""
    answer = shown.host.ask("/assets/style.00000000.css")
    assert (answer.status, answer.headers["cache-control"]) == (404, "public, max-age=300")


def test_an_old_address_leads_on(shown: Shown) -> None:
    """For good, in one hop; and on a host that follows no redirects the page at the old address does it."""
    answer = shown.host.ask("/lv/prices/")
    assert (answer.status, answer.headers["location"]) == (301, "/lv/costs/")
    page = (shown.root / "current" / "lv/prices/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../costs/"' in page
    assert '<html lang="lv">' in page


def test_an_old_heading_leads_to_its_successor(shown: Shown) -> None:
    """What stands behind # never comes to a host, so the page itself has the old id, at the new heading."""
    assert b'<span id="fee"></span><h2 id="visit"' in shown.host.ask("/lv/costs/").body


@pytest.mark.parametrize("path", ["/_headers", "/_redirects", "/.lock", "/lv/../.lock"])
def test_what_is_for_hosts_is_not_shown_to_readers(path: str, shown: Shown) -> None:
    """Files that tell a host what to do are no pages."""
    assert shown.host.ask(path).status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_readers_only_read(method: str, shown: Shown) -> None:
    """Anything but GET and HEAD is refused."""
    assert shown.host.ask("/lv/costs/", method).status == 405


def test_a_name_says_nothing_of_the_version(shown: Shown) -> None:
    """Who looks for a host with a known hole is not told which version this is."""
    assert not any(sign.isdigit() for sign in shown.host.ask("/lv/").headers.get("server", ""))
