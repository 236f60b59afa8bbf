"""Rules about sections: a translation has those of its source, with the same ids, in the same order and depth."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from ncp.judge.corpus import Corpus, Pair
from ncp.judge.families.pairs.matching import Matched, is_other_page, matched
from ncp.judge.registry import Family, Found, pair_rule
from ncp.problems import Grade, Place
from ncp.read.markdown.values import Document, Section

WRITTEN_ID = re.compile(r"\s*\{[^{}\n]*\}?\s*$|\s*#[\w-]+\}\s*$|\s*#+\s*$")


def _sections(pair: Pair) -> tuple[Matched, ...]:
    return () if is_other_page(pair) else matched(pair)


def last_place(document: Document) -> Place:
    """Give the last line of a page."""
    return Place(document.page.file, max(1, len([*document.lines]) - (not document.lines[-1])))


@pair_rule("K202", Family.PAIRS, Grade.ERROR)
def section_is_there(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """Every section of the source is in the translation."""
    del corpus
    before: Matched | None = None
    for one in _sections(pair):
        if one.source is not None and one.translation is None:
            heading = one.source.heading
            place = _gap(pair, before)
            mended = f"{'#' * one.source.level} … {{#{one.source.identifier}}}"
            words = WRITTEN_ID.sub("", heading.raw) if heading else ""
            yield Found(place, {"id": one.source.identifier, "heading": words}, corrected=mended)
        elif one.source is not None:
            before = one


def _gap(pair: Pair, before: Matched | None) -> Place:
    """Give the place where a section should begin: behind as much text as the section before has in the source."""
    if before is None or before.source is None or before.translation is None:
        return pair.translation.field_place("title")
    texts, wanted = before.translation.texts, len(before.source.texts)
    if len(texts) > wanted:
        return texts[wanted].place
    following = (one.place for one in pair.translation.sections if one.first_line > before.translation.last_line)
    return next(following, last_place(pair.translation))


@pair_rule("K203", Family.PAIRS, Grade.ERROR)
def identifier_is_the_same(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """A heading of the translation has the id of the source's heading."""
    del corpus
    for one in _sections(pair):
        if one.source is None or one.translation is None or one.source.identifier == one.translation.identifier:
            continue
        if one.source.identifier:
            values = {"id": one.source.identifier, "written": one.translation.identifier or "–"}
            corrected = _with_id(pair.translation, one.translation, one.source.identifier)
            yield Found(one.translation.place, values, corrected=corrected)


def _with_id(document: Document, section: Section, identifier: str) -> str:
    line = document.line(section.place.line)
    return f"{WRITTEN_ID.sub('', line)} {{#{identifier}}}"


@pair_rule("K206", Family.PAIRS, Grade.ERROR)
def section_is_not_more(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """The translation has no section of its own."""
    del corpus
    for one in _sections(pair):
        if one.source is None and one.translation is not None:
            yield Found(one.translation.place, {"id": one.translation.identifier or "–"})


@pair_rule("K207", Family.PAIRS, Grade.ERROR)
def sections_are_in_order(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """Sections stand in the order of the source."""
    del corpus
    both = [one for one in _sections(pair) if one.source is not None and one.translation is not None]
    both.sort(key=lambda one: one.translation.first_line if one.translation else 0)
    order = {id(section): index for index, section in enumerate(pair.source.sections)}
    ranks = [order[id(one.source)] for one in both]
    kept = _rising(ranks)
    for rank, one in zip(ranks, both, strict=True):
        if rank not in kept and one.source is not None and one.translation is not None:
            previous = pair.source.sections[rank - 1].identifier if rank else ""
            yield Found(one.translation.place, {"id": one.source.identifier, "previous": previous or "–"})


def _rising(ranks: list[int]) -> set[int]:
    """Give the longest rising part of a sequence: what need not be moved."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for rank in ranks:
        place = bisect_left(ends, rank)
        before[rank] = ends[place - 1] if place else None
        ends[place : place + 1] = [rank]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


@pair_rule("K208", Family.PAIRS, Grade.ERROR)
def level_is_the_same(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """A heading is as deep as that of the source."""
    del corpus
    for one in _sections(pair):
        if one.source is None or one.translation is None or one.source.level == one.translation.level:
            continue
        line = pair.translation.line(one.translation.place.line).lstrip("# ")
        corrected = f"{'#' * one.source.level} {line}" if one.source.level and one.translation.level else None
        values = {"level": one.translation.level, "source": one.source.level}
        yield Found(one.translation.place, values, corrected=corrected)
