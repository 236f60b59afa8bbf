"""The rows of the memory: one an address, or one a promise where an address stands with several promises.

Only of such an address a row bears the seal of its contract, so that nothing changes in the lines of all others.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ncp.links.model import Checked, Contract, Remembered, Standing

SPEAKS_FIRST = (Standing.SUSPECT, Standing.GOOD, Standing.FAILING, Standing.DEAD)
"""Whose row speaks for an address: a suspicion holds for all promises, but a page found for one of them is not dead."""


def key_of(url: str, seal: str) -> str:
    """Give the name of a row; of one without a seal it is the address itself."""
    return f"{seal} {url}" if seal else url


def keyed(rows: Iterable[Remembered]) -> dict[str, Remembered]:
    """Give name → row, and for each address the row that speaks for it; what stands twice counts as checked last."""
    newest: dict[str, Remembered] = {}
    for row in rows:
        key = key_of(row.url, row.seal)
        if key not in newest or newest[key].checked <= row.checked:
            newest[key] = row
    spoken: dict[str, Remembered] = {}
    for row in newest.values():
        former = spoken.get(row.url)
        if former is None or _turn(row) < _turn(former):
            spoken[row.url] = row
    return newest | spoken


def _turn(row: Remembered) -> int:
    return SPEAKS_FIRST.index(row.standing)


def recalled(memory: Mapping[str, Remembered], contract: Contract) -> Remembered | None:
    """Give what is remembered of a contract: its own row, else the one that speaks for the address."""
    return memory.get(key_of(contract.url, contract.seal)) or memory.get(contract.url)


def rows_to_keep(
    contracts: Iterable[Contract], memory: Mapping[str, Remembered], done: Mapping[str, Checked]
) -> dict[str, Remembered]:
    """Give name → row for all contracts: what was found now (by seal), else what was known before."""
    promises = Counter(url for url, _ in {(contract.url, contract.seal) for contract in contracts})
    kept = {}
    for contract in contracts:
        checked = done.get(contract.seal)
        row = checked.remembered if checked else recalled(memory, contract)
        seal = contract.seal if promises[contract.url] > 1 else ""
        if row is not None:
            kept[key_of(contract.url, seal)] = row if row.seal == seal else replace(row, seal=seal)
    return kept
