"""A notice's life, without anybody to tell."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrail.core.notices import (
    LONGEST_WAIT,
    MOST_WORK,
    PATIENCE,
    Notice,
    NoticeState,
    Told,
    Verdict,
    after,
    again,
    look_after,
    read,
    retry_after,
    saved,
)
from guardrail.errors import IntegrityError
from guardrail.types import Purpose, Sealed

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
NOTICE = Notice(
    id="ntc_" + "a" * 26,
    request="req_" + "b" * 26,
    recipient="crm",
    what="erased",
    at=NOON,
    due_at=NOON,
    give_up=NOON + PATIENCE,
    kept_until=NOON + timedelta(days=731),
    purposes=(Purpose.MARKETING, Purpose.SALE),
    conversations=("cnv_" + "c" * 26,),
    count=1,
)


@given(
    st.builds(
        replace,
        st.just(NOTICE),
        state=st.sampled_from([NoticeState.WAITING, NoticeState.ACCEPTED, NoticeState.SENT, NoticeState.FAILED]),
        conversations=st.none() | st.lists(st.from_regex(r"cnv_[a-z2-7]{26}", fullmatch=True)).map(tuple),
        subject=st.none() | st.from_regex(r"sub_[a-z2-7]{26}", fullmatch=True),
        attempts=st.integers(0, 1000),
        looks=st.integers(0, 1000),
        status=st.none() | st.integers(100, 599),
        told_at=st.none() | st.just(NOON),
        external_id=st.none() | st.uuids(version=4).map(str),
        sealed=st.none() | st.binary(min_size=1).map(Sealed),
        version=st.integers(1, 99),
    )
)
def test_what_is_stored_is_read_back(notice: Notice) -> None:
    assert read(saved(notice)) == notice


@pytest.mark.parametrize(
    "change",
    [
        {"recipient": None, "attempts": "1"},
        {"attempts": True},
        {"conversations": "cnv"},
        {"purposes": ["fun"]},
        {"give_up": "tomorrow"},
        {"told_at": "now"},
        {"status": 1.5},
    ],
)
def test_anything_else_is_not_guessed_at(change: dict[str, object]) -> None:
    good = saved(NOTICE)
    with pytest.raises(IntegrityError):
        read(replace(good, body={**good.body, **change}))  # type: ignore[arg-type]
    with pytest.raises(IntegrityError):
        read(replace(good, state="lost"))
    for name in good.body:
        with pytest.raises(IntegrityError):
            read(replace(good, body={key: value for key, value in good.body.items() if key != name}))


@given(st.integers(1, 10_000), st.binary(min_size=2, max_size=2))
def test_pauses_stay_between_seconds_and_a_day(times: int, chance: bytes) -> None:
    for pause, longest in ((retry_after, LONGEST_WAIT), (look_after, timedelta(hours=6))):
        assert timedelta(seconds=2.5) <= pause(times, lambda size: chance) < longest
        assert pause(times, lambda size: b"\0\0") <= pause(times + 1, lambda size: b"\0\0")


@given(st.lists(st.sampled_from(list(Verdict)), max_size=60))
def test_whatever_comes_a_notice_ends(verdicts: list[Verdict]) -> None:
    """It is due again or it ended; what ended lost what it no longer needs, or kept what a retry needs."""
    notice, at = NOTICE, NOON
    for verdict in verdicts:
        notice = after(notice, Told(verdict=verdict, status=200, until=at + timedelta(days=400)), at, os.urandom)
        assert notice.due_at is not None
        assert notice.due_at > at
        if notice.state is NoticeState.SENT:
            assert (notice.conversations, notice.subject, notice.sealed, notice.count) == ((), None, None, 1)
            return
        assert notice.conversations == NOTICE.conversations
        if notice.state is NoticeState.FAILED:
            assert verdict is Verdict.NEVER or notice.give_up - at < timedelta(days=1)
            return
        assert notice.give_up <= at + MOST_WORK
        at = notice.due_at


def test_by_hand_it_begins_anew_but_not_as_untried() -> None:
    failed = after(NOTICE, Told(verdict=Verdict.NEVER, status=410), NOON, os.urandom)
    assert failed.state is NoticeState.FAILED
    anew = again(failed, NOON + timedelta(days=40))
    assert (anew.state, anew.due_at, anew.attempts) == (NoticeState.WAITING, NOON + timedelta(days=40), 1)
    assert anew.give_up == NOON + timedelta(days=70)
    assert anew.version == 3
