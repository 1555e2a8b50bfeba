"""Guardrail's own words."""

from __future__ import annotations

from dataclasses import dataclass

from guardrail.types.decisions import Saying


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A choice offered with Guardrail's own words."""

    label: str
    payload: str  # comes back as Event.choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Guardrail's own words in one language; ``version`` goes into the ledgers."""

    saying: Saying
    language: str
    version: str
    text: str
    buttons: tuple[Button, ...] = ()
