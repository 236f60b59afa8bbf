"""The comparison as JSON, for other programs: all of it."""

import json
from collections.abc import Iterable

from ncp.compare.model import Change, Comparison


def json_report(comparison: Comparison) -> str:
    """Give an object: the pages that changed, and what changed around them, a language each."""
    report = {
        "pages": [
            {
                "path": f"/{page.url}",
                "language": page.language or None,
                "kind": page.kind,
                "words": page.words,
                "changes": _changes(page.changes),
            }
            for page in comparison.pages
        ],
        "frames": [
            {
                "language": frame.language or None,
                "pages": frame.pages,
                "path": f"/{frame.url}",
                "changes": _changes(frame.changes),
            }
            for frame in comparison.frames.values()
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _changes(changes: Iterable[Change]) -> list[dict[str, tuple[str, ...]]]:
    return [{"old": change.old, "new": change.new} for change in changes]
