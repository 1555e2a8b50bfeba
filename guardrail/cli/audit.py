"""``guardrail audit``: verify, export and anchor the log, offline."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guardrail.cli.common import FOUND_WRONG, config_option, json_option, say, write_json
from guardrail.config import Config, load

if TYPE_CHECKING:
    from guardrail.audit.verifier import Report


@click.group()
def audit() -> None:
    """Verify and export the audit log."""


@audit.command()
@click.option("--file", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="An exported log. Without it: the log in the configured database.")  # fmt: skip
@click.option("--config", "path", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              default=None, envvar="GUARDRAIL_CONFIG", help="Configuration file, when there is no --file.")  # fmt: skip
@click.option("--vkey", help="The public key to trust, as `audit key` printed it, kept elsewhere since.")
@click.option("--pinned", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="A checkpoint kept elsewhere: the log must still contain what it covers. Needs --vkey.")  # fmt: skip
@json_option
@click.pass_context
def verify(
    ctx: click.Context, file: Path | None, path: Path | None, vkey: str | None, pinned: Path | None, as_json: bool
) -> None:
    """Check every entry, the tree and the signatures; the first thing wrong is named.

    Without --vkey the key is taken on trust (from the file itself, or from keys.directory), and without
    --pinned nobody can tell whether entries were cut off the end.
    """
    if pinned is not None and vkey is None:
        raise click.UsageError("--pinned needs --vkey")
    kept = pinned.read_text(encoding="utf-8") if pinned is not None else None
    if file is not None:
        from guardrail.audit.verifier import verify as verify_lines

        with file.open("rb") as lines:
            report = verify_lines(lines, vkey, kept)
    else:
        config = load(path or Path("guardrail.yaml"))
        report = _verify_database(config, vkey, kept)
    _tell(report, pinned is not None, as_json)
    if not report.ok:
        ctx.exit(FOUND_WRONG)


def _verify_database(config: Config, vkey: str | None, pinned: str | None) -> Report:
    from dataclasses import replace

    from guardrail.audit.verifier import verify_database
    from guardrail.cli.rooms import AUDIT_TABLES, audit_vkey, snapshot

    key = vkey or audit_vkey(config)
    with snapshot(config) as connection:
        report = verify_database(connection, AUDIT_TABLES, key, pinned)
    return replace(report, trusted=vkey is not None)


def _tell(report: Report, pinned: bool, as_json: bool) -> None:
    problem = report.problem
    if as_json:
        found = None if problem is None else {name: getattr(problem, name) for name in problem.__slots__}
        write_json(
            {
                "ok": report.ok, "origin": report.origin, "vkey": report.vkey, "trusted": report.trusted,
                "pinned": pinned, "size": report.size, "root": report.root.hex(),
                "checkpoints": report.checkpoints, "problem": found,
            }
        )  # fmt: skip
        return
    if problem is not None:
        where = f" (entry {problem.entry_id})" if problem.entry_id else ""
        line = f"line {problem.line}: " if problem.line else ""
        say(f"{line}{problem.code}: {problem.detail}{where}")
    say(f"{report.origin}: {report.size} entries verified under {report.checkpoints} checkpoints")
    if not report.trusted:
        say("the key was taken on trust; give --vkey, as it was kept elsewhere, to prove who signed")
    if not pinned:
        say("no pinned checkpoint: entries cut off the end would not be noticed")


@audit.command("export")
@config_option
def export_log(config: Config) -> None:
    """Write the log as JSON lines to standard output, as `audit verify --file` reads them."""
    from guardrail.audit.export import export
    from guardrail.cli.rooms import AUDIT_TABLES, audit_vkey, snapshot
    from guardrail.core.notes import parse_vkey

    verifier = parse_vkey(audit_vkey(config))
    with snapshot(config) as connection:
        for line in export(connection, AUDIT_TABLES, verifier):
            sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


@audit.command()
@config_option
@click.pass_context
def checkpoint(ctx: click.Context, config: Config) -> None:
    """Print the newest signed checkpoint. Keep it where the operator cannot change it."""
    from guardrail.audit.tables import newest_checkpoint
    from guardrail.cli.rooms import AUDIT_TABLES, snapshot

    with snapshot(config) as connection:
        row = newest_checkpoint(connection, AUDIT_TABLES)
    if row is None:
        say("nothing has been signed yet")
        ctx.exit(FOUND_WRONG)
    click.echo(str(row.note), nl=False)


@audit.command()
@config_option
def key(config: Config) -> None:
    """Print the log's public key, for `audit verify --vkey`."""
    from guardrail.cli.rooms import audit_vkey

    click.echo(audit_vkey(config))
