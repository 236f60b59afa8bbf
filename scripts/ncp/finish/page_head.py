"""All lines that a page's head gets when the site is finished: for search engines, for sharing, for programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ncp.assets import Asset
from ncp.finish.addresses import Addresses
from ncp.finish.head import KEEP_OUT, alternate_links, canonical_link
from ncp.finish.manifest import MANIFEST
from ncp.finish.pictures import TOUCH_ICON, share_picture
from ncp.finish.share import Shared, social_lines
from ncp.finish.structured import Structured
from ncp.finish.twins import TWIN
from ncp.read.content import Content
from ncp.read.pages import HOME
from ncp.stage.tree import StagedLanguage


@dataclass(frozen=True)
class PageHead:
    """Gives the head lines of the pages of one language."""

    content: Content
    addresses: Addresses
    staged: StagedLanguage
    assets: Mapping[str, Asset]

    def lines(self, name: str) -> tuple[str, ...]:
        """Give the lines of a true page: its address, versions and twin, how it is shared, what it is."""
        page = self.content.pages[self.staged.language][name]
        return (
            canonical_link(self.addresses.of(page)),
            *alternate_links(self.addresses.alternates(name)),
            f'<link rel="alternate" type="text/markdown" href="{TWIN}">',
            *self.installed(page.url),
            *((KEEP_OUT,) if self.content.site.is_draft else ()),
            *social_lines(self._shared(name)),
            self._structured.line(name),
        )

    def installed(self, url: str) -> tuple[str, ...]:
        """Give the lines for phones, as seen from a page below the language: the manifest, the icon."""
        up = "../" * url.count("/")
        icon = self.assets.get(TOUCH_ICON)
        touch = (f'<link rel="apple-touch-icon" href="{up}../assets/{icon.public}">',) if icon else ()
        return (f'<link rel="manifest" href="{up}{MANIFEST}">', *touch)

    def _shared(self, name: str) -> Shared:
        language, site = self.staged.language, self.content.site
        words = self.content.interfaces[language].words
        meta = self.staged.pages[name].meta
        return Shared(
            title=meta["title"],
            description=meta["description"],
            address=self.addresses.at(language, self.content.pages[language][name].url),
            site_name=words.site_name,
            is_home=name == HOME,
            locale=site.languages[language].locale,
            other_locales=tuple(site.languages[code].locale for code in self.content.languages_of(name)),
            picture=share_picture(self.content, language, self.assets),
        )

    @cached_property
    def _structured(self) -> Structured:
        return Structured(self.content, self.addresses, self.staged)
