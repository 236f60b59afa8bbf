"""The thin door for MkDocs: names the languages, and stages on the fly for those who run plain `mkdocs serve`."""

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.config import I18nPluginLanguage
from mkdocs_static_i18n.plugin import I18n

from ncp.engine.templates import CONTEXT, context_for_templates, plain_layout
from ncp.finish.quarantine import Quarantine
from ncp.prepare import prepare
from ncp.problems import ContentError
from ncp.project import this_project
from ncp.say.report import plain_report
from ncp.stage.stale import in_plain_layout
from ncp.stage.tree import StagedLanguage


class _OnTheFly:
    """What plain `mkdocs serve` keeps between its events; the build command stages to files instead."""

    staged: Mapping[str, StagedLanguage] = {}
    quarantines: Mapping[str, Quarantine] = {}


def _i18n(config: MkDocsConfig) -> I18n:
    """Give the plugin that knows which language is being built."""
    return config.plugins["i18n"]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Give static-i18n the languages of data/site.yml; where nothing is staged yet, read and stage everything."""
    plugin = _i18n(config)
    context = config.extra.get(CONTEXT) or {}
    if context.get("staged"):
        _set_languages(config, context["names"], only=context["language"])
    elif plugin.current_language in (None, plugin.default_language):  # else a later language of the same run
        try:
            content, _OnTheFly.staged = prepare(this_project())
        except ContentError as wrong:
            raise PluginError(plain_report(this_project(), wrong.problems)) from None
        _OnTheFly.quarantines = {code: Quarantine.of(content, code) for code in _OnTheFly.staged}
        layout = plain_layout(this_project(), content.site.codes, content.site.source_language)
        config.extra[CONTEXT] = context_for_templates(content, _OnTheFly.staged, layout)
        _set_languages(config, config.extra[CONTEXT]["names"], first=content.site.source_language)
    return config


def _set_languages(config: MkDocsConfig, names: Mapping[str, str], *, only: str = "", first: str = "") -> None:
    """Replace static-i18n's languages by those of the site; build one only, or all with `first` at the root."""
    languages = []
    for code, name in names.items():
        language = I18nPluginLanguage()
        chosen = code in (only, first)
        language.load_dict({"locale": code, "name": name, "default": chosen, "build": chosen or not only})
        language.validate()
        languages.append(language)
    _i18n(config).config.languages = languages


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Replace a page's text by its staged text, when nobody staged it before."""
    del files
    if not _OnTheFly.staged or config.extra[CONTEXT].get("staged"):
        return markdown
    name = page.file.src_uri.split("/", 1)[1]
    staged = _OnTheFly.staged[_i18n(config).current_language].pages[name]
    page.meta.update(staged.meta)
    page.title = staged.meta["title"]
    return in_plain_layout(staged.markdown, config.extra[CONTEXT]["source_language"])


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Tell the templates the language of this run."""
    del files
    env.globals["ncp"] = config.extra[CONTEXT]
    env.globals["ncp_language"] = _i18n(config).current_language
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Tell the page's template its own particulars, also on pages that carry none of ours."""
    del config, nav
    context["particulars"] = page.meta.get(CONTEXT, {})
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mark the dead links of a page that no build will finish."""
    del page
    if not _OnTheFly.quarantines or config.extra[CONTEXT].get("staged"):
        return output
    return _OnTheFly.quarantines[_i18n(config).current_language].applied_to(output)
