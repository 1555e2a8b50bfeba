"""Deadlines, whatever the calendar does."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from guardrail.core.clocks import due, extended, paused

INSTANTS = st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC))
NUMBERS = st.integers(min_value=0, max_value=120)
DURATIONS = st.builds("P{}{}".format, NUMBERS, st.sampled_from("YMWDB"))
SEVERAL = st.lists(DURATIONS, min_size=1, max_size=4)
HOLIDAYS = st.sets(st.dates(min_value=date(2000, 1, 1), max_value=date(2150, 1, 1)), max_size=30)
OFFSETS = st.integers(min_value=-14 * 60, max_value=14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(INSTANTS, INSTANTS, SEVERAL, HOLIDAYS)
def test_who_asks_later_is_answered_no_earlier(
    one: datetime, other: datetime, durations: list[str], holidays: set[date]
) -> None:
    first, second = sorted((one, other))
    assert due(first, durations, holidays) <= due(second, durations, holidays)


@given(INSTANTS, st.sampled_from("YMWDB"), NUMBERS, NUMBERS, HOLIDAYS)
def test_longer_durations_end_no_earlier(start: datetime, unit: str, one: int, other: int, holidays: set[date]) -> None:
    short, long = sorted((one, other))
    assert start <= due(start, [f"P{short}{unit}"], holidays) <= due(start, [f"P{long}{unit}"], holidays)


@given(INSTANTS, SEVERAL, HOLIDAYS)
def test_another_duration_never_makes_it_later(start: datetime, durations: list[str], holidays: set[date]) -> None:
    assert due(start, durations, holidays) == min(due(start, [each], holidays) for each in durations)


@given(INSTANTS, st.integers(min_value=0, max_value=600))
def test_months_keep_the_day_or_end_with_their_month(start: datetime, months: int) -> None:
    end = due(start, [f"P{months}M"])
    last = monthrange(end.year, end.month)[1]
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end.day == last < start.day)
    assert end.timetz() == start.timetz()


@given(st.integers(min_value=2000, max_value=2090).filter(lambda year: monthrange(year, 2)[1] == 29), NUMBERS)
def test_a_leap_day_comes_back_only_in_leap_years(year: int, years: int) -> None:
    end = due(datetime(year, 2, 29, 12, tzinfo=UTC), [f"P{years}Y"])
    assert (end.month, end.day) == (2, monthrange(year + years, 2)[1])


@given(INSTANTS, OFFSETS, SEVERAL, HOLIDAYS)
def test_the_offset_in_which_an_instant_is_noted_changes_nothing(
    start: datetime, offset: timezone, durations: list[str], holidays: set[date]
) -> None:
    assert due(start.astimezone(offset), durations, holidays) == due(start, durations, holidays)


@given(INSTANTS, st.integers(min_value=1, max_value=60), HOLIDAYS)
def test_business_days_end_on_one_and_pass_exactly_that_many(start: datetime, days: int, holidays: set[date]) -> None:
    end = due(start, [f"P{days}B"], holidays)
    passed = [start.date() + timedelta(days=day) for day in range(1, (end.date() - start.date()).days + 1)]
    assert sum(day.weekday() < 5 and day not in holidays for day in passed) == days
    assert end.weekday() < 5
    assert end.date() not in holidays


@given(INSTANTS, SEVERAL, st.sampled_from(["P1M", "P2M", "P45D", "P30D"]))
def test_an_extension_is_never_longer_than_any_one_law_gives(
    start: datetime, durations: list[str], extension: str
) -> None:
    end = extended(start, durations, [extension])
    assert due(start, durations) < end
    assert all(end <= extended(start, [each], [extension]) for each in durations)


PAUSES = st.lists(st.tuples(INSTANTS, st.timedeltas(timedelta(0), timedelta(days=400))), max_size=5).map(
    lambda pauses: [(stop, stop + length) for stop, length in pauses]
)


@given(INSTANTS, DURATIONS, PAUSES)
def test_a_pause_moves_a_deadline_by_no_more_than_it_lasted(
    start: datetime, duration: str, pauses: list[tuple[datetime, datetime]]
) -> None:
    end = due(start, [duration])
    moved = paused(start, end, pauses)
    assert end <= moved <= end + sum((go - stop for stop, go in pauses), timedelta(0))
    assert moved == paused(start, end, pauses + pauses)


@given(INSTANTS, DURATIONS, PAUSES, PAUSES)
def test_more_pauses_never_make_it_earlier(
    start: datetime, duration: str, pauses: list[tuple[datetime, datetime]], more: list[tuple[datetime, datetime]]
) -> None:
    end = due(start, [duration])
    assert paused(start, end, pauses) <= paused(start, end, pauses + more)
