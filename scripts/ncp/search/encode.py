"""Numbers and words as short text: what a browser unpacks in a loop, and brotli packs well."""

from collections import Counter
from collections.abc import Iterable, Sequence

FIRST = 35
"""The character of nought; what comes before would need an escape in JSON."""
BACKSLASH = 92
SURROGATES, SURROGATES_COUNT = 0xD800, 0x800
LARGEST = 40_000
"""Numbers from here on take two characters; a site of 4000 pages has none."""
LONGEST_START = 25
A = ord("A")


def packed(numbers: Iterable[int]) -> str:
    """Give numbers from nought on as one text, a character each."""
    return "".join(_sign(number) if number < LARGEST else _two_signs(number) for number in numbers)


def _two_signs(number: int) -> str:
    return _sign(LARGEST + number // LARGEST) + _sign(number % LARGEST)


def _sign(number: int) -> str:
    code = FIRST + number
    code += code >= BACKSLASH
    return chr(code + SURROGATES_COUNT if code >= SURROGATES else code)


def packed_lists(lists: Iterable[Sequence[int]]) -> str:
    """Give lists of rising numbers: the steps from each to the next, a nought after each list."""
    return packed(step for numbers in lists for step in (*_steps(numbers), 0))


def _steps(numbers: Sequence[int]) -> list[int]:
    return [after - before for before, after in zip((-1, *numbers), numbers, strict=False)]


def packed_choices(lists: Sequence[Sequence[str]]) -> tuple[str, str]:
    """Give lists of words of which most come often: the words, the commonest first, and their numbers from 1 on.

    A nought stands after each list.
    """
    words = [word for word, _ in Counter(word for one in lists for word in one).most_common()]
    numbers = {word: number for number, word in enumerate(words, 1)}
    return ",".join(words), packed(number for one in lists for number in (*map(numbers.__getitem__, one), 0))


def packed_words(words: Iterable[str]) -> str:
    """Give words in small letters: a capital that says how many letters are those of the word before, and the rest."""
    parts: list[str] = []
    before = ""
    for word in words:
        shared = 0
        while shared < min(len(before), len(word), LONGEST_START) and before[shared] == word[shared]:
            shared += 1
        parts.append(chr(A + shared) + word[shared:])
        before = word
    return "".join(parts)
