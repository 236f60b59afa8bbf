"""Rules about what pages of a built site say of each other: their titles, and the sitemap."""

import html
import re
from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.families.built.head import address_of, alternates
from ncp.judge.families.built.known import page_of
from ncp.judge.registry import Family, Found, built_site_rule
from ncp.problems import Grade
from ncp.read.built import SITEMAP, BuiltPage, BuiltSite
from ncp.read.text_file import place_at

ENTRY = re.compile(r"<url>(?P<inside>[^<]*(?:<(?!/url>)[^<]*)*)</url>")
LOCATION = re.compile(r"<loc>\s*(?P<address>[^<]*?)\s*</loc>")
VERSION = re.compile(r"<xhtml:link\b(?P<attributes>[^<>]*)>")
ATTRIBUTE = re.compile(r"""(?P<name>[\w:-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""")


@built_site_rule("B275", Family.BUILT, Grade.ERROR)
def titles_differ(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """No two pages of a language have one title: tabs, bookmarks and search results would look alike."""
    seen: dict[tuple[str, str], BuiltPage] = {}
    for page in site.pages.values():
        title = " ".join(page.content.text_of("title").split())
        if page_of(page, corpus) is None or not title:
            continue
        other = seen.setdefault((page.language, title.casefold()), page)
        if other is not page:
            yield Found(page.at(page.named("title")[0]), {"title": title, "other": other.file}, title)


@built_site_rule("B276", Family.BUILT, Grade.ERROR)
def the_sitemap_agrees_with_the_pages(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """The sitemap names the same versions of a page as its head does, where it names any."""
    pages = {address_of(page, corpus): page for page in site.pages.values()}
    for entry in ENTRY.finditer(site.sitemap):
        location = LOCATION.search(entry["inside"])
        page = pages.get(html.unescape(location["address"])) if location else None
        given = set(_versions(entry["inside"]))
        if page and given and given != {(one.get("hreflang"), one.get("href")) for one in alternates(page)}:
            place = place_at(site.file_name(SITEMAP), site.sitemap, entry.start())
            yield Found(
                place, {"address": address_of(page, corpus), "given": ", ".join(code for code, _ in sorted(given))}
            )


def _versions(entry: str) -> Iterator[tuple[str, str]]:
    """Give language and address of the versions that an entry of the sitemap names."""
    for link in VERSION.finditer(entry):
        values = {
            found["name"]: html.unescape(found["double"] or found["single"] or "")
            for found in ATTRIBUTE.finditer(link["attributes"])
        }
        yield values.get("hreflang", ""), values.get("href", "")
