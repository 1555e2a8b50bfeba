"""When something is due: durations of the law become instants.

Policy answers with durations (``P1M``, ``P45D``, ``P15B``), never with dates; here they meet the calendar.
Months and days differ on purpose: one month from 31 January (GDPR Art. 12(3)) is the end of February, 45 days
(11 CCR 7021(b)) are 45 days. Every choice takes the earliest reading, since too early harms nobody:

* the day of the start does not count, but its time of day does: the end is an instant, not a midnight;
* a month without that day ends on its last day;
* a calendar deadline that ends at a weekend stays there;
* business days (11 CCR 7021(a), 7026) skip Saturdays, Sundays and the holidays that the operator configured;
* of several durations the earliest end counts, and an extension starts there.

Instants are time zone aware and are counted in UTC. A duration is one number and one unit: ``P<n>Y``, ``P<n>M``,
``P<n>W``, ``P<n>D`` as in ISO 8601, and ``P<n>B`` for business days, which ISO 8601 does not have.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Set
from datetime import UTC, date, datetime, timedelta

DURATION = re.compile(r"P(0|[1-9][0-9]{0,3})([YMWDB])", re.ASCII)
NO_HOLIDAYS: frozenset[date] = frozenset()
SATURDAY = 5


def due(start: datetime, durations: Iterable[str], holidays: Set[date] = NO_HOLIDAYS) -> datetime:
    """The earliest end of all ``durations`` from ``start``, in UTC; its ``date()`` is the day to name.

    Raises :class:`ValueError` without any duration, for one that is malformed or leads beyond the year 9999,
    and for a ``start`` without a time zone.
    """
    begun = _utc(start)
    ends = [_end(begun, duration, holidays) for duration in durations]
    if not ends:
        raise ValueError("no duration to count")
    return min(ends)


def extended(
    start: datetime, durations: Iterable[str], extensions: Iterable[str], holidays: Set[date] = NO_HOLIDAYS
) -> datetime:
    """The end after one extension (two further months in GDPR Art. 12(3), 45 further days in 11 CCR 7021(b)).

    The shortest extension starts where the earliest deadline ends, so that no law of several is overstepped.
    """
    return due(due(start, durations, holidays), extensions, holidays)


def begun(clock: str, received: datetime, others: Iterable[datetime | None] = ()) -> datetime | None:
    """When the clock of a request starts, or None while it waits for what was asked of the person.

    ``receipt``: when the request came (GDPR Art. 12(3); 11 CCR 7021(b): checking who asks does not stop it).
    ``latest_of_request_identity_fee``: when the last of the request and ``others`` came, the proof of identity or
    the fee that were asked for (UK GDPR Art. 12A); None among them has not come yet. Any other word is a
    :class:`ValueError`.
    """
    if clock == "receipt":
        return _utc(received)
    if clock != "latest_of_request_identity_fee":
        raise ValueError("unknown start of a clock")
    came = [None if each is None else _utc(each) for each in others]
    known = [each for each in came if each is not None]
    return max([_utc(received), *known]) if len(known) == len(came) else None


def paused(start: datetime, end: datetime, pauses: Iterable[tuple[datetime, datetime]]) -> datetime:
    """The deadline ``end``, later by the time for which its clock stood since ``start`` (UK GDPR Art. 12A).

    Pauses are (from, to), in any order; what overlaps counts once, what lies before ``start`` or begins when the
    deadline has passed counts nothing. A pause that has not ended is given with now as its end.
    Raises :class:`ValueError` for a pause that ends before it begins.
    """
    stood_until, deadline = _utc(start), _utc(end)
    for stop, go in sorted((_utc(stop), _utc(go)) for stop, go in pauses):
        if go < stop:
            raise ValueError("a pause ends before it begins")
        if stop >= deadline:
            break
        deadline += max(go - max(stop, stood_until), timedelta(0))
        stood_until = max(stood_until, go)
    return deadline


def _end(start: datetime, duration: str, holidays: Set[date]) -> datetime:
    read = DURATION.fullmatch(duration)
    if read is None:
        raise ValueError("not a duration: P, a number below 10000, and one of Y, M, W, D, B")
    number, unit = int(read[1]), read[2]
    try:
        if unit in "YM":
            return _months_later(start, number * (12 if unit == "Y" else 1))
        if unit == "B":
            return _business_days_later(start, number, holidays)
        return start + timedelta(days=number * (7 if unit == "W" else 1))
    except OverflowError:
        raise ValueError("a duration leads beyond the calendar") from None


def _months_later(start: datetime, months: int) -> datetime:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > date.max.year:
        raise OverflowError
    return start.replace(year=year, month=month + 1, day=min(start.day, monthrange(year, month + 1)[1]))


def _business_days_later(start: datetime, days: int, holidays: Set[date]) -> datetime:
    end = start
    while days:
        end += timedelta(days=1)
        days -= end.weekday() < SATURDAY and end.date() not in holidays
    return end


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return moment.astimezone(UTC)
