"""What flows through a turn.

Everything here is a frozen value without behaviour worth mocking. The types carry three promises:

* text of a person is a :class:`RawText`, which prints as nothing, so that no log line, traceback or
  assertion can show it;
* the bot client takes only a :class:`Redacted` request and the store only sealed bytes, and one module
  of ``guardrail.core`` builds each of them;
* ids are random (see :func:`guardrail.core.ids.new_id`): none can be traced back to a person once the
  lookup table has forgotten them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Path: TypeAlias = tuple[str | int, ...]
"""Where a value stands in a JSON document: object keys and array indices from the root."""


class RawText:
    """Text that may hold personal data. Its value is read through :attr:`raw` only, on purpose."""

    __slots__ = ("raw",)

    def __init__(self, raw: str) -> None:
        self.raw = raw

    def __repr__(self) -> str:
        return "RawText(…)"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RawText) and other.raw == self.raw

    def __hash__(self) -> int:
        return hash(self.raw)

    def __reduce__(self) -> str | tuple[Any, ...]:
        raise TypeError("RawText is never pickled")


# ---------------------------------------------------------------- the words of the law


class Purpose(StrEnum):
    """What personal data is used for; each is consented to by itself (GDPR Rec. 43)."""

    SERVICE = "service"  # answering the person
    ANALYTICS = "analytics"  # and tagging
    MARKETING = "marketing"
    EMOTION = "emotion"  # recognising emotions (AI Act Art. 50(3))
    TRAINING = "training"  # of models
    SALE = "sale"  # and sharing for advertising (Civ. Code § 1798.120)


class LegalBasis(StrEnum):
    """Why a purpose is lawful (GDPR Art. 6(1)(a) to (f))."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTERESTS = "legitimate_interests"


class AgeBracket(StrEnum):
    """As much of an age as the laws encoded here distinguish, and no more."""

    UNDER_13 = "under_13"
    AGE_13 = "13"
    AGE_14 = "14"
    AGE_15 = "15"
    AGE_16_17 = "16_17"
    ADULT = "18_plus"


class Signal(StrEnum):
    """What a person's browser says for them with every request."""

    GPC = "gpc"  # Sec-GPC: 1


class ConsentState(StrEnum):
    """Of one purpose. Events are named after W3C DPV."""

    UNKNOWN = "unknown"
    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


# ---------------------------------------------------------------- what arrives


class Direction(StrEnum):
    """Inbound: person to bot. Outbound: bot to person."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


class PartKind(StrEnum):
    """What a text is for, which decides how it is scanned and where a value may return to."""

    MESSAGE = "message"  # what the person wrote now, or what the bot answers now
    HISTORY = "history"  # earlier messages that the client sends again
    OPERATOR = "operator"  # system prompts, developer messages, tool schemas
    TOOL_ARGUMENTS = "tool_arguments"
    TOOL_RESULT = "tool_result"
    POSTBACK = "postback"  # data behind a button
    NAME = "name"  # display names, authors
    METADATA = "metadata"
    FILE_NAME = "file_name"
    LABEL = "label"  # button captions, alternative texts, titles
    LINK = "link"  # URLs: values never return into one


class Speaker(StrEnum):
    """Who wrote a part."""

    PERSON = "person"
    BOT = "bot"
    OPERATOR = "operator"
    TOOL = "tool"


class Markup(StrEnum):
    """The language a part is written in: a restored value is escaped for it."""

    PLAIN = "plain"
    JSON = "json"  # the part is itself a JSON text (tool arguments)
    MARKDOWN = "markdown"
    HTML = "html"  # and XML, SSML


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One text at a path of an envelope."""

    path: Path
    text: RawText
    kind: PartKind = PartKind.MESSAGE
    speaker: Speaker = Speaker.PERSON
    markup: Markup = Markup.PLAIN


class EventKind(StrEnum):
    """What happened in the channel."""

    MESSAGE = "message"
    SIGNAL = "signal"  # no text of the person: follow, join, typing, delivery receipt
    UNSEND = "unsend"  # the person took a message back
    LEAVE = "leave"  # the person blocked the bot or left


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Who speaks where, as the channel names them. Stored only as keyed hashes.

    Without ``user`` and ``conversation`` the turn is ephemeral: its subject and key die with it.
    """

    user: RawText | None
    conversation: RawText | None = None  # None: the conversation is the one with this user
    group: bool = False
    known: tuple[str, str] | None = None  # (conversation id, subject id), found by a reply token

    @property
    def ephemeral(self) -> bool:
        """Whether nothing may outlive the request."""
        return self.user is None and self.conversation is None and self.known is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing in an envelope that becomes one turn. Paths start at the envelope's root."""

    kind: EventKind
    address: Address
    parts: tuple[Part, ...] = ()
    message_id: RawText | None = None  # the channel's id of the message
    delivery_id: RawText | None = None  # the channel's id of this webhook event; None: the message's
    about: RawText | None = None  # an earlier message that this takes back or replaces
    choice: str | None = None  # the payload of one of Guardrail's own buttons
    attachments: frozenset[str] = frozenset()  # media that nothing looks into: image, audio, video, file
    locale: str | None = None  # BCP 47, when the channel tells
    reply_handle: RawText | None = None  # LINE's reply token
    signals: frozenset[Signal] = frozenset()  # what the person's browser says for them
    purpose: Purpose | None = None  # what a bot's own message is for; None: service
    path: Path = ()  # where the event itself stands in the envelope
    continued: bool = False  # the client resends an earlier exchange; no new words of the person


# ---------------------------------------------------------------- what inspection finds


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A span of personal data: code-point offsets into the original text, end exclusive."""

    start: int
    end: int
    entity_type: str
    score: float
    recognizer: str


class Intent(StrEnum):
    """What the pipeline must understand by itself, before any bot is asked."""

    YES = "yes"
    NO = "no"
    WITHDRAW = "withdraw"
    ERASE = "erase"
    ACCESS = "access"
    ARE_YOU_HUMAN = "are_you_human"
    HUMAN_HANDOFF = "human_handoff"
    PRIVACY = "privacy"  # show me the privacy notice
    CONSENTS = "consents"  # what have I agreed to
    OPT_OUT = "opt_out"  # do not sell, share or advertise, but go on serving me
    PORTABILITY = "portability"  # my data in a form for machines
    RECTIFY = "rectify"  # what you have of me is wrong
    RESTRICT = "restrict"  # keep it, but do nothing with it
    OBJECT = "object"  # I object to your using it
    LIMIT = "limit"  # use my sensitive data only for what I asked for
    HUMAN_REVIEW = "human_review"  # a person shall look at what a machine decided about me
    CODE = "code"  # give me a code, to prove elsewhere that this is my account
    UNLINK = "unlink"  # this account is no longer one with my others


class Skipped(StrEnum):
    """Why a recognizer did not read a text. None of these reasons leaves anything unread that it could find."""

    PREFILTER = "prefilter"  # none of the patterns without which it finds nothing occurs
    NOTHING_TO_READ = "nothing_to_read"  # a model, and no words of its script
    NO_MODEL = "no_model"  # models are off, or no model reads this language


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """With what a text was read, so that "nothing found" can be told from "nobody looked".

    A text is read whole or the scan fails: nothing is ever truncated.
    """

    languages: tuple[str, ...] = ()  # BCP 47, whose recognizers ran; the text's main language first
    certainty: float = 0.0  # of the main language, 0 to 1; 1 for a text without words, which has none
    ran: frozenset[str] = frozenset()  # recognizers that read the text
    skipped: Mapping[str, Skipped] = field(default_factory=dict)  # recognizers that did not, and why
    model: bool = False  # whether a model read it
    disguised: bool = False  # whether patterns read it in a normalised form
    truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What the detector says of one text. Findings are sorted and do not overlap."""

    language: str  # BCP 47, among the configured ones
    certain: bool  # False: the language is a guess
    findings: tuple[Finding, ...]
    intents: frozenset[Intent]
    recognizers: frozenset[str] = frozenset()  # the names that ran
    coverage: Coverage = field(default_factory=Coverage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """The scans of a turn, aligned with its parts."""

    language: str
    certain: bool
    scans: tuple[Scan | None, ...]  # None: the part was exempt from scanning
    intents: frozenset[Intent]
    unscanned: frozenset[str] = frozenset()  # attachment kinds nothing looked into
    scanned: tuple[Path, ...] = ()  # parts that were read
    exempt: tuple[Path, ...] = ()  # parts that the route exempts
    certainty: float = 1.0  # of the least certain language of what the person wrote now, 0 to 1
    age: AgeBracket | None = None  # the age that a short message tells, if it is one
    code: RawText | None = None  # the one-time code that the message is, in the form it was given


# ---------------------------------------------------------------- what policy decides


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


# ---------------------------------------------------------------- what is known


class Pending(StrEnum):
    """A question of Guardrail's own that the person has not answered yet."""

    CONSENT = "consent"  # to the service
    PURPOSE = "purpose"  # to one more purpose, see ``Standing.pending_about``
    ERASURE = "erasure"
    AGE = "age"
    LINK = "link"  # whether another account is the person's, too
    LINK_TOLD = "link_told"  # no question: another account was linked with this one, and nobody said so here yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Where a person stands on one purpose."""

    state: ConsentState
    at: datetime
    method: ConsentMethod = ConsentMethod.WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known about a person in a conversation before the turn is decided."""

    subject_id: str
    conversation_id: str
    known: bool  # False: this turn creates the subject
    consents: Mapping[Purpose, Consent] = field(default_factory=dict)
    pending: Pending | None = None
    pending_at: datetime | None = None
    pending_about: Purpose | None = None
    age: AgeBracket | None = None
    language: str | None = None
    disclosed_at: datetime | None = None  # newest disclosure in this conversation
    human_at: datetime | None = None  # since when a human answers in this conversation
    restricted: bool = False  # stored, not processed (GDPR Art. 18)
    waiting: int = 0  # messages that wait sealed for consent
    kept: int = 0  # vault entries of this conversation in the store

    @property
    def unasked(self) -> Purpose | None:
        """The purpose whose question is open but could not be shown yet: it rides on the next answer."""
        if self.pending is not Pending.PURPOSE or self.pending_about is None or self.pending_at is None:
            return None
        consent = self.consents.get(self.pending_about)
        shown = consent is not None and consent.state is ConsentState.ASKED and consent.at >= self.pending_at
        return None if shown else self.pending_about


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """An event of an identified person on a route at a time."""

    id: str
    route: str
    channel: str
    direction: Direction
    at: datetime
    subject_id: str
    conversation_id: str
    ephemeral: bool
    group: bool
    event: Event


# ---------------------------------------------------------------- what is replaced


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


# ---------------------------------------------------------------- what is stored


@dataclass(frozen=True, slots=True)
class Sealed:
    """A record encrypted under its owner's data key (``docs/spec/sealed-record.md``)."""

    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectCreated:
    """A person seen for the first time. ``lookup`` is a keyed hash of the channel's user id."""

    subject_id: str
    route: str
    lookup: bytes
    at: datetime
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationCreated:
    """A conversation seen for the first time; groups belong to no single subject."""

    conversation_id: str
    subject_id: str | None
    route: str
    lookup: bytes
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptAppended:
    """A pseudonymised message, sealed for its owner (subject id, or conversation id in groups)."""

    record_id: str
    turn_id: str
    conversation_id: str
    owner_id: str
    direction: Direction
    at: datetime
    expires_at: datetime
    decision_id: str
    sealed: Sealed
    message_lookup: bytes | None = None  # keyed hash of the channel's message id


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultAppended:
    """An original, sealed for the person it belongs to. Unique by conversation and placeholder."""

    record_id: str
    conversation_id: str
    subject_id: str
    placeholder: str
    sealed: Sealed
    expires_at: datetime
    identifier: bytes | None = None  # keyed hash, for unique identifiers only (erasable)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRecorded:
    """One event of the consent ledger (ISO/IEC TS 27560), with the exact text version shown."""

    record_id: str
    subject_id: str
    conversation_id: str
    purpose: Purpose
    state: ConsentState
    event: str  # W3C DPV: ConsentRequested, ConsentGiven, RenewedConsentGiven, ConsentWithdrawn …
    method: ConsentMethod
    basis: LegalBasis
    jurisdictions: tuple[str, ...]
    text_version: str
    text_hash: str  # SHA-256 (hex) of the very text, with the operator's name and address in it
    language: str
    at: datetime
    decision_id: str
    revision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureRecorded:
    """One event of the disclosure ledger: which text was shown when, by which law, in which message."""

    record_id: str
    subject_id: str | None
    conversation_id: str
    turn_id: str
    text_version: str
    language: str
    law: str
    at: datetime
    elements: tuple[Element, ...] = (Element.AUTOMATED,)
    message_id: str | None = None  # the transcript record that carried it; None: a message that is not kept


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """Guardrail's open question to a person; ``None`` closes it."""

    subject_id: str
    pending: Pending | None
    at: datetime
    about: Purpose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeNoted:
    """The age bracket that a person gave."""

    subject_id: str
    age: AgeBracket


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoffNoted:
    """A human took a conversation over (``at``), or gave it back to the bot (None); then the disclosure is due."""

    conversation_id: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageNoted:
    """The language in which a person was last understood with certainty."""

    subject_id: str
    language: str


class InboxState(StrEnum):
    """The life of a message between the channel's acknowledgement and the bot's."""

    READY = "ready"  # to be processed, in order per conversation
    WAITING = "waiting"  # for consent
    SENDING = "sending"  # its intent is durable; the bot has it or will
    DELIVERED = "delivered"  # the bot has it
    DROPPED = "dropped"  # refused, expired, answered by Guardrail
    DEAD = "dead"  # retries exhausted


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxReceived:
    """A raw message, sealed, before anything looked into it. Unique by route and ``dedupe``."""

    item_id: str
    route: str
    subject_id: str
    conversation_id: str
    dedupe: bytes  # keyed hash of the channel's message id
    content: bytes  # keyed hash of what must be equal in a redelivery
    envelope_id: str
    position: int
    sealed: Sealed
    state: InboxState
    at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxMoved:
    """A message goes on: to another state, or to its next attempt."""

    item_id: str
    state: InboxState
    attempts: int = 0
    next_at: datetime | None = None
    sealed: Sealed | None = None  # replaces the content (a fresh reply token); None keeps it


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxWithdrawn:
    """The person took back a message that the bot does not have yet: it is dropped, if it is theirs."""

    route: str
    subject_id: str
    dedupe: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureReset:
    """The person asked whether they talk to a machine: the next answer says so, also out of band."""

    conversation_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxItem:
    """A message read back from the inbox."""

    item_id: str
    route: str
    subject_id: str
    conversation_id: str
    envelope_id: str
    position: int
    sealed: Sealed
    state: InboxState
    attempts: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyHandleNoted:
    """Which conversation a channel's reply token belongs to (keyed hash, short-lived)."""

    lookup: bytes
    conversation_id: str
    subject_id: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageDeleted:
    """The person unsent a message: its transcript record goes."""

    conversation_id: str
    message_lookup: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureBegun:
    """From this commit on no turn of this subject commits any more."""

    subject_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectErased:
    """Deletes every row of the subject; the audit entries stay, they hold nothing personal.

    What is many (transcript, vault, inbox, ledgers) was deleted before, in small transactions
    (:meth:`guardrail.ports.Store.erase_rows`); what is left of it goes, too.
    """

    subject_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionNoted:
    """From ``at`` on the subject's data is stored and not processed (GDPR Art. 18); None lifts that."""

    subject_id: str
    at: datetime | None


class DossierKind(StrEnum):
    """What a dossier is about; each kind's states and body are its own room's."""

    REQUEST = "request"  # a right that somebody exercises; parent: none
    RECEIPT = "receipt"  # of an erasure, and the proof kept with it; parent: the request
    NOTICE = "notice"  # something that a recipient must be told; parent: the request
    BUNDLE = "bundle"  # the one-time link to a copy of somebody's data; parent: the request
    CODE = "code"  # a one-time code that was given to an account; parent: the conversation
    LINK = "link"  # one account of a person with several; parent: the person (per_…)
    HOLD = "hold"  # what must not be deleted; parent: none
    HELD = "held"  # a record kept by a hold after an erasure; parent: the hold
    REVEAL = "reveal"  # a transcript to be read in clear; parent: the conversation
    OFFICER = "officer"  # an account of the control plane; parent: none
    SESSION = "session"  # a log-in of an officer; parent: the officer


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Something with a life of its own: it is made, is in a state, falls due, and ends.

    One shape for all kinds, so that versions, deadlines, leases and erasure are solved once. ``body`` holds words
    of enumerations, numbers, times and random ids only; free text and whatever is personal is sealed under the
    dossier's own data key (owner: its id) or the subject's, at the place ``(kind, id)``.
    """

    kind: DossierKind
    id: str
    state: str
    at: datetime  # made
    parent_id: str | None = None
    subject_id: str | None = None
    due_at: datetime | None = None  # when somebody must look at it again: deadline, next attempt, expiry
    lookup: bytes | None = None  # keyed hash by which it is found (of a token, a code, a name); unique by kind
    version: int = 1
    body: Mapping[str, Json] = field(default_factory=dict)
    sealed: Sealed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierSaved:
    """A dossier as it is from now on. Its ``version`` is 1 when it is new, else one more than the stored one, or
    the commit fails with :class:`~guardrail.errors.ConflictError` (code ``changed_meanwhile``)."""

    dossier: Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierDeleted:
    """It goes; no error when it is gone. Its key, if it had one, is destroyed by whoever deletes it.

    With a ``version`` only what was seen goes: when the stored one is another, or gone, the commit fails with
    :class:`~guardrail.errors.ConflictError` (code ``changed_meanwhile``).
    """

    kind: DossierKind
    id: str
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRecorded:
    """An audit entry, not yet in its place of the log. See ``guardrail.core.entries``."""

    entry_id: str
    at: datetime
    tag: str  # "source:subject:action"
    fields: Mapping[str, str | int | bool | Sequence[str] | Mapping[str, int] | None]


Write: TypeAlias = (
    SubjectCreated
    | ConversationCreated
    | TranscriptAppended
    | VaultAppended
    | ConsentRecorded
    | DisclosureRecorded
    | QuestionSet
    | AgeNoted
    | HandoffNoted
    | LanguageNoted
    | InboxReceived
    | InboxMoved
    | InboxWithdrawn
    | DisclosureReset
    | ReplyHandleNoted
    | MessageDeleted
    | RestrictionNoted
    | DossierSaved
    | DossierDeleted
    | ErasureBegun
    | SubjectErased
    | AuditRecorded
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRow:
    """An event of the consent ledger read back."""

    recorded: ConsentRecorded
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptRow:
    """A sealed transcript record read back."""

    record_id: str
    turn_id: str
    conversation_id: str
    owner_id: str
    direction: Direction
    at: datetime
    expires_at: datetime
    decision_id: str
    sealed: Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultRow:
    """A sealed vault entry read back."""

    record_id: str
    conversation_id: str
    subject_id: str
    placeholder: str
    sealed: Sealed


# ---------------------------------------------------------------- what is said


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
