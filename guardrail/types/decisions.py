"""What policy decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from guardrail.types.events import PartKind
from guardrail.types.law import ConsentState, Purpose


class Action(StrEnum):
    """The one word of a decision."""

    ADMIT = "admit"  # goes on to the bot
    HOLD = "hold"  # waits sealed until consent is given
    ANSWER = "answer"  # Guardrail answers itself; the bot hears nothing
    REFUSE = "refuse"


class Effect(StrEnum):
    """What a decision changes, beside letting the turn go on and beside its consents."""

    CONSENT_ASKED = "consent_asked"  # the question about the service is open
    PURPOSE_ASKED = "purpose_asked"  # the question about the decision's ``asks`` is open
    AGE_ASKED = "age_asked"
    AGE_GIVEN = "age_given"  # the bracket that inspection read
    QUESTION_CLOSED = "question_closed"
    DELIVER_WAITING = "deliver_waiting"
    DROP_WAITING = "drop_waiting"
    ERASURE_ASKED = "erasure_asked"
    ERASURE_CANCELLED = "erasure_cancelled"
    ERASE = "erase"
    DELETE_MESSAGE = "delete_message"  # the person unsent it
    ACCESS_REQUESTED = "access_requested"
    PORTABILITY_REQUESTED = "portability_requested"
    RECTIFICATION_REQUESTED = "rectification_requested"
    RESTRICTION_REQUESTED = "restriction_requested"
    OBJECTION_REQUESTED = "objection_requested"
    OPT_OUT_REQUESTED = "opt_out_requested"
    LIMIT_REQUESTED = "limit_requested"
    WITHDRAWAL_REQUESTED = "withdrawal_requested"
    REVIEW_REQUESTED = "review_requested"  # of a decision that a machine made, by a human
    CODE_ASKED = "code_asked"  # a one-time code that proves elsewhere whose account this is
    CODE_ENTERED = "code_entered"
    LINK_CONFIRMED = "link_confirmed"  # the account whose code was entered is the person's own, too
    LINK_CANCELLED = "link_cancelled"
    PARTING_REQUESTED = "parting_requested"  # this account is no longer one with the person's others


class Right(StrEnum):
    """What a person may demand (GDPR Art. 7(3), 15 to 18, 20 to 22; Civ. Code §§ 1798.105 to 1798.121)."""

    ACCESS = "access"
    PORTABILITY = "portability"
    ERASURE = "erasure"
    RECTIFICATION = "rectification"
    RESTRICTION = "restriction"
    OBJECTION = "objection"
    OPT_OUT = "opt_out"
    LIMIT = "limit"
    WITHDRAW = "withdraw"
    HUMAN_REVIEW = "human_review"


class Way(StrEnum):
    """How a request came in."""

    CHAT = "chat"
    OFFICER = "officer"
    AGENT = "agent"  # somebody whom the person authorised (11 CCR 7063)
    OPENDSR = "opendsr"
    CHANNEL = "channel"  # a call of the channel's platform


class Saying(StrEnum):
    """Guardrail's own words; the texts are in ``guardrail.core.texts`` by language and version."""

    BOT_IDENTITY = "bot_identity"
    CONSENT_QUESTION = "consent_question"
    CONSENT_REFUSED = "consent_refused"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    CONSENT_GIVEN = "consent_given"  # when no message waits for delivery
    CONSENT_STATE = "consent_state"  # what the person agreed to so far, with buttons to change it
    PURPOSE_ANALYTICS = "purpose_analytics"  # may we use the chat for this, too?
    PURPOSE_MARKETING = "purpose_marketing"
    PURPOSE_EMOTION = "purpose_emotion"
    PURPOSE_TRAINING = "purpose_training"
    PURPOSE_SALE = "purpose_sale"
    PURPOSE_NOTED = "purpose_noted"  # the answer to one of these
    OPTED_OUT = "opted_out"
    AGE_QUESTION = "age_question"
    GUARDIAN_NEEDED = "guardian_needed"
    PRIVACY_NOTICE = "privacy_notice"  # notice at collection (GDPR Art. 13, PDPA Art. 8, Civ. Code § 1798.100)
    ACCESS_RECEIVED = "access_received"
    ERASURE_QUESTION = "erasure_question"
    ERASURE_DONE = "erasure_done"
    ERASURE_CANCELLED = "erasure_cancelled"
    ERASURE_PARTLY = "erasure_partly"  # but for what the law keeps
    REQUEST_RECEIVED = "request_received"
    REQUEST_VERIFY = "request_verify"  # with a code to reply with
    REQUEST_DONE = "request_done"
    REQUEST_REFUSED = "request_refused"  # why, and where to complain
    COPY_READY = "copy_ready"  # with a link
    RESTRICTED = "restricted"  # the message went nowhere, because the person restricted the processing
    CODE_GIVEN = "code_given"
    CODE_REFUSED = "code_refused"  # wrong, spent, old, or too many wrong ones before
    CODE_OWN = "code_own"  # entered where it was given, and nothing waits for it there
    CODE_PRIVATE = "code_private"  # no codes in groups
    LINK_QUESTION = "link_question"  # is the account whose code this is yours, too?
    LINKED = "linked"
    LINKED_ELSEWHERE = "linked_elsewhere"  # to the other account, with its next answer
    LINK_CANCELLED = "link_cancelled"
    UNLINKED = "unlinked"
    ATTACHMENT_REFUSED = "attachment_refused"
    REFUSED = "refused"
    SAFE_REPLY = "safe_reply"  # something failed; nothing went on


class Operator(StrEnum):
    """What happens to a finding on its way to the bot."""

    PLACEHOLDER = "placeholder"  # restorable
    MASK = "mask"  # not restorable; keeps the last four characters
    REDACT = "redact"  # not restorable; the entity type in brackets
    HASH = "hash"  # keyed by conversation, not restorable
    KEEP = "keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Why: a rule's law, article and where it can be read."""

    law: str
    article: str
    source: str = ""
    rule: str = ""  # "jurisdiction/rule" in policies/guardrail/jurisdictions


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactionOrder:
    """Which entity types are replaced and how. Types not named get ``default``."""

    default: Operator
    operators: Mapping[str, Operator]
    min_score: float
    exempt: frozenset[PartKind]  # kinds that are not scanned at all (operator-authored text)


@dataclass(frozen=True, slots=True, kw_only=True)
class StorageOrder:
    """Whether the transcript is kept, and for how long (seconds from the turn)."""

    keep: bool
    expires_after: int


class Element(StrEnum):
    """What a disclosure can say, in this order."""

    AUTOMATED = "automated"  # an AI, not a human; always there
    OPERATOR = "operator"  # who runs it
    LIMITS = "limits"  # it makes mistakes
    GENERATED = "generated"  # its texts are generated by AI (AI Act Art. 50(2), China's labelling measures)
    PRIVACY = "privacy"  # how to read the privacy notice
    SIGNAL = "signal"  # the opt-out signal was received and is honoured (11 CCR 7025(c)(6))
    BREAK = "break"  # time for a break
    MINORS = "minors"  # may not suit some minors (Cal. B&P § 22604)


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureOrder:
    """Whether the bot's identity is due in this turn; due again after ``interval`` seconds."""

    due: bool
    interval: int
    law: str
    elements: tuple[Element, ...] = (Element.AUTOMATED,)
    human: bool = False  # a human answers in the bot's place: words of theirs that say so are true


class ConsentMethod(StrEnum):
    """How a state of consent came about."""

    WORDS = "words"
    BUTTON = "button"
    SIGNAL = "signal"  # the browser's
    TIME = "time"  # it expired
    DEPARTURE = "departure"  # the person left or blocked the bot
    OPERATOR = "operator"  # recorded by the operator, who answers for it
    GUARDIAN = "guardian"  # given by whoever answers for a child, recorded by the operator


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentChange:
    """One purpose's state from this turn on."""

    purpose: Purpose
    state: ConsentState
    method: ConsentMethod


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalNotice:
    """What the law in force adds to a notice at collection."""

    rights: tuple[str, ...]  # words of the parameter ``rights.types``
    authorities: tuple[tuple[str, str], ...]  # (name, address) of whom one may complain to
    retention_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Everything one policy query returned for one turn."""

    id: str
    action: Action
    reasons: tuple[str, ...]
    citations: tuple[Citation, ...]
    obligations: tuple[str, ...]
    effects: tuple[Effect, ...]
    says: tuple[Saying, ...]  # Guardrail's own answer, in order; empty when the bot answers
    redaction: RedactionOrder
    restore: frozenset[PartKind]  # kinds of the answer's parts into which values may return
    storage: StorageOrder
    disclosure: DisclosureOrder
    valid_until: datetime | None
    revision: str  # hash of policy files and data
    engine: str
    consents: tuple[ConsentChange, ...] = ()
    asks: Purpose | None = None  # what an open purpose question is about
    allowed: Mapping[Purpose, bool] = field(default_factory=dict)  # the route's purposes: may the data be used for it?
    jurisdictions: tuple[str, ...] = ()  # whose law was combined
    legal: LegalNotice | None = None  # what a notice at collection tells of the law


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutePolicy:
    """What an operator chose for a route, within what ``policies/`` allows.

    The policy has the last word: it reads these choices together with the profile of law, cites the law
    for each, and names as an obligation what a choice makes the operator answer for.
    """

    jurisdictions: tuple[str, ...] = ("strict",)  # of policies/guardrail/jurisdictions; the strictest of each binds
    kind: str = "assistant"  # "assistant", "companion", "mental_health" or "regulated" (advice of a profession)
    age: str = "unknown"  # "unknown", "ask", "adults" or "minors": whom the service is for, and whether it asks
    consent: str | None = None  # "required", "opt_out" or "none" (another legal basis); None: what the law says
    purposes: Mapping[str, str] = field(default_factory=dict)  # Purpose -> LegalBasis, beside or of the service
    retention_seconds: int | None = None  # None: the law's default; never longer than its maximum
    operator_text: str = "scan"  # "scan" or "exempt": system prompts and tool schemas
    attachments: str = "block"  # "block" or "pass": media that nothing looks into
    restore_tool_arguments: bool = False
    disclose_ephemeral: bool = True  # whether answers without a conversation carry the disclosure
    min_score: float = 0.35  # from 0 to 1; findings below are left alone
    require_coverage: bool = False  # whether everything in a turn must have been read, or it is refused
    min_certainty: float = 0.0  # from 0 to 1; a message whose language is less certain is refused
    keep: Mapping[str, str] = field(default_factory=dict)  # entity type -> why the bot needs it in clear
    operators: Mapping[str, str] = field(default_factory=dict)  # entity type -> Operator, not "keep"
