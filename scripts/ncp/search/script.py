"""The script of the search: the modules of browser/ as one file, without what only people need."""

import re
from functools import cache
from pathlib import Path

import rjsmin

FOLDER = Path(__file__).parent / "browser"
FIRST = "start.js"
IMPORT = re.compile(r'^import (?P<names>\{[^}]*\}) from "\./(?P<stem>\w+)\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?P<kind>(?:async )?(?:function\*?|class|const)) (?P<name>\w+)", re.MULTILINE)
STEM = "search"
"""The public name is `search.<hash>.js`."""


@cache
def search_script() -> str:
    """Give the whole script: each module once, in a scope of its own, behind those that it needs."""
    modules: dict[str, str] = {}
    _add(FIRST, modules)
    return str(rjsmin.jsmin("".join(modules.values())))


def _add(name: str, modules: dict[str, str]) -> None:
    """Put a module behind the modules that it imports."""
    if name in modules:
        return
    text = (FOLDER / name).read_text(encoding="utf-8")
    for needed in IMPORT.finditer(text):
        _add(f"{needed['stem']}.js", modules)
    modules[name] = _scoped(name.removesuffix(".js"), text)


def _scoped(stem: str, text: str) -> str:
    """Give a module as a function that is called at once and gives what the module exports."""
    given = ", ".join(export["name"] for export in EXPORT.finditer(text))
    body = EXPORT.sub(r"\g<kind> \g<name>", IMPORT.sub(r"const \g<names> = of_\g<stem>;\n", text))
    return f"const of_{stem} = (() => {{\n{body}\nreturn {{ {given} }};\n}})();\n"
