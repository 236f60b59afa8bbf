"""A stand-in for the keyer of words, until that is here."""

from dataclasses import dataclass

from ncp.search.words import folded

KEPT = 3


@dataclass(frozen=True)
class Keyer:
    """Joins words that begin alike."""

    language: str

    @classmethod
    def of(cls, language: str) -> "Keyer":
        """Give the keyer of a language."""
        return cls(language)

    def keys(self, word: str) -> tuple[str, ...]:
        """Give the keys of a word form."""
        plain = folded(word)
        if any(sign.isdigit() for sign in plain):
            return (plain,)
        return (plain[: max(KEPT, len(plain) - 2)] if len(plain) < 7 else plain[: len(plain) - 3],)

    def parts(self, word: str, is_known: object) -> tuple[str, ...]:
        """Give the parts of a compound."""
        del word, is_known
        return ()
