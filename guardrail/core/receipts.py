"""Consent receipts: what a person agreed to and said no to, as JSON they can keep. Pure.

Fields after ISO/IEC TS 27560, in the reading of the W3C Data Privacy Vocabulary's guide: header, processing (one
entry a purpose), PII, parties, events. ``docs/spec/consent-receipt.md`` says what each means here. A receipt
names the person by their random id only; nothing in it comes from a channel or from what anybody wrote.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from guardrail.core.consent import event_name
from guardrail.types import ConsentMethod, ConsentRecorded, ConsentRow, ConsentState, Json, LegalBasis, Purpose

SCHEMA_VERSION = "guardrail-consent-receipt/1"

_CONTROLLER, _DPO, _GUARDIAN = "controller", "dpo", "guardian"
_DAY = 86_400

_PURPOSE_TYPES: Mapping[Purpose, str] = {
    Purpose.SERVICE: "dpv:ServiceProvision",
    Purpose.ANALYTICS: "dpv:ServiceUsageAnalytics",
    Purpose.MARKETING: "dpv:Marketing",
    Purpose.TRAINING: "dpv:ResearchAndDevelopment",
    Purpose.SALE: "dpv:SellDataToThirdParties",
}
"""DPV has no purpose of its own for recognising emotions."""

_BASES: Mapping[LegalBasis, str] = {
    LegalBasis.CONSENT: "dpv:Consent",
    LegalBasis.CONTRACT: "dpv:Contract",
    LegalBasis.LEGAL_OBLIGATION: "dpv:LegalObligation",
    LegalBasis.VITAL_INTERESTS: "dpv:VitalInterest",
    LegalBasis.PUBLIC_TASK: "dpv:PublicInterest",
    LegalBasis.LEGITIMATE_INTERESTS: "dpv:LegitimateInterest",
}
_EXPRESSED = frozenset({ConsentMethod.WORDS, ConsentMethod.BUTTON, ConsentMethod.OPERATOR, ConsentMethod.GUARDIAN})
"""Ways in which somebody said it; the others are a browser's signal, a date passed, somebody gone."""

_PII: Sequence[Mapping[str, Json]] = (
    {
        "pii_attribute_id": "messages",
        "pii_type": "What the person writes in the chat; recognised personal data is replaced by placeholders",
        "pii_optional": False,
        "sensitive_pii_category": True,
        "special_pii_category": True,
    },
    {
        "pii_attribute_id": "originals",
        "pii_type": "Personal data recognised in the messages, kept apart and encrypted under the person's own key",
        "pii_optional": False,
        "sensitive_pii_category": True,
        "special_pii_category": True,
    },
    {
        "pii_attribute_id": "account",
        "pii_type": "The person's account in the channel, kept as a keyed hash",
        "pii_optional": False,
        "sensitive_pii_category": False,
        "special_pii_category": False,
    },
    {
        "pii_attribute_id": "age_bracket",
        "pii_type": "An age bracket, where the person told it",
        "pii_optional": True,
        "sensitive_pii_category": False,
        "special_pii_category": False,
    },
)
_NOTICE_IN_CHAT = "A message in the chat that asks for the privacy notice"
_WITHDRAWAL = "One message in the same chat; it takes effect at once and is free"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFacts:
    """What a receipt says beside the ledger: of the operator, and of the law in force."""

    controller: str
    address: str | None = None
    contact: str | None = None
    dpo: str | None = None
    privacy_url: str | None = None
    recipients: Sequence[str] = ()
    transfers: Sequence[str] = ()
    storage: Sequence[str] = ()
    retention_seconds: int | None = None  # how long transcripts are kept
    renew_seconds: int | None = None  # after how long a consent is asked for again; None: the law sets no time
    authorities: Sequence[tuple[str, str]] = ()  # where to complain: name, address on the web
    rights: Sequence[str] = ()


def receipt(rows: Sequence[ConsentRow], facts: ReceiptFacts, at: datetime) -> dict[str, Json]:
    """The receipt of one person's ledger, all of its events in their order, issued at an aware time.

    ``record_id`` in its header is that of the newest event: receipts of the same id tell the same. ValueError
    when there is no event, or when they are not all of one person.
    """
    events = [row.recorded for row in sorted(rows, key=lambda row: row.seq)]
    subjects = {event.subject_id for event in events}
    if len(subjects) != 1:
        raise ValueError("a receipt is about one person")
    newest = {event.purpose: event for event in events}
    return {
        "header": {
            "schema_version": SCHEMA_VERSION,
            "record_id": events[-1].record_id,
            "pii_principal_id": subjects.pop(),
            "issued_at": _time(at),
        },
        "processing": [_processing(newest[purpose], facts) for purpose in Purpose if purpose in newest],
        "pii": [dict(each) for each in _PII],
        "party": _parties(facts, guardian=any(event.method is ConsentMethod.GUARDIAN for event in events)),
        "events": [_event(event, facts) for event in events],
    }


def _processing(event: ConsentRecorded, facts: ReceiptFacts) -> dict[str, Json]:
    """One purpose, as the newest event about it leaves it."""
    purpose: dict[str, Json] = {"purpose": event.purpose.value}
    if event.purpose in _PURPOSE_TYPES:
        purpose["purpose_type"] = _PURPOSE_TYPES[event.purpose]
    return {
        "purposes": [purpose],
        "state": event.state.value,
        "lawful_basis": _BASES[event.basis],
        "privacy_notice": facts.privacy_url or _NOTICE_IN_CHAT,
        "language": event.language,
        "pii_information": [each["pii_attribute_id"] for each in _PII],
        "pii_controllers": [_CONTROLLER],
        "collection_method": "Written by the person in the chat",
        "processing_method": "Automated, by a chatbot",
        "storage_locations": [*facts.storage],
        "retention_period": _duration(facts.retention_seconds),
        "processing_locations": [*facts.transfers],
        "jurisdiction": [*event.jurisdictions],
        "recipient_third_parties": [_recipient(place) for place, _ in enumerate(facts.recipients)],
        "withdrawal_method": _WITHDRAWAL,
        "privacy_rights": [*facts.rights],
        "authority_party": [_authority(place) for place, _ in enumerate(facts.authorities)],
    }


def _event(event: ConsentRecorded, facts: ReceiptFacts) -> dict[str, Json]:
    given = event.state is ConsentState.GIVEN
    return {
        "event_id": event.record_id,
        "purpose": event.purpose.value,
        "event_time": _time(event.at),
        "validity_duration": _duration(facts.renew_seconds) if given else None,
        "entity_id": _entity(event),
        "event_type": _type(event),
        "event_state": "dpv:" + (event.event or event_name(event.state, None)),
        "method": event.method.value,
        "proof": {
            "text_version": event.text_version or None,
            "text_sha256": event.text_hash or None,
            "language": event.language,
            "decision": event.decision_id or None,
            "policy_revision": event.revision or None,
        },
    }


def _type(event: ConsentRecorded) -> str:
    """The kind of consent, or the other legal basis."""
    expressed = event.basis is LegalBasis.CONSENT and event.method in _EXPRESSED
    return "dpv:ExpressedConsent" if expressed and event.state is ConsentState.GIVEN else _BASES[event.basis]


def _entity(event: ConsentRecorded) -> str:
    """Who brought the event about."""
    if event.method is ConsentMethod.GUARDIAN:
        return _GUARDIAN
    asked_or_lapsed = event.state in (ConsentState.ASKED, ConsentState.EXPIRED)
    return _CONTROLLER if asked_or_lapsed or event.method is ConsentMethod.OPERATOR else event.subject_id


def _parties(facts: ReceiptFacts, *, guardian: bool) -> list[Json]:
    parties: list[Json] = [
        _party(
            _CONTROLLER,
            "dpv:DataController",
            facts.controller,
            address=facts.address,
            contact=facts.contact,
            url=facts.privacy_url,
        )
    ]
    if facts.dpo:
        parties.append(_party(_DPO, "dpv:DataProtectionOfficer", None, contact=facts.dpo))
    parties += [_party(_recipient(place), "dpv:Recipient", name) for place, name in enumerate(facts.recipients)]
    for place, (name, url) in enumerate(facts.authorities):
        parties.append(_party(_authority(place), "dpv:Authority", name, url=url))
    if guardian:
        parties.append(_party(_GUARDIAN, "dpv:GuardianOfDataSubject", None))
    return parties


def _party(
    party_id: str,
    role: str,
    name: str | None,
    *,
    address: str | None = None,
    contact: str | None = None,
    url: str | None = None,
) -> dict[str, Json]:
    return {
        "party_id": party_id,
        "party_name": name,
        "party_role": role,
        "party_address": address,
        "party_contact": contact,
        "party_url": url,
    }


def _recipient(place: int) -> str:
    return f"recipient-{place + 1}"


def _authority(place: int) -> str:
    return f"authority-{place + 1}"


def _time(at: datetime) -> str:
    """RFC 3339 in UTC, to the second; ValueError for a time without a zone."""
    if at.utcoffset() is None:
        raise ValueError("a time without a zone")
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _duration(seconds: int | None) -> str | None:
    """ISO 8601: whole days as days, anything else in seconds."""
    if seconds is None:
        return None
    return f"P{seconds // _DAY}D" if seconds % _DAY == 0 else f"PT{seconds}S"
