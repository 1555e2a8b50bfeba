"""Laws of detection, whatever the text."""

# ruff: noqa: E501 - tables of phrases

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from guardrail.detection import DetectionSettings, PresidioDetector
from guardrail.detection.candidates import FREE_TEXT, Candidate, resolve
from guardrail.detection.edits import Tracked
from guardrail.detection.spelled import spelled_numbers
from guardrail.detection.view import View, _undisguise

PATTERNS = PresidioDetector(DetectionSettings(model=False))
PROFILE = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
SNIPPETS = st.sampled_from(
    ["4111 1111 1111 1111", "bob@example.com", "+886 912 345 678", "我叫王小明", "LT121000011101001000", "\u200b", "４", "1️⃣",
     "my name is Anna Smith", "A123456789", " ", "信義路五段7號", "https://a.example/users/b", "密碼是abc123", "@", "-", "。"]
)  # fmt: skip
MIXED = st.lists(st.one_of(SNIPPETS, TEXT), max_size=6).map("".join)
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=12)


@PROFILE
@given(MIXED)
def test_findings_lie_in_the_text_sorted_apart_and_repeatable(text: str) -> None:
    scan = PATTERNS.analyze(text)
    ends = 0
    for finding in scan.findings:
        assert ends <= finding.start < finding.end <= len(text)
        assert 0 < finding.score <= 1
        ends = finding.end
    assert PATTERNS.analyze(text) == scan


@PROFILE
@given(HAN, HAN, st.sampled_from(["4111111111111111", "bob@example.com", "192.168.1.10", "A123456789"]))
def test_chinese_around_an_identifier_hides_nothing(before: str, after: str, value: str) -> None:
    assume("版本" not in before)  # "version": then four numbers and dots are one
    text = before + value + after
    covered = {index for finding in PATTERNS.analyze(text).findings for index in range(finding.start, finding.end)}
    assert set(range(len(before), len(before) + len(value))) <= covered


@PROFILE
@given(st.lists(st.sampled_from(["\u200b", "\u2060", "\ufe0f", "\u00ad"]), min_size=15, max_size=15), st.booleans())
def test_nothing_invisible_and_no_width_hides_a_card(marks: list[str], wide: bool) -> None:
    digits = "4111111111111111"
    if wide:
        digits = "".join(chr(ord(digit) - 0x30 + 0xFF10) for digit in digits)
    text = digits[0] + "".join(mark + digit for mark, digit in zip(marks, digits[1:], strict=True))
    (finding,) = PATTERNS.analyze(f"card {text}!").findings
    assert finding.entity_type == "CREDIT_CARD"
    assert finding.start == 5
    assert finding.end >= 5 + len(text)


@PROFILE
@given(TEXT)
def test_a_view_maps_every_character_back(text: str) -> None:
    view = View(text)
    places = [view.original(index, index + 1) for index in range(len(view.text))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(earlier[0] <= later[0] for earlier, later in pairwise(places))
    if view.text:
        assert view.original(0, len(view.text))[0] == places[0][0]


LETTERS = {each: chr(ord(each) - ord("a") + 0x1D41A) for each in "abcdefghijklmnopqrstuvwxyz"}
DISGUISED = st.sampled_from(
    [
        lambda each: each,
        lambda each: chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each,
        lambda each: each + "\u200b",
        lambda each: each + "\u0336",
        lambda each: each + "\ufe0f\u20e3" if each.isdecimal() else each,
        lambda each: chr(0x1D7CE + int(each)) if each.isdecimal() else LETTERS.get(each, each),
    ]
)
VALUES = st.sampled_from(
    ["4111111111111111", "anna85@example.com", "LT121000011101001000", "A123456789", "+37061234567", "203.0.113.77"]
)


@PROFILE
@given(HAN, VALUES, st.lists(DISGUISED, min_size=20, max_size=20), HAN)
def test_what_is_found_reads_as_the_value(before: str, value: str, disguises: list[Any], after: str) -> None:
    assume("版本" not in before + after)
    written = "".join(disguise(each) for each, disguise in zip(value, disguises, strict=False))
    text = f"{before} {written} {after}"
    spans = [(finding.start, finding.end) for finding in PATTERNS.analyze(text).findings]
    assert value in {View(text[start:end]).text for start, end in spans}


CANDIDATE = st.builds(
    lambda start, length, kind, score, name: Candidate(start, start + length, kind, score, name),
    st.integers(0, 40),
    st.integers(1, 15),
    st.sampled_from(["PERSON", "ADDRESS", "CREDIT_CARD", "PHONE_NUMBER"]),
    st.sampled_from([0.3, 0.5, 0.7, 0.75, 0.9, 1.0]),
    st.sampled_from(["a", "b"]),
)


@PROFILE
@given(st.lists(CANDIDATE, max_size=12), st.randoms(use_true_random=False))
def test_overlaps_resolve_the_same_in_any_order(candidates: list[Candidate], random: object) -> None:
    chosen = resolve(candidates)
    shuffled = list(candidates)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(shuffled) == chosen
    assert chosen == sorted(chosen)
    assert all(earlier.end <= later.start for earlier, later in pairwise(chosen))
    for candidate in candidates:
        touched = any(item.start < candidate.end and candidate.start < item.end for item in chosen)
        assert touched, "every proposal is either kept or beaten by one that overlaps it"
        if candidate.entity_type in FREE_TEXT and candidate.end - candidate.start > 8:
            covered = sum(min(item.end, candidate.end) - max(item.start, candidate.start)
                          for item in chosen if item.start < candidate.end and candidate.start < item.end)  # fmt: skip
            assert covered > 0


@pytest.mark.parametrize("size", [10, 1000])
def test_the_longest_confident_proposal_wins(size: int) -> None:
    long, short = Candidate(0, size, "URL", 0.75, "a"), Candidate(2, 6, "EMAIL_ADDRESS", 0.95, "b")
    assert resolve([short, long]) == [long]
    weak = long._replace(score=0.5)
    assert resolve([short, weak]) == [short]


DISGUISED = st.lists(
    st.sampled_from(["4", "O", "l", " ", "a", " b c d ", "п", "é", "e\u0301", "\u200b", "①", "📞", "ﬁ", "中", "\u2003", "１"]),
    max_size=12,
).map("".join)  # fmt: skip


@PROFILE
@given(st.one_of(MIXED, DISGUISED))
def test_one_look_misses_no_disguise(text: str) -> None:
    """A view asks first whether there is any; reading every text for each of them comes to the same."""
    read = Tracked(text)
    _undisguise(read)
    read.apply(spelled_numbers(read.text))
    assert View(text).text == read.text
