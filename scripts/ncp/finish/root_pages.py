"""The two pages above the languages: `/` to choose one, and a 404 for hosts that know only one."""

from collections.abc import Mapping
from typing import Any

import jinja2

from ncp.finish.addresses import Addresses
from ncp.finish.head import KEEP_OUT, alternate_links, canonical_link
from ncp.project import Project
from ncp.read.content import Content
from ncp.read.pages import HOME


def root_page(project: Project, template: str, context: Mapping[str, Any]) -> str:
    """Render a template of overrides/above with every language's words at hand."""
    loader = jinja2.FileSystemLoader(project.overrides / "above")
    environment = jinja2.Environment(loader=loader, autoescape=False, undefined=jinja2.StrictUndefined)  # noqa: S701 - words are escaped in staging
    return environment.get_template(template).render(ncp=context)


def choose_head(content: Content, addresses: Addresses) -> tuple[str, ...]:
    """Give the head lines of the page to choose a language: one of the home pages' versions."""
    robots = (KEEP_OUT,) if content.site.is_draft else ()
    return (canonical_link(content.site.address), *alternate_links(addresses.alternates(HOME)), *robots)
