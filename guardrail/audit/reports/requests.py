"""Requests of people, in the shape in which California wants them told each year (11 CCR 7102(a))."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from statistics import mean, median

from guardrail.audit.reports.report import Cell, Period, Report, Section, word
from guardrail.types import AuditRecorded

_ERASURE = "erasure:subject:"
_RECEIVED = "rights:request:received"
REQUESTS = frozenset({
    _RECEIVED, "control:erasure:ordered",
    *(_ERASURE + step for step in ("requested", "cancelled", "begun", "completed")),
})  # fmt: skip
_DAY = 86_400  # seconds


class _Erasures:
    """Follows each person's request from its receipt to its end.

    An erased id never comes back, so it counts once. Entries of one moment stand in any order: the end of an erasure
    may come before its beginning.
    """

    def __init__(self) -> None:
        self.open: dict[str, datetime] = {}  # when received, by subject
        self.ended: dict[str, datetime | None] = {}  # when completed, by subject; None: its receipt was seen, too
        self.counts: Counter[str] = Counter()
        self.days: list[float] = []

    def see(self, entry: AuditRecorded, counts: bool) -> None:
        """Take the next entry; ``counts``: it is within the period."""
        subject, step = word(entry, "subject"), entry.tag.rpartition(":")[2]
        if step in ("requested", "ordered", "begun"):
            self._received(subject, entry.at, counts)
        elif step == "cancelled" and self.open.pop(subject, None) is not None:
            self.counts["cancelled"] += counts
        elif step == "completed" and subject not in self.ended:
            received = self.open.pop(subject, None)
            self.ended[subject] = entry.at if received is None else None
            self.counts["complied"] += counts
            if counts and received is not None:
                self._lasted(received, entry.at)

    def _received(self, subject: str, at: datetime, counts: bool) -> None:
        completed = self.ended.get(subject)
        if completed is not None and counts:
            self.ended[subject] = None
            self.counts["received"] += 1
            self._lasted(at, completed)
        elif subject not in self.open and subject not in self.ended:
            self.open[subject] = at
            self.counts["received"] += counts

    def _lasted(self, received: datetime, completed: datetime) -> None:
        self.days.append(max(0.0, (completed - received).total_seconds() / _DAY))


def requests(entries: Iterable[AuditRecorded], period: Period) -> Report:
    """Received, complied with, denied, cancelled by the person; median and mean days to the answer.

    Only numbers. What the log does not record yet is told as not known, never as nought.
    """
    erasures, received = _Erasures(), Counter[str]()
    for entry in entries:
        if period.until is not None and entry.at >= period.until:
            continue
        if entry.tag == _RECEIVED:
            received[word(entry, "intent")] += period.has(entry)
        elif entry.tag in REQUESTS:
            erasures.see(entry, period.has(entry))
    done, days = erasures.counts, erasures.days
    rows: list[tuple[Cell, ...]] = [
        ("erase", done["received"], done["complied"], None, done["cancelled"], len(erasures.open), *_typical(days))
    ]
    received["access"] += 0
    rows += [(intent, received[intent], None, None, None, None, None, None) for intent in sorted(received)]
    columns = ("request", "received", "complied", "denied", "cancelled", "open", "median_days", "mean_days")
    return Report(
        "requests",
        "Requests of people",
        period,
        (Section("requests", "By kind", columns, rows),),
        (
            "Each step counts in the period in which it happened: a request received in one and answered in the next "
            "is received in the first and complied with in the second. Open: at the end of the period.",
            "Days are of 24 hours, from receipt to completion, for requests completed in the period.",
            "A request to erase is received when the person asks, or when an officer orders it. Asking again before "
            "the answer is the same request. Cancelled: the person did not confirm, or thought better of it.",
            "Not known: the log does not hold it. Add what was answered by other means before you publish.",
        ),
    )


def _typical(days: list[float]) -> tuple[Cell, Cell]:
    return (round(median(days), 2), round(mean(days), 2)) if days else (None, None)
