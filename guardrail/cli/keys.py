"""``guardrail keys``: rotation of the key-encryption key and of the audit log's key."""

from __future__ import annotations

import click

from guardrail.cli.common import config_option, run, say
from guardrail.config import Config


@click.group()
def keys() -> None:
    """Look after the keys."""


@keys.command()
@config_option
def rotate(config: Config) -> None:
    """Open a new key-encryption epoch, re-wrap every living key, destroy the old epoch.

    Afterwards backups of the key store made before are unreadable, the erased people in them included, and receipts
    of erasures before are signed anew to say so. Interrupted, it goes on where it was when it is run again.
    """
    epoch = run(_rotate(config))
    say(f"every living key is wrapped under epoch {epoch}; earlier epochs are destroyed")


@keys.command("rotate-audit")
@config_option
def rotate_audit(config: Config) -> None:
    """Hand the audit log over to a new signing key, destroy the old one; print the new public key.

    Both keys sign the hand-over, which stands in the log: whoever trusts the key of before goes on with it, for
    `audit verify` and `audit check-proof` follow. From then on no process with the old key can sign; those that
    run on this machine take the new one by themselves, others need a copy of audit-signing.key. Interrupted, it
    goes on where it was when it is run again.
    """
    click.echo(run(_rotate_audit(config)))
    say("the audit log is signed by this key now; the one before is destroyed. Back the key directory up.")


async def _rotate(config: Config) -> int:
    from guardrail.cli.rooms import NothingYetError, now, open_keys, open_rights

    async with open_keys(config) as ring:
        epoch = await ring.rotate()
    try:
        async with open_rights(config) as rooms:
            await rooms.receipts.rotated(epoch, now())
    except NothingYetError:  # keys without data: nobody was erased yet
        pass
    return epoch


async def _rotate_audit(config: Config) -> str:
    from guardrail.audit.pin import Pin
    from guardrail.audit.rotation import Rotation
    from guardrail.cli.rooms import AUDIT_TABLES, entropy, key_provider, now, open_store
    from guardrail.core.notes import verifier_of
    from guardrail.keys.signing import rotating

    origin, provider = config.audit.origin, key_provider(config)
    with rotating(config.keys.directory, entropy) as seeds:
        async with open_store(config) as store:
            rotation = Rotation(
                run=store.run,
                look=store.look,
                tables=AUDIT_TABLES,
                pin=Pin(config.audit.pin, verifier_of(origin, provider.signing_seed())),
                origin=origin,
                seeds=seeds,
                clock=now,
                entropy=entropy,
            )
            return (await rotation.rotate()).vkey
