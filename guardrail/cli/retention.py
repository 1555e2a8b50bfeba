"""``guardrail retention``: what is due, and its deletion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from guardrail.cli.common import config_option, json_option, run, say, show, table, write_json
from guardrail.config import Config
from guardrail.types import Json

_DAY = 86_400


@click.group()
def retention() -> None:
    """What is kept for how long. The server sweeps every minute; these commands look, and sweep now."""


@retention.command("preview")
@json_option
@config_option
def preview(as_json: bool, config: Config) -> None:
    """Show by route and kind of record what is held and what a sweep would delete. Deletes nothing."""
    found = run(_preview(config))
    if as_json:
        write_json([dict(each) for each in found])
        return
    listed = table("route", "record", "rows", "oldest", "kept for", "due", "of these held", "by")
    for each in found:
        listed.add_row(
            str(each["route"]),
            str(each["record"]),
            f"{each['rows']:,}",
            str(each["oldest"] or "-")[:10],
            _days(each["seconds"]),
            f"{each['due']:,}",
            f"{each['held']:,}",
            _first(each["citations"]),
        )
    show(listed)


@retention.command("sweep")
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@config_option
def sweep(yes: bool, as_json: bool, config: Config) -> None:
    """Delete what is due, now. What a legal hold keeps of it is sealed anew for the hold first."""
    if not yes and not click.confirm("Delete everything that is due? See `guardrail retention preview`.", err=True):
        raise click.Abort
    counts = run(_sweep(config))
    if as_json:
        write_json(dict(counts))
        return
    if not counts:
        say("nothing was due")
    for name, count in sorted(counts.items()):
        click.echo(f"{name}: {count:,}")


async def _preview(config: Config) -> Sequence[Mapping[str, Json]]:
    from guardrail.cli.rooms import open_rights

    async with open_rights(config) as rooms:
        return await rooms.retention.preview()


async def _sweep(config: Config) -> Mapping[str, int]:
    from guardrail.cli.rooms import open_rights

    async with open_rights(config) as rooms:
        return await rooms.retention.sweep()


def _days(seconds: Json) -> str:
    if not isinstance(seconds, int):
        return "-"
    return f"{seconds // _DAY} days" if seconds >= _DAY else f"{seconds} s"


def _first(citations: Json) -> str:
    return str(citations[0]) if isinstance(citations, list) and citations else "-"
