"""The script of all pages: docs/assets/site.js, with the words of its settings before it.

The words stand there once, and not in each page, which a reader without script would carry for nothing.
"""

import json
from dataclasses import dataclass

from ncp.assets import SCRIPT, public_name
from ncp.problems import EnvironmentTrouble
from ncp.project import Project
from ncp.read.content import Content

WORDS = ("display", "contrast", "contrasts", "size", "sizes", "kept_here", "close")
"""What the settings of the display say."""


@dataclass(frozen=True)
class SiteScript:
    """The script as it is published."""

    content: bytes

    @classmethod
    def of(cls, project: Project, content: Content) -> "SiteScript":
        """Give the script with the words of every language.

        Raises:
            EnvironmentTrouble: docs/assets/site.js is not there.
        """
        words = {
            code: {name: value for name, value in interface.words.page.model_dump().items() if name in WORDS}
            for code, interface in content.interfaces.items()
        }
        try:
            script = (project.docs / "assets" / SCRIPT).read_bytes()
        except FileNotFoundError as trouble:
            raise EnvironmentTrouble("missing_file", path=f"docs/assets/{SCRIPT}") from trouble
        said = json.dumps(words, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        return cls(f"const NCP_WORDS={said};\n".encode() + script)

    @property
    def public(self) -> str:
        """Its name in the site, which changes with its content."""
        return public_name(SCRIPT, self.content)
