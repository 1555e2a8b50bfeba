"""``guardrail audit accept-rollback``: go on from data that were put back to an earlier state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guardrail.cli.common import config_option, run, say
from guardrail.config import Config

if TYPE_CHECKING:
    from guardrail.audit.rollback import Left, Rollback
    from guardrail.keys.ring import StoredKeyRing
    from guardrail.storage.store import SqlStore

PAGE = 1000  # people compared with the key store at a time


@click.command("accept-rollback")
@click.option("--log", "logs", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="An exported log, or a file that a sink wrote: who was erased in it is erased again. Needed "
              "when the key store was put back, too. May be repeated.")  # fmt: skip
@click.option("--yes", is_flag=True, help="Do not ask.")
@config_option
def accept_rollback(logs: tuple[Path, ...], yes: bool, config: Config) -> None:
    """Go on although the database lacks entries that were signed: it was restored from a backup.

    Everybody who was erased since the backup is erased again, before Guardrail serves anybody: by the keys that
    are gone from the key store, and by --log. The audit log cannot be continued, for that would sign a second
    history: give `audit.origin` a new name first. The new log begins with the entries that were kept, and says
    how many were lost. Stop Guardrail before.
    """
    left, erased = run(_accept(config, logs, yes))
    say(f"erased again: {erased}")
    say(f"{left.origin}: left with {left.kept} of {left.signed} entries; {config.audit.origin} begins with them")


async def _accept(config: Config, logs: Sequence[Path], yes: bool) -> tuple[Left, int]:
    from guardrail.cli.rooms import open_keys, open_store

    async with open_store(config) as store, open_keys(config) as keys:
        await store.pair(keys.fingerprint)  # with another key store everybody would look erased
        rollback = _rollback(config, store)
        named = {subject for path in logs for subject in _erased_in(path)}  # read before anything is done
        left = await rollback.examine()
        say(f"{left.origin} signed {left.signed} entries; the database has {left.kept} of them. The rest is lost,")
        say("and so are consents, objections and messages since then.")
        gone = await _gone(store, keys, named)
        say(f"{len(gone)} people in it were erased since (they have no key, or stand in --log) and are erased again.")
        if not yes and not click.confirm("Go on from here?", err=True):
            raise click.Abort
        await _erase_again(config, gone)
        return await rollback.accept(), len(gone)


def _rollback(config: Config, store: SqlStore) -> Rollback:
    from guardrail.audit.pin import Pin
    from guardrail.audit.rollback import Rollback
    from guardrail.cli.rooms import AUDIT_TABLES, entropy, key_provider, now
    from guardrail.core.notes import verifier_of

    seed = key_provider(config).signing_seed()
    pin = Pin(config.audit.pin, verifier_of(config.audit.origin, seed))
    return Rollback(
        run=store.run,
        tables=AUDIT_TABLES,
        pin=pin,
        origin=config.audit.origin,
        seed=seed,
        clock=now,
        entropy=entropy,
    )


def _erased_in(path: Path) -> Iterator[str]:
    """The subjects whose erasure was decided in a file of entries; a damaged line is an error, not skipped."""
    from guardrail.core import entries
    from guardrail.errors import ConfigError, GuardrailError

    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.startswith(b'{"body":'):
                continue  # the header, a checkpoint
            try:
                entry = entries.parse(line[8 : line.rfind(b',"leaf":"')])
            except GuardrailError:
                raise ConfigError(f"{path.name}: line {number} is not an entry", code="bad_entry") from None
            if entry.tag in ("erasure:subject:begun", "erasure:subject:completed"):
                yield str(entry.fields["subject"])


async def _gone(store: SqlStore, keys: StoredKeyRing, named: Iterable[str]) -> Sequence[str]:
    """Everybody named who has a key, and everybody whose rows are here and whose key is not: a key is made before
    its person's first row."""
    gone = {subject for subject in named if not await keys.missing([subject])}
    after = ""
    while page := await store.subject_ids(after, PAGE):
        after = page[-1]
        gone |= await keys.missing(page)
    return sorted(gone)


async def _erase_again(config: Config, gone: Iterable[str]) -> None:
    from guardrail.cli.rooms import open_rights

    async with open_rights(config) as rooms:
        for subject in gone:
            await rooms.erasure.again(subject)
