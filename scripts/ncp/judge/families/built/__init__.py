"""Rules about a built site, whichever engine made it: what readers and machines really get."""

from ncp.judge.families.built import (
    addresses,
    between,
    contract,
    found,
    head,
    ids,
    language,
    markup,
    missing,
    residue,
    running_text,
    sitemap,
    structure,
)

__all__ = [
    "addresses",
    "between",
    "contract",
    "found",
    "head",
    "ids",
    "language",
    "markup",
    "missing",
    "residue",
    "running_text",
    "sitemap",
    "structure",
]
