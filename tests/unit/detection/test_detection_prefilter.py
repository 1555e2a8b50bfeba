"""The one pass that decides which recognizers run never decides wrongly for none."""

from collections.abc import Callable
from itertools import islice

import numpy as np
import pytest
import re2

from bench.messages import pack_messages
from guardrail.detection.cues import compiled
from guardrail.detection.models.convert_rampart import dequantise
from guardrail.detection.prefilter import Prefilter, _with_words_whole
from guardrail.detection.registry import families
from guardrail.detection.view import View


class Exhausted:
    """An automaton out of memory answers like this."""

    def Match(self, data: bytes, potential: bool = False) -> list[int]:  # noqa: N802 - RE2's name
        return []


def test_it_leaves_out_what_cannot_occur() -> None:
    prefilter = Prefilter((r"\d{4}", r"(?i)card", "中", r"(?i)passport \d"))
    assert list(prefilter.fired(View("my CARD 4111"))) == [0, 1]
    assert list(prefilter.fired(View("nothing"))) == []
    assert list(prefilter.fired(View(""))) == []


@pytest.mark.parametrize("part", ["words", "forms"])
def test_without_its_canary_everything_runs(part: str) -> None:
    prefilter = Prefilter((r"a\d", r"\d{3}"))
    if part == "words":
        prefilter._filter = Exhausted()
    else:
        prefilter._automata = [(Exhausted().Match, [2], [0, 1])]
    assert list(prefilter.fired(View("zzz"))) == [0, 1]


def test_a_set_that_cannot_be_built_is_noticed_at_start() -> None:
    with pytest.raises(re2.error):
        Prefilter(("(",))


def test_patterns_too_large_to_stand_together_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guardrail.detection.prefilter.MEMORY", (1 << 16, 1 << 19))
    patterns = tuple(rf"[{number}0]x\p{{L}}{{8}}" for number in range(1, 9))
    prefilter = Prefilter(patterns)
    assert len(prefilter._automata) > 2
    assert list(prefilter.fired(View("3xabcdefghi"))) == [2]


TEXTS = [
    "card 4111 1111 1111 1111",
    "我叫王小明，密碼是abc123",
    "Vilniaus g. 12, tel. +370 612 34567",
    "",
    "MANO SLAPTAŽODIS YRA hunter2 · Straße des 17. Juni 135, 10623 BERLIN · İSTANBUL \u212aelvin \u017fecret: x1",
]


@pytest.mark.parametrize("change", [str, str.upper, str.lower, str.title, str.swapcase])
def test_it_leaves_out_no_pattern_that_occurs(change: Callable[[str], str]) -> None:
    everything = [rule for rules in families().values() for rule in rules]
    prefilter = Prefilter(tuple(rule.sign or rule.pattern for rule in everything))
    programs = [compiled(rule.pattern) for rule in everything]
    for text in [*TEXTS, *(item.text for item in islice(pack_messages(), 0, None, 9))]:
        view = View(change(text))
        alone = {index for index, program in enumerate(programs) if program.spans(view.data)}
        assert alone <= set(prefilter.fired(view))


@pytest.mark.parametrize(
    ("pattern", "shown"),
    [
        ("(?i)(?:konto|kto)", "(?i)(?:konto|(?:)kto)"),
        (r"d\.?o\.?b?", r"d(?:\.|)o(?:\.|)(?:b|)"),
        (r"[|?][^\]|](?:a|b)?", r"[|?][^\]|](?:a|(?:)b)?"),
        (r"\|\p{L}?x{2}?y*?(?i:z)\b", r"\|\p{L}?x{2}?y*?(?i:z)\b"),
        (r"\\?\x{df}?a??", r"(?:\\|)\x{df}?(?:a|)?"),
    ],
)
def test_what_the_word_filter_is_shown(pattern: str, shown: str) -> None:
    assert _with_words_whole(pattern) == shown


def test_words_that_begin_alike_are_looked_for_whole() -> None:
    prefilter = Prefilter((r"(?i)(?:konto|kto|d\.?o\.?b)[0-9]",))
    assert not prefilter._automata
    assert list(prefilter.fired(View("KTO 1"))) == [0]
    assert list(prefilter.fired(View("kit, dot, top 1"))) == []


def test_what_the_word_filter_is_shown_matches_the_same() -> None:
    patterns = [rule.pattern for rules in families().values() for rule in rules]
    texts = [View(item.text).data for item in islice(pack_messages(), 0, None, 9)]
    for pattern in patterns:
        plain, shown = compiled(pattern), compiled(_with_words_whole(pattern))
        assert all(plain.spans(text) == shown.spans(text) for text in texts), pattern


def test_a_sign_is_a_piece_of_its_pattern() -> None:
    signed = [rule for rules in families().values() for rule in rules if rule.sign]
    assert len(signed) > 10
    for rule in signed:
        assert rule.sign.removeprefix("(?i)").removeprefix(r"\b") in rule.pattern, rule.name
        assert rule.pattern.startswith("(?i)") or not rule.sign.startswith("(?i)")


def test_four_bit_blocks_are_unpacked_low_nibble_first() -> None:
    packed = np.array([[[0x21, 0x43], [0x98, 0xFF]]], dtype=np.uint8)  # one row, two blocks of four
    scales = np.array([2.0, 0.5], dtype=np.float32)
    weights = dequantise(packed, scales, None, rows=1, columns=8, block=4)
    assert weights.shape == (8, 1)
    assert weights[:, 0].tolist() == [-14.0, -12.0, -10.0, -8.0, 0.0, 0.5, 3.5, 3.5]
    zeros = np.array([[0x10]], dtype=np.uint8)  # 0 for the first block, 1 for the second
    assert dequantise(packed, scales, zeros, rows=1, columns=8, block=4)[:5, 0].tolist() == [2.0, 4.0, 6.0, 8.0, 3.5]
