"""When a request is due: the terms of the law, the calendar, and what the person was asked. Pure.

``holidays`` are the operator's, for business days. See :mod:`guardrail.core.clocks` for how durations are counted.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from datetime import date, datetime, timedelta

from guardrail.core import clocks
from guardrail.core.clocks import NO_HOLIDAYS
from guardrail.core.requests import Request, RequestState

HEADSTART = timedelta(seconds=5)
"""How long whoever took a request in, or accepted it, is left alone with it before another process carries it on."""


def timed(request: Request, holidays: Set[date] = NO_HOLIDAYS) -> Request:
    """The request with its instants: when the clock began, when the answer and its acknowledgement are due.

    Without terms nothing is known. Terms without a deadline (a law that nobody knows) are due at once, so that
    somebody looks. Raises :class:`ValueError` for terms that are no durations.
    """
    terms = request.terms
    if terms is None:
        return request
    acknowledge_by = clocks.due(request.received_at, terms.acknowledge, holidays) if terms.acknowledge else None
    if not terms.deadlines:
        now = request.received_at
        return replace(request, begun_at=now, first_due_at=now, due_at=now, acknowledge_by=acknowledge_by)
    begun = request.begun_at or clocks.begun(terms.start, request.received_at, _awaited(request))
    first = last = None
    if begun is not None:
        end = clocks.due(begun, terms.deadlines, holidays)
        first = last = clocks.paused(begun, end, request.pauses)
        if request.extended is not None:
            longer = clocks.extended(begun, terms.deadlines, terms.extensions, holidays)
            last = clocks.paused(begun, longer, request.pauses)
    return replace(
        request,
        begun_at=begun,
        first_due_at=first,
        due_at=last,
        silent_by=clocks.due(request.asked_at, terms.deadlines, holidays) if request.asked_at else None,
        acknowledge_by=acknowledge_by,
    )


def asked(request: Request, at: datetime, holidays: Set[date] = NO_HOLIDAYS) -> Request:
    """The person was asked for more: a clock that has begun stands from now on, where the law lets it."""
    stands = request.terms is not None and request.terms.pauses and request.begun_at is not None
    paused_at = request.paused_at or (at if stands else None)
    return timed(replace(request, asked_at=at, identified_at=None, paused_at=paused_at), holidays)


def answered(request: Request, at: datetime, holidays: Set[date] = NO_HOLIDAYS) -> Request:
    """Enough was shown, or nothing more is asked: the clock begins, or goes on."""
    if request.asked_at is None:
        return timed(request, holidays)
    pauses = request.pauses if request.paused_at is None else (*request.pauses, (request.paused_at, at))
    shown = request.identified_at or at
    return timed(replace(request, identified_at=shown, paused_at=None, pauses=pauses), holidays)


def late(request: Request, now: datetime) -> bool:
    """Whether the first deadline has passed; while the clock stands, whether the person was silent for as long."""
    end = request.silent_by if request.waiting else request.first_due_at
    return end is not None and now > end


def overdue(request: Request, now: datetime) -> bool:
    """Whether the answer should have been given, and was not."""
    return request.open and not request.waiting and request.due_at is not None and now > request.due_at


def unacknowledged(request: Request, now: datetime) -> bool:
    """Whether somebody should have told the person that the request came."""
    return request.acknowledging and request.acknowledge_by is not None and now > request.acknowledge_by


def next_due(request: Request) -> datetime | None:
    """When the operator must do something next: answer, or acknowledge; None: nothing, or its clock stands."""
    answer = None if request.waiting else request.due_at
    acknowledgement = request.acknowledge_by if request.acknowledging else None
    return min((each for each in (answer, acknowledgement) if each is not None), default=None) if request.open else None


def wake(request: Request) -> datetime | None:
    """When it must be looked at again, by the machine at the latest (``Dossier.due_at``).

    In a moment: what nobody decided, and what is accepted and needs no hands (a killed process left it). A closed one
    when its proof goes.
    """
    if not request.open:
        return request.proof_until
    if request.state is RequestState.RECEIVED or (request.state is RequestState.WORKING and not request.in_hands):
        return (request.history[-1].at if request.history else request.received_at) + HEADSTART
    silent = request.silent_by if request.waiting else None
    first = request.first_due_at if request.state is RequestState.VERIFYING and not request.waiting else None
    remind = None if request.reminded_at else next_due(request)
    answer = None if request.waiting else request.due_at
    return min((each for each in (silent, first, remind, answer) if each is not None), default=None)


def _awaited(request: Request) -> tuple[datetime | None, ...]:
    """What the clock waits for: the identity, if it was asked for."""
    return () if request.asked_at is None else (request.identified_at,)
