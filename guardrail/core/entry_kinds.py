"""Kinds of audit fields: each leaves no room for words of a person.

Enumerated words, numbers, times, flags, revisions, random ids, counts, and names given by an operator or a
policy author in the narrow spelling of a code. A kind's ``read`` gives the value as it is logged, or raises
ValueError without saying what it saw.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeAlias

MAX_COUNT = 1_000_000
MAX_SECONDS = 100 * 366 * 86_400

Value: TypeAlias = str | int | bool | Sequence[str] | Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a field may hold: ``read`` gives the value as it is logged, or raises ValueError."""

    name: str
    read: Callable[[object], Value]


def matching(name: str, pattern: str) -> Kind:
    """Text that the whole pattern matches."""
    whole = re.compile(pattern, re.ASCII)

    def read(value: object) -> str:
        if not isinstance(value, str) or not whole.fullmatch(value):
            raise ValueError
        return str(value)

    return Kind(name, read)


def among(words: type[StrEnum]) -> Kind:
    """One of an enumeration's words."""
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


def random_id(prefix: str) -> Kind:
    """An id of :func:`guardrail.core.ids.new_id`."""
    return matching(f"random id `{prefix}_…`", rf"{prefix}_[a-z2-7]{{26}}")


CODE = matching("code (lower-case words joined by `_`)", r"(?=.{2,64}$)[a-z][a-z0-9]{0,31}(_[a-z0-9]{1,31}){0,9}")
OBLIGATION = matching(
    "obligation (a code; `kept:TYPE:purpose`)",
    r"(?!.*\d{7})[a-z][a-z0-9_]{1,63}(:[A-Z][A-Z0-9_]{1,63}:[a-z][a-z0-9_]{0,63})?",
)
NAME = matching("name from the configuration", r"(?!.*\d{7})[a-z][a-z0-9-]{0,31}")
ENTITY_TYPE = matching("entity type", r"(?!.*\d{7})[A-Z][A-Z0-9_]{1,63}")
LANGUAGE = matching("language (BCP 47)", r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
REVISION = matching("revision (32 to 64 hex digits)", r"(sha256:)?[0-9a-f]{32,64}")
VERSION = matching("version", r"v?(\d{1,2}(\.\d{1,3}){0,2}|20\d\d-\d\d(-\d{1,2})?)([.-]?[a-z]{0,3}\d{1,2})?")
CITATION = matching(
    "citation (law, article)",
    r"(?=[^ ]*[A-Z])[A-Z0-9][A-Z0-9-]{1,47} (?=.*\d)(?!.*\d{6})[0-9A-Za-z().-]{1,24}",
)
COUNT = _whole("number", MAX_COUNT)
PERCENT = _whole("percent", 100)
SIZE = _whole("number of log entries", 2**53 - 1)
SECONDS = _whole("seconds", MAX_SECONDS)
MILLISECONDS = _whole("milliseconds", 86_400_000)
STATUS = _whole("HTTP status", 599)
FLAG = Kind("true or false", _flag)
TIME = Kind("time (RFC 3339, UTC, microseconds)", _instant)
ENTITIES = counts(ENTITY_TYPE)
SUBJECT, CONVERSATION, TURN, DECISION = random_id("sub"), random_id("cnv"), random_id("trn"), random_id("dec")
ITEM, ENVELOPE, REQUEST = random_id("itm"), random_id("env"), random_id("req")
RECORD, SESSION = random_id("rec"), random_id("ses")
RECEIPT, NOTICE, BUNDLE = random_id("rct"), random_id("ntc"), random_id("bnd")
PERSON, HOLD, REVEAL, OFFICER = random_id("per"), random_id("hld"), random_id("rvl"), random_id("off")
ACTION = matching("action of the access policy", r"[a-z]{2,16}\.[a-z_]{2,32}")


def timestamp(at: datetime) -> str:
    """RFC 3339 in UTC with six digits of a second; ValueError for a naive time."""
    if at.utcoffset() is None:
        raise ValueError("a time without a zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def parse_timestamp(text: str) -> datetime:
    """The time of :func:`timestamp`; ValueError for any other spelling."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
