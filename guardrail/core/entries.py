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
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeAlias

import rfc8785

from guardrail.core.merkle import leaf_hash
from guardrail.errors import IntegrityError
from guardrail.types import Action, AuditRecorded, Citation, Direction, Effect, EventKind, InboxState, Saying

MAX_BYTES = 8192  # of an entry's canonical form
MAX_COUNT = 1_000_000
MAX_SECONDS = 100 * 366 * 86_400

Value: TypeAlias = str | int | bool | Sequence[str] | Mapping[str, int]


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


# ---------------------------------------------------------------- kinds of fields


@dataclass(frozen=True, slots=True)
class Kind:
    """What a field may hold: ``read`` gives the value as it is logged, or raises ValueError."""

    name: str
    read: Callable[[object], Value]


def _matching(name: str, pattern: str) -> Kind:
    whole = re.compile(pattern, re.ASCII)

    def read(value: object) -> str:
        if not isinstance(value, str) or not whole.fullmatch(value):
            raise ValueError
        return str(value)

    return Kind(name, read)


def _among(words: type[StrEnum]) -> Kind:
    known = {str(word.value) for word in words}

    def read(value: object) -> str:
        if not isinstance(value, str) or value not in known:
            raise ValueError
        return str(value)

    return Kind("one of " + ", ".join(f"`{word.value}`" for word in words), read)


def _whole(name: str, most: int) -> Kind:
    def read(value: object) -> int:
        if type(value) is not int or not 0 <= value <= most:
            raise ValueError
        return value

    return Kind(name, read)


def many(kind: Kind, most: int = 32) -> Kind:
    """A list of values of one kind; sets are sorted."""

    def read(value: object) -> tuple[str, ...]:
        if isinstance(value, (set, frozenset)):
            value = sorted(str(kind.read(item)) for item in value)
        if not isinstance(value, (list, tuple)) or len(value) > most:
            raise ValueError
        return tuple(str(kind.read(item)) for item in value)

    return Kind(f"list of: {kind.name}", read)


def counts(kind: Kind, most: int = 64) -> Kind:
    """How often, by a key of one kind; keys are sorted."""

    def read(value: object) -> dict[str, int]:
        if not isinstance(value, Mapping) or len(value) > most:
            raise ValueError
        found = {str(kind.read(key)): COUNT.read(number) for key, number in value.items()}
        return {key: number for key, number in sorted(found.items()) if isinstance(number, int)}

    return Kind(f"counts by: {kind.name}", read)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _instant(value: object) -> str:
    if isinstance(value, datetime):
        return timestamp(value)
    if not isinstance(value, str) or timestamp(parse_timestamp(value)) != value:
        raise ValueError
    return str(value)


def _id(prefix: str) -> Kind:
    return _matching(f"random id `{prefix}_…`", rf"{prefix}_[a-z2-7]{{26}}")


CODE = _matching("code (lower-case words joined by `_`)", r"(?=.{2,64}$)[a-z][a-z0-9]{0,31}(_[a-z0-9]{1,31}){0,9}")
NAME = _matching("name from the configuration", r"(?!.*\d{7})[a-z][a-z0-9-]{0,31}")
ENTITY_TYPE = _matching("entity type", r"(?!.*\d{7})[A-Z][A-Z0-9_]{1,63}")
LANGUAGE = _matching("language (BCP 47)", r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
REVISION = _matching("revision (32 to 64 hex digits)", r"(sha256:)?[0-9a-f]{32,64}")
VERSION = _matching("version", r"v?(\d{1,2}(\.\d{1,3}){0,2}|20\d\d-\d\d-\d\d)([.-]?[a-z]{0,3}\d{1,2})?")
CITATION = _matching(
    "citation (law, article)",
    r"(?=[^ ]*[A-Z])[A-Z0-9][A-Z0-9-]{1,31} (?=.*\d)(?!.*\d{6})[0-9A-Za-z().-]{1,24}",
)
COUNT = _whole("number", MAX_COUNT)
SIZE = _whole("number of log entries", 2**53 - 1)
SECONDS = _whole("seconds", MAX_SECONDS)
MILLISECONDS = _whole("milliseconds", 86_400_000)
STATUS = _whole("HTTP status", 599)
FLAG = Kind("true or false", _flag)
TIME = Kind("time (RFC 3339, UTC, microseconds)", _instant)
ENTITIES = counts(ENTITY_TYPE)
SUBJECT, CONVERSATION, TURN, DECISION = _id("sub"), _id("cnv"), _id("trn"), _id("dec")
ITEM, ENVELOPE, REQUEST, RECORD, SESSION = _id("itm"), _id("env"), _id("req"), _id("rec"), _id("ses")


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
    "direction": _among(Direction),
    "ephemeral": FLAG,
    "group": FLAG,
    "item": ITEM,
    "envelope": ENVELOPE,
}
_TEXT = {"text_version": VERSION, "language": LANGUAGE}
_DECIDED = {
    "action": _among(Action),
    "engine": CODE,
    "revision": REVISION,
    "reasons": many(CODE),
    "citations": many(CITATION),
    "obligations": many(CODE),
    "effects": many(_among(Effect)),
    "says": many(_among(Saying)),
    "entities": ENTITIES,
    "keep": FLAG,
    "expires_after": SECONDS,
    "disclosure_due": FLAG,
    "valid_until": TIME,
    "language": LANGUAGE,
    "certain": FLAG,
    "unscanned": many(_among(Attachment)),
}
_CONSENT = {**_TURN, **_TEXT, "purpose": CODE, "record": RECORD}
_ERASURE = {"subject": SUBJECT, "turn": TURN, "conversation": CONVERSATION, "route": NAME, "request": REQUEST}
_INBOX = {**_TURN, "attempts": COUNT, "state": _among(InboxState), "code": CODE, "position": COUNT}
_CONTROL = {"session": SESSION, "request": REQUEST, "actor": NAME}


def _turn(meaning: str, **more: Kind) -> Event:
    return Event(meaning, {**_TURN, **more}, frozenset({"turn"}))


def _consent(meaning: str) -> Event:
    return Event(meaning, _CONSENT, frozenset({"subject"}))


def _erasure(meaning: str, **more: Kind) -> Event:
    return Event(meaning, {**_ERASURE, **more}, frozenset({"subject"}))


def _inbox(meaning: str) -> Event:
    return Event(meaning, _INBOX, frozenset({"item"}))


CATALOGUE: Mapping[str, Event] = {
    "turn:message:received": _turn(
        "A message arrived and its sender was identified.",
        event=_among(EventKind),
        parts=COUNT,
        attachments=many(_among(Attachment)),
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
    "turn:answer:given": _turn("Guardrail answered itself; the bot heard nothing.", says=many(_among(Saying))),
    "turn:call:made": _turn(
        "A call of the bot to the channel's API was passed on.",
        entities=ENTITIES,
        restored=COUNT,
        disclosed=FLAG,
        status=STATUS,
        recipients=COUNT,
        milliseconds=MILLISECONDS,
    ),
    "turn:message:refused": _turn("Policy refused the message.", stage=_among(Stage), code=CODE),
    "turn:message:held": _turn("The message waits, sealed, for consent.", expires_at=TIME),
    "turn:message:released": _turn("A waiting message goes on, consent given.", waited=SECONDS),
    "turn:message:dropped": _turn("A waiting message was dropped.", code=CODE),
    "turn:message:deleted": _turn("The person took a message back; its transcript record was deleted."),
    "turn:turn:failed": _turn(
        "A stage failed; nothing went on, the person got the safe reply.",
        stage=_among(Stage),
        code=CODE,
        status=STATUS,
        retryable=FLAG,
    ),
    "turn:answer:stopped": _turn(
        "The guard stopped the bot's answer.", code=CODE, entities=ENTITIES, reasons=many(CODE)
    ),
    "turn:outcome:unknown": _turn("The process ended between intent and outcome; found at the next start."),
    "turn:disclosure:shown": _turn(
        "The person was told that a machine answers.", **_TEXT, citation=CITATION, record=RECORD
    ),
    "consent:purpose:asked": _consent("The consent question was shown."),
    "consent:purpose:given": _consent("The person consented."),
    "consent:purpose:refused": _consent("The person said no."),
    "consent:purpose:withdrawn": _consent("The person took consent back."),
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
    "control:audit:exported": Event("The audit log was exported.", {**_CONTROL, "size": SIZE}),
    "process:guardrail:started": Event(
        "A process began to serve.",
        {"version": VERSION, "revision": REVISION, "engine": CODE, "routes": many(NAME, 256)},
    ),
    "process:guardrail:stopped": Event("A process ended in good order.", {"version": VERSION}),
    "process:policy:loaded": Event("A policy revision took effect.", {"revision": REVISION, "engine": CODE}),
}
"""Every tag there is; ``docs/reference/audit-events.md`` is generated from it."""

_ENTRY_ID = _id("ent")


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


def timestamp(at: datetime) -> str:
    """RFC 3339 in UTC with six digits of a second; ValueError for a naive time."""
    if at.utcoffset() is None:
        raise ValueError("a time without a zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def parse_timestamp(text: str) -> datetime:
    """The time of :func:`timestamp`; ValueError for any other spelling."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def cite(citation: Citation) -> str:
    """A citation as a code, e.g. ``GDPR 6(1)(a)``; article ``0`` stands for a law as a whole."""
    law = re.sub(r"[^A-Z0-9]+", "-", citation.law.upper()).strip("-")[:32].rstrip("-")
    article = re.sub(r"[^0-9A-Za-z().-]+", "-", re.sub(r"^\D*", "", citation.article))[:24].rstrip("-(")
    return str(CITATION.read(f"{law} {article or '0'}"))


def _read(tag: str, name: str, kind: Kind, value: object) -> Value:
    try:
        return kind.read(value)
    except (ValueError, TypeError):
        raise ValueError(f"{tag}: {name} is not a {kind.name.split(' (')[0]}") from None
