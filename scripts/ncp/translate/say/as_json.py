"""The state of translations as JSON, for other programs.

A list of objects, one a page and language: `page` (path below the language's folder), `language`, `state` (current,
stale, missing, orphan, unstamped, unknown stamp, copy), `stale_sections` (ids of headings; the part before the first
heading, with title and description, is ""; of a stale page without the ids nobody knows which: `whole_page`).
"""

import json

from ncp.translate.model import Age, Ages, Change


def json_report(ages: Ages) -> str:
    """Give the list."""
    return json.dumps([_entry(age) for age in ages.ages], ensure_ascii=False, indent=1) + "\n"


def _entry(age: Age) -> dict[str, object]:
    return {
        "page": age.page,
        "language": age.language,
        "state": str(age.state),
        "stale_sections": [change.identifier for change in age.stale],
        "whole_page": age.whole,
        "words": age.words,
        "since": age.since.isoformat() if age.since else None,
        "file": age.file,
        "source": age.source_file,
        "stamp": age.stamp or None,
        "order_changed": age.moved,
        "sections": [_section(change) for change in age.changes],
    }


def _section(change: Change) -> dict[str, object]:
    return {
        "id": change.identifier,
        "kind": str(change.kind),
        "title": change.title,
        "words": change.words,
        "since": change.since.isoformat() if change.since else None,
        "former_id": change.former,
    }
