"""Which step may follow which, and what a closed request keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrail.core.entries import CATALOGUE
from guardrail.core.requests import BY_HAND, OPEN, Request, RequestState
from guardrail.core.requests_moves import MOST_STEPS, MOVES, TAGS, Move, moved, possible
from guardrail.errors import ConflictError
from guardrail.types import Right, Way

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
CLOSED = frozenset(RequestState) - OPEN


def request(state: RequestState, right: Right = Right.ACCESS, **more: object) -> Request:
    made = Request(
        id="req_" + "a" * 26,
        right=right,
        way=Way.OFFICER,
        route="shop",
        subject_id=None,
        received_at=NOON,
        state=state,
        language="en",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def test_every_move_is_in_the_table_and_in_the_log() -> None:
    assert set(MOVES) == set(Move) == set(TAGS)
    assert set(TAGS.values()) <= CATALOGUE.keys()


@pytest.mark.parametrize("state", RequestState)
def test_what_is_not_in_the_table_is_an_error(state: RequestState) -> None:
    for move, right in product(Move, Right):
        before = request(state, right)
        if possible(before, move):
            after = moved(before, move, NOON)
            assert after.state is MOVES[move][state]
            assert after.history[-1].to is after.state
        else:
            with pytest.raises(ConflictError) as error:
                moved(before, move, NOON)
            assert (error.value.code, error.value.status) == ("wrong_state", 409)


def test_what_is_closed_stays_closed() -> None:
    for state, move in product(CLOSED, Move):
        assert MOVES[move].get(state, state) is state


@pytest.mark.parametrize(("state", "right"), [*product(sorted(OPEN), Right)])
def test_whatever_is_open_can_be_closed(state: RequestState, right: Right) -> None:
    seen, todo = {state}, [state]
    while todo:
        here = request(todo.pop(), right)
        for move in Move:
            if possible(here, move) and (there := MOVES[move][here.state]) not in seen:
                seen.add(there)
                todo.append(there)
    assert seen & CLOSED


@pytest.mark.parametrize("right", Right)
def test_only_what_waits_for_hands_is_taken_back(right: Right) -> None:
    working = request(RequestState.WORKING, right)
    for move in (Move.CANCEL, Move.REFUSE, Move.ASK, Move.ACCEPT):
        assert possible(working, move) == (right in BY_HAND)


@given(st.lists(st.sampled_from(Move), max_size=40), st.sampled_from(Right))
def test_every_walk_stays_in_the_table_and_leaves_its_history(walk: list[Move], right: Right) -> None:
    now = request(RequestState.RECEIVED, right)
    taken = []
    for number, move in enumerate(walk):
        if possible(now, move):
            now = moved(now, move, NOON + timedelta(hours=number))
            taken.append(move.value)
    assert [step.move for step in now.history] == taken
    assert now.open == (now.closed_at is None)


def test_closing_stops_the_clock_and_lets_the_proof_age() -> None:
    paused = request(
        RequestState.VERIFYING, paused_at=NOON, proof_seconds=86_400, lookup=b"mark", pauses=((NOON, NOON),)
    )
    closed = moved(paused, Move.CANCEL, NOON + timedelta(days=1))
    assert closed.closed_at == NOON + timedelta(days=1)
    assert closed.proof_until == NOON + timedelta(days=2)
    assert closed.pauses == ((NOON, NOON), (NOON, NOON + timedelta(days=1)))
    assert (closed.paused_at, closed.lookup) == (None, None)


def test_a_controller_finds_its_request_when_it_is_closed() -> None:
    ours = request(RequestState.VERIFYING, lookup=b"mark", controller="broker")
    assert moved(ours, Move.CANCEL, NOON).lookup == b"mark"


def test_without_an_end_that_is_known_the_proof_stays() -> None:
    assert moved(request(RequestState.VERIFYING), Move.CANCEL, NOON).proof_until is None


def test_a_history_has_an_end() -> None:
    now = request(RequestState.WORKING)
    for hour in range(MOST_STEPS + 5):
        now = moved(now, Move.ACKNOWLEDGE, NOON + timedelta(hours=hour))
    assert len(now.history) == MOST_STEPS
    assert now.history[-1].at == NOON + timedelta(hours=MOST_STEPS + 4)
