"""What a page is, for machines: one block of JSON-LD (schema.org), from the data that its text is made from.

The institution stands in full on the home page and the contact page; elsewhere a page only refers to it, because every
byte of a page is paid for by a reader on a slow connection.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from ncp.finish.addresses import Addresses
from ncp.finish.organisation import Node, Organisation
from ncp.read.content import Content
from ncp.read.pages import HOME, Page, SourceFrontMatter
from ncp.stage.tree import StagedLanguage

VOCABULARY = "https://schema.org"
UNSAFE: dict[str, str | int | None] = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
"""Signs that could end the element that the block stands in, or open another, in the writing of JSON."""


@dataclass(frozen=True)
class Structured:
    """Describes the pages of one language."""

    content: Content
    addresses: Addresses
    staged: StagedLanguage

    def line(self, name: str) -> str:
        """Give the element for the head of a page; browsers do not run it, so no policy has to know it."""
        return f'<script type="application/ld+json">{as_json(self.page(name))}</script>'

    def page(self, name: str) -> Node:
        """Describe a page: what it is called, who stands behind it, how old it is, where it belongs."""
        page = self.content.pages[self.staged.language][name]
        address, changed = self.addresses.of(page), self.content.changed(page)
        meta = self.staged.pages[name].meta
        return {
            "@context": VOCABULARY,
            "@type": "WebPage",
            "@id": address,
            "url": address,
            "name": meta["title"],
            "inLanguage": page.language,
            **({"dateModified": changed.isoformat()} if changed else {}),
            **({"creativeWorkStatus": "Draft"} if self.content.site.is_draft else {}),
            **self._versions(page),
            "isPartOf": self._website(page),
            "publisher": self._publisher(page),
            **self._breadcrumb(page),
        }

    def _versions(self, page: Page) -> Node:
        """Tie translations to their source, and say of the source, which alone is reviewed, when that was."""
        source = self.content.source_of(page)
        if source is None:
            return {}
        meta = source.meta
        reviewed = {"lastReviewed": meta.reviewed.isoformat()} if isinstance(meta, SourceFrontMatter) else {}
        if page is not source:
            return {"translationOfWork": {"@type": "WebPage", "@id": self.addresses.of(source), **reviewed}}
        others = [code for code in self.content.languages_of(page.name) if code != page.language]
        translations = [{"@id": self.addresses.at(code, page.url)} for code in others]
        return {**reviewed, **({"workTranslation": translations} if translations else {})}

    def _website(self, page: Page) -> Node:
        home = self.addresses.at(page.language, "")
        reference: Node = {"@id": f"{home}#website"}
        if page.name != HOME:
            return reference
        name = self.content.interfaces[page.language].words.site_name
        return {"@type": "WebSite", **reference, "url": home, "name": name}

    def _publisher(self, page: Page) -> Node:
        organisation = Organisation(self.content, page.language)
        in_full = page.name == HOME or organisation.is_told_by(page)
        return organisation.described if in_full else organisation.reference

    def _breadcrumb(self, page: Page) -> Node:
        """Give the way from the home page: the chapter, then the page, which needs no address."""
        if page.name == HOME:
            return {}
        above = [(self.content.interfaces[page.language].words.home, ""), *self._chapter(page)]
        steps: list[Node] = [
            {"@type": "ListItem", "position": position, "name": name, "item": self.addresses.at(page.language, url)}
            for position, (name, url) in enumerate(above, 1)
        ]
        short = self.staged.pages[page.name].meta["ncp"]["short"]
        steps.append({"@type": "ListItem", "position": len(steps) + 1, "name": short})
        return {"breadcrumb": {"@type": "BreadcrumbList", "itemListElement": steps}}

    def _chapter(self, page: Page) -> Iterator[tuple[str, str]]:
        """Give name and address of the chapter that a page stands in, unless the chapter starts with it."""
        chapter = self.content.menu.chapter_of(page.name)
        first = self.content.pages[page.language].get(chapter.pages[0]) if chapter else None
        if chapter and first and first.name != page.name:
            names = self.content.interfaces[page.language].words.chapters
            yield names.get(chapter.id) or self.staged.pages[first.name].meta["ncp"]["short"], first.url


def as_json(node: Node) -> str:
    """Write JSON, as short as can be, so that it can stand in a script element whatever its texts hold."""
    written = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
    return written.translate(str.maketrans(UNSAFE))
