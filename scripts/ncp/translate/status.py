"""The state of every translation."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain

from ncp.processes import processors
from ncp.project import Project
from ncp.read.site import Site
from ncp.shares import cut, started
from ncp.translate.blobs import Depth, depth_of, old_texts
from ncp.translate.difference import changes, moved
from ncp.translate.history import Reader, Stale, dated
from ncp.translate.model import Age, Ages, State
from ncp.translate.pages import PageFile, page_files

FEWEST = 5
"""A page of fewer words may be the same in two languages."""
SMALLEST_SHARE = 15
"""Names of pages for which it does not pay to start another process."""
COPIED = 0.85
"""The share of common words from which on a translation is no translation."""


def ages_of(project: Project, site: Site, wanted: Callable[[str], bool] = bool) -> Ages:
    """Give the state of every page in every language that is translated into, of those pages that are `wanted`.

    git is asked only if a translation is not up to date: once for old texts, once for days.
    """
    with ages_meanwhile(project, site, wanted) as ages:
        return ages()


@contextmanager
def ages_meanwhile(
    project: Project, site: Site, wanted: Callable[[str], bool] = bool, *, apart: bool = False
) -> Iterator[Callable[[], Ages]]:
    """Begin to look at the translations and give what waits for their state; `apart`: while the block goes on."""
    folder = f"docs/{site.source_language}"
    sources = page_files(project, site.source_language, wanted)
    pages = {code: page_files(project, code, wanted) for code in site.codes if code != site.source_language}
    names = sorted({*sources, *chain.from_iterable(pages.values())})
    number = max(1, min(processors(), len(names) // SMALLEST_SHARE))

    def look(share: list[str]) -> list[tuple[str, Age]]:
        found = ((code, _first_look(code, folder, sources, pages[code], share)) for code in pages)
        return [(code, age) for code, ages in found for age in ages]

    with started(look, cut(names, [1] * len(names), number), apart=apart) as looked:

        def ages() -> Ages:
            found = looked()
            return _ages(project, folder, sources, [age for code in pages for of, age in found if of == code])

        yield ages


def _ages(project: Project, folder: str, sources: Mapping[str, PageFile], first: list[Age]) -> Ages:
    """Look closer at what a first look cannot judge."""
    doubtful = [age for age in first if age.state is State.STALE]
    if not doubtful:
        return Ages(tuple(first))
    read = Reader(old_texts(project, (age.stamp for age in doubtful)))
    unknown = any(age.stamp not in read.known for age in doubtful)
    depth = depth_of(project) if unknown else None
    once = {_made_from(age): age for age in doubtful}  # languages made from one text share the answer
    stale = list(_stale(list(once.values()), sources, read))
    known = {_made_from(age): age for age in dated(project, stale, read, folder)} if stale else {}
    ages = (_compared(age, known.get(_made_from(age)), depth) for age in first)
    return Ages(tuple(map(_settled, ages)), depth)


def _made_from(age: Age) -> tuple[str, str]:
    return age.page, age.stamp


def _compared(age: Age, known: Age | None, depth: Depth | None) -> Age:
    """Give a translation what is known of the text that it was made from."""
    if age.state is not State.STALE:
        return age
    return _unread(age, depth) if known is None else replace(age, changes=known.changes, moved=known.moved)


def _first_look(
    language: str, folder: str, sources: Mapping[str, PageFile], pages: Mapping[str, PageFile], names: list[str]
) -> Iterator[Age]:
    """Judge what can be judged without git, of the pages of these names that are anywhere."""
    for name in (name for name in names if name in sources or name in pages):
        source, page = sources.get(name), pages.get(name)
        age = Age(name, language, f"docs/{language}/{name}", f"{folder}/{name}", State.MISSING)
        if page is None:
            yield age
        elif source is None:
            yield replace(age, state=State.ORPHAN, stamp=page.stamp)
        else:
            yield replace(age, state=_state(source, page), stamp=page.stamp)


def _state(source: PageFile, page: PageFile) -> State:
    if is_copy(source, page):
        return State.COPY
    if not page.stamp:
        return State.UNSTAMPED
    return State.CURRENT if page.stamp in source.ids else State.STALE


def is_copy(source: PageFile, page: PageFile) -> bool:
    """Say whether a translation consists of the words of its source."""
    fewer, more = sorted((len(source.prose), len(page.prose)))
    if fewer < FEWEST or fewer < COPIED * more:
        return False
    return (Counter(source.prose) & Counter(page.prose)).total() >= COPIED * more


def _stale(ages: list[Age], sources: Mapping[str, PageFile], read: Reader) -> Iterator[Stale]:
    """Compare the sources of today with the texts that were translated, where git has those."""
    for age in ages:
        old = read.parts(age.stamp)
        if old is None:
            continue
        source = sources[age.page]
        before = tuple(old.values())
        found = replace(age, changes=changes(before, source.parts), moved=moved(before, source.parts))
        yield Stale(found, old, {part.identifier: part for part in source.parts}, source.ids)


def _unread(age: Age, depth: Depth | None) -> Age:
    """Judge a translation whose old text is not to be had: unknown to a whole history, else stale as a whole."""
    return replace(age, state=State.UNKNOWN) if depth is Depth.COMPLETE else replace(age, whole=True)


def _settled(age: Age) -> Age:
    """Call a translation current whose source changed in nothing that a reader would see."""
    return replace(age, state=State.CURRENT) if age.state is State.STALE and not (age.whole or age.stale) else age
