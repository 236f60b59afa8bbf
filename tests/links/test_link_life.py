"""What becomes of runs that are killed or stopped, of links over several runs, and of records judged again."""

import asyncio
import json
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from link_runs import (
    PATIENCE,
    Asked,
    Reply,
    check,
    command,
    environment,
    found_in,
    gone,
    host_on,
    journal_of,
    on_day,
    only,
    page,
    receipt_requests,
    report_of,
    run_inside,
    settings_for,
    state_of,
    trusting,
    verdicts,
    write_list,
)

from conftest import ROOT
from ncp.links.memory import line_of, read_memory, write_memory
from ncp.links.model import Contract, Outcome, Remembered, Standing, Verdict
from ncp.links.web.names import Lookup
from ncp.problems import EnvironmentTrouble
from ncp.say.endings import ended_well
from testweb.plan import Wish
from testweb.start import start_web

PUBLIC, ELSEWHERE = "127.3.0.30", "127.3.0.31"
LINKS = 24
ENOUGH = 8
"""Links that an unfinished run has learnt of when it is stopped."""
OLD = Remembered("https://old.example/", datetime(2026, 1, 1, tzinfo=UTC), Verdict.OK, "ok", title="Vecā lapa")


def stopped(links: Path, sign: signal.Signals, *options: object) -> tuple[int, str]:
    """Start a check, and stop it when it has learnt enough; give its exit code and what it said."""
    arguments = command(links, *options, rate=8)
    running = subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT, env=environment()
    )
    try:
        deadline = time.monotonic() + PATIENCE
        while lines_in(journal_of(links)) < ENOUGH:
            assert running.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.02)
        running.send_signal(sign)
        out, _ = running.communicate(timeout=PATIENCE)
    finally:
        if running.poll() is None:
            running.kill()
            running.wait()
    return running.returncode, out


def lines_in(path: Path) -> int:
    """Count the whole lines of a file that may not be there yet."""
    return path.read_bytes().count(b"\n") if path.exists() else 0


def test_killed_in_the_middle_a_run_goes_on_where_it_was(tmp_path: Path) -> None:
    """A kill leaves the former state as it was; the next run asks only for what is missing, and knows it all."""
    with start_web(tmp_path / "web", Wish(links=LINKS, hosts=3, only=("healthy-bare", "status-404"))) as web:
        write_memory(state_of(web.links), {OLD.url: OLD})
        before = state_of(web.links).read_bytes()
        code, _ = stopped(web.links, signal.SIGKILL, *trusting(web))
        assert (code, state_of(web.links).read_bytes()) == (-signal.SIGKILL, before)
        learnt = lines_in(journal_of(web.links))
        ran = check(web.links, *trusting(web))
        wanted = {url: right["expect"]["verdict"] for url, right in web.truth.items()}
    assert learnt >= ENOUGH
    assert {url: one["verdict"] for url, one in ran.found.items()} == wanted
    assert ran.requests < len(wanted)
    assert set(read_memory(state_of(web.links))) == set(wanted)
    assert not journal_of(web.links).exists()


def test_killed_while_writing_a_line_a_run_goes_on_without_it(tmp_path: Path) -> None:
    """Half a line in what an unfinished run left costs that link one more request, and nothing else."""
    with start_web(tmp_path / "web", Wish(links=LINKS, hosts=3, only=("healthy-bare",))) as web:
        stopped(web.links, signal.SIGKILL, *trusting(web))
        journal = journal_of(web.links)
        journal.write_bytes(journal.read_bytes()[:-40])
        ran = check(web.links, *trusting(web))
    assert (ran.code, len(ran.found)) == (0, LINKS)
    assert ran.requests < LINKS


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "terminated"])
def test_stopped_a_run_keeps_and_tells_what_it_learnt(tmp_path: Path, sign: signal.Signals) -> None:
    """The state and the reports hold what was found so far, what was known of the rest stays, and the code is 130."""
    with start_web(tmp_path / "web", Wish(links=LINKS, hosts=3, only=("healthy-bare",))) as web:
        former = {url: replace(OLD, url=url) for url in web.truth}
        write_memory(state_of(web.links), former)
        code, out = stopped(web.links, sign, *trusting(web), "--markdown", tmp_path / "summary.md")
        learnt = found_in(report_of(web.links))
        memory = read_memory(state_of(web.links))
        ran = check(web.links, *trusting(web))
    assert code == 130
    assert "Traceback" not in out
    assert ENOUGH <= len(learnt) < LINKS
    assert {url for url, one in memory.items() if one.checked > OLD.checked} == set(learnt)
    assert {url for url in memory if memory[url] == former[url]} == set(former) - set(learnt)
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert f"{len(learnt)} of {LINKS} links are checked. Run the same command within an hour" in summary
    assert "nothing to do" not in summary
    assert (ran.code, len(ran.found)) == (0, LINKS)
    assert ran.requests < LINKS


def test_a_fresh_run_asks_for_everything_again(tmp_path: Path) -> None:
    """Who wants no continuation gets none."""
    with start_web(tmp_path / "web", Wish(links=LINKS, hosts=3, only=("healthy-bare",))) as web:
        stopped(web.links, signal.SIGKILL, *trusting(web))
        ran = check(web.links, *trusting(web), "--fresh")
    assert len(ran.found) == LINKS
    assert ran.requests >= LINKS


def names(known: Mapping[str, str]) -> Lookup:
    """Give a lookup that knows some names."""

    async def lookup(name: str) -> tuple[str, ...]:
        await asyncio.sleep(0)
        if name not in known:
            raise OSError
        return (known[name],)

    return lookup


class Life:
    """One link over several days."""

    def __init__(self, folder: Path, contract: Contract, patch: pytest.MonkeyPatch, **settings: Any) -> None:  # noqa: ANN401
        self.state, self.contract, self.patch, self.settings = folder / "state.jsonl", contract, patch, settings

    def on(self, day: float) -> Remembered:
        """Check the link on a day; give what the state file says of it then."""
        on_day(day, self.patch)
        run_inside(settings_for(self.state, **self.settings), (self.contract,))
        return read_memory(self.state)[self.contract.url]


def test_a_link_dies_after_three_checks_over_three_days_and_rises_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Good, failing, failing still although it failed three times, dead on the third day, and good once it answers."""
    with host_on(PUBLIC, lambda _: page("Slimnīca")) as host:
        life = Life(tmp_path, Contract(f"{host.origin}/nodalas/uznemsana"), monkeypatch)
        first = life.on(0)
        host.says = gone
        standings = [life.on(day).standing for day in (7, 8, 9)]
        dead = life.on(10)
        host.says = lambda _: page("Slimnīca")
        risen = life.on(11)
    assert (first.standing, standings) == (Standing.GOOD, [Standing.FAILING] * 3)
    assert (dead.standing, dead.failures, dead.last_success) == (Standing.DEAD, 4, first.last_success)
    assert dead.first_failure is not None
    assert timedelta(days=3) <= dead.checked - dead.first_failure < timedelta(days=3, minutes=5)
    assert (risen.standing, risen.failures, risen.first_failure) == (Standing.GOOD, 0, None)


WARES = "Ādas kurpes, zābaki un sandales ar atlaidi; grozā ieliec divus pārus un trešo saņem dāvanā. " * 8


def shop(asked: Asked) -> Reply:
    """Sell shoes, and know which pages there are."""
    return gone() if asked.path.rpartition("/")[2].startswith("ncp-") else page("Apavi un somas", WARES)


def lander(_asked: Asked) -> Reply:
    """Say the same few words about shoes whatever is asked for."""
    return page("Apavi un somas", WARES[:200])


@pytest.mark.parametrize(
    ("target", "stranger"),
    [
        ("/apavi/ziemas-zabaki", shop),
        pytest.param("/", shop),
        pytest.param("/apavi/ziemas-zabaki", lander),
    ],
    ids=["page", "home page", "only page"],
)
def test_a_site_that_changed_hands_is_suspect_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str, stranger: Callable[[Asked], Reply]
) -> None:
    """A redirect to another domain whose page does not name the owner needs no second check; coming back mends it."""
    lookup = names({"www.slimnica.example": PUBLIC, "apavi.example": ELSEWHERE})
    text = page("Ārstēšanās citā valstī – Rīgas slimnīca")
    with host_on(PUBLIC, lambda _: text) as host, host_on(ELSEWHERE, stranger, host.port):
        url = f"http://www.slimnica.example:{host.port}/arstesanas"
        contract = Contract(url, titles={"lv": "Ārstēšanās citā valstī"}, owners=("Rīgas slimnīca",))
        life = Life(tmp_path, contract, monkeypatch, lookup=lookup)
        first = life.on(0)
        host.says = lambda _: Reply(301, headers={"Location": f"http://apavi.example:{host.port}{target}"})
        sold = life.on(7)
        host.says = lambda _: text
        back = life.on(14)
    assert (first.verdict, first.owner_named, first.landing) == (Verdict.OK, True, "slimnica.example")
    assert (sold.verdict, sold.reason, sold.standing) == (Verdict.CHANGED, "changed-hands", Standing.SUSPECT)
    assert (sold.landing, sold.title, sold.proposal) == ("slimnica.example", first.title, None)
    assert (back.verdict, back.standing) == (Verdict.OK, Standing.GOOD)


def test_a_site_without_a_contract_is_held_against_its_last_good_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a bare address the first check is the contract: domain, title and text changing at once is told at once."""
    lookup = names({"www.slimnica.example": PUBLIC, "veikals.example": ELSEWHERE})
    with (
        host_on(PUBLIC, lambda _: page("Ārstēšanās citā valstī")) as host,
        host_on(ELSEWHERE, shop, host.port),
    ):
        contract = Contract(f"http://www.slimnica.example:{host.port}/arstesanas")
        life = Life(tmp_path, contract, monkeypatch, lookup=lookup)
        first = life.on(0)
        host.says = lambda _: Reply(
            302, headers={"Location": f"http://veikals.example:{host.port}/kurpes/koka-tupeles"}
        )
        sold = life.on(7)
    assert (first.verdict, first.standing) == (Verdict.OK, Standing.GOOD)
    assert (sold.verdict, sold.reason, sold.standing) == (Verdict.CHANGED, "changed-hands", Standing.SUSPECT)


def test_what_a_host_says_of_pages_that_cannot_exist_is_asked_once_in_thirty_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second run judges by the control request of the first; after a month it is made again."""
    with host_on(PUBLIC, lambda _: page("Sveicināti mūsu vietnē", "Izvēlieties sadaļu.")) as host:
        contract = Contract(f"{host.origin}/arstesanas", (), {"": "Ārstēšanās citā valstī"})
        life = Life(tmp_path, contract, monkeypatch)
        reasons, controls = [], []
        for day in (0, 7, 29, 31):
            reasons.append(life.on(day).reason)
            controls.append(sum(path.startswith("/ncp-") for path in host.paths()))
    assert (reasons, controls) == (["soft-404"] * 4, [1, 0, 0, 1])


def says_gone(status: int) -> Callable[[Asked], Reply]:
    """Give a host that answers with a status."""
    return lambda _: replace(gone(), status=status)


def test_a_death_that_was_confirmed_is_not_asked_about_like_a_browser_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One 404 to a browser's name is enough, as long as our own name gets the same."""
    with host_on(PUBLIC, gone) as host:
        life = Life(tmp_path, Contract(f"{host.origin}/arstesanas"), monkeypatch)
        agents = []
        for day, status in ((0, 404), (7, 404), (14, 410), (21, 403), (28, 403)):
            host.says = says_gone(status)
            life.on(day)
            agents.append([asked.agent for asked in host.asked])
            host.asked.clear()
    assert agents[:2] == [["honest", "browser"], ["honest"]]
    assert agents[3:] == [["honest", "browser"]] * 2


def test_robots_txt_is_asked_for_once_in_thirty_days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host with several links is not asked for its rules at every run."""

    def says(asked: Asked) -> Reply:
        return Reply(404) if asked.path == "/robots.txt" else page(f"Lapa {asked.path}")

    asked_for = []
    with host_on(PUBLIC, says) as host:
        links = tuple(Contract(f"{host.origin}/{number}") for number in range(4))
        for day in (0, 29, 31):
            on_day(day, monkeypatch)
            run_inside(settings_for(tmp_path / "state.jsonl"), links)
            asked_for.append(sum(asked.path == "/robots.txt" for asked in host.asked))
            host.asked.clear()
    assert asked_for == [1, 0, 1]


RECORDED = (
    *("healthy-bare", "healthy-described", "status-404", "status-410", "soft-404-lv", "soft-404-et", "parked-for-sale"),
    *("redirect-301", "redirect-302", "redirect-circle", "redirect-to-stranger", "wall-999"),
    *("fragment-missing", "fragment-id", "fragment-by-script", "pdf", "drop-once", "status-503-recovers"),
    *("private-by-redirect", "private-link", "tls-expired", "tls-wrong-host", "title-with-site-name", "mail-bad"),
    *("evidence-gone", "language-changed", "gambling", "wall-403-for-robots", "redirect-to-https", "home-page-302"),
    *("charset-baltic", "encoding-noise", "script-shell", "login-redirect", "refused", "zero-bytes", "dns-gone"),
)


async def nobody(_name: str) -> tuple[str, ...]:
    """Resolve no name: whoever asks is on the network."""
    raise AssertionError


@pytest.mark.parametrize("remembered", [False, True], ids=["alone", "beside the state"])
def test_a_record_is_judged_again_without_a_network(tmp_path: Path, *, remembered: bool) -> None:
    """With the servers gone `--replay` says of every link what was said of it then, and remembers nothing."""
    record = tmp_path / "record.jsonl"
    with start_web(tmp_path / "web", Wish(hosts=8, only=RECORDED)) as web:
        links = web.links
        first = check(links, *trusting(web), "--record", record)
    state = state_of(links)
    before = state.read_bytes()
    state_for_replay = state if remembered else tmp_path / "none.jsonl"
    settings = settings_for(state_for_replay, replay=record, lookup=nobody)
    again = run_inside(settings, links)
    wanted = {url: (one["verdict"], one["reason"]) for url, one in first.found.items()}
    assert {url: (told, wanted[url]) for url, told in verdicts(again).items() if told != wanted[url]} == {}
    assert set(verdicts(again)) == set(wanted)
    assert receipt_requests(again) == 0
    assert (state.read_bytes(), journal_of(links).exists(), (tmp_path / "none.jsonl").exists()) == (
        before,
        False,
        False,
    )


def test_cookies_are_part_of_what_is_judged_again(tmp_path: Path) -> None:
    """A page that wants its cookie back is there in the replay, too."""

    def shy(asked: Asked) -> Reply:
        if "cookie" in asked.headers:
            return page("Slimnīca")
        return Reply(302, headers={"Location": asked.path, "Set-Cookie": "visit=ok; Path=/"})

    settings = settings_for(tmp_path / "state.jsonl", record=tmp_path / "record.jsonl")
    with host_on(PUBLIC, shy) as host:
        links = (Contract(f"{host.origin}/a"),)
        first = verdicts(run_inside(settings, links))
    assert first == {links[0].url: ("ok", "ok")}
    assert verdicts(run_inside(replace(settings, record=None, replay=settings.record, lookup=nobody), links)) == first


def test_the_command_replays_with_the_servers_gone(tmp_path: Path) -> None:
    """`--replay` gives the same report and exit code as the run that was recorded, and says that nothing was asked."""
    record = tmp_path / "record.jsonl"
    with start_web(tmp_path / "web", Wish(hosts=3, only=("healthy-bare", "status-404", "parked-for-sale"))) as web:
        links = web.links
        first = check(links, *trusting(web), "--record", record)
    again = check(links, "--replay", record)
    told = ("verdict", "reason", "status", "final_url", "hops", "title")
    assert {url: [one[key] for key in told] for url, one in again.found.items()} == {
        url: [one[key] for key in told] for url, one in first.found.items()
    }
    assert (first.code, again.code, again.requests) == (1, 1, 0)


def test_a_record_does_not_know_other_links(tmp_path: Path) -> None:
    """A link that was not asked for is said to be so, not broken."""
    record = tmp_path / "record.jsonl"
    with host_on(PUBLIC, lambda _: page("Slimnīca")) as host:
        settings = settings_for(tmp_path / "state.jsonl")
        run_inside(replace(settings, record=record), (Contract(f"{host.origin}/a"),))
        other = Contract(f"{host.origin}/b")
    outcome = run_inside(replace(settings, replay=record, lookup=nobody), (other,))
    assert verdicts(outcome) == {other.url: ("unverifiable", "not-recorded")}


def test_a_changed_rule_shows_as_another_verdict_on_the_record(tmp_path: Path) -> None:
    """Whoever teaches the check a phrase sees what it changes, without asking a server."""
    record, rules = tmp_path / "record.jsonl", tmp_path / "witnesses"
    shutil.copytree(ROOT / "data" / "witnesses", rules)
    phrases = rules / "not-found.yml"
    text = phrases.read_text(encoding="utf-8")
    phrases.write_text(
        text.replace("  titles: [nav atrast,", "  titles: [kaķis apēda, nav atrast,", 1), encoding="utf-8"
    )
    settings = settings_for(tmp_path / "state.jsonl")
    with host_on(PUBLIC, lambda _: page("Kaķis apēda šo lapu", "Žēl gan.")) as host:
        links = (Contract(f"{host.origin}/arstesanas"), Contract(f"{host.origin}/"))
        first = verdicts(run_inside(replace(settings, record=record), links))
    replayed = replace(settings, replay=record, lookup=nobody)
    same = verdicts(run_inside(replayed, links))
    other = verdicts(run_inside(replace(replayed, witnesses=rules), links))
    assert same == first
    assert set(other.values()) == {("broken", "soft-404")}
    assert first != other


def dead_network(folder: Path, contracts: int = 12) -> tuple[Path, tuple[Contract, ...], Callable[[], Outcome]]:
    """Give a state file that remembers good links, the links, and a check of them while no name can be resolved."""
    links = tuple(Contract(f"http://host{number}.example/a") for number in range(contracts))
    state = folder / "state.jsonl"
    write_memory(state, {link.url: replace(OLD, url=link.url) for link in links})
    return state, links, lambda: run_inside(settings_for(state, lookup=names({})), links)


def test_a_dead_network_is_told_and_nothing_is_remembered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """If not one of many links can be reached it is our own cable: one sentence, exit code 2, the state untouched."""
    state, _, offline = dead_network(tmp_path)
    before = state.read_bytes()
    assert ended_well(offline) == 2
    said = capsys.readouterr().err.strip()
    assert len(said.splitlines()) == 1
    assert "no report was written" in said or "pārskats nav ierakstīts" in said
    assert state.read_bytes() == before


def test_with_few_links_a_dead_host_is_no_dead_network(tmp_path: Path) -> None:
    """Three names that nobody knows are three broken links."""
    state, _, offline = dead_network(tmp_path, 3)
    assert set(verdicts(offline()).values()) == {("broken", "dns")}
    assert {one.standing for one in read_memory(state).values()} == {Standing.FAILING}


def test_the_network_being_back_the_next_run_asks(tmp_path: Path) -> None:
    """What a run without a network believed is not what the next one goes on with."""
    state, links, offline = dead_network(tmp_path)
    with pytest.raises(EnvironmentTrouble):
        offline()
    online = names({f"host{number}.example": PUBLIC for number in range(len(links))})
    outcome = run_inside(settings_for(state, lookup=online), links)
    assert receipt_requests(outcome) >= len(links)
    assert "dns" not in {told[1] for told in verdicts(outcome).values()}


def test_a_proxy_that_is_down_is_no_fault_of_the_links(tmp_path: Path) -> None:
    """If the proxy of the environment refuses us, that says nothing of a dozen servers, and nothing is remembered."""
    links = write_list(tmp_path / "list.yml", *(f"http://127.3.1.{number}/" for number in range(1, 13)))
    ran = check(links, env=environment(http_proxy="http://127.3.0.99:9"))
    assert (ran.code, state_of(links).exists()) == (2, False)


@pytest.mark.parametrize(
    ("where", "url"),
    [
        ("folder", "mailto:info@example.lv"),
        ("folder", "http://127.200.0.1/"),
        ("file/state.jsonl", "http://127.200.0.1/"),
        ("file/deeper/state.jsonl", "http://127.200.0.1/"),
        pytest.param("file/state.jsonl", "mailto:info@example.lv"),
        pytest.param("file/deeper/state.jsonl", "http:///"),
    ],
)
def test_a_state_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path, where: str, url: str) -> None:
    """A path that is a folder, or lies below a file, ends the run with 2 and one sentence that names it."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    ran = check(write_list(tmp_path / "list.yml", url), "--state", tmp_path / where)
    assert (ran.code, len(ran.err.strip().splitlines()), "Traceback" in ran.err) == (2, 1, False)
    assert "cannot be written" in ran.err


def test_a_damaged_state_costs_no_run(tmp_path: Path) -> None:
    """Marks of a merge, half lines and noise in the state are passed over; what can be read is remembered."""
    with host_on(PUBLIC, lambda _: page("Slimnīca")) as host:
        contract = Contract(f"{host.origin}/a")
        good = line_of(replace(OLD, url=contract.url, last_success=OLD.checked))
        state = tmp_path / "state.jsonl"
        noise = b'<<<<<<< HEAD\n{"url":"x\n{"host":3,"control":[]}\n\xff\xfe\n{"host":"a","control_asked":7}\n[]\n'
        state.write_bytes(noise + good.encode() + b"\n")
        outcome = run_inside(settings_for(state), (contract,))
    assert only(outcome).finding.verdict is Verdict.OK
    assert [json.loads(line).get("url") for line in state.read_text(encoding="utf-8").splitlines()] == [contract.url]
