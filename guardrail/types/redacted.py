"""What is replaced, and what a bot gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from guardrail.types.values import Path, RawText


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A vault entry in memory: this placeholder stands for this value in this conversation."""

    placeholder: str  # "<PERSON_1>"
    value: RawText
    entity_type: str
    subject_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """Texts that may go to the bot, by path, and the vault entries they need.

    Only :func:`guardrail.core.redact.redact` builds one.
    """

    texts: Mapping[Path, str]  # only the parts that changed
    placed: tuple[Placed, ...]  # new in this turn
    counts: Mapping[str, int]  # findings acted on, by entity type


@dataclass(frozen=True, slots=True, kw_only=True)
class BotRequest:
    """What the bot client sends: bytes that redaction has been through."""

    body: bytes
    redacted: Redacted
    headers: Mapping[str, str] = field(default_factory=dict)
