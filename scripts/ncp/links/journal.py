"""What a run has learnt so far, line by line, so that a run which was killed goes on where it stopped.

The journal stands beside the state file. A finished run takes it into the state file and removes it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from ncp.links.memory import entry_of, line_of
from ncp.links.model import Checked, Contract, Finding, Hop, Verdict

ENDING = ".unfinished"
GOES_ON_FOR = timedelta(hours=1)
"""An older journal is of no use: the web may have changed."""


@dataclass
class Journal:
    """Open for appending; one line a link, flushed at once."""

    path: Path
    _file: IO[str] | None = field(default=None)

    @classmethod
    def beside(cls, state: Path) -> "Journal":
        """Give the journal of a state file."""
        return cls(state.with_name(state.name + ENDING))

    def earlier(self, contracts: tuple[Contract, ...], now: datetime) -> Mapping[str, Checked]:
        """Give seal → result of what a run that was stopped a short while ago has learnt."""
        wanted = {contract.seal: contract for contract in contracts}
        try:
            lines = self.path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return {}
        found = (_read(line, wanted, now) for line in lines)
        return dict(pair for pair in found if pair is not None)

    def append(self, checked: Checked) -> None:
        """Write one result down."""
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("a", encoding="utf-8")
        finding = checked.finding
        hops = [(hop.url, hop.status, hop.location) for hop in finding.hops]
        values = {**vars(finding), "hops": hops, "seal": checked.contract.seal}
        self._file.write(f"{json.dumps(values)}\t{line_of(checked.remembered)}\n")
        self._file.flush()

    def close(self) -> None:
        """Leave the journal for the next run."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def remove(self) -> None:
        """Remove the journal: the state file has it all."""
        self.close()
        self.path.unlink(missing_ok=True)


def _read(line: str, wanted: Mapping[str, Contract], now: datetime) -> tuple[str, Checked] | None:
    try:
        values, remembered = json.loads(line.partition("\t")[0]), entry_of(line.partition("\t")[2])
        seal = values.pop("seal")
        values["verdict"] = Verdict(values["verdict"])
        values["hops"] = tuple(Hop(*hop) for hop in values["hops"])
        values["missing"] = tuple(values["missing"])
        if remembered is None or not timedelta() <= now - remembered.checked < GOES_ON_FOR:
            return None
        return seal, Checked(wanted[seal], Finding(**values), remembered)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
