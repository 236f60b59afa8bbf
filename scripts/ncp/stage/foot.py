"""What the foot of a page tells of it: who answers for it, when it was looked at, and where remarks go."""

import html
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from ncp.read.content import Content
from ncp.read.facts import Email
from ncp.read.pages import Page, SourceFrontMatter, page_url
from ncp.read.site import quoted_fact
from ncp.stage.notation import Notation


@dataclass(frozen=True)
class Foot:
    """Gives templates the foot of pages in one language; every text is fit for HTML."""

    content: Content
    notation: Notation

    def of(self, page: Page) -> dict[str, object]:
        """Give what is known of a page, by the names that templates use; what is not known is left out."""
        return dict((*self._dates(page), *self._owner(page), *self._feedback(page)))

    def _dates(self, page: Page) -> Iterator[tuple[str, str]]:
        """Give when the page was changed, last looked at (a translation: its source) and when it is to be next."""
        words = self.notation.words
        changed, meta = self.content.changed(page), self._source(page)
        if changed:
            yield "changed", self._dated(words.changed, changed)
        if meta:
            is_source = page.language == self.content.site.source_language
            yield "reviewed", self._dated(words.reviewed if is_source else words.source_reviewed, meta.reviewed)
            yield "next_review", self._dated(words.next_review, meta.review_by)

    def _owner(self, page: Page) -> Iterator[tuple[str, dict[str, object]]]:
        """Give who answers for the page; the name is in the source language, wherever it stands."""
        meta = self._source(page)
        owner = self.content.site.owners.get(meta.owner) if meta else None
        if owner:
            yield (
                "owner",
                {
                    "words": html.escape(self.notation.words.answers),
                    "name": html.escape(owner.name),
                    "lang": self.content.site.source_language,
                    "url": page_url(owner.page) if owner.page else "",
                    "linked": owner.page is not None,
                },
            )

    def _feedback(self, page: Page) -> Iterator[tuple[str, dict[str, str]]]:
        """Give where remarks go: a letter whose subject names the page, and the form of others, if there is one."""
        site, words = self.content.site, self.notation.words
        address = f"{site.address}{self.notation.language}/{page.url}"
        mail = self.content.facts.by_name.get(quoted_fact(site.feedback or ""))
        if isinstance(mail, Email):
            subject = quote(words.feedback_subject.format(address=address), safe="")
            href = f"mailto:{mail.value}?subject={subject}"
            yield "feedback", {"words": html.escape(words.feedback), "href": html.escape(href)}
        if site.feedback_link:
            href = site.feedback_link.format(url=quote(address, safe=""), language=self.notation.language)
            yield "feedback_link", {"words": html.escape(words.feedback_link), "href": html.escape(href)}

    def _source(self, page: Page) -> SourceFrontMatter | None:
        source = self.content.source_of(page)
        return source.meta if source and isinstance(source.meta, SourceFrontMatter) else None

    def _dated(self, words: str, day: date) -> str:
        return html.escape(words.format(date=self.notation.date(day)))
