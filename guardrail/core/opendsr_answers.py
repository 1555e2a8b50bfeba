"""OpenDSR 2.0: what is answered, called back and asked of processors, as the bytes that are signed. Pure."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from guardrail.core.opendsr import API_VERSION, IDENTITY_FORMAT, IDENTITY_TYPE, RIGHTS, STATUSES
from guardrail.core.requests import Request
from guardrail.types import RawText

ASSUMED = timedelta(days=30)
"""When a request whose clock has not begun is expected to be done: the property is required (section 7.3)."""


def written_time(at: datetime) -> str:
    """RFC 3339 in whole seconds of UTC, as the specification's examples have it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def expected(request: Request) -> datetime:
    """When the request is expected to be done."""
    return request.due_at or request.received_at + ASSUMED


def discovery(certificate: str, *, version: str = API_VERSION) -> bytes:
    """Section 6.3; ``certificate`` is the address it can be had from."""
    return _json({
        "api_version": version,
        "supported_identities": [{"identity_type": IDENTITY_TYPE, "identity_format": IDENTITY_FORMAT}],
        "supported_subject_request_types": list(RIGHTS),
        "processor_certificate": certificate,
    })  # fmt: skip


def received(controller_id: str, identifier: str, body: bytes, *, at: datetime, due: datetime) -> bytes:
    """Section 7.3, but for the signature. It holds the whole request: never store or log it."""
    return _json({
        "controller_id": controller_id,
        "expected_completion_time": written_time(due),
        "received_time": written_time(at),
        "encoded_request": base64.b64encode(body).decode(),
        "subject_request_id": identifier,
    })  # fmt: skip


def cancelled(controller_id: str, identifier: str, *, at: datetime, version: str = API_VERSION) -> bytes:
    """Section 9.2, but for the signature."""
    return _json({
        "controller_id": controller_id,
        "subject_request_id": identifier,
        "received_time": written_time(at),
        "api_version": version,
    })  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A controller's request: as it stands, and what its first answer said."""

    request: Request
    received_at: datetime
    due: datetime
    results: RawText | None = field(default=None, repr=False)  # the link to a copy


def status(
    controller_id: str, filed: Filed, *, domain: str, version: str = API_VERSION, callback: str | None = None
) -> bytes:
    """Sections 8.3 and, with a ``callback``'s address, 8.6.

    How a request ended is told under ``extensions`` with our ``domain``: the four statuses cannot tell fulfilled
    from partly fulfilled, nor refused from cancelled, and the controller must tell the person (GDPR Art. 12(4)).
    """
    request = filed.request
    document: dict[str, object] = {
        "controller_id": controller_id,
        "expected_completion_time": written_time(filed.due),
        "subject_request_id": request.external_id,
        "request_status": STATUSES[request.state].value,
        "api_version": version,
    }
    if callback is not None:
        document["status_callback_url"] = callback
    if filed.results is not None:
        document |= {"results_url": filed.results.raw, "results_count": 1}
    if not request.open:
        document["extensions"] = {domain: {"outcome": request.state.value, "reasons": list(request.reasons)}}
    return _json(document)


def failed(status: int, message: str, reason: str) -> bytes:
    """Section 7.6. The words are fixed or name properties; nothing of what was sent is repeated."""
    detail = {"domain": "Validation" if status == 400 else "Request", "reason": reason, "message": message}
    return _json({"error": {"code": status, "message": message, "errors": [detail]}})


def erasure(identifier: str, regulation: str, identity_type: str, values: Sequence[str], submitted: datetime) -> bytes:
    """A request to a processor behind us (section 7.1). The same bytes every time."""
    return _json({
        "regulation": regulation,
        "subject_request_id": identifier,
        "subject_request_type": "erasure",
        "submitted_time": written_time(submitted),
        "subject_identities": [
            {"identity_type": identity_type, "identity_value": value, "identity_format": IDENTITY_FORMAT}
            for value in values
        ],
        "api_version": API_VERSION,
    })  # fmt: skip


def _json(document: Mapping[str, object]) -> bytes:
    return json.dumps(document, separators=(",", ":")).encode()
