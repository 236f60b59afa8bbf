"""Makes one site of the languages that the engine built."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ncp.assets import own_assets
from ncp.finish.addresses import Addresses
from ncp.finish.exports import links_fragment, links_json
from ncp.finish.head import KEEP_OUT, with_head_lines
from ncp.finish.manifest import MANIFEST, manifest
from ncp.finish.page_head import PageHead
from ncp.finish.pages import PageFinisher
from ncp.finish.quarantine import Quarantine
from ncp.finish.root_pages import choose_head, root_page
from ncp.finish.security import SECURITY, security_text
from ncp.finish.site_style import Styled, write_style
from ncp.finish.sitemap import robots, sitemap
from ncp.finish.twins import LIST, Twins, llms_text
from ncp.parts.third_party import FILE, PUBLIC, for_readers
from ncp.pictures.draw import add_pictures
from ncp.processes import processors
from ncp.project import Project, this_project
from ncp.read.built import INDEX
from ncp.read.content import Content
from ncp.search.site import add_search
from ncp.shares import cut, in_shares
from ncp.site_script import SiteScript
from ncp.stage.tree import StagedLanguage

ENGINE_LEFTOVERS = ("assets", "sitemap.xml", "sitemap.xml.gz")


def finish_site(
    project: Project,
    content: Content,
    staged: Mapping[str, StagedLanguage],
    context: Mapping[str, Any],
    folder: Path,
) -> None:
    """Turn `folder`, which holds the engine's output of each language, into the finished site."""
    addresses = Addresses(content)
    copy_assets(project, content, folder / "assets")
    assets = {**own_assets(project), **add_pictures(project, content, folder)}

    def finish(languages: list[StagedLanguage]) -> list[Styled]:
        styled = Styled()
        for language in languages:
            remove_leftovers(folder / language.language)
            quarantine = Quarantine.of(content, language.language)
            finisher = PageFinisher.of(content, addresses, folder / language.language, quarantine, styled)
            finish_language(PageHead(content, addresses, language, assets), finisher)
        return [styled]

    sizes = [len(language.pages) for language in staged.values()]
    styled = list(in_shares(finish, cut([*staged.values()], sizes, processors())))
    to_come = add_search(project, content, staged, folder)
    choose = root_page(project, "choose.html", context)
    files = {
        "index.html": with_head_lines(choose, choose_head(content, addresses, assets)),
        "404.html": with_head_lines(root_page(project, "404.html", context), (KEEP_OUT,)),
        "sitemap.xml": sitemap(content, addresses),
        "robots.txt": robots(content),
        "links.json": links_json(content),
        PUBLIC: for_readers((this_project().root / FILE).read_text(encoding="utf-8")),
        LIST: llms_text(content, addresses, staged),
        **{f"fragments/links-{language}.html": links_fragment(content, language) for language in staged},
    }
    above = Styled()
    for name, text in files.items():
        above.note(folder / name, text)
        write_text(folder / name, text)
    write_style(project, (*styled, above), folder / "assets", to_come)
    if security := security_text(content):
        write_text(folder / SECURITY, security)


def finish_language(head: PageHead, finisher: PageFinisher) -> None:
    """Finish each page of a language: true pages name their versions and have a twin, others keep robots out."""
    content, staged, folder = head.content, head.staged, finisher.folder
    language = staged.language
    for name, page in staged.pages.items():
        if page.translated:
            finisher.page(content.pages[language][name].url, head.lines(name))
        else:
            url = content.pages[content.site.source_language][name].url
            finisher.page(url, (*head.installed(url), KEEP_OUT))
    for path, text in Twins(content, head.addresses, staged, finisher.quarantine).files():
        write_text(folder / path, text)
    home = (folder / INDEX).read_text(encoding="utf-8")
    write_text(folder / MANIFEST, manifest(content, language, home, head.assets))
    finisher.not_found((KEEP_OUT,))


def remove_leftovers(folder: Path) -> None:
    """Remove what the engine makes for each language and the site has once, or not at all."""
    for name in ENGINE_LEFTOVERS:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def copy_assets(project: Project, content: Content, folder: Path) -> None:
    """Put one copy of every asset into the site, under the name that its content gives it."""
    folder.mkdir(parents=True)
    for asset in own_assets(project).values():
        shutil.copyfile(asset.file, folder / asset.public)
    script = SiteScript.of(project, content)
    (folder / script.public).write_bytes(script.content)


def write_text(path: Path, text: str) -> None:
    """Write a text file with plain line ends, on every system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
