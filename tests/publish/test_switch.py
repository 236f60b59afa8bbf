"""While releases are switched, a real host gives pages and style sheets of one release."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hosts import Host, open_folder, serving
from small_site import make_site

from ncp.publish.publish import publish, roll_back
from ncp.publish.wishes import Wishes

WORDS = ("viens", "divi", "trīs", "četri", "pieci")
SAID = re.compile(r"<p>(\w+) ")
SHEET = re.compile(r'href="(/assets/[^"]+)"')


@pytest.fixture(params=["nginx", "caddy"])
def shown(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, Host]]:
    """Give a host's folder, and a host that shows it."""
    monkeypatch.setattr("os.fsync", lambda _handle: None)  # nobody cuts the power of a test
    with open_folder() as folder:
        publish(make_site(folder / WORDS[0], WORDS[0]), folder / "host", Wishes())
        with serving(request.param, folder / "host", folder / "own") as host:
            yield folder, host


def test_pages_and_their_style_sheets_are_of_one_release(shown: tuple[Path, Host]) -> None:
    """A reader loads a page, and, when the site may be another one, its style sheet: it is there, and the page's."""
    folder, host = shown
    done, loaded, wrong = threading.Event(), set[str](), list[str]()

    def read() -> None:
        turn = 0
        while not done.is_set():
            turn += 1
            page = host.ask(f"/lv/page-{1 + turn % 5}/")
            word, sheet = SAID.search(page.body.decode()), SHEET.search(page.body.decode())
            if word is None or sheet is None or set(SAID.findall(page.body.decode())) != {word[1]}:
                wrong.append(f"page: {page.status}")
                continue
            style = host.ask(sheet[1])
            loaded.add(word[1])
            if style.status != 200 or not style.body.decode().startswith(f"/* {word[1]} */"):
                wrong.append(f"{word[1]}: {style.status}")

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for word in WORDS[1:]:
        publish(make_site(folder / word, word), folder / "host", Wishes(keep=2))
        roll_back(folder / "host", Wishes())
        publish(folder / word, folder / "host", Wishes(keep=2))
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert len(loaded) > len(WORDS) / 2
