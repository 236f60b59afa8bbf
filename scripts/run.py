"""The door to every command: python3 scripts/run.py COMMAND (on Windows with py).

This file runs on any Python, however old, so that an unsuitable one gets a sentence and not a traceback.
"""

import io
import json
import os
import sys

NEEDED = (3, 11)
SENTENCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "messages", "door.json")


def refuse_old_python():  # type: ignore[no-untyped-def]  # annotations would not run on an old Python
    """Say which Python is needed, in Latvian if the editor's system is Latvian, and stop with exit code 2."""
    with io.open(SENTENCES, encoding="utf-8") as handle:
        sentences = json.load(handle)["old_python"]
    wanted = os.environ.get("NCP_SAY") or os.environ.get("LC_ALL") or os.environ.get("LANG") or "en"
    sentence = sentences["lv" if wanted.lower().startswith(("lv", "latvian")) else "en"]
    words = {"needed": ".".join(map(str, NEEDED)), "found": ".".join(map(str, sys.version_info[:2]))}
    getattr(sys.stderr, "buffer", sys.stderr).write((sentence.format(**words) + "\n").encode("utf-8"))
    sys.exit(2)


if __name__ == "__main__":
    if sys.version_info < NEEDED:
        refuse_old_python()  # type: ignore[no-untyped-call]
    from ncp.door import main

    sys.exit(main(sys.argv[1:]))
