"""Mistakes in links."""

from collections.abc import Iterator
from random import Random

from ncp.rehearse.mistakes.lines import body_lines, one_line, replaced
from ncp.rehearse.model import Mistake, Site, family


@family("link: page misspelt")
def page_misspelt(site: Site, random: Random) -> Iterator[Mistake]:
    """`(complains.md)`."""
    return one_line(site, random, replaced(r"(\]\([a-z-]+)[a-z](\.md)", r"\1\2"))


@family("link: anchor misspelt")
def anchor_misspelt(site: Site, random: Random) -> Iterator[Mistake]:
    """`(#recrds)`."""
    return one_line(site, random, replaced(r"(\]\([^()\s]*#[\w-]+)[\w-](?=\))", r"\1"))


@family("link: into another language")
def other_language(site: Site, random: Random) -> Iterator[Mistake]:
    """`(../en/complaints.md)`."""
    return one_line(site, random, replaced(r"\]\((?=[a-z-]+\.md)", "](../xx/"))


@family("link: absolute to the own site")
def absolute(site: Site, random: Random) -> Iterator[Mistake]:
    """The address of the own site is typed."""
    for document in site.documents(random):
        address = f"{site.corpus.content.site.address}{document.page.language}/"
        change = replaced(r"\]\(([a-z-]+)\.md", rf"]({address}\1/")
        for number, line in body_lines(document, random):
            spoilt = change(line, random)
            if spoilt:
                yield site.edited(document.page.file, number, spoilt)
                break


@family("link: outside address that nobody checks")
def outside(site: Site, random: Random) -> Iterator[Mistake]:
    """An address that is not in data/links.yml."""
    change = replaced(r"\]\([a-z#-][^()\s]*\)", "](https://www.example.org/veseliba)")
    return one_line(site, random, change)


@family("link: tracked")
def tracked(site: Site, random: Random) -> Iterator[Mistake]:
    """An address from a newsletter."""
    change = replaced(r"\]\([a-z#-][^()\s]*\)", "](https://www.example.org/a?utm_source=newsletter)")
    return one_line(site, random, change)


@family("quote: link misspelt")
def quote_of_link_misspelt(site: Site, random: Random) -> Iterator[Mistake]:
    """`{{ link.ombudsmn }}`."""
    return one_line(site, random, replaced(r"(\{\{ link\.\w+)\w(?=( |\.))", r"\1"))
