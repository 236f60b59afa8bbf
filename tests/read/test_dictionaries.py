"""hunspell is asked little, remembered between runs, and its absence is told once."""

import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from ncp.project import Project
from ncp.read import hunspell
from ncp.read.content import read_content
from ncp.read.dictionaries import Dictionaries, read_dictionaries, slips
from ncp.read.verdicts import Verdicts, read_verdicts, write_verdicts


def dictionaries(project: Project) -> Dictionaries:
    """Read the dictionaries of a project."""
    content, _ = read_content(project)
    assert content is not None
    return read_dictionaries(project, content)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Give the record of which dictionary was asked about how many words."""
    record: list[tuple[str, int]] = []
    really = hunspell.unknown_words

    def noted(questions: dict[str, tuple[hunspell.DictionaryFile, set[str]]]) -> object:
        record.extend((language, len(words)) for language, (_, words) in questions.items())
        return really(questions)

    monkeypatch.setattr(hunspell, "unknown_words", noted)
    return record


def fake_hunspell(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put another program of this name first on the PATH."""
    program = folder / "hunspell"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [("lv", "slimnīca", "slimnnīca"), ("lv", "Ārsts", "Ārsst"), ("lt", "ligoninė", "ligonninė"), ("lt", "NVD", "NVDX")],
)
def test_a_word_is_known_and_a_misspelt_one_is_not(tiny: Project, language: str, right: str, wrong: str) -> None:
    """Words of the dictionary and of the project's list are right, others are not."""
    (tiny.data / "words").mkdir(exist_ok=True)
    (tiny.data / "words" / "lt.txt").write_text("# names\nNVD # a body\n", encoding="utf-8")
    book = dictionaries(tiny)
    assert book.knows(language, right)
    assert not book.knows(language, wrong)


def test_a_letter_three_times_is_no_word(project: Project) -> None:
    """The Estonian dictionary joins any words, so that three letters in a row would pass."""
    book = dictionaries(project)
    assert book.knows("et", "perearst")
    assert not book.knows("et", "pereeearst")


def test_a_word_with_letters_that_a_dictionary_does_not_have_is_wrong(project: Project) -> None:
    """The Estonian dictionary is in an old encoding, and hunspell says nothing of what it cannot write in it."""
    book = dictionaries(project)
    assert not book.knows("et", "įstaigai")
    assert book.understands("et", ["įstaigai", "haigla"]) == (False, True)
    assert "į" not in book.letters("et")


def test_a_joined_word_that_is_a_slip_of_a_usual_one_is_wrong(tiny: Project) -> None:
    """A dictionary that joins words may know the slip, too; the site has it once, and the right word more often."""
    path = tiny.docs / "lv" / "costs.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\nSlimīnca. Slimnīca. Slimnīca.\n", encoding="utf-8")
    file = dictionaries(tiny).files["lv"]
    known = Verdicts(file.stamp, {"Slimīnca", "Slimnīca"}, changed=True)
    write_verdicts(tiny.root / ".cache" / "dictionaries" / "lv_LV.json", known)
    book = dictionaries(tiny)
    assert not book.knows("lv", "Slimīnca")
    assert book.knows("lv", "Slimnīca")


def test_all_words_of_a_language_are_asked_at_once_and_then_never_again(
    tiny: Project, asked: list[tuple[str, int]]
) -> None:
    """One question a language; the next run has the answers from its memory."""
    assert dictionaries(tiny).knows("lv", "Vizīte")
    assert sorted(language for language, _ in asked) == ["lt", "lv"]
    assert min(count for _, count in asked) > 20
    asked.clear()
    again = dictionaries(tiny)
    assert again.knows("lv", "Vizīte")
    assert again.knows("lt", "Apsilankymas")
    assert asked == []


@pytest.mark.parametrize("damage", ["", "{", "[1]", '{"stamp": 1}', "\x00\xff", "[" * 100_000, '{"stamp": "other"}'])
def test_a_damaged_memory_is_thrown_away(tiny: Project, damage: str) -> None:
    """Whatever stands in the file, the answers are right, and the file is whole afterwards."""
    dictionaries(tiny).knows("lv", "Vizīte")
    path = tiny.root / ".cache" / "dictionaries" / "lv_LV.json"
    path.write_text(damage, encoding="utf-8")
    assert dictionaries(tiny).knows("lv", "Vizīte")
    assert set(json.loads(path.read_text(encoding="utf-8"))) == {"stamp", "known", "unknown"}
    assert [one.name for one in path.parent.iterdir() if one.suffix != ".json"] == []


def test_another_dictionary_makes_the_memory_worthless(tmp_path: Path) -> None:
    """What an older dictionary said is not believed."""
    write_verdicts(tmp_path / "lv.json", Verdicts("old", {"vārds"}, changed=True))
    assert read_verdicts(tmp_path / "lv.json", "old").known == {"vārds"}
    assert read_verdicts(tmp_path / "lv.json", "new").known == set()


def test_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not grow with every word that was ever written."""
    monkeypatch.setattr("ncp.read.verdicts.MOST", 5)
    verdicts = Verdicts("x", {"a", "b", "c"}, {"d"})
    verdicts.add({"e", "f"}, {"f"})
    assert (verdicts.known, verdicts.unknown) == ({"e"}, {"f"})


def test_a_folder_that_cannot_be_written_costs_nothing(tiny: Project) -> None:
    """A file stands where the memory's folder should be."""
    shutil.rmtree(tiny.root / ".cache", ignore_errors=True)
    (tiny.root / ".cache").write_text("", encoding="utf-8")
    assert not dictionaries(tiny).knows("lv", "slimnnīca")


def test_without_hunspell_every_word_passes_and_every_language_is_named(
    tiny: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is guessed; what was not checked is known."""
    monkeypatch.setenv("PATH", "")
    book = dictionaries(tiny)
    assert book.knows("lv", "slimnnīca")
    assert book.missing == {"lv": "lv_LV", "lt": "lt_LT"}


@pytest.mark.parametrize("script", ["exec sleep 30", "exit 3"])
def test_a_hunspell_that_hangs_or_fails_is_given_up(
    tiny: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    """The check goes on without it, after a bounded time."""
    fake_hunspell(tmp_path, monkeypatch, script)
    monkeypatch.setattr(hunspell, "PATIENCE", 0.2)
    book = dictionaries(tiny)
    assert book.knows("lv", "slimnnīca")
    assert sorted(book.missing) == ["lt", "lv"]


def test_what_was_meant_is_a_word_of_the_site_or_hunspells_guess(tiny: Project) -> None:
    """A slip in a word that the site uses is undone without asking anybody."""
    book = dictionaries(tiny)
    assert book.meant("lv", "Vizzīte") == "Vizīte"
    assert book.meant("lv", "slimnnīca") == "slimnīca"


@pytest.mark.parametrize("wrong", ["abdc", "abbcd", "abbbbcd", "acd", "abxcd", "axcd"])
def test_one_slip_is_undone(wrong: str) -> None:
    """Letters exchanged, repeated, left out, added, mistaken."""
    assert "abcd" in set(slips(wrong, "abcdx"))
