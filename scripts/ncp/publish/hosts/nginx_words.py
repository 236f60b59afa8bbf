"""Words and tables in nginx' language."""

import re
from collections.abc import Iterable


def quoted(text: str) -> str:
    """Write a text as one word of nginx' language."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def pattern(expression: str) -> str:
    """Write a regular expression as one word; within it a backslash stays single, and no quote occurs."""
    return f'"~{expression}"'


def whole_path(path: str) -> str:
    """Write a path as a pattern that fits only it; patterns need no table whose size would have to be guessed."""
    return pattern(f"^{re.escape(path)}$")


def map_of(source: str, target: str, default: str, rows: Iterable[tuple[str, str]]) -> str:
    """Write a table from one variable to another; keys and values are words already."""
    lines = "".join(f"    {key} {value};\n" for key, value in rows)
    return f"map {source} {target} {{\n    default {quoted(default)};\n{lines}}}\n"
