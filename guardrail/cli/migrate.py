"""``guardrail migrate``: bring the database to this release's schema."""

from __future__ import annotations

import click

from guardrail.cli.common import config_option, say
from guardrail.config import Config


@click.command()
@config_option
def migrate(config: Config) -> None:
    """Bring the database to this release's schema.

    `guardrail serve` does so by itself; run this apart when several processes share a database.
    """
    from guardrail.storage.migrate import migrate as upgrade

    revision = upgrade(config.store.url.reveal())
    say(f"the database is at revision {revision}")
