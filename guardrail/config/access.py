"""The settings of the control plane's door: who officers are, and how they show it."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, field_validator, model_validator

from guardrail.config.fields import Duration, Flag, ListOf, Seconds, Settings, Text, WebAddress, is_loopback

Role: TypeAlias = Literal["officer", "approver", "auditor", "admin", "agent_desk", "monitor"]


class OidcSettings(Settings):
    """Officers log in with an OpenID provider; Guardrail takes its tokens."""

    issuer: WebAddress
    """The provider's address, as its tokens name it (`iss`); `/.well-known/openid-configuration` is below it."""
    audience: Text
    """What its tokens must be for (`aud`)."""
    roles_claim: Text = "roles"
    """The claim that lists roles or groups; a dot leads into an object (`realm_access.roles`)."""
    roles: dict[str, Annotated[tuple[Role, ...], ListOf]] = Field(default_factory=dict)
    """Which roles of Guardrail a word of that claim gives. Other words give none."""
    max_age: Duration = timedelta(hours=1)
    """Tokens issued longer ago are refused, whatever they say."""
    timeout: Seconds = 5
    """Seconds until the provider must have answered."""

    @field_validator("issuer")
    @classmethod
    def _encrypted_outside(cls, value: str) -> str:
        if value.lower().startswith("http:") and not is_loopback(value):
            raise ValueError("anybody on the way could name officers; use https://")
        return value


class AccessSettings(Settings):
    """Who may use the control plane's API. Without `oidc` and `local_accounts` nobody may."""

    oidc: OidcSettings | None = None
    """Officers of an OpenID provider."""
    local_accounts: Flag = False
    """Officers with a password and a one-time code of their own, made by `guardrail officer add`."""
    session_idle: Duration = timedelta(minutes=15)
    """A local log-in ends when it was not used for so long."""
    session_life: Duration = timedelta(hours=8)
    """And in any case after so long."""
    requests_per_minute: Annotated[int, Field(ge=1, le=100_000)] = 120
    """What one officer, or one address that is not logged in, may ask a minute."""

    @model_validator(mode="after")
    def _idle_first(self) -> Self:
        if self.session_idle > self.session_life:
            raise ValueError("session_idle is longer than session_life")
        return self
