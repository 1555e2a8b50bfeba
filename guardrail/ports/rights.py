"""What the listeners, the turn and the commands ask of the rights room.

Everything raises errors of :mod:`guardrail.errors` only. ``actor`` is an officer's random id as audit entries name
it (``off_…``), a controller's name of the configuration, or None for the person and the machine itself; who may do
what was decided before (``access``), except where a second person is needed, which is decided here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from guardrail.core.requests import Request, Shown
from guardrail.ports import PersonView
from guardrail.types import ConsentRow, Dossier, Json, Purpose, RawText, Right, Turn, Way, Write

# ---------------------------------------------------------------- requests


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request before it is one. ``user`` is the person's id in the channel, when there is no subject id yet."""

    right: Right
    way: Way
    route: str
    subject_id: str | None = None
    user: RawText | None = None
    about: Purpose | None = None
    language: str | None = None
    shown: Shown = field(default_factory=Shown)
    note: RawText | None = None  # what it is about, in words; sealed
    controller: str | None = None
    external_id: str | None = None
    received_at: datetime | None = None  # when it came, if before now; the clock starts there


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A request that a turn opens: committed with the turn, then carried on."""

    request: Request
    writes: Sequence[Write]


class Requests(Protocol):
    """Requests of people, from arrival to answer; every transition is audited."""

    async def prepare(self, turn: Turn, right: Right, *, about: Purpose | None = None) -> Opened:
        """The request that this turn of a chat makes, decided by ``rights`` already; commits nothing.

        An open request of the same right is joined: then ``writes`` is empty.
        """
        ...

    async def open(self, asked: Asked, *, actor: str | None = None) -> Request:
        """Take a request in, decide it, and do at once what can be done at once."""
        ...

    async def proceed(self, request_id: str) -> Request:
        """Do what a request in WORKING asks for; safe to call again, after a kill as well."""
        ...

    async def get(self, request_id: str) -> Request | None: ...

    async def note(self, request_id: str) -> RawText | None:
        """What it is about, in the words it came with; None once its key is gone."""
        ...

    async def listed(
        self,
        *,
        states: Sequence[str] | None = None,
        subject_id: str | None = None,
        right: Right | None = None,
        due_before: datetime | None = None,
        after: str | None = None,
        limit: int = 100,
    ) -> Sequence[Request]:
        """Open ones by due date first; with ``states`` all of those."""
        ...

    async def history(self, request_id: str) -> Sequence[Mapping[str, Json]]:
        """Its transitions, oldest first: ``at``, ``to``, ``by``, ``reasons``."""
        ...

    async def identify(self, request_id: str, shown: Shown, *, actor: str | None, code: str | None = None) -> Request:
        """More was shown; a one-time ``code`` binds the request to the account it was given to."""
        ...

    async def acknowledge(self, request_id: str, *, actor: str | None) -> Request: ...

    async def ask(self, request_id: str, *, actor: str) -> Request:
        """Ask the person for more; the clock stands where the law lets it."""
        ...

    async def decide(
        self, request_id: str, *, accept: bool, actor: str, excessive: str = "no", compelling_grounds: bool = False
    ) -> Request:
        """An officer's word on a request in REVIEWING or VERIFYING; the policy has the last one."""
        ...

    async def extend(self, request_id: str, reason: str, *, actor: str) -> Request: ...

    async def complete(
        self, request_id: str, *, actor: str, partly: bool = False, note: RawText | None = None
    ) -> Request:
        """What only people can do (rectification, review by a human) was done."""
        ...

    async def cancel(self, request_id: str, *, actor: str | None) -> Request: ...

    async def by_external(self, controller: str, external_id: str) -> Request | None: ...

    async def delivered(self, request_id: str, *, actor: str | None = None) -> Request:
        """The copy that was asked for is with the person: opened behind its link, or handed over by an officer."""
        ...

    async def lift_restriction(self, request_id: str, *, actor: str) -> Request:
        """Process again what this request restricted; the person was warned before (GDPR Art. 18(3))."""
        ...


class RequestsOfChats(Requests, Protocol):
    """What the turn asks for beside."""

    async def link(self, request_id: str) -> RawText | None:
        """A new link to the copy that this request asks for; None where Guardrail gives none, and while it is not
        accepted or when it is over."""
        ...


# ---------------------------------------------------------------- erasure, receipts, holds


class Erasure(Protocol):
    """Erases people, item by item as the policy decides, and proves it."""

    async def erase(self, request: Request) -> bool:
        """Carry out an accepted request for everyone it covers (linked accounts); unreadable when this returns.

        True: nothing was kept. The rows follow (:meth:`carry_on`), then the receipt.
        """
        ...

    async def carry_on(self) -> int:
        """Delete rows, issue receipts that are due; also what a killed process left. How much was done."""
        ...


class Receipts(Protocol):
    """Receipts of erasures, and the proofs kept with them."""

    async def receipt(self, request_id: str) -> bytes | None:
        """The signed receipt (``docs/spec/erasure-receipt.md``); None while it is not issued yet, or there is none."""
        ...

    async def proof(self, request_id: str, *, actor: str) -> Mapping[str, Json] | None:
        """What is kept sealed about the request, until its time is up (11 CCR 7101). Audited."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldAsked:
    """What must not be deleted: one subject, or everything of a route."""

    reason: RawText  # sealed
    subject_id: str | None = None
    route: str | None = None
    rule: str | None = None  # "jurisdiction/rule" it rests on; None: an order
    until: datetime | None = None


class Holds(Protocol):
    """Legal holds. A hold is lifted by two persons."""

    async def place(self, asked: HoldAsked, *, actor: str) -> Dossier: ...

    async def lift(self, hold_id: str, *, actor: str, reason: RawText) -> Dossier:
        """Asks for it; a second person approves."""
        ...

    async def approve(self, hold_id: str, *, actor: str) -> Dossier:
        """Raises RefusedError (``own_request``) for whoever asked."""
        ...

    async def listed(self, *, after: str | None = None, limit: int = 100) -> Sequence[Dossier]: ...

    async def of(self, subject_id: str, route: str) -> Sequence[Dossier]:
        """The holds in force on a person."""
        ...

    async def reason(self, hold_id: str) -> RawText | None: ...


class Retention(Protocol):
    """What falls when."""

    async def preview(self) -> Sequence[Mapping[str, Json]]:
        """By route and record: how many rows, the oldest, what the law says, what a sweep would delete, what holds
        keep. Deletes nothing."""
        ...

    async def sweep(self) -> Mapping[str, int]:
        """Delete what is due, in small transactions; audited with counts."""
        ...


# ---------------------------------------------------------------- access, reveal, linking


class Bundles(Protocol):
    """Copies of somebody's data, behind one-time links."""

    async def link(self, request: Request) -> tuple[str, Sequence[Write]]:
        """A token to open the copy with (256 bits), and the writes that make it work."""
        ...

    async def issue(self, request: Request, *, actor: str) -> str:
        """The same at an officer's wish, committed and audited; the token."""
        ...

    async def peek(self, token: str) -> str | None:
        """The language of whoever may open it; None: unknown, spent or over. Changes nothing."""
        ...

    async def opened(self, token: str, form: str) -> bytes | None:
        """The copy as ``json`` or ``html``, made now from what is there; a link is spent fifteen minutes after it
        was opened first. None as above."""
        ...

    async def made(self, request: Request, form: str, *, actor: str) -> bytes:
        """The same for an officer, who delivers it otherwise. Audited."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """An officer, as the ``reveal`` ruling asks about them."""

    id: str
    roles: Sequence[str]
    holds_keys: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A transcript in clear, until ``closes_at``: ``at``, ``direction``, ``parts`` of each message."""

    closes_at: datetime
    records: Sequence[Mapping[str, Json]]
    whole: bool = True  # False: there are older messages, too many to show


class Reveals(Protocol):
    """Break-glass: a transcript in clear. Raises RefusedError with the ruling's reason as its code."""

    async def ask(self, conversation_id: str, reason: RawText, seconds: int, *, by: Reader) -> Dossier: ...

    async def approve(self, reveal_id: str, *, by: Reader) -> Dossier: ...

    async def open(self, reveal_id: str, *, by: Reader) -> Opening:
        """Only for whoever asked; audited before anything is read."""
        ...

    async def reason(self, reveal_id: str) -> RawText | None: ...

    async def listed(self, *, after: str | None = None, limit: int = 100) -> Sequence[Dossier]: ...


class Codes(Protocol):
    """One-time codes: given in one chat, entered in another, or told to an officer."""

    async def give(self, turn: Turn) -> tuple[str, Sequence[Write]]:
        """A code for this account (ten minutes, once), and the writes that make it work. An older one ends."""
        ...

    async def redeem(self, code: str, at: datetime) -> tuple[str, Sequence[Write]] | None:
        """The subject it was given to, and the writes that spend it; None for a wrong, spent or old code."""
        ...


class CodesOfChats(Codes, Protocol):
    """What the turn asks for beside, where codes are entered."""

    async def takes(self, subject_id: str, at: datetime) -> bool:
        """Whether this account may enter one now; not for a while after too many wrong ones."""
        ...

    async def missed(self, turn: Turn) -> Sequence[Write]:
        """The writes that count a wrong entry of the turn's account."""
        ...


class Links(Protocol):
    """One person, several accounts."""

    async def join(self, turn: Turn, other_subject: str) -> Sequence[Write]:
        """The writes that link the turn's account with another whose code was entered here; none when that is gone,
        or they are too many."""
        ...

    async def accounts(self, subject_id: str) -> Sequence[str]:
        """Every subject of the same person, this one among them."""
        ...

    async def part(self, subject_id: str, *, actor: str | None) -> None:
        """Undo the link of an account."""
        ...


class LinksOfChats(Links, Protocol):
    """What the turn asks for beside: nobody is linked who did not say so."""

    async def offer(self, turn: Turn, other_subject: str) -> Sequence[Write]:
        """The writes that keep in mind whose code was entered here, until the person said that it is theirs."""
        ...

    async def offered(self, turn: Turn) -> tuple[str, Sequence[Write]] | None:
        """The account that the turn's was asked about last, and the writes that end the asking; None: none was, or
        too long ago."""
        ...

    async def parting(self, subject_id: str, at: datetime, *, actor: str | None = None) -> Sequence[Write]:
        """The writes that undo the link of an account; none when it has none."""
        ...


# ---------------------------------------------------------------- recipients


class Recipients(Protocol):
    """Tells whoever was given the data (GDPR Art. 19; 11 CCR 7022), again and again until they took it."""

    async def conversations(self, subject_ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """What recipients know these people by: their conversations' ids, by route. Ask before rows are deleted."""
        ...

    def notices(
        self,
        request: Request,
        what: str,
        at: datetime,
        *,
        purposes: Sequence[Purpose] = (),
        conversations: Mapping[str, Sequence[str]] | None = None,
    ) -> Sequence[Write]:
        """One notice a recipient who must hear of ``what`` ("erased", "rectified", "restricted", "lifted",
        "opted_out"); committed with the act itself.

        ``conversations`` is what :meth:`conversations` gave; an erasure must hand it over. None: they are looked up
        for the request's own subject when the notice is sent.
        """
        ...

    async def deliver(self) -> int:
        """Send what is due; how many were taken. Never raises for a recipient."""
        ...

    async def of(self, request_id: str) -> Sequence[Mapping[str, Json]]:
        """Who was told, and how it went: ``notice``, ``request``, ``recipient``, ``what``, ``state``, ``attempts``,
        ``at``, ``status``."""
        ...

    async def failed(self, *, after: str | None = None, limit: int = 100) -> Sequence[Mapping[str, Json]]:
        """What was given up and somebody must look at, newest first, as above; ``after`` is the ``notice`` that the
        page before ended with."""
        ...

    async def retry(self, notice_id: str) -> Mapping[str, Json]:
        """Try a notice again that was given up.

        Raises :class:`~guardrail.errors.ConflictError` (``notice_not_failed``) for any other, and for none.
        """
        ...


# ---------------------------------------------------------------- what officers look at


class People(Protocol):
    """What is held about somebody, for officers; every look is audited."""

    async def find(self, route: str, user: RawText, *, actor: str) -> str | None:
        """The subject that a channel names so."""
        ...

    async def view(self, subject_id: str) -> PersonView | None: ...

    async def conversations(self, subject_id: str) -> Sequence[str]: ...

    async def consents(self, subject_id: str) -> Sequence[ConsentRow]: ...

    async def transcript(self, conversation_id: str, limit: int, *, actor: str) -> Sequence[Mapping[str, Json]] | None:
        """The newest messages, pseudonymised, oldest first: ``at``, ``direction``, ``decision``, ``parts``. None:
        there is no such conversation."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """Some entries of the audit log. ``next`` goes on from here; ``unread`` rows are of no known form."""

    items: Sequence[Mapping[str, Json]]  # position, at, id, tag, fields
    next: int | None
    more: bool
    unread: int


class Log(Protocol):
    """The audit log, for auditors."""

    async def entries(
        self,
        *,
        fields: Mapping[str, str],
        since: datetime | None = None,
        until: datetime | None = None,
        tag: str | None = None,
        reason: str | None = None,
        turns: bool = False,
        after: int = -1,
        limit: int = 100,
        actor: str,
    ) -> LogPage:
        """Raises :class:`~guardrail.errors.ChannelError` (``bad_request``) for what no entry can be."""
        ...

    async def report(
        self, name: str, since: datetime | None, until: datetime | None, *, actor: str
    ) -> Mapping[str, Json]:
        """A report by its name."""
        ...

    async def proof(self, entry_id: str) -> bytes | None:
        """That this entry stands in the signed log; None: no such entry, or it is not signed yet."""
        ...

    async def checkpoint(self) -> tuple[str, str] | None:
        """The newest signed note, and the public key as text; None: nothing is signed yet."""
        ...
