"""Compares what was made with golden files; NCP_UPDATE_GOLDEN=1 writes them anew, to be looked at before committing."""

import os
import re
from pathlib import Path

HASH = re.compile(r"\.[0-9a-f]{8}\.")


def assert_golden(made: str, golden: Path) -> None:
    """Assert that a text equals a golden file."""
    if os.environ.get("NCP_UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8"), f"differs from {golden}"


def without_hashes(text: str) -> str:
    """Take the content hashes out of asset names, so that a change of style changes no golden file."""
    return HASH.sub(".HASH.", text)
