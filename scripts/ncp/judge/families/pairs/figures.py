"""Rules about figures: every block of a translation has the figures of its source, however its language writes them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from babel.numbers import format_decimal

from ncp.judge.corpus import Corpus, Pair
from ncp.judge.families.facts.known import value_of
from ncp.judge.families.facts.typed import FRONT_FIELDS, front_texts, mended
from ncp.judge.families.pairs.blocks import Block, all_blocks, likely_place, quotes_of
from ncp.judge.figures import Figure, Kind, figures_of, words_of
from ncp.judge.once import once
from ncp.judge.registry import Family, Found, pair_rule
from ncp.problems import Grade, Place
from ncp.read.markdown.values import Text

LOOSE = frozenset({Kind.NUMBER, Kind.DURATION, Kind.TIME, Kind.RULE})
"""Kinds of which one language may write what another writes as another of them: `18 gadi`, `18`."""
SAME_DIGITS = frozenset({Kind.PHONE, Kind.CODE, Kind.RULE, Kind.EMAIL, Kind.WEB})
"""Kinds that look the same in every language."""
IDIOMS = frozenset({"24 hour", "24/7", "100"})
"""Round the clock, in full: what one language says in figures and another in words."""


@dataclass(frozen=True)
class Difference:
    """Figures of a block that the other side lacks."""

    block: Block
    missing: tuple[Figure, ...]
    extra: tuple[Figure, ...]
    fallback: Place


def figure_blocks(pair: Pair) -> Iterator[tuple[Block, Place]]:
    """Give the blocks of a page, title and description first, each with the place of its section."""
    ours, theirs = (tuple(front_texts(document)) for document in (pair.source, pair.translation))
    for name in FRONT_FIELDS:
        fields = (
            [text for text in texts if text.place.line == document.field_place(name).line]
            for texts, document in ((ours, pair.source), (theirs, pair.translation))
        )
        source, translation = fields
        yield Block(tuple(source), tuple(translation)), pair.translation.field_place(name)
    for blocks, place in all_blocks(pair):
        yield from ((block, place) for block in blocks)


@once
def differences(pair: Pair, corpus: Corpus) -> tuple[Difference, ...]:
    """Give the blocks whose figures differ."""
    return tuple(_differences(pair, corpus))


def _differences(pair: Pair, corpus: Corpus) -> Iterator[Difference]:
    for block, fallback in figure_blocks(pair):
        ours = _figures(block.source, pair.source.page.language)
        theirs = _figures(block.translation, pair.language)
        if ours or theirs:
            missing = _without_partner(ours, theirs, block.translation, pair.language, corpus)
            extra = _without_partner(theirs, ours, block.source, pair.source.page.language, corpus)
            if missing or extra:
                yield Difference(block, missing, extra, fallback)


def _figures(texts: tuple[Text, ...], language: str) -> list[Figure]:
    return [figure for text in texts for figure in figures_of(text, language)]


def _without_partner(
    figures: list[Figure], others: list[Figure], texts: tuple[Text, ...], language: str, corpus: Corpus
) -> tuple[Figure, ...]:
    """Give the figures that the other side has neither alike, nor as a word, nor as the quote of a fact.

    A figure repeated more often on one side is none of them: sentences are built differently.
    """
    exact = {(one.kind, one.value) for one in others}
    numbers = {one.number for one in others if one.kind in LOOSE and one.number}
    lengths = {one.number for one in others if one.kind is Kind.DURATION}
    left = [one for one in figures if (one.kind, one.value) not in exact]
    left = [one for one in left if not _is_number(one, numbers, lengths)]
    if not left:
        return ()
    words = {one.number for text in texts for one in words_of(text, language)}
    quoted = set(_quoted(texts, corpus))
    left = [one for one in left if one.number not in words or one.kind is Kind.MONEY]
    return tuple(one for one in left if (one.kind, one.value) not in quoted and not _is_told(one, quoted))


def _is_number(one: Figure, numbers: set[str], lengths: set[str]) -> bool:
    """Say whether a number, or a length of time, has its number on the other side; two lengths must be alike."""
    if one.kind is Kind.DURATION:
        return one.number in numbers - lengths
    return one.kind in LOOSE and bool(one.number) and one.number in numbers


def _quoted(texts: tuple[Text, ...], corpus: Corpus) -> Iterator[tuple[Kind, str]]:
    for text in texts:
        for one in quotes_of(text):
            fact = corpus.content.facts.by_name.get(one.name.removeprefix("fact.")) if one.is_fact else None
            value = value_of(fact) if fact is not None else None
            if value is not None:
                yield value


def _is_told(one: Figure, quoted: set[tuple[Kind, str]]) -> bool:
    """Say whether a figure stands where the other side quotes a fact of its kind; that is told as typed."""
    return one.kind in {Kind.PHONE, Kind.EMAIL, Kind.MONEY, Kind.PERCENTAGE, Kind.DATE} and any(
        kind is one.kind for kind, _ in quoted
    )


def _beside(one: Difference) -> Iterator[tuple[Figure | None, Figure | None]]:
    """Give (missing, extra) figures beside each other, those of one kind first."""
    extra = list(one.extra)
    for missing in one.missing:
        partner = next((other for other in extra if _alike(missing, other)), None)
        if partner is not None:
            extra.remove(partner)
        yield missing, partner
    yield from ((None, other) for other in extra)


def _alike(one: Figure, other: Figure) -> bool:
    return one.kind is other.kind or (one.kind in LOOSE and other.kind in LOOSE)


def differing(pair: Pair, corpus: Corpus) -> Iterator[tuple[Figure, Figure]]:
    """Give the figures of a page that its translation has otherwise, each with what stands there."""
    for one in differences(pair, corpus):
        for missing, extra in _beside(one):
            if missing is not None and extra is not None:
                yield missing, extra


@pair_rule("K204", Family.PAIRS, Grade.ERROR)
def figures_are_the_same(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """A figure is the one of the source."""
    for missing, extra in differing(pair, corpus):
        values = {"figure": extra.written, "source": missing.written}
        yield Found(extra.place, values, corrected=_corrected(pair, corpus, missing, extra))


def _corrected(pair: Pair, corpus: Corpus, missing: Figure, extra: Figure) -> str | None:
    """Give the line of the translation with the figure of the source in the notation of the translation."""
    if missing.kind in SAME_DIGITS:
        return mended(pair.translation, extra, missing.written)
    if missing.number and extra.number and extra.written.startswith(extra.number):
        locale = corpus.content.site.languages[pair.language].locale
        try:
            plain = missing.written.startswith(missing.number)  # a year has no groups
            number = missing.number if plain else format_decimal(Decimal(missing.number), locale=locale)
        except InvalidOperation:
            return None
        return mended(pair.translation, extra, f"{number}{extra.written.removeprefix(extra.number)}")
    return None


@pair_rule("K205", Family.PAIRS, Grade.ERROR)
def figure_is_there(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """No figure of the source is missing."""
    for one in differences(pair, corpus):
        for missing, extra in _beside(one):
            if missing is not None and extra is None and missing.value not in IDIOMS:
                place = likely_place(one.block, missing.text, missing.start, one.fallback)
                yield Found(place, {"source": missing.written})


@pair_rule("K209", Family.PAIRS, Grade.ERROR)
def figure_is_not_more(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """No figure stands in the translation alone."""
    for one in differences(pair, corpus):
        for missing, extra in _beside(one):
            if missing is None and extra is not None and extra.value not in IDIOMS:
                yield Found(extra.place, {"figure": extra.written})
