"""An address with several promises: each is remembered for itself, and the address as readers should find it."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ncp.links.fix import moves
from ncp.links.memory import read_memory, write_memory
from ncp.links.model import Checked, Contract, Finding, Remembered, Standing, Verdict
from ncp.links.rows import recalled, rows_to_keep

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
URL = "https://www.example.lv/maksa"
FIRST, SECOND = Contract(URL, evidence=("maksa",)), Contract(URL, evidence=("rinda",))
ALONE = Contract("https://www.example.lv/", evidence=("sveiki",))


def row(contract: Contract, verdict: Verdict = Verdict.OK, standing: Standing = Standing.GOOD) -> Remembered:
    """Give what a check remembers."""
    return Remembered(contract.url, NOW, verdict, str(verdict), standing)


def written(path: Path, *found: tuple[Contract, Remembered]) -> dict[str, Remembered]:
    """Write the state as the check does, and read it again."""
    contracts = [contract for contract, _ in found]
    done = {contract.seal: Checked(contract, Finding(one.verdict, one.reason), one) for contract, one in found}
    write_memory(path, rows_to_keep(contracts, {}, done))
    return dict(read_memory(path))


def test_each_promise_has_its_own_row_and_a_lone_one_no_seal(tmp_path: Path) -> None:
    """A report repeats of each what was found of it; the lines of all other links look as they always did."""
    path = tmp_path / "state.jsonl"
    changed = row(SECOND, Verdict.CHANGED)
    memory = written(path, (FIRST, row(FIRST)), (SECOND, changed), (ALONE, row(ALONE)))
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3
    assert [json.loads(line).get("seal", "") for line in lines] == ["", *sorted((FIRST.seal, SECOND.seal))]
    assert recalled(memory, FIRST) == replace(row(FIRST), seal=FIRST.seal)
    assert recalled(memory, SECOND) == replace(changed, seal=SECOND.seal)
    assert recalled(memory, ALONE) == row(ALONE)


def test_an_older_file_speaks_for_every_promise(tmp_path: Path) -> None:
    """It has one row an address; the next check divides it."""
    path = tmp_path / "state.jsonl"
    write_memory(path, {URL: row(FIRST, Verdict.BROKEN, Standing.FAILING)})
    memory = read_memory(path)
    assert recalled(memory, FIRST) == recalled(memory, SECOND) == memory[URL]
    assert len({one.seal for one in rows_to_keep((FIRST, SECOND), memory, {}).values()} - {""}) == 2


def test_a_promise_that_was_reworded_keeps_what_is_known_of_the_address(tmp_path: Path) -> None:
    """Three failures are not forgotten because a word was corrected."""
    dead = row(FIRST, Verdict.BROKEN, Standing.DEAD)
    memory = written(tmp_path / "state.jsonl", (FIRST, dead), (SECOND, dead))
    reworded = recalled(memory, Contract(URL, evidence=("maksas",)))
    assert reworded is not None
    assert reworded.standing is Standing.DEAD


@pytest.mark.parametrize(
    ("one", "other", "address"),
    [
        (Standing.DEAD, Standing.GOOD, Standing.GOOD),
        (Standing.DEAD, Standing.FAILING, Standing.FAILING),
        (Standing.DEAD, Standing.DEAD, Standing.DEAD),
        (Standing.SUSPECT, Standing.GOOD, Standing.SUSPECT),
    ],
)
def test_readers_are_kept_from_an_address_that_is_gone_for_all_or_in_doubt_for_one(
    tmp_path: Path, one: Standing, other: Standing, address: Standing
) -> None:
    """The site knows addresses, not promises: a page found for one of them is there."""
    path = tmp_path / "state.jsonl"
    for first, second in ((one, other), (other, one)):
        memory = written(path, (FIRST, row(FIRST, standing=first)), (SECOND, row(SECOND, standing=second)))
        assert memory[URL].standing is address


def test_of_two_lines_for_one_link_the_later_check_counts(tmp_path: Path) -> None:
    """A merge may leave both sides."""
    path = tmp_path / "state.jsonl"
    later = replace(row(FIRST, Verdict.BROKEN), checked=NOW + timedelta(days=7))
    write_memory(path, {URL: later})
    text = path.read_text(encoding="utf-8")
    write_memory(path, {URL: row(FIRST)})
    path.write_text(f"<<<<<<< HEAD\n{text}=======\n{path.read_text(encoding='utf-8')}>>>>>>> other\n", encoding="utf-8")
    assert read_memory(path)[URL] == later


def test_an_address_is_rewritten_only_if_all_its_promises_moved(tmp_path: Path) -> None:
    """What one of them still finds at the old address would be lost."""
    moved = replace(row(FIRST, Verdict.MOVED), proposal=f"{URL}/jauna")
    path = tmp_path / "state.jsonl"
    both = written(path, (FIRST, moved), (SECOND, moved))
    assert moves((FIRST, SECOND), both) == {URL: f"{URL}/jauna"}
    one = written(path, (FIRST, moved), (SECOND, row(SECOND, Verdict.CHANGED)))
    assert moves((FIRST, SECOND), one) == {}
