"""``guardrail audit report``: numbers for officers and authorities, counted from the audit log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from guardrail.cli.common import FOUND_WRONG, config_option, inert, run, say, write_json
from guardrail.cli.moments import period_options
from guardrail.config import Config, Route

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from guardrail.audit.reports.records import Activity, Operator
    from guardrail.audit.reports.report import Period, Report, Source
    from guardrail.policy.law import Law
    from guardrail.types import AuditRecorded

RECORDS = "records"
NAMES = ("consents", "disclosures", "decisions", "requests", "without-consent", RECORDS)


_BASES = {
    "opt_in": "consent",
    "opt_out": "until the person objects",
    "none": "MISSING: another basis than consent",
    "never": "none: the law prohibits it",
}
"""What the ways of asking for consent come to."""


@click.command("report")
@click.argument("name", type=click.Choice(NAMES))
@period_options
@click.option("--json", "form", flag_value="json", help="Write JSON.")
@click.option("--markdown", "form", flag_value="markdown", help="Write Markdown.")
@config_option
@click.pass_context
def report(
    ctx: click.Context, name: str, since: datetime | None, until: datetime | None, form: str | None, config: Config
) -> None:
    """Count what the signed log says of a period.

    \b
    consents         asked, given, refused, withdrawn, expired, by purpose, method and month
    disclosures      that a machine answers: shown by law, element and language, and how often
    decisions        by route, reason, citation and policy revision
    requests         of people: received, complied with, days to the answer (11 CCR 7102)
    without-consent  what was processed without consent or another basis; exit code 1 if anything was
    records          a draft of the records of processing (GDPR Art. 30), with the configuration's part

    No report names a person: without-consent lists turns by their random ids. Run `audit verify` with it: a report
    says what the log says, not that the log is whole.
    """
    from guardrail.audit.reports.report import Period, as_document, as_markdown, as_text

    if since is not None and until is not None and until <= since:
        raise click.UsageError("--until is not after --from")
    made, source = _made(config, name, Period(since, until))
    if form == "json":
        write_json(as_document(made, source))
    else:
        click.echo(inert((as_markdown if form == "markdown" else as_text)(made, source)), nl=False)
    if made.wrong:
        say("something was processed that no decision in the log allowed; the turns are listed")
        ctx.exit(FOUND_WRONG)


def _made(config: Config, name: str, period: Period) -> tuple[Report, Source]:
    from guardrail.audit.reports import KINDS
    from guardrail.audit.reports.records import FOUND, records
    from guardrail.audit.reports.report import Source
    from guardrail.audit.search import head
    from guardrail.cli.rooms import AUDIT_TABLES, snapshot

    activities = run(_activities(config)) if name == RECORDS else ()
    with snapshot(config) as connection:
        signed = head(connection, AUDIT_TABLES)
        if name == RECORDS:
            entries = _entries(connection, FOUND, period, timedelta())
            made = records(entries, period, _operator(config), activities, _measures(config))
        else:
            kind = KINDS[name]
            made = kind.make(_entries(connection, kind.tags, period, kind.lead), period)
    return made, Source(signed.size, signed.root, signed.waiting)


def _entries(
    connection: Connection, tags: frozenset[str], period: Period, lead: timedelta | None
) -> Iterator[AuditRecorded]:
    from guardrail.audit.search import read
    from guardrail.cli.rooms import AUDIT_TABLES

    since = None if period.since is None or lead is None else period.since - lead
    return read(connection, AUDIT_TABLES, tags, since, period.until)


# ---------------------------------------------------------------- what the configuration says


def _operator(config: Config) -> Operator:
    from guardrail.audit.reports.records import Operator

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


async def _activities(config: Config) -> list[Activity]:
    from guardrail.audit.reports.records import Activity
    from guardrail.cli.law import open_law
    from guardrail.cli.rooms import now
    from guardrail.policy.decider import legal_notice

    found = []
    async with open_law(config) as book:
        for name, route in config.routes.items():
            policy = route.policy.choices()
            law = await book.in_force(policy.jurisdictions, policy.kind, now())
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
