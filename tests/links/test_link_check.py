"""The command against a web that misbehaves in every way that we know, one link of each."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from link_runs import Ran, check, report_of, state_of, trusting, write_list

from testweb.plan import Wish
from testweb.start import start_web

SOFT = {"soft-404", "parked", "placeholder", "home-page", "empty"}
BEYOND, NO_DEATH = "beyond-dispute", "none"
TIMEOUT = 3.0
FINE = ("healthy-bare", "healthy-described", "healthy-query", "pdf", "redirect-302", "mail-good", "phone-good")
KEYS = {
    *("url", "verdict", "reason", "status", "final_url", "hops", "checked", "sources", "title", "proposal", "missing"),
    *("standing", "first_failure", "last_success", "certificate_expires", "domain_expires", "archive", "says"),
}


@dataclass(frozen=True)
class Judged:
    """A run, what is right, and what the web saw of it."""

    ran: Ran
    truth: dict[str, Any]
    meter: dict[str, Any]
    lines: list[str]
    """Of the list."""
    list_name: str

    def where(self, **right: str) -> set[str]:
        """Give the addresses of which this is right to say."""
        return {url for url, told in self.truth.items() if right.items() <= told.items()}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judged]:
    """Check one link of each behaviour."""
    folder = tmp_path_factory.mktemp("each")
    with start_web(folder / "web", Wish(hosts=20, timeout=TIMEOUT)) as web:
        links = folder / "list.yml"
        links.write_bytes(web.links.read_bytes())
        ran = check(links, *trusting(web), timeout=TIMEOUT)
        meter = web.stop()
        yield Judged(ran, web.truth, meter, links.read_text(encoding="utf-8").splitlines(), links.as_posix())


def test_nearly_every_verdict_is_right(judged: Judged) -> None:
    """Of the five words the right one is said of 97 links in a hundred."""
    found = judged.ran.found
    wrong = [
        (told["behaviour"], found[url]["verdict"], found[url]["reason"])
        for url, told in judged.truth.items()
        if found[url]["verdict"] != told["expect"]["verdict"]
    ]
    assert len(wrong) <= 0.03 * len(judged.truth), wrong


def test_what_is_called_broken_beyond_dispute_is_and_all_of_it_is_called_so(judged: Judged) -> None:
    """No living link is called dead, and no link that anybody can see is dead is missed."""
    called = {url for url, one in judged.ran.found.items() if one["verdict"] == "broken" and one["reason"] not in SOFT}
    assert called == judged.where(death=BEYOND)


def test_what_a_visitor_would_call_broken_is_found(judged: Judged) -> None:
    """Pages that are gone without saying so in their status, and pages that are somebody else's now, are found too."""
    called = {
        url
        for url, one in judged.ran.found.items()
        if one["verdict"] in {"broken", "changed"} and one["reason"] != "fragment-missing"
    }
    told = {url for url, right in judged.truth.items() if right["expect"]["reason"] != "fragment-missing"}
    dead = told - judged.where(death=NO_DEATH)
    wrongly = [judged.truth[url]["behaviour"] for url in called - dead]
    missed = [judged.truth[url]["behaviour"] for url in dead - called]
    assert len(wrongly) <= 0.03 * len(called), wrongly
    assert len(missed) <= 0.03 * len(dead), missed


def test_nobody_is_led_into_a_private_network(judged: Judged) -> None:
    """No link, redirect or page makes us connect to an address that is not public."""
    assert judged.meter["canary"] == 0


def test_no_host_has_more_than_two_of_our_requests_at_a_time(judged: Judged) -> None:
    """The web itself has counted."""
    assert judged.meter["most_in_flight"] <= 2


def test_few_requests_are_needed(judged: Judged) -> None:
    """On a list on which every second link needs two or more, less than one and a half a link are made."""
    assert judged.meter["requests"] <= 1.45 * len(judged.truth)


def test_report_has_one_object_a_link_with_all_keys(judged: Judged) -> None:
    """Whoever reads the JSON finds every link once, and every key on each."""
    assert set(judged.ran.found) == set(judged.truth)
    assert [one["url"] for one in judged.ran.found.values() if not set(one) >= KEYS] == []
    assert {len(one["says"]) for one in judged.ran.found.values()} == {2}


def test_every_link_names_the_line_that_holds_it(judged: Judged) -> None:
    """The report for machines points at the very line of the list."""
    for url, one in judged.ran.found.items():
        [source] = one["sources"]
        line = judged.lines[source["line"] - 1]
        assert source["path"] == judged.list_name
        assert line[source["column"] - 1 :].strip("'\"").replace("''", "'") == url


def test_every_problem_is_told_with_its_file_and_line(judged: Judged) -> None:
    """What an editor reads begins with the place to mend."""
    for one in judged.ran.found.values():
        source = one["sources"][0]
        place = f"{source['path']}:{source['line']}:{source['column']}  {one['verdict']}: "
        if one["verdict"] in {"broken", "changed", "moved"}:
            assert f"\n{place}" in f"\n{judged.ran.out}"


def test_problems_are_told_by_the_exit_code(judged: Judged) -> None:
    """A run that found something for an editor to do ends with 1, and speaks without a traceback."""
    assert judged.ran.code == 1
    assert "Traceback" not in judged.ran.err


def test_a_list_of_fine_links_ends_with_nought(tmp_path: Path) -> None:
    """Where there is nothing to do, the exit code says so."""
    with start_web(tmp_path / "web", Wish(hosts=3, only=FINE)) as web:
        ran = check(web.links, *trusting(web))
    assert (ran.code, {one["verdict"] for one in ran.found.values()}, ran.err) == (
        0,
        {"ok"},
        f"Report written: {report_of(web.links)}\n",
    )


@pytest.mark.parametrize(
    "options",
    [
        ("--no-such-option",),
        ("--allow-private", "nonsense"),
        ("--allow-private", "127.0.0.0/99"),
        ("--timeout", "soon"),
        ("--per-host-rate", "0"),
        ("--ca-file", "no-such-file.pem"),
        ("--replay", "no-such-file.jsonl"),
    ],
    ids=" ".join,
)
def test_a_wrong_option_is_told_in_a_sentence(tmp_path: Path, options: tuple[str, ...]) -> None:
    """Whoever mistypes an option gets 2 and the option's name, and nothing is checked."""
    ran = check(write_list(tmp_path / "list.yml", "mailto:info@example.lv"), *options)
    assert (ran.code, ran.out, ran.found) == (2, "", {})
    assert options[0] in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "content",
    [
        None,
        pytest.param(b"links:\n  - {}\n"),
        pytest.param(b"- https://example.lv/\n"),
        pytest.param(b"links: [\n"),
        pytest.param(b"\xff\xfe\x00"),
    ],
    ids=["not there", "no address", "no list", "not YAML", "not text"],
)
def test_a_list_that_cannot_be_used_is_told_in_a_sentence(tmp_path: Path, content: bytes | None) -> None:
    """The sentence names the list; nothing is checked, no state is written, and nothing is a traceback."""
    links = tmp_path / "list.yml"
    if content is not None:
        links.write_bytes(content)
    ran = check(links)
    assert "Traceback" not in ran.err
    assert ran.code in {1, 2}
    assert links.as_posix() in ran.err
    assert (ran.out, state_of(links).exists(), report_of(links).exists()) == ("", False, False)


def test_a_list_that_is_not_there_is_not_taken_for_a_broken_link(tmp_path: Path) -> None:
    """A slip in the name of the list ends with 2: 1 would mean that links need mending."""
    assert check(tmp_path / "list.yml").code == 2


@pytest.mark.parametrize(
    ("option", "content"),
    [
        pytest.param("--ca-file", b"no certificate"),
        pytest.param("--replay", b"\xff\xfe\x00"),
        pytest.param("--record", None),
        ("--json", None),
        ("--html", None),
        ("--markdown", None),
        ("--junit", None),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_a_sentence(tmp_path: Path, option: str, content: bytes | None) -> None:
    """A file that is not what it should be, or that would lie below a file, ends the run with 2 and one sentence."""
    other = tmp_path / "other"
    other.write_bytes(content or b"")
    path = other if content is not None else other / "below"
    ran = check(write_list(tmp_path / "list.yml", "mailto:info@example.lv"), option, path)
    assert (ran.code, len(ran.err.strip().splitlines()), "Traceback" in ran.err) == (2, 1, False)
    assert str(path) in ran.err


def test_a_bracket_too_many_costs_one_verdict_and_not_the_run(tmp_path: Path) -> None:
    """`[text](url)` copied in part leaves an address that no parser takes; the other links are judged all the same."""
    links = write_list(tmp_path / "list.yml", "http://[::1/", "https://[www.example.lv", "mailto:info@example.lv")
    report = tmp_path / "report.json"
    ran = check(links, "--json", report)
    verdicts = [entry["verdict"] for entry in json.loads(report.read_text(encoding="utf-8"))]
    assert (ran.code, verdicts, "Traceback" in ran.err) == (1, ["broken", "broken", "ok"], False)


def test_a_report_never_takes_the_place_of_the_list(tmp_path: Path) -> None:
    """A slip of the pen in the name of a report costs a sentence, not the list of links."""
    links = write_list(tmp_path / "list.yml", "mailto:info@example.lv")
    before = links.read_bytes()
    ran = check(links, "--html", links)
    assert (ran.code, links.read_bytes(), "cannot be written over" in ran.err) == (2, before, True)
