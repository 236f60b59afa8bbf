"""The delay that robots.txt asks for. The rest of it is for crawlers: we open only pages that editors link to."""

import re

LINE = re.compile(r"^\s*(user-agent|crawl-delay)\s*:\s*([^#]*)", re.IGNORECASE)
LONGEST = 200_000
EVERYBODY = "*"


def delay_in(text: str, name: str) -> float:
    """Give the delay in seconds for a robot of this name (`Product/1.0 …`), else for everybody; 0 if none is named."""
    delays: dict[str, float] = {}
    group: list[str] = []
    in_rules = False
    for line in text[:LONGEST].removeprefix("\ufeff").splitlines():
        match = LINE.match(line)
        if match and match[1].lower() == "user-agent":
            group = [] if in_rules else group
            in_rules = False
            group.append(match[2].strip().lower())
        elif line.strip() and not line.lstrip().startswith("#"):
            in_rules = True
            if match:
                delays.update(dict.fromkeys(group, _seconds(match[2])))
    product = name.partition("/")[0].lower()
    ours = delays.get(product)
    return delays.get(EVERYBODY, 0.0) if ours is None else ours


def _seconds(text: str) -> float:
    try:
        seconds = float(text.strip())
    except ValueError:
        return 0.0
    return seconds if 0 <= seconds < 1e6 else 0.0  # noqa: PLR2004 - "inf" and the like ask for nothing
