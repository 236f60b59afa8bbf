"""The media types of the files that the site may hold: each host is told them, none guesses."""

from pathlib import PurePosixPath

UTF_8 = "; charset=utf-8"
CONTENT_TYPES = {
    ".css": f"text/css{UTF_8}",
    ".csv": f"text/csv{UTF_8}",
    ".epub": "application/epub+zip",
    ".gif": "image/gif",
    ".html": f"text/html{UTF_8}",
    ".ico": "image/x-icon",
    ".ics": f"text/calendar{UTF_8}",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": f"text/javascript{UTF_8}",
    ".json": "application/json",
    ".md": f"text/markdown{UTF_8}",
    ".mjs": f"text/javascript{UTF_8}",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": f"text/plain{UTF_8}",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": f"application/xml{UTF_8}",
    ".zip": "application/zip",
}
UNKNOWN = "application/octet-stream"


def content_type(path: str) -> str:
    """Give the media type of a file of the site by its name."""
    return CONTENT_TYPES.get(PurePosixPath(path).suffix.lower(), UNKNOWN)
