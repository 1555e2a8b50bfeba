"""What a turn has learned, stage by stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from guardrail.core.json_text import Document
from guardrail.core.vault import Vault
from guardrail.turn.identify import Identity
from guardrail.turn.route import Route
from guardrail.types import (
    BotRequest,
    Decision,
    Event,
    InboxItem,
    Inspection,
    Redacted,
    Saying,
    Standing,
    Turn,
    Wording,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """What the bot is to receive: an envelope, and the event in it whose texts are redacted."""

    document: Document
    event: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A turn that was decided."""

    route: Route
    turn: Turn
    identity: Identity
    inspection: Inspection
    decision: Decision

    @property
    def standing(self) -> Standing:
        """What was known before this turn."""
        return self.identity.standing

    @property
    def language(self) -> str:
        """The language in which Guardrail speaks to this person."""
        return self.inspection.language


@dataclass(frozen=True, slots=True)
class Said:
    """What is said in the place of the policy's word about a demand, and what fills its lines
    (:data:`guardrail.core.texts.TOLD`)."""

    saying: Saying
    facts: Mapping[str, str | None] = field(default_factory=dict, repr=False)  # may hold a code, or a link


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """The turn goes on to the bot; its intent is durable."""

    case: Case
    request: BotRequest
    vault: Vault
    waited: tuple[InboxItem, ...] = ()  # messages that this turn takes to the bot; delivered when it is complete


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Guardrail answers by itself; the bot hears nothing of this turn."""

    case: Case
    wordings: tuple[Wording, ...]
    released: tuple[InboxItem, ...] = ()  # messages that waited for this answer and go on now


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A bot's message, guarded: as it is kept, and as the person sees it."""

    kept: Document  # pseudonymised
    shown: Document  # restored, with what it carries
    texts: tuple[tuple[str, str], ...]  # (kind, pseudonymised text)
    redacted: Redacted  # what was new in it
    carried: tuple[Wording, ...] = ()  # Guardrail's own words before it
    message_id: str | None = None  # the transcript record, once there is one

    @property
    def disclosed(self) -> bool:
        """Whether it says that a machine is speaking."""
        return any(wording.saying is Saying.BOT_IDENTITY for wording in self.carried)
