"""What a decided turn writes, row by row; the pipeline says when it is committed.

Nothing of an ephemeral turn outlives the request but its audit entries.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from guardrail.core.ids import new_id
from guardrail.ports import Entropy, KeyRing
from guardrail.turn.case import Case, Draft, Payload
from guardrail.turn.consents import Consents
from guardrail.turn.records import InboxNames, Recorder
from guardrail.turn.vaults import Vaults
from guardrail.turn.words import QUESTIONS
from guardrail.types import (
    Action,
    Direction,
    DisclosureReset,
    Effect,
    Event,
    EventKind,
    InboxItem,
    InboxMoved,
    InboxState,
    InboxWithdrawn,
    Intent,
    LanguageNoted,
    MessageDeleted,
    PartKind,
    Placed,
    QuestionSet,
    RawText,
    Redacted,
    Saying,
    TranscriptAppended,
    Wording,
    Write,
)

_UNKEPT = frozenset({PartKind.HISTORY, PartKind.OPERATOR})
"""Kinds that are no part of what was said now."""


def _recorded(item: InboxItem | None) -> bool:
    """Whether an earlier attempt made this message's intent durable.

    A webhook's message is SENDING from then on; one that is answered in a response keeps WAITING until it is
    answered, and counts its attempts.
    """
    if item is None:
        return False
    return item.state is InboxState.SENDING or (item.state is InboxState.WAITING and item.attempts > 0)


def message_id(writes: Sequence[Write]) -> str | None:
    """The transcript record among these writes."""
    return next((write.record_id for write in writes if isinstance(write, TranscriptAppended)), None)


class Ledger:
    """Builds the writes of turns."""

    def __init__(
        self,
        recorder: Recorder,
        keys: KeyRing,
        vaults: Vaults,
        consents: Consents,
        unique_types: frozenset[str],
        entropy: Entropy,
    ) -> None:
        self._recorder = recorder
        self._keys = keys
        self._vaults = vaults
        self._consents = consents
        self._unique_types = unique_types
        self._entropy = entropy

    # ------------------------------------------------------------ the upper half

    def intent(self, case: Case, payload: Payload, redacted: Redacted, item: InboxItem | None) -> list[Write]:
        """What is durable before the bot is called (promise 4)."""
        writes: list[Write] = [self.decided(case, redacted)]
        if case.turn.ephemeral:
            return writes
        writes += [*case.identity.births, *self._vault_rows(case, redacted.placed)]
        if not _recorded(item):
            writes += [*self._effects(case), *self._noted_language(case), *self._heard(case, payload, redacted)]
        return writes

    def settled(self, case: Case, payload: Payload, item: InboxItem | None, wordings: Sequence[Wording]) -> list[Write]:
        """What a turn leaves that did not go on to the bot."""
        writes: list[Write] = [self.decided(case, None)]
        if case.turn.ephemeral:
            return writes
        writes += [*case.identity.births, *self._known_linked(case, wordings)]
        writes += [*self._effects(case), *self._noted_language(case)]
        writes += [*self._told(case, wordings), *self._asked(case, wordings, case.turn.at)]
        if case.decision.action is Action.HOLD:
            writes.append(self._held(case, payload, item))
        elif item is not None:
            writes.append(InboxMoved(item_id=item.item_id, state=InboxState.DROPPED))
        return writes

    def decided(self, case: Case, redacted: Redacted | None) -> Write:
        """The audit entry of the decision; with ``redacted`` it is the intent to go on."""
        return self._recorder.decided(case.turn, case.decision, redacted, case.inspection, case.route.policy)

    def _heard(self, case: Case, payload: Payload, redacted: Redacted) -> list[Write]:
        """The transcript of what a person said now."""
        turn = case.turn
        texts = [
            (part.kind.value, redacted.texts.get(part.path, part.text.raw))
            for part in payload.event.parts
            if part.kind not in _UNKEPT
        ]
        if not texts or not case.decision.storage.keep or turn.event.kind is not EventKind.MESSAGE:
            return []
        message_id = turn.event.message_id
        record = self._recorder.transcript(
            turn,
            case.identity.key,
            case.decision,
            turn.direction,
            turn.at,
            texts,
            message_lookup=self.message(turn.route, turn.conversation_id, message_id) if message_id else None,
        )
        return [*self._taken_back(case), record] if turn.event.about else [record]

    def _held(self, case: Case, payload: Payload, item: InboxItem | None) -> Write:
        """The message waits for consent, sealed; what came by the inbox stays there."""
        if item is not None:
            return InboxMoved(item_id=item.item_id, state=InboxState.WAITING)
        turn = case.turn
        name = turn.event.message_id.raw if turn.event.message_id else turn.id
        names = InboxNames(
            dedupe=self._keys.lookup("dedupe", turn.route, turn.conversation_id, name),
            content=self._keys.lookup("content", payload.document.text),
            envelope_id=new_id("env", self._entropy),
        )
        return self._recorder.received(
            new_id("itm", self._entropy),
            turn.route,
            case.identity,
            payload.document.raw,
            InboxState.WAITING,
            turn.at,
            names,
        )

    def _effects(self, case: Case) -> list[Write]:
        writes = [*self._consents.changed(case), *self._recorder.questions(case.turn, case.decision)]
        if Effect.DELETE_MESSAGE in case.decision.effects:
            writes += self._taken_back(case)
        if Intent.ARE_YOU_HUMAN in case.inspection.intents:
            writes.append(DisclosureReset(conversation_id=case.turn.conversation_id))
        return writes

    def _taken_back(self, case: Case) -> list[Write]:
        """A message that the person unsent, or edited: its record goes, and so does what still waits."""
        turn = case.turn
        if turn.event.about is None:
            return []
        lookup = self.message(turn.route, turn.conversation_id, turn.event.about)
        dedupe = self._keys.lookup("dedupe", turn.route, turn.event.about.raw)
        return [
            MessageDeleted(conversation_id=turn.conversation_id, message_lookup=lookup),
            InboxWithdrawn(route=turn.route, subject_id=turn.subject_id, dedupe=dedupe),
        ]

    def _noted_language(self, case: Case) -> list[Write]:
        if case.standing.restricted:  # nothing new is kept of whoever had the processing restricted
            return []
        if not case.inspection.certain or case.inspection.language == case.standing.language:
            return []
        return [LanguageNoted(subject_id=case.turn.subject_id, language=case.inspection.language)]

    def _told(self, case: Case, wordings: Sequence[Wording]) -> Sequence[Write]:
        """What Guardrail's own words told: what is speaking, what happens to data, which purpose is asked for."""
        writes: list[Write] = []
        for wording in wordings:
            if wording.saying is Saying.BOT_IDENTITY:
                writes += self._recorder.disclosed(case.turn, case.decision.disclosure, wording, case.turn.at, None)
            elif wording.saying is Saying.PRIVACY_NOTICE:
                writes.append(self._recorder.notice_shown(case.turn, wording))
        return writes

    def _known_linked(self, case: Case, wordings: Sequence[Wording]) -> list[Write]:
        """Somebody was told that another account was linked with this one: once is enough."""
        if all(wording.saying is not Saying.LINKED_ELSEWHERE for wording in wordings):
            return []
        return [QuestionSet(subject_id=case.turn.subject_id, pending=None, at=case.turn.at)]

    def _asked(self, case: Case, wordings: Sequence[Wording], at: datetime) -> list[Write]:
        """The question about a purpose counts as asked from the moment it is shown."""
        purpose = case.decision.asks or case.standing.unasked
        asked = purpose is not None and any(wording.saying is QUESTIONS[purpose] for wording in wordings)
        return self._consents.shown(case, purpose, at) if purpose and asked else []

    # ------------------------------------------------------------ the lower half

    def said(self, case: Case, draft: Draft, at: datetime) -> list[Write]:
        """The transcript of a bot's message, with what was new in it."""
        if case.turn.ephemeral or not case.decision.storage.keep:
            return []
        record = self._recorder.transcript(
            case.turn,
            case.identity.key,
            case.decision,
            Direction.OUTBOUND,
            at,
            draft.texts,
            body=draft.kept.text,
            asked=self.asked(case.turn.event),
        )
        return [*self._vault_rows(case, draft.redacted.placed), record]

    def carried(self, case: Case, draft: Draft, at: datetime) -> Sequence[Write]:
        """The disclosure, and the question, that a bot's message carried."""
        if case.turn.ephemeral:
            return ()
        identity = [wording for wording in draft.carried if wording.saying is Saying.BOT_IDENTITY]
        disclosed = [
            self._recorder.disclosed(case.turn, case.decision.disclosure, wording, at, draft.message_id)
            for wording in identity
        ]
        return [
            *(write for pair in disclosed for write in pair),
            *self._asked(case, draft.carried, at),
            *self._known_linked(case, draft.carried),
        ]

    def _vault_rows(self, case: Case, placed: Sequence[Placed]) -> list[Write]:
        if not case.decision.storage.keep:
            return []
        seal = partial(self._vaults.seal, case.identity.key)
        return [
            self._recorder.vault(case.turn, case.decision, entry, seal, self.identifier(case, entry))
            for entry in placed
        ]

    # ------------------------------------------------------------ keyed hashes

    def identifier(self, case: Case, placed: Placed) -> bytes | None:
        """Of a unique identifier, without the separators that people write in it; None for other types."""
        if placed.entity_type not in self._unique_types:
            return None
        bare = "".join(c for c in placed.value.raw.casefold() if c.isalnum() or c in "@.")
        return self._keys.lookup("identifier", case.turn.route, placed.entity_type, bare)

    def asked(self, event: Event) -> bytes:
        """Of everything an event says."""
        return self._keys.lookup("content", *(part.text.raw for part in event.parts))

    def message(self, route: str, conversation_id: str, message_id: RawText) -> bytes:
        """Of the channel's message id, which is unique within a conversation."""
        return self._keys.lookup("message", route, conversation_id, message_id.raw)
