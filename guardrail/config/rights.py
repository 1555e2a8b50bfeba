"""The settings of people's rights: who else must be told, how people reach their copies, who may send requests."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, ValidationInfo, field_validator, model_validator

from guardrail.config.fields import (
    Day,
    Duration,
    FilePath,
    ListOf,
    RouteName,
    Seconds,
    Settings,
    Text,
    WebAddress,
    is_loopback,
)
from guardrail.config.routes import Credential
from guardrail.config.secrets import Secret, surroundings
from guardrail.types import Purpose


def _encrypted(url: str, info: ValidationInfo) -> str:
    if url.lower().startswith("http:") and not is_loopback(url) and not surroundings(info).development:
        raise ValueError("people's rights would travel in clear; use https://")
    return url


class WebhookRecipient(Settings):
    """A system that hears of erasures and the like by a signed webhook (`kind: webhook`)."""

    kind: Literal["webhook"]
    """`webhook`"""
    name: RouteName
    """What receipts, metrics and the audit log call this recipient."""
    url: WebAddress
    """Where it listens."""
    secret: Credential
    """Signs what is sent, after the Standard Webhooks specification (`whsec_` and base64, or any text)."""
    purposes: Annotated[tuple[Purpose, ...], ListOf] = ()
    """What it was given the data for; an opt-out is told to those it concerns. Empty: everything."""
    routes: Annotated[tuple[RouteName, ...], ListOf] = ()
    """Of which routes it has data. Empty: all."""
    timeout: Annotated[Seconds, Field(le=20)] = 10
    """Seconds until it must have answered, at most 20."""

    @field_validator("url")
    @classmethod
    def _encrypted_outside(cls, value: str, info: ValidationInfo) -> str:
        return _encrypted(value, info)


class OpenDsrRecipient(Settings):
    """A processor that takes requests by OpenDSR 2.0 (`kind: opendsr`)."""

    kind: Literal["opendsr"]
    """`opendsr`"""
    name: RouteName
    """What receipts, metrics and the audit log call this recipient."""
    url: WebAddress
    """Its base address; `/discovery` and `/requests` follow."""
    token: Secret | None = None
    """Bearer token for it."""
    domain: Text
    """The domain it signs its answers for (`X-OpenDSR-Processor-Domain`)."""
    certificate: FilePath
    """Its certificate (PEM): answers and callbacks must be signed with its key."""
    identity: Text = "controller_customer_id"
    """The identity type under which it knows people by the ids that Guardrail's bots were told (`cnv_…`)."""
    purposes: Annotated[tuple[Purpose, ...], ListOf] = ()
    """What it was given the data for. Empty: everything."""
    routes: Annotated[tuple[RouteName, ...], ListOf] = ()
    """Of which routes it has data. Empty: all."""
    timeout: Annotated[Seconds, Field(le=20)] = 10
    """Seconds until it must have answered, at most 20."""

    @field_validator("url")
    @classmethod
    def _encrypted_outside(cls, value: str, info: ValidationInfo) -> str:
        return _encrypted(value, info)


Recipient: TypeAlias = Annotated[WebhookRecipient | OpenDsrRecipient, Field(discriminator="kind")]


class Controller(Settings):
    """Who may send requests by OpenDSR 2.0."""

    name: RouteName
    """What the audit log calls them."""
    token: Credential
    """The bearer token they present."""
    id: Text
    """Their id in OpenDSR (`controller_id`)."""
    route: RouteName
    """The route whose people their identities name: the ids that people have in its channel."""
    callback_hosts: Annotated[tuple[Text, ...], ListOf, Field(max_length=20)] = ()
    """Hosts that status callbacks may go to, over https at the usual port, or `host:port`. A request that names
    another is refused. Empty: requests with callbacks are."""
    verifies: bool = False
    """Whether it makes sure who asks as well as a fresh log-in with a one-time code would (by contract; 11 CCR 7061).
    Else it vouches for an account, and where the law wants more an officer must see to that."""


class OpenDsrSettings(Settings):
    """Requests by OpenDSR 2.0, on the control plane under `/opendsr/v2`."""

    domain: Text
    """The domain that answers are signed for; it is in the certificate."""
    certificate: FilePath
    """The certificate (PEM) whose key signs answers and callbacks."""
    key: Secret
    """Its private key (PEM, RSA)."""
    controllers: Annotated[tuple[Controller, ...], ListOf, Field(min_length=1)]
    """Who may send requests."""

    @model_validator(mode="after")
    def _once_each(self) -> Self:
        if len({each.name for each in self.controllers}) < len(self.controllers):
            raise ValueError("two controllers of one name")
        if len({each.token for each in self.controllers}) < len(self.controllers):
            raise ValueError("two controllers with one token: nobody could tell whose requests are whose")
        return self


class RightsSettings(Settings):
    """Requests of people about their data, and who else must hear of them."""

    public_url: WebAddress | None = None
    """The data plane as people reach it (`https://chat.example`): copies and receipts are behind links there. Unset:
    Guardrail gives no links, and officers deliver copies."""
    holidays: Annotated[tuple[Day, ...], ListOf, Field(max_length=1000)] = ()
    """Days that are no business days where you are, beside Saturdays and Sundays (`2026-12-25`)."""
    due_soon: Duration = timedelta(days=7)
    """How long before its deadline a request counts as due soon."""
    link_life: Duration = timedelta(days=7)
    """How long the link to a copy works."""
    recipients: Annotated[tuple[Recipient, ...], ListOf, Field(max_length=100)] = ()
    """Who else has the data, and is told of erasures, corrections, restrictions and opt-outs."""
    opendsr: OpenDsrSettings | None = None
    """Requests by OpenDSR. Unset: there is no such endpoint."""

    @field_validator("public_url")
    @classmethod
    def _encrypted_outside(cls, value: str | None, info: ValidationInfo) -> str | None:
        return value if value is None else _encrypted(value, info).rstrip("/")

    @model_validator(mode="after")
    def _once_each(self) -> Self:
        if len({each.name for each in self.recipients}) < len(self.recipients):
            raise ValueError("two recipients of one name")
        return self

    def named_routes(self) -> frozenset[str]:
        """Every route that recipients and controllers name."""
        told = [route for recipient in self.recipients for route in recipient.routes]
        asked = [controller.route for controller in self.opendsr.controllers] if self.opendsr else []
        return frozenset([*told, *asked])

    def closed_days(self) -> frozenset[date]:
        """The holidays, for counting business days."""
        return frozenset(self.holidays)
