"""Records of processing activities (GDPR Art. 30(1)): what the configuration and the log can tell of them.

A skeleton: what only the operator knows is marked as missing and never guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from guardrail.audit.reports.report import Cell, Period, Report, Section, times, word
from guardrail.types import AuditRecorded

FOUND = frozenset({"turn:decision:made"})
MISSING = "MISSING: fill in"
_DAY = 86_400  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One route: a bot that people write to."""

    route: str
    channel: str
    service: str  # what the bot is to people
    age: str
    jurisdictions: Sequence[str]
    bases: Mapping[str, str]  # legal basis by purpose
    retention_seconds: int | None  # None: the law in force is not known
    bot: str  # the machine it runs on
    kept: Mapping[str, str]  # purpose by entity type that the bot receives in clear


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """Who answers for it, as the configuration says."""

    name: str | None
    address: str | None
    contact: str | None
    dpo: str | None
    recipients: Sequence[str]
    transfers: Sequence[str]
    storage: Sequence[str]


def records(
    entries: Iterable[AuditRecorded],
    period: Period,
    operator: Operator,
    activities: Sequence[Activity],
    measures: Sequence[tuple[str, str]],
) -> Report:
    """The skeleton; the categories of data are those that were found on each route in the period."""
    found: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        if entry.tag in FOUND and period.has(entry):
            for entity, number in times(entry, "entities").items():
                found[word(entry, "route"), entity] += number
    return Report(
        "records",
        "Records of processing activities",
        period,
        (
            Section("controller", "Controller (Art. 30(1)(a))", ("what", "answer"), _controller(operator)),
            Section(
                "activities", "Activities",
                ("route", "channel", "service", "people", "jurisdictions"),
                [(a.route, a.channel, a.service, _people(a.age), ", ".join(a.jurisdictions)) for a in activities],
            ),
            Section(
                "purposes", "Purposes and legal bases (Art. 30(1)(b))", ("route", "purpose", "basis"),
                [(a.route, purpose, basis) for a in activities for purpose, basis in a.bases.items()],
            ),
            Section(
                "categories", "Categories of personal data that were found (Art. 30(1)(c))",
                ("route", "category", "times"), sorted((*key, number) for key, number in found.items()),
            ),
            Section(
                "recipients", "Recipients (Art. 30(1)(d))", ("recipient", "receives"),
                _recipients(operator, activities),
            ),
            Section(
                "transfers", "Transfers to third countries, with their safeguards (Art. 30(1)(e))", ("transfer",),
                [(each,) for each in operator.transfers or (MISSING + ", or state that there are none",)],
            ),
            Section(
                "retention", "Time limits for erasure (Art. 30(1)(f))", ("route", "what", "days"),
                [(a.route, "transcripts and originals", _days(a.retention_seconds)) for a in activities],
            ),
            Section("security", "Security measures (Art. 30(1)(g), 32(1))", ("measure", "how"), measures),
            Section(
                "storage", "Where it is stored", ("place",), [(each,) for each in operator.storage or (MISSING,)],
            ),
        ),
        (
            "A draft from the configuration of today and the log of the period. Read it, complete what is missing, and "
            "add what you process elsewhere: Guardrail knows of none of it.",
            "Categories are what detection found in messages to the bot. Messages may hold what it did not find.",
            "Special categories (Art. 9), joint controllers and representatives are yours to add.",
        ),
    )  # fmt: skip


def _controller(operator: Operator) -> list[tuple[Cell, ...]]:
    return [
        ("name", operator.name or MISSING),
        ("address", operator.address or MISSING),
        ("contact", operator.contact or MISSING),
        ("data protection officer", operator.dpo or MISSING + ", or state that there is none"),
    ]


def _people(age: str) -> str:
    """Categories of data subjects."""
    whom = {"adults": "adults", "minors": "minors and adults"}.get(age, "of any age")
    return f"people who write to the bot, {whom}"


def _recipients(operator: Operator, activities: Sequence[Activity]) -> list[tuple[Cell, ...]]:
    bots: list[tuple[Cell, ...]] = []
    for each in activities:
        clear = ", ".join(f"{entity} in clear for {purpose}" for entity, purpose in each.kept.items())
        bots.append((f"bot of {each.route} at {each.bot}", "pseudonymised messages" + (f"; {clear}" if clear else "")))
    return bots + [
        (each, "as you arranged") for each in operator.recipients or (MISSING + ", or state that there are none",)
    ]


def _days(seconds: int | None) -> Cell:
    return None if seconds is None else round(seconds / _DAY, 2)
