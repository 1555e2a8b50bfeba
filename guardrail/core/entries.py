"""Audit entries: what may be said in the log, and in which bytes.

An entry is a tag ``source:subject:action`` of the catalogue and fields whose kinds leave no room for
words of a person: enumerated words, numbers, times, flags, revisions, random ids, counts by entity type,
and names that an operator or a policy author gave (routes, reasons, laws) in the narrow spelling of a code.
So the log can be shown to anyone and outlives an erasure unchanged.

The canonical bytes (RFC 8785) of ``{"at","fields","id","tag"}`` are a leaf of the Merkle log
(``docs/spec/audit-log.md``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

import rfc8785

from guardrail.core.entry_kinds import (
    ACTION,
    BUNDLE,
    CITATION,
    CODE,
    CONVERSATION,
    COUNT,
    DECISION,
    ENTITIES,
    ENVELOPE,
    FLAG,
    HOLD,
    ITEM,
    LANGUAGE,
    MILLISECONDS,
    NAME,
    NOTICE,
    OBLIGATION,
    OFFICER,
    PERCENT,
    PERSON,
    RECEIPT,
    RECORD,
    REQUEST,
    REVEAL,
    REVISION,
    SECONDS,
    SESSION,
    SIZE,
    STATUS,
    SUBJECT,
    TIME,
    TURN,
    VERSION,
    Kind,
    Value,
    among,
    counts,
    many,
    parse_timestamp,
    random_id,
    timestamp,
)
from guardrail.core.merkle import leaf_hash
from guardrail.core.requests import RequestState
from guardrail.errors import IntegrityError
from guardrail.types import (
    Action,
    AuditRecorded,
    Citation,
    ConsentMethod,
    Direction,
    Effect,
    Element,
    EventKind,
    InboxState,
    Intent,
    LegalBasis,
    Purpose,
    Right,
    Saying,
    Signal,
    Way,
)

MAX_BYTES = 8192  # of an entry's canonical form


class Stage(StrEnum):
    """Where a turn can fail; also the closed set of metric labels."""

    AUTHENTICATE = "authenticate"
    DECODE = "decode"
    IDENTIFY = "identify"
    INSPECT = "inspect"
    DECIDE = "decide"
    REDACT = "redact"
    INTEND = "intend"
    BOT = "bot"
    RESTORE = "restore"
    GUARD = "guard"
    DISCLOSE = "disclose"
    RECORD = "record"
    ENCODE = "encode"
    DELIVER = "deliver"
    ERASE = "erase"


class Attachment(StrEnum):
    """Media that nothing looks into."""

    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    FILE = "file"


class AnchorKind(StrEnum):
    """Second places for checkpoints."""

    FILE = "file"
    WEBHOOK = "webhook"
    OBJECT = "object"


# ---------------------------------------------------------------- the catalogue


@dataclass(frozen=True, slots=True)
class Event:
    """What one tag means and which fields it takes, by name; ``needs`` cannot be left out."""

    meaning: str
    fields: Mapping[str, Kind] = field(default_factory=dict)
    needs: frozenset[str] = frozenset()


_TURN = {
    "turn": TURN,
    "conversation": CONVERSATION,
    "subject": SUBJECT,
    "decision": DECISION,
    "route": NAME,
    "channel": NAME,
    "direction": among(Direction),
    "ephemeral": FLAG,
    "group": FLAG,
    "item": ITEM,
    "envelope": ENVELOPE,
}
_TEXT = {"text_version": VERSION, "language": LANGUAGE}
_DECIDED = {
    "action": among(Action),
    "engine": CODE,
    "revision": REVISION,
    "reasons": many(CODE),
    "citations": many(CITATION, 64),
    "jurisdictions": many(NAME, 64),
    "allowed": many(among(Purpose)),
    "signals": many(among(Signal)),
    "obligations": many(OBLIGATION, 64),
    "effects": many(among(Effect)),
    "says": many(among(Saying)),
    "entities": ENTITIES,
    "keep": FLAG,
    "expires_after": SECONDS,
    "disclosure_due": FLAG,
    "valid_until": TIME,
    "language": LANGUAGE,
    "certain": FLAG,
    "scanned": COUNT,
    "exempt": COUNT,
    "unscanned": many(among(Attachment)),
    "certainty": PERCENT,
    "disguised": COUNT,
}
_CONSENT = {
    **_TURN,
    **_TEXT,
    "purpose": among(Purpose),
    "method": among(ConsentMethod),
    "basis": among(LegalBasis),
    "record": RECORD,
}
_ERASURE = {"subject": SUBJECT, "turn": TURN, "conversation": CONVERSATION, "route": NAME, "request": REQUEST}
_INBOX = {**_TURN, "attempts": COUNT, "state": among(InboxState), "code": CODE, "position": COUNT}
_CONTROL = {"session": SESSION, "request": REQUEST, "actor": NAME, "officer": OFFICER}
_ACCESS = {**_CONTROL, "action": ACTION, "roles": many(CODE), "subject": SUBJECT, "conversation": CONVERSATION}
_DOOR = {**_CONTROL, "by": OFFICER, "roles": many(CODE), "code": CODE, "seconds": SECONDS}
_REQUEST = {
    "request": REQUEST,
    "right": among(Right),
    "way": among(Way),
    "about": among(Purpose),
    "route": NAME,
    "subject": SUBJECT,
    "turn": TURN,
    "officer": OFFICER,
    "controller": NAME,
    "state": among(RequestState),
    "reasons": many(CODE),
    "obligations": many(OBLIGATION, 64),
    "citations": many(CITATION, 64),
    "revision": REVISION,
    "due": TIME,
}
_NOTICE = {"notice": NOTICE, "request": REQUEST, "recipient": NAME, "what": CODE, "status": STATUS, "attempts": COUNT}
_HELD = {
    "hold": HOLD,
    "subject": SUBJECT,
    "route": NAME,
    "officer": OFFICER,
    "rule": CODE,
    "until": TIME,
    "rows": counts(CODE),
}
_REVEAL = {
    "reveal": REVEAL,
    "conversation": CONVERSATION,
    "subject": SUBJECT,
    "officer": OFFICER,
    "seconds": SECONDS,
    "records": COUNT,
    "reasons": many(CODE),
}


def _turn(meaning: str, **more: Kind) -> Event:
    return Event(meaning, {**_TURN, **more}, frozenset({"turn"}))


def _consent(meaning: str) -> Event:
    return Event(meaning, _CONSENT, frozenset({"subject"}))


def _erasure(meaning: str, **more: Kind) -> Event:
    return Event(meaning, {**_ERASURE, **more}, frozenset({"subject"}))


def _request(meaning: str, **more: Kind) -> Event:
    return Event(meaning, {**_REQUEST, **more}, frozenset({"request", "right"}))


def _held(meaning: str) -> Event:
    return Event(meaning, _HELD, frozenset({"hold"}))


def _reveal(meaning: str) -> Event:
    return Event(meaning, _REVEAL, frozenset({"conversation"}))


def _inbox(meaning: str) -> Event:
    return Event(meaning, _INBOX, frozenset({"item"}))


CATALOGUE: Mapping[str, Event] = {
    "turn:message:received": _turn(
        "A message arrived and its sender was identified.",
        event=among(EventKind),
        parts=COUNT,
        attachments=many(among(Attachment)),
        language=LANGUAGE,
    ),
    "turn:decision:made": Event(
        "Policy decided about a turn.", {**_TURN, **_DECIDED}, frozenset({"turn", "decision", "action", "revision"})
    ),
    "turn:message:intended": _turn(
        "The pseudonymised message is about to go to the bot (committed before the call).",
        entities=ENTITIES,
        parts=COUNT,
    ),
    "turn:answer:sent": _turn(
        "The bot's answer, restored, was released to the person.",
        entities=ENTITIES,
        restored=COUNT,
        disclosed=FLAG,
        status=STATUS,
        chunks=COUNT,
        milliseconds=MILLISECONDS,
    ),
    "turn:answer:given": _turn("Guardrail answered itself; the bot heard nothing.", says=many(among(Saying))),
    "turn:call:made": _turn(
        "A call of the bot to the channel's API was passed on.",
        entities=ENTITIES,
        restored=COUNT,
        disclosed=FLAG,
        status=STATUS,
        recipients=COUNT,
        milliseconds=MILLISECONDS,
    ),
    "turn:message:refused": _turn("Policy refused the message.", stage=among(Stage), code=CODE),
    "turn:message:held": _turn("The message waits, sealed, for consent.", expires_at=TIME),
    "turn:message:released": _turn("A waiting message goes on, consent given.", waited=SECONDS),
    "turn:message:dropped": _turn("A waiting message was dropped.", code=CODE),
    "turn:message:deleted": _turn("The person took a message back; its transcript record was deleted."),
    "turn:turn:failed": _turn(
        "A stage failed; nothing went on, the person got the safe reply.",
        stage=among(Stage),
        code=CODE,
        status=STATUS,
        retryable=FLAG,
    ),
    "turn:answer:stopped": _turn(
        "The guard stopped the bot's answer.", code=CODE, entities=ENTITIES, reasons=many(CODE)
    ),
    "turn:outcome:unknown": _turn("The process ended between intent and outcome; found at the next start."),
    "turn:disclosure:shown": _turn(
        "The person was told that a machine answers.",
        **_TEXT,
        elements=many(among(Element)),
        citation=CITATION,
        record=RECORD,
    ),
    "turn:notice:shown": _turn("The notice at collection was shown.", **_TEXT, record=RECORD),
    "turn:handoff:begun": Event(
        "A human took a conversation over.",
        {**_TURN, "revision": REVISION, "engine": CODE},
        frozenset({"conversation"}),
    ),
    "turn:handoff:ended": Event(
        "The bot answers again; the disclosure is due.",
        {**_TURN, "revision": REVISION, "engine": CODE},
        frozenset({"conversation"}),
    ),
    "rights:request:received": Event(
        "A request about somebody's data came in. Before requests had ids of their own, `intent` said what was wanted.",
        {**_REQUEST, "intent": among(Intent), "decision": DECISION},
    ),
    "rights:request:acknowledged": _request(
        "Whoever asked was told that the request came, and when to expect the answer."
    ),
    "rights:request:asked": _request("The person was asked for more: identity, permission; the clock may stand."),
    "rights:request:identified": _request("Enough was shown of who asks."),
    "rights:request:accepted": _request("The request is in order; what it asks for is being done."),
    "rights:request:escalated": _request("An officer must look at it."),
    "rights:request:extended": _request("The answer may take longer, and the person was told why."),
    "rights:request:refused": _request("The request was refused, with reasons."),
    "rights:request:fulfilled": _request("What the request asked for was done.", receipt=RECEIPT),
    "rights:request:cancelled": _request("The person took the request back, or was erased meanwhile."),
    "rights:request:overdue": _request("The deadline passed without an answer."),
    "rights:notice:sent": Event("A recipient of the data was told.", _NOTICE, frozenset({"notice", "recipient"})),
    "rights:notice:failed": Event(
        "A recipient did not take a notice for too long; somebody must look.",
        _NOTICE,
        frozenset({"notice", "recipient"}),
    ),
    "rights:receipt:issued": Event(
        "The receipt of an erasure was signed.", {"receipt": RECEIPT, "request": REQUEST}, frozenset({"receipt"})
    ),
    "rights:proof:shown": Event(
        "An officer read what is kept as proof of a request.", {**_CONTROL, "receipt": RECEIPT}, frozenset({"request"})
    ),
    "rights:proof:expired": Event(
        "The proof of a request outlived its time and its key was destroyed.",
        {"request": REQUEST, "receipt": RECEIPT},
        frozenset({"request"}),
    ),
    "rights:bundle:offered": Event(
        "A one-time link to a copy of somebody's data was given; older ones of the request ended.",
        {"bundle": BUNDLE, "request": REQUEST, "subject": SUBJECT, "officer": OFFICER},
        frozenset({"bundle", "request"}),
    ),
    "rights:bundle:made": Event(
        "A copy of somebody's data was made.",
        {"bundle": BUNDLE, "request": REQUEST, "subject": SUBJECT, "officer": OFFICER, "records": COUNT},
        frozenset({"request"}),
    ),
    "rights:code:given": Event(
        "A one-time code was given to an account.", {"subject": SUBJECT}, frozenset({"subject"})
    ),
    "rights:code:redeemed": Event(
        "A one-time code came back.",
        {"subject": SUBJECT, "request": REQUEST, "officer": OFFICER},
        frozenset({"subject"}),
    ),
    "rights:code:refused": Event("A wrong, spent or old code was entered.", {"subject": SUBJECT, "officer": OFFICER}),
    "rights:account:linked": Event(
        "An account was linked with others of the same person.",
        {"subject": SUBJECT, "person": PERSON},
        frozenset({"subject"}),
    ),
    "rights:account:parted": Event(
        "The link of an account was undone.",
        {"subject": SUBJECT, "person": PERSON, "officer": OFFICER},
        frozenset({"subject"}),
    ),
    "rights:restriction:placed": _request("The data is stored and no longer processed (GDPR Art. 18)."),
    "rights:restriction:lifted": _request("The restriction ended, after the person was warned."),
    "hold:scope:placed": _held("Something must not be deleted."),
    "hold:scope:asked": _held("Somebody asked to lift a hold; a second person must agree."),
    "hold:scope:lifted": _held("A hold ended; what it alone kept is deleted."),
    "hold:scope:expired": _held("A hold ran out; what it alone kept is deleted."),
    "hold:records:kept": _held("Records were sealed anew for a hold before their owner's key was destroyed."),
    "reveal:transcript:asked": _reveal("An officer asked to read a transcript in clear, with a reason."),
    "reveal:transcript:approved": _reveal("A second person agreed."),
    "reveal:transcript:denied": _reveal("Policy did not let a transcript be read in clear."),
    "reveal:transcript:opened": _reveal("A transcript was read in clear (recorded before it was shown)."),
    "consent:purpose:asked": _consent("The consent question was shown."),
    "consent:purpose:given": _consent("The person consented."),
    "consent:purpose:refused": _consent("The person said no."),
    "consent:purpose:withdrawn": _consent("The person took consent back, or objected."),
    "consent:purpose:expired": _consent("The consent was older than the law lets it be."),
    "erasure:subject:requested": _erasure("A person asked to be erased; confirmation is pending.", **_TEXT),
    "erasure:subject:cancelled": _erasure("The person did not confirm."),
    "erasure:subject:begun": _erasure(
        "Erasure was decided; no turn of this subject commits any more.", decision=DECISION
    ),
    "erasure:subject:completed": _erasure(
        "The keys are destroyed and the rows deleted.",
        keys=COUNT,
        rows=counts(CODE),
        epoch=COUNT,
        backups_unreadable_from=TIME,
        milliseconds=MILLISECONDS,
    ),
    "inbox:message:received": _inbox("A webhook message lies sealed in the inbox."),
    "inbox:message:redelivered": _inbox("The channel sent a known message again; it was recorded once."),
    "inbox:message:conflicted": _inbox("A known message id came with other content and was refused."),
    "inbox:message:delivered": _inbox("The bot has the message."),
    "inbox:message:dropped": _inbox("The message will not be delivered."),
    "inbox:message:dead": _inbox("Delivery was given up after the last retry."),
    "retention:records:expired": Event("Expired rows were deleted.", {"rows": counts(CODE)}, frozenset({"rows"})),
    "keys:epoch:rotated": Event(
        "Living data keys were re-wrapped in a new epoch.", {"epoch": COUNT, "keys": COUNT}, frozenset({"epoch"})
    ),
    "keys:epoch:destroyed": Event("The old epoch's key is gone.", {"epoch": COUNT}, frozenset({"epoch"})),
    "control:transcript:shown": Event(
        "An officer read a pseudonymised transcript.", {**_CONTROL, "conversation": CONVERSATION, "records": COUNT}
    ),
    "control:erasure:ordered": Event(
        "An officer ordered an erasure.", {**_CONTROL, "subject": SUBJECT}, frozenset({"subject"})
    ),
    "control:subject:looked_up": Event(
        "An officer looked for a person's entries by the person's id in a channel; no subject: nobody is known there.",
        {**_CONTROL, "subject": SUBJECT, "route": NAME},
        frozenset({"route"}),
    ),
    "control:drill:finished": Event(
        "A backup of the data was tried aside: whether erased people stay unreadable in it and living ones open.",
        {
            "passed": FLAG,
            "size": SIZE,
            "erased": COUNT,
            "living": COUNT,
            "tried": SIZE,
            "opened": SIZE,
            "failed": SIZE,
            "replay": COUNT,
        },
        frozenset({"passed"}),
    ),
    "control:audit:exported": Event("The audit log was exported.", {**_CONTROL, "size": SIZE}),
    "control:audit:read": Event("An officer searched the log, or had a report of it.", {**_CONTROL, "report": CODE}),
    "control:action:allowed": Event(
        "The access policy let an officer do something.", {**_ACCESS}, frozenset({"officer", "action"})
    ),
    "control:action:denied": Event(
        "The access policy did not let somebody do something.",
        {**_ACCESS, "reasons": many(CODE)},
        frozenset({"action"}),
    ),
    "control:session:opened": Event("An officer logged in.", {**_DOOR}, frozenset({"officer"})),
    "control:session:failed": Event("Somebody failed to log in.", {**_DOOR}),
    "control:session:closed": Event("An officer logged out, or was logged out.", {**_DOOR}, frozenset({"officer"})),
    "control:officer:added": Event("An account of the control plane was made.", {**_DOOR}, frozenset({"officer"})),
    "control:officer:changed": Event("An account's roles or secrets changed.", {**_DOOR}, frozenset({"officer"})),
    "control:officer:disabled": Event("An account was disabled.", {**_DOOR}, frozenset({"officer"})),
    "control:officer:enabled": Event("An account was enabled again.", {**_DOOR}, frozenset({"officer"})),
    "control:officer:locked": Event(
        "Too many wrong log-ins locked an account for a while.", {**_DOOR}, frozenset({"officer"})
    ),
    "audit:checkpoint:anchored": Event(
        "A second place has the checkpoint of this size.",
        {"anchor": NAME, "kind": among(AnchorKind), "size": SIZE},
        frozenset({"anchor", "kind", "size"}),
    ),
    "audit:key:rotated": Event(
        "The log's signing key handed over to the next one: both signed so many entries, their root and each other "
        "(public keys, and signatures in halves). Later checkpoints are the new key's.",
        {
            "size": SIZE,
            "root": REVISION,
            "old": REVISION,
            "new": REVISION,
            "old_signature": many(REVISION, 2),
            "new_signature": many(REVISION, 2),
        },
        frozenset({"size", "root", "old", "new", "old_signature", "new_signature"}),
    ),
    "audit:log:begun": Event(
        "After the data were put back, a log of a new name begins with what was kept of the old one, which had "
        "signed more.",
        {"signed": SIZE, "kept": SIZE},
        frozenset({"signed", "kept"}),
    ),
    "process:guardrail:started": Event(
        "A process began to serve.",
        {"version": VERSION, "revision": REVISION, "engine": CODE, "routes": many(NAME, 256)},
    ),
    "process:guardrail:stopped": Event("A process ended in good order.", {"version": VERSION}),
    "process:policy:loaded": Event("Another policy revision took effect.", {"revision": REVISION, "engine": CODE}),
    "process:policy:refused": Event("A policy was given and refused; the one before decides on.", {"code": CODE}),
}
"""Every tag there is; ``docs/reference/audit-events.md`` is generated from it."""

_ENTRY_ID = random_id("ent")


# ---------------------------------------------------------------- entries and their bytes


def entry(tag: str, fields: Mapping[str, object], *, entry_id: str, at: datetime) -> AuditRecorded:
    """A checked entry. Fields that are None are left out.

    ValueError, a programmer's mistake, names the tag and the field but never a value.
    """
    event = CATALOGUE.get(tag)
    if event is None:
        raise ValueError("unknown audit tag")
    given = {name: value for name, value in fields.items() if value is not None}
    if not event.needs <= given.keys():
        raise ValueError(f"{tag}: missing {', '.join(sorted(event.needs - given.keys()))}")
    if not given.keys() <= event.fields.keys():
        raise ValueError(f"{tag}: a field that this tag does not take")
    read = {name: _read(tag, name, event.fields[name], given[name]) for name in sorted(given)}
    recorded = AuditRecorded(entry_id=str(_read(tag, "id", _ENTRY_ID, entry_id)), at=at, tag=tag, fields=read)
    timestamp(at)
    return recorded


def canonical(recorded: AuditRecorded) -> bytes:
    """The entry as canonical JSON (RFC 8785); ValueError unless the catalogue allows it."""
    checked = entry(recorded.tag, recorded.fields, entry_id=recorded.entry_id, at=recorded.at)
    body = rfc8785.dumps({
        "at": timestamp(checked.at),
        "fields": {name: list(v) if isinstance(v, tuple) else v for name, v in checked.fields.items()},
        "id": checked.entry_id,
        "tag": checked.tag,
    })  # fmt: skip
    if len(body) > MAX_BYTES:
        raise ValueError(f"{checked.tag}: longer than {MAX_BYTES} bytes")
    return body


def leaf(body: bytes) -> bytes:
    """The leaf hash of an entry's canonical bytes."""
    return leaf_hash(body)


def parse(body: bytes) -> AuditRecorded:
    """Read canonical bytes back; :class:`~guardrail.errors.IntegrityError` unless they are just that."""
    try:
        document = json.loads(body)
        at = parse_timestamp(document["at"])
        recorded = entry(document["tag"], document["fields"], entry_id=document["id"], at=at)
        if canonical(recorded) == body:
            return recorded
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    raise IntegrityError("not an entry of the catalogue", code="bad_entry")


@lru_cache(maxsize=4096)  # a few hundred rules are cited again and again
def cite(citation: Citation) -> str:
    """A citation as a code, e.g. ``GDPR 6(1)(a)``; article ``0`` stands for a law as a whole."""
    law = re.sub(r"[^A-Z0-9]+", "-", citation.law.upper()).strip("-")[:48].rstrip("-")
    article = re.sub(r"[^0-9A-Za-z().-]+", "-", re.sub(r"^\D*", "", citation.article))[:24].rstrip("-(")
    return str(CITATION.read(f"{law} {article or '0'}"))


def _read(tag: str, name: str, kind: Kind, value: object) -> Value:
    try:
        return kind.read(value)
    except (ValueError, TypeError):
        raise ValueError(f"{tag}: {name} is not a {kind.name.split(' (')[0]}") from None
