"""Rules about whole pages: one that is not translated, one that is the translation of another."""

from collections.abc import Iterator

from ncp.judge.corpus import Corpus, Pair
from ncp.judge.families.pairs.matching import is_other_page
from ncp.judge.registry import Family, Found, pair_rule, site_rule
from ncp.problems import Grade, Place


@site_rule("K201", Family.PAIRS, Grade.NOTE)
def page_is_translated(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """A page is there in every language; where it is not, readers get the source with a notice."""
    languages = corpus.content.site.languages
    for language, pages in corpus.content.pages.items():
        for name, page in corpus.content.pages[corpus.source_language].items():
            if name not in pages and name not in corpus.content.unusable:
                wanted = f"docs/{language}/{name}"
                yield Found(Place(wanted), {"source": page.file, "language": languages[language].name})


@pair_rule("K224", Family.PAIRS, Grade.ERROR)
def translation_is_of_this_page(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """The sections are those of the page of the same name."""
    if is_other_page(pair):
        sources = corpus.documents[corpus.source_language]
        alike = max(sources, key=lambda name: len(set(sources[name].ids) & set(pair.translation.ids)))
        place = pair.translation.field_place("title")
        yield Found(place, {"source": pair.source.page.file, "alike": sources[alike].page.file})
