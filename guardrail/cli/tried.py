"""What ``guardrail try`` runs: detection, policy and redaction of a newcomer's message, and no more."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeGuard

from guardrail.cli.rooms import detection_settings, detector, now, open_policy
from guardrail.config import Config, LineRoute, OpenAIRoute
from guardrail.core.ids import new_id
from guardrail.core.json_text import Document
from guardrail.core.redact import Vault, redact
from guardrail.policy.decider import PolicyDecider
from guardrail.ports import AnsweringChannel, Decider, RequestContext, WebhookChannel
from guardrail.turn.inspect import Inspector
from guardrail.types import (
    Address,
    Decision,
    Direction,
    Event,
    EventKind,
    Inspection,
    Part,
    RawText,
    Signal,
    Standing,
    Turn,
)

Result = dict[str, Any]


async def tried_text(config: Config, route: str, text: str, said: frozenset[Signal] = frozenset()) -> list[Result]:
    """One text as the whole message; ``said`` is what the browser says beside it."""
    text.encode("utf-8")
    event = Event(
        kind=EventKind.MESSAGE,
        address=Address(user=RawText("somebody")),
        parts=(Part(path=(), text=RawText(text)),),
        signals=said,
    )
    return await _tried(config, route, [(event, None)])


async def tried_payload(config: Config, route: str, body: bytes, said: frozenset[Signal] = frozenset()) -> list[Result]:
    """A request body of the route's channel: one result an event. Signatures are not checked."""
    document = Document.parse(body, max_bytes=config.listen.max_body)
    context = RequestContext(route=route, caller=RawText("somebody"), headers={})
    channel = _channel(config, route)
    # Each event of a webhook reaches the bot apart, so it is shown apart, too.
    pieces = [channel.open(piece) for piece in channel.split(document)] if _splits(channel) else [document]
    events = [(event, piece) for piece in pieces for event in channel.events(piece, context)]
    return await _tried(config, route, [(replace(event, signals=said), piece) for event, piece in events])


def _splits(channel: AnsweringChannel | WebhookChannel) -> TypeGuard[WebhookChannel]:
    return hasattr(channel, "split")


def _channel(config: Config, name: str) -> AnsweringChannel | WebhookChannel:
    route = config.routes[name]
    if isinstance(route, LineRoute):
        from guardrail.channels.line import LineChannel

        return LineChannel()
    if isinstance(route, OpenAIRoute):
        from guardrail.channels.openai import OpenAIChannel

        return OpenAIChannel()
    from guardrail.channels.web import WebChannel

    return WebChannel()


async def _tried(config: Config, name: str, events: Sequence[tuple[Event, Document | None]]) -> list[Result]:
    found = detector(detection_settings(config))
    try:
        inspector = Inspector(found)
        async with open_policy(config) as engine:
            decider = PolicyDecider(engine, os.urandom)
            return [await _one(config, name, event, document, inspector, decider) for event, document in events]
    finally:
        await found.close()


async def _one(
    config: Config, name: str, event: Event, document: Document | None, inspector: Inspector, decider: Decider
) -> Result:
    route = config.routes[name]
    policy = route.policy.choices()
    if document is not None:
        await inspector.refuse_unreachable(document)
    standing = Standing(subject_id=new_id("sub", os.urandom), conversation_id=new_id("cnv", os.urandom), known=False)
    turn = Turn(
        id=new_id("trn", os.urandom),
        route=name,
        channel=route.channel,
        direction=Direction.INBOUND,
        at=now(),
        subject_id=standing.subject_id,
        conversation_id=standing.conversation_id,
        ephemeral=event.address.ephemeral,
        group=event.address.group,
        event=event,
    )
    inspection = await inspector.inspect(event, policy, language=event.locale or route.language)
    decision = await decider.decide(turn, standing, inspection, policy)
    redacted = redact(event.parts, inspection.scans, decision.redaction, Vault(()), standing.subject_id, os.urandom(32))
    shown: object
    if document is None:
        shown = redacted.texts.get((), event.parts[0].text.raw)
    else:
        shown = document.replace(redacted.texts).value
    return _result(event, inspection, decision, shown)


def _result(event: Event, inspection: Inspection, decision: Decision, shown: object) -> Result:
    return {
        "language": inspection.language,
        "certain": inspection.certain,
        "intents": sorted(intent.value for intent in inspection.intents),
        "findings": [
            {
                "path": list(part.path), "start": finding.start, "end": finding.end,
                "type": finding.entity_type, "score": round(finding.score, 4), "recognizer": finding.recognizer,
            }
            for part, scan in zip(event.parts, inspection.scans, strict=True)
            for finding in (scan.findings if scan else ())
        ],
        "decision": {
            "action": decision.action.value,
            "reasons": list(decision.reasons),
            "citations": [
                {"law": each.law, "article": each.article, "source": each.source} for each in decision.citations
            ],
            "obligations": list(decision.obligations),
            "effects": [effect.value for effect in decision.effects],
            "consents": [
                {"purpose": each.purpose.value, "state": each.state.value, "method": each.method.value}
                for each in decision.consents
            ],
            "says": [saying.value for saying in decision.says],
            "asks": decision.asks.value if decision.asks else None,
            "allowed": {purpose.value: allowed for purpose, allowed in decision.allowed.items()},
            "jurisdictions": list(decision.jurisdictions),
            "store": decision.storage.keep,
            "expires_after": decision.storage.expires_after,
            "disclosure_due": decision.disclosure.due,
            "disclosure": {
                "law": decision.disclosure.law,
                "elements": [element.value for element in decision.disclosure.elements],
                "interval": decision.disclosure.interval,
            },
            "valid_until": decision.valid_until.isoformat(timespec="seconds") if decision.valid_until else None,
            "engine": decision.engine,
            "revision": decision.revision,
        },
        "redacted": shown,
    }  # fmt: skip
