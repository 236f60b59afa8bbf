"""Rules about shape: tables, lists and boxes of a translation are those of its source."""

from collections.abc import Iterator

from ncp.judge.corpus import Corpus, Pair
from ncp.judge.families.pairs.align import Piece, partners
from ncp.judge.families.pairs.blocks import piece_of, row_pieces, start_of
from ncp.judge.families.pairs.matching import compared
from ncp.judge.registry import Family, Found, pair_rule
from ncp.problems import Grade, Place
from ncp.read.markdown.values import Box, Items, Section, Table

LONGEST_WORDS = 60


def words_of_piece(piece: Piece) -> str:
    """Give the first words of a piece, to name it by."""
    words = next((text.raw for text in piece.texts if text.raw), "").replace("\n", " ")
    return words if len(words) <= LONGEST_WORDS else f"{words[:LONGEST_WORDS].rsplit(' ', 1)[0]} …"


def _tables(pair: Pair) -> Iterator[tuple[Table, Table]]:
    for source, translation in compared(pair):
        if len(source.tables) == len(translation.tables):
            yield from zip(source.tables, translation.tables, strict=True)


@pair_rule("K210", Family.PAIRS, Grade.ERROR)
def tables_are_as_many(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """A section has as many tables as in the source."""
    del corpus
    for source, translation in compared(pair):
        if len(source.tables) != len(translation.tables):
            values = {"number": len(translation.tables), "source": len(source.tables)}
            yield Found(_where(pair, source, translation, source.tables), values)


def _where(pair: Pair, source: Section, translation: Section, things: tuple[Table, ...] | tuple[Items, ...]) -> Place:
    """Give the text that stands where the first thing of the source stands."""
    first = things[0].place.line if things else None
    if first is None or not translation.texts:
        own = translation.tables or translation.lists
        return own[0].place if own else start_of(translation, pair)
    index = sum(text.place.line < first for text in source.texts)
    return translation.texts[min(index, len(translation.texts) - 1)].place


@pair_rule("K211", Family.PAIRS, Grade.ERROR)
def row_is_there(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """Every row of the source's table is in that of the translation."""
    del corpus
    for source, translation in _tables(pair):
        pieces = row_pieces(source.rows)
        if len(source.rows) > len(translation.rows):
            position = 0
            for one, other in partners(pieces, row_pieces(translation.rows)):
                position = other + 1 if other is not None else position
                if other is None and one is not None:
                    row = translation.rows[min(position, len(translation.rows) - 1)]
                    yield Found(row.place, {"row": words_of_piece(pieces[one])})


@pair_rule("K212", Family.PAIRS, Grade.ERROR)
def row_is_not_more(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """The translation's table has no row of its own."""
    del corpus
    for source, translation in _tables(pair):
        if len(source.rows) < len(translation.rows):
            for one, other in partners(row_pieces(source.rows), row_pieces(translation.rows)):
                if one is None and other is not None:
                    yield Found(translation.rows[other].place)


@pair_rule("K213", Family.PAIRS, Grade.ERROR)
def columns_are_as_many(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """A table has as many columns as in the source."""
    del corpus
    for source, translation in _tables(pair):
        ours, theirs = len(source.rows[0].cells), len(translation.rows[0].cells)
        if ours != theirs:
            yield Found(translation.place, {"number": theirs, "source": ours})


@pair_rule("K214", Family.PAIRS, Grade.ERROR)
def cell_is_not_empty(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """A cell says something where that of the source does."""
    del corpus
    for source, translation in _tables(pair):
        if len(source.rows) == len(translation.rows):
            for one, other in zip(source.rows, translation.rows, strict=True):
                for ours, theirs in zip(one.cells, other.cells, strict=False):
                    if bool(ours.raw) and not theirs.raw:
                        yield Found(theirs.place, {"source": ours.raw})


def _items(section: Section, items: Items) -> list[Piece]:
    """Give the items of a list as pieces."""
    lines = [place.line for place in items.items]
    ends = [*lines[1:], section.last_line + 1]
    spans = zip(lines, ends, strict=True)
    inside = [text for text in section.texts if text.in_list]
    return [piece_of(tuple(text for text in inside if first <= text.place.line < end)) for first, end in spans]


def _lists(pair: Pair) -> Iterator[tuple[Section, Items, Section, Items]]:
    for source, translation in compared(pair):
        if [one.depth for one in source.lists] == [one.depth for one in translation.lists]:
            for one, other in zip(source.lists, translation.lists, strict=True):
                yield source, one, translation, other


@pair_rule("K215", Family.PAIRS, Grade.ERROR)
def list_is_as_long(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """A list has as many items as in the source."""
    del corpus
    for source, one, translation, other in _lists(pair):
        if len(one.items) == len(other.items):
            continue
        numbers = {"number": len(other.items), "source": len(one.items)}
        pieces, own = _items(source, one), _items(translation, other)
        position = 0
        for ours, theirs in partners(pieces, own):
            position = theirs + 1 if theirs is not None else position
            if theirs is None and ours is not None:
                place = other.items[min(position, len(other.items) - 1)]
                yield Found(place, {**numbers, "item": words_of_piece(pieces[ours])})
            elif ours is None and theirs is not None:
                yield Found(other.items[theirs], {**numbers, "item": words_of_piece(own[theirs])})


@pair_rule("K216", Family.PAIRS, Grade.ERROR)
def lists_are_of_one_kind(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """A section has the lists of the source: as many, as deep, numbered or not."""
    del corpus
    for source, translation in compared(pair):
        ours = [(one.ordered, one.depth) for one in source.lists]
        theirs = [(one.ordered, one.depth) for one in translation.lists]
        if ours != theirs:
            differing = (index for index, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1])
            index = next(differing, min(len(ours), len(theirs)))
            missing = source.lists[index : index + 1]
            own = translation.lists[index : index + 1]
            place = own[0].place if own else _where(pair, source, translation, missing)
            yield Found(place, {"number": len(theirs), "source": len(ours)})


@pair_rule("K217", Family.PAIRS, Grade.ERROR)
def boxes_are_the_same(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """A section has the boxes of the source, of the same kinds."""
    del corpus
    for source, translation in compared(pair):
        ours, theirs = ([box.kind for box in one.boxes] for one in (source, translation))
        if ours == theirs:
            continue
        values = {"kinds": ", ".join(theirs) or "–", "source": ", ".join(ours) or "–"}
        differing = (box.place for box, kind in zip(translation.boxes, ours, strict=False) if box.kind != kind)
        extra = (box.place for box in translation.boxes[len(ours) :])
        lacking = [box.place.line for box in source.boxes[len(theirs) :]]
        index = sum(text.place.line < lacking[0] for text in source.texts) if lacking else 0
        texts = translation.texts
        fallback = texts[min(index, len(texts) - 1)].place if texts else start_of(translation, pair)
        yield Found(next(differing, next(extra, fallback)), values)


@pair_rule("K231", Family.PAIRS, Grade.ERROR)
def boxes_hold_as_much(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """A box holds as many paragraphs as the source's: one that lost its indentation has slipped out of it."""
    del corpus
    for source, translation in compared(pair):
        if [box.kind for box in source.boxes] != [box.kind for box in translation.boxes]:
            continue
        for ours, theirs in zip(source.boxes, translation.boxes, strict=True):
            wanted, held = held_by(source, ours), held_by(translation, theirs)
            if wanted != held:
                yield Found(theirs.place, {"number": held, "source": wanted})


def held_by(section: Section, box: Box) -> int:
    """Count the texts inside of a box, its title left out."""
    return sum(box.place.line < text.place.line <= box.last_line for text in section.texts)
