"""The two pages above the languages: `/` to choose one, and a 404 for hosts that know only one."""

from collections.abc import Mapping
from typing import Any

import jinja2

from ncp.assets import Asset
from ncp.finish.addresses import Addresses
from ncp.finish.head import KEEP_OUT, alternate_links, canonical_link
from ncp.finish.pictures import share_picture
from ncp.finish.share import Shared, social_lines
from ncp.project import Project
from ncp.read.content import Content
from ncp.read.pages import HOME


def root_page(project: Project, template: str, context: Mapping[str, Any]) -> str:
    """Render a template of overrides/above with every language's words at hand."""
    loader = jinja2.FileSystemLoader([project.overrides / "above", project.overrides])
    environment = jinja2.Environment(loader=loader, autoescape=False, undefined=jinja2.StrictUndefined)  # noqa: S701 - words are escaped in staging
    return environment.get_template(template).render(ncp=context)


def choose_head(content: Content, addresses: Addresses, assets: Mapping[str, Asset]) -> tuple[str, ...]:
    """Give the head lines of the page to choose a language: one of the home pages' versions."""
    robots = (KEEP_OUT,) if content.site.is_draft else ()
    versions = alternate_links(addresses.alternates(HOME))
    return (canonical_link(content.site.address), *versions, *robots, *social_lines(_shared(content, assets)))


def _shared(content: Content, assets: Mapping[str, Asset]) -> Shared:
    """Give the site as it is passed on: in the language in which that page has its title."""
    site, language = content.site, content.site.source_language
    words = content.interfaces[language].words
    return Shared(
        title=words.site_name,
        description=words.tagline,
        address=site.address,
        site_name=words.site_name,
        is_home=True,
        locale=site.languages[language].locale,
        other_locales=tuple(one.locale for one in site.languages.values()),
        picture=share_picture(content, language, assets),
    )
