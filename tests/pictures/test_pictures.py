"""Icons and pictures for sharing."""

import struct
from pathlib import Path

import pytest

from ncp.pictures.drawings import drawings_of
from ncp.pictures.icon_file import icon_file
from ncp.prepare import prepare
from ncp.project import Project

PNG = b"\x89PNG\r\n\x1a\n"
MOST_BYTES = 60_000
SIZES = {
    "icon-192.png": (192, 192),
    "icon-512.png": (512, 512),
    "icon-maskable-512.png": (512, 512),
    "apple-touch-icon.png": (180, 180),
    **{f"share-{language}.png": (1200, 630) for language in ("lv", "lt", "et", "en")},
}


def size_of(png: bytes) -> tuple[int, int]:
    """Give the width and height of a PNG, from its header."""
    assert png.startswith(PNG)
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("name", SIZES)
def test_a_picture_has_the_size_that_its_place_asks_for(project: Project, site: Path, name: str) -> None:
    """Phones and networks refuse other sizes; and a picture must not cost more than a page."""
    content, _ = prepare(project)
    png = (site / "assets" / drawings_of(project, content)[name].public).read_bytes()
    assert size_of(png) == SIZES[name]
    assert len(png) <= MOST_BYTES


def test_there_is_a_favicon_of_three_sizes(site: Path) -> None:
    """Browsers ask for /favicon.ico whatever a page says; each entry leads to a whole PNG of its size."""
    data = (site / "favicon.ico").read_bytes()
    reserved, kind, number = struct.unpack_from("<HHH", data)
    assert (reserved, kind, number) == (0, 1, 3)
    for index, side in enumerate((16, 32, 48)):
        width, height, *_, length, offset = struct.unpack_from("<BBBBHHII", data, 6 + 16 * index)
        assert (width, height) == (side, side)
        assert size_of(data[offset : offset + length]) == (side, side)


def test_the_largest_picture_of_an_icon_is_written_as_nought() -> None:
    """A byte holds no 256; the format says 0 for it."""
    assert icon_file([(256, PNG)])[6:8] == b"\0\0"


def test_a_picture_with_other_words_has_another_name(tiny: Project) -> None:
    """Networks keep what they once fetched: a changed picture needs a new address, an unchanged one keeps its own."""
    before = drawings_of(tiny, prepare(tiny)[0])
    words = tiny.docs / "lt" / "interface.yml"
    words.write_text(words.read_text(encoding="utf-8").replace("site_name:", "site_name: Nauja"), encoding="utf-8")
    after = drawings_of(tiny, prepare(tiny)[0])
    assert [name for name in before if before[name].public != after[name].public] == ["share-lt.png"]
