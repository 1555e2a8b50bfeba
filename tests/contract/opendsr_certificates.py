"""An authority and what it vouches for, as OpenDSR wants it: RSA, and the domain among the alternative names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

BEGIN, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Certified:
    """A certificate and its key (PEM)."""

    certificate: bytes
    key: bytes
    authority: x509.Certificate


@cache
def new_key(number: int = 0, bits: int = 2048) -> rsa.RSAPrivateKey:
    """Making one takes a while: each number has its own, made once."""
    return rsa.generate_private_key(65537, bits)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _builder(subject: str, issuer: str, key: rsa.RSAPrivateKey, end: datetime) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(BEGIN)
        .not_valid_after(end)
    )


@cache
def certified(
    domain: str, *, number: int = 1, bits: int = 2048, self_signed: bool = False, end: datetime = END
) -> Certified:
    """``number`` tells keys of one domain apart."""
    root, key = new_key(0), new_key(number, bits)
    authority = (
        _builder("An authority", "An authority", root, END + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(root, hashes.SHA256())
    )
    issuer, signing = (domain, key) if self_signed else ("An authority", root)
    certificate = (
        _builder(domain, issuer, key, end)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(domain)]), critical=False)
        .sign(signing, hashes.SHA256())
    )
    return Certified(
        certificate.public_bytes(Encoding.PEM),
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        authority,
    )
