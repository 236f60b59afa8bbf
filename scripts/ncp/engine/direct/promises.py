"""What has to hold so that MkDocs would build without a word; where it does not, MkDocs is asked for its words."""

from collections.abc import Iterable, Mapping

from ncp.engine.direct.conversion import PAGE_SUFFIX
from ncp.engine.direct.declined import Declined
from ncp.engine.direct.work import FirstLook
from ncp.project import Project
from ncp.read.engine_settings import Menu
from ncp.read.pages import HOME, NOT_PUBLISHED
from ncp.stage.tree import StagedLanguage

TAKEN = ("assets", "search", "404.html", "sitemap.xml", "sitemap.xml.gz")
"""What MkDocs itself writes beside the pages of a language."""
TEMPLATE_SUFFIX = ".html"


def the_menu_is_whole(menu: Menu, staged: Mapping[str, StagedLanguage]) -> None:
    """Make sure that the menu names exactly the pages that there are, and the home page by itself.

    Raises:
        Declined: it does not.
    """
    homes = [chapter for chapter in menu.chapters if not chapter.id and chapter.pages == (HOME,)]
    if not menu.readable or menu.repeated or not homes:
        raise Declined("menu")
    for language in staged.values():
        if set(menu.pages) != set(language.pages):
            raise Declined(f"menu: {set(menu.pages) ^ set(language.pages)}")


def only_known_files(project: Project, staged: Mapping[str, StagedLanguage]) -> None:
    """Make sure that MkDocs would publish the files beside the pages, and no others.

    Raises:
        Declined: it would not.
    """
    for language in staged.values():
        for name in language.files:
            first, *_, last = parts = name.split("/")[0], *name.split("/")
            if first in TAKEN or last in NOT_PUBLISHED or any(part.startswith(".") for part in parts):
                raise Declined(name)
            if name.endswith(TEMPLATE_SUFFIX):
                raise Declined(name)
    for path in project.overrides.rglob("*"):
        if path.is_file() and path.suffix != TEMPLATE_SUFFIX and not path.name.startswith("."):
            raise Declined(str(path))


def every_link_leads_somewhere(looks: Iterable[FirstLook], staged: Mapping[str, StagedLanguage]) -> None:
    """Make sure that all pages, files and places that pages link to are there.

    Raises:
        Declined: one is not.
    """
    known = list(looks)
    ids = {(look.piece.language, look.piece.name): look.ids for look in known}
    for look in known:
        language = staged[look.piece.language]
        for target in look.targets:
            is_page = target.name in language.pages
            if not is_page and (target.name.endswith(PAGE_SUFFIX) or target.name not in language.files):
                raise Declined(f"{look.piece}: {target}")
            if is_page and target.anchor and target.anchor not in ids[language.language, target.name]:
                raise Declined(f"{look.piece}: {target}")
