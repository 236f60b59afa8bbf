"""Where the site may stand on a host: at the root of a domain; its pages by themselves anywhere."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from ncp.build import build_site
from ncp.project import Project
from ncp.read.built import BuiltPage, read_built
from ncp.read.site import site_of

FOLDER = "/repository/"
ATTRIBUTES = ("href", "src", "action")


def led_out(built: Path, page: BuiltPage) -> Iterator[str]:
    """Give the links of a page that lead nowhere, if the site stands in a subfolder of a host."""
    for element in page.content.elements:
        for target in (element.get(name) for name in ATTRIBUTES if element.get(name)):
            whole = urlsplit(urljoin(f"https://host.example{FOLDER}{page.url}", target))
            if whole.netloc == "host.example" and whole.scheme == "https":
                path = built / whole.path.removeprefix(FOLDER)
                inside = whole.path.startswith(FOLDER) and (path / "index.html" if path.is_dir() else path).is_file()
                if not inside:
                    yield target


def test_pages_work_in_a_subfolder_and_only_those_above_them_need_the_root(tiny: Project, tmp_path: Path) -> None:
    """A preview may stand anywhere; the start and the error pages, which hosts show at any depth, need a domain."""
    built = build_site(tiny, tmp_path / "site").output
    site, _ = read_built(tiny, built, site_of(tiny).codes)
    lost = {url: [*led_out(built, page)] for url, page in site.pages.items()}
    assert len(lost) > 8
    assert {url for url, targets in lost.items() if targets} == {"", "404.html", "lt/404.html", "lv/404.html"}
