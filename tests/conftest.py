"""What holds for every test."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

_MAKERS = frozenset({"Rego", "run_policy_tests", "LawEngine"})


@pytest.fixture(scope="module", autouse=True)
def _interpreters_end_where_they_were_made(request: pytest.FixtureRequest) -> Iterator[None]:
    """A policy interpreter may be dropped on its own thread only.

    Tests make some on the main thread, and what pytest keeps of a failure that was expected holds them in a cycle:
    left to itself, the collector may come by on the thread of a later test's engine.
    """
    yield
    if not _MAKERS.isdisjoint(vars(request.module)):
        gc.collect()
