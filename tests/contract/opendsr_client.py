"""A controller's side of OpenDSR 2.0, written from the specification alone (github.com/opengdpr/OpenDSR).

It knows nothing of Guardrail: only an address, a bearer token (section 4.3 leaves authentication to the processor) and
an authority it trusts. Section numbers are the specification's; "guidelines" its ``security_guidelines.md``.
"""

from __future__ import annotations

import base64
import json
import re
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from aiohttp import web
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

IDENTITY_TYPES = {
    "controller_customer_id", "android_advertising_id", "android_id", "email", "fire_advertising_id",
    "ios_advertising_id", "ios_vendor_id", "microsoft_advertising_id", "microsoft_publisher_id",
    "roku_publisher_id", "roku_advertising_id",
}  # fmt: skip
FORMATS = {"raw", "sha1", "md5", "sha256"}
TYPES = {"access", "portability", "erasure"}
STATUSES = {"pending", "in_progress", "completed", "cancelled"}
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


@dataclass
class Answered:
    """What came back."""

    status: int
    headers: Any
    raw: bytes
    body: Any


def is_time(value: object) -> bool:
    return isinstance(value, str) and DATE.fullmatch(value) is not None


def is_text(value: object) -> bool:
    return isinstance(value, str) and value != ""


@dataclass
class ProcessorCertificate:
    """The certificate of ``/discovery``, checked as the guidelines have it (callback validation, 2)."""

    certificate: x509.Certificate
    domain: str

    @classmethod
    def checked(cls, pem: bytes, authority: x509.Certificate, domain: str, now: datetime) -> ProcessorCertificate:
        certificate = x509.load_pem_x509_certificate(pem)
        assert certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc
        assert certificate.issuer != certificate.subject, "self-signed (section 4.1)"
        certificate.verify_directly_issued_by(authority)
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        assert domain in names.get_values_for_type(x509.DNSName)
        return cls(certificate, domain)

    def signed(self, headers: Any, raw: bytes) -> bool:
        """Sections 7.3, 8.3, 8.6: base64 of the signature of the SHA-256 digest of the body."""
        if headers.get("X-OpenDSR-Processor-Domain") != self.domain:
            return False
        key = self.certificate.public_key()
        assert isinstance(key, rsa.RSAPublicKey)
        try:
            signature = base64.b64decode(headers["X-OpenDSR-Signature"], validate=True)
            key.verify(signature, raw, padding.PKCS1v15(), SHA256())
        except (KeyError, ValueError, InvalidSignature):
            return False
        return True


@dataclass
class Controller:
    """Section 3.1."""

    session: aiohttp.ClientSession
    base: str  # with the major version at its end (section 3.4)
    token: str | None
    domain: str
    authority: x509.Certificate
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    noun: str = "requests"
    processor: ProcessorCertificate | None = None
    discovered: dict[str, Any] = field(default_factory=dict)

    async def _ask(self, method: str, url: str, body: bytes | None = None) -> Answered:
        headers = {"Accept": "application/json"}
        if self.token is not None:
            headers["Authorization"] = f"Bearer {self.token}"
        if body is not None:
            headers["Content-Type"] = "application/json"
        async with self.session.request(method, url, data=body, headers=headers, allow_redirects=False) as response:
            raw = await response.read()
            is_json = response.content_type == "application/json"
            return Answered(response.status, response.headers, raw, json.loads(raw) if is_json else None)

    async def discover(self) -> dict[str, Any]:
        """Section 6, and the certificate it names."""
        answer = await self._ask("GET", f"{self.base}/discovery")
        assert answer.status == 200
        found: dict[str, Any] = answer.body
        assert re.fullmatch(r"\d+\.\d+", found["api_version"])
        assert found["supported_identities"]
        for identity in found["supported_identities"]:
            assert set(identity) == {"identity_type", "identity_format"}
            assert identity["identity_type"] in IDENTITY_TYPES
            assert identity["identity_format"] in FORMATS
        assert set(found["supported_subject_request_types"]) <= TYPES
        assert found["supported_subject_request_types"]
        assert urlsplit(found["processor_certificate"]).hostname == urlsplit(self.base).hostname
        certificate = await self._ask("GET", found["processor_certificate"])
        assert certificate.status == 200
        self.processor = ProcessorCertificate.checked(certificate.raw, self.authority, self.domain, self.now)
        self.discovered = found
        return found

    def new_request(self, kind: str, customer: str, **more: Any) -> dict[str, Any]:
        """Section 7.1.1."""
        assert kind in self.discovered["supported_subject_request_types"]
        return {
            "regulation": "gdpr",
            "subject_request_id": str(uuid.uuid4()),
            "subject_request_type": kind,
            "submitted_time": self.now.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "subject_identities": [
                {"identity_type": "controller_customer_id", "identity_value": customer, "identity_format": "raw"}
            ],
            "api_version": "2.0",
            **more,
        }

    async def send(self, document: dict[str, Any] | bytes) -> Answered:
        """Whatever it is; the answer is not judged."""
        body = document if isinstance(document, bytes) else json.dumps(document).encode()
        return await self._ask("POST", f"{self.base}/{self.noun}", body)

    async def submit(self, document: dict[str, Any]) -> dict[str, Any]:
        """Section 7.3: the receipt of a well-formed request."""
        sent = json.dumps(document).encode()
        answer = await self.send(sent)
        assert answer.status == 201, answer.raw
        body = self._verified(answer)
        assert is_text(body["controller_id"])
        assert is_time(body["expected_completion_time"])
        assert is_time(body["received_time"])
        assert base64.b64decode(body["encoded_request"], validate=True) == sent
        assert body["subject_request_id"] == document["subject_request_id"]
        assert base64.b64decode(body["processor_signature"], validate=True)
        return body

    async def status(self, identifier: str) -> dict[str, Any]:
        """Section 8.3."""
        answer = await self._ask("GET", f"{self.base}/{self.noun}/{identifier}")
        assert answer.status == 200, answer.raw
        return self._checked_status(self._verified(answer), identifier)

    async def look(self, identifier: str) -> Answered:
        """The same, unjudged."""
        return await self._ask("GET", f"{self.base}/{self.noun}/{identifier}")

    async def cancel(self, identifier: str) -> dict[str, Any]:
        """Section 9.2."""
        answer = await self.delete(identifier)
        assert answer.status == 202, answer.raw
        body = self._verified(answer)
        assert is_text(body["controller_id"])
        assert is_time(body["received_time"])
        assert body["subject_request_id"] == identifier
        assert base64.b64decode(body["processor_signature"], validate=True)
        return body

    async def delete(self, identifier: str) -> Answered:
        """The same, unjudged."""
        return await self._ask("DELETE", f"{self.base}/{self.noun}/{identifier}")

    def _verified(self, answer: Answered) -> dict[str, Any]:
        assert self.processor is not None, "discover first"
        assert self.processor.signed(answer.headers, answer.raw)
        body: dict[str, Any] = answer.body
        return body

    @staticmethod
    def _checked_status(body: dict[str, Any], identifier: str) -> dict[str, Any]:
        assert is_text(body["controller_id"])
        assert is_time(body["expected_completion_time"])
        assert body["subject_request_id"] == identifier
        assert body["request_status"] in STATUSES
        if "results_url" in body:
            assert urlsplit(body["results_url"]).scheme in ("http", "https")
        assert isinstance(body.get("results_count", 0), int)
        return body


def check_error(answer: Answered, status: int = 400) -> str:
    """Section 7.6; the message."""
    assert answer.status == status, answer.raw
    error = answer.body["error"]
    assert error["code"] == status
    assert isinstance(error["code"], int)
    for detail in error["errors"]:
        assert set(detail) == {"message", "domain", "reason"}
    message: str = error["message"]
    return message


@dataclass
class CallbackEndpoint:
    """Where a controller is called back (section 8.8); served by whoever made it at ``url``."""

    processor: ProcessorCertificate
    url: str = ""
    heard: list[dict[str, Any]] = field(default_factory=list)
    refused: int = 0
    answers: list[int] = field(default_factory=list)  # statuses to give first, whatever comes

    async def handle(self, request: web.Request) -> web.Response:
        raw = await request.read()
        if self.answers:
            return web.Response(status=self.answers.pop(0))
        if not self.processor.signed(request.headers, raw):
            self.refused += 1
            return web.Response(status=403)
        body = json.loads(raw)
        if body["status_callback_url"] != self.url:
            return web.Response(status=400)
        Controller._checked_status(body, body["subject_request_id"])
        self.heard.append(body)
        return web.Response(status=202)
