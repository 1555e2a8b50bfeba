"""Signatures of OpenDSR: RSA with SHA-256 over the exact bytes of a body, and the certificates behind them. Pure.

The specification says "signature of the SHA 256 digest" (sections 4.2, 7.3, 8.3); its examples are 512 bytes of base64
text, which is RSA of 4096 bits. The padding is not named: PKCS #1 v1.5 (RFC 8017 section 8.2) is what its users
verify. The domain of ``X-OpenDSR-Processor-Domain`` must be one that the certificate names.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

from guardrail.errors import ConfigError, UnauthorizedError

DOMAIN_HEADER, SIGNATURE_HEADER = "X-OpenDSR-Processor-Domain", "X-OpenDSR-Signature"
OLD_DOMAIN_HEADER, OLD_SIGNATURE_HEADER = "X-OpenGDPR-Processor-Domain", "X-OpenGDPR-Signature"
FEWEST_BITS = 2048


class Signer:
    """Signs what we answer and call back, for one domain.

    Raises :class:`~guardrail.errors.ConfigError` (``opendsr_certificate``) unless the certificate names the domain,
    belongs to the key and, but for development, was issued by somebody else (section 4.1).
    """

    def __init__(self, domain: str, certificate: bytes, key: bytes, *, development: bool = False) -> None:
        self.domain = domain.lower()
        chain = _certificates(certificate)
        self._key = _private_key(key)
        public = _public_key(chain[0])
        if public.public_numbers() != self._key.public_key().public_numbers():
            raise _wrong("the certificate is of another key")
        if not _names(chain[0], self.domain):
            raise _wrong("the certificate does not name the domain")
        if not development and chain[0].issuer == chain[0].subject:
            raise _wrong("a self-signed certificate must not be used (OpenDSR 2.0, section 4.1)")
        self.certificate = b"".join(each.public_bytes(Encoding.PEM) for each in chain)
        """The certificate and its chain, for whoever verifies (PEM)."""

    def signature(self, body: bytes) -> str:
        """Base64 of the signature; the same for the same bytes."""
        return base64.b64encode(self._key.sign(body, PKCS1v15(), SHA256())).decode()

    def headers(self, body: bytes, *, old: bool = False) -> Mapping[str, str]:
        """The two headers of a body; ``old``: under the names of OpenGDPR 1.0 as well (section 10.1)."""
        signature = self.signature(body)
        named = {DOMAIN_HEADER: self.domain, SIGNATURE_HEADER: signature}
        return named | {OLD_DOMAIN_HEADER: self.domain, OLD_SIGNATURE_HEADER: signature} if old else named

    def with_signature(self, body: bytes) -> bytes:
        """The JSON object with ``processor_signature`` as its last member: of the object's bytes without it, since
        no body can hold its own signature."""
        member = b',"processor_signature":' + json.dumps(self.signature(body)).encode() + b"}"
        return body.removesuffix(b"}") + member


class Verifier:
    """Checks what a processor answers: signed by the key of its certificate, for its domain."""

    def __init__(self, domain: str, certificate: bytes) -> None:
        self._domain = domain.lower()
        self._certificate = _certificates(certificate)[0]
        self._key = _public_key(self._certificate)
        if not _names(self._certificate, self._domain):
            raise _wrong("the certificate does not name the domain")

    def check(self, headers: Mapping[str, str], body: bytes, at: datetime) -> None:
        """Raises :class:`~guardrail.errors.UnauthorizedError`. ``headers`` are looked up by their names in lower
        case; the certificate must be valid at ``at``."""
        for domain, signature in ((DOMAIN_HEADER, SIGNATURE_HEADER), (OLD_DOMAIN_HEADER, OLD_SIGNATURE_HEADER)):
            if headers.get(domain.lower(), "").lower() == self._domain and signature.lower() in headers:
                if self._signed(headers[signature.lower()], body) and self._valid(at):
                    return
                break
        raise UnauthorizedError("not signed by this processor", code="opendsr_signature")

    def _signed(self, signature: str, body: bytes) -> bool:
        try:
            # Long header values may be folded or spaced by whoever copied the specification's examples.
            self._key.verify(base64.b64decode("".join(signature.split()), validate=True), body, PKCS1v15(), SHA256())
        except (InvalidSignature, binascii.Error, ValueError):
            return False
        return True

    def _valid(self, at: datetime) -> bool:
        return self._certificate.not_valid_before_utc <= at <= self._certificate.not_valid_after_utc


def _certificates(pem: bytes) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(pem)
    except ValueError:
        raise _wrong("not a certificate (PEM)") from None


def _public_key(certificate: x509.Certificate) -> RSAPublicKey:
    try:
        key = certificate.public_key()
    except (ValueError, UnsupportedAlgorithm):
        raise _wrong("the certificate's key is of no known kind") from None
    if not isinstance(key, RSAPublicKey) or key.key_size < FEWEST_BITS:
        raise _wrong("the certificate's key is not RSA of at least 2048 bits")
    return key


def _private_key(pem: bytes) -> RSAPrivateKey:
    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise _wrong("the key is not an RSA key (PEM, without a password)") from None
    if not isinstance(key, RSAPrivateKey):
        raise _wrong("the key is not an RSA key (PEM, without a password)")
    return key


def _names(certificate: x509.Certificate, domain: str) -> bool:
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (x509.ExtensionNotFound, ValueError):
        return False
    return domain in {name.lower() for name in names.get_values_for_type(x509.DNSName)}


def _wrong(detail: str) -> ConfigError:
    return ConfigError(detail, code="opendsr_certificate")
