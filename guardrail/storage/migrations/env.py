"""Alembic's entry: migrates over the connection that :func:`guardrail.storage.migrate.migrate` passes in."""

from __future__ import annotations

from alembic import context

from guardrail.storage.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
