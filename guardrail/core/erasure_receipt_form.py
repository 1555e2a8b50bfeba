"""The form of a receipt: ``docs/spec/erasure-receipt.schema.json``, written as conditions. Pure.

A verifier reads what strangers made, so nothing of it is used before all of it has the one form.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from guardrail.core.entry_kinds import parse_timestamp, timestamp
from guardrail.core.spelling import is_entry

FORMAT = "guardrail-erasure-receipt/1"
MOST_CITED = 80  # characters of a citation

Form = Callable[[Any], bool]


def fits(document: object) -> bool:
    """Whether this has all members of a receipt, none else, and each of its kind."""
    return _RECEIPT(document) and isinstance(document, dict) and bool(document["accounts"])


def is_count(value: object) -> bool:
    """Whether this is a whole number that counts something."""
    return type(value) is int and value >= 0


def is_counts(value: object) -> bool:
    """Whether these are such numbers by name."""
    return isinstance(value, dict) and all(map(is_count, value.values()))


def is_time(value: object) -> bool:
    """Whether this is a time in its one spelling."""
    try:
        return isinstance(value, str) and timestamp(parse_timestamp(value)) == value
    except ValueError:
        return False


def _like(pattern: str) -> Form:
    whole = re.compile(pattern)
    return lambda value: isinstance(value, str) and whole.fullmatch(value) is not None


def _members(**forms: Form) -> Form:
    def accepts(value: Any) -> bool:
        return (
            isinstance(value, dict)
            and value.keys() == forms.keys()
            and all(form(value[name]) for name, form in forms.items())
        )

    return accepts


def _list(form: Form) -> Form:
    return lambda value: isinstance(value, list) and all(map(form, value))


def _or_null(form: Form) -> Form:
    return lambda value: value is None or form(value)


def _text(value: object) -> bool:
    return isinstance(value, str)


def _cited(value: object) -> bool:
    return isinstance(value, str) and len(value) <= MOST_CITED


def _entry(value: object) -> bool:
    return isinstance(value, str) and is_entry(value.encode())


_CODE, _NAME = _like("[a-z][a-z0-9_]{1,63}"), _like("[a-z][a-z0-9-]{0,31}")
_PROVEN = _members(entry=_entry, position=is_count, hashes=_list(_like("[0-9a-f]{64}")))
_ACCOUNT = _members(subject=_like("sub_[a-z2-7]{26}"), route=_NAME, begun=_PROVEN, completed=_PROVEN)
_KEPT = _members(
    kind=_like("message|vault|profile|consent|disclosure|waiting|key|request_proof|audit_entry"),
    action=_like("restrict|keep"),
    reason=_CODE,
    citation=_or_null(_cited),
    until=_or_null(is_time),
)
_RECEIPT = _members(
    format=_like(re.escape(FORMAT)),
    id=_like("rct_[a-z2-7]{26}"),
    request=_like("req_[a-z2-7]{26}"),
    right=_like("erasure|objection|withdraw"),
    way=_like("chat|officer|agent|opendsr|channel"),
    ground=_like("request|withdrawal|objection|purpose_ended|unlawful|child|legal_duty"),
    received_at=is_time,
    decided_at=is_time,
    unreadable_at=is_time,
    completed_at=is_time,
    issued_at=is_time,
    erased=lambda value: is_counts(value) and all(map(_CODE, value)),
    keys=is_count,
    kept=_list(_KEPT),
    recipients=_list(_members(name=_NAME, state=_CODE, at=_or_null(is_time))),
    epoch=is_count,
    backups_unreadable_from=_or_null(is_time),
    revision=_like("((sha256:)?[0-9a-f]{32,64})?"),
    accounts=_list(_ACCOUNT),
    checkpoint=_text,
    handovers=_list(_text),
)
