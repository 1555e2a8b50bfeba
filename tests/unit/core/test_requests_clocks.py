"""When a request is due: pauses, extensions, silence; and what can never be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrail.core import clocks
from guardrail.core.requests import Request, RequestState, Shown, Step, Terms
from guardrail.core.requests_clocks import (
    HEADSTART,
    answered,
    asked,
    late,
    next_due,
    overdue,
    timed,
    unacknowledged,
    wake,
)
from guardrail.types import Right, Way

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = timedelta(days=1)
MONTH = Terms(deadlines=("P1M",), extensions=("P2M",))
BRITISH = replace(MONTH, start="latest_of_request_identity_fee", pauses=True)
CALIFORNIAN = Terms(deadlines=("P45D",), acknowledge=("P10B",), extensions=("P45D",))


def request(state: RequestState = RequestState.WORKING, terms: Terms | None = MONTH, **more: object) -> Request:
    made = Request(
        id="req_" + "a" * 26,
        right=Right.ACCESS,
        way=Way.OFFICER,
        route="shop",
        subject_id=None,
        received_at=NOON,
        state=state,
        language="en",
        terms=terms,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def test_nothing_is_known_before_anybody_decided() -> None:
    waiting = timed(request(RequestState.RECEIVED, None))
    assert (waiting.due_at, waiting.begun_at, waiting.waiting) == (None, None, False)
    assert wake(waiting) == NOON + HEADSTART
    assert not late(waiting, NOON + 1000 * DAY)


def test_terms_without_a_deadline_are_due_at_once() -> None:
    assert timed(request(terms=Terms())).due_at == NOON


def test_an_extension_counts_from_the_first_deadline() -> None:
    longer = timed(request(extended="number"))
    assert longer.first_due_at == datetime(2026, 12, 22, 12, tzinfo=UTC)
    assert longer.due_at == datetime(2027, 2, 22, 12, tzinfo=UTC)
    assert late(longer, longer.first_due_at + DAY)
    assert not overdue(longer, longer.first_due_at + DAY)
    assert overdue(longer, longer.due_at + DAY)


def test_a_clock_that_waits_begins_when_enough_was_shown() -> None:
    waits = asked(request(RequestState.VERIFYING, BRITISH), NOON)
    assert (waits.begun_at, waits.due_at, waits.waiting) == (None, None, True)
    assert waits.silent_by == datetime(2026, 12, 22, 12, tzinfo=UTC)
    assert not late(waits, NOON + 30 * DAY)
    assert late(waits, NOON + 31 * DAY)
    runs = answered(waits, NOON + 9 * DAY)
    assert runs.begun_at == NOON + 9 * DAY
    assert runs.due_at == datetime(2027, 1, 1, 12, tzinfo=UTC)


def test_a_clock_that_began_begins_no_second_time() -> None:
    begun = timed(request(terms=BRITISH))
    stands = asked(begun, NOON + DAY)
    assert stands.begun_at == NOON
    assert stands.paused_at == NOON + DAY
    assert answered(stands, NOON + 3 * DAY).due_at == begun.due_at + 2 * DAY  # type: ignore[operator]


def test_a_closed_request_wakes_when_its_proof_goes() -> None:
    assert wake(request(RequestState.FULFILLED, proof_until=NOON + DAY)) == NOON + DAY
    assert wake(request(RequestState.REFUSED)) is None


def test_what_needs_no_hands_is_looked_at_in_a_moment() -> None:
    step = Step(at=NOON + DAY, move="accept", to=RequestState.WORKING)
    assert wake(timed(request(right=Right.ERASURE, history=(step,)))) == NOON + DAY + HEADSTART


def test_an_acknowledgement_is_due_before_the_answer_and_only_once() -> None:
    fresh = timed(request(terms=CALIFORNIAN))
    assert next_due(fresh) == fresh.acknowledge_by == clocks.due(NOON, ["P10B"])
    assert unacknowledged(fresh, NOON + 13 * DAY)
    assert wake(replace(fresh, reminded_at=NOON + 13 * DAY)) == fresh.due_at
    told = replace(fresh, acknowledged_at=NOON)
    assert next_due(told) == told.due_at
    assert not unacknowledged(told, NOON + 13 * DAY)


def test_proof_is_added_up_and_doubt_stays() -> None:
    first = Shown(account=True, data_points=2, permission="power_of_attorney", doubt=True)
    both = first.and_also(Shown(code=True, data_points=1, permission="signed"))
    assert both == Shown(account=True, code=True, data_points=2, permission="power_of_attorney", doubt=True)


# ---------------------------------------------------------------- whatever happens

durations = st.sampled_from(["P0D", "P15D", "P1M", "P45D", "P10B", "P15B", "P2M", "P1Y"])
terms = st.builds(
    Terms,
    deadlines=st.lists(durations, min_size=1, max_size=3).map(tuple),
    acknowledge=st.lists(durations, max_size=2).map(tuple),
    extensions=st.lists(durations, min_size=1, max_size=2).map(tuple),
    start=st.sampled_from(["receipt", "latest_of_request_identity_fee"]),
    pauses=st.booleans(),
)
moments = st.lists(st.integers(min_value=0, max_value=400), min_size=2, max_size=8).map(sorted)


@given(terms, moments)
def test_asking_never_makes_it_due_earlier_and_only_where_the_law_says_so_later(given: Terms, days: list[int]) -> None:
    now = timed(request(terms=given))
    first = now.due_at
    assert first is not None
    for stop, go in zip(days[::2], days[1::2], strict=False):
        before = now.due_at
        now = answered(asked(now, NOON + stop * DAY), NOON + go * DAY)
        assert now.due_at is not None
        assert before is not None
        assert before <= now.due_at <= before + (go - stop) * DAY
        if not given.pauses:
            assert now.due_at == first


@given(terms, moments)
def test_never_later_than_the_law_lets_it_be(given: Terms, days: list[int]) -> None:
    now = timed(replace(request(terms=given), extended="complexity"))
    for stop, go in zip(days[::2], days[1::2], strict=False):
        now = answered(asked(now, NOON + stop * DAY), NOON + go * DAY)
    stood = sum((go - stop for stop, go in now.pauses), timedelta(0))
    assert now.due_at is not None
    assert now.begun_at is not None
    assert now.due_at <= clocks.extended(now.begun_at, given.deadlines, given.extensions) + stood
    assert now.first_due_at is not None
    assert now.first_due_at <= now.due_at


@given(terms, st.sampled_from(RequestState), st.booleans())
def test_whatever_is_open_is_looked_at_again(given: Terms, state: RequestState, wait: bool) -> None:
    now = timed(request(state, given))
    if wait:
        now = asked(now, NOON)
    if now.open:
        assert wake(now) is not None
        assert next_due(now) is not None or now.waiting


@pytest.mark.parametrize("right", Right)
def test_only_what_needs_hands_waits_for_them(right: Right) -> None:
    assert request(right=right).in_hands == (
        right in {Right.ACCESS, Right.PORTABILITY, Right.RECTIFICATION, Right.HUMAN_REVIEW}
    )
