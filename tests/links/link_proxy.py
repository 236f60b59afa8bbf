"""A small proxy beside a test: whole addresses for http, tunnels for https, and a note of what went through."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

PATIENCE = 5.0
CHUNK = 65_536
NOT_PASSED_ON = {"connection", "transfer-encoding", "server", "date"}


@dataclass
class Proxy:
    """A running proxy."""

    port: int
    fetched: list[str] = field(default_factory=list)
    """Whole addresses, asked for by http."""
    tunnels: list[str] = field(default_factory=list)
    """Host and port of each tunnel."""
    secrets: set[tuple[str, str]] = field(default_factory=set)
    """Method, and what was said as `Proxy-Authorization`."""


@contextlib.contextmanager
def proxy_on(ip: str) -> Iterator[Proxy]:
    """Run a proxy."""

    class Passing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            proxy.fetched.append(self.path)
            proxy.secrets.add((self.command, self.headers.get("Proxy-Authorization", "")))
            parts = urlsplit(self.path)
            with contextlib.closing(HTTPConnection(parts.netloc, timeout=PATIENCE)) as there:
                there.request("GET", self.path.partition(parts.netloc)[2] or "/", headers=dict(self.headers.items()))
                answer = there.getresponse()
                body = answer.read()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in {*NOT_PASSED_ON, "content-length"}:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_CONNECT(self) -> None:
            proxy.tunnels.append(self.path)
            proxy.secrets.add((self.command, self.headers.get("Proxy-Authorization", "")))
            host, _, port = self.path.rpartition(":")
            with socket.create_connection((host, int(port)), PATIENCE) as there:
                self.send_response_only(200)
                self.end_headers()
                upwards = threading.Thread(target=pumped, args=(self.connection, there))
                upwards.start()
                pumped(there, self.connection)
                upwards.join()
            self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the library calls it
            """Say nothing."""

    server = ThreadingHTTPServer((ip, 0), Passing)
    proxy = Proxy(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield proxy
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def pumped(source: socket.socket, target: socket.socket) -> None:
    """Pass on what comes, until one side ends; then both have."""
    with contextlib.suppress(OSError):
        while data := source.recv(CHUNK):
            target.sendall(data)
    for side in (source, target):
        with contextlib.suppress(OSError):
            side.shutdown(socket.SHUT_RDWR)
