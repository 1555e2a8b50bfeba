"""Channels that deliver by webhook and are answered through their API.

Three ways in. :meth:`Webhooks.receive` is the platform: verified, sealed, durable, acknowledged; nothing is
looked into before. :meth:`Webhooks.deliver` takes a message from the inbox through the upper half to the
bot, in order per conversation, until the bot has it. :meth:`Webhooks.call` is the bot calling the channel's
API: the lower half, a turn with a decision of its own.

An envelope with several events is delivered to the bot as one envelope an event: each belongs to another
person or conversation, and one that must wait or be retried must not hold up the others.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from time import perf_counter

from guardrail.core.json_text import Document
from guardrail.core.sealing import open_sealed, seal
from guardrail.errors import (
    BadPayloadError,
    BotError,
    ConflictError,
    DuplicateError,
    ErasedError,
    GuardrailError,
    IntegrityError,
    RefusedError,
    UnknownRouteError,
)
from guardrail.pipeline import Pipeline
from guardrail.ports import ApiCall, BotAnswer, CallKind, RequestContext
from guardrail.shapes.locks import Locks
from guardrail.turn.case import Admitted, Answered, Payload
from guardrail.turn.records import InboxNames
from guardrail.turn.route import WebhookRoute
from guardrail.types import (
    Address,
    BotRequest,
    Event,
    EventKind,
    InboxItem,
    InboxMoved,
    InboxState,
    Purpose,
    RawText,
    ReplyHandleNoted,
    Saying,
    Sealed,
    Write,
)

REPLY_LIFE = timedelta(minutes=30)
"""How long a reply token is remembered: the platform honours it for about a minute, also redelivered."""

MAX_ATTEMPTS = 40  # with the delays below: about a day and a half
SAFE_REPLY_AT = 5  # the attempt after which the person hears that something is wrong (about 30 s)

_JSON = {"content-type": "application/json; charset=utf-8"}
_EVERYBODY = RawText("*")


def retry_delay(attempts: int) -> timedelta:
    """1, 2, 4 … seconds, an hour at most."""
    return timedelta(seconds=min(2**attempts, 3600))


class Webhooks:
    """Serves the routes of webhook channels."""

    def __init__(self, pipeline: Pipeline, routes: Mapping[str, WebhookRoute]) -> None:
        self._pipeline = pipeline
        self._routes = routes
        self._locks = Locks()
        self.arrived = asyncio.Event()  # something lies in the inbox

    # ------------------------------------------------------------ from the platform

    async def receive(self, name: str, headers: Mapping[str, str], body: bytes) -> None:
        """Verify and keep every event of a webhook; when this returns they are durable."""
        route = self._route(name)
        route.channel.verify(route.channel_secret, headers, body)
        document = Document.parse(body)
        context = RequestContext(route=name, caller=None, headers=headers)
        events = route.channel.events(document, context)
        envelope_id = self._pipeline.new_id("env")
        pieces = route.channel.split(document)
        for position, (event, piece) in enumerate(zip(events, pieces, strict=True)):
            async with self._locks.hold(self._lock_key(route, event.address)):
                await self._keep(route, event, piece, envelope_id, position)
        self.arrived.set()

    async def _keep(self, route: WebhookRoute, event: Event, piece: bytes, envelope_id: str, position: int) -> None:
        pipeline, lookup = self._pipeline, self._pipeline.keys.lookup
        at = pipeline.clock()
        content = lookup("content", route.channel.fingerprint(piece).decode())
        key = event.message_id if event.about is None else event.delivery_id
        key = key or event.delivery_id
        names = InboxNames(
            dedupe=lookup("dedupe", route.name, key.raw) if key else content,
            content=content,
            envelope_id=envelope_id,
            position=position,
        )
        item_id = pipeline.new_id("itm")
        known = {"item": item_id, "route": route.name, "channel": route.channel.name}

        async def kept() -> None:
            who = await pipeline.identifier.identify(route.name, event.address, at)
            received = pipeline.recorder.received(item_id, route.name, who, piece, InboxState.READY, at, names)
            told = pipeline.recorder.audit("inbox:message:received", at, **known)
            await pipeline.store.commit([*who.births, received, told], alive=(who.standing.subject_id,))

        try:
            await pipeline.retried(kept)
        except DuplicateError as duplicate:
            tag = "inbox:message:redelivered" if duplicate.same else "inbox:message:conflicted"
            await pipeline.store.commit([pipeline.recorder.audit(tag, at, **known)])
            if not duplicate.same:
                raise ConflictError("the message id came before with other content") from None

    # ------------------------------------------------------------ to the bot

    async def deliver(self, item: InboxItem) -> None:
        """One attempt to take a message to the bot; its outcome is recorded, never raised, unless the
        store itself fails."""
        route = self._routes.get(item.route)
        if route is None:
            return  # the operator took the route out of the configuration; the message expires
        try:
            event, document = await self._opened(route, item)
        except ErasedError:
            return
        except IntegrityError as error:
            await self._given_up(item, error)
            return
        state, begun = item.state, perf_counter()
        try:
            async with self._locks.hold(self._lock_key(route, event.address)):
                outcome = await self._admit(route, event, document, item)
            if isinstance(outcome, Answered):
                await self._say(route, event, outcome)
                return
            state = InboxState.SENDING
            await self._send(route, outcome, item, begun)
        except ErasedError:
            return
        except GuardrailError as error:
            await self._missed(route, event, item, state, error)

    async def _given_up(self, item: InboxItem, error: GuardrailError) -> None:
        """A message that does not open any more must not hold up the conversation behind it."""
        pipeline = self._pipeline
        pipeline.report("deliver", error)
        dead = InboxMoved(item_id=item.item_id, state=InboxState.DEAD, attempts=item.attempts + 1)
        told = pipeline.recorder.audit("inbox:message:dead", pipeline.clock(), item=item.item_id, code=error.code)
        await pipeline.store.commit([dead, told])

    async def _opened(self, route: WebhookRoute, item: InboxItem) -> tuple[Event, Document]:
        key = await self._pipeline.keys.get(item.subject_id)
        document = route.channel.open(open_sealed(key, ("inbox", item.item_id), item.sealed))
        (event,) = route.channel.events(document, RequestContext(route=route.name, caller=None, headers={}))
        return event, document

    async def _admit(
        self, route: WebhookRoute, event: Event, document: Document, item: InboxItem
    ) -> Admitted | Answered:
        """The upper half. The message is SENDING as soon as its intent is durable, so that it is never
        recorded twice, wherever the process is killed, and nobody else takes it meanwhile."""
        at = self._pipeline.clock()
        extra: list[Write] = [
            InboxMoved(
                item_id=item.item_id,
                state=InboxState.SENDING,
                attempts=item.attempts + 1,
                next_at=at + route.patience,
            )
        ]
        if event.reply_handle:
            handle = self._pipeline.keys.lookup("reply", route.name, event.reply_handle.raw)
            extra.append(
                ReplyHandleNoted(
                    lookup=handle,
                    conversation_id=item.conversation_id,
                    subject_id=item.subject_id,
                    expires_at=at + REPLY_LIFE,
                )
            )
        payload = Payload(document=document, event=event)
        release = partial(self._released, route, event)
        return await self._pipeline.admit(route, event, payload, item=item, extra=extra, release=release)

    async def _send(self, route: WebhookRoute, turn: Admitted, item: InboxItem, begun: float) -> None:
        pipeline = self._pipeline
        body = turn.request.body
        signed = {**turn.request.headers, **_JSON, **route.channel.sign(route.bot_secret, body)}
        with pipeline.metrics.bot(route.name, begun):
            answer = await route.bot.send(BotRequest(body=body, redacted=turn.request.redacted, headers=signed))
        if not 200 <= answer.status < 300:
            raise BotError("the bot did not take the message", code="bot_refused")
        moved = InboxMoved(item_id=item.item_id, state=InboxState.DELIVERED, attempts=item.attempts + 1)
        told = pipeline.recorder.audit(
            "inbox:message:delivered", pipeline.clock(), item=item.item_id, turn=turn.case.turn.id
        )
        await pipeline.store.commit([moved, told], alive=(item.subject_id,))

    async def _missed(
        self, route: WebhookRoute, event: Event, item: InboxItem, state: InboxState, error: GuardrailError
    ) -> None:
        """The attempt failed: nothing of it reached the bot, or the bot did not take it."""
        pipeline, attempts = self._pipeline, item.attempts + 1
        pipeline.report("deliver", error)
        given_up = attempts >= MAX_ATTEMPTS or not error.retryable
        at = pipeline.clock()
        left = InboxState.DEAD if given_up else state
        moved = InboxMoved(item_id=item.item_id, state=left, attempts=attempts, next_at=at + retry_delay(attempts))
        writes: list[Write] = [moved]
        if given_up:
            writes.append(pipeline.recorder.audit("inbox:message:dead", at, item=item.item_id, code=error.code))
        await pipeline.store.commit(writes)
        if attempts == SAFE_REPLY_AT or given_up:
            wording = pipeline.catalogue.wording(Saying.SAFE_REPLY, event.locale or route.language)
            await self._call_quietly(route, route.channel.say(event, [wording]))

    # ------------------------------------------------------------ Guardrail's own words

    async def _say(self, route: WebhookRoute, event: Event, outcome: Answered) -> None:
        if outcome.released:
            self.arrived.set()
        if outcome.wordings:
            await self._call_quietly(route, route.channel.say(event, outcome.wordings))

    async def _released(self, route: WebhookRoute, event: Event, items: Sequence[InboxItem]) -> Sequence[Write]:
        """What waited goes on, the newest of it answering with the reply token of the "yes"."""
        pipeline = self._pipeline
        writes: list[Write] = []
        for item in items:
            sealed: Sealed | None = None
            if event.reply_handle and item is items[-1]:
                key = await pipeline.keys.get(item.subject_id)
                piece = open_sealed(key, ("inbox", item.item_id), item.sealed)
                piece = route.channel.with_reply_handle(piece, event.reply_handle)
                sealed = seal(key, ("inbox", item.item_id), piece, pipeline.entropy)
            writes.append(InboxMoved(item_id=item.item_id, state=InboxState.READY, sealed=sealed))
        return writes

    async def _call_quietly(self, route: WebhookRoute, call: ApiCall | None) -> None:
        """Say something to the person; when the platform does not take it the turn still stands."""
        if call is None:
            return
        try:
            await route.api.call(call, _JSON)
        except GuardrailError as error:
            self._pipeline.report("say", error)

    # ------------------------------------------------------------ from the bot

    async def call(
        self, name: str, method: str, path: str, query: str, headers: Mapping[str, str], body: bytes
    ) -> BotAnswer:
        """The bot's call of the channel's API, guarded by what it does."""
        route = self._route(name)
        purpose, headers = _purpose(headers)
        document = Document.parse(body) if body and "json" in headers.get("content-type", "json") else None
        call = route.channel.call(method, path, document)
        if call.kind is CallKind.REFUSED:
            raise RefusedError("this call would undo the proxy", code="call_refused")
        if call.kind is CallKind.MEDIA and route.policy.attachments == "block":
            raise RefusedError("media that nothing looks into", code="attachment_blocked")
        if call.kind in (CallKind.SEND, CallKind.BROADCAST):
            if document is None:
                raise BadPayloadError("a message is JSON")
            return await self._speak(route, call, document, query, headers, purpose)
        answer = await route.api.call(_with(call, query, body), headers)
        if call.kind is CallKind.READ and 200 <= answer.status < 300:
            return await self._shown_to_bot(route, call, answer)
        return answer

    async def _speak(
        self,
        route: WebhookRoute,
        call: ApiCall,
        document: Document,
        query: str,
        headers: Mapping[str, str],
        purpose: Purpose,
    ) -> BotAnswer:
        """The lower half: the bot says something to a person, for a purpose."""
        pipeline = self._pipeline
        address = await self._recipient(route, call)
        parts = tuple(route.channel.parts(document))
        event = Event(kind=EventKind.MESSAGE, address=address, parts=parts, purpose=purpose)
        async with self._locks.hold(self._lock_key(route, address)):
            case, draft = await pipeline.intend_call(route, event, document)
        try:
            answer = await route.api.call(_with(call, query, draft.shown.raw), headers)
        except GuardrailError as error:
            await pipeline.failed(case, error)
            raise
        await pipeline.complete_call(case, draft, answer.status)
        return answer

    async def _recipient(self, route: WebhookRoute, call: ApiCall) -> Address:
        """Whom a message is for. To several people at once nothing is restored: it belongs to none."""
        if call.kind is CallKind.BROADCAST:
            return Address(user=None, conversation=_EVERYBODY, group=True)
        if call.reply_handle is not None:
            lookup = self._pipeline.keys.lookup("reply", route.name, call.reply_handle.raw)
            found = await self._pipeline.store.reply_handle(lookup)
            if found is None:
                raise RefusedError("the reply token is not one of this route's", code="unknown_reply_token")
            return Address(user=None, known=found)
        if len(call.recipients) != 1:
            raise RefusedError("a message needs one recipient", code="recipient_missing")
        return route.channel.address(call.recipients[0])

    async def _shown_to_bot(self, route: WebhookRoute, call: ApiCall, answer: BotAnswer) -> BotAnswer:
        """What the channel tells the bot of a person goes through the upper half like their words."""
        document = Document.parse(answer.body, max_bytes=len(answer.body) + 1)
        address = route.channel.address(call.recipients[0]) if call.recipients else Address(user=None)
        event = Event(kind=EventKind.SIGNAL, address=address, parts=tuple(route.channel.response_parts(document)))
        payload = Payload(document=document, event=event)
        outcome = await self._pipeline.admit(route, event, payload)
        if isinstance(outcome, Answered):
            raise RefusedError("the policy does not let this answer through")
        return replace(answer, body=outcome.request.body)

    def _route(self, name: str) -> WebhookRoute:
        route = self._routes.get(name)
        if route is None:
            raise UnknownRouteError
        return route

    def _lock_key(self, route: WebhookRoute, address: Address) -> bytes | None:
        return self._pipeline.identifier.lock_key(route.name, address)


def _with(call: ApiCall, query: str, body: bytes) -> ApiCall:
    return replace(call, path=f"{call.path}?{query}" if query else call.path, body=body)


def _purpose(headers: Mapping[str, str]) -> tuple[Purpose, dict[str, str]]:
    """What a bot says its message is for, and the headers that go on to the channel."""
    onward = dict(headers)
    named = onward.pop("guardrail-purpose", Purpose.SERVICE.value)
    try:
        return Purpose(named.strip().lower()), onward
    except ValueError:
        raise BadPayloadError("Guardrail-Purpose names no purpose", code="unknown_purpose") from None
