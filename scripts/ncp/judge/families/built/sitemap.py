"""Rules about the sitemap."""

import html
import re
from collections.abc import Iterator
from xml.parsers.expat import ExpatError, ParserCreate

from ncp.judge.corpus import Corpus
from ncp.judge.families.built.known import pages_by_url
from ncp.judge.registry import Family, Found, built_site_rule
from ncp.problems import Grade, Place
from ncp.read.built import SITEMAP, BuiltSite
from ncp.read.text_file import place_at

LOCATION = re.compile(r"<loc>\s*(?P<address>[^<]*?)\s*</loc>")
ALTERNATE = re.compile(r"<xhtml:link\b[^<>]*\bhref=\"(?P<address>[^\"<>]*)\"")


@built_site_rule("B240", Family.BUILT, Grade.ERROR)
def the_sitemap_is_xml(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """There is a sitemap, and it can be read."""
    del corpus
    name = site.file_name(SITEMAP)
    if not site.sitemap.strip():
        yield Found(Place(name))
        return
    try:
        ParserCreate().Parse(site.sitemap, True)  # noqa: FBT003 - the library has it so
    except ExpatError as trouble:
        yield Found(Place(name, trouble.lineno, trouble.offset + 1))


@built_site_rule("B241", Family.BUILT, Grade.ERROR)
def the_sitemap_names_every_page(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """Every page that somebody wrote stands in the sitemap."""
    named = {html.unescape(found["address"]) for found in LOCATION.finditer(site.sitemap)}
    for url in pages_by_url(corpus):
        address = f"{corpus.content.site.address}{url}"
        if site.sitemap.strip() and address not in named:
            yield Found(Place(site.file_name(SITEMAP)), {"address": address}, None, f"<url><loc>{address}</loc></url>")


@built_site_rule("B242", Family.BUILT, Grade.ERROR)
def the_sitemap_names_nothing_else(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """What the sitemap names is a page for search engines, and is named once."""
    own = corpus.content.site.address
    known = {own, *(f"{own}{url}" for url in pages_by_url(corpus))}
    seen: set[str] = set()
    for found in LOCATION.finditer(site.sitemap):
        address = html.unescape(found["address"])
        if address not in known or address in seen:
            yield Found(place_at(site.file_name(SITEMAP), site.sitemap, found.start("address")), {"address": address})
        seen.add(address)
    for found in ALTERNATE.finditer(site.sitemap):
        address = html.unescape(found["address"])
        if address not in known:
            yield Found(place_at(site.file_name(SITEMAP), site.sitemap, found.start("address")), {"address": address})
