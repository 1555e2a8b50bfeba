"""No byte of a log can change unseen: every byte and bit of a small one, in its file and in its database."""

from __future__ import annotations

import io
from bisect import bisect_right
from itertools import accumulate
from typing import Any

import pytest
from sqlalchemy import select, update

from guardrail.audit.verifier import verify, verify_database
from guardrail.storage import schema
from tests.contract.audit_forgeries import TABLES, VERIFIER, database, honest

HONEST = honest()
WHOLE = HONEST.log.splitlines(keepends=True)[:6]  # header, four entries, their checkpoint
PART = HONEST.rest.splitlines(keepends=True)[:7]  # header with peaks, their checkpoint, four entries, a checkpoint
CASES = {"whole": (WHOLE, None), "part": (PART, HONEST.notes[8])}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("bit", [0, 1, 5, 7])
def test_every_flipped_bit_is_named(case: str, bit: int) -> None:
    """The line always, the entry's position where it stands in an entry."""
    lines, pinned = CASES[case]
    text, ends = b"".join(lines), list(accumulate(map(len, lines)))
    first = next(index for index, line in enumerate(lines) if line.startswith(b'{"body"'))
    start = verify(lines, VERIFIER.vkey, pinned)
    assert start.ok
    for index in range(len(text)):
        flipped = text[:index] + bytes([text[index] ^ 1 << bit]) + text[index + 1 :]
        problem = verify(io.BytesIO(flipped), VERIFIER.vkey, pinned).problem
        line = bisect_right(ends, index)
        assert problem is not None, index
        assert problem.line == line + 1, (index, problem)
        if lines[line].startswith(b'{"body"'):
            assert problem.position == start.start + line - first, (index, problem)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("what", ["delete", "repeat"])
def test_every_byte_less_or_more_is_named(case: str, what: str) -> None:
    lines, pinned = CASES[case]
    text, ends = b"".join(lines), list(accumulate(map(len, lines)))
    for index in range(len(text)):
        changed = text[:index] + text[index + 1 :] if what == "delete" else text[: index + 1] + text[index:]
        problem = verify(io.BytesIO(changed), VERIFIER.vkey, pinned).problem
        assert problem is not None, index
        line = bisect_right(ends, index) + 1
        assert problem.line in (line, line + 1), (index, problem)  # a second line feed is a line of its own


def _flipped(value: Any) -> list[Any]:
    """The value with one bit of each byte, or of the number, changed."""
    if isinstance(value, bytes):
        return [value[:i] + bytes([value[i] ^ 1]) + value[i + 1 :] for i in range(len(value))]
    if isinstance(value, str):
        return [value[:i] + chr(ord(value[i]) ^ 1) + value[i + 1 :] for i in range(len(value))]
    return [value ^ 1 << bit for bit in range(50)]


@pytest.mark.parametrize("column", ["entry_id", "at", "tag", "body", "leaf_hash"])
def test_every_byte_of_an_entrys_row_is_named(column: str) -> None:
    table = schema.audit_entries
    with database() as connection:
        key = table.c.position == 9
        row = connection.execute(select(table).where(key)).one()
        for value in _flipped(row._mapping[column]):
            connection.execute(update(table).where(key).values({column: value}))
            problem = verify_database(connection, TABLES, VERIFIER.vkey).problem
            assert problem is not None, value
            assert (problem.code, problem.position) == ("edited", 9)


@pytest.mark.parametrize("column", ["origin", "root", "note"])
def test_every_byte_of_a_checkpoints_row_is_found(column: str) -> None:
    table = schema.audit_checkpoints
    with database() as connection:
        key = table.c.size == 8
        row = connection.execute(select(table).where(key)).one()
        for value in _flipped(row._mapping[column]):
            connection.execute(update(table).where(key).values({column: value}))
            assert not verify_database(connection, TABLES, VERIFIER.vkey).ok, value
