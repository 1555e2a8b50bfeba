"""Sec-GPC: one character and nothing else."""

from __future__ import annotations

import pytest

from guardrail.core.signals import signals
from guardrail.types import Signal


@pytest.mark.parametrize("value", ["1", " 1 ", "0, 1", "1, 0", "1,1", "x, 1", "\t1"])
def test_a_one_is_the_signal(value: str) -> None:
    assert signals({"sec-gpc": value, "accept": "1"}) == {Signal.GPC}


@pytest.mark.parametrize(
    "value", ["", "0", "01", "10", "1.0", "1;q=0", "?1", '"1"', "true", "\uff11", "\u0661", "1 1", "-1", "\u00a01"]
)
def test_anything_else_says_nothing(value: str) -> None:
    assert signals({"sec-gpc": value}) == frozenset()


def test_other_headers_say_nothing() -> None:
    assert signals({"dnt": "1", "x-sec-gpc": "1"}) == frozenset()
