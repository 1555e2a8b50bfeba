"""Reports of the audit log, with what the configuration says where a report needs it.

A part of the composition root, like :mod:`guardrail.app`: the records of processing (GDPR Art. 30) join the log with
the settings and the law.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy import Connection

from guardrail.audit.reports import KINDS
from guardrail.audit.reports.records import FOUND, Activity, Operator, records
from guardrail.audit.reports.report import Period, Report, Source
from guardrail.audit.search import head, read
from guardrail.audit.tables import Tables
from guardrail.config import Config, Route
from guardrail.policy.decider import legal_notice
from guardrail.policy.law import Law, LawBook
from guardrail.types import AuditRecorded

RECORDS = "records"
"""The one report that needs :func:`activities`."""

_BASES = {
    "opt_in": "consent",
    "opt_out": "until the person objects",
    "none": "MISSING: another basis than consent",
    "never": "none: the law prohibits it",
}
"""What the ways of asking for consent come to."""


def made(
    connection: Connection, tables: Tables, name: str, period: Period, config: Config, done: Sequence[Activity] = ()
) -> tuple[Report, Source]:
    """A report by its name, and the log that it was counted from. ``done``: what routes do, for the records."""
    signed = head(connection, tables)
    if name == RECORDS:
        entries = _entries(connection, tables, FOUND, period, timedelta())
        found = records(entries, period, _operator(config), done, _measures(config))
    else:
        kind = KINDS[name]
        found = kind.make(_entries(connection, tables, kind.tags, period, kind.lead), period)
    return found, Source(signed.size, signed.root, signed.waiting)


def _entries(
    connection: Connection, tables: Tables, tags: frozenset[str], period: Period, lead: timedelta | None
) -> Iterator[AuditRecorded]:
    since = None if period.since is None or lead is None else period.since - lead
    return read(connection, tables, tags, since, period.until)


# ---------------------------------------------------------------- what the configuration says


def _operator(config: Config) -> Operator:
    stated = config.operator
    return Operator(
        name=stated.name if stated.name != type(stated)().name else None,  # the default names nobody
        address=stated.address,
        contact=stated.contact,
        dpo=stated.dpo,
        recipients=stated.recipients,
        transfers=stated.transfers,
        storage=stated.storage,
    )


async def activities(config: Config, book: LawBook, at: datetime) -> Sequence[Activity]:
    """What each route does, by its settings and the law in force."""
    found = []
    for name, route in config.routes.items():
        policy = route.policy.choices()
        law = await book.in_force(policy.jurisdictions, policy.kind, at)
        found.append(
            Activity(
                route=name,
                channel=route.channel,
                service=policy.kind,
                age=policy.age,
                jurisdictions=policy.jurisdictions,
                bases={"service": _service_basis(route, law), **policy.purposes},
                retention_seconds=legal_notice(law, policy).retention_seconds if law.known else None,
                bot=urlsplit(route.bot.url).hostname or "",
                kept=policy.keep,
            )
        )
    return found


def _service_basis(route: Route, law: Law) -> str:
    """Of the service, unless its basis is named: what the operator chose, else what the law in force asks."""
    asked = law.parameters["consent"]["service"] if law.known else None
    chosen = {"none": "none", "required": "opt_in"}.get(route.policy.consent or "", route.policy.consent or asked)
    return _BASES.get(str(chosen), "MISSING: the law in force is not known")


def _measures(config: Config) -> list[tuple[str, str]]:
    """What Guardrail itself does, as this configuration has it."""
    database = "PostgreSQL" if config.store.url.reveal().startswith("postgresql") else "SQLite"
    anchors = ", ".join(sorted({each.kind for each in config.audit.anchors})) or "none configured"
    return [
        ("pseudonymisation", "personal data found in messages is replaced before the bot receives them"),
        ("encryption at rest", f"each person's records under a data key of their own (AES-256-GCM), in {database}"),
        ("keys", "data keys are wrapped and kept in a store apart from the data; key-encryption keys have epochs"),
        ("erasure", "a person's key is destroyed, the rows are deleted; copies in backups of the data stay unreadable"),
        ("accountability", f"audit log as a signed Merkle tree; checkpoints anchored outside: {anchors}"),
        ("decisions", f"by policy under test ({config.policy.engine} engine); without a decision nothing is processed"),
        ("availability", "MISSING: backups, restoring, and how they are rehearsed"),
        ("organisation", "MISSING: who has access, training, processors' contracts"),
    ]
