"""The sentences for editors are complete in both languages."""

import json
import re
import string
from pathlib import Path

import pytest
import yaml

from ncp.problems import Grade

ROOT = Path(__file__).resolve().parents[2]
CODE = re.compile(r'"([A-Z][0-9]{3})"')
MESSAGES = ROOT / "data/messages"
RULES = tuple(f"checks/{path.stem}" for path in sorted((MESSAGES / "checks").glob("*.yml")))
OTHERS = ("troubles", "report", "help", "usage", "check", "new", "review", "translate", "audit", "publish")
FILES = ("problems", *RULES, *OTHERS)


SAME = {"install_on_linux", "family_markdown", "page_text", "picture"}
"""Sentences that are the same in both languages: a command, a name, and what stands in a Latvian page."""


def parted(name: str) -> list[int]:
    """Give where a name could be put together from a beginning and something else: at its underlines."""
    return [index for index, sign in enumerate(name) if sign == "_"]


def problems() -> dict[str, dict[str, str]]:
    """Give the sentences of all codes."""
    return {code: sentence for name in ("problems", *RULES) for code, sentence in load(name).items()}


def load(name: str) -> dict[str, dict[str, str]]:
    """Give a file of sentences."""
    path = next(MESSAGES.glob(f"{name}.*"))
    text = path.read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
    return loaded or {}


def gaps(text: str) -> set[str]:
    """Give the names of the gaps of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("file", [*FILES, "door"])
def test_every_sentence_exists_in_latvian_and_english_with_the_same_gaps(file: str) -> None:
    """An editor is told the same in either language."""
    for name, sentence in load(file).items():
        assert set(sentence) == {"lv", "en"}, name
        assert gaps(sentence["lv"]) == gaps(sentence["en"]), name
        assert sentence["lv"] != sentence["en"] or name in SAME, name


def test_every_code_has_a_sentence_and_every_sentence_a_use() -> None:
    """No code without words, no words without a code."""
    used = {
        code for path in (ROOT / "scripts/ncp").rglob("*.py") for code in CODE.findall(path.read_text(encoding="utf-8"))
    }
    assert used == set(problems())


def test_every_code_has_an_example() -> None:
    """Each code that the examples can provoke is shown in one of them; the others are named here with a reason."""
    told = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests/examples").rglob("told.txt"))
    without = {
        "D001": "a file that cannot be read is no file that can be kept; tests/read/test_text_file.py",
        "D013": "whatever no other code was made for, in the words of the library",
        "K001": "a list of links that is none; tests/links/test_list_slips.py",
        "E308": "an element that no Markdown of ours makes; tests/finish/booklet",
        "K023": "the same",
        "X201": "an exception without a reason; tests/test_check.py",
        "X202": "an exception from nothing; tests/test_check.py",
        "D002": "a file of more than four megabytes; tests/read/test_text_file.py",
    }
    assert {code for code in problems() if f" {code} " not in told} == set(without)


def test_every_other_sentence_is_said_somewhere() -> None:
    """Troubles, reports and help: a name in the code for each sentence, so that none is kept for nobody."""
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "scripts").rglob("*.py"))
    grades = {grade.value for grade in Grade}
    for file in (*OTHERS, "door"):
        for name in load(file):
            built_up = name in grades or any(f"{name[:end]}_{{" in code for end in parted(name))
            assert built_up or f'"{name}"' in code or f"'{name}'" in code, f"{file}: {name}"
