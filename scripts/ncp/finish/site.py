"""Makes one site of the languages that the engine built."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ncp.assets import own_assets, theme_styles
from ncp.finish.addresses import Addresses
from ncp.finish.exports import links_fragment, links_json
from ncp.finish.head import KEEP_OUT, alternate_links, canonical_link, with_head_lines
from ncp.finish.quarantine import Quarantine
from ncp.finish.root_pages import choose_head, root_page
from ncp.finish.sitemap import robots, sitemap
from ncp.finish.tables import with_table_frames
from ncp.project import Project
from ncp.read.content import Content
from ncp.search.site import add_search
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
    for language in staged.values():
        remove_leftovers(folder / language.language)
        finish_language(content, addresses, language, folder / language.language)
    copy_assets(project, folder / "assets")
    add_search(content, staged, folder)
    choose = root_page(project, "choose.html", context)
    files = {
        "index.html": with_head_lines(choose, choose_head(content, addresses)),
        "404.html": with_head_lines(root_page(project, "404.html", context), (KEEP_OUT,)),
        "sitemap.xml": sitemap(content, addresses),
        "robots.txt": robots(content),
        "links.json": links_json(content),
        **{f"fragments/links-{language}.html": links_fragment(content, language) for language in staged},
    }
    for name, text in files.items():
        write_text(folder / name, text)


def finish_language(content: Content, addresses: Addresses, staged: StagedLanguage, folder: Path) -> None:
    """Finish each page of a language: true pages name their versions, others keep robots out."""
    quarantine = Quarantine.of(content, staged.language)
    keep_out = (KEEP_OUT,) if content.site.is_draft else ()
    for name, page in staged.pages.items():
        if page.translated:
            true_page = content.pages[staged.language][name]
            canonical = canonical_link(addresses.of(true_page))
            lines = (canonical, *alternate_links(addresses.alternates(name)), *keep_out)
            finish_page(folder, true_page.url, lines, quarantine)
        else:
            source = content.pages[content.site.source_language][name]
            finish_page(folder, source.url, (KEEP_OUT,), quarantine)
    not_found = (folder / "404.html").read_text(encoding="utf-8").replace(f'"/{staged.language}/../', '"/')
    write_text(folder / "404.html", quarantine.applied_to(with_head_lines(not_found, (KEEP_OUT,))))


def finish_page(folder: Path, url: str, lines: tuple[str, ...], quarantine: Quarantine) -> None:
    """Finish the page that stands at `url` below `folder`: add head lines, frame its tables, mark dead links."""
    path = folder / url / "index.html"
    document = with_head_lines(path.read_text(encoding="utf-8"), lines)
    write_text(path, quarantine.applied_to(with_table_frames(document)))


def remove_leftovers(folder: Path) -> None:
    """Remove what the engine makes for each language and the site has once, or not at all."""
    for name in ENGINE_LEFTOVERS:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def copy_assets(project: Project, folder: Path) -> None:
    """Put one copy of every asset into the site, under the name that its content gives it."""
    folder.mkdir(parents=True)
    for style in theme_styles():
        shutil.copyfile(style, folder / style.name)
    for asset in own_assets(project).values():
        shutil.copyfile(asset.file, folder / asset.public)


def write_text(path: Path, text: str) -> None:
    """Write a text file with plain line ends, on every system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
