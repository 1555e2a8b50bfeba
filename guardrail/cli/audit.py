"""``guardrail audit``: verify, export and prove the log, offline."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guardrail.cli.common import FOUND_WRONG, config_option, json_option, say, write_json
from guardrail.config import Config, load

if TYPE_CHECKING:
    from guardrail.audit.proofs import Verdict
    from guardrail.audit.verifier import Report

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def audit() -> None:
    """Verify, export and prove the audit log."""


@audit.command()
@click.option("--file", "file", type=_FILE, help="An exported log. Without it: the log in the configured database.")
@click.option("--config", "path", type=_FILE, default=None, envvar="GUARDRAIL_CONFIG",
              help="Configuration file, when there is no --file.")  # fmt: skip
@click.option(
    "--vkey", help="The public key to trust, as `audit key` printed it, kept elsewhere since. Later keys are followed."
)
@click.option("--pinned", type=_FILE,
              help="A checkpoint kept elsewhere: the log must still contain what it covers. Needs --vkey.")  # fmt: skip
@click.option("--since", type=_FILE,
              help="A checkpoint up to which all was verified before: only the rest is. Needs --vkey.")  # fmt: skip
@json_option
@click.pass_context
def verify(
    ctx: click.Context,
    file: Path | None,
    path: Path | None,
    vkey: str | None,
    pinned: Path | None,
    since: Path | None,
    as_json: bool,
) -> None:
    """Check every entry, the tree and the signatures; the first thing wrong is named.

    Without --vkey the key is taken on trust (from the file itself, or from keys.directory), and without
    --pinned or --since nobody can tell whether entries were cut off the end. With --since the entries before
    are not read again, only that the log still continues the one they were verified in. The key may be any that
    the log had: whom it handed over to is followed.
    """
    if pinned is not None and since is not None:
        raise click.UsageError("--since is a --pinned already")
    if (pinned or since) is not None and vkey is None:
        raise click.UsageError("--pinned and --since need --vkey")
    kept, before = _note(pinned), _note(since)
    if file is not None:
        from guardrail.audit.verifier import verify as verify_lines

        with file.open("rb") as lines:
            report = verify_lines(lines, vkey, kept or before)
    else:
        config = load(path or Path("guardrail.yaml"))
        report = _verify_database(config, vkey, kept, before)
    _tell(report, (kept or before) is not None, as_json)
    if not report.ok:
        ctx.exit(FOUND_WRONG)


def _note(file: Path | None) -> str | None:
    """A kept checkpoint; one that is not even text is refused like any that does not verify."""
    return None if file is None else file.read_bytes().decode("utf-8", "replace")


def _verify_database(config: Config, vkey: str | None, pinned: str | None, since: str | None) -> Report:
    from dataclasses import replace

    from guardrail.audit.verifier import verify_database
    from guardrail.cli.rooms import AUDIT_TABLES, audit_vkey, snapshot

    key = vkey or audit_vkey(config)
    with snapshot(config) as connection:
        report = verify_database(connection, AUDIT_TABLES, key, pinned, since=since)
    return replace(report, trusted=vkey is not None)


def _tell(report: Report, pinned: bool, as_json: bool) -> None:
    problem = report.problem
    if as_json:
        found = None if problem is None else {name: getattr(problem, name) for name in problem.__slots__}
        write_json(
            {
                "ok": report.ok, "origin": report.origin, "vkey": report.vkey, "trusted": report.trusted,
                "pinned": pinned, "start": report.start, "size": report.size, "root": report.root.hex(),
                "checkpoints": report.checkpoints, "handovers": report.handovers, "problem": found,
            }
        )  # fmt: skip
        return
    if problem is not None:
        where = f" (entry {problem.entry_id})" if problem.entry_id else ""
        line = f"line {problem.line}: " if problem.line else ""
        say(f"{line}{problem.code}: {problem.detail}{where}")
    say(f"{report.origin}: {_verified(report)} verified under {report.checkpoints} checkpoints")
    if report.handovers:
        say(f"its key was handed over {report.handovers} times; each was signed by both keys")
    if not report.trusted:
        say("the key was taken on trust; give --vkey, as it was kept elsewhere, to prove who signed")
    if not pinned:
        say("no pinned checkpoint: entries cut off the end would not be noticed")


def _verified(report: Report) -> str:
    if not report.start:
        return f"{report.size} entries"
    return f"{max(0, report.size - report.start)} entries from position {report.start} on"


@audit.command("export")
@config_option
@click.option("--from", "start", type=click.IntRange(min=0), default=0, metavar="POSITION",
              help="Leave out the entries before this position.")  # fmt: skip
def export_log(config: Config, start: int) -> None:
    """Write the log as JSON lines to standard output, as `audit verify --file` reads them.

    With --from SIZE, the size of a checkpoint that was verified before, the rest alone can be verified.
    """
    from guardrail.audit.export import export, tree_of_first
    from guardrail.cli.rooms import AUDIT_TABLES, audit_vkey, snapshot
    from guardrail.core.notes import parse_vkey

    verifier = parse_vkey(audit_vkey(config))
    with snapshot(config) as connection:
        before = tree_of_first(connection, AUDIT_TABLES, start)
        if before.size < start:
            raise click.UsageError(f"--from: the log has {before.size} entries")
        for line in export(connection, AUDIT_TABLES, verifier, before):
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
    """Print the log's public key, for `audit verify --vkey`; after `keys rotate-audit` the newest one."""
    from guardrail.cli.rooms import audit_vkey

    click.echo(audit_vkey(config))


@audit.command()
@config_option
@click.option("--entry", metavar="ENT_ID", help="Prove that this entry stands in the log.")
@click.option("--consistency", "size", type=click.IntRange(min=1), metavar="SIZE",
              help="Prove that the log of this many entries is the beginning of the one now.")  # fmt: skip
def proof(config: Config, entry: str | None, size: int | None) -> None:
    """Write a proof about the newest checkpoint to standard output, for `audit check-proof`.

    It shows one entry, or none, and is checked without the log.
    """
    from guardrail.audit.proofs import prove_consistency, prove_inclusion, write
    from guardrail.cli.rooms import AUDIT_TABLES, audit_vkey, snapshot
    from guardrail.core.notes import parse_vkey

    if (entry is None) == (size is None):
        raise click.UsageError("give --entry or --consistency")
    verifier = parse_vkey(audit_vkey(config))
    with snapshot(config) as connection:
        if entry is not None:
            line = write(prove_inclusion(connection, AUDIT_TABLES, verifier, entry))
        else:
            line = write(prove_consistency(connection, AUDIT_TABLES, verifier, size or 0))
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


@audit.command("check-proof")
@click.argument("file", type=_FILE)
@click.option(
    "--vkey", required=True, help="The public key to trust, kept elsewhere. Keys that it handed over to are followed."
)
@click.option("--pinned", type=_FILE, help="The checkpoint, kept elsewhere, that a consistency proof must be about.")
@json_option
@click.pass_context
def check_proof(ctx: click.Context, file: Path, vkey: str, pinned: Path | None, as_json: bool) -> None:
    """Check a proof of `audit proof` offline: no log, no database, no configuration."""
    from guardrail.audit.proofs import check

    verdict = check(file.read_bytes(), vkey, _note(pinned))
    if as_json:
        write_json({"ok": verdict.ok, "code": verdict.code or None, "detail": verdict.detail, **_shown(verdict)})
    elif verdict.ok:
        say(_sentence(verdict, pinned is not None))
    else:
        say(f"{verdict.code}: {verdict.detail}")
    if not verdict.ok:
        ctx.exit(FOUND_WRONG)


def _shown(verdict: Verdict) -> dict[str, object]:
    """What the proof is about, once it holds; nothing of one that does not."""
    from guardrail.audit.proofs import Inclusion

    if not verdict.ok or verdict.proof is None or verdict.signed is None:
        return {}
    log: dict[str, object] = {"origin": verdict.signed.origin, "size": verdict.signed.size}
    if isinstance(verdict.proof, Inclusion):
        return log | {"position": verdict.proof.position, "entry": json.loads(verdict.proof.body)}
    return log | {"earlier_size": verdict.proof.earlier_size, "earlier_root": verdict.proof.earlier_root.hex()}


def _sentence(verdict: Verdict, pinned: bool) -> str:
    shown = _shown(verdict)
    log = f"{shown['origin']}, {shown['size']} entries"
    if "entry" in shown:
        entry = json.dumps(shown["entry"], ensure_ascii=False)
        return f"{log}: entry {shown['position']} is {entry}"
    held = f"{log}: its first {shown['earlier_size']} entries are those of root {shown['earlier_root']}"
    return held if pinned else f"{held}; compare that with a checkpoint kept elsewhere, or give it as --pinned"
