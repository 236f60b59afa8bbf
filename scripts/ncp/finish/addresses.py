"""The public addresses of the site's pages and how they belong together."""

from dataclasses import dataclass

from ncp.read.content import Content
from ncp.read.pages import Page

X_DEFAULT = "x-default"


@dataclass(frozen=True)
class Addresses:
    """Absolute addresses of pages and their alternates."""

    content: Content

    def of(self, page: Page) -> str:
        """Give the absolute address of a page."""
        return self.at(page.language, page.url)

    def at(self, language: str, url: str) -> str:
        """Give the absolute address of a path below a language."""
        return f"{self.content.site.address}{language}/{url}"

    def alternates(self, name: str) -> tuple[tuple[str, str], ...]:
        """Give (hreflang, address) for all true versions of a page, `x-default` last; the same for each of them.

        The default is the page to choose a language for home pages, else the page in the default language,
        else in the source language.
        """
        content = self.content
        codes = content.languages_of(name)
        versions = [(code, self.of(content.pages[code][name])) for code in codes]
        if content.pages[codes[0]][name].url == "":
            return (*versions, (X_DEFAULT, content.site.address))
        default = content.site.default_language
        chosen = default if default in codes else codes[0]
        return (*versions, (X_DEFAULT, dict(versions)[chosen]))
