"""How many requests are open and when the next is due, for metrics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from guardrail.core.requests import Request, RequestState
from guardrail.core.requests_clocks import next_due
from guardrail.types import Right


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFigures:
    """Of all open requests. A deadline is that of the answer, or of the acknowledgement while that is missing."""

    open_by_state: Mapping[tuple[Right, RequestState], int]
    next_deadline: datetime | None  # None: nothing is due, or every clock stands
    due_soon: int  # not overdue, but soon
    overdue: int


def figures(requests: Iterable[Request], now: datetime, soon: timedelta) -> RequestFigures:
    """Count them once."""
    counted: Counter[tuple[Right, RequestState]] = Counter()
    deadlines: list[datetime] = []
    for request in requests:
        counted[request.right, request.state] += 1
        deadline = next_due(request)
        if deadline is not None:
            deadlines.append(deadline)
    return RequestFigures(
        open_by_state=counted,
        next_deadline=min(deadlines, default=None),
        due_soon=sum(now <= each < now + soon for each in deadlines),
        overdue=sum(each < now for each in deadlines),
    )
