"""Rules about the age of translations: what was translated is no longer what stands in the source."""

from collections.abc import Iterator
from itertools import chain

from ncp.judge.corpus import Corpus, Pair
from ncp.judge.registry import Family, Found, pair_rule, site_rule
from ncp.problems import Grade, Place
from ncp.read.markdown.values import Document
from ncp.read.pages import HEADING_ID, TranslationFrontMatter
from ncp.read.schema import nearest
from ncp.translate.blobs import NULL_ID
from ncp.translate.model import Age, Change, Kind, State
from ncp.translate.sections import TOP

NOT_KNOWN = "?"
SITE_FILE = "data/site.yml"


def _age(pair: Pair, corpus: Corpus) -> Age | None:
    return corpus.ages.by_file.get(pair.translation.page.file)


@pair_rule("K290", Family.PAIRS, Grade.WARNING)
def source_has_not_changed(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """The Latvian text is still the one that was translated; sections new or gone are told by the rules about ids."""
    age = _age(pair, corpus)
    if age is None or age.state is not State.STALE:
        return
    file = {"file": age.file}
    if age.whole:
        place = pair.translation.field_place("source")
        yield Found(place, {"words": NOT_KNOWN, "since": NOT_KNOWN, **file})
    for change in age.stale:
        if change.kind is Kind.CHANGED:
            values = {"words": change.words, "since": change.since or NOT_KNOWN, **file}
            yield Found(_place(pair.translation, change), values)


def _place(translation: Document, change: Change) -> Place:
    """Give the heading of a section in the translation; what stands above the first one begins with the title."""
    names = {change.identifier, change.former} - {TOP, None}
    places = (section.place for section in translation.sections if section.identifier in names)
    return next(places, translation.field_place("title"))


@pair_rule("K291", Family.PAIRS, Grade.WARNING)
def stamp_is_known(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """The translation names a text that git has; a stand-in of noughts is an error."""
    age, meta = _age(pair, corpus), pair.translation.page.meta
    if age is None or not isinstance(meta, TranslationFrontMatter):
        return
    noughts = meta.source == NULL_ID
    if noughts or age.state is State.UNKNOWN:
        grade = Grade.ERROR if noughts else Grade.WARNING
        yield Found(pair.translation.field_place("source"), {"file": age.file, "source": age.source_file}, grade=grade)


@pair_rule("K293", Family.PAIRS, Grade.ERROR)
def translation_is_no_copy(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """A translation is in its own language."""
    age = _age(pair, corpus)
    if age is not None and age.state is State.COPY:
        language = corpus.content.site.languages[age.language].name
        shown = pair.translation.page.meta.title
        place = pair.translation.field_place("title")
        yield Found(place, {"file": age.file, "language": language}, shown=shown)


@site_rule("K294", Family.PAIRS, Grade.ERROR)
def sensitive_sections_exist(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """What data/site.yml calls sensitive is there; else nobody would be warned, in silence."""
    sources = corpus.content.pages[corpus.source_language]
    ids_of = {name: {found["id"] for found in HEADING_ID.finditer(page.body)} for name, page in sources.items()}
    ids = set(chain.from_iterable(ids_of.values()))
    placed = {f"{name}#{one}" for name, ids_here in ids_of.items() for one in ids_here}
    sensitive = corpus.content.site.sensitive
    wanted = (("pages", sensitive.pages, set(sources)), ("sections", sensitive.sections, ids | placed))
    for field, names, known in wanted:
        for name in names:
            if name not in known:
                values = {"field": f"sensitive.{field}", "name": name, "nearest": nearest(name, sorted(known))}
                yield Found(Place(SITE_FILE), values)
