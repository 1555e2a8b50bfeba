"""Which step of a request may follow which: a table, and nothing beside it. Pure.

Whatever is open can be closed: everything open can be cancelled but an erasure that began, and that ends by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from guardrail.core.requests import BY_HAND, Request, RequestState, Step
from guardrail.errors import ConflictError

MOST_STEPS = 200
"""Of a history. The audit log has every step; only a request that people asked about again and again comes near."""


class Move(StrEnum):
    """What can happen to a request."""

    RECEIVE = "receive"
    ACKNOWLEDGE = "acknowledge"
    ASK = "ask"  # the person for more
    IDENTIFY = "identify"  # more was shown of who asks; whether it is enough is decided next
    ESCALATE = "escalate"  # to an officer
    ACCEPT = "accept"
    EXTEND = "extend"
    REFUSE = "refuse"
    FULFIL = "fulfil"
    FULFIL_PARTLY = "fulfil_partly"
    CANCEL = "cancel"
    REMIND = "remind"  # nobody acknowledged it in time
    OVERDUE = "overdue"  # nobody answered it in time
    LIFT = "lift"  # the restriction that it asked for ended


_R, _V, _O, _W = RequestState.RECEIVED, RequestState.VERIFYING, RequestState.REVIEWING, RequestState.WORKING
_STAYS = {state: state for state in (_R, _V, _O, _W)}

MOVES: Mapping[Move, Mapping[RequestState, RequestState]] = {
    Move.RECEIVE: {_R: _R},
    Move.ACKNOWLEDGE: _STAYS,
    Move.ASK: dict.fromkeys((_R, _V, _O, _W), _V),
    Move.IDENTIFY: {_V: _V, _O: _O},
    Move.ESCALATE: dict.fromkeys((_R, _V), _O),
    Move.ACCEPT: dict.fromkeys((_R, _V, _O, _W), _W),  # once more: for a fee
    Move.EXTEND: _STAYS,
    Move.REFUSE: dict.fromkeys((_R, _V, _O, _W), RequestState.REFUSED),
    Move.FULFIL: {_W: RequestState.FULFILLED},
    Move.FULFIL_PARTLY: {_W: RequestState.PARTLY},
    Move.CANCEL: dict.fromkeys((_R, _V, _O, _W), RequestState.CANCELLED),
    Move.REMIND: _STAYS,
    Move.OVERDUE: _STAYS,
    Move.LIFT: {RequestState.FULFILLED: RequestState.FULFILLED},
}
"""From where each move leads where. What is not here is :class:`~guardrail.errors.ConflictError` (``wrong_state``)."""

TAGS: Mapping[Move, str] = {
    Move.RECEIVE: "rights:request:received",
    Move.ACKNOWLEDGE: "rights:request:acknowledged",
    Move.ASK: "rights:request:asked",
    Move.IDENTIFY: "rights:request:identified",
    Move.ESCALATE: "rights:request:escalated",
    Move.ACCEPT: "rights:request:accepted",
    Move.EXTEND: "rights:request:extended",
    Move.REFUSE: "rights:request:refused",
    Move.FULFIL: "rights:request:fulfilled",
    Move.FULFIL_PARTLY: "rights:request:fulfilled",  # with the state "partly"
    Move.CANCEL: "rights:request:cancelled",
    Move.REMIND: "rights:request:overdue",  # with the reason "not_acknowledged"
    Move.OVERDUE: "rights:request:overdue",  # with the reason "not_answered"
    Move.LIFT: "rights:restriction:lifted",
}
"""How the audit log calls each move."""

_BY_HAND_ONLY = frozenset({Move.ACCEPT, Move.REFUSE, Move.CANCEL, Move.ASK})
"""What can be done to accepted requests only while they wait for people's work: the rest is done at once."""


def possible(request: Request, move: Move) -> bool:
    """Whether ``move`` is one of the table's for this request."""
    done_at_once = request.state is RequestState.WORKING and request.right not in BY_HAND
    return request.state in MOVES[move] and not (done_at_once and move in _BY_HAND_ONLY)


def moved(
    request: Request,
    move: Move,
    at: datetime,
    *,
    by: str | None = None,
    reasons: tuple[str, ...] = (),
    **changes: Any,
) -> Request:
    """The request after ``move``, with the step in its history and with ``changes`` of other fields.

    Raises :class:`~guardrail.errors.ConflictError` (``wrong_state``) for a move that its state does not have.
    """
    if not possible(request, move):
        raise ConflictError(f"a request that is {request.state.value} cannot be moved so", code="wrong_state")
    to = MOVES[move][request.state]
    step = Step(at=at, move=move.value, to=to, by=by, reasons=reasons)
    after = replace(request, state=to, history=(*request.history, step)[-MOST_STEPS:], **changes)
    return after if after.open or not request.open else _closed(after, at)


def _closed(request: Request, at: datetime) -> Request:
    """Its clock stops; the proof of it begins to age (11 CCR 7101)."""
    seconds = request.proof_seconds
    until = None if seconds is None else at + timedelta(seconds=seconds)
    pauses = request.pauses if request.paused_at is None else (*request.pauses, (request.paused_at, at))
    return replace(request, closed_at=at, proof_until=until, paused_at=None, pauses=pauses, lookup=_kept(request))


def _kept(request: Request) -> bytes | None:
    """The name by which a controller asks for it stays; the mark that one like it is open goes."""
    return request.lookup if request.controller is not None else None
