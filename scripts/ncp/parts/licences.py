"""Licences as the installed packages state them: nothing is guessed."""

from dataclasses import replace
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from ncp.parts.model import Part

CLASSIFIER = "License ::"
UNKNOWN = {"", "UNKNOWN"}
LONGEST_NAME = 60
"""Signs of a licence's name; what is longer is its text."""


def with_licence(part: Part) -> Part:
    """Add what the installed package says of its licence; nothing if that version is not installed here."""
    found = installed(part)
    if found is None:
        return part
    expression = _stated(found, "License-Expression")
    if expression:
        return replace(part, licence=expression, is_spdx=True)
    stated = _stated(found, "License")
    classes = [one for one in found.metadata.get_all("Classifier") or [] if one.startswith(CLASSIFIER)]
    named = next((one.rpartition("::")[2].strip() for one in classes), "")
    short = stated if stated not in UNKNOWN and len(stated) <= LONGEST_NAME else ""
    return replace(part, licence=named or short)


def _stated(found: Distribution, field: str) -> str:
    """Give a field of a package's own words on one line; empty if it is not there."""
    return " ".join(" ".join(found.metadata.get_all(field) or []).split())


def installed(part: Part) -> Distribution | None:
    """Give the installed package, if it is that version."""
    try:
        found = distribution(part.name)
    except PackageNotFoundError:
        return None
    return found if found.version == part.version else None


def licence_texts(part: Part) -> tuple[str, ...]:
    """Give the texts of the licences that a package brings along."""
    found = installed(part)
    files = (found.metadata.get_all("License-File") or []) if found else []
    texts = (found.read_text(f"licenses/{file}") or found.read_text(file) if found else None for file in files)
    return tuple(text for text in texts if text)
