"""Writes as rows: which table each kind of write goes to, with which parameters. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, TypeAlias

from guardrail import types as t
from guardrail.core.entries import canonical, leaf
from guardrail.storage.schema import to_micros

Row: TypeAlias = dict[str, Any]

# Inserts come before updates, so that what a commit creates is there when it changes it.
INSERTS = (
    "subjects", "conversations", "inbox", "transcript", "vault", "consents", "consent_ledger",
    "disclosure_ledger", "reply_handles", "audit_entries",
)  # fmt: skip
UPDATES = ("question", "age", "language", "restriction", "disclosure", "handoff", "moved")
FIRST = (t.MessageDeleted, t.InboxWithdrawn)
LAST = (t.ErasureBegun, t.SubjectErased)
ORDERED = (*FIRST, *LAST)
"""Kinds that must not change places with the commits around them; applied before or after the rest of theirs."""
DOSSIERS = (t.DossierSaved, t.DossierDeleted)
"""Kinds that must not change places among themselves (:mod:`guardrail.storage.dossiers`)."""

FINISHED = frozenset({t.InboxState.DELIVERED, t.InboxState.DROPPED})


def rows_of(writes: Iterable[t.Write]) -> dict[str, list[Row]]:
    """Parameters by statement, in order of arrival; :data:`ORDERED` and :data:`DOSSIERS` are left out."""
    grouped: dict[str, list[Row]] = {}
    for write in writes:
        for name, row in _ROWS[type(write)](write):
            grouped.setdefault(name, []).append(row)
    return grouped


def _maybe(at: datetime | None) -> int | None:
    return None if at is None else to_micros(at)


def _words(words: Iterable[str]) -> str:
    return json.dumps([str(word) for word in words])


def _subject(w: t.SubjectCreated) -> Iterable[tuple[str, Row]]:
    yield (
        "subjects",
        {
            "id": w.subject_id,
            "route": w.route,
            "lookup": w.lookup,
            "created_at": to_micros(w.at),
            "language": w.language,
        },
    )


def _conversation(w: t.ConversationCreated) -> Iterable[tuple[str, Row]]:
    yield (
        "conversations",
        {
            "id": w.conversation_id,
            "subject_id": w.subject_id,
            "route": w.route,
            "lookup": w.lookup,
            "created_at": to_micros(w.at),
        },
    )


def _transcript(w: t.TranscriptAppended) -> Iterable[tuple[str, Row]]:
    yield (
        "transcript",
        {
            "record_id": w.record_id,
            "turn_id": w.turn_id,
            "conversation_id": w.conversation_id,
            "owner_id": w.owner_id,
            "direction": w.direction.value,
            "at": to_micros(w.at),
            "expires_at": to_micros(w.expires_at),
            "decision_id": w.decision_id,
            "sealed": w.sealed.data,
            "message_lookup": w.message_lookup,
        },
    )


def _vault(w: t.VaultAppended) -> Iterable[tuple[str, Row]]:
    yield (
        "vault",
        {
            "record_id": w.record_id,
            "conversation_id": w.conversation_id,
            "subject_id": w.subject_id,
            "placeholder": w.placeholder,
            "sealed": w.sealed.data,
            "expires_at": to_micros(w.expires_at),
            "identifier": w.identifier,
        },
    )


def _consent(w: t.ConsentRecorded) -> Iterable[tuple[str, Row]]:
    stands = {
        "subject_id": w.subject_id,
        "purpose": w.purpose.value,
        "state": w.state.value,
        "at": to_micros(w.at),
        "method": w.method.value,
        "text_version": w.text_version,
    }
    yield "consents", stands
    yield (
        "consent_ledger",
        {
            **stands,
            "record_id": w.record_id,
            "conversation_id": w.conversation_id,
            "language": w.language,
            "event": w.event,
            "basis": w.basis.value,
            "jurisdictions": _words(w.jurisdictions),
            "text_hash": w.text_hash,
            "decision_id": w.decision_id,
            "revision": w.revision,
        },
    )


def _disclosure(w: t.DisclosureRecorded) -> Iterable[tuple[str, Row]]:
    at = to_micros(w.at)
    yield (
        "disclosure_ledger",
        {
            "record_id": w.record_id,
            "subject_id": w.subject_id,
            "conversation_id": w.conversation_id,
            "turn_id": w.turn_id,
            "text_version": w.text_version,
            "language": w.language,
            "law": w.law,
            "at": at,
            "elements": _words(w.elements),
            "message_id": w.message_id,
        },
    )
    yield "disclosure", {"b_conversation": w.conversation_id, "b_at": at}


def _question(w: t.QuestionSet) -> Iterable[tuple[str, Row]]:
    row: Row = {"b_subject": w.subject_id, "b_pending": None, "b_at": None, "b_about": None}
    if w.pending is not None:
        about = None if w.about is None else w.about.value
        row |= {"b_pending": w.pending.value, "b_at": to_micros(w.at), "b_about": about}
    yield "question", row


def _age(w: t.AgeNoted) -> Iterable[tuple[str, Row]]:
    yield "age", {"b_subject": w.subject_id, "b_age": w.age.value}


def _handoff(w: t.HandoffNoted) -> Iterable[tuple[str, Row]]:
    yield "handoff", {"b_conversation": w.conversation_id, "b_at": _maybe(w.at)}
    if w.at is None:  # whoever talked to a human is told again that it is a machine
        yield "disclosure", {"b_conversation": w.conversation_id, "b_at": None}


def _language(w: t.LanguageNoted) -> Iterable[tuple[str, Row]]:
    yield "language", {"b_subject": w.subject_id, "b_language": w.language}


def _restriction(w: t.RestrictionNoted) -> Iterable[tuple[str, Row]]:
    yield "restriction", {"b_subject": w.subject_id, "b_at": _maybe(w.at)}


def _inbox(w: t.InboxReceived) -> Iterable[tuple[str, Row]]:
    yield (
        "inbox",
        {
            "item_id": w.item_id,
            "route": w.route,
            "subject_id": w.subject_id,
            "conversation_id": w.conversation_id,
            "dedupe": w.dedupe,
            "content": w.content,
            "envelope_id": w.envelope_id,
            "position": w.position,
            "sealed": w.sealed.data,
            "state": w.state.value,
            "attempts": 0,
            "at": to_micros(w.at),
            "expires_at": to_micros(w.expires_at),
        },
    )


def _moved(w: t.InboxMoved) -> Iterable[tuple[str, Row]]:
    emptied = b"" if w.state in FINISHED else None  # its content is needed no more
    yield (
        "moved",
        {
            "b_item": w.item_id,
            "b_state": w.state.value,
            "b_attempts": w.attempts,
            "b_next_at": _maybe(w.next_at),
            "b_sealed": w.sealed.data if emptied is None and w.sealed is not None else emptied,
        },
    )


def _reply_handle(w: t.ReplyHandleNoted) -> Iterable[tuple[str, Row]]:
    yield (
        "reply_handles",
        {
            "lookup": w.lookup,
            "conversation_id": w.conversation_id,
            "subject_id": w.subject_id,
            "expires_at": to_micros(w.expires_at),
        },
    )


def _audit(w: t.AuditRecorded) -> Iterable[tuple[str, Row]]:
    body = canonical(w)
    yield (
        "audit_entries",
        {
            "entry_id": w.entry_id,
            "at": to_micros(w.at),
            "tag": w.tag,
            "body": body.decode(),
            "leaf_hash": leaf(body),  # the log signs nothing whose body no longer has this hash
        },
    )


def _disclosure_reset(w: t.DisclosureReset) -> Iterable[tuple[str, Row]]:
    yield "disclosure", {"b_conversation": w.conversation_id, "b_at": None}


def _nothing(_: t.Write) -> Iterable[tuple[str, Row]]:
    return ()


_ROWS: Mapping[type, Callable[[Any], Iterable[tuple[str, Row]]]] = {
    t.SubjectCreated: _subject,
    t.ConversationCreated: _conversation,
    t.TranscriptAppended: _transcript,
    t.VaultAppended: _vault,
    t.ConsentRecorded: _consent,
    t.DisclosureRecorded: _disclosure,
    t.QuestionSet: _question,
    t.AgeNoted: _age,
    t.HandoffNoted: _handoff,
    t.LanguageNoted: _language,
    t.RestrictionNoted: _restriction,
    t.InboxReceived: _inbox,
    t.InboxMoved: _moved,
    t.ReplyHandleNoted: _reply_handle,
    t.AuditRecorded: _audit,
    t.DisclosureReset: _disclosure_reset,
    **dict.fromkeys((*ORDERED, *DOSSIERS), _nothing),
}
