"""``guardrail audit report``: numbers for officers and authorities, counted from the audit log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import click

from guardrail.cli.common import FOUND_WRONG, config_option, inert, run, say, write_json
from guardrail.cli.moments import period_options
from guardrail.config import Config

if TYPE_CHECKING:
    from guardrail.audit.reports.records import Activity
    from guardrail.audit.reports.report import Period, Report, Source

RECORDS = "records"
NAMES = ("consents", "disclosures", "decisions", "requests", "without-consent", RECORDS)


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
    requests         of people: received, complied with, denied, days to the answer (11 CCR 7102)
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
    from guardrail.cli.rooms import AUDIT_TABLES, snapshot
    from guardrail.reporting import made

    done = run(_activities(config)) if name == RECORDS else ()
    with snapshot(config) as connection:
        return made(connection, AUDIT_TABLES, name, period, config, done)


async def _activities(config: Config) -> Sequence[Activity]:
    from guardrail.cli.law import open_law
    from guardrail.cli.rooms import now
    from guardrail.reporting import activities

    async with open_law(config) as book:
        return await activities(config, book, now())
