"""The curated links for the sites of other institutions: /links.json and a bare HTML fragment a language."""

import html
import json
from typing import Any

from ncp.finish.quarantine import Quarantine, archive_of
from ncp.read.content import Content
from ncp.read.links import KINDS, Link
from ncp.stage.link_list import in_best_language, marked
from ncp.stage.pages import Stager

SHARED_KINDS = tuple(kind for kind in KINDS if kind != "nvd")
"""What other sites may want to show; links to NVD's own pages are not among it."""


def links_json(content: Content) -> str:
    """Give the curated links as JSON, in the order of data/links.yml."""
    links = (link for kind in SHARED_KINDS for link in content.links.of_kind(kind))
    entries = [_entry(content, link) for link in links if not content.is_left_out(link.url)]
    document = {"site": content.site.address, "status": content.site.status, "links": entries}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _entry(content: Content, link: Link) -> dict[str, Any]:
    """Give one link, and what the link check knows of its addresses; where it knows nothing, nothing is said."""
    public = link.model_dump(mode="json", exclude={"evidence", "confidence", "added"}, exclude_none=True)
    kept = {code: url for code, url in link.urls.items() if not content.is_left_out(url)}
    states = {code: state for code, url in kept.items() if (state := _state(content, url))}
    state = _state(content, link.url)
    known = {name: value for name, value in (("state", state), ("states", states)) if value}
    return public | {"urls": kept, "undated": link.undated} | known


def _state(content: Content, url: str) -> dict[str, str] | None:
    """Give what the link check knows of an address: the day (UTC), its verdict, what several days make of it."""
    known = content.link_memory.get(url)
    if known is None:
        return None
    day = known.checked.date().isoformat()
    return {"checked": day, "verdict": known.verdict, "standing": known.standing, "archive": archive_of(url)}


def links_fragment(content: Content, language: str) -> str:
    """Give the list of exporters' associations and promotion sites as HTML without a page around it."""
    notation = Stager.of(content, language).quoter.link_notation
    items = []
    for kind in ("association", "promotion"):
        for link in content.links.of_kind(kind):
            title, title_code = in_best_language(link.title, language)
            text, text_code = in_best_language(link.description, language)
            url, languages = link.page_for(language)
            if content.is_left_out(url):
                continue
            anchor = f'<a href="{html.escape(url)}" hreflang="{languages[0]}">{html.escape(title)}</a>'
            described = marked(html.escape(text), text_code, language)
            lines = "<br>\n".join([marked(anchor, title_code, language), described, *notation.particulars(link)])
            items.append(f"<li>{lines}</li>")
    fragment = f'<ul class="ncp-links" lang="{language}">\n' + "\n".join(items) + "\n</ul>\n"
    return Quarantine.of(content, language).applied_to(fragment)
