"""What the API's operations use."""

from __future__ import annotations

from dataclasses import dataclass

from guardrail.ports import Clock
from guardrail.ports import rights as ports
from guardrail.ports.access import Door, Officers


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The rooms behind the API, as protocols."""

    door: Door
    officers: Officers
    requests: ports.Requests
    receipts: ports.Receipts
    holds: ports.Holds
    retention: ports.Retention
    bundles: ports.Bundles
    reveals: ports.Reveals
    links: ports.Links
    recipients: ports.Recipients
    people: ports.People
    log: ports.Log
    clock: Clock
    public_url: str | None = None  # where people reach the data plane
