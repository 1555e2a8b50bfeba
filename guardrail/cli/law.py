"""The law that commands speak of: as the local policies encode it, without a network.

An OPA server runs the same policies; ``guardrail doctor`` asks it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from guardrail.config import Config

if TYPE_CHECKING:  # importing the policy room takes a while, which only some commands need
    from guardrail.policy.law import LawBook
    from guardrail.policy.tree import PolicyTree


def local_tree(config: Config) -> PolicyTree:
    """The local policies. Raises :class:`~guardrail.errors.PolicyUnavailableError`."""
    from guardrail.policy.tree import default_policy_dir, read_tree

    return read_tree(config.policy.directory or default_policy_dir())


@asynccontextmanager
async def open_law(config: Config) -> AsyncIterator[LawBook]:
    """The book of law on the embedded engine, whichever engine serves."""
    from guardrail.policy.embedded import EmbeddedEngine
    from guardrail.policy.law import LawBook

    isolated = config.policy.isolation == "process" if config.policy.isolation else None
    engine = EmbeddedEngine(config.policy.directory, deadline=config.policy.deadline, isolated=isolated)
    try:
        yield LawBook(engine)
    finally:
        await engine.close()
