"""Real nginx and Caddy on loopback, unprivileged, with the configurations that `publish` writes."""

import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from ncp.publish.hosts.nginx import PORT

PATIENCE = 20.0
NGINX = "/usr/sbin/nginx"


@dataclass(frozen=True)
class Answer:
    """What a host answered."""

    status: int
    headers: Message
    body: bytes


@dataclass(frozen=True)
class Host:
    """A host that runs."""

    port: int
    program: str

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path; names of headers with `_` for `-`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, headers={name.replace("_", "-"): text for name, text in headers.items()})
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()


def free_port() -> int:
    """Give a port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def open_folder() -> Iterator[Path]:
    """Give a folder that an unprivileged host may read; those of pytest are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="ncp-host-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def serving(program: str, root: Path, own: Path) -> Iterator[Host]:
    """Run a host with what stands in `root`/hosts; `own` is a folder for its own files."""
    own.mkdir(mode=0o777)
    own.chmod(0o777)
    host = Host(free_port(), program)
    nobody = {"user": "nobody", "group": "nogroup"} if os.geteuid() == 0 else {}
    command = nginx(root, own, host.port) if program == "nginx" else caddy(root, own)
    environment = {"PATH": os.environ["PATH"], "HOME": str(own), "NCP_ADDRESS": f"http://127.0.0.1:{host.port}"}
    with (own / "errors.txt").open("wb") as errors:
        process = subprocess.Popen(command, env=environment, stderr=errors, stdout=errors, **nobody)  # type: ignore[call-overload]
        try:
            wait_for(host, process, own)
            yield host
        finally:
            process.terminate()
            process.wait()


def nginx(root: Path, own: Path, port: int) -> list[str]:
    """Give the command that runs the generated configuration, with another port and another folder for its files."""
    text = (root / "hosts" / "nginx.conf").read_text(encoding="utf-8")
    assert f"listen {PORT};" in text
    text = text.replace(f"listen {PORT};", f"listen 127.0.0.1:{port};")
    for name in ("nginx.pid", "body", "proxy", "fastcgi", "uwsgi", "scgi"):
        assert f" /tmp/{name};" in text
        text = text.replace(f" /tmp/{name};", f" {own}/{name};")
    (own / "nginx.conf").write_text(text, encoding="utf-8")
    return [shutil.which("nginx") or NGINX, "-e", "stderr", "-c", str(own / "nginx.conf"), "-g", "daemon off;"]


def caddy(root: Path, own: Path) -> list[str]:
    """Give the command that runs the generated Caddyfile, without the port by which a running one is reloaded."""
    text = f'{{\n\tadmin off\n}}\nimport "{root}/hosts/Caddyfile"\n'
    (own / "Caddyfile").write_text(text, encoding="utf-8")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(own / "Caddyfile")]


def wait_for(host: Host, process: "subprocess.Popen[bytes]", own: Path) -> None:
    """Wait until a host answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            host.ask("/robots.txt")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError((own / "errors.txt").read_text(encoding="utf-8"))
