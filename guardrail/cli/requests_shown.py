"""How requests are shown: for programs, and as tables for people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from guardrail.cli.common import say, show, table
from guardrail.core.requests import Request
from guardrail.core.requests_clocks import next_due


def document(request: Request, at: datetime) -> dict[str, Any]:
    """A request for programs; nothing in it is personal."""
    times = (
        "received_at", "begun_at", "due_at", "acknowledge_by", "acknowledged_at", "closed_at", "proof_until",
    )  # fmt: skip
    due = next_due(request)
    return {
        "id": request.id,
        "right": request.right.value,
        "way": request.way.value,
        "route": request.route,
        "subject": request.subject_id,
        "about": request.about and request.about.value,
        "state": request.state.value,
        "open": request.open,
        "language": request.language,
        **{name: _time(getattr(request, name)) for name in times},
        "next_due": _time(due),
        "days_left": None if due is None else (due - at).days,
        "overdue": is_overdue(request, at),
        "paused": request.waiting,
        "extended": request.extended,
        "fee": request.fee,
        "identity_by_one_of": [*request.ways],
        "reasons": [*request.reasons],
        "obligations": [*request.obligations],
        "citations": [*request.citations],
        "refusal_says": [*request.elements],
        "controller": request.controller,
    }


def history(request: Request) -> list[dict[str, Any]]:
    return [
        {"at": _time(step.at), "move": step.move, "to": step.to.value, "by": step.by, "reasons": [*step.reasons]}
        for step in request.history
    ]


def _time(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat(timespec="seconds")


def is_overdue(request: Request, at: datetime) -> bool:
    due = next_due(request)
    return due is not None and due < at


def _left(request: Request, at: datetime) -> str:
    """What is due next, and in how many days."""
    due = next_due(request)
    if due is None:
        return "clock stands" if request.waiting else ""
    what = "acknowledge" if request.acknowledging and due == request.acknowledge_by else "answer"
    return f"OVERDUE: {what}, {(at - due).days} d" if due < at else f"{what} in {(due - at).days} d"


def print_all(found: Sequence[Request], at: datetime) -> None:
    """A line a request, whole however narrow the terminal."""
    if not found:
        say("no such requests")
        return
    rows = [("request", "right", "state", "way", "route", "due", "next")]
    for each in found:
        due = each.due_at.date().isoformat() if each.due_at and each.open and not each.waiting else "-"
        rows.append(
            (each.id, each.right.value, each.state.value, each.way.value, each.route, due, _left(each, at) or "-")
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        show("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def print_one(whole: dict[str, Any]) -> None:
    rows = table("", "")
    rows.show_header = False
    for name, value in whole.items():
        if name != "history" and value not in (None, [], False):
            text = ", ".join(value) if isinstance(value, list) else "yes" if value is True else str(value)
            rows.add_row(name.replace("_", " "), text)
    steps = table("time", "what", "state", "by", "reasons")
    for step in whole["history"]:
        steps.add_row(step["at"], step["move"], step["to"], step["by"] or "", ", ".join(step["reasons"]))
    show(rows, "", steps)
