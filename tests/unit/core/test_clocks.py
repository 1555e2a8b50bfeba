"""Deadlines by the calendar, each by its source."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from guardrail.core.clocks import begun, due, extended, paused


def at(text: str) -> datetime:
    return datetime.fromisoformat(text + "+00:00")


NOON = "2026-01-15T12:00:00"


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        # GDPR Art. 12(3): a month is a month of the calendar, not 30 days
        ("2026-01-15T12:00:00", "P1M", "2026-02-15T12:00:00"),
        ("2026-01-31T12:00:00", "P1M", "2026-02-28T12:00:00"),
        ("2028-01-31T12:00:00", "P1M", "2028-02-29T12:00:00"),
        ("2026-02-28T12:00:00", "P1M", "2026-03-28T12:00:00"),
        ("2026-12-31T23:59:59", "P1M", "2027-01-31T23:59:59"),
        ("2026-11-30T00:00:00", "P3M", "2027-02-28T00:00:00"),
        # 11 CCR 7021(b): 45 days, of 24 hours, also over a leap day
        ("2026-01-15T12:00:00", "P45D", "2026-03-01T12:00:00"),
        ("2028-01-15T12:00:00", "P45D", "2028-02-29T12:00:00"),
        ("2026-01-15T12:00:00", "P2W", "2026-01-29T12:00:00"),
        ("2028-02-29T12:00:00", "P1Y", "2029-02-28T12:00:00"),
        ("2024-02-29T12:00:00", "P4Y", "2028-02-29T12:00:00"),
        # 11 CCR 7026: 15 business days from a Friday are three weeks
        ("2026-01-09T12:00:00", "P15B", "2026-01-30T12:00:00"),
        ("2026-01-08T12:00:00", "P1B", "2026-01-09T12:00:00"),
        ("2026-01-09T12:00:00", "P1B", "2026-01-12T12:00:00"),
        ("2026-01-10T12:00:00", "P1B", "2026-01-12T12:00:00"),
        ("2026-01-10T12:00:00", "P0B", "2026-01-10T12:00:00"),
        ("2026-01-10T12:00:00", "P0D", "2026-01-10T12:00:00"),
        # a calendar deadline stays at its weekend
        ("2026-01-21T12:00:00", "P1M", "2026-02-21T12:00:00"),
    ],
)
def test_a_duration_ends_by_the_calendar(start: str, duration: str, end: str) -> None:
    assert due(at(start), [duration]) == at(end)


def test_business_days_skip_the_configured_holidays() -> None:
    friday, monday, tuesday = at("2026-01-16T09:00:00"), date(2026, 1, 19), date(2026, 1, 20)
    assert due(friday, ["P1B"]) == at("2026-01-19T09:00:00")
    assert due(friday, ["P1B"], {monday}) == at("2026-01-20T09:00:00")
    assert due(friday, ["P1B"], {monday, tuesday}) == at("2026-01-21T09:00:00")


def test_holidays_move_no_calendar_deadline() -> None:
    assert due(at(NOON), ["P1M"], {date(2026, 2, 15)}) == at("2026-02-15T12:00:00")


def test_of_several_deadlines_the_earliest_counts() -> None:
    assert due(at(NOON), ["P45D", "P1M"]) == due(at(NOON), ["P1M"])
    assert due(at(NOON), ["P10B", "P1M", "P45D"]) == at("2026-01-29T12:00:00")


def test_an_instant_is_counted_in_utc_wherever_it_was_noted() -> None:
    late_in_los_angeles = datetime(2026, 1, 30, 20, 0, tzinfo=timezone(timedelta(hours=-8)))
    assert due(late_in_los_angeles, ["P1M"]) == at("2026-02-28T04:00:00")
    assert due(late_in_los_angeles, ["P1M"]).tzinfo is UTC


def test_an_extension_starts_where_the_earliest_deadline_ends() -> None:
    assert extended(at(NOON), ["P1M"], ["P2M"]) == at("2026-04-15T12:00:00")  # GDPR Art. 12(3)
    assert extended(at(NOON), ["P45D"], ["P45D"]) == at(NOON) + timedelta(days=90)  # 11 CCR 7021(b)
    assert extended(at("2026-01-31T12:00:00"), ["P1M"], ["P2M"]) == at("2026-04-28T12:00:00")  # not the 30th
    assert extended(at(NOON), ["P1M", "P45D"], ["P2M", "P45D"]) == at("2026-02-15T12:00:00") + timedelta(days=45)


def test_a_clock_that_starts_at_receipt_waits_for_nothing() -> None:
    assert begun("receipt", at(NOON), [None, at("2026-02-01T00:00:00")]) == at(NOON)


def test_a_clock_that_waits_for_identity_and_fee_starts_with_the_last_of_them() -> None:
    word, identity, fee = "latest_of_request_identity_fee", at("2026-01-18T08:00:00"), at("2026-01-17T08:00:00")
    assert begun(word, at(NOON)) == at(NOON)
    assert begun(word, at(NOON), [identity, fee]) == identity
    assert begun(word, at(NOON), [at("2026-01-01T00:00:00")]) == at(NOON)
    assert begun(word, at(NOON), [identity, None]) is None


def test_a_clock_that_stands_adds_the_time_for_which_it_stood() -> None:
    start, end = at(NOON), at("2026-02-15T12:00:00")
    three_days = (at("2026-01-20T00:00:00"), at("2026-01-23T00:00:00"))
    assert paused(start, end, []) == end
    assert paused(start, end, [three_days]) == end + timedelta(days=3)
    assert paused(start, end, [three_days, three_days]) == end + timedelta(days=3)
    overlapping = (at("2026-01-22T00:00:00"), at("2026-01-24T00:00:00"))
    assert paused(start, end, [overlapping, three_days]) == end + timedelta(days=4)


def test_what_stood_before_the_start_or_after_the_end_counts_nothing() -> None:
    start, end = at(NOON), at("2026-02-15T12:00:00")
    assert paused(start, end, [(at("2026-01-10T00:00:00"), at(NOON))]) == end
    assert paused(start, end, [(at("2026-01-14T12:00:00"), at("2026-01-16T12:00:00"))]) == end + timedelta(days=1)
    assert paused(start, end, [(end, end + timedelta(days=9))]) == end
    # A pause that moves the deadline lets a later one count, which began before the deadline as moved.
    late = (end - timedelta(days=1), end + timedelta(days=1))
    later = (end + timedelta(days=1, hours=12), end + timedelta(days=2))
    assert paused(start, end, [later, late]) == end + timedelta(days=2, hours=12)


@pytest.mark.parametrize(
    "duration", ["", "P", "1M", "P1", "P1H", "PT1M", "P1M2D", "P-1M", "P01M", "P1m", "P10000D", "P1M\n", "P１M"]
)
def test_what_is_no_duration_is_refused(duration: str) -> None:
    with pytest.raises(ValueError, match="not a duration"):
        due(at(NOON), [duration])


@pytest.mark.parametrize("duration", ["P9999Y", "P9999M", "P1D", "P1B"])
def test_a_duration_beyond_the_calendar_is_refused(duration: str) -> None:
    with pytest.raises(ValueError, match="beyond the calendar"):
        due(at("9999-12-31T12:00:00"), [duration])


def test_a_deadline_without_duration_is_none() -> None:
    with pytest.raises(ValueError, match="no duration"):
        due(at(NOON), [])


def test_an_instant_without_time_zone_is_refused() -> None:
    local = datetime(2026, 1, 15, 12)
    for ask in (lambda: due(local, ["P1M"]), lambda: begun("receipt", local), lambda: paused(local, at(NOON), [])):
        with pytest.raises(ValueError, match="time zone"):
            ask()


def test_an_unknown_start_and_a_pause_that_runs_backwards_are_refused() -> None:
    with pytest.raises(ValueError, match="start of a clock"):
        begun("whenever", at(NOON))
    with pytest.raises(ValueError, match="before it begins"):
        paused(at(NOON), at("2026-02-15T12:00:00"), [(at("2026-01-20T00:00:00"), at("2026-01-19T00:00:00"))])
