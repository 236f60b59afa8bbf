"""Rules about how much a translation says: a paragraph that was lost, a sentence that was dropped."""

from collections.abc import Iterator
from statistics import median

from ncp.judge.corpus import Corpus, Pair
from ncp.judge.families.pairs.align import Piece, partners, twins
from ncp.judge.families.pairs.blocks import end_of, piece_of, rest_of, start_of
from ncp.judge.families.pairs.matching import compared
from ncp.judge.families.pairs.shapes import words_of_piece
from ncp.judge.once import once
from ncp.judge.registry import Family, Found, pair_rule
from ncp.problems import Grade, Place
from ncp.read.markdown.values import Role, Section

LEAST_SHARE, LARGEST_SHARE = 0.6, 2.2
"""Between these a section may be shorter or longer than others of the page; first mentions are explained at length."""
FEWEST = 3
"""Of so many other sections one can tell how long they usually are."""
LEAST = 120
"""Characters; shorter sections vary too much."""


def _paragraphs(section: Section) -> list[Piece]:
    return [piece_of((text,)) for text in rest_of(section) if text.role is Role.PARAGRAPH]


def _flow(section: Section) -> list[Piece]:
    """Give paragraphs in order, with the lists and tables between them, which hold the alignment in place."""
    paragraphs = [(piece.texts[0].place.line, piece) for piece in _paragraphs(section)]
    lists = [_marker(section, one.place.line, "list") for one in section.lists if one.depth == 1]
    tables = [_marker(section, one.place.line, "table") for one in section.tables]
    return [piece for _, piece in sorted((*paragraphs, *lists, *tables), key=lambda one: one[0])]


def _size(section: Section) -> int:
    return sum(len(text.prose.strip()) for text in section.texts)


@once
def _lengths(pair: Pair) -> tuple[tuple[Section, Section, int, float], ...]:
    """Give the sections with the length of the translation, and the one that the rest of the page lets expect."""
    sizes = [(one, other, _size(one), _size(other)) for one, other in compared(pair)]
    shares = [theirs / ours if ours >= LEAST and theirs else None for _, _, ours, theirs in sizes]
    found = []
    for index, (one, other, ours, theirs) in enumerate(sizes):
        others = [share for place, share in enumerate(shares) if share is not None and place != index]
        found.append((one, other, theirs, ours * (median(others) if len(others) >= FEWEST else 1.0)))
    return tuple(found)


@pair_rule("K218", Family.PAIRS, Grade.WARNING)
def paragraphs_are_there(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """A section has about as many paragraphs as in the source."""
    del corpus
    for source, translation, length, expected in _lengths(pair):
        ours, theirs = _paragraphs(source), _paragraphs(translation)
        if len(theirs) == len(ours):
            continue
        fits = (length < expected) == (len(theirs) < len(ours)) or bool(twins(theirs))
        if abs(len(theirs) - len(ours)) == 1 and not fits:
            continue  # one paragraph divided, or two joined: the text is there
        position, numbers = 0, {"number": len(theirs), "source": len(ours)}
        ours, theirs = _flow(source), _flow(translation)
        for one, other in partners(ours, theirs):
            position = other + 1 if other is not None else position
            if _leads_in(ours[one] if one is not None else None, theirs[other] if other is not None else None):
                continue
            if other is None and one is not None:
                place = _place(translation, theirs, position) or start_of(translation, pair)
                yield Found(place, {**numbers, "words": words_of_piece(ours[one])})
            elif one is None and other is not None:
                yield Found(theirs[other].texts[0].place, {**numbers, "words": words_of_piece(theirs[other])})


def _marker(section: Section, line: int, kind: str) -> tuple[int, Piece]:
    """Give a list or a table as a piece that holds its first text."""
    first = next((text for text in section.texts if text.place.line >= line), None)
    return line, Piece((first,) if first else (), tuple, kind)


def _place(section: Section, pieces: list[Piece], position: int) -> Place | None:
    """Give the place of the piece at a position, of the last text if there are fewer."""
    if position < len(pieces) and pieces[position].texts:
        return pieces[position].texts[0].place
    return end_of(section)


def _leads_in(one: Piece | None, other: Piece | None) -> bool:
    """Say whether a piece without partner only leads into a list."""
    alone = one if other is None else other if one is None else None
    return alone is None or not alone.texts or alone.texts[0].raw.rstrip().endswith(":")


@pair_rule("K219", Family.PAIRS, Grade.WARNING)
def section_is_about_as_long(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """A section is neither much shorter nor much longer than the others of the page."""
    del corpus
    for source, translation, length, expected in _lengths(pair):
        size = _size(source)
        if size >= LEAST and not LEAST_SHARE <= length / expected <= LARGEST_SHARE:
            yield Found(start_of(translation, pair), {"length": length, "source": size})
