"""The headers: as strict as the pages allow, and not stricter."""

from dataclasses import replace
from pathlib import Path

import pytest
from observatory import score

from ncp.problems import EnvironmentTrouble
from ncp.project import Project
from ncp.publish.headers import headers_of
from ncp.publish.hosts.headers_file import headers_file, read_redirects_file, redirects_file
from ncp.publish.hosts.site import HostSite
from ncp.publish.inline import source_of
from ncp.publish.manifest import read_manifest
from ncp.read.built import public_entries, quick_entries, read_built
from ncp.read.site import site_of
from ncp.read.tree import files_below

BARE = 30
"""What the Observatory gives a host that sends no such header."""
BEST = 130
"""The most for a site that sets no cookie, loads no script and is on no list of preloaded domains."""


def page(head: str = "", body: str = "") -> bytes:
    """Write a page."""
    return f"<!doctype html><html lang=lv><head><title>x</title>{head}</head><body>{body}</body></html>".encode()


def site_with(folder: Path, **pages: bytes) -> Path:
    """Write a site of some pages in lv/."""
    for name, content in {"index": page(), "one": page(), "two": page(), **pages}.items():
        path = folder / "lv" / f"{name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def directive(policy: str, name: str) -> str:
    """Give the sources of a directive."""
    return next(part.strip() for part in policy.split(";") if part.strip().startswith(f"{name} "))


def test_the_observatory_gives_the_most_that_it_can(site: Path) -> None:
    """Every page of the real site has the highest score of a site without cookies: 130 points; 135 once preloaded."""
    headers = headers_of(site)
    for path in sorted(site.glob("*/index.html")) + sorted(site.glob("*/*/index.html"))[::20]:
        html = path.read_text(encoding="utf-8")
        sent = headers.for_path(path.relative_to(site).as_posix())
        best = BEST + (5 if "integrity=" in html else 0)
        assert score(sent, html) == best
        assert score(sent, html, preloaded=True) == best + 5


def test_the_observatory_tells_bad_from_good() -> None:
    """A host without headers gets what the Observatory says it gets, and each weakness costs points."""
    assert score({}, "") == BARE
    strict = headers_of(Path(__file__).parent / "nothing").for_path("/")
    assert score(strict, "") == BEST
    for name, value in {
        "content-security-policy": strict["content-security-policy"].replace(
            "style-src 'self'", "style-src 'unsafe-inline'"
        ),
        "referrer-policy": "unsafe-url",
        "cross-origin-resource-policy": "cross-origin",
        "strict-transport-security": "max-age=60",
        "x-content-type-options": "",
    }.items():
        assert score({**strict, name: value}, "") < BEST, name


def test_an_inline_style_is_allowed_by_its_hash_on_its_page_alone(tmp_path: Path) -> None:
    """Nothing else may be slipped in there, and no other page gets looser for it."""
    headers = headers_of(site_with(tmp_path, booklet=page("<style>p { margin: 0 }</style>")))
    policy = headers.for_path("/lv/booklet.html")["content-security-policy"]
    assert directive(policy, "style-src") == f"style-src 'self' {source_of('p { margin: 0 }')}"
    assert "sha256" not in headers.for_path("/lv/")["content-security-policy"]


def test_an_inline_script_needs_a_hash_and_a_block_of_data_none(tmp_path: Path) -> None:
    """JSON-LD is data: a browser does not run it. What it would run is named by its hash."""
    data = '<script type="application/ld+json">{"a": 1}</script>'
    headers = headers_of(site_with(tmp_path, data=page(data), script=page("<script>\r\nlet a = '<b>'\r\n</script>")))
    assert "sha256" not in headers.for_path("/lv/data.html")["content-security-policy"]
    policy = headers.for_path("/lv/script.html")["content-security-policy"]
    assert directive(policy, "script-src") == "script-src 'self' " + source_of("\nlet a = '<b>'\n")


def test_a_hash_is_the_one_that_browsers_compute() -> None:
    """The example of the specification (W3C, CSP Level 3, section on hashes)."""
    assert source_of("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def test_many_pages_with_a_style_of_their_own_share_a_policy(tmp_path: Path) -> None:
    """Hosts take so and so many rules; beyond, one policy is good for all pages."""
    pages = {f"page-{index}": page(f"<style>p {{ margin: {index}px }}</style>") for index in range(50)}
    headers = headers_of(site_with(tmp_path, **pages))
    assert headers.special == {}
    assert headers.for_path("/lv/")["content-security-policy"].count("sha256") == 50


def test_images_in_style_sheets_are_allowed_only_if_there_are_some(tmp_path: Path) -> None:
    """A site without them does not allow data: at all."""
    site_with(tmp_path)
    assert "data:" not in headers_of(tmp_path).for_path("/")["content-security-policy"]
    (tmp_path / "style.css").write_text("a { background: url(data:image/svg+xml;utf8,x) }", encoding="utf-8")
    assert directive(headers_of(tmp_path).for_path("/")["content-security-policy"], "img-src") == "img-src 'self' data:"


def test_without_tls_nothing_asks_for_it(tmp_path: Path) -> None:
    """On loopback a browser would look for https in vain."""
    sent = headers_of(tmp_path, secure=False).for_path("/")
    assert "strict-transport-security" not in sent
    assert "upgrade-insecure-requests" not in sent["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/assets/style.5754173f.css", "immutable"),
        ("/assets/main.57a0d79d.min.css", "immutable"),
        ("/assets/search/lv.0123456789abcdef.json", "immutable"),
        ("/assets/search-lv.43eb09bf/7.json", "immutable"),
        ("/assets/style.css", "max-age=300"),
        ("/assets/style.43eb09b.css", "max-age=300"),
        ("/lv/costs/", "max-age=300"),
        ("/lv/style.5754173f.css", "max-age=300"),
    ],
)
def test_only_what_is_named_by_its_content_is_kept_for_long(path: str, kept: str, tmp_path: Path) -> None:
    """A page must not be kept: a wrong phone that was mended would stay in the browsers."""
    assert kept in headers_of(tmp_path).for_path(path)["cache-control"]


def test_only_the_shared_lists_are_open_to_other_sites(tmp_path: Path) -> None:
    """Other institutions show our list of links on their pages; nothing else is for them."""
    headers = headers_of(tmp_path)
    for path in ("/links.json", "/fragments/links-lv.html"):
        assert headers.for_path(path)["access-control-allow-origin"] == "*"
        assert headers.for_path(path)["cross-origin-resource-policy"] == "cross-origin"
    assert "access-control-allow-origin" not in headers.for_path("/lv/")
    assert headers.for_path("/lv/")["cross-origin-resource-policy"] == "same-origin"


def test_each_file_fits_exactly_one_rule_of_the_headers_file(site: Path) -> None:
    """Such hosts join what several rules say, and two policies would forbid what one of them allows."""
    files = files_below(site)
    rules = [line for line in headers_file(HostSite.of(files), files).splitlines() if not line.startswith(" ")]
    for name in (one for one in files if not one.startswith("_")):
        path = f"/{name}"
        fitting = [rule for rule in rules if path == rule or (rule.endswith("*") and path.startswith(rule[:-1]))]
        assert len(fitting) == 1, name
    assert len(rules) < 100, "Cloudflare Pages takes a hundred"


def test_redirects_survive_their_file() -> None:
    """What is written for hosts can be read again, so that a release knows its own redirects."""
    redirects = {"/lv/a/": "/lv/b/", "/lv/c/": "/lv/d/#e"}
    assert read_redirects_file(redirects_file(redirects)) == redirects


def test_the_quick_look_at_public_addresses_sees_what_the_strict_one_sees(site: Path, project: Project) -> None:
    """The build asks for addresses and headings without a parser; on the real site it finds exactly the same."""
    strict, problems = read_built(project, site, site_of(project).codes)
    assert problems == ()
    pages = {url: page for url, page in strict.pages.items() if not url.startswith(("lt/", "et/", "en/"))}
    others = ("/lt/", "/et/", "/en/")
    quick = {entry for entry in quick_entries(files_below(site)) if not entry.startswith(others)}
    slow = public_entries(replace(strict, pages=pages))
    assert quick == {entry for entry in slow if not entry.startswith(others)}


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"version": 1}', '{"version": "1", "commit": null, "files": 3}'])
def test_a_manifest_that_says_nothing_is_a_sentence(text: str, tmp_path: Path) -> None:
    """A folder that was not built, or cut short, is refused with a sentence."""
    (tmp_path / "release.json").write_text(text, encoding="utf-8")
    with pytest.raises(EnvironmentTrouble) as trouble:
        read_manifest(tmp_path)
    assert trouble.value.code == "no_manifest"
