"""Finishes the pages of one language: head lines, frames of tables, the part for print, dead links."""

from dataclasses import dataclass
from pathlib import Path

from ncp.finish.addresses import Addresses
from ncp.finish.head import with_head_lines
from ncp.finish.printed import with_printed_address
from ncp.finish.quarantine import Quarantine
from ncp.finish.site_style import Styled
from ncp.finish.tables import with_table_frames
from ncp.read.built import INDEX
from ncp.read.content import Content
from ncp.read.words import PageWords

NOT_FOUND = "404.html"


@dataclass(frozen=True)
class PageFinisher:
    """What the pages of a language have in common, once the engine has built them."""

    folder: Path
    """Of the language."""
    address: str
    """Of the language's home page, absolute."""
    words: PageWords
    quarantine: Quarantine
    styled: Styled

    @classmethod
    def of(
        cls, content: Content, addresses: Addresses, folder: Path, quarantine: Quarantine, styled: Styled
    ) -> "PageFinisher":
        """Give the finisher of the language that `folder` is named after."""
        language = folder.name
        words = content.interfaces[language].words.page
        return cls(folder, addresses.at(language, ""), words, quarantine, styled)

    def page(self, url: str, lines: tuple[str, ...]) -> None:
        """Finish the page at `url` below the language, with lines for its head."""
        path = self.folder / url / INDEX
        document = with_table_frames(with_head_lines(path.read_text(encoding="utf-8"), lines))
        self._write(path, with_printed_address(document, self.address + url, self.words))

    def not_found(self, lines: tuple[str, ...]) -> None:
        """Finish the language's page for addresses that do not exist; its links start at the root of the site."""
        path = self.folder / NOT_FOUND
        language = self.folder.name
        document = path.read_text(encoding="utf-8").replace(f'"/{language}/../', '"/')
        self._write(path, with_head_lines(document.replace(f'"/{language}/."', f'"/{language}/"'), lines))

    def _write(self, path: Path, document: str) -> None:
        finished = self.quarantine.applied_to(document)
        self.styled.note(path, finished)
        path.write_bytes(finished.encode())
