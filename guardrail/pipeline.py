"""The turn: the one place that sequences IO.

    authenticate -> decode -> identify -> inspect -> decide -> redact -> record intent -> bot
                                                        | no                              |
                                                        v                                 v
    encode <- record outcome <- disclose <- restore <- guard <---------------------- answer

:meth:`Pipeline.admit` is the upper half and :meth:`Pipeline.draft` with :meth:`Pipeline.complete` the lower
half, the same for every channel; streams run the lower half incrementally
(:class:`guardrail.shapes.streams.StreamedAnswer`). What surrounds a turn, by the shape of the channel, is in
:mod:`guardrail.shapes.answering` (the answer rides in the HTTP response) and :mod:`guardrail.shapes.webhook`
(a sealed inbox before the bot, the channel's API behind it).

No stage is optional and no plugin changes the order. Any stage that fails stops the turn: nothing goes on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from guardrail.core.consent import CONSENT_HEADER, consent_header
from guardrail.core.guard import refuse_claims
from guardrail.core.ids import new_id
from guardrail.core.json_text import Document
from guardrail.core.redact import pseudonymise, redact
from guardrail.core.restore import restore
from guardrail.core.signals import forwarded
from guardrail.core.texts import Catalogue
from guardrail.core.vault import Vault
from guardrail.errors import ConflictError, GuardedError, GuardrailError, RefusedError, StaleVaultError
from guardrail.metrics import Metrics, Outcome
from guardrail.ports import Clock, Decider, Entropy, KeyRing, Store
from guardrail.turn.case import Admitted, Answered, Case, Draft, Payload
from guardrail.turn.demands import NOTHING, Demands
from guardrail.turn.identify import Identifier, Identity
from guardrail.turn.inspect import Inspector
from guardrail.turn.ledger import Ledger, message_id
from guardrail.turn.records import Recorder
from guardrail.turn.route import Route
from guardrail.turn.vaults import Vaults
from guardrail.turn.words import Words
from guardrail.types import (
    Action,
    BotRequest,
    Direction,
    Effect,
    Event,
    InboxItem,
    InboxMoved,
    InboxState,
    Part,
    Path,
    Placed,
    RawText,
    Redacted,
    Turn,
    Wording,
    Write,
)

_ATTEMPTS = 12  # when another process creates the same subject or placeholder at the same moment

T = TypeVar("T")
Report = Callable[[str, GuardrailError], None]
Release = Callable[[Sequence[InboxItem]], Awaitable[Sequence[Write]]]


_SETTLED = {Action.HOLD: Outcome.HELD, Action.ANSWER: Outcome.SETTLED, Action.REFUSE: Outcome.REFUSED}


class Pipeline:
    """Runs turns. One per process; concurrent turns share nothing but bounded caches."""

    def __init__(
        self,
        *,
        store: Store,
        keys: KeyRing,
        decider: Decider,
        identifier: Identifier,
        inspector: Inspector,
        vaults: Vaults,
        recorder: Recorder,
        ledger: Ledger,
        words: Words,
        demands: Demands,
        catalogue: Catalogue,
        clock: Clock,
        entropy: Entropy,
        metrics: Metrics,
        report: Report,
    ) -> None:
        self.store = store
        self.keys = keys
        self.identifier = identifier
        self.inspector = inspector
        self.recorder = recorder
        self.ledger = ledger
        self.words = words
        self.catalogue = catalogue
        self.clock = clock
        self.entropy = entropy
        self._decider = decider
        self._vaults = vaults
        self._demands = demands
        self.metrics = metrics
        self.timed = metrics.stage
        self.report = report

    # ------------------------------------------------------------ the upper half

    async def admit(
        self,
        route: Route,
        event: Event,
        payload: Payload,
        *,
        direction: Direction = Direction.INBOUND,
        item: InboxItem | None = None,
        extra: Sequence[Write] = (),
        release: Release | None = None,
    ) -> Admitted | Answered:
        """Identify, inspect, decide, redact, record the intent; or answer instead of the bot.

        ``event`` is what is decided upon; ``payload`` what the bot gets when it is admitted (they differ
        when a client resends Guardrail's own words, which the bot never sees). ``item`` is the inbox item
        being processed, ``extra`` commits with the intent, and ``release`` says what becomes of waiting
        messages once consent is given.
        """
        return await self.retried(partial(self._attempt, route, event, payload, direction, item, extra, release))

    async def _attempt(
        self,
        route: Route,
        event: Event,
        payload: Payload,
        direction: Direction,
        item: InboxItem | None,
        extra: Sequence[Write],
        release: Release | None,
    ) -> Admitted | Answered:
        case = await self.decide(route, event, direction, item)
        if case.decision.action is not Action.ADMIT:
            return await self._settle(case, payload, item, release)
        vault = await self.open_vault(case.identity)
        try:
            with self.timed("redact"):
                redacted = await self._redact(case, payload, vault)
            await self._commit(case, [*self.ledger.intent(case, payload, redacted, item), *extra])
        except BaseException:
            self._vaults.drop(case.turn.conversation_id)
            raise
        request = BotRequest(
            body=_edited(route, payload.document, redacted.texts).raw,
            redacted=redacted,
            headers=_told(case),
        )
        self.metrics.findings(redacted.counts, case.language)
        return Admitted(case=case, request=request, vault=vault)

    async def decide(self, route: Route, event: Event, direction: Direction, item: InboxItem | None = None) -> Case:
        """Identify, inspect and decide; stores nothing."""
        at = self.clock()
        with self.timed("identify"):
            identity = await self.identifier.identify(route.name, event.address, at)
        standing = identity.standing
        turn = Turn(
            id=f"trn_{item.item_id.partition('_')[2]}" if item else new_id("trn", self.entropy),
            route=route.name,
            channel=route.channel.name,
            direction=direction,
            at=at,
            subject_id=standing.subject_id,
            conversation_id=standing.conversation_id,
            ephemeral=identity.ephemeral,
            group=event.address.group,
            event=event,
        )
        with self.timed("inspect"):
            inspection = await self.inspector.inspect(
                event, route.policy, language=standing.language or event.locale or route.language
            )
        with self.timed("decide"):
            decision = await self._decider.decide(turn, standing, inspection, route.policy)
        self.metrics.decided(decision.action, decision.engine)
        return Case(route=route, turn=turn, identity=identity, inspection=inspection, decision=decision)

    async def _redact(self, case: Case, payload: Payload, vault: Vault) -> Redacted:
        event = payload.event
        scans = case.inspection.scans
        if event is not case.turn.event:
            scans = await self.inspector.scans(event.parts, case.route.policy, locale=event.locale)
        return redact(
            event.parts,
            scans,
            case.decision.redaction,
            vault,
            case.turn.subject_id,
            self.keys.lookup("hash", case.turn.conversation_id),
        )

    async def _settle(
        self, case: Case, payload: Payload, item: InboxItem | None, release: Release | None = None
    ) -> Answered:
        """The decision is no: apply its effects and answer in Guardrail's own words."""
        turn, effects = case.turn, case.decision.effects
        demanded = await self._demands.prepared(case)
        waiting: Sequence[InboxItem] = ()
        if {Effect.DELIVER_WAITING, Effect.DROP_WAITING} & set(effects):
            waiting = await self.store.inbox_waiting(turn.subject_id, turn.conversation_id)
        released = tuple(waiting) if Effect.DELIVER_WAITING in effects else ()
        # The bot's answer to what waited is the answer to this turn, too; a question rides on it.
        wordings = () if released else self.words.said(case)
        writes = [*self.ledger.settled(case, payload, item, wordings), *demanded.writes]
        if Effect.DELIVER_WAITING in effects and release is not None:
            writes += await release(waiting)
        if Effect.DROP_WAITING in effects:
            writes += [InboxMoved(item_id=held.item_id, state=InboxState.DROPPED) for held in waiting]
        await self._commit(case, writes, alive=demanded.alive)
        if demanded is not NOTHING:
            told = await self._demands.done(case, demanded)
            wordings = wordings and self.words.said(case, told)
        self.metrics.turn(turn.route, turn.direction, _SETTLED[case.decision.action])
        return Answered(case=case, wordings=wordings, released=released)

    # ------------------------------------------------------------ the lower half

    async def draft(
        self, case: Case, vault: Vault, answer: Document, *, carry: bool = True, asks: bool = True
    ) -> Draft:
        """Guard, restore and disclose a bot's whole message; records nothing.

        ``carry`` False: this answer cannot carry Guardrail's words, which stay due. ``asks`` False: another
        answer of the same response carries the open question. Raises
        :class:`~guardrail.errors.GuardedError` when the answer must not reach the person.
        """
        parts = case.route.channel.parts(answer)  # which also says when it is no answer of this channel
        if not case.decision.disclosure.human:
            answer = case.route.channel.marked(answer)
        with self.timed("guard"):
            if not case.decision.disclosure.human:
                for part in parts:
                    refuse_claims(part.text.raw)
            found = await self.pseudonymised(case, vault, parts)
            await self._refuse_foreign(case, found.placed)
        kept = _edited(case.route, answer, found.texts)
        with self.timed("restore"):
            allowed = case.decision.restore
            restored = {part.path: restore(part.text.raw, vault, part.markup, part.kind in allowed) for part in parts}
            shown = _edited(case.route, answer, restored)
        texts = tuple((part.kind.value, found.texts.get(part.path, part.text.raw)) for part in parts)
        carried: tuple[Wording, ...] = ()
        for wording in reversed(self.words.carried(case, asks=asks)) if carry else ():
            disclosed = case.route.channel.disclose(shown, wording)
            if disclosed is not None:
                shown, carried = disclosed, (wording, *carried)
        return Draft(kept=kept, shown=shown, texts=texts, redacted=found, carried=carried)

    async def complete(self, admitted: Admitted, draft: Draft) -> None:
        """Record the outcome; when this returns, the answer may go to the person."""
        case, at = admitted.case, self.clock()
        delivered = [InboxMoved(item_id=item.item_id, state=InboxState.DELIVERED) for item in admitted.waited]
        sent = self.recorder.audit(
            "turn:answer:sent", at, turn=case.turn.id, decision=case.decision.id, disclosed=draft.disclosed
        )
        said = self.ledger.said(case, draft, at)
        draft = replace(draft, message_id=message_id(said))
        await self._commit(case, [sent, *delivered, *said, *self.ledger.carried(case, draft, at)])
        self.metrics.turn(case.turn.route, case.turn.direction, Outcome.ANSWERED)

    # ------------------------------------------------------------ the lower half as a turn of its own

    async def intend_call(self, route: Route, event: Event, document: Document) -> tuple[Case, Draft]:
        """A bot's message through the channel's API: decided, guarded, and durable before it is sent.

        Raises :class:`~guardrail.errors.RefusedError` when policy says no.
        """
        return await self.retried(partial(self._intend_call, route, event, document))

    async def _intend_call(self, route: Route, event: Event, document: Document) -> tuple[Case, Draft]:
        case = await self.decide(route, event, Direction.OUTBOUND)
        if case.decision.action is not Action.ADMIT:
            await self._settle(case, Payload(document=document, event=event), None)
            raise RefusedError("the policy does not let this message out")
        vault = await self.open_vault(case.identity)
        try:
            draft = await self.draft(case, vault, document)
            births = () if case.turn.ephemeral else case.identity.births
            said = self.ledger.said(case, draft, case.turn.at)
            await self._commit(case, [*births, self.ledger.decided(case, draft.redacted), *said])
        except BaseException:
            self._vaults.drop(case.turn.conversation_id)
            raise
        return case, replace(draft, message_id=message_id(said))

    async def complete_call(self, case: Case, draft: Draft, status: int) -> None:
        """The channel answered; only what it took was shown to the person."""
        at = self.clock()
        taken = 200 <= status < 300
        made = self.recorder.audit(
            "turn:call:made", at, turn=case.turn.id, status=status, disclosed=taken and draft.disclosed
        )
        await self._commit(case, [made, *(self.ledger.carried(case, draft, at) if taken else ())])
        self.metrics.turn(case.turn.route, case.turn.direction, Outcome.ANSWERED)

    async def failed(self, case: Case, error: GuardrailError, *, extra: Sequence[Write] = ()) -> None:
        """Record that a turn stopped after its intent; the inbound half stays."""
        tag = "turn:answer:stopped" if isinstance(error, GuardedError) else "turn:turn:failed"
        outcome = Outcome.STOPPED if isinstance(error, GuardedError) else Outcome.FAILED
        self.metrics.turn(case.turn.route, case.turn.direction, outcome)
        self.metrics.refused("bot", error.code)
        stopped = self.recorder.audit(tag, self.clock(), turn=case.turn.id, code=error.code)
        try:
            await self.store.commit([stopped, *extra])
        except GuardrailError as lost:
            self.report("record", lost)  # the intent is durable; what stopped the turn is what matters

    async def pseudonymised(self, case: Case, vault: Vault, parts: Sequence[Part]) -> Redacted:
        """A bot's words as they are stored: what is new and personal in them gets placeholders, too."""
        scans = await self.inspector.scans(parts, case.route.policy, locale=case.language)
        return pseudonymise(parts, scans, case.decision.redaction, vault, case.turn.subject_id)

    async def refuse_foreign_texts(self, case: Case, candidates: Sequence[str]) -> None:
        """Of a stream: identifier-like words that are about to be released."""
        texts = [RawText(text) for text in candidates]
        for text, scan in zip(texts, await self.inspector.scan(texts), strict=True):
            found = [
                Placed(
                    placeholder="",
                    value=RawText(text.raw[finding.start : finding.end]),
                    entity_type=finding.entity_type,
                    subject_id=case.turn.subject_id,
                )
                for finding in scan.findings
            ]
            await self._refuse_foreign(case, found)

    async def _refuse_foreign(self, case: Case, placed: Sequence[Placed]) -> None:
        """Stop an answer that names a unique identifier of somebody else (an account mixed up)."""
        hashes = [found for entry in placed if (found := self.ledger.identifier(case, entry))]
        if hashes and await self.store.foreign(hashes, case.turn.subject_id):
            raise GuardedError("identifier of another subject", code="foreign_identifier")

    # ------------------------------------------------------------ what both halves need

    async def open_vault(self, identity: Identity) -> Vault:
        """The vault of a person's conversation; an ephemeral one is empty and kept nowhere."""
        if identity.ephemeral:
            return Vault(())
        return await self._vaults.open(identity.standing.conversation_id, identity.standing.kept)

    async def with_vault(self, admitted: Admitted, work: Callable[[Vault], Awaitable[T]]) -> T:
        """Work of the lower half that places values; again with the vault as it stands now when another
        process gave out a placeholder first. What did not commit is forgotten."""
        vault = admitted.vault
        conversation_id = admitted.case.turn.conversation_id
        for number in range(_ATTEMPTS):
            try:
                return await work(vault)
            except BaseException as error:
                self._vaults.drop(conversation_id)
                if not isinstance(error, StaleVaultError) or number == _ATTEMPTS - 1:
                    raise
            await self._pause(number)
            vault = await self._vaults.open(conversation_id, kept=1)
        raise AssertionError("unreachable")

    async def retried(self, attempt: Callable[[], Awaitable[T]]) -> T:
        """Again when another process was first with a subject or placeholder."""
        for number in range(_ATTEMPTS - 1):
            try:
                return await attempt()
            except (StaleVaultError, ConflictError):
                await self._pause(number)
        return await attempt()

    async def _pause(self, number: int) -> None:
        """Short, growing and random, so that two processes do not keep meeting."""
        await asyncio.sleep(self.entropy(1)[0] / 255 * min(0.2, 0.01 * 2**number))

    async def _commit(self, case: Case, writes: Sequence[Write], *, alive: Sequence[str] = ()) -> None:
        """Durable when it returns; refused when the person, or another account concerned, was erased meanwhile."""
        with self.timed("record"):
            await self.store.commit(writes, alive=() if case.turn.ephemeral else (case.turn.subject_id, *alive))

    def new_id(self, prefix: str) -> str:
        """A random id, see :func:`guardrail.core.ids.new_id`."""
        return new_id(prefix, self.entropy)


def _told(case: Case) -> dict[str, str]:
    """What the bot is told of the person beside the message: which conversation, what it may do with the
    data, and what the person's browser says (an intermediary must not strip the signal)."""
    told = {"Guardrail-Conversation": case.turn.conversation_id}
    if case.decision.allowed:
        told[CONSENT_HEADER] = consent_header(case.decision.allowed)
    if "offer_human" in case.decision.obligations:
        told["Guardrail-Handoff"] = "requested"
    return told | forwarded(case.turn.event.signals)


def _edited(route: Route, document: Document, texts: Mapping[Path, str]) -> Document:
    edited = document.replace(texts)
    return document if edited is document else route.channel.after_redaction(document, edited)
