"""Rules about the head of a built page: what search engines, browsers and link previews take from it."""

from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.families.built.known import is_choice, is_indexable, is_untranslated, page_of, pages_by_url
from ncp.judge.registry import Family, Found, built_page_rule, built_site_rule
from ncp.problems import Grade, Place
from ncp.read.built import BuiltPage, BuiltSite
from ncp.read.html_elements import Element

X_DEFAULT = "x-default"


def address_of(page: BuiltPage, corpus: Corpus) -> str:
    """Give the absolute address of a built page."""
    return f"{corpus.content.site.address}{page.url}"


def head_place(page: BuiltPage) -> Place:
    """Give the place of the head."""
    head = page.named("head")
    return page.at(head[0]) if head else Place(page.file)


def canonicals(page: BuiltPage) -> list[Element]:
    """Give the links that name the page's own address."""
    return [link for link in page.named("link") if "canonical" in link.tokens]


def alternates(page: BuiltPage) -> list[Element]:
    """Give the links that name the page's versions in other languages."""
    return [link for link in page.named("link") if "alternate" in link.tokens and "hreflang" in link.attributes]


@built_page_rule("B210", Family.BUILT, Grade.ERROR)
def the_page_has_a_title(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """A page has one title with words; browsers show it in the tab, search engines above all."""
    del corpus
    if page.is_fragment:
        return
    titles = [title for title in page.named("title") if "svg" not in title.path]
    texts = [run.text for run in page.content.runs if run.path[-1:] == ("title",) and "svg" not in run.path]
    if len(titles) != 1 or not any(text.strip() for text in texts):
        yield Found(page.at(titles[-1]) if titles else head_place(page), {"number": len(titles)})


@built_page_rule("B211", Family.BUILT, Grade.ERROR)
def the_page_has_a_description(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """A page that somebody wrote has one description, and it has words."""
    metas = [meta for meta in page.named("meta") if meta.get("name").lower() == "description"]
    wanted = page_of(page, corpus) is not None
    empty = [meta for meta in metas if not meta.get("content").strip()]
    if empty or len(metas) > 1 or (wanted and not metas):
        yield Found(page.at((empty or metas)[-1]) if metas else head_place(page), {"number": len(metas)})


@built_page_rule("B212", Family.BUILT, Grade.ERROR)
def the_page_names_its_address(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """A page for search engines names its own absolute address, once; other pages name none, or an indexable one."""
    found = canonicals(page)
    address = address_of(page, corpus)
    if is_indexable(page, corpus):
        wrong = [link for link in found if link.get("href") != address]
        if wrong or len(found) != 1:
            place = page.at((wrong or found)[-1]) if found else head_place(page)
            given = (wrong or found)[-1].get("href") if found else ""
            yield Found(place, {"given": given, "expected": address}, None, f'<link rel="canonical" href="{address}">')
    else:
        known = {f"{corpus.content.site.address}{url}" for url in pages_by_url(corpus)}
        for link in found:
            if link.get("href") not in known:
                yield Found(page.at(link), {"given": link.get("href"), "expected": ""})


@built_page_rule("B213", Family.BUILT, Grade.ERROR)
def the_page_names_its_versions(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """A page names all true versions of itself, itself too, and one for all other languages; others name none."""
    found = alternates(page)
    codes = [link.get("hreflang") for link in found]
    doubled = next((link for index, link in enumerate(found) if codes[index] in codes[:index]), None)
    wanted = _wanted_codes(page, corpus)
    if doubled or set(codes) != wanted:
        values = {"given": ", ".join(codes) or "–", "expected": ", ".join(sorted(wanted)) or "–"}
        yield Found(page.at(doubled or found[0]) if found else head_place(page), values)


def _wanted_codes(page: BuiltPage, corpus: Corpus) -> set[str]:
    written = page_of(page, corpus)
    if is_choice(page):
        return {*corpus.content.site.codes, X_DEFAULT}
    return {*corpus.content.languages_of(written.name), X_DEFAULT} if written else set()


@built_page_rule("B214", Family.BUILT, Grade.ERROR)
def robots_are_told_rightly(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """A draft, a page not translated, and an error page keep search engines out; an open page lets them in."""
    if page.is_fragment:
        return
    metas = [meta for meta in page.named("meta") if meta.get("name").lower() == "robots"]
    kept_out = any("noindex" in meta.get("content").lower() for meta in metas)
    is_open = is_indexable(page, corpus) and not corpus.content.site.is_draft
    if page.is_not_found or is_indexable(page, corpus) or is_untranslated(page, corpus):
        if is_open and kept_out:
            yield Found(page.at(metas[0]), {"expected": "index"})
        elif not is_open and not kept_out:
            place = page.at(metas[0]) if metas else head_place(page)
            yield Found(place, {"expected": "noindex"}, None, '<meta name="robots" content="noindex, nofollow">')


@built_site_rule("B215", Family.BUILT, Grade.ERROR)
def versions_name_each_other(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """What a page calls its version in a language is there, is in that language, and calls it so in return."""
    address = corpus.content.site.address
    by_address = {f"{address}{url}": page for url, page in site.pages.items()}
    named = {page.url: {link.get("href") for link in alternates(page)} for page in site.pages.values()}
    for page in site.pages.values():
        told: set[str] = set()
        for link in alternates(page):
            target, code = link.get("href"), link.get("hreflang")
            other = by_address.get(target)
            is_true = other is not None and (
                code == X_DEFAULT or (other.language == code and f"{address}{page.url}" in named[other.url])
            )
            if not is_true and target not in told:
                yield Found(page.at(link), {"code": code, "target": target})
            told.add(target)
