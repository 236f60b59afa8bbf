"""A language's lexicon: words with their forms, and keys by which a table finds each of the forms; made by learn."""

import gzip
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import zip_longest

from ncp.search.keys.keyer import Keyer
from ncp.search.keys.table import FOLDER, Operation
from ncp.search.words import folded

SHORTEST_HEAD = 3
SHORTEST_TAIL = 4
"""Letters of what stands before a known word, and of the known word, in a compound that is not known itself."""
MOST_KEYS = 3
"""Of a word; the first serve nearly all of its forms, and every further one makes the index larger."""
SEPARATOR = "\t"
Lexemes = dict[str, list[tuple[frozenset[str], tuple[Operation, ...]]]]
"""By the letters that all forms of a word begin with: the endings of the forms, and what leads to the keys."""


@dataclass(frozen=True)
class SiteKeys:
    """Keys the words of a site: those that the lexicon knows so that each of their forms, once typed, finds them.

    What is typed is keyed in the browser by the table alone (`Keyer`), which errs now and then. The keys of a known
    word are chosen so that every form has one of them whatever the table makes of it.
    """

    keyer: Keyer
    language: str

    @classmethod
    def of(cls, language: str) -> "SiteKeys":
        """Give the keys of a language; without a lexicon they are those of the table."""
        return cls(Keyer.of(language), language)

    @cached_property
    def _lexemes(self) -> Lexemes:
        return lexemes_of(self.language)

    def keys(self, word: str) -> tuple[str, ...]:
        """Give the keys of a word that the site says, the likeliest first.

        Args:
            word: one word in small letters, with its diacritics.
        """
        by_table = self.keyer.keys(word)
        if known := self._known(word):
            return tuple(dict.fromkeys((*known, *by_table[:1])))  # a form may also be of a word that no lexicon has
        return tuple(dict.fromkeys((*by_table, *self._of_compound(word))))

    def _known(self, word: str) -> tuple[str, ...]:
        """Give the keys of all words that a form may be of, the first of each before the second of any."""
        by_word = list(self._of_lexemes(word))
        return tuple(dict.fromkeys(key for keys in zip_longest(*by_word) for key in keys if key is not None))

    def _of_lexemes(self, word: str) -> Iterator[tuple[str, ...]]:
        for cut in range(len(word), -1, -1):
            for endings, operations in self._lexemes.get(word[:cut], ()):
                if word[cut:] in endings:
                    yield tuple(operation.of_word(folded(word[:cut])) for operation in operations[:MOST_KEYS])

    def _of_compound(self, word: str) -> tuple[str, ...]:
        for cut in range(SHORTEST_HEAD, len(word) - SHORTEST_TAIL + 1):
            if known := self._known(word[cut:]):
                return tuple(folded(word[:cut]) + key for key in known)
        return ()


@cache
def lexemes_of(language: str) -> Lexemes:
    """Read the lexicon of a language; nothing if it has none."""
    path = FOLDER / f"{language}.lexicon.gz"
    found: Lexemes = defaultdict(list)
    if path.is_file():
        endings, operations, *lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
        forms = [frozenset(choice.split(",")) for choice in endings.split(";")]
        keys = [tuple(map(Operation.of, choice.split(","))) for choice in operations.split(";")]
        for stem, of_forms, of_keys in (line.split(SEPARATOR) for line in lines):
            found[stem].append((forms[int(of_forms)], keys[int(of_keys)]))
    return dict(found)
