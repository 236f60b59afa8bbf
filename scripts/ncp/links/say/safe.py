"""Strangers' texts made harmless: titles, addresses and values that come from other people's servers."""

LONGEST = 300
"""Characters of a stranger's text that a report shows; machines find the whole of it in the JSON."""


class Safe(str):
    """A text that needs no more care in the report that it is made for."""

    __slots__ = ()


def shown(text: str) -> Safe:
    """Give a text fit for a terminal or a log: one line, no control or bidirectional characters, of bounded length.

    Two `#` in a row are set apart: runners of GitHub and Azure look for `##[command]` anywhere in a line.
    """
    cut = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    seen = cut if cut.isprintable() else "".join(sign if _is_harmless(sign) else "\ufffd" for sign in cut)
    return Safe(_apart(seen))


def _is_harmless(sign: str) -> bool:
    return sign.isprintable() or sign == "\u00a0"


def _apart(text: str) -> str:
    while "##" in text:
        text = text.replace("##", "# #")
    return text
