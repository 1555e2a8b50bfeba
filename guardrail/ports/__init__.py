"""What a backend must do, and no more than ``pipeline.py`` asks for.

Channels and cores are synchronous and pure: bytes in, values out. Everything that waits is a coroutine.
Every method raises errors of :mod:`guardrail.errors` only; adapters translate what their libraries raise,
across calls and across iteration. Each port has one contract suite (``tests/contract``) that runs over
every backend.
"""

from guardrail.ports.audit import AuditEvents, AuditLog, AuditStatus
from guardrail.ports.bots import (
    Answer,
    Answerer,
    ApiClient,
    BotAnswer,
    BotClient,
    ConsentView,
    HandoffView,
    PurposeView,
)
from guardrail.ports.channels import (
    AnsweringChannel,
    ApiCall,
    CallKind,
    Channel,
    Delta,
    Lane,
    Limits,
    Recognise,
    RequestContext,
    StreamCodec,
    StreamEvent,
    WebhookChannel,
)
from guardrail.ports.detection import Detector
from guardrail.ports.keys import KeyRing
from guardrail.ports.policy import Decider, PolicyEngine, RawDecision, Ruler, Ruling
from guardrail.ports.storage import Chosen, PersonView, SealedRow, Store
from guardrail.ports.world import Clock, Entropy

__all__ = [
    "Answer",
    "Answerer",
    "AnsweringChannel",
    "ApiCall",
    "ApiClient",
    "AuditEvents",
    "AuditLog",
    "AuditStatus",
    "BotAnswer",
    "BotClient",
    "CallKind",
    "Channel",
    "Chosen",
    "Clock",
    "ConsentView",
    "Decider",
    "Delta",
    "Detector",
    "Entropy",
    "HandoffView",
    "KeyRing",
    "Lane",
    "Limits",
    "PersonView",
    "PolicyEngine",
    "PurposeView",
    "RawDecision",
    "Recognise",
    "RequestContext",
    "Ruler",
    "Ruling",
    "SealedRow",
    "Store",
    "StreamCodec",
    "StreamEvent",
    "WebhookChannel",
]
