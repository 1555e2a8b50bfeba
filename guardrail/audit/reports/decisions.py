"""What policy decided, why, and by which law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from guardrail.audit.reports.report import Period, Report, Section, word, words
from guardrail.types import Action, AuditRecorded

DECISIONS = frozenset({"turn:decision:made"})
_ACTIONS = tuple(action.value for action in Action)


def decisions(entries: Iterable[AuditRecorded], period: Period) -> Report:
    """Decisions by what was decided, on which route, for which reason and with which citation."""
    routes: Counter[tuple[str, ...]] = Counter()
    reasons: Counter[tuple[str, ...]] = Counter()
    citations: Counter[tuple[str, ...]] = Counter()
    revisions: Counter[tuple[str, ...]] = Counter()
    for entry in entries:
        if entry.tag in DECISIONS and period.has(entry):
            action = word(entry, "action")
            routes[word(entry, "route"), word(entry, "direction"), action] += 1
            reasons.update((reason, action) for reason in words(entry, "reasons"))
            citations.update((citation, action) for citation in words(entry, "citations"))
            revisions[word(entry, "revision"), action] += 1
    return Report(
        "decisions",
        "Decisions",
        period,
        (
            _section("routes", "By route and direction", ("route", "direction"), routes),
            _section("reasons", "By reason", ("reason",), reasons),
            _section("citations", "By citation", ("citation",), citations),
            _section("revisions", "By policy revision", ("revision",), revisions),
        ),
        (
            "A decision has one action and may have several reasons and citations; it counts once under each of them.",
            "Each attempt to deliver a message is decided anew and counts.",
        ),
    )


def _section(name: str, title: str, keys: Sequence[str], counted: Counter[tuple[str, ...]]) -> Section:
    rows = sorted({key[:-1] for key in counted})
    return Section(
        name, title, (*keys, *_ACTIONS), [(*row, *(counted[*row, action] for action in _ACTIONS)) for row in rows]
    )
