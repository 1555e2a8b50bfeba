"""The lower half of a turn, run incrementally over a streamed answer.

Every text that the stream writes (a lane) goes through its own guard and restorer. Both hold back only what
could still become something else, so that chunks go on as they come. The terminal event is sent after the
outcome is durable: an answer whose end a client saw is recorded.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from guardrail.core.disclose import spoken
from guardrail.core.guard import Guard
from guardrail.core.json_text import Document
from guardrail.core.restore import Restorer
from guardrail.core.vault import Vault
from guardrail.errors import BadPayloadError, BotError
from guardrail.pipeline import Pipeline
from guardrail.ports import Delta, Lane, StreamCodec, StreamEvent
from guardrail.turn.case import Admitted, Draft
from guardrail.types import Markup, Part, PartKind, RawText, Speaker, Wording

_SEPARATOR = "\n\n"
MAX_STREAMED = 4_000_000
"""Most characters of one streamed answer: a bot without end is cut, not buffered."""


@dataclass(slots=True)
class _Flow:
    """One lane on its way through guard and restorer."""

    delta: Delta
    guard: Guard
    restorer: Restorer
    said: list[str] = field(default_factory=list)  # with placeholders, for the transcript

    def part(self) -> Part:
        text = RawText("".join(self.said))
        kind, markup = PartKind(self.delta.kind), Markup(self.delta.markup)
        return Part(path=self.delta.lane.key, text=text, kind=kind, speaker=Speaker.BOT, markup=markup)


class StreamedAnswer:
    """Rewrites one stream. ``last`` False: another answer follows in the same response."""

    def __init__(
        self, pipeline: Pipeline, admitted: Admitted, codec: StreamCodec, *, carry: bool, last: bool = True
    ) -> None:
        self._pipeline = pipeline
        self._admitted = admitted
        self._codec = codec
        self._last = last
        self._human = admitted.case.decision.disclosure.human
        self._due = pipeline.words.carried(admitted.case, asks=last) if carry else ()
        self._shown: tuple[Wording, ...] = ()
        self._notified: set[Lane] = set()
        self._flows: dict[Lane, _Flow] = {}
        self._size = 0
        self._done = False

    async def feed(self, data: bytes) -> bytes:
        """What may go to the client after these bytes of the bot."""
        try:
            events = self._codec.feed(data)
        except BadPayloadError:
            events = None
        if events is None:
            raise BotError("the bot's stream cannot be read", code="bot_answer_unreadable")
        return b"".join([await self._passed(event) for event in events if not self._done])

    async def finish(self) -> bytes:
        """Called when the bot's stream ended; raises BotError unless it had ended properly."""
        if not self._done:
            raise BotError("the bot's stream broke off", code="bot_stream_cut")
        return b""

    async def abandoned(self) -> None:
        """The client went away: what it saw so far is recorded all the same."""
        if not self._done:
            await self._record()

    async def _passed(self, event: StreamEvent) -> bytes:
        texts: dict[Lane, str] = {}
        for delta in event.deltas:
            texts[delta.lane] = texts.get(delta.lane, "") + await self._text(delta)
        before = b""
        for lane in event.ends:
            if rest := await self._rest(lane):
                if lane in texts:
                    texts[lane] += rest
                else:
                    before += self._codec.extra(lane, rest)
        if not event.terminal:
            return before + self._codec.rewrite(event, texts)
        for lane in self._flows:
            if rest := await self._rest(lane):
                before += self._codec.extra(lane, rest)
        await self._record()
        self._done = True
        return before + (self._codec.rewrite(event, texts) if self._last else b"")

    async def _text(self, delta: Delta) -> str:
        flow = self._flow(delta)
        said = delta.text.raw
        self._size += len(said)
        if self._size > MAX_STREAMED:
            raise BotError("the bot's stream is too long", code="bot_answer_too_large")
        flow.said.append(said)
        return self._with_notice(delta, flow.restorer.feed(await self._guarded(flow, said)))

    async def _rest(self, lane: Lane) -> str:
        flow = self._flows.get(lane)
        if flow is None:
            return ""
        released = flow.guard.finish()
        await self._refuse_foreign(released.identifiers)
        return flow.restorer.feed(released.text) + flow.restorer.finish()

    async def _guarded(self, flow: _Flow, said: str) -> str:
        released = flow.guard.feed(said)
        await self._refuse_foreign(released.identifiers)
        return released.text

    async def _refuse_foreign(self, candidates: tuple[str, ...]) -> None:
        if candidates:
            await self._pipeline.refuse_foreign_texts(self._admitted.case, candidates)

    def _with_notice(self, delta: Delta, text: str) -> str:
        """What is due goes into the first words of every message the stream writes."""
        if not self._due or delta.kind != PartKind.MESSAGE or delta.lane in self._notified or not text:
            return text
        self._notified.add(delta.lane)
        self._shown = self._due
        return _SEPARATOR.join([*map(spoken, self._due), text])

    def _flow(self, delta: Delta) -> _Flow:
        flow = self._flows.get(delta.lane)
        if flow is None:
            allowed = PartKind(delta.kind) in self._admitted.case.decision.restore
            restorer = Restorer(self._admitted.vault, Markup(delta.markup), allowed)
            flow = self._flows[delta.lane] = _Flow(delta=delta, guard=Guard(claims=not self._human), restorer=restorer)
        return flow

    async def _record(self) -> None:
        await self._pipeline.with_vault(self._admitted, self._recorded)

    async def _recorded(self, vault: Vault) -> None:
        case = self._admitted.case
        parts = [flow.part() for flow in self._flows.values()]
        found = await self._pipeline.pseudonymised(case, vault, parts)
        texts = tuple((part.kind.value, found.texts.get(part.path, part.text.raw)) for part in parts)
        empty = Document.of({})
        draft = Draft(kept=empty, shown=empty, texts=texts, redacted=found, carried=self._shown)
        await self._pipeline.complete(self._admitted, draft)
