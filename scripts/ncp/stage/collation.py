"""The order of words in a language's dictionary, by the Unicode collation rules that the CLDR gives for it.

Keys have three levels, as the Unicode collation algorithm has: letters first, then their accents, then capitals. A
language changes where single letters stand; its changes are written in data/site.yml the way the CLDR writes them:
`&I<<y` puts y beside i, `&S<š` puts š behind s as a letter of its own. (No kept library does this without a compiler:
PyICU has to be built, pyuca does not know the rules of single languages.)
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

RULE = re.compile(r"&(\[before1\])?(\S)((?:<{1,3}\S)+)")
STEP = re.compile(r"(<{1,3})(\S)")
LETTER_OF_ITS_OWN = "<"
Weight = tuple[int, ...]
Key = tuple[tuple[Weight, ...], tuple[int, ...], tuple[bool, ...]]


@dataclass(frozen=True)
class Collation:
    """The order of one language; without rules that of the Unicode standard for Latin letters."""

    rules: str = ""
    _letters: dict[str, tuple[Weight, int]] = field(default_factory=dict, compare=False)

    @cached_property
    def tailored(self) -> Mapping[str, tuple[Weight, int]]:
        """Letters that stand elsewhere than the standard has them: letter → its weight, and that of its accent."""
        found: dict[str, tuple[Weight, int]] = {}
        for before, anchor, steps in RULE.findall(
            unicodedata.normalize("NFC", self.rules.replace(" ", "").replace("&", " &"))
        ):
            weight, accent = (_plain(anchor.lower())[0], 0)
            base: Weight = (weight[0] - 1, 1) if before else weight
            place = 0
            for sign, letter in STEP.findall(steps):
                if sign == LETTER_OF_ITS_OWN:
                    place, accent = place + 1, 0
                    found[letter] = ((*base, place), 0)
                else:
                    accent += 1
                    found[letter] = ((*base, place) if place else base, accent)
        return found

    def key(self, text: str) -> Key:
        """Give what a text is sorted by."""
        letters: list[Weight] = []
        accents: list[int] = []
        capitals: list[bool] = []
        for sign in unicodedata.normalize("NFC", text):
            small = sign.lower()
            if not small.isalnum():
                continue
            weight, accent = self.tailored.get(small) or _plain(small)
            letters.append(weight)
            accents.append(accent)
            capitals.append(sign != small)
        return tuple(letters), tuple(accents), tuple(capitals)

    def initial(self, text: str) -> str:
        """Give the letter under which a text stands in an index; a figure stands under `0–9`."""
        first = next((sign for sign in unicodedata.normalize("NFC", text) if sign.isalnum()), "")
        if not first.isalpha():
            return "0–9"
        small = first.lower()
        if small in self.tailored:
            own = next(letter for letter, (weight, _) in self.tailored.items() if weight == self.tailored[small][0])
            return (own if len(self.tailored[small][0]) > 1 else chr(self.tailored[small][0][0])).upper()
        return unicodedata.normalize("NFD", small)[0].upper()

    def in_order(self, texts: Iterable[str]) -> list[str]:
        """Give texts as a dictionary of the language has them."""
        return sorted(texts, key=self.key)


def _plain(letter: str) -> tuple[Weight, int]:
    """Give the weight of a letter in the standard's order: that of the letter below its accents, and the accents."""
    parts = unicodedata.normalize("NFD", letter)
    return (ord(parts[0]),), sum(map(ord, parts[1:]))
