"""Rules about pages that the built site lacks, or has too many."""

from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.families.built.known import is_choice, is_untranslated, page_of, pages_by_url
from ncp.judge.registry import Family, Found, built_page_rule, built_site_rule
from ncp.problems import Grade, Place
from ncp.read.built import NOT_FOUND, BuiltPage, BuiltSite


@built_site_rule("B250", Family.BUILT, Grade.ERROR)
def every_page_is_built(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """Every page that somebody wrote is in the built site."""
    for url, page in pages_by_url(corpus).items():
        if url not in site.pages:
            yield Found(Place(page.file), {"url": f"/{url}", "folder": site.name})


@built_site_rule("B251", Family.BUILT, Grade.ERROR)
def the_frame_of_the_site_is_built(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """The page to choose a language is there, and a page for addresses that lead nowhere."""
    del corpus
    for url, name in (("", "index.html"), (NOT_FOUND, NOT_FOUND)):
        if url not in site.pages:
            yield Found(Place(site.file_name(name)), {"file": name})


@built_page_rule("B252", Family.BUILT, Grade.WARNING)
def every_built_page_is_written(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """A page of a language is one that somebody wrote, or stands for one that is not translated."""
    added = page.is_not_found or page.is_fragment or page.is_booklet or is_choice(page)
    if not added and page_of(page, corpus) is None and not is_untranslated(page, corpus):
        yield Found(Place(page.file), {"url": f"/{page.url}"})
