"""All forms of the words of a spelling dictionary of Hunspell, by its rules of suffixes."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path("/usr/share/hunspell")
RULE_FIELDS = 5
DEEPEST = 2
"""Suffixes behind one another."""


@dataclass(frozen=True)
class Suffix:
    """One rule: what is taken off, put on, and may follow, for words with a certain end."""

    removed: str
    added: str
    flags: str
    end: re.Pattern[str]


@dataclass(frozen=True)
class Entry:
    """A line of the dictionary."""

    word: str
    flags: str


@dataclass(frozen=True)
class Affixes:
    """A dictionary with its rules."""

    suffixes: dict[str, list[Suffix]]
    entries: tuple[Entry, ...]

    @classmethod
    def read(cls, name: str, folder: Path = FOLDER) -> "Affixes":
        """Read `lv_LV.aff` and `lv_LV.dic`."""
        raw = (folder / f"{name}.aff").read_bytes()
        found = re.search(rb"^SET\s+(\S+)", raw, re.MULTILINE)
        encoding = found[1].decode().replace("ISO8859", "iso8859") if found else "utf-8"
        suffixes: defaultdict[str, list[Suffix]] = defaultdict(list)
        for fields in map(str.split, raw.decode(encoding).splitlines()):
            if len(fields) >= RULE_FIELDS and fields[0] == "SFX":
                added, _, flags = fields[3].replace("0", "", fields[3] == "0").partition("/")
                end = re.compile(fields[4].removeprefix(".") + "$")
                suffixes[fields[1]].append(Suffix("" if fields[2] == "0" else fields[2], added, flags, end))
        lines = (folder / f"{name}.dic").read_bytes().decode(encoding).splitlines()[1:]
        return cls(dict(suffixes), tuple(_entries(lines)))

    def forms(self, word: str, flags: str, depth: int = 0) -> Iterator[str]:
        """Give what the rules of some flags make of a word."""
        for flag in flags:
            for rule in self.suffixes.get(flag, ()):
                if word.endswith(rule.removed) and rule.end.search(word):
                    form = word.removesuffix(rule.removed) + rule.added
                    yield form
                    if depth < DEEPEST:
                        yield from self.forms(form, rule.flags, depth + 1)


def _entries(lines: list[str]) -> Iterator[Entry]:
    for line in lines:
        word, _, flags = line.split()[0].partition("/") if line.split() else ("", "", "")
        if word.isalpha() and word.islower():
            yield Entry(word, flags)
