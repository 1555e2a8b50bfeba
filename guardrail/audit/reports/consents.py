"""How people were asked for consent, and what they said (GDPR Art. 7(1))."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from guardrail.audit.reports.report import Period, Report, Section, word
from guardrail.types import AuditRecorded

EVENTS = ("asked", "given", "refused", "withdrawn", "expired")
CONSENTS = frozenset(f"consent:purpose:{event}" for event in EVENTS)


def consents(entries: Iterable[AuditRecorded], period: Period) -> Report:
    """What happened to consents, by purpose, by the way in which they were given or taken back, and by month (UTC)."""
    purposes: Counter[tuple[str, ...]] = Counter()
    methods: Counter[tuple[str, ...]] = Counter()
    months: Counter[tuple[str, ...]] = Counter()
    for entry in entries:
        if entry.tag in CONSENTS and period.has(entry):
            event = entry.tag.rpartition(":")[2]
            purpose, method = word(entry, "purpose"), word(entry, "method")
            purposes[purpose, event] += 1
            methods[purpose, method, event] += 1
            months[f"{entry.at:%Y-%m}", purpose, event] += 1
    return Report(
        "consents",
        "Consent statistics",
        period,
        (
            _section("purposes", "By purpose", ("purpose",), purposes),
            _section("methods", "By purpose and method", ("purpose", "method"), methods),
            _section("months", "By month and purpose", ("month", "purpose"), months),
        ),
        (
            "Events are counted, not people: whoever consented, withdrew and consented again counts three times.",
            "Withdrawn includes objections and opt-outs. Method time: nobody did anything, consent ran out.",
        ),
    )


def _section(name: str, title: str, keys: tuple[str, ...], counted: Counter[tuple[str, ...]]) -> Section:
    rows = sorted({key[:-1] for key in counted})
    return Section(name, title, (*keys, *EVENTS), [(*row, *(counted[*row, event] for event in EVENTS)) for row in rows])
