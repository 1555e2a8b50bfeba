"""``guardrail drill``: tries a backup aside, before it is needed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guardrail.cli.common import FOUND_WRONG, config_option, json_option, run, say, write_json
from guardrail.config import Config
from guardrail.errors import IntegrityError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from guardrail.cli.drilling import Findings
    from guardrail.cli.key_backups import Epoch
    from guardrail.keys.ring import StoredKeyRing
    from guardrail.types import AuditRecorded

SHOWN = 20  # ids and problems for people; --json has them all


@click.command()
@click.argument("backup")
@click.option("--all", "every", is_flag=True, help="Open every record of everybody who lives, not a sample of each.")
@click.option("--keys-backup", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
              help="A backup of the key store, too (an SQLite file): whom of the erased would it open?")  # fmt: skip
@click.option("--scratch", metavar="URL", help="A PostgreSQL server on which a database may be made for a dump. It "
              "is dropped again.")  # fmt: skip
@json_option
@config_option
@click.pass_context
def drill(
    ctx: click.Context,
    backup: str,
    every: bool,
    keys_backup: Path | None,
    scratch: str | None,
    as_json: bool,
    config: Config,
) -> None:
    """Prove that a BACKUP of the data keeps nobody who was erased, and everybody else.

    BACKUP is an SQLite file, the URL of a PostgreSQL database restored aside, or a dump of pg_dump
    --format=custom. It is looked into aside, with the living key store: records of erased people must have no key,
    those of the living must open, and its audit log must be the beginning of the living one. Tells which erasures
    must be repeated after restoring it. Nothing is decrypted to a disk; the live data are only read, and get one
    audit entry about the drill. A password in a URL can be left to PGPASSFILE.
    """
    from guardrail.cli.backups import BackupError

    try:
        found, epochs = run(_drill(config, backup, scratch, every, keys_backup))
    except BackupError as error:
        raise click.UsageError(error.detail) from None
    if as_json:
        write_json(_document(found, epochs, keys_backup is not None))
    else:
        _tell(found, epochs)
    if not found.passed:
        ctx.exit(FOUND_WRONG)


async def _drill(
    config: Config, backup: str, scratch: str | None, every: bool, keys_backup: Path | None
) -> tuple[Findings, Sequence[Epoch]]:
    from guardrail.cli.backups import opened
    from guardrail.cli.drilling import Findings, Wrong
    from guardrail.cli.rooms import open_keys, open_store

    found: Findings = Findings()
    epochs: Sequence[Epoch] = ()
    async with open_store(config) as store, open_keys(config) as keys:
        await store.pair(keys.fingerprint)
        try:
            with opened(backup, config.store.url.reveal(), scratch) as connection:
                epochs = await _look(config, connection, keys, found, every, keys_backup)
        except IntegrityError as error:
            found.wrong.append(Wrong(error.code, error.detail))
        await store.commit([_entry(found)])
    return found, epochs


async def _look(
    config: Config, backup: Connection, keys: StoredKeyRing, found: Findings, every: bool, keys_backup: Path | None
) -> Sequence[Epoch]:
    from guardrail.cli import drilling
    from guardrail.cli.drilling import Wrong

    if not _belongs(backup, keys.fingerprint, found):
        return ()
    owners = drilling.owners_in(backup)
    gone = await drilling.without_key(keys, owners)
    found.erased, found.living = len(gone), len(owners) - len(gone)
    named = await _compare(config, backup, keys, gone, found)
    picked = [(kind, drilling.chosen(backup, kind, gone, every)) for kind in drilling.KINDS]
    with _bar(sum(len(rows) for _, rows in picked)) as advance:
        for kind, wanted in picked:
            for rows in drilling.rows_of(backup, kind, wanted):
                await drilling.try_rows(rows, kind, keys, gone, found)
                advance(len(rows))
    if keys_backup is None:
        return ()
    epochs = _key_backup(config, keys, keys_backup, gone | named)
    readable = sum(each.unwrapped for each in epochs)
    if readable:
        detail = f"a living key-encryption key still unwraps {readable} keys of erased people in --keys-backup"
        found.wrong.append(Wrong("keys_backup_opens_erased", detail))
    return epochs


def _belongs(backup: Connection, fingerprint: str, found: Findings) -> bool:
    """With another key store everybody would look erased."""
    from sqlalchemy import select

    from guardrail.cli.drilling import Wrong
    from guardrail.storage import schema

    paired = backup.scalar(select(schema.about.c.keys_fingerprint))
    if paired == fingerprint:
        return True
    what = "no data of Guardrail's, or never in use" if paired is None else "data of another key store"
    found.wrong.append(Wrong("other_key_store", f"the backup holds {what}"))
    return False


async def _compare(
    config: Config, backup: Connection, keys: StoredKeyRing, gone: frozenset[str], found: Findings
) -> frozenset[str]:
    """The two logs, and who must be erased again; whoever was erased by the living log."""
    from sqlalchemy import select

    from guardrail.cli import drilling
    from guardrail.cli.drilling import Wrong
    from guardrail.cli.rooms import AUDIT_TABLES, audit_vkey, snapshot
    from guardrail.core.notes import parse_vkey
    from guardrail.storage import schema

    tree = drilling.log_of(backup, AUDIT_TABLES, found)
    with snapshot(config) as live:
        if tree is not None:
            drilling.compare_logs(tree, live, AUDIT_TABLES, parse_vkey(audit_vkey(config)), found)
        ever, since = drilling.erasures(live, AUDIT_TABLES, found.size)
    known = frozenset(backup.scalars(select(schema.subjects.c.id)))
    found.replay = sorted((gone | since) & known)
    kept = ever - await drilling.without_key(keys, ever)
    if kept:
        detail = f"{len(kept)} people were erased and have a key: the key store was put back to an earlier state"
        found.wrong.append(Wrong("erased_have_keys", detail))
    return ever


def _key_backup(config: Config, keys: StoredKeyRing, path: Path, erased: frozenset[str]) -> Sequence[Epoch]:
    from guardrail.cli.key_backups import examine
    from guardrail.cli.rooms import key_provider

    def fingerprint_of(identity: str) -> str:
        return keys.lookup("fingerprint", identity).hex()

    return examine(path, key_provider(config), fingerprint_of, keys.fingerprint, erased)


def _entry(found: Findings) -> AuditRecorded:
    from guardrail.audit.events import audit_logger
    from guardrail.cli.rooms import entropy, now

    return audit_logger(now, entropy).entry(
        "control:drill:finished",
        passed=found.passed,
        size=found.size,
        erased=found.erased,
        living=found.living,
        tried=found.tried,
        opened=found.opened,
        failed=found.failed,
        replay=len(found.replay),
    )


# ---------------------------------------------------------------- telling


def _document(found: Findings, epochs: Sequence[Epoch], asked: bool) -> dict[str, object]:
    document: dict[str, object] = {
        "passed": found.passed,
        "log": {"backup_size": found.size, "live_size": found.live_size},
        "owners": {"erased": found.erased, "living": found.living},
        "records": {
            "tried": found.tried, "opened": found.opened, "without_key": found.unreadable, "failed": found.failed,
        },
        "erase_again": found.replay,
        "problems": [{"code": each.code, "detail": each.detail} for each in found.wrong],
    }  # fmt: skip
    if asked:
        document["keys_backup"] = {
            "epochs": [
                {
                    "epoch": each.number, "living": each.living, "keys": each.keys, "erased": each.erased,
                    "erased_readable": each.unwrapped,
                }
                for each in epochs
            ],
            "erased_unreadable_from_epoch": _unreadable_from(epochs),
        }  # fmt: skip
    return document


def _unreadable_from(epochs: Sequence[Epoch]) -> int | None:
    """Once this epoch is the oldest living one, nothing opens what the erased have in the backup."""
    return max((each.number for each in epochs if each.erased), default=0) + 1 if epochs else None


def _tell(found: Findings, epochs: Sequence[Epoch]) -> None:
    for each in found.wrong[:SHOWN]:
        say(f"{each.code}: {each.detail}")
    if len(found.wrong) > SHOWN:
        say(f"… and {len(found.wrong) - SHOWN} more (--json has them all)")
    if found.erased or found.living:
        say(f"{found.living} living: {found.opened} records opened, {found.failed} failed")
        say(f"{found.erased} erased: {found.unreadable} records tried, for which there is no key")
        say(f"audit log: {found.size} entries in the backup, {found.live_size} signed in the living log")
    for epoch in epochs:
        state = "living" if epoch.living else "destroyed"
        say(f"keys of epoch {epoch.number} ({state}): {epoch.keys}, {epoch.erased} of the erased")
    if any(epoch.unwrapped for epoch in epochs):
        say(f"run `guardrail keys rotate`: from epoch {_unreadable_from(epochs)} on nothing opens the erased in it")
    if found.replay:
        shown = ", ".join(found.replay[:SHOWN]) + (", …" if len(found.replay) > SHOWN else "")
        say(f"after restoring it, `guardrail audit accept-rollback` erases {len(found.replay)} again: {shown}")
    say("the backup holds" if found.passed else "the backup does not hold")


@contextmanager
def _bar(total: int) -> Iterator[Callable[[int], None]]:
    """How far the records are, for a person who waits."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("records"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda done: bar.advance(task, done)
