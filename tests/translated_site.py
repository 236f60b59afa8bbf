"""The tiny site in three more languages, with a history in git to which tests add changes."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from ncp.project import Project
from ncp.read.site import site_of
from ncp.translate.model import Age, Ages
from ncp.translate.status import ages_of

FIRST_DAY = "2026-03-01"
WHO = {f"GIT_{who}_{what}": "editor@office.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


@dataclass(frozen=True)
class TranslatedSite:
    """A project under git."""

    project: Project

    @classmethod
    def of(cls, project: Project) -> "TranslatedSite":
        """Give the project two more languages, and commit it."""
        site = cls(project)
        settings = site.project.data / "site.yml"
        for code in ("et", "en"):
            shutil.copytree(site.project.docs / "lt", site.project.docs / code)
            more = f"  {code}: {{ name: {code}, locale: {code} }}\n"
            settings.write_text(settings.read_text(encoding="utf-8") + more, encoding="utf-8")
        site.git("init", "--initial-branch=main")
        site.commit()
        return site

    def git(self, *arguments: str, day: str = FIRST_DAY) -> str:
        """Run git as of noon of a day."""
        time = f"{day}T12:00:00Z"
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            **WHO,
            "GIT_AUTHOR_DATE": time,
            "GIT_COMMITTER_DATE": time,
        }
        done = subprocess.run(
            ["git", *arguments], cwd=self.project.root, check=True, env=environment, capture_output=True, text=True
        )
        return done.stdout.strip()

    def commit(self, day: str = FIRST_DAY) -> None:
        """Commit everything below docs/ and data/."""
        self.git("add", "--all", "docs", "data", day=day)
        self.git("commit", "--message", "change", day=day)

    def path(self, file: str) -> Path:
        """Give the path of a file below docs/."""
        return self.project.docs / file

    def edit(self, file: str, old: str, new: str, day: str = "") -> None:
        """Replace a text in a file below docs/, and commit it if there is a day."""
        text = self.path(file).read_text(encoding="utf-8")
        assert old in text, old
        self.path(file).write_text(text.replace(old, new), encoding="utf-8", newline="")
        if day:
            self.commit(day)

    def ages(self) -> Ages:
        """Give the state of all translations."""
        return ages_of(self.project, site_of(self.project))

    def age(self, file: str) -> Age:
        """Give the state of one translation, such as lt/costs.md."""
        return self.ages().by_file[f"docs/{file}"]

    def stale(self, file: str) -> list[str]:
        """Give the ids of the stale sections of one translation."""
        return [change.identifier for change in self.age(file).stale]

    def clone(self, root: Path, *arguments: str) -> "TranslatedSite":
        """Clone it."""
        self.git("clone", "--quiet", *arguments, f"file://{self.project.root}", str(root))
        return TranslatedSite(Project(root))
