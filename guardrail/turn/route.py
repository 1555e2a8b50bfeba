"""A route: one channel account wired to one bot, with the policy its operator chose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from guardrail.ports import AnsweringChannel, ApiClient, BotClient, WebhookChannel
from guardrail.types import RoutePolicy


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweringRoute:
    """The bot's answer rides in the HTTP response."""

    name: str
    channel: AnsweringChannel
    bot: BotClient
    policy: RoutePolicy
    language: str  # of Guardrail's own words when nothing else is known


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookRoute:
    """The bot's answer is a call to the channel's API; ``api`` holds the channel's credential."""

    name: str
    channel: WebhookChannel
    bot: BotClient
    api: ApiClient
    policy: RoutePolicy
    language: str
    channel_secret: bytes  # verifies what the platform sends
    bot_secret: bytes  # signs what the bot receives
    patience: timedelta  # a delivery that has taken this long was cut: somebody else may try


Route = AnsweringRoute | WebhookRoute
