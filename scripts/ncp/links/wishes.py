"""What somebody wants of a check: the options as plain values, which can be handed to a process of its own."""

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass

LARGEST_BODY = 1024


@dataclass(frozen=True)
class Wishes:
    """The options of `links check`; paths as text, None where nothing was said."""

    links: str | None = None
    built: str | None = None
    state: str | None = None
    json: str | None = None
    html: str | None = None
    markdown: str | None = None
    junit: str | None = None
    github: bool | None = None
    ca_file: str | None = None
    allow_private: tuple[str, ...] = ()
    concurrency: int = 64
    per_host_rate: float = 2.0
    per_host: int = 2
    timeout: float = 20.0
    max_body: int = LARGEST_BODY
    """KiB."""
    max_hops: int = 10
    longest_wait: float = 10.0
    record: str | None = None
    replay: str | None = None
    fresh: bool = False
    domains: bool = False

    @property
    def reports(self) -> dict[str, str | None]:
        """Kind of report → file."""
        return {"json": self.json, "html": self.html, "markdown": self.markdown, "junit": self.junit}


def wishes_from(text: str) -> Wishes:
    """Read what `become_check` has written."""
    values = json.loads(text)
    return Wishes(**{**values, "allow_private": tuple(values["allow_private"])})


def become_check(wishes: Wishes) -> int:
    """Go on as the bare check, or wait for it where a process cannot become another (Windows); give its exit code.

    The command line costs more memory than ten thousand links, and a check lasts: it is left behind.
    """
    command = [sys.executable, "-m", "ncp.links", json.dumps(asdict(wishes))]
    if os.name == "nt":
        return subprocess.run(command, check=False).returncode  # noqa: S603 - our own program
    sys.stdout.flush()
    return os.execv(command[0], command)  # noqa: S606 - no shell is wanted
