"""Which words of a language are right: hunspell's dictionaries, and the words that the project lists."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ncp.problems import Place, Problem
from ncp.project import Project
from ncp.read import hunspell
from ncp.read.content import Content
from ncp.read.hunspell import DictionaryFile
from ncp.read.text_file import read_text
from ncp.read.verdicts import Verdicts, read_verdicts, write_verdicts
from ncp.read.yaml_source import read_yaml

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
"""A run of letters, with an apostrophe inside: what dictionaries are asked about. A hyphen parts two words."""
MARKED = re.compile(r"""<(?P<tag>[a-z]{1,10})\b[^<>]{0,200}\blang=["'](?P<language>[\w-]{2,20})["'][^<>]{0,200}>""")
SUGGESTIONS, SUGGESTION_PATIENCE = 12, 2.0
"""How often a run asks hunspell what was meant, which it takes a tenth of a second to find out; and seconds each."""
PACKAGES = {"lv_LV": "hunspell-lv", "lt_LT": "hunspell-lt", "et_EE": "myspell-et", "en_GB": "hunspell-en-gb"}
"""What Debian and Ubuntu call the dictionaries."""
MEMORY = ".cache/dictionaries"
SLIP_LENGTH = 6
"""Letters from which on two words hardly differ by an exchange of neighbours alone."""
USUAL = 2
"""How often a word stands on a site that is no slip."""
STAMMERED = re.compile(r"([a-zāčēģīķļņšūžąęėįųõäöü])\1\1")
"""A letter three times over: no word, though a dictionary that joins words may find three in it (`pere-ee-arst`)."""


def plain(word: str) -> str:
    """Give a word as the dictionaries write it."""
    return word.replace("’", "'")


@dataclass
class Dictionaries:
    """The dictionaries of the site's languages. Nothing is asked before the first question; then all at once."""

    files: Mapping[str, DictionaryFile] = field(default_factory=dict)
    """Those that are there, by language."""
    missing: Mapping[str, str] = field(default_factory=dict)
    """Names of those that are not, or do not answer, by language."""
    listed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What the project lists as right, by language."""
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """All that is written in each language, to ask about it in one go."""
    memory: Path | None = None
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where data/site.yml speaks of each language."""
    required: bool = False
    """A missing dictionary is an error: whoever relies on the check would not see the sentence."""
    _verdicts: dict[str, Verdicts] = field(default_factory=dict)
    _right: dict[str, set[str]] = field(default_factory=dict)
    """Words once judged right, by language: a site uses the same few thousand over and over."""
    _asked_foreign: bool = False
    _suggestions: int = 0

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages whose words can be judged."""
        self._asked()
        return tuple(self._verdicts)

    def ask(self) -> None:
        """Ask about all words of the site now, rather than when the first rule wants to know."""
        self._asked()

    def knows(self, language: str, word: str) -> bool:
        """Say whether a word is right; True in a language without a dictionary."""
        right = self._right.setdefault(language, set())
        if word in right:
            return True
        is_right = self._is_right(language, plain(word))
        if is_right:
            right.add(word)
        return is_right

    def knows_all(self, language: str, words: Iterable[str]) -> bool:
        """Say whether all words are right."""
        found = set(words)
        right = self._right.setdefault(language, set())
        return right.issuperset(found) or all(self.knows(language, word) for word in found - right)

    def _is_right(self, language: str, word: str) -> bool:
        verdicts = self._asked().get(language)
        if verdicts is None or self.lists(language, word):
            return True
        if word not in verdicts.known and word not in verdicts.unknown:
            self._ask({language: {word}})
        if word in verdicts.unknown or STAMMERED.search(word):
            return False
        return not self._is_slip(word, self.words.get(language, Counter()), verdicts)

    @staticmethod
    def _is_slip(word: str, used: Counter[str], verdicts: Verdicts) -> bool:
        """Say whether a word that stands only once is another word of the site with two letters exchanged.

        A dictionary that joins words takes `rahasattud` for one. Exchanges at the edges are left alone: there they make
        other prefixes and cases (`raviasutuses`, `raviasutusse`).
        """
        if len(word) < SLIP_LENGTH or used[word] != 1:
            return False
        exchanged = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 2))
        return any(used[other] >= USUAL and other in verdicts.known for other in exchanged)

    def lists(self, language: str, word: str) -> bool:
        """Say whether the project lists a word, as it is or without its capital."""
        listed = self.listed.get(language, frozenset())
        return word in listed or word[:1].lower() + word[1:] in listed

    def understands(self, language: str, words: Iterable[str]) -> tuple[bool, ...]:
        """Say of words in small letters, so that names do not count, whether a language has them."""
        small = [plain(word).lower() for word in words]
        if not self._asked_foreign:
            self._asked_foreign = True
            every = set().union(*self.words.values())
            self._ask(dict.fromkeys(self.languages, {word.lower() for word in every} | set(small)))
        self._ask({language: set(small)})
        verdicts = self._asked().get(language)
        return tuple(verdicts is not None and word in verdicts.known for word in small)

    @cached_property
    def words(self) -> Mapping[str, Counter[str]]:
        """How often each word is written in each language, also those of addresses and the like."""
        found: dict[str, Counter[str]] = {language: Counter() for language in self.texts}
        for language, texts in self.texts.items():
            for text in texts:
                found[language].update(map(plain, WORD.findall(text)))
                for mark in MARKED.finditer(text):
                    end = text.find(f"</{mark['tag']}>", mark.end(), mark.end() + 500)
                    words = map(plain, WORD.findall(text, mark.end(), max(end, mark.end())))
                    found.setdefault(mark["language"], Counter()).update(words)
        return found

    def meant(self, language: str, word: str) -> str:
        """Give the word that is probably meant: one a slip away that the site uses, or hunspell's guess; or nothing."""
        if (language, word) not in self._meant:
            self._meant[language, word] = self._guess(language, word)
        return self._meant[language, word]

    def _guess(self, language: str, word: str) -> str:
        verdicts = self._asked().get(language)
        if verdicts is None or len(word) > hunspell.LONGEST:
            return ""
        usual = self.words.get(language, Counter()).keys() & (verdicts.known | self.listed.get(language, frozenset()))
        near = next((one for one in slips(plain(word), self.letters(language)) if one in usual), "")
        if near or self._suggestions >= SUGGESTIONS:
            return near
        self._suggestions += 1
        return hunspell.suggestion(self.files[language], plain(word), SUGGESTION_PATIENCE)

    def letters(self, language: str) -> str:
        """Give the small letters that the known words of a language are made of."""
        if language not in self._letters:
            known = self._asked()[language].known if language in self._asked() else set()
            used = self.words.get(language, Counter()).keys()
            self._letters[language] = "".join(sorted({letter for word in known & used for letter in word.lower()}))
        return self._letters[language]

    @cached_property
    def _meant(self) -> dict[tuple[str, str], str]:
        return {}

    @cached_property
    def _letters(self) -> dict[str, str]:
        return {}

    def _asked(self) -> Mapping[str, Verdicts]:
        """Ask about all words of all languages, if that has not been done."""
        if self.files and not self._verdicts:
            for language, file in self.files.items():
                self._verdicts[language] = self._remembered(file)
            self._ask({language: set(self.words.get(language, ())) for language in self.files})
        return self._verdicts

    def _remembered(self, file: DictionaryFile) -> Verdicts:
        return read_verdicts(self.memory / f"{file.path.name}.json", file.stamp) if self.memory else Verdicts("")

    def _ask(self, questions: Mapping[str, set[str]]) -> None:
        """Ask about words without a verdict; a dictionary that does not answer is as good as missing."""
        open_ones = {
            language: {
                word for word in self._verdicts[language].without_verdict(words) if len(word) <= hunspell.LONGEST
            }
            for language, words in questions.items()
            if language in self._verdicts
        }
        asked = {language: (self.files[language], words) for language, words in open_ones.items() if words}
        for language, unknown in hunspell.unknown_words(asked).items():
            if unknown is None:
                self.missing = {**self.missing, language: self.files[language].path.name}
                self._verdicts.pop(language)
            else:
                self._learn(language, open_ones[language], unknown)
        for language, words in questions.items():
            if language in self._verdicts:  # what is too long for a word
                self._verdicts[language].unknown |= {word for word in words if len(word) > hunspell.LONGEST}

    def _learn(self, language: str, asked: set[str], parts: set[str]) -> None:
        """Remember an answer; hunspell names a part of a word, where a language has no apostrophe inside words."""
        unknown = {word for word in asked if word in parts or not parts.isdisjoint(word.split("'"))}
        verdicts = self._verdicts[language]
        verdicts.add(asked, unknown)
        if self.memory:
            write_verdicts(self.memory / f"{self.files[language].path.name}.json", verdicts)


def slips(word: str, letters: str) -> Iterable[str]:
    """Give what a word becomes if one slip is undone: letters exchanged, repeated, left out, added, mistaken."""
    pieces = [(word[:index], word[index:]) for index in range(len(word) + 1)]
    yield re.sub(r"(.)\1{2,}", r"\1", word)
    yield re.sub(r"(.)\1{2,}", r"\1\1", word)
    yield from (head + tail[1] + tail[0] + tail[2:] for head, tail in pieces if len(tail) > 1)
    yield from (head + tail[1:] for head, tail in pieces if tail)
    yield from (head + letter + tail for head, tail in pieces for letter in letters)
    yield from (head + letter + tail[1:] for head, tail in pieces if tail for letter in letters)


def read_listed(project: Project, language: str) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """Read the words that the project lists for a language; comments give the reasons.

    A site without the folder data/words lists none; in one that has it, a missing file would doubt every name.
    """
    path = project.data / "words" / f"{language}.txt"
    if not path.parent.is_dir():
        return frozenset(), ()
    text, problems = read_text(project, path)
    return frozenset(word for line in text.split("\n") for word in line.partition("#")[0].split()), problems


def read_dictionaries(project: Project, content: Content) -> Dictionaries:
    """Find the dictionaries of the site's languages; asks nothing yet."""
    names = {code: language.dictionary for code, language in content.site.languages.items() if language.dictionary}
    settings, _ = read_yaml(project, project.data / "site.yml")
    found = {code: hunspell.find_dictionary(name) if hunspell.is_there() else None for code, name in names.items()}
    return Dictionaries(
        {code: file for code, file in found.items() if file},
        {code: names[code] for code, file in found.items() if not file},
        {code: read_listed(project, code)[0] for code in content.site.codes},
        {code: _written(content, code) for code in content.site.codes},
        project.root / MEMORY,
        {code: settings.place(("languages", code, "dictionary")) for code in content.site.codes},
        os.environ.get("CI", "").lower() == "true",
    )


def _written(content: Content, language: str) -> tuple[str, ...]:
    """Give all pages of a language as they are written, and the titles and descriptions of the links."""
    pages = [text for page in content.pages.get(language, {}).values() for text in (page.front, page.body)]
    links = [one.get(language, "") for link in content.links.by_id.values() for one in (link.title, link.description)]
    return (*pages, *links)
