"""A route: one channel account wired to one bot, with what the operator chose for it."""

from __future__ import annotations

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from guardrail.config.fields import (
    BaseAddress,
    Duration,
    EntityType,
    Flag,
    HeaderName,
    Jurisdictions,
    Language,
    ListOf,
    Name,
    Seconds,
    Settings,
    WebAddress,
    is_loopback,
)
from guardrail.config.secrets import Secret, strong, surroundings
from guardrail.types import LegalBasis, Operator, Purpose, RoutePolicy

Credential = Annotated[Secret, AfterValidator(strong)]
"""A secret that Guardrail checks or signs with itself: at least 16 characters."""

_OURS = frozenset(
    {"connection", "content-length", "content-type", "host", "sec-gpc", "transfer-encoding", "te", "upgrade"}
)
"""And everything that begins with ``guardrail-``: what a bot is told of a person is not configured."""


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


class RoutePolicySettings(Settings):
    """What the operator chooses for a route, within what the policies allow."""

    jurisdictions: Jurisdictions = ("strict",)
    """Whose law applies: a name or a list such as `[lt, us-ca]`, [any of these](jurisdictions.md). Of several, the
    strictest rule binds."""
    kind: Literal["assistant", "companion", "mental_health", "regulated"] = "assistant"
    """What the bot is to people. `regulated`: advice of a licensed profession. Some laws ask more of some kinds."""
    age: Literal["unknown", "ask", "adults", "minors"] = "unknown"
    """Whom the service is for. `ask`: the person's age is asked. `adults`: you made sure of it elsewhere."""
    consent: Literal["required", "opt_out", "none"] | None = None
    """Whether a person must agree first. `none`: another legal basis. Unset: what the law says."""
    purposes: dict[Purpose, LegalBasis] = Field(default_factory=dict)
    """What the data is used for beside the service, each with its legal basis: `{marketing: consent}`. For
    `service` itself: its basis, when that is not consent."""
    retention: Duration | None = None
    """How long transcripts are kept, as an ISO 8601 duration of days or less (`P30D`). Unset: what the law says."""
    operator_text: Literal["scan", "exempt"] = "scan"
    """Whether system prompts and tool schemas, which the operator wrote, are scanned like other text."""
    attachments: Literal["block", "pass"] = "block"
    """What happens to images, audio, video and files, into which nothing looks."""
    restore_tool_arguments: Flag = False
    """Whether originals return into the arguments of tool calls. Only where the tools are trusted."""
    disclose_ephemeral: Flag = True
    """Whether answers without a conversation carry the bot-identity text, too."""
    min_score: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] = 0.35
    """Findings with a lower score are left alone. Lower finds more and mistakes more."""
    require_coverage: Flag = False
    """Refuses turns of which some part was not read: media, and text that `operator_text` exempts."""
    min_certainty: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] = 0.0
    """Refuses messages whose language is less certain than this. 0.5 is a coin's toss."""
    keep: dict[EntityType, Name] = Field(default_factory=dict)
    """Entity types that the bot receives in clear, each with the purpose for which it needs them (a word)."""
    operators: dict[EntityType, Annotated[Operator, BeforeValidator(_lower)]] = Field(default_factory=dict)
    """Another operator than `placeholder` by entity type: `mask`, `redact` or `hash`."""

    @field_validator("operators")
    @classmethod
    def _no_keeping_without_a_purpose(cls, value: dict[str, Operator]) -> dict[str, Operator]:
        if Operator.KEEP in value.values():
            raise ValueError("name the types to keep under 'keep', each with its purpose")
        return value

    @model_validator(mode="after")
    def _one_basis_of_the_service(self) -> Self:
        basis = self.purposes.get(Purpose.SERVICE)
        if self.consent == "none" and basis is LegalBasis.CONSENT:
            raise ValueError("'consent: none' contradicts 'purposes: {service: consent}'")
        if self.consent == "required" and basis not in (None, LegalBasis.CONSENT):
            raise ValueError("'consent: required' contradicts another legal basis of 'purposes: service'")
        return self

    def choices(self) -> RoutePolicy:
        """The same as the policy reads it; durations in seconds, purposes in the order of their kinds."""
        return RoutePolicy(
            jurisdictions=self.jurisdictions,
            kind=self.kind,
            age=self.age,
            consent=self.consent,
            purposes={each.value: self.purposes[each].value for each in Purpose if each in self.purposes},
            retention_seconds=None if self.retention is None else int(self.retention.total_seconds()),
            operator_text=self.operator_text,
            attachments=self.attachments,
            restore_tool_arguments=self.restore_tool_arguments,
            disclose_ephemeral=self.disclose_ephemeral,
            min_score=self.min_score,
            require_coverage=self.require_coverage,
            min_certainty=self.min_certainty,
            keep=dict(self.keep),
            operators={entity_type: operator.value for entity_type, operator in self.operators.items()},
        )


class Bot(Settings):
    """Where a route's bot listens."""

    insecure_http: Flag = False
    """Allows plain `http://` to another machine in production. Only inside a network you trust."""
    url: WebAddress
    """Where pseudonymised messages are posted to. For `openai`: the base URL that ends in `/v1`."""
    headers: dict[HeaderName, Secret] = Field(default_factory=dict)
    """Headers added to every request to the bot. Their values are secrets."""
    timeout: Seconds = 30.0
    """Seconds until an answer must be there; for a stream, until the next chunk must be there."""
    connect_timeout: Seconds = 5.0
    """Seconds until the connection must be there."""
    credential: Credential | None = None
    """What the bot presents at `/bot/{route}`, where it reads consents and hands over. Unset: nobody can."""

    @field_validator("url")
    @classmethod
    def _encrypted_outside(cls, value: str, info: ValidationInfo) -> str:
        allowed = surroundings(info).development or info.data.get("insecure_http", False)
        if value.lower().startswith("http:") and not is_loopback(value) and not allowed:
            raise ValueError("http:// to another machine is readable on the way; use https:// or set insecure_http")
        return value

    @field_validator("headers")
    @classmethod
    def _not_ours(cls, value: dict[str, Secret]) -> dict[str, Secret]:
        names = {name.lower() for name in value}
        taken = sorted(name for name in names if name in _OURS or name.startswith("guardrail-"))
        if taken:
            raise ValueError(f"Guardrail sets these headers itself: {', '.join(taken)}")
        return value

    def request_headers(self) -> dict[str, str]:
        """The configured headers, revealed."""
        return {name: secret.reveal() for name, secret in self.headers.items()}


class OpenAIBot(Bot):
    """An OpenAI-compatible upstream."""

    api_key: Secret | None = None
    """The upstream's own key, sent as `Authorization: Bearer …`. Callers never see it."""

    def request_headers(self) -> dict[str, str]:
        """The configured headers and the upstream's key."""
        headers = super().request_headers()
        return headers if self.api_key is None else {**headers, "Authorization": f"Bearer {self.api_key.reveal()}"}


class LineBot(Bot):
    """A bot written for LINE: it receives webhooks and calls LINE's API through `/out/{route}`."""

    secret: Credential
    """What webhooks to the bot are signed with; the bot's "channel secret". Not LINE's own."""
    credential: Credential
    """What the bot presents at `/out/{route}` and `/bot/{route}`; its "channel access token". Not LINE's own."""


class _Route(Settings):
    language: Language = "en"
    """The language of Guardrail's own words until the person's is known (`de`, `en`, `es`, `fr`, `lt`, `zh-CN`,
    `zh-TW`)."""
    policy: RoutePolicySettings = RoutePolicySettings()
    """What the operator chooses within what the policies allow."""


class WebRoute(_Route):
    """Web chat at `POST /chat/{route}`."""

    channel: Literal["web"]
    """Which platform speaks here."""
    bot: Bot
    """Where the bot listens."""


class OpenAIRoute(_Route):
    """An OpenAI-compatible API at `/llm/{route}/v1/chat/completions`."""

    channel: Literal["openai"]
    """Which platform speaks here."""
    bot: OpenAIBot
    """Where the upstream listens."""
    api_keys: Annotated[tuple[Credential, ...], ListOf, Field(validate_default=True)] = ()
    """Keys that callers present as `Authorization: Bearer …`. At least one, except in the demo."""

    models: Annotated[tuple[Annotated[str, Field(pattern=r"^[A-Za-z0-9._:/-]{1,100}$")], ...], ListOf] = ()
    """What `GET /llm/{route}/v1/models` lists."""

    @field_validator("api_keys")
    @classmethod
    def _locked(cls, value: tuple[Secret, ...], info: ValidationInfo) -> tuple[Secret, ...]:
        if not value and not surroundings(info).demo:
            raise ValueError("at least one key is needed: without one anybody could use the route")
        return value

    @model_validator(mode="after")
    def _apart(self) -> Self:
        if self.bot.credential in self.api_keys:
            raise ValueError("bot.credential is also a caller's key: callers could act as the bot")
        return self


class LineRoute(_Route):
    """The LINE Messaging API: webhooks at `POST /in/{route}`, the bot's calls at `/out/{route}/…`."""

    channel: Literal["line"]
    """Which platform speaks here."""
    bot: LineBot
    """Where the bot listens."""
    channel_secret: Secret
    """LINE's channel secret, with which LINE signs webhooks."""
    channel_token: Secret
    """LINE's channel access token, for what goes to LINE."""
    api_url: BaseAddress = "https://api.line.me"
    """LINE's API."""
    media_url: BaseAddress = "https://api-data.line.me"
    """LINE's API for message content."""

    @field_validator("api_url", "media_url")
    @classmethod
    def _encrypted_outside(cls, value: str, info: ValidationInfo) -> str:
        if value.lower().startswith("http:") and not is_loopback(value) and not surroundings(info).development:
            raise ValueError("the channel token would travel in clear; use https://")
        return value


Route: TypeAlias = Annotated[WebRoute | OpenAIRoute | LineRoute, Field(discriminator="channel")]
