"""The keys under which conversions and rendered pages are kept: hashes of all that they are made from."""

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ncp.engine.direct.conversion import Conversion, Target
from ncp.engine.direct.settings import MarkdownSettings
from ncp.kept import key_of
from ncp.read import pages

MAKERS = ("markdown", "jinja2", "markupsafe", "mkdocs-material")
"""Packages whose code, or whose templates, make the pages."""


def maker_of_pages() -> bytes:
    """Give a hash of all the code that makes pages of staged text: this package's, the libraries', Python's."""
    own = (*sorted(Path(__file__).parent.glob("*.py")), Path(pages.__file__))
    return key_of(sys.version, *map(version, MAKERS), *(path.read_bytes() for path in own))


def conversion_key(maker: bytes, settings: MarkdownSettings, name: str, text: str) -> bytes:
    """Give the key of the conversion of a page's text."""
    return key_of("conversion", maker, repr(settings), name, text)


def context_key(maker: bytes, sources: Mapping[str, str], context: Mapping[str, Any]) -> bytes | None:
    """Give the key of what all pages share: the templates and what they are told; None if it cannot be written down."""
    try:
        return key_of("context", maker, json.dumps(sources), json.dumps(context))
    except (TypeError, ValueError):
        return None


def page_key(context: bytes, conversion: bytes, language: str, name: str, meta: Mapping[str, Any]) -> bytes | None:
    """Give the key of a rendered page; None if its particulars cannot be written down."""
    try:
        return key_of("page", context, conversion, language, name, json.dumps(meta))
    except (TypeError, ValueError):
        return None


def conversion_as_bytes(conversion: Conversion) -> bytes:
    """Write a conversion down."""
    return json.dumps({**asdict(conversion), "ids": sorted(conversion.ids)}).encode()


def conversion_from_bytes(raw: bytes) -> Conversion:
    """Read a conversion that was written down."""
    value = json.loads(raw)
    targets = tuple(Target(**target) for target in value["targets"])
    return Conversion(value["content"], value["toc"], frozenset(value["ids"]), targets)
