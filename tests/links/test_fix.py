"""What `links fix` writes: the address at its place, and not one other byte of an editor's file."""

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

import ncp.links.network
from ncp.links.address import BadAddress, web_address
from ncp.links.commands import links
from ncp.links.fix import Fix, fixes, is_safe, moves, quotable, write
from ncp.links.memory import read_memory, write_memory
from ncp.links.model import Contract, Remembered, Source, Standing, Verdict
from ncp.links.sources.collect import contracts_of_file
from ncp.links.sources.entries import LOADER
from ncp.links.sources.markdown import addresses_in
from ncp.problems import EnvironmentTrouble, Place
from ncp.read.text_file import place_at

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
OLD, NEW = "https://www.slimnica.lv/veca", "https://www.slimnica.lv/jauna"


def moved(old: str = OLD, new: str = NEW) -> Remembered:
    """Give what a check remembers of a link that has moved for good."""
    return Remembered(old, NOW, Verdict.MOVED, "moved", proposal=new, title="T", fingerprint="00ff", failures=0)


def fixed(tmp_path: Path, text: str, *pairs: tuple[str, str]) -> str:
    """Write a list of links, and give it as it is after the addresses have been exchanged."""
    path = tmp_path / "list.yml"
    path.write_bytes(text.encode("utf-8"))
    found = list(fixes(Path(), contracts_of_file(path), dict(pairs or ((OLD, NEW),))))
    for one in found:
        write(one)
    return path.read_bytes().decode("utf-8")


FILE = f"""# Links – „ar piezīmēm” {OLD}
version: 1

links:   # the list

  - id: viens
    url: {OLD}   # moved?
    title:   'Viens:  "divi"'
  - url: "{OLD}"
    urls: {{ lt: '{OLD}', en: {OLD} }}
    evidence: [a,  "b"]   # {OLD}

  # - url: {OLD}
  - title: Pēdējais
    url: >-
      {OLD}
    note: see {OLD}
...
# behind the end: {OLD}
"""


def test_only_the_address_is_exchanged(tmp_path: Path) -> None:
    """Comments, order, quotation marks, blank lines and everything else stay byte for byte."""
    wanted = FILE
    for before in (f"url: {OLD}   # moved", f'url: "{OLD}"', f"lt: '{OLD}', en: {OLD}", f"      {OLD}\n"):
        wanted = wanted.replace(before, before.replace(OLD, NEW))
    assert fixed(tmp_path, FILE) == wanted


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_and_marks_stay(tmp_path: Path, ends: str, mark: str, last: bool) -> None:  # noqa: FBT001 - a table
    """A file of Windows stays one, with its byte order mark, and a last line without an end stays so."""
    text = mark + ends.join(["links:", f"- url: {OLD}", "- url: https://b.lv/"]) + (ends if last else "")
    assert fixed(tmp_path, text) == text.replace(OLD, NEW)


@pytest.mark.parametrize(
    "longer",
    [*(f"{OLD}{more}" for more in ("/x", "?a=1", "#a", "-2", ".html", ":8080", "%20a")), f"x{OLD}", f"a:{OLD}",
     *(pytest.param(f"{OLD}{sign}x")
       for sign in (",", "(", "[", "{"))],
)  # fmt: skip
def test_an_address_that_begins_a_longer_one_is_not_that_one(tmp_path: Path, longer: str) -> None:
    """Pages below the one that moved have not moved with it, also where both stand on one line."""
    text = f'links:\n- url: {OLD}\n- {{ urls: {{ lt: "{longer}" }}, url: "{OLD}" }}\n- url: "{longer}"\n'
    after = fixed(tmp_path, text)
    assert after.count(longer) == 2
    assert after.count(NEW) == 2


@pytest.mark.parametrize("line", [f"- url: {OLD}  # formerly {OLD}", f"- {{url: '{OLD}', note: 'copy of {OLD} '}}"])
def test_other_mentions_on_the_line_stay(tmp_path: Path, line: str) -> None:
    """What an editor notes behind an address is his."""
    assert fixed(tmp_path, f"links:\n{line}\n") == f"links:\n{line.replace(OLD, NEW, 1)}\n"


def test_what_cannot_be_found_at_its_place_is_left_alone(tmp_path: Path) -> None:
    """An address written with escapes is not exchanged, and neither is the next comment that mentions it."""
    text = f'links:\n- url: "{OLD[:-1]}\\x61"\n# {OLD}\n- url: https://b.lv/\n'
    assert fixed(tmp_path, text) == text


STYLES: list[Callable[[str], str]] = [str, lambda url: f"'{url}'", lambda url: f'"{url}"', lambda url: f">-\n    {url}"]


@pytest.mark.parametrize(
    "new",
    [
        "https://b.lv/it's",
        'https://b.lv/"x"',
        "https://b.lv/a b",
        "https://b.lv/a#b",
        "https://b.lv/a(b)",
        "https://b.lv/<x>",
        "https://b.lv/a\\b",
        "https://b.lv/%20",
        "https://b.lv/a&b;c=*d!e|f",
        "https://b.lv/`x`",
        "https://b.lv/a: b",
        "https://b.lv/a?b=c:d",
        pytest.param("https://b.lv/a, b: c"),
        "https://b.lv/a #b",
        "https://b.lv/\nx: y",
        pytest.param("https://b.lv/x:"),
        pytest.param("https://b.lv/a,b"),
        pytest.param("https://b.lv/a]b"),
        pytest.param("https://b.lv/a}b"),
        pytest.param("https://b.lv/a[b"),
    ],
)
def test_no_new_address_breaks_the_file(tmp_path: Path, new: str) -> None:
    """Quotation marks, brackets, spaces in a stranger's address are escaped: the file says what it said, but for it."""
    lines = [f"- url: {style(OLD)}\n  title: x\n" for style in STYLES]
    lines += [f"- {{ url: {style(OLD)}, title: x }}\n" for style in STYLES[:3]]
    text = "links:\n" + "".join(lines)
    after = yaml.load(fixed(tmp_path, text, (OLD, str(web_address(new)))), Loader=LOADER)  # noqa: S506 - a safe one
    before = yaml.safe_load(text)
    assert after == {"links": [{**entry, "url": quotable(str(web_address(new)))} for entry in before["links"]]}


@given(
    st.text(max_size=30),
    st.lists(st.integers(0, 3), min_size=1, max_size=4),
    st.text("ab:#-'\"[]{},&*|> ", max_size=12),
)
@settings(max_examples=60)
def test_any_list_stays_the_same_but_for_the_address(
    tmp_path_factory: pytest.TempPathFactory, path: str, styles: list[int], title: str
) -> None:
    """Whatever the new address and whatever stands around the old one, the list is one still."""
    try:
        new = str(web_address(f"https://b.lv/{path}x"))
    except BadAddress:
        return
    entries = [
        f"- title: {yaml.safe_dump(title, width=999).splitlines()[0]}\n  url: {STYLES[number](OLD)}\n"
        for number in styles
    ]
    text = "# ā\nlinks:\n" + "".join(entries)
    before = yaml.safe_load(text)
    after = yaml.safe_load(fixed(tmp_path_factory.getbasetemp(), text, (OLD, new)))
    assert after == {"links": [{**entry, "url": quotable(new)} for entry in before["links"]]}


MARKDOWN = f"""# Lapa
Skat. [veco]({OLD}) un [vēl]({OLD}/x), arī <{OLD}> un `{OLD}`.

[atsauce]: {OLD} "Nosaukums"
<a href="{OLD}">a</a>
"""


def in_page(tmp_path: Path, text: str, new: str = NEW) -> str:
    """Give a page of Markdown after its links have been fixed."""
    path = tmp_path / "page.md"
    path.write_text(text, encoding="utf-8", newline="")
    found = [Contract(url, (Source(place_at("page.md", text, offset)),)) for url, offset in addresses_in(text)]
    for one in fixes(tmp_path, found, {OLD: new}):
        write(one)
    return path.read_text(encoding="utf-8")


def test_pages_are_fixed_in_every_notation(tmp_path: Path) -> None:
    """Inline, in angle brackets, as a reference, as HTML; what stands in code or goes on stays."""
    after = in_page(tmp_path, MARKDOWN)
    assert after == MARKDOWN.replace(f"]({OLD})", f"]({NEW})").replace(f"<{OLD}>", f"<{NEW}>").replace(
        f"]: {OLD}", f"]: {NEW}"
    ).replace(f'"{OLD}"', f'"{NEW}"')


@pytest.mark.parametrize(
    "new",
    [
        "https://b.lv/a)b",
        "https://b.lv/a b",
        "https://b.lv/<b>",
        'https://b.lv/"b',
        "https://b.lv/`b`",
        pytest.param("https://b.lv/{{fact.nvd.email}}"),
        pytest.param("https://b.lv/a|b"),
    ],
)
def test_no_new_address_breaks_a_page(tmp_path: Path, new: str) -> None:
    """A stranger's address cannot end the link it stands in, nor quote what the site knows."""
    after = in_page(tmp_path, f"| [a]({OLD}) | b |\n", str(web_address(new)))
    assert [url for url, _ in addresses_in(after)] == [quotable(str(web_address(new)))]
    assert "{{" not in after
    assert after.count("|") == 3


def test_built_pages_are_left_to_the_build(tmp_path: Path) -> None:
    """They are made anew from what is fixed."""
    (tmp_path / "x.html").write_text(OLD, encoding="utf-8")
    assert not list(fixes(tmp_path, [Contract(OLD, (Source(Place("x.html")),))], {OLD: NEW}))


PROMISED = {"": "Pacientu iemaksas"}


@pytest.mark.parametrize(
    ("contract", "new", "safe"),
    [
        (Contract(OLD), NEW, True),
        (Contract(OLD), "https://pacienti.slimnica.lv/x", True),
        (Contract("http://www.slimnica.lv/a"), "https://www.slimnica.lv/a", True),
        (Contract("http://www.slimnica.lv/a"), "http://www.slimnica.lv/b", True),
        (Contract(OLD), "http://www.slimnica.lv/jauna", False),
        (Contract(OLD, titles=PROMISED), "http://www.slimnica.lv/jauna", False),
        (Contract(OLD), "https://other.lv/", False),
        (Contract(OLD, languages=("lv",), owners=("NVD",)), "https://other.lv/", False),
        (Contract(OLD, titles=PROMISED), "https://other.lv/", True),
        (Contract(OLD, evidence=("iemaksas",)), "https://other.lv/", True),
        (Contract("https://a.gov.lv/"), "https://b.gov.lv/", False),
    ],
)
def test_what_needs_a_second_thought_is_left_to_the_editor(contract: Contract, new: str, safe: bool) -> None:  # noqa: FBT001 - a table
    """A lost https, and another organisation where nothing promised could be found again."""
    assert is_safe(contract, new) is safe
    assert bool(moves([contract], {contract.url: moved(contract.url, new)})) is safe


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.MOVED])
def test_only_what_the_last_check_found_moved_is_written(verdict: Verdict) -> None:
    """A page that has changed, or cannot be seen, has no new address, whatever was proposed once."""
    assert not moves([Contract(OLD)], {OLD: replace(moved(), verdict=verdict)})
    assert not moves([Contract(OLD)], {OLD: replace(moved(), proposal=None)})
    assert not moves([Contract(OLD)], {})


class Desk:
    """A list of links with its state, and the command."""

    def __init__(self, folder: Path) -> None:
        self.list, self.state = folder / "list.yml", folder / "list.state.jsonl"

    def lay(self, text: str, memory: Iterable[Remembered]) -> None:
        """Write both."""
        self.list.write_text(text, encoding="utf-8")
        write_memory(self.state, {one.url: one for one in memory}, ('{"host":"www.slimnica.lv","delay":3.0}',))

    def fix(self, *options: str) -> Result:
        """Run `links fix` with no terminal."""
        return CliRunner().invoke(links, ["fix", "--links", str(self.list), "--state", str(self.state), *options])


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Give a desk from which nobody can be asked."""

    def nobody(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(ncp.links.network, "network", nobody)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.setenv("NCP_SAY", "en")
    return Desk(tmp_path)


LIST = f"links:\n- url: {OLD}  # ā\n- url: https://b.lv/\n"


def test_without_leave_nothing_is_written(desk: Desk) -> None:
    """The change is shown as a diff, and that is all."""
    desk.lay(LIST, [moved()])
    state = desk.state.read_bytes()
    result = desk.fix()
    assert result.exit_code == 1
    assert f"-- url: {OLD}  # ā" in result.output
    assert f"+- url: {NEW}  # ā" in result.output
    assert result.output.index("+++") < result.output.index("links fix --yes")
    assert desk.list.read_text(encoding="utf-8") == LIST
    assert desk.state.read_bytes() == state


def test_with_leave_the_file_is_written_and_the_state_moves_along(desk: Desk) -> None:
    """What was known of the old address is known of the new one, and what is known of hosts and others stays."""
    other = Remembered("https://b.lv/", NOW, Verdict.OK, "ok")
    desk.lay(LIST, [moved(), other])
    result = desk.fix("--yes")
    assert result.exit_code == 0
    assert f"+- url: {NEW}" in result.output
    assert desk.list.read_text(encoding="utf-8") == LIST.replace(OLD, NEW)
    memory = read_memory(desk.state)
    assert memory == {
        "https://b.lv/": other,
        NEW: replace(moved(), url=NEW, verdict=Verdict.OK, reason="ok", proposal=None),
    }
    assert '{"host":"www.slimnica.lv","delay":3.0}\n' in desk.state.read_text(encoding="utf-8")
    again = desk.fix("--yes")
    assert (again.exit_code, "+++" in again.output) == (0, False)


def test_the_state_of_what_was_not_written_stays(desk: Desk) -> None:
    """A link whose address could not be exchanged keeps what is known of it."""
    escaped = "https://www.slimnica.lv/otra"
    desk.lay(f'links:\n- url: {OLD}\n- url: "{escaped[:-1]}\\x61"\n', [moved(), moved(escaped, f"{NEW}2")])
    desk.fix("--yes")
    assert set(read_memory(desk.state)) == {NEW, escaped}


def test_nothing_to_fix_is_said_and_is_no_failure(desk: Desk) -> None:
    """A list in good order, and one that was never checked."""
    for memory in ([Remembered(OLD, NOW, Verdict.OK, "ok")], []):
        desk.lay(LIST, memory)
        assert desk.fix("--yes").exit_code == 0
        assert desk.list.read_text(encoding="utf-8") == LIST


def test_dead_links_are_named_with_a_place_to_look_and_nobody_is_asked(desk: Desk) -> None:
    """The archive's address is told; whether there is a copy is not asked unless that is allowed."""
    dead = Remembered(OLD, NOW, Verdict.BROKEN, "status-404", Standing.DEAD, 5, NOW)
    desk.lay(LIST, [dead, Remembered("https://b.lv/", NOW, Verdict.BROKEN, "dns", Standing.FAILING, 1, NOW)])
    result = desk.fix()
    assert result.exit_code == 0
    assert f"https://web.archive.org/web/{OLD}" in result.output
    assert "https://web.archive.org/web/https://b.lv/" not in result.output
    assert desk.list.read_text(encoding="utf-8") == LIST


def test_a_wrong_mail_address_is_not_sent_to_the_archive(desk: Desk) -> None:
    """The archive keeps pages."""
    dead = Remembered("mailto:x", NOW, Verdict.BROKEN, "bad-mail", Standing.DEAD, 5, NOW)
    desk.lay("links:\n- url: mailto:x\n", [dead])
    assert "web.archive.org" not in desk.fix().output


def test_no_sign_of_a_stranger_reaches_the_terminal(desk: Desk) -> None:
    """What steers a terminal is shown as a sign that stands for it, in the diff and among the dead."""
    desk.lay(f"links:\n- url: {OLD}  # \u202e\u2066\n- url: https://b.lv/\u202ex\n", [
        moved(), Remembered("https://b.lv/\u202ex", NOW, Verdict.BROKEN, "dns", Standing.DEAD, 5, NOW)])  # fmt: skip
    output = desk.fix().output
    assert "+++" in output
    assert not any(sign in output for sign in "\u202e\u2066")


def test_the_command_runs_from_the_door(
    tmp_path: Path, command: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    """As an editor calls it, in a process of its own."""
    desk = Desk(tmp_path)
    desk.lay(LIST, [moved()])
    done = command("links", "fix", "--links", str(desk.list), "--state", str(desk.state), "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert desk.list.read_text(encoding="utf-8") == LIST.replace(OLD, NEW)


WRITER = """
import sys
from pathlib import Path
from ncp.links.fix import Fix, write
path = Path(sys.argv[1])
number = 0
print("begun", flush=True)
while True:
    number += 1
    write(Fix(path, "list.yml", "", f"links: # {number}\\n" + f"- url: https://a.lv/{number}\\n" * 20000))
"""


def test_killed_in_the_middle_of_writing_the_list_is_old_or_new(tmp_path: Path) -> None:
    """Five kills: each time the file is one whole version."""
    path = tmp_path / "list.yml"
    path.write_text("links: # 0\n", encoding="utf-8")
    for kill in range(5):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.02 + kill * 0.007)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        first, *rest = path.read_text(encoding="utf-8").splitlines()
        number = first.removeprefix("links: # ")
        assert len(rest) in {0, 20000}
        assert set(rest) <= {f"- url: https://a.lv/{number}"}


def test_a_disk_that_refuses_is_told_and_the_list_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No half a file, no litter, and a sentence instead of a crash."""
    path = tmp_path / "list.yml"
    path.write_text(LIST, encoding="utf-8")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentTrouble) as trouble:
        write(Fix(path, "list.yml", LIST, "links: []"))
    assert trouble.value.code == "cannot_write_file"
    assert path.read_text(encoding="utf-8") == LIST
    assert list(tmp_path.iterdir()) == [path]
