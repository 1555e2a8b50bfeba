"""OpenDSR 2.0: its words, and requests as controllers send them (github.com/opengdpr/OpenDSR). Pure.

What the specification leaves open, or says twice differently, is settled in ``docs/reference/opendsr.md``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from guardrail.core.json_strict import MAX_DEPTH, MAX_DIGITS, MAX_VALUES, check_structure, decoded, loaded
from guardrail.core.requests import RequestState
from guardrail.errors import BadPayloadError
from guardrail.types import RawText, Right

API_VERSION = "2.0"
IDENTITY_TYPE, IDENTITY_FORMAT = "controller_customer_id", "raw"
RIGHTS: Mapping[str, Right] = {
    "access": Right.ACCESS,
    "portability": Right.PORTABILITY,
    "erasure": Right.ERASURE,
}
REGULATIONS = frozenset({"gdpr", "ccpa"})
MOST_CALLBACKS, LONGEST_TEXT = 10, 2048

_TYPES = frozenset({
    "controller_customer_id", "android_advertising_id", "android_id", "email", "fire_advertising_id",
    "ios_advertising_id", "ios_vendor_id", "microsoft_advertising_id", "microsoft_publisher_id",
    "roku_publisher_id", "roku_advertising_id",
})  # fmt: skip
_FORMATS = frozenset({"raw", "sha1", "md5", "sha256"})
_UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")  # section 1.1
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)")


class Status(StrEnum):
    """Section 8."""

    PENDING = "pending"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


STATUSES: Mapping[RequestState, Status] = {
    RequestState.RECEIVED: Status.PENDING,
    RequestState.VERIFYING: Status.PENDING,
    RequestState.REVIEWING: Status.PENDING,
    RequestState.WORKING: Status.IN_PROGRESS,
    RequestState.FULFILLED: Status.COMPLETED,
    RequestState.PARTLY: Status.COMPLETED,
    RequestState.REFUSED: Status.CANCELLED,  # "completed" would say that it was fulfilled
    RequestState.CANCELLED: Status.CANCELLED,
}


class NotOpenDsrError(BadPayloadError):
    """A request that cannot be taken; ``detail`` is for the controller: it names properties, never their values."""

    code = "bad_opendsr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Controller:
    """Who may send requests: its name here, its id in OpenDSR, and the route whose people it names."""

    name: str
    id: str
    route: str
    verifies: bool = False  # as well as a fresh log-in with a one-time code would


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A request as a controller sent it, read and found good."""

    id: str  # subject_request_id
    right: Right
    user: RawText  # the person's id in the channel of the controller's route
    submitted: datetime
    callbacks: tuple[RawText, ...] = field(default=(), repr=False)


def is_request_id(text: str) -> bool:
    """Whether this is a UUID of version 4 in lower case (section 1.1)."""
    return _UUID4.fullmatch(text) is not None


def uuid4(entropy: bytes) -> str:
    """A UUID of version 4 from 16 random bytes (RFC 9562 section 5.4)."""
    number = int.from_bytes(entropy, "big")
    number = number & ~(0xF << 76) | 4 << 76
    number = number & ~(0x3 << 62) | 2 << 62
    text = f"{number:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def read_request(body: bytes, *, old: bool = False) -> Sent:
    """Section 7.1; ``old``: as OpenGDPR 1.0 has it, which does not know ``regulation``.

    Raises :class:`NotOpenDsrError`.
    """
    document = read_object(body)
    identifier = _string(document, "subject_request_id")
    if not is_request_id(identifier):
        raise NotOpenDsrError("subject_request_id is not a lower-case UUID v4.")
    right = RIGHTS.get(_string(document, "subject_request_type"))
    if right is None:
        raise NotOpenDsrError("subject_request_type is not one of access, portability, erasure.")
    if not old and _string(document, "regulation") not in REGULATIONS:
        raise NotOpenDsrError("regulation is not one of gdpr, ccpa.")
    _check_version(document)
    if not isinstance(document.get("extensions", {}), dict):
        raise NotOpenDsrError("extensions is not an object.")
    return Sent(
        id=identifier,
        right=right,
        user=_user(document),
        submitted=_time(_string(document, "submitted_time"), "submitted_time"),
        callbacks=_callbacks(document),
    )


def read_object(body: bytes) -> dict[str, object]:
    """A JSON object that every parser reads alike. Raises :class:`NotOpenDsrError`."""
    try:
        text = decoded(body)
        check_structure(text, MAX_DEPTH, MAX_VALUES)
        document = loaded(text, MAX_DIGITS)
    except BadPayloadError:
        document = None
    if not isinstance(document, dict):
        raise NotOpenDsrError("The body is not a JSON object.")
    return document


def _string(document: Mapping[str, object], name: str) -> str:
    value = document.get(name)
    if value is None:
        raise NotOpenDsrError(f"{name} field is required.")
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_TEXT or _surrogates(value):
        raise NotOpenDsrError(f"{name} is not a text of 1 to {LONGEST_TEXT} characters.")
    return value


def _surrogates(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def _check_version(document: Mapping[str, object]) -> None:
    if "api_version" in document and not re.fullmatch(r"[12](\.\d{1,3}){0,2}", _string(document, "api_version")):
        raise NotOpenDsrError("api_version is not one that is spoken here.")


def _user(document: Mapping[str, object]) -> RawText:
    identities = document.get("subject_identities")
    if identities is None:
        raise NotOpenDsrError("subject_identities field is required.")
    if not isinstance(identities, list) or not 0 < len(identities) <= 100:
        raise NotOpenDsrError("subject_identities is not an array of 1 to 100 objects.")
    values = {_identity(identity) for identity in identities}
    if len(values) > 1:
        raise NotOpenDsrError("subject_identities names several accounts; send a request for each.")
    return RawText(values.pop())


def _identity(identity: object) -> str:
    if not isinstance(identity, dict):
        raise NotOpenDsrError("subject_identities holds something else than objects.")
    kind, form = _string(identity, "identity_type"), _string(identity, "identity_format")
    if kind not in _TYPES or form not in _FORMATS:
        raise NotOpenDsrError("identity_type or identity_format is not one of the specification.")
    if (kind, form) != (IDENTITY_TYPE, IDENTITY_FORMAT):
        raise NotOpenDsrError("identity_type and identity_format are not supported here; see /discovery.")
    return _string(identity, "identity_value")


def _callbacks(document: Mapping[str, object]) -> tuple[RawText, ...]:
    urls = document.get("status_callback_urls", [])
    if not isinstance(urls, list) or len(urls) > MOST_CALLBACKS:
        raise NotOpenDsrError(f"status_callback_urls is not an array of at most {MOST_CALLBACKS} addresses.")
    if not all(isinstance(url, str) and 0 < len(url) <= LONGEST_TEXT and url.isascii() for url in urls):
        raise NotOpenDsrError("status_callback_urls holds something else than addresses.")
    return tuple(RawText(url) for url in dict.fromkeys(urls))


def _time(text: str, name: str) -> datetime:
    if _RFC3339.fullmatch(text):
        try:
            # Nanoseconds are allowed and nobody needs them; fromisoformat reads six digits.
            return datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", text.upper())).astimezone(UTC)
        except (ValueError, OverflowError):
            pass
    raise NotOpenDsrError(f"{name} is not an RFC 3339 time.")


def read_time(value: object) -> datetime | None:
    """An RFC 3339 time; None for anything else."""
    try:
        return _time(value, "") if isinstance(value, str) else None
    except NotOpenDsrError:
        return None
