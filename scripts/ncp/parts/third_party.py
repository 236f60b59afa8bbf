"""THIRD-PARTY.md: whose work reaches readers, under which licence, in full; and what the tools use."""

from collections.abc import Iterator, Sequence

from ncp.parts.licences import licence_texts
from ncp.parts.model import Part

FILE = "THIRD-PARTY.md"
PUBLIC = "licences.txt"
"""What of it stands in the published site: authors ask that their notice comes with every copy."""
SHIPPED = "## In the published site\n"
OPENING = f"""# Work of others

Made by `python3 scripts/run.py sbom --third-party` from `requirements.lock` and `data/parts.yml`;
not to be edited by hand.

{SHIPPED}"""
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


def for_readers(text: str) -> str:
    """Give what the site itself says of the work that it holds, out of the text of the file."""
    return f"# Work of others\n{text.partition(SHIPPED)[2].partition(TOOLS)[0]}"


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
