"""For programs that read text: a Markdown twin of each page, and llms.txt, which names them all (llmstxt.org)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from ncp.finish.addresses import Addresses
from ncp.finish.plain_markdown import PlainMarkdown
from ncp.finish.quarantine import Quarantine
from ncp.read.content import Content
from ncp.read.pages import SourceFrontMatter
from ncp.stage.pages import Stager
from ncp.stage.tree import StagedLanguage

TWIN = "index.md"
"""Its name beside the page's own index.html."""
LIST = "llms.txt"


class Plainly(yaml.SafeDumper):
    """Writes a value again rather than refer to where it stood: readers of front matter know no references."""

    def ignore_aliases(self, data: object) -> bool:
        """Refer to nothing."""
        del data
        return True


@dataclass(frozen=True)
class Twins:
    """Writes the twins of one language."""

    content: Content
    addresses: Addresses
    staged: StagedLanguage
    quarantine: Quarantine

    def files(self) -> Iterator[tuple[str, str]]:
        """Give the path below the language's folder and the text of the twin of each true page."""
        for name, page in self.staged.pages.items():
            if page.translated:
                url = self.content.pages[self.staged.language][name].url
                yield f"{url}{TWIN}", self.twin(name)

    def twin(self, name: str) -> str:
        """Give the twin of a page: what it is, then its heading, the draft's notice, its text."""
        staged, language = self.staged.pages[name], self.staged.language
        plain = PlainMarkdown(self.addresses.at(language, ""))
        front = yaml.dump(self._front(name), Dumper=Plainly, allow_unicode=True, sort_keys=False, width=10_000)
        draft = f"> {plain_words(self.content, language, 'draft')}\n\n" if self.content.site.is_draft else ""
        text = self.quarantine.applied_to_markdown(plain.of(name, staged.markdown))
        return f"---\n{front}---\n\n# {staged.meta['title']}\n\n{draft}{text}"

    def _front(self, name: str) -> Mapping[str, object]:
        page = self.content.pages[self.staged.language][name]
        meta, source = self.staged.pages[name].meta, self.content.source_of(page)
        is_source = source is page
        reviewed = source.meta if source and isinstance(source.meta, SourceFrontMatter) else None
        facts = {
            "title": meta["title"],
            "description": meta["description"],
            "language": page.language,
            "address": self.addresses.of(page),
            "status": self.content.site.status,
            "changed": self.content.changed(page),
            "translation_of": self.addresses.of(source) if source and not is_source else None,
            "reviewed" if is_source else "original_reviewed": reviewed and reviewed.reviewed,
            "next_review": reviewed and reviewed.review_by,
        }
        return {key: value for key, value in facts.items() if value is not None}


def plain_words(content: Content, language: str, name: str) -> str:
    """Give words of the interface with their quotes replaced, as Markdown."""
    text = str(getattr(content.interfaces[language].words, name))
    return PlainMarkdown("").of("", Stager.of(content, language).plain(text)).strip()


def llms_text(content: Content, addresses: Addresses, staged: Mapping[str, StagedLanguage]) -> str:
    """Give llms.txt: what the site is, in its default language, then its pages by language, in the menu's order."""
    language = content.site.default_language
    words = content.interfaces[language].words
    draft = f"{plain_words(content, language, 'draft')}\n\n" if content.site.is_draft else ""
    opening = f"# {words.site_name}\n\n> {words.tagline}. {plain_words(content, language, 'about_site')}\n\n{draft}"
    return opening + "\n".join(_section(content, addresses, one) for one in staged.values())


def _section(content: Content, addresses: Addresses, staged: StagedLanguage) -> str:
    pages = content.pages[staged.language]
    names = [name for name in dict.fromkeys((*content.menu.pages, *pages)) if name in pages]
    lines = (
        f"- [{staged.pages[name].meta['title']}]({addresses.of(pages[name])}{TWIN}): "
        f"{staged.pages[name].meta['description']}\n"
        for name in names
    )
    heading = f"## {content.site.languages[staged.language].name} ({staged.language})\n\n"
    return heading + "".join(lines)
