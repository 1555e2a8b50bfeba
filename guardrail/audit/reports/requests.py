"""Requests of people, in the shape in which California wants them told each year (11 CCR 7102(a))."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from statistics import mean, median

from guardrail.audit.reports.report import UNKNOWN, Cell, Period, Report, Section, word, words
from guardrail.types import AuditRecorded, Right

_ERASURE = "erasure:subject:"
_REQUEST = "rights:request:"
_ENDS = {"fulfilled": "complied", "refused": "denied", "cancelled": "cancelled"}
REQUESTS = frozenset({
    "control:erasure:ordered",
    *(_ERASURE + step for step in ("requested", "cancelled", "begun", "completed")),
    *(_REQUEST + step for step in ("received", "overdue", *_ENDS)),
})  # fmt: skip
_ALWAYS = (Right.ACCESS, Right.ERASURE, Right.RECTIFICATION, Right.OPT_OUT, Right.LIMIT)
"""What the regulation asks for by name; the others have a line when there are any."""
_DAY = 86_400  # seconds


@dataclass(slots=True)
class _Line:
    """One kind of request."""

    counts: Counter[str] = field(default_factory=Counter)
    days: list[float] = field(default_factory=list)
    denials: Counter[str] = field(default_factory=Counter)

    def lasted(self, received: datetime, answered: datetime) -> None:
        self.days.append(max(0.0, (answered - received).total_seconds() / _DAY))


@dataclass(slots=True)
class _Request:
    """What the log says of one request. Its entries of one moment may come in any order."""

    right: str
    received: datetime | None = None
    ended: datetime | None = None
    end: str = ""
    reasons: tuple[str, ...] = ()
    overdue: datetime | None = None

    def see(self, entry: AuditRecorded) -> None:
        step = entry.tag.rpartition(":")[2]
        if step == "received":
            self.received = entry.at
        elif step == "overdue" and "not_acknowledged" not in words(entry, "reasons"):
            self.overdue = entry.at
        elif step in _ENDS:
            partly = word(entry, "state") == "partly"
            self.ended, self.end = entry.at, "partly" if partly else _ENDS[step]
            self.reasons = tuple(words(entry, "reasons"))

    def add_to(self, line: _Line, period: Period) -> None:
        line.counts["received"] += _within(period, self.received)
        line.counts["overdue"] += _within(period, self.overdue)
        line.counts["open"] += self.received is not None and self.ended is None
        if self.ended is None or not _within(period, self.ended):
            return
        line.counts[self.end] += 1
        if self.end == "denied":
            line.denials.update(self.reasons or (UNKNOWN,))
        if self.end != "cancelled" and self.received is not None:
            line.lasted(self.received, self.ended)


class _Erasures:
    """Erasures that have no request of their own: each person's is followed from its receipt to its end.

    An erased id never comes back, so it counts once. Entries of one moment stand in any order: the end of an erasure
    may come before its beginning.
    """

    def __init__(self) -> None:
        self.open: dict[str, tuple[datetime, bool]] = {}  # when received, and whether it was counted, by subject
        self.ended: dict[str, datetime | None] = {}  # when completed, by subject; None: its receipt was seen, too
        self.line = _Line()

    def see(self, entry: AuditRecorded, counts: bool) -> None:
        """Take the next entry; ``counts``: it is within the period."""
        subject, step = word(entry, "subject"), entry.tag.rpartition(":")[2]
        if step in ("requested", "ordered", "begun"):
            self._received(subject, entry.at, counts)
        elif step == "cancelled" and self.open.pop(subject, None) is not None:
            self.line.counts["cancelled"] += counts
        elif step == "completed" and subject not in self.ended:
            received, _ = self.open.pop(subject, (None, False))
            self.ended[subject] = entry.at if received is None else None
            self.line.counts["complied"] += counts
            if counts and received is not None:
                self.line.lasted(received, entry.at)

    def confirmed(self, subject: str) -> None:
        """What the person asked for in the chat became a request, which is counted as one."""
        _, counted = self.open.pop(subject, (None, False))
        self.line.counts["received"] -= counted

    def _received(self, subject: str, at: datetime, counts: bool) -> None:
        completed = self.ended.get(subject)
        if completed is not None and counts:
            self.ended[subject] = None
            self.line.counts["received"] += 1
            self.line.lasted(at, completed)
        elif subject not in self.open and subject not in self.ended:
            self.open[subject] = at, counts
            self.line.counts["received"] += counts


def requests(entries: Iterable[AuditRecorded], period: Period) -> Report:
    """Received, complied with in whole or in part, denied and why, taken back; median and mean days to the answer.

    Only numbers.
    """
    seen: dict[str, _Request] = {}
    erasures = _Erasures()
    for entry in entries:
        if period.until is not None and entry.at >= period.until:
            continue
        if entry.tag.startswith(_REQUEST):
            seen.setdefault(word(entry, "request"), _Request(word(entry, "right"))).see(entry)
            if entry.tag == _REQUEST + "received" and word(entry, "right") == Right.ERASURE:
                erasures.confirmed(word(entry, "subject"))
        elif entry.tag in REQUESTS and "request" not in entry.fields:
            erasures.see(entry, period.has(entry))
    lines: dict[str, _Line] = {right.value: _Line() for right in _ALWAYS}
    lines[Right.ERASURE.value] = erasures.line
    erasures.line.counts["open"] = len(erasures.open)
    for request in seen.values():
        request.add_to(lines.setdefault(request.right, _Line()), period)
    return Report(
        "requests",
        "Requests of people",
        period,
        (
            Section("requests", "By kind", ("request", *_COUNTED, "median_days", "mean_days"), _rows(lines)),
            Section("denials", "Denied, by reason", ("request", "reason", "denied"), _denials(lines)),
        ),
        (
            "Each step counts in the period in which it happened: a request received in one and answered in the next "
            "is received in the first and complied with in the second. Open: at the end of the period.",
            "Days are of 24 hours, from receipt to the answer, for requests complied with, in whole or in part, or "
            "denied in the period.",
            "A request to erase that a person makes in the chat is received when the person confirms it; one that was "
            "asked and never confirmed is open until it is dropped. Asking again before the answer is the same "
            "request.",
            "Cancelled: the person took it back, or did not confirm. Overdue: the deadline passed without an answer.",
            "A request may be denied for several reasons. Add what was answered by other means before you publish.",
        ),
    )


_COUNTED = ("received", "complied", "partly", "denied", "cancelled", "open", "overdue")


def _within(period: Period, at: datetime | None) -> bool:
    """Until is looked at before."""
    return at is not None and (period.since is None or at >= period.since)


def _rows(lines: dict[str, _Line]) -> list[tuple[Cell, ...]]:
    return [
        (name, *(line.counts[column] for column in _COUNTED), *_typical(line.days))
        for name, line in sorted(lines.items())
        if name in _ALWAYS or any(line.counts.values())
    ]


def _denials(lines: dict[str, _Line]) -> list[tuple[Cell, ...]]:
    return [
        (name, reason, count) for name, line in sorted(lines.items()) for reason, count in sorted(line.denials.items())
    ]


def _typical(days: list[float]) -> tuple[Cell, Cell]:
    return (round(median(days), 2), round(mean(days), 2)) if days else (None, None)
