"""``guardrail keys``: rotation of the key-encryption key."""

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

    Afterwards backups of the key store made before are unreadable, the erased people in them included.
    Interrupted, it goes on where it was when it is run again.
    """
    epoch = run(_rotate(config))
    say(f"every living key is wrapped under epoch {epoch}; earlier epochs are destroyed")


async def _rotate(config: Config) -> int:
    from guardrail.cli.rooms import open_keys

    async with open_keys(config) as ring:
        return await ring.rotate()
