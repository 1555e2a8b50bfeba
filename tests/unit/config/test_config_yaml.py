"""The YAML reader: places, plain scalars, and what it refuses."""

from __future__ import annotations

import pytest

from guardrail.config import InvalidConfigError
from guardrail.config.nodes import MAX_DEPTH, read
from guardrail.config.problems import Place


def problems_of(text: str) -> list[str]:
    with pytest.raises(InvalidConfigError) as caught:
        read(text, "f.yaml")
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("1.10", "1.10"),
        ("0o17", "0o17"),
        ("12:30:45", "12:30:45"),
        ("2026-11-22", "2026-11-22"),
        ("null", None),
        ("~", None),
        ("", None),
        ('"null"', "null"),
        ("''", ""),
        ("[a, ~]", ["a", None]),
        ("{a: 1}", {"a": "1"}),
    ],
)
def test_a_plain_scalar_stays_what_was_written(written: str, meant: object) -> None:
    assert read(f"key: {written}", "f.yaml").data == {"key": meant}


def test_every_key_knows_its_place() -> None:
    source = read("a:\n  b: 1\n  c:\n    - x\n    - y\n", "f.yaml")
    assert source.places[("a",)] == Place("f.yaml", 1, 1)
    assert source.places[("a", "c")] == Place("f.yaml", 3, 3)
    assert source.places[("a", "c", 1)] == Place("f.yaml", 5, 7)


def test_duplicate_keys_are_refused_at_their_second_place() -> None:
    assert problems_of("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n") == [
        "f.yaml:4:3: b.c: this key stands here twice",
        "f.yaml:5:1: a: this key stands here twice",
    ]


@pytest.mark.parametrize("text", ["a: !!python/name:os.system x", "a: !secret hush", "!!set {a}"])
def test_tags_are_refused(text: str) -> None:
    assert "tags are not allowed" in problems_of(text)[0]


def test_merge_keys_are_ordinary_keys() -> None:
    assert read("a: &x {b: 1}\nc:\n  <<: *x\n", "f.yaml").data == {"a": {"b": "1"}, "c": {"<<": {"b": "1"}}}


def test_a_key_that_is_no_text_is_refused() -> None:
    assert "a key must be a plain text" in problems_of("? [a, b]\n: 1\n")[0]


def test_aliases_cannot_unfold_into_a_huge_document() -> None:
    lines = ["l0: &l0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 9)]
    assert "too large" in problems_of("\n".join(lines))[0]


def test_a_cycle_ends() -> None:
    assert "too large or nested too deep" in problems_of("a: &a [*a]")[0]


def test_deep_nesting_is_refused() -> None:
    assert problems_of("a: " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))
    assert problems_of("[" * 100_000)


@pytest.mark.parametrize(
    "text",
    [
        "password: *hunter2",
        "password: {hunter2",
        "password: 'hunter2",
        "password: %hunter2",
        "a: b: hunter2",
        "\thunter2: 1",
        "hunter2: \x07",
        "--- hunter2\n--- hunter2",
    ],
)
def test_broken_yaml_is_named_by_place_and_never_quoted(text: str) -> None:
    [problem] = problems_of(text)
    assert problem.startswith("f.yaml")
    assert "hunter2" not in problem


def test_nothing_is_an_empty_document() -> None:
    assert read("# only a comment\n", "f.yaml").data is None
