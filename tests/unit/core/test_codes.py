"""One-time codes: how they look, and what is taken for one."""

# ruff: noqa: E501 - tables of wordings

from __future__ import annotations

import os
import random
import re
from collections import Counter

import pytest

from guardrail.core.codes import ALPHABET, LENGTH, code_in, new_code, spelled

CODE = "7KQF-M3XT-9WA"


def test_a_code_has_its_form_and_is_found_again() -> None:
    for _ in range(200):
        code = new_code(os.urandom)
        assert re.fullmatch(rf"[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}-[{ALPHABET}]{{3}}", code)
        assert code_in(code) == code


def test_no_letter_is_likelier_than_another() -> None:
    """Bytes that would favour the first letters of the alphabet are passed over."""
    chance = random.Random(7)
    drawn = Counter("".join(new_code(chance.randbytes).replace("-", "") for _ in range(3000)))
    assert set(drawn) == set(ALPHABET)
    letters = [count for letter, count in drawn.items() if letter.isalpha()]
    assert max(letters) < 1.25 * min(letters)
    favouring = bytes([255, 240, 250] * 8)
    rest = iter([favouring, bytes([0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5] * 2)])
    assert new_code(lambda _: next(rest)) == spelled("2A3B4C5D6E7")


@pytest.mark.parametrize(
    "typed",
    [
        CODE, CODE.lower(), "7kqfm3xt9wa", "7KQF M3XT 9WA", "  7KQF-M3XT-9WA\n", "7KQF–M3XT—9WA", "７ＫＱＦ－Ｍ３ＸＴ－９ＷＡ",
        "7KQF-M3XT-9WA.", "“7KQF-M3XT-9WA”", "7KQF - M3XT - 9WA", "7KQF\u00a0M3XT\u00a09WA", "7KQF_M3XT_9WA", "(7KQF-M3XT-9WA)!",
    ],
)  # fmt: skip
def test_people_type_it_as_they_like(typed: str) -> None:
    assert code_in(typed) == CODE


@pytest.mark.parametrize(
    "said",
    [
        "", "yes", "transferred", "Transferred", "my code is 7KQF-M3XT-9WA", "7KQF-M3XT-9W", "7KQF-M3XT-9WAA", "23456789234",
        "234-5678-9234", "B2B partners", "7KQF-M3XT-9WO", "7KQF-M3XT-9W0", "7KQF/M3XT/9WA", "AB12 3456 78C", "你好我要查訂單編號多少呢", "2 x 3 = 6",
        "7KQF-M3XT-9WA 7KQF-M3XT-9WA", "-" * 11, " " * 11, "7" + "-" * 5000 + "KQFM3XT9WA", "yesterday 23", "7K QF M3 XT 9W A", "x" * 100_000,
    ],
)  # fmt: skip
def test_anything_else_is_no_code(said: str) -> None:
    assert code_in(said) is None


def test_a_code_without_digits_or_letters_is_never_given() -> None:
    """It would look like a word, or a telephone number."""
    words, numbers, mixed = bytes([8] * 22), bytes([0] * 22), bytes([0, 1, 8, 9, 10, 11, 12, 13, 14, 15, 16] * 2)
    drawn = iter([words, numbers, mixed])
    assert new_code(lambda _: next(drawn)) == spelled("23ABCDEFGHJ")
    assert len("23ABCDEFGHJ") == LENGTH
