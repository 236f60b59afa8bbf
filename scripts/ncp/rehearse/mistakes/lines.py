"""Ways to the lines of pages in which mistakes are planted."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from ncp.read.markdown.values import Document
from ncp.rehearse.model import Mistake, Site, Spot

Change = Callable[[str, Random], str | None]
"""Takes a line; gives it with a mistake, or None where there is no room for one."""


@dataclass(frozen=True)
class Slip:
    """A slip of the pen: where it can happen in a line, and what is there afterwards."""

    pattern: str
    new: str

    def made_in(self, line: str) -> str:
        """Give a line with the slip made once."""
        return re.sub(self.pattern, self.new, line, count=1)


def body_lines(document: Document, random: Random) -> Iterator[tuple[int, str]]:
    """Give the lines of a page's text with their numbers, in random order."""
    numbers = list(range(document.page.body_line, len(document.lines) + 1))
    random.shuffle(numbers)
    for number in numbers:
        yield number, document.line(number)


def one_line(site: Site, random: Random, change: Change, *, around: int = 0) -> Iterator[Mistake]:
    """Plant a mistake on one random line of each page."""
    for document in site.documents(random):
        for number, line in body_lines(document, random):
            spoilt = change(line, random)
            if spoilt is not None and spoilt != line:
                path = document.page.file
                told = (Spot(path, number - around, number + around),) if around else ()
                yield site.edited(path, number, spoilt, told=told)
                break


def replaced(pattern: str, replacement: str | Callable[[re.Match[str]], str]) -> Change:
    """Give a change that replaces one random match of a pattern in a line."""
    compiled = re.compile(pattern)

    def change(line: str, random: Random) -> str | None:
        matches = list(compiled.finditer(line))
        if not matches:
            return None
        match = random.choice(matches)
        new = match.expand(replacement) if isinstance(replacement, str) else replacement(match)
        return line[: match.start()] + new + line[match.end() :]

    return change


def counterparts(site: Site, document: Document, identifier: str) -> tuple[Spot, ...]:
    """Give where what differs in a section may be told: the section in this page, and in its other languages."""
    spots = []
    for pages in site.corpus.documents.values():
        if document.page.name in pages:
            other = pages[document.page.name]
            spots += [
                Spot(other.page.file, section.first_line, section.last_line + 1)
                for section in other.sections
                if section.identifier == identifier
            ]
    return tuple(spots)
