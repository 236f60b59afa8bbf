"""Which language the tools speak to the editor in. Standard library only: the door asks before anything is set up."""

import locale
import os


def editor_language() -> str:
    """Give `lv` or `en`: what NCP_SAY says, else Latvian on a Latvian system, else English."""
    settings = (os.environ.get(name, "") for name in ("NCP_SAY", "LC_ALL", "LANG"))
    wanted = next(filter(None, settings), "") or locale.getlocale()[0] or ""
    return "lv" if wanted.lower().startswith(("lv", "latvian")) else "en"  # Windows says Latvian_Latvia
