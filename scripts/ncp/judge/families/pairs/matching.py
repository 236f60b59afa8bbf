"""Which section of a translation belongs to which section of its source: by id, else by position."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ncp.judge.corpus import Pair
from ncp.judge.once import once
from ncp.read.markdown.values import Document, Section

LEAST_SHARED = 0.4
"""A translation that shares fewer of its sections belongs to another page."""
FEW = 3


@dataclass(frozen=True)
class Matched:
    """Two sections that belong together, or one that has no partner."""

    source: Section | None
    translation: Section | None


def is_other_page(pair: Pair) -> bool:
    """Say whether a translation shares so few sections that it must be that of another page."""
    ours, theirs = set(pair.source.ids), set(pair.translation.ids)
    return min(len(ours), len(theirs)) >= FEW and len(ours & theirs) < LEAST_SHARED * min(len(ours), len(theirs))


@once
def matched(pair: Pair) -> tuple[Matched, ...]:
    """Give the sections of both, in the order of the source; those that only the translation has come last."""
    free = list(pair.translation.sections[1:])
    partner: list[Section | None] = [pair.translation.sections[0]]
    for section in pair.source.sections[1:]:
        same = (one for one in free if section.identifier and one.identifier == section.identifier)
        found = next(same, None)
        partner.append(found)
        if found is not None:
            free = [one for one in free if one is not found]
    for index, section in enumerate(pair.source.sections):
        if partner[index] is None:
            partner[index] = _by_position(pair.translation, section, partner[:index], free)
            free = [one for one in free if one is not partner[index]]
    ours = (Matched(section, other) for section, other in zip(pair.source.sections, partner, strict=True))
    return (*ours, *(Matched(None, section) for section in free))


def _by_position(
    document: Document, section: Section, before: list[Section | None], free: list[Section]
) -> Section | None:
    """Give the section behind the partner of the one before, if nobody else wants it."""
    last = next((one for one in reversed(before) if one is not None), None)
    index = next((index for index, one in enumerate(document.sections) if one is last), -1)
    following = document.sections[index + 1] if 0 <= index < len(document.sections) - 1 else None
    wanted = following is not None and any(one is following for one in free)
    return following if wanted and following is not None and following.level == section.level else None


@once
def compared(pair: Pair) -> tuple[tuple[Section, Section], ...]:
    """Give the sections to compare; where a heading of the translation is gone, its text counts with what precedes."""
    return tuple(_compared(pair))


def _compared(pair: Pair) -> Iterator[tuple[Section, Section]]:
    if is_other_page(pair):
        return
    current: tuple[Section, Section] | None = None
    for one in matched(pair):
        if one.source is not None and one.translation is not None:
            if current is not None:
                yield current
            current = one.source, one.translation
        elif one.source is not None and current is not None and _swallowed(*current, one.source):
            current = _joined(current[0], one.source), current[1]
    if current is not None:
        yield current


def _swallowed(source: Section, translation: Section, lost: Section) -> bool:
    """Say whether the text of a section without partner stands in the section before it."""
    return len(translation.texts) * 2 > len(source.texts) * 2 + len(lost.texts) - 1 > len(source.texts) * 2 - 1


def _joined(source: Section, lost: Section) -> Section:
    return replace(
        source,
        texts=source.texts + tuple(text for text in lost.texts if text is not lost.heading),
        tables=source.tables + lost.tables,
        lists=source.lists + lost.lists,
        boxes=source.boxes + lost.boxes,
    )
