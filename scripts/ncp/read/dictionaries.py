"""hunspell's dictionaries: which words of a language are not known."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Dictionaries:
    """To be filled in: asks hunspell."""
