"""Where things stand in the repository (design, section 3)."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Project:
    """The folders and files of one checkout, all below `root`."""

    root: Path

    @property
    def docs(self) -> Path:
        """One folder of Markdown pages a language, and `assets`."""
        return self.root / "docs"

    @property
    def data(self) -> Path:
        """Facts, links, site settings, messages."""
        return self.root / "data"

    @property
    def link_memory(self) -> Path:
        """What the link check remembers; written by the machine, and absent before the first check."""
        return self.data / "links.state.jsonl"

    @property
    def overrides(self) -> Path:
        """The templates."""
        return self.root / "overrides"

    @property
    def kept_files(self) -> Path:
        """What builds keep for the next one; may be deleted at any time."""
        return self.root / ".cache" / "ncp" / "files"

    @property
    def tools_apart(self) -> Path:
        """Environments of tools that the site does without; may be deleted at any time."""
        return self.root / ".cache" / "ncp" / "apart"

    @property
    def examples(self) -> Path:
        """Mistakes as files, and what is told of each: tests and manual at once."""
        return self.root / "tests" / "examples"

    @property
    def engine_settings(self) -> Path:
        """What MkDocs reads."""
        return self.root / "mkdocs.yml"

    @property
    def kept(self) -> Path:
        """What builds have made and later ones may take; no part of the project, deleted without harm."""
        return self.root / ".cache" / "ncp" / "pages.sqlite"

    def name_of(self, path: Path) -> str:
        """Give a path as editors read it: from the root, with forward slashes; one outside of it as it is."""
        return (path.relative_to(self.root) if path.is_relative_to(self.root) else path).as_posix()


def this_project() -> Project:
    """Give the checkout that this code belongs to."""
    return Project(Path(__file__).resolve().parents[2])
