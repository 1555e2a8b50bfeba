"""The one pass that decides which recognizers run never decides wrongly for none."""

import numpy as np
import pytest
import re2

from guardrail.detection.linear import Prefilter
from guardrail.detection.models.convert_rampart import dequantise
from guardrail.detection.registry import families
from guardrail.detection.view import View


def test_it_names_the_patterns_that_occur() -> None:
    chosen = Prefilter((r"\d{4}", r"(?i)card", "中")).fired(View("my CARD 4111"))
    assert list(chosen) == [0, 1]


def test_without_the_canary_everything_runs() -> None:
    """RE2::Set answers like this when its automaton is out of memory."""

    class Exhausted:
        def Match(self, data: bytes) -> list[int]:  # noqa: N802 - RE2's name
            return []

    prefilter = Prefilter(("a", "b"))
    prefilter._sets = [(Exhausted(), range(2))]
    assert list(prefilter.fired(View("zzz"))) == [0, 1]


def test_a_set_that_cannot_be_built_is_noticed_at_start() -> None:
    with pytest.raises(re2.error):
        Prefilter(("(",))


def test_patterns_that_are_too_many_for_one_automaton_are_in_several(monkeypatch) -> None:
    monkeypatch.setattr("guardrail.detection.linear._SET_MEMORY", (1,))
    patterns = tuple(rf"{number}x\p{{L}}{{9}}" for number in range(90))
    prefilter = Prefilter(patterns)
    assert len(prefilter._sets) > 1
    assert list(prefilter.fired(View("17xabcdefghi"))) == [7, 17]


def test_it_agrees_with_each_pattern_alone() -> None:
    patterns = tuple(rule.pattern for rules in families().values() for rule in rules)
    prefilter = Prefilter(patterns)
    for text in ("card 4111 1111 1111 1111", "我叫王小明，密碼是abc123", "Vilniaus g. 12, tel. +370 612 34567", ""):
        alone = [index for index, pattern in enumerate(patterns) if re2.search(pattern, text)]
        assert list(prefilter.fired(View(text))) == alone


def test_four_bit_blocks_are_unpacked_low_nibble_first() -> None:
    packed = np.array([[[0x21, 0x43], [0x98, 0xFF]]], dtype=np.uint8)  # one row, two blocks of four
    scales = np.array([2.0, 0.5], dtype=np.float32)
    weights = dequantise(packed, scales, None, rows=1, columns=8, block=4)
    assert weights.shape == (8, 1)
    assert weights[:, 0].tolist() == [-14.0, -12.0, -10.0, -8.0, 0.0, 0.5, 3.5, 3.5]
    zeros = np.array([[0x10]], dtype=np.uint8)  # 0 for the first block, 1 for the second
    assert dequantise(packed, scales, zeros, rows=1, columns=8, block=4)[:5, 0].tolist() == [2.0, 4.0, 6.0, 8.0, 3.5]
