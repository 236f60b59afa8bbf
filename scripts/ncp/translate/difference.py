"""What changed between two states of a page, section by section and word by word."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from ncp.translate.model import Change, Kind
from ncp.translate.sections import Part
from ncp.translate.words import Word, shown

ALIKE = 0.6
"""The share of words that a section under another id must keep to count as the same section."""
LARGE = 2000
"""From so many words on, the matcher may pass over the commonest."""


@dataclass(frozen=True)
class Run:
    """Words of which the old ones were replaced by the new ones; where nothing changed, both are the same."""

    old: tuple[Word, ...]
    new: tuple[Word, ...]
    equal: bool

    @property
    def size(self) -> int:
        """How many words changed; signs alone count as one."""
        if self.equal:
            return 0
        return max(sum(word.is_word for word in self.old), sum(word.is_word for word in self.new), 1)


def runs(old: tuple[Word, ...], new: tuple[Word, ...]) -> Iterator[Run]:
    """Give the words of both in runs, equal and changed by turns."""
    before, after = [word.key for word in old], [word.key for word in new]
    start, end = _common(before, after)
    if start:
        yield Run(old[:start], new[:start], equal=True)
    inner_old, inner_new = old[start : len(old) - end], new[start : len(new) - end]
    large = max(len(inner_old), len(inner_new)) > LARGE
    keys = ([word.key for word in inner_old], [word.key for word in inner_new])
    for tag, a, b, c, d in SequenceMatcher(None, *keys, autojunk=large).get_opcodes():
        yield Run(inner_old[a:b], inner_new[c:d], equal=tag == "equal")
    if end:
        yield Run(old[len(old) - end :], new[len(new) - end :], equal=True)


def _common(before: list[str], after: list[str]) -> tuple[int, int]:
    """Give how many words are the same at the start and at the end; most changes are small, so this is quick."""
    most = min(len(before), len(after))
    start = next((index for index in range(most) if before[index] != after[index]), most)
    rest = most - start
    end = next((index for index in range(rest) if before[-1 - index] != after[-1 - index]), rest)
    return start, end


def words_changed(old: tuple[Word, ...], new: tuple[Word, ...]) -> int:
    """Give how many words changed."""
    return sum(run.size for run in runs(old, new))


def changes(old: tuple[Part, ...], new: tuple[Part, ...]) -> tuple[Change, ...]:
    """Give the sections that changed, in the order of the new state; those that are gone come last."""
    before, after = {part.identifier: part for part in old}, {part.identifier: part for part in new}
    gone = {name: part for name, part in before.items() if name not in after}
    found: list[Change] = []
    for name, part in after.items():
        former = before.get(name) or _former(part, gone)
        if former is None:
            found.append(Change(name, Kind.NEW, part.title, words_changed((), part.words)))
            continue
        gone.pop(former.identifier, None)
        found += _between(former, part)
    found += [Change(name, Kind.REMOVED, part.title, words_changed(part.words, ())) for name, part in gone.items()]
    return tuple(found)


def _between(former: Part, part: Part) -> Iterator[Change]:
    """Give what changed in one section; under another id it is at least renamed."""
    other = former.identifier if former.identifier != part.identifier else None
    if former.keys != part.keys:
        yield Change(part.identifier, Kind.CHANGED, part.title, words_changed(former.words, part.words), other)
    elif other is not None:
        yield Change(part.identifier, Kind.RENAMED, part.title, 0, other)


def _former(part: Part, gone: Mapping[str, Part]) -> Part | None:
    """Find the section that now stands under another id: the one most alike among those that are gone."""
    shares = {name: _share(part, other) for name, other in gone.items()}
    best = max(shares, key=lambda name: shares[name], default=None)
    return gone[best] if best is not None and shares[best] >= ALIKE else None


def _share(one: Part, two: Part) -> float:
    common = (Counter(one.keys) & Counter(two.keys)).total()
    return common / max(len(one.keys), len(two.keys), 1)


def moved(old: tuple[Part, ...], new: tuple[Part, ...]) -> bool:
    """Say whether sections that both states have stand in another order."""
    before, after = [part.identifier for part in old], [part.identifier for part in new]
    common = set(before) & set(after)
    return [name for name in before if name in common] != [name for name in after if name in common]


def segments(old: tuple[Word, ...], new: tuple[Word, ...]) -> Iterator[tuple[str, str]]:
    """Give the new text in pieces, with those taken out between them: ("", text), ("-", taken out), ("+", put in)."""
    for run in runs(old, new):
        if run.equal:
            yield "", _lead(run.new) + shown(run.new)
            continue
        yield "", _lead(run.new or run.old)
        if run.old:
            yield "-", shown(run.old)
        if run.new:
            yield "", " " if run.old and (_lead(run.new) or run.new[0].is_word) else ""
            yield "+", shown(run.new)


def _lead(words: tuple[Word, ...]) -> str:
    return words[0].lead if words else ""
