"""What lists made from data are made with: the content, the reader's notation and words, the order of his language."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from ncp.read.content import Content
from ncp.read.words import ListWords
from ncp.stage.collation import Collation
from ncp.stage.link_list import in_best_language, marked
from ncp.stage.literal import literal
from ncp.stage.notation import Notation
from ncp.translate.model import NO_AGES, Ages

Row = tuple[str, ...]


@dataclass(frozen=True)
class Maker:
    """Makes lists in one language."""

    content: Content
    notation: Notation
    words: ListWords
    ages: Ages = NO_AGES

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.notation.language

    @cached_property
    def order(self) -> Collation:
        """The order of words in this language."""
        return Collation(self.notation.settings.collation)

    def text(self, texts: dict[str, str]) -> str:
        """Give a text in this language, else in the best other one, marked as such."""
        text, code = in_best_language(texts, self.language)
        return marked(literal(text), code, self.language)

    def page_link(self, name: str, anchor: str = "", words: str = "") -> str:
        """Write a link to a page of the site; its words are the page's short title, if none are given."""
        source = self.content.site.source_language
        page = self.content.pages[self.language].get(name) or self.content.pages[source].get(name)
        if page is None:  # told where the data name it
            return literal(words or name)
        shown = literal(words) or marked(literal(page.meta.short or page.meta.title), page.language, self.language)
        return f"[{shown}]({PurePosixPath(name)}{f'#{anchor}' if anchor else ''})"

    def table(self, head: Row, rows: list[Row]) -> str:
        """Write a table; its cells are Markdown of one line."""
        lines = [head, ("---",) * len(head), *rows]
        return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
