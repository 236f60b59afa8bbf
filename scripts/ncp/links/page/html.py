"""HTML becomes a PageView."""

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ncp.links.observation import ContentKind, PageView, words_in
from ncp.links.page.window import window_of, written_ids

UNSEEN = ["script", "style", "template", "svg", "head", "noscript"]
AROUND = (
    "nav, header, footer, aside, [role=navigation], [role=banner], [role=contentinfo], [role=search], "
    "[role=dialog], dialog, [aria-modal], [class*=breadcrumb], [class*=cookie], [id*=cookie], [class*=consent], "
    "[id*=consent], [class*=sidebar], [id*=sidebar], select, form, button"
)
FRAMEWORKS = (
    "#__next, #__nuxt, #___gatsby, #svelte, script#__NEXT_DATA__, script#__NUXT_DATA__, "
    "[data-reactroot], [ng-version], [ng-app], [data-server-rendered], [data-v-app], [data-ng-app], app-root, "
    "[q\\:container], astro-island"
)
"""Marks of pages that scripts finish, although their text is there before."""
HEADINGS = 24
LONGEST_TEXT = 200_000
LONGEST_MAIN = 40_000
LONGEST_TITLE = 400
LONGEST_SCRIPT = 6_000
RESOURCES = 60
MOST_IDS = 5_000
REFRESH = re.compile(r"^\s*([\d.]+)?\s*[;,]?\s*(?:url\s*=)?\s*[\"']?(?P<url>[^\"']*)", re.IGNORECASE)
SLOWEST_REFRESH = 15.0
"""Seconds; what refreshes later is a page that renews itself."""
UNSEEN_SPACE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]+")
SHORTEST_MAIN = 15
"""Words; with fewer outside of navigation and the like, the page is taken as a whole."""


def read_html(text: str, size: int, *, with_ids: bool) -> PageView:
    """Read a page; `with_ids` asks for all ids as well, which costs memory and is needed for fragments alone."""
    window = window_of(text)
    del text  # the tree costs enough
    tree = LexborHTMLParser(window.parsed)
    ids = _ids(tree) | window.ids | written_ids(window.parsed) if with_ids else frozenset()
    title, headings = _text(tree.css_first("head title") or tree.css_first("title")), _headings(tree)
    main_headings = len(tree.css("h1"))
    head = _Head.of(tree)
    inline = _inline_scripts(tree)
    resources = tuple(_resources(tree))
    scripts = len(tree.css("script[src]"))
    framework = tree.css_first(FRAMEWORKS) is not None
    pictures = len(tree.css("img, iframe, video, object, embed, canvas"))
    password = tree.css_first("input[type=password]") is not None
    noscript = _text(tree.css_first("body noscript"))
    tree.strip_tags(UNSEEN)
    whole = _body_text(tree)
    main = _main(tree, whole)
    plain = _plain(tree)
    return PageView(
        kind=ContentKind.HTML if whole or title or scripts or pictures or head.refresh else ContentKind.EMPTY,
        size=size,
        title=title[:LONGEST_TITLE],
        headings=headings,
        main_headings=main_headings,
        site_name=head.site_name,
        language=head.language,
        text=f"{whole} {_spaced(window.rest)}"[:LONGEST_TEXT] if window.rest else whole,
        main=main[:LONGEST_MAIN],
        plain=plain[:LONGEST_MAIN],
        ids=ids,
        refresh=head.refresh,
        password=password,
        resources=resources,
        script=inline,
        scripts=scripts,
        framework=framework,
        noscript=noscript[:LONGEST_TITLE],
        pictures=pictures,
    )


class _Head:
    """What the head of a page says of it."""

    def __init__(self, site_name: str, language: str, refresh: str | None) -> None:
        self.site_name, self.language, self.refresh = site_name, language, refresh

    @classmethod
    def of(cls, tree: LexborHTMLParser) -> "_Head":
        """Read it."""
        name = _attribute(tree.css_first("meta[property='og:site_name']"), "content")
        language = _attribute(tree.css_first("html"), "lang").split("-")[0].lower()
        return cls(_spaced(name)[:LONGEST_TITLE], language[:8], _refresh(tree))


def _refresh(tree: LexborHTMLParser) -> str | None:
    """Give where a `<meta refresh>` leads soon; None if it does not."""
    for node in tree.css("meta[http-equiv]"):
        if _attribute(node, "http-equiv").lower() == "refresh":
            match = REFRESH.match(_attribute(node, "content"))
            if match and match["url"].strip() and _seconds(match[1]) <= SLOWEST_REFRESH:
                return match["url"].strip()
    return None


def _seconds(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def _headings(tree: LexborHTMLParser) -> tuple[str, ...]:
    found = [_text(node) for level in ("h1", "h2", "h3") for node in tree.css(level)[:HEADINGS]]
    return tuple(heading[:LONGEST_TITLE] for heading in found if heading)[:HEADINGS]


def _ids(tree: LexborHTMLParser) -> frozenset[str]:
    found = [_attribute(node, "id") for node in tree.css("[id]")[:MOST_IDS]]
    found += [_attribute(node, "name") for node in tree.css("a[name]")[:MOST_IDS]]
    return frozenset(filter(None, found))


def _inline_scripts(tree: LexborHTMLParser) -> str:
    texts = (node.text() or "" for node in tree.css("script:not([src])"))
    return _spaced(" ".join(texts)[: 4 * LONGEST_SCRIPT])[:LONGEST_SCRIPT]


def _resources(tree: LexborHTMLParser) -> Iterable[str]:
    for selector, attribute in (("script[src], iframe[src], img[src]", "src"), ("form[action]", "action")):
        for node in tree.css(selector)[:RESOURCES]:
            yield _attribute(node, attribute)[:200]


def _body_text(tree: LexborHTMLParser) -> str:
    return _spaced(tree.body.text(separator=" ")) if tree.body is not None else ""


def _main(tree: LexborHTMLParser, whole: str) -> str:
    """Give the text without what stands around it on every page of a site."""
    for node in tree.css(AROUND):
        if node.tag not in {"body", "html", "main"}:
            node.decompose()
    main = _body_text(tree)
    return main if words_in(main) >= SHORTEST_MAIN else whole


def _plain(tree: LexborHTMLParser) -> str:
    """Give the main text without its links: lists of links make no article."""
    for node in tree.css("a"):
        node.decompose()
    return _body_text(tree)


def _text(node: LexborNode | None) -> str:
    return _spaced(node.text(separator=" ")) if node is not None else ""


def _attribute(node: LexborNode | None, name: str) -> str:
    return (node.attributes.get(name) or "") if node is not None else ""


def _spaced(text: str) -> str:
    return " ".join(UNSEEN_SPACE.sub(" ", text).split())
