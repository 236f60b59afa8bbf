"""The preview: the finished site on this computer, built anew as files are saved."""

import errno
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

import typer
from mkdocs.livereload import LiveReloadServer

from ncp.build import build_site
from ncp.problems import ContentError, EnvironmentTrouble
from ncp.project import Project
from ncp.say.messages import sentence
from ncp.say.report import plain_report

HOST = "127.0.0.1"
LOOKS_EVERY = 0.15
"""Seconds between looks at the files; an editor waits for half of it on average."""


def serve_preview(project: Project, port: int) -> None:
    """Build the site into a temporary folder, serve it, and rebuild it on each change until stopped."""
    folder = Path(tempfile.mkdtemp(prefix="ncp-preview-"))
    site = folder / "site"

    def rebuild() -> None:
        """Build; a mistake is told and the former site stays on show."""
        start = time.monotonic()
        try:
            build_site(project, site, kept=project.kept, with_pdf=False)
        except ContentError as wrong:
            typer.echo(plain_report(project, wrong.problems), err=True)
        except EnvironmentTrouble as trouble:
            typer.echo(sentence("troubles", trouble.code, trouble.values), err=True)
        else:
            typer.echo(sentence("report", "rebuilt", {"seconds": f"{time.monotonic() - start:.1f}"}))

    try:
        rebuild()
        server = PreviewServer(site, port, rebuild)
        for path in (project.docs, project.data, project.overrides, project.engine_settings):
            server.watch(str(path))
        typer.echo(sentence("report", "serving", {"address": f"http://{HOST}:{port}/"}))
        try:
            server.serve()  # type: ignore[no-untyped-call]  # MkDocs' own
        except OSError as trouble:
            if trouble.errno != errno.EADDRINUSE:
                raise
            raise EnvironmentTrouble("port_taken", port=port) from trouble
        finally:
            server.shutdown()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class PreviewServer(LiveReloadServer):
    """MkDocs' server with live reload, which answers unknown addresses with the 404 of their language."""

    def __init__(self, site: Path, port: int, rebuild: Callable[[], None]) -> None:
        """Prepare to serve `site`; the port is opened by `serve`."""
        super().__init__(builder=rebuild, host=HOST, port=port, root=str(site), polling_interval=LOOKS_EVERY)
        self.site = site
        self.asked = threading.local()
        self.error_handler = self.error_page

    def serve_request(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Remember the address that is asked for, then answer."""
        self.asked.path = environ["PATH_INFO"]
        return super().serve_request(environ, start_response)

    def error_page(self, code: int) -> bytes | None:
        """Give the 404 page in the language of the address; nothing for other errors."""
        language = self.asked.path.strip("/").split("/", 1)[0]
        pages = [self.site / name / "404.html" for name in (language, ".")] if code == HTTPStatus.NOT_FOUND else []
        return next((page.read_bytes() for page in pages if page.is_file()), None)
