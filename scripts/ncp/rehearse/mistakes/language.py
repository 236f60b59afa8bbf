"""Mistakes in the language of a page."""

import re
from collections.abc import Callable, Iterator
from random import Random

from ncp.read.markdown.values import Document, Role, Text
from ncp.rehearse.mistakes.lines import one_line, replaced
from ncp.rehearse.model import Mistake, Site, Spot, family

LONG_WORD = re.compile(r"(?<![\w./{#:-])[^\W\d_]{7,}(?![\w}.@/-])")
ENOUGH_WORDS = 8


def texts_of(document: Document, role: Role, words: int) -> list[Text]:
    """Give the texts of a role that have enough words of their own."""
    return [text for text in document.texts if text.role is role and len(text.prose.split()) >= words]


def pasted(site: Site, random: Random, role: Role, words: int) -> Iterator[Mistake]:
    """Replace a text by the same text of another language."""
    for document in site.documents(random):
        own = texts_of(document, role, words)
        if not own:
            continue
        text = random.choice(own)
        foreign = _foreign(site, document, role, words, random)
        if foreign is None:
            continue
        first, last = text.place.line, text.origins[-1].line
        lines = site.texts[document.page.file].split("\n")
        before = lines[first - 1][: text.place.column - 1]
        behind = lines[last - 1][text.origins[-1].column - 1 + len(text.raw.split("\n")[-1]) :]
        new = before + " ".join(foreign.raw.split("\n")) + behind
        body = "\n".join([*lines[: first - 1], new, *lines[last:]])
        yield Mistake({document.page.file: body.encode()}, (Spot(document.page.file, first, first),))


def _foreign(site: Site, document: Document, role: Role, words: int, random: Random) -> Text | None:
    languages = [code for code in site.corpus.documents if code != document.page.language]
    other = site.corpus.documents[random.choice(languages)].get(document.page.name)
    texts = texts_of(other, role, words) if other else []
    return random.choice(texts) if texts else None


@family("language: paragraph pasted from another")
def paragraph_pasted(site: Site, random: Random) -> Iterator[Mistake]:
    """A paragraph is in another language."""
    return pasted(site, random, Role.PARAGRAPH, ENOUGH_WORDS)


@family("language: cell pasted from another")
def cell_pasted(site: Site, random: Random) -> Iterator[Mistake]:
    """A cell is in another language."""
    return pasted(site, random, Role.CELL, 3)


@family("language: heading pasted from another")
def heading_pasted(site: Site, random: Random) -> Iterator[Mistake]:
    """A heading is in another language; its id is right."""
    for mistake in pasted(site, random, Role.HEADING, 3):
        (path,) = mistake.files
        spot = mistake.spots[0]
        yield Mistake({path: _own_id(site, mistake, path, spot.first)}, mistake.spots)


def _own_id(site: Site, mistake: Mistake, path: str, number: int) -> bytes:
    """Put the heading's own id back."""
    own = re.search(r"\{#[\w-]+\}", site.texts[path].split("\n")[number - 1])
    lines = (mistake.files[path] or b"").decode().split("\n")
    lines[number - 1] = re.sub(r"\s*\{#[\w-]+\}", "", lines[number - 1]) + (f" {own[0]}" if own else "")
    return "\n".join(lines).encode()


@family("language: description left in another")
def description_pasted(site: Site, random: Random) -> Iterator[Mistake]:
    """The description is the Latvian one."""
    for document in site.documents(random):
        others = [code for code in site.corpus.documents if code != document.page.language]
        other = site.corpus.documents[random.choice(others)].get(document.page.name)
        number = document.field_place("description").line
        if other and number > 1:
            line = other.line(other.field_place("description").line)
            yield site.edited(document.page.file, number, line)


def misspelt(site: Site, random: Random, spoil: Callable[[str, Random], str]) -> Iterator[Mistake]:
    """Spoil one long word of the running text of each page."""
    for document in site.documents(random):
        texts = [text for text in document.texts if text.role in {Role.PARAGRAPH, Role.CELL, Role.HEADING}]
        random.shuffle(texts)
        for text in texts:
            words = list(LONG_WORD.finditer(text.prose))
            if words:
                word = random.choice(words)
                spoilt = spoil(word[0], random)
                place = text.at(word.start())
                line = document.line(place.line)
                start = place.column - 1
                new_line = line[:start] + spoilt + line[start + len(word[0]) :]
                if new_line != line:
                    yield site.edited(document.page.file, place.line, new_line)
                    break


def letter_doubled(word: str, random: Random) -> str:
    """Double a consonant in the middle of a word, three times over, so that no language has it."""
    index = random.randint(2, len(word) - 3)
    return word[:index] + word[index] * 3 + word[index + 1 :]


def letters_exchanged(word: str, random: Random) -> str:
    """Exchange two neighbouring letters that differ."""
    places = [index for index in range(2, len(word) - 3) if word[index] != word[index + 1]]
    if not places:
        return letter_doubled(word, random)
    index = random.choice(places)
    return word[:index] + word[index + 1] + word[index] + word[index + 2 :]


@family("spelling: letter repeated")
def spelling_doubled(site: Site, random: Random) -> Iterator[Mistake]:
    """`slimnnnīca`."""
    return misspelt(site, random, letter_doubled)


@family("spelling: letters exchanged")
def spelling_exchanged(site: Site, random: Random) -> Iterator[Mistake]:
    """`slinmīca`."""
    return misspelt(site, random, letters_exchanged)


@family("quotation marks: of another language")
def foreign_quotes(site: Site, random: Random) -> Iterator[Mistake]:
    """Straight marks, or another language's."""
    return one_line(
        site,
        random,
        replaced(r"[„‘]([^„”“‘’]+)[”“’]", random.choice((r'"\1"', r"«\1»"))),
    )


@family("dash: typed as a hyphen")
def hyphen(site: Site, random: Random) -> Iterator[Mistake]:
    """` - ` instead of ` – `."""
    return one_line(site, random, replaced(r"(?<=\w) – (?=\w)", " - "))


@family("term: word not to use")
def forbidden_term(site: Site, random: Random) -> Iterator[Mistake]:
    """A term of the glossary is replaced by a word that must not be used for it."""
    for document in site.documents(random):
        for wrong, right in site.corpus.glossary.exchanges(document.page.language, random):
            found = _written(document, right)
            if found is not None:
                number, start, length = found
                line = document.line(number)
                spoilt = line[:start] + wrong + line[start + length :]
                yield site.edited(document.page.file, number, spoilt)
                break


def _written(document: Document, term: str) -> tuple[int, int, int] | None:
    """Find a term as it stands in the glossary in the running text of a page."""
    pattern = re.compile(rf"\b{re.escape(term)}\b", re.IGNORECASE)
    for text in document.texts:
        match = pattern.search(text.prose) if text.role is Role.PARAGRAPH else None
        if match and "\n" not in match[0]:
            place = text.at(match.start())
            return place.line, place.column - 1, len(match[0])
    return None
