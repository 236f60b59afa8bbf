"""What programs show of a page when somebody passes on its address: Open Graph, and the kind of card."""

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from babel import Locale
from babel.core import get_global

from ncp.finish.pictures import Picture

LARGE_CARD = '<meta name="twitter:card" content="summary_large_image">'
"""Without it the picture is cut to a square."""


@dataclass(frozen=True)
class Shared:
    """A page as it is passed on."""

    title: str
    description: str
    address: str
    site_name: str
    is_home: bool
    locale: str
    """CLDR locale of the page."""
    other_locales: tuple[str, ...] = ()
    """CLDR locales of its other versions."""
    picture: Picture | None = None


def social_lines(shared: Shared) -> tuple[str, ...]:
    """Give the lines of the head that tell how a page is shown elsewhere."""
    graph = tuple(f'<meta property="og:{name}" content="{html.escape(value)}">' for name, value in _graph(shared))
    return (*graph, LARGE_CARD) if shared.picture else graph


def _graph(shared: Shared) -> Iterator[tuple[str, str]]:
    yield "title", shared.title
    yield "description", shared.description
    yield "url", shared.address
    yield "type", "website" if shared.is_home else "article"
    yield "site_name", shared.site_name
    yield "locale", graph_locale(shared.locale)
    yield from (("locale:alternate", locale) for locale in _others(shared))
    if shared.picture:
        yield "image", shared.picture.address
        yield "image:width", str(shared.picture.width)
        yield "image:height", str(shared.picture.height)
        yield "image:alt", shared.picture.text


def _others(shared: Shared) -> Iterable[str]:
    """Give the locales of the other versions, each once: two languages of a site may share one."""
    others = dict.fromkeys(graph_locale(locale) for locale in shared.other_locales)
    others.pop(graph_locale(shared.locale), None)
    return others


def graph_locale(name: str) -> str:
    """Write a locale as Open Graph wants it: language and territory, the CLDR's likeliest if none is given."""
    locale = Locale.parse(name)
    likely = get_global("likely_subtags").get(locale.language, "")
    territory = locale.territory or (likely.rpartition("_")[2] if "_" in likely else "")
    return f"{locale.language}_{territory}" if territory else locale.language
