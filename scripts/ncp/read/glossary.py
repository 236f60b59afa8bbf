"""data/glossary.yml: the terms in each language, and the words not to use for them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Glossary:
    """To be filled in: the terms."""
