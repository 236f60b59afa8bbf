"""From the content to the agenda: a pure function of what was read and of the day."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from urllib.parse import urlsplit

from ncp.problems import Place
from ncp.read.content import Content
from ncp.read.facts import Fact
from ncp.read.pages import FRONT_LINE, HOME, Page, SourceFrontMatter
from ncp.read.site import quoted_fact
from ncp.read.text_file import place_at
from ncp.review.agenda import Agenda, Due, Kind, ToConfirm
from ncp.review.periods import LINK_PERIOD, SECURITY_SOON
from ncp.stage.notation import Notation, NoText
from ncp.stage.placeholders import find_placeholders

SECURITY_FILE = "security.txt"
Quotes = Mapping[str, tuple[Place, ...]]


def agenda_of(content: Content, today: date, days: int, unread: int = 0) -> Agenda:
    """Give what is due within `days` from `today` on, what is overdue, and what NVD has to confirm."""
    until = min(today + timedelta(days=days), date.max - timedelta(days=1))
    quotes = quotes_in(content)
    found = [*_pages(content), *_facts(content, quotes), *_links(content, quotes), *_security(content)]
    due = sorted((one for one in found if one.review_by <= until), key=lambda one: (one.review_by, one.kind, one.place))
    owners = {identifier: owner.name for identifier, owner in content.site.owners.items()}
    host = urlsplit(content.site.address).hostname or ""
    return Agenda(today, until, tuple(due), tuple(_to_confirm(content, quotes)), owners, host, unread)


def quotes_in(content: Content) -> Quotes:
    """Give where each fact and link is quoted: in pages, then in the words around them."""
    found: dict[str, list[Place]] = {}
    for pages in content.pages.values():
        for page in pages.values():
            for text, first_line in ((page.front, FRONT_LINE), (page.body, page.body_line)):
                _note(content, page.file, text, first_line, found)
    for interface in content.interfaces.values():
        _note(content, interface.file, interface.text, 1, found)
    return {name: tuple(places) for name, places in found.items()}


def _note(content: Content, file: str, text: str, first_line: int, found: dict[str, list[Place]]) -> None:
    """Note the quotes of a text; the list of a kind quotes all links of that kind."""
    for quote in find_placeholders(text):
        place = place_at(file, text, quote.start, first_line)
        for name in _quoted(content, quote.family, quote.path):
            found.setdefault(name, []).append(place)


def _quoted(content: Content, family: str, path: tuple[str, ...]) -> Iterator[str]:
    match family:
        case "fact":
            yield f"fact.{'.'.join(path[:2])}"
        case "link":
            yield f"link.{path[0]}"
        case "links":
            yield from (f"link.{link.id}" for link in content.links.of_kind(path[0]))


def _pages(content: Content) -> Iterator[Due]:
    for page in content.pages[content.site.source_language].values():
        meta = page.meta
        if isinstance(meta, SourceFrontMatter):
            place = _field(page, "review_by")
            yield Due(Kind.PAGE, page.file, meta.title, meta.owner, meta.review_by, meta.reviewed, place)


def _field(page: Page, field: str) -> Place:
    """Give the place of a field of the front matter."""
    lines = page.front.split("\n")
    number = next((index for index, line in enumerate(lines) if line.startswith(f"{field}:")), 0)
    return Place(page.file, FRONT_LINE + number)


def _facts(content: Content, quotes: Quotes) -> Iterator[Due]:
    for name, fact in content.facts.by_name.items():
        quote = f"fact.{name}"
        owner, value = _owner(content, quotes.get(quote, ())), value_of(content, fact)
        place = content.facts.places[name]
        yield Due(Kind.FACT, quote, value, owner, fact.review_by, fact.as_of, place, fact.source)


def _links(content: Content, quotes: Quotes) -> Iterator[Due]:
    language = content.site.source_language
    for identifier, link in content.links.by_id.items():
        quote = f"link.{identifier}"
        title = link.title.get(language) or next(iter(link.title.values()), identifier)
        day = link.reviewed + LINK_PERIOD if link.reviewed < date.max - LINK_PERIOD else date.max
        owner = _owner(content, quotes.get(quote, ()))
        yield Due(Kind.LINK, quote, title, owner, day, link.reviewed, content.links.places[identifier], link.url)


def _security(content: Content) -> Iterator[Due]:
    """Give security.txt, to be renewed in good time before its last day."""
    security, place = content.site.security, content.site.place("security", "expires")
    if security:
        fact = content.facts.by_name.get(quoted_fact(security.contact))
        day, owner = security.expires - SECURITY_SOON, _owner(content, ())
        value = value_of(content, fact) if fact else security.contact
        yield Due(Kind.SETTING, SECURITY_FILE, value, owner, day, date.min, place)


def _owner(content: Content, quoted: tuple[Place, ...]) -> str:
    """Give who answers for what is quoted: the owner of the first page that quotes it, else of the home page."""
    pages = content.pages[content.site.source_language]
    names = (place.path.removeprefix("docs/").partition("/")[2] for place in quoted)
    for page in (*(pages.get(name) for name in names), pages.get(HOME)):
        if page and isinstance(page.meta, SourceFrontMatter) and page.meta.owner:
            return page.meta.owner
    return next(iter(content.site.owners), "")


def value_of(content: Content, fact: Fact) -> str:
    """Write the value of a fact as readers of the source language see it."""
    language = content.site.source_language
    interface = content.interfaces.get(language)
    if interface is None:  # told where it is read
        return str(fact.value)
    try:
        return Notation(language, content.site.languages[language], interface.words).plain(fact)
    except NoText:
        return str(fact.value)


def _to_confirm(content: Content, quotes: Quotes) -> Iterator[ToConfirm]:
    for name, fact in content.facts.by_name.items():
        if fact.confirm:
            quote, place = f"fact.{name}", content.facts.places[name]
            value = value_of(content, fact)
            yield ToConfirm(quote, value, fact.source, fact.as_of, place, quotes.get(quote, ()))
    security = content.site.security
    mail = content.facts.by_name.get(quoted_fact(security.contact)) if security and security.confirm else None
    if mail:
        place = content.site.place("security", "contact")
        yield ToConfirm(SECURITY_FILE, value_of(content, mail), mail.source, mail.as_of, place, ())
