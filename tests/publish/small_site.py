"""A small built site, made without the engine, and what a host's folder must always show."""

import gzip
import hashlib
from pathlib import Path

import brotli

from ncp.publish.lay import is_kept
from ncp.publish.manifest import Manifest, hashes_of, read_manifest, verify
from ncp.publish.store import Store
from ncp.read.history import Commit
from ncp.read.tree import files_below, names_below

PAGES = 6


def make_site(folder: Path, word: str) -> Path:
    """Write a site whose pages, and whose style sheet that they name, say a word."""
    style = f"/* {word} */\n" + "p { margin: 0 }\n" * 30
    sheet = f"assets/style.{hashlib.sha256(style.encode()).hexdigest()[:8]}.css"
    texts = {sheet: style, "robots.txt": "User-agent: *\n", "404.html": "<!doctype html>", "lv/404.html": "<p>nav</p>"}
    link = f'<link rel="stylesheet" href="/{sheet}">'
    for page in range(PAGES):
        name = f"lv/page-{page}/index.html" if page else "lv/index.html"
        texts[name] = (
            f"<!doctype html><html lang=lv><head>{link}</head><body>{f'<p>{word} {page}</p>' * 40}</body></html>"
        )
    texts["lv/constant/index.html"] = "<!doctype html><p>vienmēr tas pats</p>" * 20
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    manifest = Manifest(
        "1", Commit(hashlib.sha256(word.encode()).hexdigest()[:40], modified=False), hashes_of(files_below(folder))
    )
    (folder / "release.json").write_text(manifest.text(), encoding="utf-8")
    return folder


def word_shown(root: Path) -> str:
    """Give the word that a host's folder shows; fail if any release there, or what is shown, is not whole."""
    store = Store(root)
    for release in store.releases():
        verify(read_manifest(release.folder), release.folder)
        files = files_below(release.folder)
        for name, content in files.items():
            if name.endswith((".br", ".gz")):
                unpacked = brotli.decompress(content) if name.endswith(".br") else gzip.decompress(content)
                assert unpacked == files[name[:-3]], name
    shown = store.shown()
    assert shown is not None
    for name in names_below(shown.folder):
        if is_kept(name):
            assert (root / "kept" / name).read_bytes() == (shown.folder / name).read_bytes(), name
    html = (root / "current" / "lv" / "index.html").read_text(encoding="utf-8")
    return html.partition("<p>")[2].partition(" ")[0]
