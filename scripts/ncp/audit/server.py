"""The built site on loopback, as a good host serves it: compressed, its headers, 404 in the path's language."""

import contextlib
import gzip
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli

from ncp.publish.headers import SiteHeaders, file_of, headers_of
from ncp.read.built import NOT_FOUND

HOST = "127.0.0.1"
COMPRESSED = frozenset({"html", "css", "js", "json", "svg", "xml", "txt", "webmanifest", "md", "ics"})
"""Endings of files that hosts compress; pictures and fonts are compressed already."""
BEST = {"br": partial(brotli.compress, quality=11), "gzip": partial(gzip.compress, compresslevel=9, mtime=0)}
"""Name of an encoding → what makes it, the one preferred first: static files are compressed once, and well."""
IDLE_SECONDS = 30


@dataclass(frozen=True)
class Answer:
    """What one address is answered with."""

    status: HTTPStatus
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Shelf:
    """The files of a built site, each read and compressed once."""

    folder: Path
    headers: SiteHeaders
    packed: dict[tuple[str, str], bytes] = field(default_factory=dict)

    def answer(self, target: str, accepted: str) -> Answer:
        """Give the answer to a request for `target`, from a browser that accepts these encodings."""
        path = unquote(urlsplit(target).path)
        file = file_of(path)
        status = HTTPStatus.OK
        if not self.holds(file):
            if self.holds(f"{file}/index.html"):
                return Answer(HTTPStatus.MOVED_PERMANENTLY, {"location": f"{path}/"}, b"")
            file, status = self.not_found(path), HTTPStatus.NOT_FOUND
        encoding = encoding_for(file, accepted)
        headers = {**self.headers.for_path(f"/{file}"), "vary": "accept-encoding"}
        return Answer(
            status, {**headers, **({"content-encoding": encoding} if encoding else {})}, self.body(file, encoding)
        )

    def holds(self, file: str) -> bool:
        """Say whether a file stands below the folder, and not above it."""
        path = (self.folder / file).resolve()
        return path.is_relative_to(self.folder) and path.is_file()

    def not_found(self, path: str) -> str:
        """Give the page that says so in the language of the path."""
        language = path.strip("/").split("/", 1)[0]
        return f"{language}/{NOT_FOUND}" if self.holds(f"{language}/{NOT_FOUND}") else NOT_FOUND

    def body(self, file: str, encoding: str) -> bytes:
        """Give the bytes of a file in an encoding; empty if there is not even a page for what is not found."""
        key = file, encoding
        if key not in self.packed:
            plain = (self.folder / file).read_bytes() if self.holds(file) else b""
            self.packed[key] = BEST[encoding](plain) if encoding else plain
        return self.packed[key]


def encoding_for(file: str, accepted: str) -> str:
    """Give the best encoding that a browser accepts for a file; empty if it goes as it is."""
    if file.rpartition(".")[2] not in COMPRESSED:
        return ""
    offered = {name.partition(";")[0].strip() for name in accepted.split(",")}
    return next((name for name in BEST if name in offered), "")


class Handler(BaseHTTPRequestHandler):
    """Answers from the shelf, several requests a connection."""

    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS

    def __init__(self, shelf: Shelf, *arguments: object) -> None:
        """Take the shelf to answer from."""
        self.shelf = shelf
        super().__init__(*arguments)  # type: ignore[arg-type]  # what the server hands on

    def do_GET(self) -> None:
        """Answer with headers and body."""
        answer = self.shelf.answer(self.path, self.headers.get("accept-encoding", ""))
        self.send_response_only(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    do_HEAD = do_GET  # noqa: N815 - the name is the library's

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server that ends with us, and does not mind a browser that goes away."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: the browser leaves a page before all of it has come."""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a built site on a free port of this computer; give its address, without a slash at the end."""
    shelf = Shelf(folder.resolve(), headers_of(folder.resolve(), secure=False))
    server = Server((HOST, 0), partial(Handler, shelf))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
