"""Rules about quotes and links: every block of a translation has those of its source."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from ncp.judge.corpus import Corpus, Pair
from ncp.judge.families.facts.known import SHORTEST_FULL_PHONE, value_of
from ncp.judge.families.pairs.blocks import QUOTE, Block, Quoted, all_blocks, likely_place
from ncp.judge.figures import Kind, figures_of
from ncp.judge.once import once
from ncp.judge.registry import Family, Found, pair_rule
from ncp.problems import Grade, Place
from ncp.read.facts import Phone
from ncp.read.markdown.values import Text

BEGUN = re.compile(r"\b(?:fact|links?|list)\.\w")


@dataclass(frozen=True)
class Difference:
    """What a block of the source has and the translation lacks, and the other way round."""

    block: Block
    missing: tuple[Quoted, ...]
    extra: tuple[Quoted, ...]
    fallback: Place


def _difference(block: Block, fallback: Place) -> Difference:
    ours, theirs = block.quotes
    missing, extra = _surplus(ours, theirs), _surplus(theirs, ours)
    return Difference(block, missing, extra, fallback)


def _surplus(of: tuple[Quoted, ...], over: tuple[Quoted, ...]) -> tuple[Quoted, ...]:
    """Give what one list has more often than another; of equal ones those that stand where the other has none."""
    if not of or [one.name for one in of] == [one.name for one in over]:
        return ()
    left = _names(of) - _names(over)
    if not left:
        return ()
    matcher = SequenceMatcher(None, [one.name for one in of], [one.name for one in over], autojunk=False)
    fitting = {index for start, _, size in matcher.get_matching_blocks() for index in range(start, start + size)}
    found = set()
    for index in sorted(range(len(of)), key=lambda index: (index in fitting, index)):
        if left[of[index].name] > 0:
            left[of[index].name] -= 1
            found.add(index)
    return tuple(one for index, one in enumerate(of) if index in found)


@once
def differences(pair: Pair) -> tuple[Difference, ...]:
    """Give the differences of all blocks; what only moved between text and list is none."""
    return tuple(_differences(pair))


def _differences(pair: Pair) -> Iterator[Difference]:
    for blocks, fallback in all_blocks(pair):
        found = [_difference(block, fallback) for block in blocks]
        loose = [one for one in found if not one.block.is_row]
        if not any(one.missing or one.extra for one in found):
            continue
        moved = _names(one for item in loose for one in item.missing) & _names(
            one for item in loose for one in item.extra
        )
        for one in found:
            if not one.block.is_row and moved and _is_rest_moved(one, found, moved):
                one = _without(one, moved)  # noqa: PLW2901 - what is left of it
            if one.missing or one.extra:
                yield one


def _names(quotes: Iterable[Quoted]) -> Counter[str]:
    return Counter(one.name for one in quotes)


def _is_rest_moved(one: Difference, found: list[Difference], moved: Counter[str]) -> bool:
    """Say whether what moved has left or reached the text around lists, not gone from one item to another."""
    rest = found[-1]
    names = {quoted.name for quoted in (*rest.missing, *rest.extra)}
    return one is rest or bool(names & set(moved))


def _without(one: Difference, moved: Counter[str]) -> Difference:
    missing = tuple(quoted for quoted in one.missing if quoted.name not in moved)
    extra = tuple(quoted for quoted in one.extra if quoted.name not in moved)
    return Difference(one.block, missing, extra, one.fallback)


def _kinds(texts: tuple[Text, ...], language: str) -> set[Kind]:
    return {figure.kind for text in texts for figure in figures_of(text, language)}


def _kind(name: str, corpus: Corpus) -> Kind | None:
    fact = corpus.content.facts.by_name.get(name.removeprefix("fact."))
    value = value_of(fact) if fact is not None else None
    return value[0] if value else None


def _is_emergency(name: str, corpus: Corpus) -> bool:
    """Say whether an emergency number is quoted; one may be explained more often in one language than in another."""
    fact = corpus.content.facts.by_name.get(name.removeprefix("fact."))
    return isinstance(fact, Phone) and len(fact.value) < SHORTEST_FULL_PHONE


def _is_known(one: Quoted, corpus: Corpus) -> bool:
    """Say whether a quoted fact or link is there; what is not is told already."""
    path = one.name.split(".")
    if one.is_fact:
        return ".".join(path[1:3]) in corpus.content.facts.by_name
    return path[0] != "link" or path[1] in corpus.content.links.by_id


def _pairs(one: Difference, corpus: Corpus, *, facts: bool) -> Iterator[tuple[Quoted | None, Quoted | None]]:
    """Give what differs in a block as (missing, extra): facts, or links, beside each other in order."""
    missing = [quoted for quoted in one.missing if quoted.is_fact is facts]
    extra = [quoted for quoted in one.extra if quoted.is_fact is facts]
    extra = [quoted for quoted in extra if missing or not _is_repeated(quoted, one.block, corpus)]
    ours, theirs = (sum(not _is_known(quoted, corpus) for quoted in quotes) for quotes in (missing, extra))
    ours, theirs = ours + _broken(one.block.source), theirs + _broken(one.block.translation)
    missing = [quoted for quoted in missing if _is_known(quoted, corpus)][theirs:]
    extra = [quoted for quoted in extra if _is_known(quoted, corpus)][ours:]
    for index in range(max(len(missing), len(extra))):
        yield missing[index] if index < len(missing) else None, extra[index] if index < len(extra) else None


def _broken(texts: tuple[Text, ...]) -> int:
    """Give how many quotes were begun and are none; those are told already."""
    return sum(max(0, len(BEGUN.findall(text.raw)) - len(QUOTE.findall(text.raw))) for text in texts)


def _is_repeated(quoted: Quoted, block: Block, corpus: Corpus) -> bool:
    if _is_emergency(quoted.name, corpus):
        return True
    return not block.is_row and any(one.name == quoted.name for one in block.quotes[0])


def _place(one: Difference, missing: Quoted) -> Place:
    """Give the place where a quote should stand: as far from the one before it, or behind it, as in the source."""
    ours, theirs = one.block.quotes
    index = next(index for index, quoted in enumerate(ours) if quoted == missing)
    before = next((quoted for quoted in reversed(ours[:index]) if quoted.text is missing.text), None)
    partner = next((quoted for quoted in theirs if before is not None and quoted.name == before.name), None)
    if before is not None and partner is not None:
        offset = partner.start + missing.start - before.start
        return partner.text.at(min(offset, len(partner.text.raw)))
    after = next((quoted for quoted in ours[index + 1 :] if quoted.text is missing.text), None)
    partner = next((quoted for quoted in theirs if after is not None and quoted.name == after.name), None)
    if after is not None and partner is not None:
        return partner.text.at(max(0, partner.start - after.start + missing.start))
    return likely_place(one.block, missing.text, missing.start, one.fallback)


def _instead(pair: Pair, missing: Quoted, extra: Quoted) -> str | None:
    """Give the line with one quote or address replaced by another."""
    place, line = extra.place, pair.translation.line(extra.place.line)
    start = place.column - 1
    if line[start : start + len(extra.written)] != extra.written:
        return None
    return f"{line[:start]}{missing.written}{line[start + len(extra.written) :]}"


def _others(pair: Pair, corpus: Corpus, *, facts: bool) -> Iterator[Found]:
    """Give what stands in the place of something else."""
    for one in differences(pair):
        for missing, extra in _pairs(one, corpus, facts=facts):
            if missing is not None and extra is not None:
                values = {"source": missing.written, "written": extra.written}
                yield Found(extra.place, values, corrected=_instead(pair, missing, extra))


@pair_rule("K220", Family.PAIRS, Grade.ERROR)
def facts_are_the_same(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """A block quotes the facts that the source quotes, and no others instead."""
    return _others(pair, corpus, facts=True)


@pair_rule("K222", Family.PAIRS, Grade.ERROR)
def links_are_the_same(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """A block links to the places to which the source links, and to no others instead."""
    return _others(pair, corpus, facts=False)


@pair_rule("K227", Family.PAIRS, Grade.ERROR)
def fact_is_there(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """No quote of a fact is missing; one typed instead is told as such."""
    for one in differences(pair):
        typed = _kinds(one.block.translation, pair.language)
        for missing, extra in _pairs(one, corpus, facts=True):
            if missing is not None and extra is None and _kind(missing.name, corpus) not in typed:
                yield Found(_place(one, missing), {"source": missing.written})


@pair_rule("K228", Family.PAIRS, Grade.ERROR)
def link_is_there(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """No link is missing."""
    for one in differences(pair):
        for missing, extra in _pairs(one, corpus, facts=False):
            if missing is not None and extra is None:
                yield Found(_place(one, missing), {"source": missing.written})


@pair_rule("K221", Family.PAIRS, Grade.ERROR)
def facts_are_not_more(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """A block quotes no fact that the source does not quote."""
    for one in differences(pair):
        typed = _kinds(one.block.source, pair.source.page.language)
        for missing, extra in _pairs(one, corpus, facts=True):
            if missing is None and extra is not None and _kind(extra.name, corpus) not in typed:
                yield Found(extra.place, {"written": extra.written})


@pair_rule("K223", Family.PAIRS, Grade.ERROR)
def links_are_not_more(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """A block has no link that the source does not have."""
    for one in differences(pair):
        for missing, extra in _pairs(one, corpus, facts=False):
            if missing is None and extra is not None:
                yield Found(extra.place, {"written": extra.written})


def alone(pair: Pair, corpus: Corpus) -> Iterator[tuple[str, Place]]:
    """Give what only the translation quotes, with the place in the source where it should stand."""
    for one in differences(pair):
        typed = _kinds(one.block.source, pair.source.page.language)
        start = one.block.source[0].place if one.block.source else pair.source.field_place("title")
        mirrored = Difference(Block(one.block.translation, one.block.source), one.extra, one.missing, start)
        for facts in (True, False):
            for missing, extra in _pairs(one, corpus, facts=facts):
                if missing is None and extra is not None and _kind(extra.name, corpus) not in typed:
                    yield extra.written, _place(mirrored, extra)


@pair_rule("K226", Family.PAIRS, Grade.WARNING)
def quotes_are_in_order(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """Facts of one kind, and links, stand in the order of the source; two that were swapped look right otherwise."""
    for blocks, _ in all_blocks(pair):
        for block in blocks:
            ours, theirs = block.quotes
            if not ours or [one.name for one in ours] == [one.name for one in theirs]:
                continue
            if _names(ours) != _names(theirs):
                ours, theirs = (_without_emergency(quotes, corpus) for quotes in block.quotes)
            if _names(ours) == _names(theirs):
                yield from _swapped(ours, theirs, corpus)


def _without_emergency(quotes: tuple[Quoted, ...], corpus: Corpus) -> tuple[Quoted, ...]:
    return tuple(one for one in quotes if not _is_emergency(one.name, corpus))


def _swapped(ours: tuple[Quoted, ...], theirs: tuple[Quoted, ...], corpus: Corpus) -> Iterator[Found]:
    for kind in dict.fromkeys(_sort(one, corpus) for one in ours):
        mine = [one for one in ours if _sort(one, corpus) == kind]
        other = [one for one in theirs if _sort(one, corpus) == kind]
        for one, two in zip(mine, other, strict=True):
            if one.name != two.name:
                yield Found(two.place, {"written": two.written, "source": one.written})
                break


def _sort(one: Quoted, corpus: Corpus) -> str:
    """Give the kind of a fact, or say that it is a link."""
    fact = corpus.content.facts.by_name.get(one.name.removeprefix("fact.")) if one.is_fact else None
    return "fact" if fact is not None else one.name[:4]
