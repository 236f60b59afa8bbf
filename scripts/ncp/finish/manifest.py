"""site.webmanifest: what a phone needs to keep the site on its home screen, one file a language."""

import json
import re
from collections.abc import Iterator, Mapping

from ncp.assets import Asset
from ncp.finish.pictures import png_size
from ncp.read.content import Content

MANIFEST = "site.webmanifest"
PAPER = "#ffffff"
"""What a phone shows until the page is there: the page's own ground, in its ordinary colours."""
ICON = re.compile(r"icon[-\w]*\.(?:png|svg)")
MASKABLE = "maskable"
THEME_COLOUR = re.compile(r'<meta name="theme-color" content="(?P<colour>#[0-9a-fA-F]{3,8})"')


def manifest(content: Content, language: str, home: str, assets: Mapping[str, Asset]) -> str:
    """Give the manifest of a language; its colour is that of the language's `home` page (HTML)."""
    words = content.interfaces[language].words
    colour = THEME_COLOUR.search(home)
    entries = {
        "name": words.site_name,
        "short_name": words.short_name,
        "description": words.tagline,
        "lang": language,
        "dir": "ltr",
        "id": "./",
        "start_url": "./",
        "scope": "../",  # the other languages belong to it, too
        "display": "minimal-ui",  # with a way back, as in a browser
        "background_color": PAPER,
        **({"theme_color": colour["colour"]} if colour else {}),
        "icons": list(_icons(assets)),
    }
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def _icons(assets: Mapping[str, Asset]) -> Iterator[dict[str, str]]:
    for name, asset in assets.items():
        if not ICON.fullmatch(name):
            continue
        size = png_size(asset.file)
        purpose = {"purpose": MASKABLE} if MASKABLE in name else {}
        address = f"../assets/{asset.public}"
        if size:
            yield {"src": address, "sizes": f"{size[0]}x{size[1]}", "type": "image/png", **purpose}
        elif name.endswith(".svg"):
            yield {"src": address, "sizes": "any", "type": "image/svg+xml", **purpose}
