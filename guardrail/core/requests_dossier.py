"""A request as a dossier, and back. Pure.

The body holds words of enumerations, numbers, times, durations and random ids. Reading is strict: a body that is not
exactly what is written here is :class:`~guardrail.errors.IntegrityError` (``bad_request_record``), never guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from guardrail.core.clocks import DURATION
from guardrail.core.entry_kinds import LANGUAGE, NAME, REVISION
from guardrail.core.requests import PERMISSIONS, Request, RequestState, Shown, Step, Terms
from guardrail.core.requests_clocks import wake
from guardrail.core.requests_moves import Move
from guardrail.errors import IntegrityError
from guardrail.types import Dossier, DossierKind, Json, Purpose, Right, Way

_CODE = re.compile(r"[a-z][a-z0-9_]{0,63}(:[A-Za-z0-9_:]{1,130})?", re.ASCII)
_CITATION = re.compile(r"[A-Z0-9][A-Z0-9-]{1,47} [0-9A-Za-z().-]{1,24}", re.ASCII)
_OFFICER = re.compile(r"off_[a-z2-7]{26}", re.ASCII)
_EXTERNAL = re.compile(r"[0-9A-Za-z-]{1,64}", re.ASCII)
_STARTS = ("receipt", "latest_of_request_identity_fee")
_Value = TypeVar("_Value")
_Word = TypeVar("_Word", bound=StrEnum)
_Read = Callable[[Json], Any]


def to_dossier(request: Request) -> Dossier:
    """The request as it is stored; ``due_at`` is when somebody must look at it again."""
    body: dict[str, Json] = {}
    for name, (write, _) in _BODY.items():
        value = getattr(request, name)
        body[name] = None if value is None else write(value)
    return Dossier(
        kind=DossierKind.REQUEST,
        id=request.id,
        state=request.state.value,
        at=request.received_at,
        subject_id=request.subject_id,
        due_at=wake(request),
        lookup=request.lookup,
        version=request.version,
        body=body,
        sealed=request.note,
    )


def from_dossier(dossier: Dossier) -> Request:
    """Raises :class:`~guardrail.errors.IntegrityError` for what :func:`to_dossier` did not write."""
    try:
        if dossier.kind is not DossierKind.REQUEST or dossier.body.keys() != _BODY.keys():
            raise ValueError
        values = {name: _opened(name, read, dossier.body[name]) for name, (_, read) in _BODY.items()}
        return Request(
            id=dossier.id,
            subject_id=dossier.subject_id,
            received_at=dossier.at.astimezone(UTC),
            state=RequestState(dossier.state),
            version=dossier.version,
            lookup=dossier.lookup,
            note=dossier.sealed,
            **values,
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        raise IntegrityError("a request's record is none of ours", code="bad_request_record") from None


def _opened(name: str, read: _Read, value: Json) -> Any:
    if value is not None:
        return read(value)
    if name not in _NULLABLE:
        raise ValueError
    return None


# ---------------------------------------------------------------- values


def _word(words: type[_Word]) -> Callable[[Json], _Word]:
    return lambda value: words(_text(value))


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _matching(pattern: re.Pattern[str]) -> Callable[[Json], str]:
    def read(value: Json) -> str:
        text = _text(value)
        if not pattern.fullmatch(text):
            raise ValueError
        return text

    return read


def _among(words: tuple[str, ...]) -> Callable[[Json], str]:
    def read(value: Json) -> str:
        if value not in words:
            raise ValueError
        return _text(value)

    return read


def _flag(value: Json) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _count(value: Json) -> int:
    if type(value) is not int or value < 0:
        raise ValueError
    return value


def _instant(value: Json) -> datetime:
    at = datetime.fromisoformat(_text(value))
    if at.utcoffset() is None:
        raise ValueError
    return at.astimezone(UTC)


def _spelled(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _each(read: Callable[[Json], _Value]) -> Callable[[Json], tuple[_Value, ...]]:
    def read_all(value: Json) -> tuple[_Value, ...]:
        if not isinstance(value, list):
            raise TypeError
        return tuple(read(item) for item in value)

    return read_all


def _object(reads: Mapping[str, _Read]) -> Callable[[Json], dict[str, Any]]:
    def read(value: Json) -> dict[str, Any]:
        if not isinstance(value, dict) or value.keys() != reads.keys():
            raise ValueError
        return {name: reads[name](value[name]) for name in reads}

    return read


def _maybe(read: Callable[[Json], _Value]) -> Callable[[Json], _Value | None]:
    return lambda value: None if value is None else read(value)


def _plain(value: Any) -> Json:
    return value  # type: ignore[no-any-return]


def _listed(value: tuple[str, ...]) -> Json:
    return [str(item) for item in value]


def _actor(value: Json) -> str:
    text = _text(value)
    if not _OFFICER.fullmatch(text):
        NAME.read(text)
    return text


def _language(value: Json) -> str:
    return str(LANGUAGE.read(value))


def _revision(value: Json) -> str:
    return str(REVISION.read(value))


def _name(value: Json) -> str:
    return str(NAME.read(value))


def _mapping(value: Json) -> Mapping[str, Json]:
    if not isinstance(value, dict):
        raise TypeError
    return value


_CODES = _each(_matching(_CODE))
_SHOWN = _object({
    "account": _flag, "code": _flag, "data_points": _count, "declaration": _flag,
    "permission": _among(PERMISSIONS), "doubt": _flag,
})  # fmt: skip
_DURATIONS = _each(_matching(DURATION))
_TERMS = _object({
    "deadlines": _DURATIONS, "acknowledge": _DURATIONS, "extensions": _DURATIONS,
    "start": _among(_STARTS), "pauses": _flag,
})  # fmt: skip
_STEP = _object({
    "at": _instant, "move": _word(Move), "to": _word(RequestState), "by": _maybe(_actor), "reasons": _CODES,
})  # fmt: skip


def _step(step: Step) -> Json:
    return {
        "at": _spelled(step.at),
        "move": step.move,
        "to": step.to.value,
        "by": step.by,
        "reasons": [*step.reasons],
    }


def _terms(terms: Terms) -> Json:
    written: dict[str, Json] = {}
    for each in fields(terms):
        value = getattr(terms, each.name)
        written[each.name] = [*value] if isinstance(value, tuple) else value
    return written


def _pause(value: Json) -> tuple[datetime, datetime]:
    stop, go = _each(_instant)(value)
    return stop, go


_TIME: tuple[Callable[[Any], Json], _Read] = (_spelled, _instant)
_LIST: tuple[Callable[[Any], Json], _Read] = (_listed, _CODES)

_BODY: Mapping[str, tuple[Callable[[Any], Json], _Read]] = {
    "right": (str, _word(Right)),
    "way": (str, _word(Way)),
    "route": (str, _name),
    "language": (str, _language),
    "about": (str, _word(Purpose)),
    "shown": (lambda shown: {each.name: getattr(shown, each.name) for each in fields(shown)},
              lambda value: Shown(**_SHOWN(value))),
    "terms": (_terms, lambda value: Terms(**_TERMS(value))),
    "ways": _LIST,
    "begun_at": _TIME,
    "first_due_at": _TIME,
    "due_at": _TIME,
    "silent_by": _TIME,
    "acknowledge_by": _TIME,
    "acknowledged_at": _TIME,
    "asked_at": _TIME,
    "identified_at": _TIME,
    "extended": (str, _among(("complexity", "number"))),
    "paused_at": _TIME,
    "pauses": (lambda pauses: [[_spelled(stop), _spelled(go)] for stop, go in pauses], _each(_pause)),
    "reminded_at": _TIME,
    "overdue_at": _TIME,
    "fee": (str, _among(("free", "reasonable"))),
    "reasons": _LIST,
    "obligations": _LIST,
    "citations": (_listed, _each(_matching(_CITATION))),
    "elements": _LIST,
    "revision": (str, _revision),
    "closed_at": _TIME,
    "proof_seconds": (_plain, _count),
    "proof_until": _TIME,
    "decided_by": (str, _actor),
    "controller": (str, _name),
    "external_id": (str, _matching(_EXTERNAL)),
    "history": (lambda steps: [_step(step) for step in steps],
                _each(lambda value: Step(**_STEP(value)))),
    "plan": (dict, _mapping),
}  # fmt: skip
"""The fields of a body: how each is written, and read."""

_NULLABLE = frozenset({
    "about", "terms", "begun_at", "first_due_at", "due_at", "silent_by", "acknowledge_by", "acknowledged_at",
    "asked_at", "identified_at", "extended", "paused_at", "reminded_at", "overdue_at", "revision", "closed_at",
    "proof_seconds", "proof_until", "decided_by", "controller", "external_id", "plan",
})  # fmt: skip
