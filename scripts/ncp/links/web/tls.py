"""Certificates: the context that checks them, what is told of one, and why one was refused."""

import ssl
from datetime import UTC, datetime
from pathlib import Path

from ncp.links.model import Certificate

WHY = {
    9: "tls-expired",  # not valid yet
    10: "tls-expired",
    18: "tls-self-signed",
    19: "tls-untrusted",
    20: "tls-incomplete-chain",
    21: "tls-incomplete-chain",
    62: "tls-wrong-host",
    63: "tls-wrong-host",
    64: "tls-wrong-host",
}
"""OpenSSL's verification codes (x509_vfy.h)."""


def tls_context(ca_file: Path | None) -> ssl.SSLContext:
    """Give a context that trusts the system's authorities, and those in `ca_file` besides.

    Raises:
        OSError: the file cannot be read or holds no certificate.
    """
    context = ssl.create_default_context()
    if ca_file is not None:
        context.load_verify_locations(cafile=ca_file)
    return context


def why_refused(trouble: ssl.SSLError) -> str:
    """Give the reason for a failed handshake."""
    if isinstance(trouble, ssl.SSLCertVerificationError):
        return WHY.get(trouble.verify_code, "tls-untrusted")
    dropped = isinstance(trouble, (ssl.SSLEOFError, ssl.SSLZeroReturnError)) or "EOF" in str(trouble)
    return "dropped" if dropped else "tls-failed"


def certificate_of(peer: object) -> Certificate | None:
    """Give what matters of a certificate, from the dictionary that Python's `getpeercert` gives."""
    if not isinstance(peer, dict) or "notAfter" not in peer:
        return None
    expires = datetime.fromtimestamp(ssl.cert_time_to_seconds(peer["notAfter"]), UTC).date()
    names = {key: value for part in peer.get("issuer", ()) for key, value in part}
    return Certificate(expires, str(names.get("organizationName") or names.get("commonName") or "")[:100])
