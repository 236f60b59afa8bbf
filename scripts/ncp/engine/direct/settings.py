"""Whether mkdocs.yml asks for nothing that the direct way does not know, and what it says of Markdown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from ncp.engine.direct.declined import Declined
from ncp.read.yaml_source import LOADER

BUILT_IN = ("toc", "tables", "fenced_code")
"""Extensions that MkDocs always uses, before those of mkdocs.yml."""
REUSABLE = (*BUILT_IN, "abbr", "admonition", "attr_list", "md_in_html")
"""Extensions that keep nothing from one page to the next."""
WITHOUT_EFFECT = ("site_name", "nav", "validation", "watch")
"""Settings that no page shows: links and menu are either right, or MkDocs is asked."""
AS_EVER = {
    "use_directory_urls": True,
    "theme": {"name": "material", "custom_dir": "overrides", "font": False},
    "exclude_docs": "interface.yml",
    "hooks": ["scripts/ncp/engine/hook.py"],
}
"""Settings that the direct way takes for granted."""
I18N = {"docs_structure": "folder", "fallback_to_default": True}


@dataclass(frozen=True)
class MarkdownSettings:
    """The extensions in MkDocs' order, and their settings."""

    extensions: tuple[str, ...]
    configs: Mapping[str, Mapping[str, Any]]


def markdown_settings(text: str) -> MarkdownSettings:
    """Read what mkdocs.yml says of Markdown.

    Raises:
        Declined: it says something that only MkDocs can do.
    """
    try:
        settings = yaml.load(text, Loader=LOADER)  # noqa: S506 - a safe loader
    except yaml.YAMLError as trouble:
        raise Declined(str(trouble)) from None
    if not isinstance(settings, dict):
        raise Declined(text[:80])
    for name, value in settings.items():
        if name not in WITHOUT_EFFECT and not _is_known(name, value):
            raise Declined(f"{name}: {value}")
    return _extensions(settings.get("markdown_extensions") or [])


def _is_known(name: str, value: Any) -> bool:  # noqa: ANN401 - whatever YAML holds
    """Say whether a setting is as the direct way takes it for granted."""
    if name == "markdown_extensions":
        return isinstance(value, list)
    if name == "plugins":
        return isinstance(value, list) and len(value) == 1 and _is_our_i18n(value[0])
    return name in AS_EVER and bool(value == AS_EVER[name])


def _is_our_i18n(plugin: Any) -> bool:  # noqa: ANN401 - whatever YAML holds
    """Say whether static-i18n is used as ever; its list of languages is replaced by that of data/site.yml."""
    options = plugin.get("i18n") if isinstance(plugin, dict) and len(plugin) == 1 else None
    if not isinstance(options, dict):
        return False
    return all(name == "languages" or I18N.get(name) == value for name, value in options.items())


def _extensions(entries: list[Any]) -> MarkdownSettings:
    names: list[str] = list(BUILT_IN)
    configs: dict[str, Mapping[str, Any]] = {}
    for entry in entries:
        name, config = next(iter(entry.items())) if isinstance(entry, dict) and len(entry) == 1 else (entry, None)
        if name not in REUSABLE or not isinstance(config, dict | None):
            raise Declined(f"markdown_extensions: {entry}")
        names += [name] if name not in names else []
        configs |= {name: config} if config else {}
    return MarkdownSettings(tuple(names), configs)
