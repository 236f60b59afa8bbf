"""Mistakes in the front matter of a page."""

from collections.abc import Iterator
from random import Random

from ncp.read.markdown.values import Document
from ncp.rehearse.mistakes.lines import Slip
from ncp.rehearse.model import Mistake, Site, Spot, family


def head_line(document: Document, field: str) -> int | None:
    """Give the number of the line on which a field of the front matter stands."""
    for number in range(1, document.page.body_line):
        if document.line(number).startswith(f"{field}:"):
            return number
    return None


def changed_field(site: Site, random: Random, field: str, slip: Slip) -> Iterator[Mistake]:
    """Change a field of the front matter of each page."""
    for document in site.documents(random):
        number = head_line(document, field)
        if number is not None and (line := slip.made_in(document.line(number))) != document.line(number):
            yield site.edited(document.page.file, number, line)


@family("front matter: closing lost")
def closing_lost(site: Site, random: Random) -> Iterator[Mistake]:
    """The second `---` is deleted."""
    for document in site.documents(random):
        end = document.page.body_line - 1
        path = document.page.file
        yield site.edited(path, end, told=(Spot(path, 1, end + 3),))


@family("front matter: opening lost")
def opening_lost(site: Site, random: Random) -> Iterator[Mistake]:
    """The first `---` is deleted."""
    for document in site.documents(random):
        yield site.edited(document.page.file, 1)


@family("front matter: colon lost")
def colon_lost(site: Site, random: Random) -> Iterator[Mistake]:
    """`title Text` instead of `title: Text`."""
    return changed_field(site, random, random.choice(("title", "description")), Slip(":", ""))


@family("front matter: quotation mark lost")
def quote_lost(site: Site, random: Random) -> Iterator[Mistake]:
    """A text opens a quotation mark and does not close it."""
    return changed_field(site, random, "title", Slip(r'title: "?(.*?)"?$', r'title: "\1'))


@family("front matter: key misspelt")
def key_misspelt(site: Site, random: Random) -> Iterator[Mistake]:
    """`descripton:`."""
    slip = Slip("description", "descripton")
    return changed_field(site, random, "description", slip)


@family("front matter: key missing")
def key_missing(site: Site, random: Random) -> Iterator[Mistake]:
    """A field is deleted; it may be told at the top."""
    for document in site.documents(random):
        number = head_line(document, random.choice(("title", "description")))
        path = document.page.file
        if number is not None:
            yield site.edited(path, number, told=(Spot(path, 1, document.page.body_line),))


@family("front matter: date broken")
def date_broken(site: Site, random: Random) -> Iterator[Mistake]:
    """A date in another form, or one that no calendar has."""
    new = random.choice((r"\3.\2.\1", r"\1-13-\3", r"\1-\2-41"))
    pattern = r"(\d{4})-(\d\d)-(\d\d)"
    return changed_field(site, random, random.choice(("reviewed", "review_by")), Slip(pattern, new))


@family("front matter: description cut")
def description_cut(site: Site, random: Random) -> Iterator[Mistake]:
    """Hardly anything is left of the description."""
    return changed_field(site, random, "description", Slip(r"^(description: \"?.{20}).*", r"\1"))


@family("front matter: owner nobody knows")
def owner_unknown(site: Site, random: Random) -> Iterator[Mistake]:
    """The owner is not in data/site.yml."""
    return changed_field(site, random, "owner", Slip(r"owner: .*", "owner: nvd-it"))


@family("front matter: stamp broken")
def stamp_broken(site: Site, random: Random) -> Iterator[Mistake]:
    """The stamp of a translation lost signs."""
    return changed_field(site, random, "source", Slip(r'source: "?(\w{30})\w+', r'source: "\1'))
