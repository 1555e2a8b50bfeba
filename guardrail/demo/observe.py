"""Watches the ports of a demo's pipeline and tells the feed. The pipeline does not know of it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from functools import singledispatch
from typing import Any, cast

from guardrail.demo.feed import DemoFeed
from guardrail.ports import BotAnswer, BotClient, Decider, Store
from guardrail.types import (
    AuditRecorded,
    BotRequest,
    Decision,
    ErasureBegun,
    InboxReceived,
    Inspection,
    Json,
    RoutePolicy,
    Standing,
    SubjectErased,
    TranscriptAppended,
    Turn,
    VaultAppended,
    Write,
)

_SHOWN_BYTES = 32  # of the end: a sealed record begins with its header, the rest is ciphertext


class ObservedBot:
    """A bot client whose requests and answers, all pseudonymised, appear in the feed."""

    def __init__(self, inner: BotClient, feed: DemoFeed) -> None:
        self._inner = inner
        self._feed = feed

    async def send(self, request: BotRequest) -> BotAnswer:
        """As the inner client."""
        self._feed.publish("bot", {"body": _text(request.body)})
        answer = await self._inner.send(request)
        self._feed.publish("bot_answer", {"body": _text(answer.body)})
        return answer

    async def stream(self, request: BotRequest) -> AsyncGenerator[bytes, None]:
        """As the inner client."""
        self._feed.publish("bot", {"body": _text(request.body)})
        said = bytearray()
        async for chunk in self._inner.stream(request):
            said += chunk
            yield chunk
        self._feed.publish("bot_answer", {"body": _text(bytes(said))})

    async def close(self) -> None:
        """As the inner client."""
        await self._inner.close()


class ObservedDecider:
    """A decider whose decisions appear in the feed, with their reasons."""

    def __init__(self, inner: Decider, feed: DemoFeed) -> None:
        self._inner = inner
        self._feed = feed

    async def decide(self, turn: Turn, standing: Standing, inspection: Inspection, policy: RoutePolicy) -> Decision:
        """As the inner decider."""
        decision = await self._inner.decide(turn, standing, inspection, policy)
        self._feed.publish("decision", _decided(turn, inspection, decision))
        return decision


def observed_store(inner: Store, feed: DemoFeed) -> Store:
    """A store whose commits appear in the feed once they are durable: sealed bytes and audit entries."""
    return cast(Store, _ObservedStore(inner, feed))


class _ObservedStore:
    def __init__(self, inner: Store, feed: DemoFeed) -> None:
        self._inner = inner
        self._feed = feed

    async def commit(self, writes: Sequence[Write], *, alive: Sequence[str] = ()) -> None:
        await self._inner.commit(writes, alive=alive)
        for write in writes:
            shown = _shown(write)
            if shown is not None:
                self._feed.publish(*shown)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


Shown = tuple[str, Mapping[str, Json]]


@singledispatch
def _shown(write: object) -> Shown | None:
    return None


@_shown.register
def _(write: TranscriptAppended) -> Shown:
    what = f"transcript, {write.direction}"
    return "stored", _sealed(what, write.owner_id, write.sealed.data, write.expires_at.isoformat())


@_shown.register
def _(write: VaultAppended) -> Shown:
    what = f"vault, {write.placeholder}"
    return "stored", _sealed(what, write.subject_id, write.sealed.data, write.expires_at.isoformat())


@_shown.register
def _(write: InboxReceived) -> Shown:
    return "stored", _sealed("inbox, waiting", write.subject_id, write.sealed.data, write.expires_at.isoformat())


@_shown.register
def _(write: ErasureBegun) -> Shown:
    return "erasing", {"owner": write.subject_id}


@_shown.register
def _(write: SubjectErased) -> Shown:
    return "erased", {"owner": write.subject_id}


@_shown.register
def _(write: AuditRecorded) -> Shown:
    fields = {name: _plain(value) for name, value in write.fields.items() if value is not None}
    return "audit", {"id": write.entry_id, "at": write.at.isoformat(), "tag": write.tag, "fields": fields}


def _sealed(what: str, owner: str, data: bytes, expires: str) -> Mapping[str, Json]:
    return {"what": what, "owner": owner, "hex": data[-_SHOWN_BYTES:].hex(), "bytes": len(data), "expires": expires}


def _decided(turn: Turn, inspection: Inspection, decision: Decision) -> Mapping[str, Json]:
    found: dict[str, Json] = {}
    for scan in inspection.scans:
        for finding in scan.findings if scan is not None else ():
            found[finding.entity_type] = cast(int, found.get(finding.entity_type, 0)) + 1
    return {
        "direction": turn.direction.value,
        "owner": turn.subject_id,
        "language": inspection.language,
        "found": found,
        "action": decision.action.value,
        "reasons": list(decision.reasons),
        "citations": [
            {"law": cited.law, "article": cited.article, "source": cited.source} for cited in decision.citations
        ],
        "obligations": list(decision.obligations),
        "effects": [effect.value for effect in decision.effects],
        "says": [saying.value for saying in decision.says],
        "disclosure": decision.disclosure.due,
        "keep_seconds": decision.storage.expires_after if decision.storage.keep else 0,
        "engine": decision.engine,
        "revision": decision.revision.removeprefix("sha256:")[:12],
    }


def _plain(value: object) -> Json:
    if isinstance(value, Mapping):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, bool | int | str):
        return value
    return [str(item) for item in cast(Sequence[object], value)]


def _text(body: bytes) -> str:
    return body.decode("utf-8", "replace")
