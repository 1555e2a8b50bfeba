"""A request as a dossier, and back; and bodies that are none of ours."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrail.core.requests import Request, RequestState, Shown, Step, Terms
from guardrail.core.requests_dossier import from_dossier, to_dossier
from guardrail.core.requests_moves import Move
from guardrail.errors import IntegrityError
from guardrail.types import DossierKind, Purpose, Right, Sealed, Way

NOON = datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=UTC)
OFFICER = "off_" + "a" * 26

FULL = Request(
    id="req_" + "b" * 26,
    right=Right.OBJECTION,
    way=Way.OPENDSR,
    route="shop",
    subject_id="sub_" + "c" * 26,
    received_at=NOON,
    state=RequestState.WORKING,
    language="zh-Hant-TW",
    about=Purpose.MARKETING,
    version=3,
    shown=Shown(account=True, code=True, data_points=2, declaration=True, permission="signed", doubt=True),
    terms=Terms(deadlines=("P1M", "P45D"), acknowledge=("P10B",), extensions=("P2M",), pauses=True),
    ways=("account",),
    begun_at=NOON,
    first_due_at=NOON,
    due_at=NOON,
    silent_by=NOON,
    acknowledge_by=NOON,
    acknowledged_at=NOON,
    asked_at=NOON,
    identified_at=NOON,
    extended="number",
    paused_at=NOON,
    pauses=((NOON, NOON + timedelta(days=1)),),
    reminded_at=NOON,
    overdue_at=NOON,
    fee="reasonable",
    reasons=("request_in_order",),
    obligations=("keep_proof", "kept:EMAIL_ADDRESS:delivery"),
    citations=("GDPR 12(3)",),
    elements=("reasons",),
    revision="sha256:" + "0" * 64,
    closed_at=NOON,
    proof_seconds=63_158_400,
    proof_until=NOON,
    decided_by=OFFICER,
    controller="broker",
    external_id="a7551968-d5d6-44b2-9831-815ac9017798",
    history=(Step(at=NOON, move=Move.ACCEPT.value, to=RequestState.WORKING, by="broker", reasons=("number",)),),
    plan={"accounts": [{"kept": []}]},
    lookup=b"1" * 32,
    note=Sealed(b"sealed"),
)
LEAST = Request(
    id=FULL.id,
    right=Right.ACCESS,
    way=Way.CHAT,
    route="shop",
    subject_id=None,
    received_at=NOON,
    state=RequestState.RECEIVED,
    language="en",
)


@pytest.mark.parametrize("request_", [FULL, LEAST])
def test_back_and_forth(request_: Request) -> None:
    dossier = to_dossier(request_)
    through = replace(dossier, body=json.loads(json.dumps(dict(dossier.body))))
    assert from_dossier(through) == request_
    assert dossier.kind is DossierKind.REQUEST
    assert dossier.sealed == request_.note


def test_another_kind_of_dossier_is_none_of_ours() -> None:
    with pytest.raises(IntegrityError) as error:
        from_dossier(replace(to_dossier(LEAST), kind=DossierKind.HOLD))
    assert error.value.code == "bad_request_record"


@pytest.mark.parametrize("name", sorted(to_dossier(FULL).body))
def test_a_missing_or_strange_value_is_none_of_ours(name: str) -> None:
    dossier = to_dossier(FULL)
    for wrong in ("Jonas Petraitis", 7, True, [1], {"x": 1}, ["Jonas Petraitis"]):
        if name == "plan" and isinstance(wrong, dict):
            continue  # another room's words
        if name == "proof_seconds" and wrong == 7 and wrong is not True:
            continue
        with pytest.raises(IntegrityError):
            from_dossier(replace(dossier, body={**dossier.body, name: wrong}))
    less = {key: value for key, value in dossier.body.items() if key != name}
    with pytest.raises(IntegrityError):
        from_dossier(replace(dossier, body=less))


def test_nothing_more_fits_in() -> None:
    dossier = to_dossier(FULL)
    for more in ({"name": "Jonas"}, {"shown": {**dossier.body["shown"], "name": "Jonas"}}):  # type: ignore[dict-item]
        with pytest.raises(IntegrityError):
            from_dossier(replace(dossier, body={**dossier.body, **more}))
    with pytest.raises(IntegrityError):
        from_dossier(replace(dossier, state="done"))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    ),
    st.sampled_from(sorted(to_dossier(FULL).body)),
)
def test_a_strange_body_is_an_integrity_error_and_nothing_else(value: Any, name: str) -> None:
    body = {**to_dossier(FULL).body, name: value}
    with suppress(IntegrityError):
        read = from_dossier(replace(to_dossier(FULL), body=body))
        assert to_dossier(read).body[name] == value or isinstance(value, str)
