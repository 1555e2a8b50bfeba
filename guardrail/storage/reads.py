"""What rows mean when they are read back. Each function runs in a reader thread on a connection of its own.

A row that holds what no release wrote is an :class:`~guardrail.errors.IntegrityError` that does not quote it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import Connection, Dialect, bindparam, func, literal, select, union_all

from guardrail.errors import IntegrityError
from guardrail.storage import schema as s
from guardrail.storage import statements
from guardrail.storage.schema import from_micros
from guardrail.storage.statements import INBOX_COLUMNS, TRANSCRIPT_COLUMNS, Prepared
from guardrail.types import (
    AgeBracket,
    Consent,
    ConsentMethod,
    ConsentRecorded,
    ConsentRow,
    ConsentState,
    Direction,
    DisclosureRecorded,
    Element,
    InboxItem,
    InboxState,
    LegalBasis,
    Pending,
    Purpose,
    Sealed,
    Standing,
    TranscriptRow,
    VaultRow,
)

Word = TypeVar("Word", bound=StrEnum)

_PURPOSES = {word.value: word for word in Purpose}
_STATES = {word.value: word for word in ConsentState}
_METHODS = {word.value: word for word in ConsentMethod}


@dataclass(frozen=True, slots=True)
class StoredRow:
    """What a look into the database shows of a sealed record: ids, size, the first bytes of ciphertext."""

    table: str
    record_id: str
    conversation_id: str
    size: int  # bytes
    prefix: str  # hexadecimal


def strange() -> IntegrityError:
    """Raise it outside of the handler: what failed there quotes the value."""
    return IntegrityError("a row of the database holds what no release wrote")


def to_word(kind: type[Word], value: Any) -> Word:
    with suppress(ValueError):
        return kind(value)
    raise strange()


def maybe_word(kind: type[Word], value: Any) -> Word | None:
    return None if value is None else to_word(kind, value)


def _words(text: str) -> list[str]:
    with suppress(ValueError, RecursionError):
        words = json.loads(text)
        if isinstance(words, list) and all(isinstance(word, str) for word in words):
            return words
    raise strange()


def to_time(micros: int) -> datetime:
    with suppress(TypeError, OverflowError):
        return from_micros(micros)
    raise strange()


def maybe_time(micros: int | None) -> datetime | None:
    return None if micros is None else to_time(micros)


def _consents(text: str | None) -> dict[Purpose, Consent]:
    """What ``statements._consents`` put together; in every turn, therefore by tables."""
    found: dict[Purpose, Consent] = {}
    with suppress(KeyError, ValueError, OverflowError):
        for row in text.split(",") if text else ():
            purpose, state, at, method = row.split(" ")
            found[_PURPOSES[purpose]] = Consent(state=_STATES[state], at=from_micros(int(at)), method=_METHODS[method])
        return found
    raise strange()


def to_standing(row: Any) -> Standing:
    """The columns of ``statements._standing_columns``."""
    subject, conversation, consents, pending, pending_at, pending_about, age, language = row[:8]
    restricted_at, disclosed_at, human_at, waiting, kept = row[8:]
    return Standing(
        subject_id=subject,
        conversation_id=conversation or "",
        known=True,
        consents=_consents(consents),
        pending=maybe_word(Pending, pending),
        pending_at=maybe_time(pending_at),
        pending_about=maybe_word(Purpose, pending_about),
        age=maybe_word(AgeBracket, age),
        language=language,
        disclosed_at=maybe_time(disclosed_at),
        human_at=maybe_time(human_at),
        restricted=restricted_at is not None,
        waiting=waiting,
        kept=kept,
    )


def to_consent(row: Any) -> ConsentRow:
    """A whole row of the consent ledger."""
    return ConsentRow(
        recorded=ConsentRecorded(
            record_id=row.record_id,
            subject_id=row.subject_id,
            conversation_id=row.conversation_id,
            purpose=to_word(Purpose, row.purpose),
            state=to_word(ConsentState, row.state),
            event=row.event,
            method=to_word(ConsentMethod, row.method),
            basis=to_word(LegalBasis, row.basis),
            jurisdictions=tuple(_words(row.jurisdictions)),
            text_version=row.text_version,
            text_hash=row.text_hash,
            language=row.language,
            at=to_time(row.at),
            decision_id=row.decision_id,
            revision=row.revision,
        ),
        seq=row.seq,
    )


def to_disclosure(row: Any) -> DisclosureRecorded:
    """A whole row of the disclosure ledger."""
    return DisclosureRecorded(
        record_id=row.record_id,
        subject_id=row.subject_id,
        conversation_id=row.conversation_id,
        turn_id=row.turn_id,
        text_version=row.text_version,
        language=row.language,
        law=row.law,
        at=to_time(row.at),
        elements=tuple(to_word(Element, word) for word in _words(row.elements)),
        message_id=row.message_id,
    )


def to_transcript(row: Any) -> TranscriptRow:
    """The columns of ``statements.TRANSCRIPT_COLUMNS``."""
    record, turn, conversation, owner, direction, at, expires, decision, sealed = row
    return TranscriptRow(
        record_id=record,
        turn_id=turn,
        conversation_id=conversation,
        owner_id=owner,
        direction=to_word(Direction, direction),
        at=to_time(at),
        expires_at=to_time(expires),
        decision_id=decision,
        sealed=Sealed(bytes(sealed)),
    )


def to_vault(row: Any) -> VaultRow:
    """The columns of ``statements.VAULT_COLUMNS``."""
    record, conversation, subject, placeholder, sealed = row
    return VaultRow(
        record_id=record,
        conversation_id=conversation,
        subject_id=subject,
        placeholder=placeholder,
        sealed=Sealed(bytes(sealed)),
    )


def to_inbox(row: Any) -> InboxItem:
    """The columns of ``statements.INBOX_COLUMNS``."""
    item, route, subject, conversation, envelope, position, sealed, state, attempts, at = row
    return InboxItem(
        item_id=item,
        route=route,
        subject_id=subject,
        conversation_id=conversation,
        envelope_id=envelope,
        position=position,
        sealed=Sealed(bytes(sealed)),
        state=to_word(InboxState, state),
        attempts=attempts,
        at=to_time(at),
    )


class Reader:
    """The prepared queries of one dialect."""

    def __init__(self, dialect: Dialect) -> None:
        self._person = Prepared(statements.find_person(), dialect)
        self._owner = Prepared(statements.find_owner(), dialect)
        self._standing = Prepared(statements.standing(), dialect)
        self._vault = Prepared(statements.living_vault(), dialect)
        self._transcript = Prepared(statements.newest_transcript(), dialect)

    def find(self, connection: Connection, route: str, user: bytes | None, conversation: bytes) -> Standing | None:
        """See :meth:`guardrail.ports.Store.find`."""
        row: dict[str, Any] = {"route": route, "conversation": conversation}
        query = self._owner
        if user is not None:
            row["user"], query = user, self._person
        found = query.rows(connection, row)
        return to_standing(found[0]) if found else None

    def standing(self, connection: Connection, subject_id: str, conversation_id: str) -> Standing | None:
        """See :meth:`guardrail.ports.Store.standing`."""
        row = {"subject_id": subject_id, "conversation_id": conversation_id}
        found = self._standing.rows(connection, row)
        return to_standing(found[0]) if found else None

    def vault(self, connection: Connection, conversation_id: str, now: int) -> Sequence[VaultRow]:
        """Entries that have not expired at ``now`` (microseconds), oldest first."""
        found = self._vault.rows(connection, {"conversation_id": conversation_id, "now": now})
        return [to_vault(row) for row in found]

    def transcript(self, connection: Connection, conversation_id: str, now: int, limit: int) -> Sequence[TranscriptRow]:
        """The newest ``limit`` records, oldest first."""
        row = {"conversation_id": conversation_id, "now": now, "most": limit}
        return [to_transcript(row) for row in reversed(self._transcript.rows(connection, row))]


def foreign(connection: Connection, identifiers: Sequence[bytes], subject_id: str, now: int) -> frozenset[bytes]:
    """Identifiers in a vault of somebody else and in none of this subject's."""
    v = s.vault.c
    rows = connection.execute(
        select(v.identifier, v.subject_id)
        .distinct()
        .where(v.identifier.in_(bindparam("identifiers", expanding=True)), v.expires_at > bindparam("now")),
        {"identifiers": list(identifiers), "now": now},
    ).all()
    mine = {bytes(identifier) for identifier, subject in rows if subject == subject_id}
    return frozenset(bytes(identifier) for identifier, _ in rows) - mine


def answered(connection: Connection, turn_message: bytes) -> Sequence[TranscriptRow]:
    """The outbound records of the turn that this inbound message began."""
    t = s.transcript.c
    turn = (
        select(t.turn_id)
        .where(t.message_lookup == turn_message, t.direction == Direction.INBOUND.value)
        .scalar_subquery()
    )
    rows = connection.execute(
        select(*TRANSCRIPT_COLUMNS).where(t.turn_id == turn, t.direction == Direction.OUTBOUND.value).order_by(t.seq)
    )
    return [to_transcript(row) for row in rows]


def reply_handle(connection: Connection, lookup: bytes, now: int) -> tuple[str, str] | None:
    """Conversation and subject of a reply token that has not expired."""
    r = s.reply_handles.c
    row = connection.execute(
        select(r.conversation_id, r.subject_id).where(r.lookup == lookup, r.expires_at > now)
    ).first()
    return None if row is None else (row[0], row[1])


def consent_history(connection: Connection, subject_id: str) -> Sequence[ConsentRow]:
    """A subject's consent ledger, oldest first."""
    ledger = s.consent_ledger
    query = select(ledger).where(ledger.c.subject_id == subject_id).order_by(ledger.c.seq)
    return [to_consent(row) for row in connection.execute(query)]


def disclosures(connection: Connection, conversation_id: str) -> Sequence[DisclosureRecorded]:
    """A conversation's disclosure ledger, oldest first."""
    ledger = s.disclosure_ledger
    query = select(ledger).where(ledger.c.conversation_id == conversation_id).order_by(ledger.c.seq)
    return [to_disclosure(row) for row in connection.execute(query)]


def waiting(connection: Connection, subject_id: str, conversation_id: str) -> Sequence[InboxItem]:
    """Items of a subject that wait for consent, oldest first."""
    i = s.inbox.c
    mine = (i.subject_id == subject_id) & (i.conversation_id == conversation_id)
    query = select(*INBOX_COLUMNS).where(mine, i.state == InboxState.WAITING.value).order_by(i.seq)
    return [to_inbox(row) for row in connection.execute(query)]


def recent(connection: Connection, limit: int) -> Sequence[StoredRow]:
    """The newest sealed rows of each table, newest first within a table."""
    parts = []
    for table, id_column in ((s.transcript, "record_id"), (s.vault, "record_id"), (s.inbox, "item_id")):
        c = table.c
        part = (
            select(
                literal(table.name).label("name"),
                c[id_column].label("id"),
                c.conversation_id,
                func.length(c.sealed).label("size"),
                func.substr(c.sealed, 1, 64).label("prefix"),
                c.seq,
            )
            .order_by(c.seq.desc())
            .limit(limit)
            .subquery()
        )
        parts.append(select(part))
    rows = connection.execute(union_all(*parts)).all()
    found = sorted(rows, key=lambda row: (row.name, -row.seq))
    return [StoredRow(row.name, row.id, row.conversation_id, row.size, bytes(row.prefix).hex()) for row in found]
