"""Consent: the events of its ledger, and what a bot is told of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from guardrail.types import Consent, ConsentState, Purpose

CONSENT_HEADER = "Guardrail-Consent"

_EVENTS = {
    ConsentState.UNKNOWN: "ConsentUnknown",
    ConsentState.ASKED: "ConsentRequested",
    ConsentState.GIVEN: "ConsentGiven",
    ConsentState.REFUSED: "ConsentRefused",
    ConsentState.WITHDRAWN: "ConsentWithdrawn",
    ConsentState.EXPIRED: "ConsentExpired",
}


def event_name(state: ConsentState, before: Consent | None) -> str:
    """The event of the W3C Data Privacy Vocabulary 2.3 by which a purpose came to ``state``."""
    renewed = before is not None and before.state in {ConsentState.GIVEN, ConsentState.EXPIRED}
    if state is ConsentState.GIVEN and renewed:
        return "RenewedConsentGiven"
    return _EVENTS[state]


def consent_header(allowed: Mapping[Purpose, bool]) -> str:
    """What a bot may do with the data, e.g. ``service, -marketing``: permitted purposes first."""
    permitted = [purpose.value for purpose in Purpose if allowed.get(purpose)]
    denied = [f"-{purpose.value}" for purpose in Purpose if allowed.get(purpose) is False]
    return ", ".join([*permitted, *denied])
