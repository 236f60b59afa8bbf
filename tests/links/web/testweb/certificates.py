"""Certificates, good and bad, made at start."""

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

A_YEAR = timedelta(days=365)
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Authority:
    """A certificate authority, and one below it whose certificate some servers forget to send."""

    root: trustme.CA
    between: trustme.CA

    @property
    def pem(self) -> bytes:
        """What the checker is told to trust."""
        return self.root.cert_pem.bytes()

    def context(self, kind: str, ip: str) -> ssl.SSLContext:
        """Give what a server of that kind shows."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if kind == "self_signed":
            trustme.LeafCert(*_self_signed(ip)).configure_cert(context)
        elif kind == "incomplete":
            whole = self.between.issue_cert(ip)
            leaf = whole.cert_chain_pems[0].bytes()
            trustme.LeafCert(whole.private_key_pem.bytes(), leaf, []).configure_cert(context)
        else:
            self._issued(kind, ip).configure_cert(context)
        return context

    def _issued(self, kind: str, ip: str) -> trustme.LeafCert:
        if kind == "wrong_host":
            return self.root.issue_cert("shared-hosting.example", "127.1.9.9")
        if kind == "expired":
            now = datetime.now(UTC)
            return self.root.issue_cert(ip, not_before=now - A_YEAR, not_after=now - A_WEEK)
        return self.root.issue_cert(ip)


def make_authority() -> Authority:
    """Make an authority of our own."""
    root = trustme.CA(organization_name="Authority of the test web")
    return Authority(root, root.create_child_ca())


def _self_signed(ip: str) -> tuple[bytes, bytes, list[bytes]]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now - A_WEEK, now + A_YEAR)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(ip))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return secret, certificate.public_bytes(serialization.Encoding.PEM), []
