"""What the content says of a built page: whether it is a true page of its language."""

from ncp.judge.corpus import Corpus
from ncp.judge.once import once
from ncp.read.built import BuiltPage
from ncp.read.pages import Page


@once
def pages_by_url(corpus: Corpus) -> dict[str, Page]:
    """Give the pages that are written, by their address below the site's root: `lv/costs/`."""
    pages = corpus.content.pages
    return {f"{code}/{page.url}": page for code, of_language in pages.items() for page in of_language.values()}


def page_of(built: BuiltPage, corpus: Corpus) -> Page | None:
    """Give the page that somebody wrote in this language for this address; None for all that tools add."""
    return pages_by_url(corpus).get(built.url)


def is_choice(built: BuiltPage) -> bool:
    """Say whether it is the page to choose a language, at the site's root."""
    return not built.url


def is_indexable(built: BuiltPage, corpus: Corpus) -> bool:
    """Say whether search engines may have the page once the site is open."""
    return is_choice(built) or page_of(built, corpus) is not None


def is_untranslated(built: BuiltPage, corpus: Corpus) -> bool:
    """Say whether the page stands for one that is written in the source language only."""
    below = built.url.removeprefix(f"{built.language}/")
    return page_of(built, corpus) is None and f"{corpus.source_language}/{below}" in pages_by_url(corpus)
