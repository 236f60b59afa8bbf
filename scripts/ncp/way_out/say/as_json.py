"""The rehearsals as JSON, for other programs."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from ncp.way_out.model import Rehearsal


def json_report(rehearsals: Sequence[Rehearsal]) -> str:
    """Give a list of objects, one an engine, with everything that was found."""
    entries = [{**asdict(found), "differs": found.differs} for found in rehearsals]
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"
