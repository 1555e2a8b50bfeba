"""What is remembered about shapes never lets a body pass that would not pass alone."""

from __future__ import annotations

import json

import pytest

from guardrail.core.entries import CATALOGUE
from guardrail.core.spelling import MAX_DEPTH, Spelling, is_entry
from tests.contract.audit_forgeries import bodies

PLAIN = bodies()[0]
START, END = PLAIN[: PLAIN.index(b"{", 1)], PLAIN[PLAIN.index(b',"id"') :]

FIELDS = [
    b'{"a":0}', b'{"a":1}', b'{"a":10}', b'{"a":"x"}', b'{"a":true}', b'{"a":"}"}', b'{"a":"\\n"}', b'{"a":":0,"}',
    b'{":0,":0}', b'{":1,":0}', b'{"a:0}":1,"b":2}', b'{"a":{"b":1}}', b'{"a":["x:0,"]}', b'{"a":["x:1,"]}', b"{}",
    b'{"a":01}', b'{"a":1.0}', b'{"a":"x" }', b'{"a":1,"a":2}', b'{"b":1,"a":2}', b'{"a":"\\u0061"}', b'{"a":"\xff"}',
    b'{"a":1\n}', b'{"a":"\n"}', b'{"a":9999999999999999}', b'{"a":-1}', b'{"a":-0}', b'{"a":tru}', b'{"a":""}',
    b'{"a":"x":"y"}', b'{"a":0,}', b'{"a"::0}', b'{"a":[0,1]}', b'{"a":[1,":0}"]}', b'{"a":"' + b"x" * 8192 + b'"}',
]  # fmt: skip


@pytest.mark.parametrize("first", FIELDS)
def test_memory_changes_no_verdict(first: bytes) -> None:
    """After every other body, and in one batch with it, each is judged as it is alone."""
    for second in FIELDS:
        one, two = START + first + END, START + second + END
        expected = next((index for index, body in enumerate((one, two)) if not is_entry(body)), None)
        spelling = Spelling()
        assert spelling.first_wrong([one, two]) == expected
        assert spelling.first_wrong([one, two]) == expected
        assert spelling.first_wrong([two]) == (None if is_entry(two) else 0)


def test_what_we_write_is_an_entry() -> None:
    assert Spelling().first_wrong(bodies()) is None
    assert Spelling().first_wrong([]) is None


def test_depth() -> None:
    for levels, good in ((MAX_DEPTH - 2, True), (MAX_DEPTH - 1, False), (500, False), (3000, False)):
        body = START + b'{"a":' + b"[" * levels + b"]" * levels + b"}" + END
        assert is_entry(body) is good


@pytest.mark.parametrize(
    "change",
    [
        {"at": "2026-11-22T12:00:00Z"}, {"at": "yesterday"}, {"id": "ent_x"}, {"id": 1}, {"tag": "a:b"},
        {"tag": "A:b:c"}, {"fields": []}, {"fields": "x"}, {"more": 1},
    ],
    ids=str,
)  # fmt: skip
def test_members(change: dict[str, object]) -> None:
    document = json.loads(PLAIN) | change
    assert not is_entry(json.dumps(document, sort_keys=True, separators=(",", ":")).encode())


def test_every_tag_of_the_catalogue_fits() -> None:
    for tag in CATALOGUE:
        document = json.loads(PLAIN) | {"tag": tag}
        assert is_entry(json.dumps(document, sort_keys=True, separators=(",", ":")).encode())
