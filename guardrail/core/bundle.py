"""A copy of somebody's data, as JSON (``docs/spec/access-bundle.md``). Pure.

Access (GDPR Art. 15; 11 CCR 7024) tells everything that is held and what happens with it. Portability (GDPR Art. 20)
gives what the person supplied, where the processing rests on consent or a contract, and nothing that was observed or
concluded. The page for people (:mod:`guardrail.rights.copy_page`) is made from the same JSON: neither says more than
the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from guardrail.core.consent import event_name
from guardrail.core.holds import from_dossier
from guardrail.core.notice import NoticeFacts
from guardrail.core.notices import Notice
from guardrail.core.requests import Request
from guardrail.types import (
    AgeBracket,
    AuditRecorded,
    ConsentRecorded,
    DisclosureRecorded,
    Dossier,
    Json,
    LegalBasis,
    Purpose,
    Right,
)

FORMAT = "guardrail-access-bundle/1"

KINDS = frozenset({Right.ACCESS, Right.PORTABILITY})
"""Rights that a copy answers."""

SOURCES = ("person", "channel", "bot", "decisions")
"""Where the data comes from (GDPR Art. 15(1)(g)): what the person wrote, what the channel or browser sent with it, what
the bot answered, what the policy decided."""

_PORTABLE = frozenset({LegalBasis.CONSENT, LegalBasis.CONTRACT})
_ARTICLE_18 = "GDPR 18"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One of the person's accounts, as it stands."""

    subject_id: str
    route: str
    since: datetime
    language: str | None
    age: AgeBracket | None
    restricted_at: datetime | None
    waiting: int = 0  # messages that wait, unread, for consent


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A stored message with the person's own values back in it."""

    id: str
    subject_id: str  # whose account it belongs to
    conversation_id: str
    at: datetime
    direction: str
    decision_id: str | None
    delete_by: datetime
    parts: Sequence[tuple[str, str]]  # (kind, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What was found about one person. ``left_out`` counts, by list, what did not fit; no list is cut without it."""

    kind: Right
    request_id: str
    language: str
    at: datetime
    accounts: Sequence[Account]
    facts: Mapping[str, NoticeFacts]  # by route
    messages: Sequence[Message] = ()
    consents: Sequence[ConsentRecorded] = ()
    disclosures: Sequence[DisclosureRecorded] = ()
    decisions: Sequence[AuditRecorded] = ()
    reveals: Sequence[Dossier] = ()
    requests: Sequence[Request] = ()
    told: Mapping[str, Sequence[Notice]] = field(default_factory=dict)  # by request: what recipients were told
    holds: Mapping[str, Sequence[Dossier]] = field(default_factory=dict)  # by account
    left_out: Mapping[str, int] = field(default_factory=dict)


def portable(facts: NoticeFacts) -> bool:
    """Whether what a person supplies on this route can be taken along (GDPR Art. 20(1)(a))."""
    return not _PORTABLE.isdisjoint(facts.purposes.values())


def records(document: Mapping[str, Any]) -> int:
    """How many records a copy holds, for the audit log."""
    return sum(len(document[name]) for name in ("messages", *_ACCESS_LISTS) if name in document)


def bundle(found: Gathered) -> dict[str, Json]:
    """The copy. ValueError for a right that no copy answers."""
    if found.kind not in KINDS:
        raise ValueError("no copy answers this right")
    left_out: dict[str, Json] = {name: count for name, count in sorted(found.left_out.items()) if count}
    document: dict[str, Json] = {
        "format": FORMAT,
        "kind": found.kind.value,
        "request": found.request_id,
        "made_at": moment(found.at),
        "language": found.language,
        "complete": not left_out,
        "left_out": left_out,
        "controller": _controller(found.facts),
        "processing": [_processing(route, facts) for route, facts in sorted(found.facts.items())],
        "linked_accounts": len(found.accounts),
        "accounts": [_account(each) for each in found.accounts],
        "messages": [_message(each) for each in found.messages],
        "consents": [_consent(each) for each in found.consents],
    }
    if found.kind is Right.ACCESS:
        document |= {
            "sources": [*SOURCES],
            "disclosures": [_disclosure(each) for each in found.disclosures],
            "decisions": [_decision(each) for each in found.decisions],
            "reveals": [_reveal(each) for each in found.reveals],
            "requests": [_request(each, found.told.get(each.id, ())) for each in found.requests],
            "restrictions": _restrictions(found),
        }
    return document


_ACCESS_LISTS = ("consents", "disclosures", "decisions", "reveals", "requests", "restrictions")


def _controller(facts: Mapping[str, NoticeFacts]) -> dict[str, Json]:
    """Whoever answers for the data: the same on every route."""
    known = next(iter(facts.values()), NoticeFacts())
    return {
        "name": known.controller,
        "address": known.address,
        "contact": known.contact,
        "data_protection_officer": known.dpo,
        "privacy_notice": known.privacy_url,
    }


def _processing(route: str, facts: NoticeFacts) -> dict[str, Json]:
    return {
        "route": route,
        "jurisdictions": [*facts.jurisdictions],
        "purposes": [
            {"purpose": purpose.value, "legal_basis": facts.purposes[purpose].value}
            for purpose in Purpose
            if purpose in facts.purposes
        ],
        "sold_or_shared": Purpose.SALE in facts.purposes,
        "recipients": [*facts.recipients],
        "transfers": [*facts.transfers],
        "retention_seconds": facts.retention_seconds,
        "rights": [*facts.rights],
        "authorities": [{"name": each.name, "url": each.url} for each in facts.authorities],
        "portable": portable(facts),
    }


def _account(account: Account) -> dict[str, Json]:
    return {
        "id": account.subject_id,
        "route": account.route,
        "since": moment(account.since),
        "language": account.language,
        "age_bracket": account.age.value if account.age else None,
        "messages_waiting_for_consent": account.waiting,
    }


def _message(message: Message) -> dict[str, Json]:
    return {
        "id": message.id,
        "account": message.subject_id,
        "conversation": message.conversation_id,
        "at": moment(message.at),
        "from": "person" if message.direction == "inbound" else "bot",
        "decision": message.decision_id,
        "delete_by": moment(message.delete_by),
        "parts": [{"kind": kind, "text": text} for kind, text in message.parts],
    }


def _consent(event: ConsentRecorded) -> dict[str, Json]:
    return {
        "id": event.record_id,
        "account": event.subject_id,
        "at": moment(event.at),
        "purpose": event.purpose.value,
        "state": event.state.value,
        "event": event.event or event_name(event.state, None),
        "method": event.method.value,
        "legal_basis": event.basis.value,
        "text_version": event.text_version or None,
        "text_sha256": event.text_hash or None,
        "language": event.language,
    }


def _disclosure(event: DisclosureRecorded) -> dict[str, Json]:
    return {
        "id": event.record_id,
        "conversation": event.conversation_id,
        "at": moment(event.at),
        "told": [element.value for element in event.elements],
        "law": event.law,
        "text_version": event.text_version,
        "language": event.language,
        "message": event.message_id,
    }


def _decision(entry: AuditRecorded) -> dict[str, Json]:
    said: Mapping[str, Any] = entry.fields
    return {
        "id": said["decision"],
        "account": said.get("subject"),
        "conversation": said.get("conversation"),
        "at": moment(entry.at),
        "action": said["action"],
        "reasons": [*said.get("reasons", ())],
        "citations": [*said.get("citations", ())],
        "policy_revision": said["revision"],
    }


def _reveal(dossier: Dossier) -> dict[str, Json]:
    """When somebody read it in clear, and in what role: no names (GDPR Art. 15(4))."""
    body: Mapping[str, Any] = dossier.body
    return {
        "id": dossier.id,
        "conversation": dossier.parent_id,
        "at": body["opened_at"],
        "roles": [*body["roles"]],
        "seconds": body["open_seconds"],
    }


def _request(request: Request, told: Sequence[Notice]) -> dict[str, Json]:
    return {
        "id": request.id,
        "right": request.right.value,
        "way": request.way.value,
        "received_at": moment(request.received_at),
        "state": request.state.value,
        "due_at": moment(request.due_at) if request.due_at else None,
        "closed_at": moment(request.closed_at) if request.closed_at else None,
        "reasons": [*request.reasons],
        "citations": [*request.citations],
        "told": _told(told),
    }


def _told(notices: Sequence[Notice]) -> list[Json]:
    """Whom else the request was passed on to (GDPR Art. 19): one entry a recipient and state, with the newest time."""
    newest: dict[tuple[str, str, str], datetime | None] = {}
    for notice in sorted(notices, key=lambda each: (each.told_at is not None, each.told_at or each.at)):
        newest[notice.recipient, notice.what, notice.state.value] = notice.told_at
    return [
        {"recipient": recipient, "what": what, "state": state, "at": moment(at) if at else None}
        for (recipient, what, state), at in sorted(newest.items(), key=lambda item: item[0])
    ]


def _restrictions(found: Gathered) -> list[Json]:
    """That something stands against processing or deletion, and its law; why exactly is not told."""
    told: list[Json] = []
    for account in found.accounts:
        if account.restricted_at is not None:
            told.append(_restriction(account.subject_id, "restriction", account.restricted_at, None, _ARTICLE_18))
        for hold in map(from_dossier, found.holds.get(account.subject_id, ())):
            told.append(_restriction(account.subject_id, "hold", hold.at, hold.until, hold.rule or "order"))
    return told


def _restriction(account: str, kind: str, since: datetime, until: datetime | None, law: str) -> dict[str, Json]:
    ends = moment(until) if until else None
    return {"account": account, "kind": kind, "since": moment(since), "until": ends, "law": law}


def moment(at: datetime) -> str:
    """RFC 3339 in UTC, to the second; ValueError for a time without a zone."""
    if at.utcoffset() is None:
        raise ValueError("a time without a zone")
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
