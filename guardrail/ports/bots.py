"""The other side: bots and the APIs of channels, what they are sent and what comes back."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from guardrail.ports.channels import ApiCall
from guardrail.types import BotRequest, Citation, ConsentState, LegalBasis, Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class BotAnswer:
    """A complete HTTP answer of a bot or a channel's API."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer of an in-response channel.

    ``body`` is whole, or a stream of server-sent events. A stream that must be given up is closed
    (``aclose``) or its pending step cancelled; what it holds upstream ends with it.
    """

    status: int
    body: bytes | AsyncIterator[bytes]
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeView:
    """Where a person stands on one purpose, and what follows from it by law and policy."""

    allowed: bool
    state: ConsentState
    since: datetime | None  # when the state came about; None: nobody was asked
    basis: LegalBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentView:
    """What a bot may know of a person's consents: the route's purposes, why, and until when that holds."""

    purposes: Mapping[Purpose, PurposeView]
    citations: Sequence[Citation]
    valid_until: datetime | None
    revision: str


class Answerer(StrEnum):
    """Who answers a person."""

    HUMAN = "human"
    BOT = "bot"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoffView:
    """Who answers from now on, and whether the next message must say that it is a machine's."""

    to: Answerer
    disclosure_due: bool


class BotClient(Protocol):
    """Talks to one route's bot. Takes only what redaction built."""

    async def send(self, request: BotRequest) -> BotAnswer:
        """Raises :class:`~guardrail.errors.BotError` or ``BotTimeoutError``; bounded in size and time."""
        ...

    def stream(self, request: BotRequest) -> AsyncGenerator[bytes, None]:
        """The answer's bytes as they come; a status other than 200 raises BotError."""
        ...

    async def close(self) -> None: ...


class ApiClient(Protocol):
    """Calls a channel's API with the route's channel credential."""

    async def call(self, call: ApiCall, headers: Mapping[str, str]) -> BotAnswer: ...

    async def close(self) -> None: ...
