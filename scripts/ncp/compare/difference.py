"""Two built sites, compared text by text."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from ncp.compare.model import Change, Comparison, FrameChange, Kind, PageChange
from ncp.compare.texts import Texts, texts_of
from ncp.read.built import BuiltPage, BuiltSite
from ncp.translate.difference import words_changed
from ncp.translate.words import words_of

NOTHING = Texts((), ())


def compare(before: BuiltSite, after: BuiltSite, languages: tuple[str, ...]) -> Comparison:
    """Compare what readers read; booklets and pieces for other sites repeat the pages and are left out."""
    old, new = _pages(before), _pages(after)
    pages: list[PageChange] = []
    frames: dict[str, FrameChange] = {}
    for url in sorted({*old, *new}):
        if url in old and url in new and old[url].html == new[url].html:
            continue
        texts = [texts_of(pages[url]) if url in pages else NOTHING for pages in (old, new)]
        page = new.get(url) or old[url]
        pages += _page(page, _kind(url in old, url in new), *texts)
        if url in old and url in new and texts[0].frame != texts[1].frame:
            frames[page.language] = _frame(page, frames.get(page.language), *texts)
    return Comparison((*languages, ""), tuple(pages), frames)


def _pages(site: BuiltSite) -> Mapping[str, BuiltPage]:
    return {url: page for url, page in site.pages.items() if not page.is_booklet and not page.is_fragment}


def _kind(was_there: bool, is_there: bool) -> Kind:  # noqa: FBT001 - two facts of one kind
    if was_there and is_there:
        return Kind.CHANGED
    return Kind.NEW if is_there else Kind.GONE


def _page(page: BuiltPage, kind: Kind, old: Texts, new: Texts) -> Iterator[PageChange]:
    """Give what changed on a page, if anything that is read did."""
    if old.own != new.own or kind is not Kind.CHANGED:
        changed = tuple(changes(old.own, new.own))
        words = sum(words_changed(words_of("\n".join(one.old)), words_of("\n".join(one.new))) for one in changed)
        yield PageChange(page.url, page.language, kind, changed, words)


def _frame(page: BuiltPage, known: FrameChange | None, old: Texts, new: Texts) -> FrameChange:
    """Count a page whose frame differs; the first one of a language is shown."""
    if known:
        return FrameChange(known.language, known.pages + 1, known.url, known.changes)
    return FrameChange(page.language, 1, page.url, tuple(changes(old.frame, new.frame)))


def changes(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Change]:
    """Give the texts that were replaced, in order."""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Change(old[a:b], new[c:d])
