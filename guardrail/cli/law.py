"""The law that commands speak of: as the local policies encode it, without a network."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from guardrail.config import Config
from guardrail.types import Json

if TYPE_CHECKING:  # importing the policy room takes a while, which only some commands need
    from guardrail.policy.law import LawBook
    from guardrail.policy.tree import PolicyTree

FALLBACK = "house"
"""Not a law: values where no law gives one. No route names it."""


def policy_directory(config: Config) -> Path:
    """Where the local policies are; an OPA server runs the same ones."""
    from guardrail.policy.tree import default_policy_dir

    return config.policy.directory or default_policy_dir()


def local_tree(config: Config) -> PolicyTree:
    """The local policies. Raises :class:`~guardrail.errors.PolicyUnavailableError`."""
    from guardrail.policy.tree import read_tree

    return read_tree(policy_directory(config))


def documents(tree: PolicyTree) -> Mapping[str, Mapping[str, Json]]:
    """The documents of law, by jurisdiction."""
    guard = tree.data.get("guardrail")
    found = guard.get("jurisdictions") if isinstance(guard, dict) else None
    return {name: each for name, each in found.items() if isinstance(each, dict)} if isinstance(found, dict) else {}


def jurisdictions(tree: PolicyTree) -> list[str]:
    """The names that a route may give."""
    return sorted(set(documents(tree)) - {FALLBACK})


def authorities(tree: PolicyTree, names: Iterable[str]) -> list[tuple[str, str]]:
    """Whom one may complain to: name and address, each once."""
    known = documents(tree)
    found = [known[name].get("authority") for name in names if name in known]
    named = [(str(each.get("name")), str(each.get("url"))) for each in found if isinstance(each, dict)]
    return list(dict.fromkeys(named))


@asynccontextmanager
async def open_law(config: Config) -> AsyncIterator[LawBook]:
    """The book of law on the embedded engine, whichever engine serves."""
    from guardrail.policy.embedded import EmbeddedEngine
    from guardrail.policy.law import LawBook

    engine = EmbeddedEngine(config.policy.directory, deadline=config.policy.deadline)
    try:
        yield LawBook(engine)
    finally:
        await engine.close()
