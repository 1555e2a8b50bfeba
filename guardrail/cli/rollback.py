"""``guardrail audit accept-rollback``: go on from data that were put back to an earlier state."""

from __future__ import annotations

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
@click.option("--yes", is_flag=True, help="Do not ask.")
@config_option
def accept_rollback(yes: bool, config: Config) -> None:
    """Go on although the database lacks entries that were signed: it was restored from a backup.

    Everybody who was erased since the backup is erased again, before Guardrail serves anybody. The audit log
    cannot be continued, for that would sign a second history: give `audit.origin` a new name first. The new
    log begins with the entries that were kept, and says how many were lost. Stop Guardrail before.
    """
    left, erased = run(_accept(config, yes))
    say(f"erased again: {erased}")
    say(f"{left.origin}: left with {left.kept} of {left.signed} entries; {config.audit.origin} begins with them")


async def _accept(config: Config, yes: bool) -> tuple[Left, int]:
    from guardrail.cli.rooms import open_keys, open_store

    async with open_store(config) as store, open_keys(config) as keys:
        await store.pair(keys.fingerprint)  # with another key store everybody would look erased
        rollback = _rollback(config, store)
        left = await rollback.examine()
        say(f"{left.origin} signed {left.signed} entries; the database has {left.kept} of them. The rest is lost,")
        say("and so are consents, objections and messages since then. Who was erased since is erased again.")
        if not yes and not click.confirm("Go on from here?", err=True):
            raise click.Abort
        erased = await _erase_again(store, keys)
        return await rollback.accept(), erased


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


async def _erase_again(store: SqlStore, keys: StoredKeyRing) -> int:
    """Everybody whose rows are here and whose key is not; a key is made before its person's first row."""
    from guardrail.audit.events import audit_logger
    from guardrail.cli.rooms import entropy, now
    from guardrail.turn.erasure import Eraser
    from guardrail.turn.records import Recorder
    from guardrail.turn.vaults import Vaults

    eraser = Eraser(
        store, keys, Vaults(store, keys, entropy, capacity=1), Recorder(entropy, audit_logger(now, entropy))
    )
    erased, after = 0, ""
    while page := await store.subject_ids(after, PAGE):
        after = page[-1]
        for subject in sorted(await keys.missing(page)):
            await eraser.erase(subject, now())
            erased += 1
    return erased
