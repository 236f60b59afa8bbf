"""Text from data that stands for itself in Markdown and in HTML, whatever signs it holds."""

import html
import re

SIGNS = re.compile(r"[\\`*_\[\]|{}]")
AT_THE_START = re.compile(r"^(\d+(?=[.)])|)([.)#+-])")
SPACE = re.compile(r"[\t\n\r ]+")


def literal(text: str) -> str:
    """Write a text so that no engine takes any of its signs for markup: they become numeric references."""
    escaped = html.escape(SPACE.sub(" ", text), quote=False)
    signs = SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", escaped)
    return AT_THE_START.sub(lambda start: f"{start[1]}&#{ord(start[2])};", signs)
