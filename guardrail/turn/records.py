"""Record: what a turn leaves behind, as writes for one transaction.

Transcripts hold pseudonymised text, sealed all the same; originals stand only in the vault. Audit entries
hold enums, numbers, times, revisions and random ids.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from guardrail.core.entries import Attachment, cite
from guardrail.core.ids import new_id
from guardrail.core.sealing import DataKey, open_sealed, seal
from guardrail.ports import AuditEvents, Entropy
from guardrail.turn.identify import Identity
from guardrail.types import (
    AuditRecorded,
    Decision,
    Direction,
    DisclosureOrder,
    DisclosureRecorded,
    Effect,
    InboxReceived,
    InboxState,
    Inspection,
    Placed,
    Redacted,
    RoutePolicy,
    Sealed,
    TranscriptAppended,
    TranscriptRow,
    Turn,
    VaultAppended,
    Wording,
    Write,
)

_ATTACHMENTS = frozenset(Attachment)
_ERASURE = {
    Effect.ERASURE_ASKED: "erasure:subject:requested",
    Effect.ERASURE_CANCELLED: "erasure:subject:cancelled",
}


INBOX_LIFE = timedelta(days=7)
"""How long a message may wait for consent or for the bot before it is deleted unread."""

SealEntry = Callable[[str, Placed], Sealed]


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxNames:
    """What makes a received message unique, and its place in the envelope it came in."""

    dedupe: bytes  # keyed hash of the channel's message id
    content: bytes  # keyed hash of what must be equal in a redelivery
    envelope_id: str
    position: int = 0


class Recorder:
    """Builds the records of a turn."""

    def __init__(self, entropy: Entropy, events: AuditEvents) -> None:
        self._entropy = entropy
        self._events = events

    def audit(self, tag: str, at: datetime, **fields: object) -> AuditRecorded:
        """An entry of the catalogue, with a new random id."""
        return self._events.entry(tag, at=at, **fields)

    def transcript(
        self,
        turn: Turn,
        key: DataKey,
        decision: Decision,
        direction: Direction,
        at: datetime,
        texts: Sequence[tuple[str, str]],
        *,
        body: str | None = None,
        asked: bytes | None = None,
        message_lookup: bytes | None = None,
    ) -> TranscriptAppended:
        """A message as (kind, pseudonymised text) pairs; ``body`` is the pseudonymised answer as
        sent and ``asked`` the keyed hash of what it answers, for a message that comes twice."""
        record_id = new_id("rec", self._entropy)
        content: dict[str, object] = {"parts": [{"kind": kind, "text": text} for kind, text in texts], "body": body}
        if asked is not None:
            content["asked"] = asked.hex()
        return TranscriptAppended(
            record_id=record_id,
            turn_id=turn.id,
            conversation_id=turn.conversation_id,
            owner_id=key.owner_id,
            direction=direction,
            at=at,
            expires_at=expiry(decision, at),
            decision_id=decision.id,
            sealed=seal(key, ("transcript", record_id), json.dumps(content).encode(), self._entropy),
            message_lookup=message_lookup,
        )

    def decided(
        self, turn: Turn, decision: Decision, redacted: Redacted | None, inspection: Inspection, policy: RoutePolicy
    ) -> AuditRecorded:
        """The decision, what of the turn was read for it and, with ``redacted``, the intent to go on (promise 4)."""
        return self.audit(
            "turn:decision:made",
            turn.at,
            turn=turn.id,
            subject=turn.subject_id,
            conversation=turn.conversation_id,
            route=turn.route,
            channel=turn.channel,
            direction=turn.direction,
            ephemeral=turn.ephemeral,
            group=turn.group,
            decision=decision.id,
            action=decision.action,
            engine=decision.engine,
            revision=decision.revision,
            reasons=decision.reasons,
            citations=[cite(citation) for citation in decision.citations],
            jurisdictions=policy.jurisdictions,
            allowed=[purpose for purpose, permitted in decision.allowed.items() if permitted],
            signals=turn.event.signals or None,
            obligations=decision.obligations,
            effects=decision.effects,
            says=decision.says,
            entities=dict(redacted.counts) if redacted else None,
            keep=decision.storage.keep and not turn.ephemeral,
            expires_after=decision.storage.expires_after,
            disclosure_due=decision.disclosure.due,
            scanned=len(inspection.scanned),
            exempt=len(inspection.exempt),
            unscanned=inspection.unscanned & _ATTACHMENTS,
            certainty=round(100 * inspection.certainty),
            disguised=sum(scan.coverage.disguised for scan in inspection.scans if scan),
        )

    def vault(
        self, turn: Turn, decision: Decision, placed: Placed, seal_entry: SealEntry, identifier: bytes | None
    ) -> VaultAppended:
        """An original, sealed for the person it belongs to."""
        record_id = new_id("rec", self._entropy)
        return VaultAppended(
            record_id=record_id,
            conversation_id=turn.conversation_id,
            subject_id=placed.subject_id,
            placeholder=placed.placeholder,
            sealed=seal_entry(record_id, placed),
            expires_at=expiry(decision, turn.at),
            identifier=identifier,
        )

    def received(
        self,
        item_id: str,
        route: str,
        who: Identity,
        piece: bytes,
        state: InboxState,
        at: datetime,
        names: InboxNames,
    ) -> InboxReceived:
        """A raw message for the inbox, sealed before anything looked into it."""
        return InboxReceived(
            item_id=item_id,
            route=route,
            subject_id=who.standing.subject_id,
            conversation_id=who.standing.conversation_id,
            dedupe=names.dedupe,
            content=names.content,
            envelope_id=names.envelope_id,
            position=names.position,
            sealed=seal(who.key, ("inbox", item_id), piece, self._entropy),
            state=state,
            at=at,
            expires_at=at + INBOX_LIFE,
        )

    def questions(self, turn: Turn, decision: Decision) -> list[Write]:
        """That a person asked for an erasure, and was asked back or said no. Requests have entries of their own."""
        return [
            self.audit(_ERASURE[effect], turn.at, subject=turn.subject_id)
            for effect in decision.effects
            if effect in _ERASURE
        ]

    def disclosed(
        self, turn: Turn, order: DisclosureOrder, wording: Wording, at: datetime, message_id: str | None
    ) -> tuple[Write, Write]:
        """The disclosure ledger's row and its audit entry (AI Act Art. 50(1)).

        ``message_id`` is the transcript record of the message that carried it.
        """
        row = DisclosureRecorded(
            record_id=new_id("rec", self._entropy),
            subject_id=None if turn.group else turn.subject_id,
            conversation_id=turn.conversation_id,
            turn_id=turn.id,
            text_version=wording.version,
            language=wording.language,
            law=order.law,
            at=at,
            elements=order.elements,
            message_id=message_id,
        )
        shown = self.audit(
            "turn:disclosure:shown",
            at,
            turn=turn.id,
            conversation=turn.conversation_id,
            text_version=wording.version,
            language=wording.language,
            elements=order.elements,
            record=row.record_id,
        )
        return row, shown

    def notice_shown(self, turn: Turn, wording: Wording) -> AuditRecorded:
        """The notice at collection was shown (GDPR Art. 13)."""
        return self.audit(
            "turn:notice:shown",
            turn.at,
            turn=turn.id,
            subject=None if turn.ephemeral else turn.subject_id,
            text_version=wording.version,
            language=wording.language,
        )


def expiry(decision: Decision, at: datetime) -> datetime:
    """When what this turn stores is deleted."""
    return at + timedelta(seconds=decision.storage.expires_after)


def read_transcript(row: TranscriptRow, key: DataKey) -> dict[str, object]:
    """The content of a transcript record: ``parts`` and ``body``, pseudonymised."""
    content: dict[str, object] = json.loads(open_sealed(key, ("transcript", row.record_id), row.sealed))
    return content
