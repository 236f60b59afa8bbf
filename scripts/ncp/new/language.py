"""A new language: an entry in data/site.yml, and a folder whose texts wait to be translated."""

import re
from dataclasses import dataclass
from pathlib import Path

from babel import Locale, UnknownLocaleError

from ncp.new.files import write_all
from ncp.new.insertion import block_at, with_lines
from ncp.new.page import quoted
from ncp.problems import EnvironmentTrouble
from ncp.project import Project
from ncp.read.pages import HOME
from ncp.read.site import Site
from ncp.read.text_file import read_text

CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
COPIED = ("interface.yml", HOME)
"""What every language must have: the words around the pages, and a home page."""


@dataclass(frozen=True)
class NewLanguage:
    """What an editor says of a new language."""

    code: str
    name: str
    """Its own name for itself; empty: as the CLDR has it."""
    origin: str
    """The language whose texts are copied, to be translated."""


def new_language(project: Project, site: Site, language: NewLanguage) -> tuple[Path, ...]:
    """Write the folder and the entry; give the files to translate.

    Raises:
        EnvironmentTrouble: the code is no language's, or is there already; the origin is no language of the site.
    """
    if language.code in site.languages or (project.docs / language.code).exists():
        raise EnvironmentTrouble("new_exists", path=f"docs/{language.code}")
    if language.origin not in site.languages:
        raise EnvironmentTrouble("new_origin", language=language.origin, known=", ".join(site.codes))
    locale = locale_of(language.code)
    settings = project.data / "site.yml"
    text, _ = read_text(project, settings)
    block = block_at(text, "languages")
    if block is None:
        raise EnvironmentTrouble("new_no_languages", path=project.name_of(settings))
    name = language.name or str(locale.get_display_name() or language.code).capitalize()
    entry = [f"{language.code}:", f"  name: {quoted(name)}", f"  locale: {locale}"]
    copies = {project.docs / language.code / file: copied(project, language.origin, file) for file in COPIED}
    write_all({**copies, settings: with_lines(text, block, entry)})
    return tuple(copies)


def locale_of(code: str) -> Locale:
    """Give the locale of a language.

    Raises:
        EnvironmentTrouble: the CLDR has no such language.
    """
    try:
        if CODE.fullmatch(code):
            return Locale.parse(code, sep="-")
    except (ValueError, UnknownLocaleError):
        pass
    raise EnvironmentTrouble("new_code", given=code)


def copied(project: Project, origin: str, file: str) -> str:
    """Give the text of a file of another language.

    Raises:
        EnvironmentTrouble: the file cannot be read.
    """
    path = project.docs / origin / file
    text, problems = read_text(project, path)
    if problems:
        raise EnvironmentTrouble("missing_file", path=project.name_of(path))
    return text
