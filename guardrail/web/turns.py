"""What the listeners ask of the rest: turns in, answers out. ``app.py`` provides it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from guardrail.ports import Answer as Answer
from guardrail.ports import Answerer as Answerer
from guardrail.ports import BotAnswer
from guardrail.ports import ConsentView as ConsentView
from guardrail.ports import HandoffView as HandoffView
from guardrail.ports import PurposeView as PurposeView
from guardrail.types import RawText


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """One accepted bearer credential: only its SHA-256 is kept, and the stable name of its holder.

    Several credentials of one holder may be valid at once while they are rotated.
    """

    digest: bytes
    holder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteInfo:
    """What a listener must know about a route to let a request in."""

    channel: str
    api_keys: tuple[Credential, ...] = ()  # callers of an LLM route
    bot_credentials: tuple[Credential, ...] = ()  # the bot calling /out and /bot
    keyless: bool = False  # demo mode only: the LLM route asks for no key
    models: tuple[str, ...] = ()  # what an LLM route lists


class Turns(Protocol):
    """The pipeline, as the data plane sees it. Every method raises GuardrailErrors only.

    Header names are lower case; hop-by-hop headers, credentials, cookies and claims about the
    network path (``X-Forwarded-*``) are gone.
    """

    def routes(self) -> Mapping[str, RouteInfo]:
        """Routes by name."""
        ...

    async def answer(
        self, route: str, channel: str, caller: RawText | None, headers: Mapping[str, str], body: bytes
    ) -> Answer:
        """One request of a channel that answers in the response; safe replies are answers, too."""
        ...

    async def receive(self, route: str, headers: Mapping[str, str], body: bytes) -> None:
        """A webhook; returns when its events are durable, and only then."""
        ...

    async def call(
        self, route: str, method: str, path: str, query: str, headers: Mapping[str, str], body: bytes
    ) -> BotAnswer:
        """The bot's call of the channel's API. ``path`` is canonical and begins with a slash."""
        ...

    async def consent_of(self, route: str, conversation_id: str) -> ConsentView | None:
        """What the bot of this route may do with the data of the person in this conversation.

        None: there is no such conversation, it is another route's, or it is a group's, which has no one person.
        """
        ...

    async def hand_over(self, route: str, conversation_id: str, to: Answerer) -> HandoffView | None:
        """Let a human, or the bot again, answer in this conversation; durable when it returns.

        None: there is no such conversation, or it is another route's.
        """
        ...
