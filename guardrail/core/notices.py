"""Something that somebody outside must be told, from the act it tells of until it was taken. Pure.

A notice is one dossier. Its body holds random ids, names of the configuration, times and counts: whom it concerns is
said in the ids by which bots and recipients know conversations (``cnv_…``), which here lead nowhere once the person
is erased. Telling every recipient is GDPR Art. 19 and 11 CCR 7022(b)(2)-(3); keeping proof that it was done for two
years is 11 CCR 7101(a).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from guardrail.core.entry_kinds import parse_timestamp, timestamp
from guardrail.errors import IntegrityError
from guardrail.types import Dossier, DossierKind, Json, Purpose, Sealed

FIRST_RETRY, LONGEST_WAIT = timedelta(seconds=5), timedelta(days=1)
FIRST_LOOK, LONGEST_LOOK = timedelta(minutes=1), timedelta(hours=6)
"""How soon, and at the latest how often, somebody who took a notice is asked how far it is."""
PATIENCE = timedelta(days=30)
"""How long a recipient is tried before somebody must look."""
MOST_WORK = timedelta(days=120)
"""How long a recipient that took a notice may work on it: the longest legal time (90 days) and a month."""
KEPT = timedelta(days=731)
"""How long it is kept who was told what (24 months, 11 CCR 7101(a)), unless the request says longer."""
MOST_CONVERSATIONS = 500
"""Conversations in one notice; more go into several, so that each stays small enough for any receiver."""


class NoticeState(StrEnum):
    """Where a notice stands."""

    WAITING = "waiting"  # to be sent, or to be sent again
    ACCEPTED = "accepted"  # the recipient has it and works on it; it is asked how far it is
    SENT = "sent"  # the recipient took it, or is done
    FAILED = "failed"  # it did not take it for too long, or said that it never will
    WATCHING = "watching"  # a request of a controller, whose every change is told (OpenDSR 2.0, section 8.5)
    CLOSED = "closed"  # nothing of it will change any more


LIVE = frozenset({NoticeState.WAITING, NoticeState.ACCEPTED})
ENDED = frozenset({NoticeState.SENT, NoticeState.FAILED})


class Verdict(StrEnum):
    """What came of one attempt."""

    TAKEN = "taken"  # the recipient is done
    WORKING = "working"  # the recipient has it and is not done
    LOST = "lost"  # it had the notice and no longer knows it
    AGAIN = "again"  # not now
    NEVER = "never"  # not ever: trying again would change nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The outcome of an attempt; ``until`` is when the recipient expects to be done."""

    verdict: Verdict
    status: int | None = None  # of HTTP; None: there was no answer
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice as it stands."""

    id: str
    request: str
    recipient: str
    what: str
    at: datetime  # of the act
    give_up: datetime
    kept_until: datetime
    state: NoticeState = NoticeState.WAITING
    due_at: datetime | None = None
    purposes: tuple[Purpose, ...] = ()  # empty: all
    conversations: tuple[str, ...] | None = ()  # None: not looked up yet
    subject: str | None = None  # whose conversations to look up
    external_id: str | None = None  # the request's UUID with the recipient (OpenDSR)
    regulation: str = "gdpr"
    attempts: int = 0  # to hand it over
    looks: int = 0  # how often the recipient was asked how far it is
    status: int | None = None
    told_at: datetime | None = None
    count: int = 0  # of conversations
    version: int = 1
    sealed: Sealed | None = field(default=None, repr=False)  # a callback's address, under the notice's own key


def retry_after(attempts: int, entropy: Callable[[int], bytes]) -> timedelta:
    """The pause after so many attempts: twice as long each time, up to a day; half of it is chance, so that
    processes and notices do not come back all at once."""
    return _pause(FIRST_RETRY, LONGEST_WAIT, attempts, entropy)


def look_after(looks: int, entropy: Callable[[int], bytes]) -> timedelta:
    """The same for asking how far a recipient is."""
    return _pause(FIRST_LOOK, LONGEST_LOOK, looks, entropy)


def _pause(first: timedelta, longest: timedelta, times: int, entropy: Callable[[int], bytes]) -> timedelta:
    whole = min(longest, first * (1 << min(max(times - 1, 0), 20)))
    return whole * (0.5 + int.from_bytes(entropy(2), "big") / 131_072)


def after(notice: Notice, told: Told, at: datetime, entropy: Callable[[int], bytes]) -> Notice:
    """The notice after an attempt that ended at ``at``."""
    working = notice.state is NoticeState.ACCEPTED
    tried = replace(
        notice,
        version=notice.version + 1,
        status=told.status,
        told_at=at,
        attempts=notice.attempts + (not working),
        looks=notice.looks + working,
    )
    if told.verdict is Verdict.TAKEN:
        # The ids have served: what is kept is who was told of what, and when.
        return replace(
            tried, state=NoticeState.SENT, due_at=notice.kept_until, conversations=(), subject=None, sealed=None
        )
    if told.verdict is Verdict.WORKING and not working:
        give_up = min(max(notice.give_up, (told.until or at) + PATIENCE), at + MOST_WORK)
        tried = replace(tried, state=NoticeState.ACCEPTED, give_up=give_up)
    elif told.verdict is Verdict.LOST:
        tried = replace(tried, state=NoticeState.WAITING)
    looking = tried.state is NoticeState.ACCEPTED
    due_at = at + (look_after(tried.looks + 1, entropy) if looking else retry_after(tried.attempts, entropy))
    if told.verdict is Verdict.NEVER or due_at > tried.give_up:
        return replace(tried, state=NoticeState.FAILED, due_at=notice.kept_until)
    return replace(tried, due_at=due_at)


def again(notice: Notice, at: datetime) -> Notice:
    """A failed notice that somebody wants tried again. It does not become untried: the recipient may have it."""
    return replace(
        notice,
        version=notice.version + 1,
        state=NoticeState.WAITING,
        due_at=at,
        give_up=at + PATIENCE,
        attempts=1,
        looks=0,
    )


def saved(notice: Notice) -> Dossier:
    """The notice as a dossier."""
    body: dict[str, Json] = {
        "recipient": notice.recipient,
        "what": notice.what,
        "give_up": timestamp(notice.give_up),
        "kept_until": timestamp(notice.kept_until),
        "purposes": [purpose.value for purpose in notice.purposes],
        "conversations": None if notice.conversations is None else list(notice.conversations),
        "subject": notice.subject,
        "external_id": notice.external_id,
        "regulation": notice.regulation,
        "attempts": notice.attempts,
        "looks": notice.looks,
        "status": notice.status,
        "told_at": None if notice.told_at is None else timestamp(notice.told_at),
        "count": notice.count,
    }
    return Dossier(
        kind=DossierKind.NOTICE,
        id=notice.id,
        parent_id=notice.request,
        state=notice.state,
        at=notice.at,
        due_at=notice.due_at,
        version=notice.version,
        body=body,
        sealed=notice.sealed,
    )


def read(dossier: Dossier) -> Notice:
    """A dossier as the notice it is; :class:`~guardrail.errors.IntegrityError` for anything else."""
    body = dossier.body
    try:
        conversations = body["conversations"]
        told_at = _text(body, "told_at")
        return Notice(
            id=dossier.id,
            request=dossier.parent_id or "",
            recipient=str(body["recipient"]),
            what=str(body["what"]),
            at=dossier.at,
            give_up=parse_timestamp(str(body["give_up"])),
            kept_until=parse_timestamp(str(body["kept_until"])),
            state=NoticeState(dossier.state),
            due_at=dossier.due_at,
            purposes=tuple(Purpose(str(purpose)) for purpose in _list(body, "purposes")),
            conversations=None if conversations is None else tuple(str(c) for c in _list(body, "conversations")),
            subject=_text(body, "subject"),
            external_id=_text(body, "external_id"),
            regulation=str(body["regulation"]),
            attempts=_number(body, "attempts") or 0,
            looks=_number(body, "looks") or 0,
            status=_number(body, "status"),
            told_at=None if told_at is None else parse_timestamp(told_at),
            count=_number(body, "count") or 0,
            version=dossier.version,
            sealed=dossier.sealed,
        )
    except (KeyError, ValueError, TypeError):
        pass
    raise IntegrityError("a dossier that is no notice", code="bad_dossier")


def _text(body: Mapping[str, Json], name: str) -> str | None:
    value = body[name]
    return None if value is None else str(value)


def _number(body: Mapping[str, Json], name: str) -> int | None:
    value = body[name]
    if value is not None and type(value) is not int:
        raise ValueError(name)
    return value


def _list(body: Mapping[str, Json], name: str) -> Sequence[Json]:
    value = body[name]
    if not isinstance(value, list):
        raise TypeError(name)
    return value
