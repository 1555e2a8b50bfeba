"""What the API takes and gives, as pydantic models: the one source of validation and of the OpenAPI document."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)

from guardrail.core.entries import CATALOGUE
from guardrail.core.officers import Role
from guardrail.core.requests import RequestState
from guardrail.types import AgeBracket, ConsentMethod, ConsentState, LegalBasis, Purpose, Right


def _beginnings(tag: str) -> list[str]:
    """`control:session:opened` begins with `control:` and `control:session:`."""
    return [tag[: end + 1] for end, letter in enumerate(tag) if letter == ":"]


def _known_mark(tag: str) -> str:
    if tag not in _MARKS:
        raise ValueError("no such tag")
    return tag


def _logged(pattern: str) -> Any:
    """A word as the log writes it: never seven digits in a row, which could be somebody's number."""
    whole = re.compile(pattern, re.ASCII)

    def read(value: str) -> str:
        if not whole.fullmatch(value):
            raise ValueError("no such word")
        return value

    return Annotated[str, AfterValidator(read), WithJsonSchema({"type": "string", "pattern": f"^{pattern}$"})]


_RFC3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_LETTER = r"[^\x00-\x08\x0b-\x1f\x7f-\x9f]"  # also tab and line feed: no control begins an escape of terminals
_TEXT = rf"^{_LETTER}*$"
_WORDS = rf"^{_LETTER}*[^\s\x00-\x1f\x7f-\x9f]{_LETTER}*$"  # blanks alone are none
_MARKS = sorted({mark for tag in CATALOGUE for mark in (tag, *_beginnings(tag))})


def _random_id(prefix: str) -> Any:
    return StringConstraints(pattern=rf"^{prefix}_[a-z2-7]{{26}}$")


def _no_other_reading(value: object) -> object:
    """RFC 3339 only, as the document says: pydantic would take numbers and more."""
    if isinstance(value, datetime) or (isinstance(value, str) and _RFC3339.fullmatch(value)):
        return value
    raise ValueError("expected a time")


def _integral(value: object) -> object:
    """JSON Schema takes ``29.0`` for an integer."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


Subject = Annotated[str, _random_id("sub")]
Conversation = Annotated[str, _random_id("cnv")]
RequestId = Annotated[str, _random_id("req")]
HoldId = Annotated[str, _random_id("hld")]
RevealId = Annotated[str, _random_id("rvl")]
OfficerId = Annotated[str, _random_id("off")]
EntryId = Annotated[str, _random_id("ent")]
ReceiptId = Annotated[str, _random_id("rct")]
DecisionId = Annotated[str, _random_id("dec")]
TurnId = Annotated[str, _random_id("trn")]
NoticeId = Annotated[str, _random_id("ntc")]
RouteName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,31}$")]
UserId = Annotated[str, StringConstraints(min_length=1, max_length=512, pattern=_TEXT)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=10_000, pattern=_WORDS)]
Password = Annotated[str, StringConstraints(min_length=1, max_length=1024)]
NewSecret = Annotated[str, StringConstraints(min_length=12, max_length=1024)]
OfficerName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$")]
Rule = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)?/[a-z0-9_]+$", max_length=128)]
Instant: TypeAlias = Annotated[
    AwareDatetime,
    Field(strict=False),  # JSON has no times: a text is one
    BeforeValidator(_no_other_reading),
    PlainSerializer(_written, return_type=str, when_used="json"),
]
LoggedName: TypeAlias = _logged(r"(?!.*\d{7})[a-z][a-z0-9-]{0,31}")  # type: ignore[valid-type]
LoggedCode: TypeAlias = _logged(r"(?=.{2,64}$)[a-z][a-z0-9]{0,31}(_[a-z0-9]{1,31}){0,9}")  # type: ignore[valid-type]
Limit = Annotated[int, Field(ge=1, le=1000)]


class Model(BaseModel):
    """Unknown members are refused, and errors never show what was sent."""

    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True, frozen=True)


# ---------------------------------------------------------------- log-in


class LogIn(Model):
    """A local account's name, password and one-time code."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=256)]
    password: Password
    code: Annotated[str, StringConstraints(min_length=6, max_length=16)]


class Session(Model):
    """A log-in. The token is shown this once; it goes into ``Authorization: Bearer``."""

    token: str
    officer: OfficerId
    roles: tuple[Role, ...]
    ends_at: Instant


class Me(Model):
    """Who calls."""

    officer: OfficerId
    roles: tuple[Role, ...]
    fresh_at: Instant
    ends_at: Instant


# ---------------------------------------------------------------- requests


class Identity(Model):
    """What was shown of who asks."""

    account: bool = False
    data_points: Annotated[int, Field(ge=0, le=100), BeforeValidator(_integral)] = 0
    declaration: bool = False
    permission: Literal["none", "signed", "power_of_attorney"] = "none"
    doubt: bool = False


class OnSubject(Model):
    """A person by the random id."""

    subject: Subject


class ByUser(Model):
    """A person by what the channel of the route calls them."""

    user: UserId


class OnRoute(Model):
    """Everything of a route."""

    route: RouteName


class NewRequest(Model):
    """A request that reached you otherwise: by letter, by telephone, through somebody authorised."""

    right: Right
    route: RouteName
    who: OnSubject | ByUser | None = None
    way: Literal["officer", "agent"] = "officer"
    about: Purpose | None = None
    language: Language | None = None
    identity: Identity = Identity()
    note: Words | None = None
    received_at: Instant | None = None


class RequestView(Model):
    """A request as it stands."""

    id: RequestId
    right: Right
    way: str
    route: str
    subject: Subject | None
    about: Purpose | None
    state: RequestState
    open: bool
    language: str
    received_at: Instant
    begun_at: Instant | None
    due_at: Instant | None
    acknowledge_by: Instant | None
    acknowledged_at: Instant | None
    closed_at: Instant | None
    proof_until: Instant | None
    paused: bool
    extended: str | None
    overdue: bool
    fee: str
    reasons: tuple[str, ...]
    obligations: tuple[str, ...]
    citations: tuple[str, ...]
    controller: str | None


class Step(Model):
    """A transition of a request."""

    at: Instant
    to: str
    by: str | None
    reasons: tuple[str, ...] = ()


class Told(Model):
    """A recipient, and how telling it went."""

    notice: NoticeId
    request: RequestId
    recipient: str
    what: str
    state: str
    attempts: int
    at: Instant | None
    status: int | None


class RequestFile(RequestView):
    """A request with its history and the recipients told."""

    history: tuple[Step, ...]
    recipients: tuple[Told, ...]


class Requests(Model):
    """A page; ``next`` goes into ``after``."""

    items: tuple[RequestView, ...]
    next: RequestId | None


class RequestQuery(Model):
    """Which requests; open ones by due date without ``state``."""

    state: RequestState | None = None
    right: Right | None = None
    subject: Subject | None = None
    due_before: Instant | None = None
    after: RequestId | None = None
    limit: Limit = 100


class Identified(Identity):
    """More was shown; ``code``: a one-time code that the person got in their chat."""

    code: Annotated[str, StringConstraints(min_length=1, max_length=64)] | None = None


class Decided(Model):
    """An officer's word."""

    accept: bool
    excessive: Literal["no", "refuse", "charge"] = "no"
    compelling_grounds: bool = False


class Extended(Model):
    """Why more time is needed (GDPR Art. 12(3))."""

    reason: Literal["complexity", "number"]


class Completed(Model):
    """What only people can do was done."""

    partly: bool = False
    note: Words | None = None


class Note(Model):
    """What it is about, in words."""

    note: str | None


class Link(Model):
    """Where the person opens the copy, once."""

    url: str


class Proof(Model):
    """What is kept sealed about a request: date, nature, manner, answer, basis of a denial."""

    proof: dict[str, Any]


class CopyQuery(Model):
    """In which form."""

    form: Literal["json", "html"] = "json"


# ---------------------------------------------------------------- people


class LookUp(Model):
    """A person, as the channel of a route names them."""

    route: RouteName
    user: UserId


class LookedUp(Model):
    """Their random id; null: nobody is known there."""

    subject: Subject | None


class PersonFile(Model):
    """What is held about a person, by class; no words of theirs."""

    subject: Subject
    route: str
    created_at: Instant
    language: str | None
    age: AgeBracket | None
    restricted_at: Instant | None
    erasing_at: Instant | None
    accounts: tuple[Subject, ...]
    conversations: tuple[Conversation, ...]
    holds: tuple[HoldId, ...]
    requests: tuple[RequestView, ...]


class ConsentEvent(Model):
    """An event of the consent ledger."""

    at: Instant
    purpose: Purpose
    state: ConsentState
    event: str
    method: ConsentMethod
    basis: LegalBasis
    jurisdictions: tuple[str, ...]
    text_version: str
    text_hash: str
    language: str
    decision: str
    revision: str


class Consents(Model):
    """Oldest first."""

    items: tuple[ConsentEvent, ...]


class TextPart(Model):
    """A text of a message."""

    kind: str
    text: str


class Message(Model):
    """A message of a transcript."""

    at: Instant
    direction: Literal["inbound", "outbound"]
    decision: str
    parts: tuple[TextPart, ...]


class Transcript(Model):
    """Oldest first."""

    items: tuple[Message, ...]


class TranscriptQuery(Model):
    """How many of the newest."""

    limit: Limit = 100


# ---------------------------------------------------------------- holds, reveals, retention


class NewHold(Model):
    """What must not be deleted: one person's data, or everything of a route."""

    reason: Words
    on: OnSubject | OnRoute
    rule: Rule | None = None
    until: Instant | None = None


class Reason(Model):
    """Why, in words; kept sealed."""

    reason: Words


class HoldView(Model):
    """A hold."""

    id: HoldId
    state: str
    placed_at: Instant
    until: Instant | None
    subject: Subject | None
    route: str | None
    rule: str | None
    by: str | None


class Holds(Model):
    """Newest first."""

    items: tuple[HoldView, ...]
    next: HoldId | None


class HoldQuery(Model):
    """A page."""

    after: HoldId | None = None
    limit: Limit = 100


class NewReveal(Model):
    """A transcript to be read in clear."""

    conversation: Conversation
    reason: Words
    seconds: Annotated[int, Field(ge=1, le=86_400), BeforeValidator(_integral)] = 600


class RevealView(Model):
    """Breaking the glass, as far as it is."""

    id: RevealId
    state: str
    conversation: Conversation
    asked_at: Instant
    closes_at: Instant | None


class Reveals(Model):
    """Newest first."""

    items: tuple[RevealView, ...]
    next: RevealId | None


class RevealQuery(Model):
    """A page."""

    after: RevealId | None = None
    limit: Limit = 100


class RevealedRecord(Model):
    """A message in clear."""

    at: Instant
    direction: Literal["inbound", "outbound"]
    parts: tuple[TextPart, ...]


class Revealed(Model):
    """A transcript in clear, until the time box closes."""

    closes_at: Instant | None
    items: tuple[RevealedRecord, ...]


class RetentionPreview(Model):
    """What a sweep would delete now."""

    items: tuple[dict[str, Any], ...]


# ---------------------------------------------------------------- audit


class EntryQuery(Model):
    """Which entries of the audit log. Times are inclusive from, exclusive until."""

    since: Instant | None = None
    until: Instant | None = None
    tag: Annotated[str, AfterValidator(_known_mark), WithJsonSchema({"type": "string", "enum": _MARKS})] | None = None
    route: LoggedName | None = None
    action: Literal["admit", "hold", "answer", "refuse"] | None = None
    subject: Subject | None = None
    conversation: Conversation | None = None
    request: RequestId | None = None
    receipt: ReceiptId | None = None
    turn: TurnId | None = None
    decision: DecisionId | None = None
    reason: LoggedCode | None = None
    turns: bool = False
    after: Annotated[int, Field(ge=-1, le=2**53)] = -1
    limit: Limit = 100


class Entry(Model):
    """An entry as it stands in the log."""

    position: int | None
    at: str
    id: str
    tag: str
    fields: dict[str, Any]


class Entries(Model):
    """A page, in the order of the log; ``next`` goes into ``after``. ``unread``: rows of no known form."""

    items: tuple[Entry, ...]
    next: int | None
    more: bool
    unread: int


class ReportQuery(Model):
    """A period."""

    since: Instant | None = None
    until: Instant | None = None


class ReportDocument(Model):
    """A report, as ``guardrail audit report --json`` writes it."""

    report: dict[str, Any]


class Checkpoint(Model):
    """The newest signed checkpoint (C2SP), and the key to check it with."""

    note: str
    vkey: str


# ---------------------------------------------------------------- officers


class NewOfficer(Model):
    """A local account."""

    name: OfficerName
    password: NewSecret
    roles: tuple[Role, ...]
    holds_keys: bool = False


class Roles(Model):
    """Other roles than before."""

    roles: tuple[Role, ...]
    holds_keys: bool = False


class NewPassword(Model):
    """For somebody who lost theirs; they get a new secret for one-time codes, too."""

    password: NewSecret


class OfficerFile(Model):
    """An account."""

    id: OfficerId
    name: str
    local: bool
    roles: tuple[Role, ...]
    holds_keys: bool
    state: str
    made_at: Instant
    locked_until: Instant | None


class Enrolled(OfficerFile):
    """With the secret for one-time codes, as authenticator apps read it; shown this once."""

    otpauth: str


class OfficerList(Model):
    """A page."""

    items: tuple[OfficerFile, ...]
    next: OfficerId | None


class OfficerQuery(Model):
    """A page."""

    after: OfficerId | None = None
    limit: Limit = 100


class Problem(Model):
    """What went wrong (RFC 9457); ``code`` is stable and documented."""

    type: str
    title: str
    status: int
    detail: str
    code: str
