"""The ports of the test web: the same on every address, one for each kind of server."""

import socket
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

KINDS = ("http", "https", "expired", "wrong_host", "self_signed", "incomplete", "refused")
BACKLOG = 128
TRIES = 50
PLAIN = {"http", "refused"}


@dataclass(frozen=True)
class Ports:
    """A port for each kind. Nobody listens at `refused`."""

    http: int
    https: int
    expired: int
    wrong_host: int
    self_signed: int
    incomplete: int
    refused: int

    def origin(self, ip: str, kind: str) -> str:
        """Give scheme, address and port."""
        if kind == "tls_to_http":
            return f"https://{ip}:{self.http}"
        scheme = "http" if kind in PLAIN else "https"
        return f"{scheme}://{ip}:{getattr(self, kind)}"


def choose_ports(first: int = 0) -> Ports:
    """Choose ports in a row from `first` on, or any that are free if it is 0.

    Raises:
        OSError: none are free.
    """
    for _ in range(TRIES):
        start = first or _free_port()
        with suppress(OSError):
            for sock in [_bound("127.1.0.1", start + number) for number in range(len(KINDS))]:
                sock.close()
            return Ports(*(start + number for number in range(len(KINDS))))
    raise OSError("no free ports in a row")


def listening(ips: Iterable[str], port: int) -> list[socket.socket]:
    """Open sockets on a port of many addresses.

    Raises:
        OSError: somebody else has one of them.
    """
    sockets = [_bound(ip, port) for ip in ips]
    for sock in sockets:
        sock.listen(BACKLOG)
    return sockets


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.1.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


def _bound(ip: str, port: int) -> socket.socket:
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.setblocking(False)  # noqa: FBT003 - no keyword there
    sock.bind((ip, port))
    return sock
