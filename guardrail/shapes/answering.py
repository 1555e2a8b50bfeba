"""Channels whose answer rides in the HTTP response: both halves of the turn in one request."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass, replace
from time import perf_counter

from guardrail.core.json_text import Document
from guardrail.core.restore import restore
from guardrail.core.sealing import open_sealed
from guardrail.core.signals import signals
from guardrail.core.vault import Vault
from guardrail.errors import (
    BotError,
    ChannelError,
    ConflictError,
    DuplicateError,
    GuardrailError,
    UnknownRouteError,
    bot_refused,
)
from guardrail.pipeline import Pipeline
from guardrail.ports import Answer, BotAnswer, Recognise, RequestContext
from guardrail.shapes.locks import Locks
from guardrail.shapes.streams import StreamedAnswer
from guardrail.turn.case import Admitted, Answered, Draft, Payload
from guardrail.turn.records import read_transcript
from guardrail.turn.route import AnsweringRoute
from guardrail.types import Event, InboxItem, InboxMoved, InboxState, RawText, Saying, Wording

_JSON = {"content-type": "application/json; charset=utf-8"}
_SSE = {"content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store", "x-accel-buffering": "no"}

MOST_TRIES = 5
"""How often a message that waited for consent is taken to a bot that fails on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A decoded request."""

    route: AnsweringRoute
    context: RequestContext
    document: Document
    event: Event
    streams: bool
    begun: float  # of time.perf_counter


class Answering:
    """Serves the routes of in-response channels."""

    def __init__(self, pipeline: Pipeline, routes: Mapping[str, AnsweringRoute], ours: Recognise) -> None:
        self._pipeline = pipeline
        self._routes = routes
        self._ours = ours
        self._locks = Locks()

    async def answer(
        self, name: str, channel: str, caller: RawText | None, headers: Mapping[str, str], body: bytes
    ) -> Answer:
        """One request, one answer.

        Errors of the sender are raised; whatever else fails is answered with the safe reply in the
        person's language, under the error's status.
        """
        route = self._routes.get(name)
        if route is None or route.channel.name != channel:
            raise UnknownRouteError
        context = RequestContext(route=name, caller=caller, headers=headers)
        request = _read(route, context, Document.parse(body))
        try:
            return await self._converse(request)
        except ChannelError:
            raise
        except GuardrailError as error:
            self._pipeline.metrics.refused("decide", error.code)
            wording = await self._safe_reply(request)
            return Answer(status=error.status, body=route.channel.failure(wording, error.code), headers=_JSON)

    async def _converse(self, request: Request) -> Answer:
        payload = self._payload(request)
        await self._pipeline.inspector.refuse_unreachable(request.document)
        async with self._locks.hold(self._lock_key(request)):
            try:
                outcome = await self._pipeline.admit(request.route, request.event, payload)
            except DuplicateError:
                return await self._replay(request)
            if isinstance(outcome, Admitted):
                turns = await self._with_left_waiting(request, payload, outcome)
            elif outcome.released:
                turns = await self._released(request, payload, outcome)
            else:
                return self._spoken(request, outcome.wordings)
        if not turns:
            return self._spoken(request, [await self._safe_reply(request)])
        if request.streams:
            return await self._streamed(request, turns)
        return await self._whole(request, turns)

    # ------------------------------------------------------------ what the bot gets

    def _payload(self, request: Request) -> Payload:
        """The request without Guardrail's own words, which come back in resent history."""
        clean = request.route.channel.without_ours(request.document, self._ours)
        if clean is request.document:
            return Payload(document=clean, event=request.event)
        return Payload(document=clean, event=_event(request.route, request.context, clean))

    async def _released(self, request: Request, payload: Payload, outcome: Answered) -> list[Admitted]:
        """Consent was given: what waited goes on.

        A client that resends history has the waiting messages in it; they go in one request, as it was
        sent, without the question. Else each waiting message goes as it came.
        """
        if payload.document is not request.document:
            resent = await self._pipeline.admit(request.route, payload.event, payload)
            return [replace(resent, waited=outcome.released)] if isinstance(resent, Admitted) else []
        return await self._waited(request, outcome.released)

    async def _with_left_waiting(self, request: Request, payload: Payload, outcome: Admitted) -> list[Admitted]:
        """Consent was given before, but the bot failed or the process was killed before it had everything."""
        standing, store = outcome.case.standing, self._pipeline.store
        if not standing.waiting:
            return [outcome]
        left = tuple(await store.inbox_waiting(standing.subject_id, standing.conversation_id))
        if payload.document is not request.document:
            return [replace(outcome, waited=left)]  # they are in the history that was sent again
        return [*await self._waited(request, left), outcome]

    async def _waited(self, request: Request, items: Sequence[InboxItem]) -> list[Admitted]:
        admitted = []
        for item in items:
            if item.attempts >= MOST_TRIES:
                dropped = InboxMoved(item_id=item.item_id, state=InboxState.DROPPED)
                told = self._pipeline.recorder.audit(
                    "inbox:message:dropped", self._pipeline.clock(), item=item.item_id, attempts=item.attempts
                )
                await self._pipeline.store.commit([dropped, told])
                continue
            key = await self._pipeline.keys.get(item.subject_id)
            document = Document.parse(open_sealed(key, ("inbox", item.item_id), item.sealed))
            event = _event(request.route, request.context, document)
            payload = Payload(document=document, event=event)
            tried = InboxMoved(item_id=item.item_id, state=InboxState.WAITING, attempts=item.attempts + 1)
            turn = await self._pipeline.admit(request.route, event, payload, item=item, extra=[tried])
            if isinstance(turn, Admitted):
                admitted.append(replace(turn, waited=(item,)))
        return admitted

    # ------------------------------------------------------------ what the person gets

    async def _whole(self, request: Request, turns: Sequence[Admitted]) -> Answer:
        channel = request.route.channel
        answers = [await self._answered(request, turn, asks=turn is turns[-1]) for turn in turns]
        body = answers[0] if len(answers) == 1 else channel.merge(answers)
        return Answer(status=200, body=body.raw, headers=_JSON | _marked(turns))

    async def _answered(self, request: Request, turn: Admitted, *, asks: bool) -> Document:
        pipeline, route = self._pipeline, request.route
        try:
            with pipeline.metrics.bot(route.name, request.begun):
                answer = await route.bot.send(turn.request)
            document = _read_answer(answer)
            carry = route.channel.can_disclose(request.document)

            async def finished(vault: Vault) -> Draft:
                draft = await pipeline.draft(turn.case, vault, document, carry=carry, asks=asks)
                await pipeline.complete(turn, draft)
                return draft

            draft = await pipeline.with_vault(turn, finished)
        except ChannelError:
            error: GuardrailError = BotError("the bot's answer cannot be read", code="bot_answer_unreadable")
        except GuardrailError as stopped:
            error = stopped
        else:
            return draft.shown
        await pipeline.failed(turn.case, error)
        raise error

    async def _streamed(self, request: Request, turns: Sequence[Admitted]) -> Answer:
        """The head of the stream is awaited, so that a bot that fails at once gets a proper status."""
        stream = self._stream(request, turns)
        head = await anext(stream)
        return Answer(status=200, body=_chained(head, stream), headers=_SSE | _marked(turns))

    async def _stream(self, request: Request, turns: Sequence[Admitted]) -> AsyncIterator[bytes]:
        pipeline, route = self._pipeline, request.route
        begun = False
        for position, turn in enumerate(turns):
            codec = route.channel.stream(generated=not turn.case.decision.disclosure.human)
            carry = route.channel.can_disclose(request.document)
            streamed = StreamedAnswer(pipeline, turn, codec, carry=carry, last=position == len(turns) - 1)
            try:
                asked = replace(turn.request, headers={**turn.request.headers, "accept": "text/event-stream"})
                with pipeline.metrics.bot(route.name, request.begun):
                    async with aclosing(route.bot.stream(asked)) as upstream:
                        async for data in upstream:
                            if out := await streamed.feed(data):
                                begun = True
                                yield out
                if out := await streamed.finish():
                    begun = True
                    yield out
            except GuardrailError as error:
                await pipeline.failed(turn.case, error)
                if not begun:
                    raise
                yield codec.failure(await self._safe_reply(request))
                return
            except (asyncio.CancelledError, GeneratorExit):
                await asyncio.shield(streamed.abandoned())
                raise

    def _spoken(self, request: Request, wordings: Sequence[Wording]) -> Answer:
        channel, pipeline = request.route.channel, self._pipeline
        speak = channel.speak_stream if request.streams else channel.speak
        body = speak(request.document, wordings, id=pipeline.new_id("req"), at=pipeline.clock())
        return Answer(status=200, body=body, headers=_SSE if request.streams else _JSON)

    async def _replay(self, request: Request) -> Answer:
        """The same message again: the same answer, without asking the bot twice."""
        pipeline, event = self._pipeline, request.event
        if event.message_id is None or request.streams:
            raise ConflictError("the message id was used before")
        identity = await pipeline.identifier.identify(request.route.name, event.address, pipeline.clock())
        conversation_id = identity.standing.conversation_id
        rows = await pipeline.store.answered(
            pipeline.ledger.message(request.route.name, conversation_id, event.message_id)
        )
        kept = read_transcript(rows[-1], identity.key) if rows else {}
        if not isinstance(kept.get("body"), str):
            raise ConflictError("the message is being answered")
        if kept.get("asked") != pipeline.ledger.asked(event).hex():
            raise ConflictError("the message id was used before")
        document = Document.parse(str(kept["body"]).encode())
        vault = await pipeline.open_vault(identity)
        shown = {
            part.path: restore(part.text.raw, vault, part.markup, True)
            for part in request.route.channel.parts(document)
        }
        return Answer(status=200, body=document.replace(shown).raw, headers=_JSON)

    async def _safe_reply(self, request: Request) -> Wording:
        """In the language of the request's own words, unless it is detection that failed."""
        language = request.event.locale or request.route.language
        with suppress(GuardrailError):
            policy, inspector = request.route.policy, self._pipeline.inspector
            language = (await inspector.inspect(request.event, policy, language=language)).language
        return self._pipeline.catalogue.wording(Saying.SAFE_REPLY, language)

    def _lock_key(self, request: Request) -> bytes | None:
        return self._pipeline.identifier.lock_key(request.route.name, request.event.address)


def _read(route: AnsweringRoute, context: RequestContext, document: Document) -> Request:
    return Request(
        route=route,
        context=context,
        document=document,
        event=_event(route, context, document),
        streams=route.channel.wants_stream(document, context),
        begun=perf_counter(),
    )


def _marked(turns: Sequence[Admitted]) -> dict[str, str]:
    """The machine-readable mark of generated text (AI Act Art. 50(2)); a human's answer has none."""
    human = all(turn.case.decision.disclosure.human for turn in turns)
    return {} if human else {"guardrail-generated": "ai"}


def _event(route: AnsweringRoute, context: RequestContext, document: Document) -> Event:
    """The one turn in a request, with what the browser says that sends it now: also of a message that waited."""
    (event,) = route.channel.events(document, context)
    return replace(event, signals=signals(context.headers))


def _read_answer(answer: BotAnswer) -> Document:
    if not 200 <= answer.status < 300:
        raise bot_refused(answer.status)
    try:
        return Document.parse(answer.body, max_bytes=len(answer.body) + 1)
    except ChannelError:
        raise BotError("the bot's answer cannot be read", code="bot_answer_unreadable") from None


async def _chained(head: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    try:
        yield head
        async for data in rest:
            yield data
    finally:
        await rest.aclose()  # type: ignore[attr-defined]
