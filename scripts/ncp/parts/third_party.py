"""THIRD-PARTY.md: whose work reaches readers, under which licence, in full; and what the tools use."""

from collections.abc import Iterator, Sequence

from ncp.parts.licences import licence_texts
from ncp.parts.model import Part

FILE = "THIRD-PARTY.md"
OPENING = """# Work of others

Made by `python3 scripts/run.py sbom --third-party` from `requirements.lock` and `data/parts.yml`;
not to be edited by hand.

## In the published site
"""
TOOLS = """
## In the tools only

Used to build, check and publish; nothing of it reaches readers.

| name | version | licence |
| --- | --- | --- |
"""


def third_party(parts: Sequence[Part]) -> str:
    """Give the text of the file."""
    shipped = "".join(_shipped(part) for part in parts if part.shipped)
    return OPENING + shipped + TOOLS + "".join(_rows(parts))


def _shipped(part: Part) -> str:
    """Describe a part that reaches readers, with the text of its licence if it brings one."""
    lines = [f"{part.shipped[:1].upper()}{part.shipped[1:]}.", f"Licence: {part.licence}."]
    lines += [f"{part.copyright}." if part.copyright else "", f"<{part.url}>" if part.url else ""]
    said = "\n".join(line for line in lines if line)
    texts = "".join(f"\n```\n{text.strip()}\n```\n" for text in licence_texts(part))
    return f"\n### {part.name} {part.version}".rstrip() + f"\n\n{said}\n{texts}"


def _rows(parts: Sequence[Part]) -> Iterator[str]:
    for part in sorted(parts, key=lambda one: (one.name.lower(), one.version)):
        if not part.shipped:
            yield f"| {part.name} | {part.version} | {part.licence or '–'} |\n"
