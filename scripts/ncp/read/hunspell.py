"""hunspell, the spelling checker: one process a language answers for all words at once, all languages side by side."""

import codecs
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

PROGRAM = "hunspell"
FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
    "~/Library/Spelling",
)
PATIENCE = 15.0
"""Seconds after which hunspell is given up: it answers for all words of a language in a tenth of a second."""
SUGGESTION = re.compile(r"^& \S+ \d+ \d+: (?P<first>[^,\n]+)", re.MULTILINE)
ENCODING = re.compile(rb"^SET\s+([\w-]+)", re.MULTILINE)
HEAD = 100_000
"""Bytes of a dictionary's rules in which its encoding is named."""
LONGEST = 60
"""Letters of a word that hunspell is asked about; what is longer is no word."""


@dataclass(frozen=True)
class DictionaryFile:
    """A dictionary on this machine."""

    path: Path
    """Without the suffix, as hunspell takes it."""

    @cached_property
    def encoding(self) -> str:
        """The encoding of the dictionary: hunspell passes over words that it cannot write in it."""
        with self.path.with_suffix(".aff").open("rb") as file:
            named = ENCODING.search(file.read(HEAD))
        try:
            return codecs.lookup(named[1].decode() if named else "latin-1").name
        except LookupError:
            return "utf-8"

    def can_write(self, word: str) -> bool:
        """Say whether a word has only letters that the dictionary has."""
        try:
            word.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    @property
    def stamp(self) -> str:
        """What changes when the dictionary does."""
        states = [self.path.with_suffix(suffix).stat() for suffix in (".aff", ".dic")]
        return " ".join([str(self.path), *(f"{state.st_size} {state.st_mtime_ns}" for state in states)])


def is_there() -> bool:
    """Say whether hunspell is installed."""
    return shutil.which(PROGRAM) is not None


def find_dictionary(name: str) -> DictionaryFile | None:
    """Find a dictionary by its name, `lv_LV`, where hunspell looks for it."""
    own = [folder for folder in os.environ.get("DICPATH", "").split(os.pathsep) if folder]
    for folder in (*own, *FOLDERS):
        path = Path(folder).expanduser() / name
        if all(path.with_suffix(suffix).is_file() for suffix in (".aff", ".dic")):
            return DictionaryFile(path)
    return None


@dataclass(frozen=True)
class _Asked:
    """A hunspell at work; files rather than pipes, so that several can be waited for one after the other."""

    process: "subprocess.Popen[bytes]"
    answer: IO[bytes]

    def read(self, until: float) -> str | None:
        """Give what it wrote; None if it did not end well, or not in time."""
        try:
            code = self.process.wait(max(until - time.monotonic(), 0.01))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return None
        self.answer.seek(0)
        return self.answer.read().decode("utf-8", errors="replace") if code == 0 else None


def _ask(dictionary: DictionaryFile, mode: str, words: Iterable[str]) -> _Asked | None:
    """Start a hunspell; None if it cannot be started."""
    answer = tempfile.TemporaryFile()  # noqa: SIM115 - closed by whoever reads it
    with tempfile.TemporaryFile() as question:
        question.write("".join(f"{word}\n" for word in words).encode("utf-8"))
        question.seek(0)
        command = [shutil.which(PROGRAM) or PROGRAM, "-d", str(dictionary.path), "-i", "utf-8", mode]
        try:
            process = subprocess.Popen(command, stdin=question, stdout=answer, stderr=subprocess.DEVNULL)  # noqa: S603 - no shell
        except OSError:
            answer.close()
            return None
    return _Asked(process, answer)


def unknown_words(questions: Mapping[str, tuple[DictionaryFile, set[str]]]) -> Mapping[str, set[str] | None]:
    """Ask each language's dictionary about its words.

    Returns:
        By language the words that it does not know (of a word with an apostrophe perhaps a part); None if hunspell
        failed.
    """
    until = time.monotonic() + PATIENCE
    strange = {
        language: {word for word in words if not file.can_write(word)} for language, (file, words) in questions.items()
    }
    asked = {
        language: _ask(file, "-l", sorted(words - strange[language])) for language, (file, words) in questions.items()
    }
    answers: dict[str, set[str] | None] = {}
    for language, one in asked.items():
        said = one.read(until) if one else None
        answers[language] = None if said is None else strange[language] | set(said.split())
        if one:
            one.answer.close()
    return answers


def suggestion(dictionary: DictionaryFile, word: str, patience: float) -> str:
    """Give the word that hunspell thinks is meant; empty if it has none, or is not quick enough."""
    asked = _ask(dictionary, "-a", [f"^{word}"])
    if asked is None:
        return ""
    with asked.answer:
        said = SUGGESTION.search(asked.read(time.monotonic() + patience) or "")
    return said["first"].strip() if said else ""
