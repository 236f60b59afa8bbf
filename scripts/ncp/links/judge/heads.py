"""What a page says first, and how much of it a phrase is."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ncp.links.judge.witnesses import Phrases
from ncp.links.observation import PageView
from ncp.links.page.words import folded, parts_of, words_of

FIRST_WORDS = 60
FEW, SOME, MANY = 60, 120, 250
"""Words of prose: a notice has few, an article many."""
SHORT_HEAD = 9
DOMINATES = 0.45
"""Share of a heading that a phrase must make up to be what the heading says."""
MOST_HEADINGS = 3
HARDLY_ANY = 40
"""Words of prose: a line or two."""
BARELY_ANY = 25
"""Words of prose: a line."""
QUOTED = re.compile(r"„[^„“”]{1,80}[“”]|“[^“”]{1,80}”|«[^«»]{1,80}»|\"[^\"]{1,80}\"|‘[^‘’]{1,80}’|”[^”]{1,80}”")


@dataclass(frozen=True)
class Heads:
    """What a page says first: the parts of its title, its first headings, its first words; all folded."""

    parts: tuple[str, ...]
    beginning: str
    all_in_one: str

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, page: PageView) -> "Heads":
        """Take them from a page; every sign asks for them."""
        headings = [unquoted(heading) for heading in page.headings[:MOST_HEADINGS]]
        title = unquoted(page.title)
        beginning = " ".join(words_of(unquoted(page.plain[:1500]))[:FIRST_WORDS])
        texts = [title, *parts_of(title), *headings]
        if not headings:
            texts.append(" ".join(beginning.split()[:SHORT_HEAD]))
        parts = tuple(dict.fromkeys(filter(None, map(folded, texts))))
        return cls(parts, beginning, " ".join([*parts, beginning]))

    def say(self, phrases: Phrases, share: float = DOMINATES) -> bool:
        """Say whether one of them says mainly this: whether a phrase makes up such a share of it."""
        return any((phrase := phrases.found_in(part)) and len(phrase) >= share * len(part) for part in self.parts)


def unquoted(text: str) -> str:
    """Give a text without what it quotes: a page about messages quotes them. A text that is all quotation stays."""
    rest = QUOTED.sub(" ", text)
    return rest if rest.strip(" .,:!?-–—|") else text
