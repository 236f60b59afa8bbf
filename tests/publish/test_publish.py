"""Whatever happens while a site is published, readers see a whole one: the former or the new."""

import os
import random
import resource
import signal
import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from small_site import PAGES, make_site, word_shown

from ncp.problems import EnvironmentTrouble
from ncp.publish.inline import source_of
from ncp.publish.lay import Laid
from ncp.publish.manifest import Manifest, hashes_of, read_manifest
from ncp.publish.publish import Published, publish, roll_back
from ncp.publish.store import Release, Store, locked
from ncp.publish.wishes import Wishes
from ncp.read.tree import files_below

WISHES = Wishes()


@pytest.fixture(autouse=True)
def in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait neither for a host (there is none) nor for the disk (nobody cuts the power of a test)."""
    monkeypatch.setattr("ncp.publish.publish.SETTLING", 0.0)
    monkeypatch.setattr("os.fsync", lambda _handle: None)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a host's folder that shows `viens`."""
    publish(make_site(tmp_path / "viens", "viens"), tmp_path / "host", WISHES)
    return tmp_path / "host"


@pytest.fixture
def show(root: Path, tmp_path: Path) -> Callable[[str], Published]:
    """Give a way to publish a site that says a word."""
    return lambda word: publish(make_site(tmp_path / word, word), root, WISHES)


def numbers(root: Path) -> list[int]:
    """Give the numbers of the releases that are kept."""
    return [release.number for release in Store(root).releases()]


def trouble_of(action: Callable[[], object]) -> str:
    """Give the code of the trouble that an action meets."""
    with pytest.raises(EnvironmentTrouble) as trouble:
        action()
    return trouble.value.code


def test_a_release_is_shown_and_the_way_back_stays(root: Path, show: Callable[[str], Published]) -> None:
    """Publish twice, take it back, publish again: each time the wanted one is shown, whole."""
    assert word_shown(root) == "viens"
    assert show("divi").fresh
    assert word_shown(root) == "divi"
    roll_back(root, WISHES)
    assert word_shown(root) == "viens"
    show("trīs")
    assert word_shown(root) == "trīs"
    assert numbers(root) == [1, 2, 3]


def test_back_and_back_again(root: Path, show: Callable[[str], Published]) -> None:
    """Each --rollback goes one release further back; before the first there is none, and nothing changes."""
    show("divi")
    show("trīs")
    for word in ("divi", "viens"):
        roll_back(root, WISHES)
        assert word_shown(root) == word
    assert trouble_of(lambda: roll_back(root, WISHES)) == "nothing_before"
    assert word_shown(root) == "viens"


def test_a_folder_without_releases_is_not_rolled_back(tmp_path: Path) -> None:
    """Who mistypes the folder is told, and no folder is made."""
    assert trouble_of(lambda: roll_back(tmp_path / "other", WISHES)) == "nothing_before"
    assert not (tmp_path / "other").exists()


def test_the_same_site_is_not_published_twice(root: Path, tmp_path: Path) -> None:
    """A second run changes nothing."""
    assert not publish(tmp_path / "viens", root, WISHES).fresh
    assert numbers(root) == [1]


def test_what_did_not_change_is_linked_and_the_rest_is_new(root: Path, show: Callable[[str], Published]) -> None:
    """One page more costs the disk and the packing one page; a reader's browser keeps what is the same."""
    show("divi")
    first, second = (release.folder for release in Store(root).releases())
    for name in ("lv/constant/index.html", "lv/constant/index.html.br", "robots.txt"):
        assert (first / name).samefile(second / name), name
    assert not (first / "lv/index.html").samefile(second / "lv/index.html")


def test_no_two_versions_of_a_file_bear_the_same_second(root: Path, show: Callable[[str], Published]) -> None:
    """Hosts tell versions apart by size and second; three of one length in one second must not look the same."""
    times = set()
    for word in ("divi", "trīs", "pieci"):
        show(word)
        times.add(int((root / "current" / "lv/index.html").stat().st_mtime))
        roll_back(root, WISHES)
    assert len(times) == 3


@pytest.mark.parametrize("linger", [0, 86400])
def test_assets_of_former_releases_stay_as_long_as_these_and_a_day(
    linger: int, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever loaded a page before the switch still gets its style sheet, even when its release is gone."""
    monkeypatch.setattr("ncp.publish.lay.LINGER", linger)
    style = next((root / "kept" / "assets").glob("style.*.css")).name
    for number, word in enumerate(("divi", "trīs", "četri"), 2):
        publish(make_site(tmp_path / word, word), root, Wishes(keep=3))
        for name in (style, f"{style}.br"):
            assert (root / "kept" / "assets" / name).exists() == (number <= 3 or bool(linger))
    assert len(list((root / "kept" / "assets").glob("style.*.css"))) == (4 if linger else 3)


def test_the_last_releases_are_kept_and_the_shown_one_always(root: Path, tmp_path: Path) -> None:
    """Beyond the number wanted the oldest go, but not what readers see, or saw a moment ago."""
    for word in ("divi", "trīs", "četri"):
        publish(make_site(tmp_path / word, word), root, Wishes(keep=3))
    assert numbers(root) == [2, 3, 4]
    roll_back(root, WISHES)
    roll_back(root, WISHES)
    assert word_shown(root) == "divi"
    publish(make_site(tmp_path / "pieci", "pieci"), root, Wishes(keep=2))
    assert (numbers(root), word_shown(root)) == ([2, 4, 5], "pieci")


@pytest.mark.parametrize("damage", ["changed", "missing", "added"])
def test_a_site_that_is_not_what_was_built_is_refused(damage: str, root: Path, tmp_path: Path) -> None:
    """A file changed by hand, lost or left over: named, and nothing is shown of it."""
    built = make_site(tmp_path / "divi", "divi")
    page = built / "lv/index.html"
    if damage == "missing":
        page.unlink()
    else:
        (page if damage == "changed" else built / "lv/draft.html").write_text("x", encoding="utf-8")
    assert trouble_of(lambda: publish(built, root, WISHES)) == "not_whole"
    assert word_shown(root) == "viens"


def test_what_went_bad_on_the_disk_is_not_handed_on(root: Path, show: Callable[[str], Published]) -> None:
    """A file of the shown release, and a packed one, are damaged: the next release has them whole."""
    for name in ("lv/constant/index.html", "404.html", "robots.txt"):
        (root / "current" / name).write_text("x", encoding="utf-8")
    damaged = root / "current" / "lv" / "constant" / "index.html.gz"
    damaged.write_bytes(b"x")
    show("divi")
    release = Store(root).releases()[-1]
    assert b"vien" in (release.folder / "lv/constant/index.html").read_bytes()
    assert (release.folder / "lv/constant/index.html.gz").read_bytes() != b"x"


def test_a_damaged_release_is_not_rolled_back_to(root: Path, show: Callable[[str], Published]) -> None:
    """The way back is checked, too."""
    show("divi")
    (Store(root).releases()[0].folder / "lv/index.html").write_text("x", encoding="utf-8")
    assert trouble_of(lambda: roll_back(root, WISHES)) == "not_whole"


def test_a_damaged_shown_release_is_mended_by_publishing_again(root: Path, tmp_path: Path) -> None:
    """The same site is published anew if what is shown is no longer that site."""
    (root / "current" / "lv/index.html").write_text("x", encoding="utf-8")
    assert publish(tmp_path / "viens", root, Wishes(keep=2)).fresh
    assert "viens" in (root / "current" / "lv/index.html").read_text(encoding="utf-8")


def test_two_at_once_do_not_meet(root: Path, tmp_path: Path) -> None:
    """While somebody publishes, others are told to wait; both publishing and the way back."""
    built = make_site(tmp_path / "divi", "divi")
    with locked(root):
        assert trouble_of(lambda: publish(built, root, WISHES)) == "publishing_now"
        assert trouble_of(lambda: roll_back(root, WISHES)) == "publishing_now"
    assert word_shown(root) == "viens"
    assert publish(built, root, WISHES).fresh


@pytest.mark.parametrize("write", [0, 3, 9, 14, 20])
def test_a_full_disk_leaves_the_former_release(
    write: int, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The n-th file cannot be written: told as a sentence, nothing shown, nothing left."""
    count, real = iter(range(1000)), Laid.write

    def failing(laid: Laid, name: str, content: bytes) -> None:
        if next(count) == write:
            raise OSError(28, os.strerror(28), name)
        real(laid, name, content)

    monkeypatch.setattr(Laid, "write", failing)
    built = make_site(tmp_path / "divi", "divi")
    assert trouble_of(lambda: publish(built, root, WISHES)) == "cannot_publish"
    assert (word_shown(root), numbers(root)) == ("viens", [1])
    assert [path.name for path in (root / "releases").iterdir() if path.name.startswith(".")] == []


def test_a_system_that_writes_no_more_leaves_the_former_release(root: Path, tmp_path: Path) -> None:
    """The system itself refuses long files (as on a full disk): the same."""
    built = make_site(tmp_path / "divi", "divi")

    def child() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))
        publish(built, root, WISHES)

    assert os.waitstatus_to_exitcode(os.waitpid(forked(child), 0)[1]) == 1
    assert (word_shown(root), numbers(root)) == ("viens", [1])


def forked(work: Callable[[], object]) -> int:
    """Do some work in a copy of this process, which starts at once; it ends with 1 if the work met trouble."""
    process = os.fork()
    if process == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return process


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_killed_at_any_moment_readers_see_a_whole_release(root: Path, tmp_path: Path) -> None:
    """Killed 15 times at random moments: the former release or the new one, whole, and no release is ever lost."""
    sites = [make_site(tmp_path / word, word) for word in ("divi", "trīs")]
    start = time.monotonic()
    os.waitpid(forked(lambda: publish(sites[0], root, WISHES)), 0)
    length = time.monotonic() - start
    moments = random.Random(7)  # noqa: S311 - a seed, so that a failure can be repeated
    for turn in range(15):
        before, former = word_shown(root), set(numbers(root))
        built = sites[(turn + 1) % 2]
        process = forked(lambda built=built: publish(built, root, Wishes(keep=1000)))  # type: ignore[misc]
        time.sleep(moments.uniform(0.0, length))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        assert word_shown(root) in (before, built.name)
        assert former <= set(numbers(root))
    show = publish(make_site(tmp_path / "beigas", "beigas"), root, Wishes(keep=2))
    assert (word_shown(root), show.fresh) == ("beigas", True)
    left = {path.name for path in root.iterdir()} | {path.name for path in (root / "releases").iterdir()}
    assert not {name for name in left if name.startswith(".") and name != ".lock"}, "the next run sweeps up"


@pytest.mark.parametrize("foreign", ["documents", "current"])
def test_a_folder_of_somebody_else_is_left_alone(foreign: str, tmp_path: Path) -> None:
    """Who mistypes the folder loses nothing."""
    (tmp_path / "host" / foreign).mkdir(parents=True)
    built = make_site(tmp_path / "site", "viens")
    assert trouble_of(lambda: publish(built, tmp_path / "host", WISHES)) == "not_a_host"
    assert [path.name for path in (tmp_path / "host").iterdir()] == [foreign]


def test_a_site_is_not_published_into_itself(tmp_path: Path) -> None:
    """The folders must not lie within each other."""
    built = make_site(tmp_path / "site", "viens")
    assert trouble_of(lambda: publish(built, built / "host", WISHES)) == "host_among_sources"
    assert trouble_of(lambda: publish(built, tmp_path, WISHES)) == "host_among_sources"


def reloading(log: Path, root: Path) -> Wishes:
    """Give wishes whose reload writes down what is shown at that moment."""
    return Wishes(reload=f"sh -c 'readlink {root}/current >> {log}'")


def test_the_host_is_told_of_a_new_policy_before_the_page_that_needs_it(root: Path, tmp_path: Path) -> None:
    """While the former release is shown the host learns a policy good for both; afterwards that of the new one."""
    log = tmp_path / "log"
    publish(restyled(tmp_path / "divi", "divi", "a {}"), root, reloading(log, root))
    assert shown_meanwhile(log) == ["000001"]
    publish(restyled(tmp_path / "trīs", "trīs", "b {}"), root, reloading(log, root))
    assert shown_meanwhile(log) == ["000002", "000003"]
    policies = (root / "hosts" / "nginx-http.conf").read_text(encoding="utf-8")
    assert source_of("b {}") in policies
    assert source_of("a {}") not in policies
    publish(restyled(tmp_path / "četri", "četri", "b {}"), root, reloading(log, root))
    assert not log.exists(), "nothing new, nothing to read"


def shown_meanwhile(log: Path) -> list[str]:
    """Give the numbers of the releases that were shown when the host was told to read its configuration."""
    lines = log.read_text(encoding="utf-8").split()
    log.unlink()
    return [line.split("/")[1][:6] for line in lines]


def restyled(folder: Path, word: str, style: str) -> Path:
    """Write a site one of whose pages has a style of its own."""
    make_site(folder, word)
    return signed(folder, f"<!doctype html><style>{style}</style>")


def signed(folder: Path, text: str) -> Path:
    """Put another page into a site, and take it down."""
    (folder / "lv" / "booklet.html").write_text(text, encoding="utf-8")
    known = read_manifest(folder)
    whole = Manifest(known.version, known.commit, hashes_of(files_below(folder)))
    (folder / "release.json").write_text(whole.text(), encoding="utf-8")
    return folder


def test_a_host_that_cannot_be_told_keeps_the_former_release(root: Path, tmp_path: Path) -> None:
    """The command fails: the new page is not shown without its policy, and the next run tells the host again."""
    built = restyled(tmp_path / "divi", "divi", "a {}")
    assert trouble_of(lambda: publish(built, root, Wishes(reload="false"))) == "no_reload"
    assert word_shown(root) == "viens"
    log = tmp_path / "log"
    assert publish(built, root, reloading(log, root)).fresh
    assert shown_meanwhile(log)[0] == "000001"


def test_a_host_that_sees_the_folder_elsewhere_gets_its_own_paths(root: Path, tmp_path: Path) -> None:
    """In a container the folder has another name."""
    publish(make_site(tmp_path / "divi", "divi"), root, Wishes(seen_as=PurePosixPath("/srv/site")))
    for name in ("nginx.conf", "nginx-server.conf", "Caddyfile"):
        text = (root / "hosts" / name).read_text(encoding="utf-8")
        assert "/srv/site/" in text
        assert str(root) not in text


def test_small_and_other_files_are_not_packed(root: Path) -> None:
    """A packed file that saves no packet would only cost the disk."""
    packed = {path.name for path in (root / "current").rglob("*.br")}
    assert "robots.txt.br" not in packed
    assert len(list((root / "current" / "lv").rglob("*.br"))) == PAGES + 1


def test_all_is_on_the_disk_before_it_is_shown(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A power cut right after the switch finds every new file of the release written down."""
    order: list[str] = []
    real = Store.show

    def showing(store: Store, release: Release) -> None:
        order.append("shown")
        real(store, release)

    monkeypatch.setattr("os.fsync", lambda _handle: order.append("synced"))
    monkeypatch.setattr(Store, "show", showing)
    publish(make_site(tmp_path / "divi", "divi"), root, WISHES)
    assert order.index("shown") > 2 * PAGES
