"""A new key-encryption epoch, step by step; each step is durable before the next and may be the last one run.

1. a KEK of a new epoch (in the provider);
2. the key store wraps new keys under it;
3. every living key is wrapped anew, in batches, each in a transaction;
4. no key is left under an older epoch: the older KEKs are destroyed.

A key always names the epoch it is wrapped under, and no KEK goes before step 4, so every key opens at any
time. Called again after an interruption, this goes on where the steps stand instead of opening another epoch.
"""

from __future__ import annotations

from sqlalchemy import Connection, Engine, func, select, update

from guardrail.errors import KeysUnavailableError
from guardrail.keys.key_store import data_keys, key_store, truncate_log
from guardrail.keys.provider import KeyProvider, wrapping_context

BATCH = 200


def begin(engine: Engine, provider: KeyProvider) -> int:
    """Steps 1 and 2; the epoch that keys are wrapped under from now on.

    Raises :class:`~guardrail.errors.KeysUnavailableError` when the current KEK is not there (a new one of the
    same number would bar the way to the right one) and when another rotation went further meanwhile.
    """
    epochs = provider.epochs()
    with engine.begin() as connection:
        current = connection.scalar(select(key_store.c.epoch))
    if current not in epochs:
        raise KeysUnavailableError("the key-encryption key in use is not there: restore it from its backup")
    target = max(epochs) if len(epochs) > 1 else provider.open_epoch()
    with engine.begin() as connection:
        onward = update(key_store).where(key_store.c.epoch <= target).values(epoch=target)
        if connection.execute(onward).rowcount == 0:
            raise KeysUnavailableError("another rotation went further meanwhile")
    return target


def finish(engine: Engine, provider: KeyProvider, target: int) -> None:
    """Step 4. Raises :class:`~guardrail.errors.KeysUnavailableError` while a key needs an older epoch."""
    truncate_log(engine)
    with engine.begin() as connection:
        if _left(connection, target):
            raise KeysUnavailableError("keys are left under an older epoch: rotate again")
    for epoch in provider.epochs():
        if epoch < target:
            provider.destroy_epoch(epoch)


def rewrap_batch(engine: Engine, provider: KeyProvider, target: int) -> int:
    """A part of step 3; how many keys it wrapped anew.

    Raises :class:`~guardrail.errors.IntegrityError` when a key does not open: no older KEK goes then.
    """
    with engine.begin() as connection:
        rows = connection.execute(
            select(data_keys)
            .where(data_keys.c.epoch < target)
            .order_by(data_keys.c.key_id)
            .limit(BATCH)
            .with_for_update()
        ).all()
        for row in rows:
            context = wrapping_context(row.owner_id, row.key_id)
            material = provider.unwrap(row.epoch, bytes(row.wrapped), context)
            connection.execute(
                update(data_keys)
                .where(data_keys.c.key_id == row.key_id)
                .values(epoch=target, wrapped=provider.wrap(target, material, context))
            )
        return len(rows)


def _left(connection: Connection, target: int) -> int:
    return connection.scalar(select(func.count()).where(data_keys.c.epoch < target)) or 0
