"""A log verified before is verified on: exports that begin at a position, and databases since a checkpoint."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, update

from guardrail.audit import tables
from guardrail.audit.export import export, header, tree_of_first
from guardrail.audit.verifier import verify, verify_database
from guardrail.core import merkle, notes
from guardrail.errors import IntegrityError
from guardrail.storage import schema
from tests.contract.audit_forgeries import OTHER_SEED, SIZE, TABLES, VERIFIER, bodies, database, honest, signed

HONEST = honest()
LEAVES = [merkle.leaf_hash(body) for body in bodies()]


def rest(start: int) -> list[bytes]:
    with database() as connection:
        return list(export(connection, TABLES, VERIFIER, tree_of_first(connection, TABLES, start)))


def code(lines: list[bytes], pinned: str | None = None) -> str:
    problem = verify(lines, VERIFIER.vkey, pinned).problem
    return problem.code if problem else ""


@pytest.mark.parametrize("start", range(SIZE + 1))
def test_an_export_from_any_position(start: int) -> None:
    report = verify(rest(start), VERIFIER.vkey, signed(LEAVES[:start]) if start else None)
    assert report.ok
    assert (report.start, report.size) == (start, SIZE)
    assert report.root == merkle.root_of(LEAVES)


def test_behind_the_last_entry_stands_the_checkpoint_alone() -> None:
    header_line, checkpoint = rest(SIZE)
    assert checkpoint.startswith(b'{"checkpoint"')
    assert code([header_line]) == "unsigned"


def test_the_pinned_checkpoint_lies_before_the_part() -> None:
    problem = verify(rest(8), VERIFIER.vkey, HONEST.notes[7]).problem
    assert problem is not None
    assert (problem.code, problem.position, problem.line) == ("missing", 7, 1)


@pytest.mark.parametrize("size", range(8, SIZE + 1))
def test_the_end_of_another_log(size: int) -> None:
    """What is pinned was signed, but of a log that went another way."""
    other = [merkle.leaf_hash(b"something else"), *LEAVES[1:]]
    assert code(rest(8), signed(other[:size])) == "rewritten"


def test_other_peaks_do_not_lead_to_the_signed_root() -> None:
    lines = rest(6)
    forged = merkle.Frontier().extend([*LEAVES[:5], merkle.leaf_hash(b"something else")])
    lines[0] = header(VERIFIER, forged)
    assert code(lines) == "altered"
    assert code(lines, HONEST.notes[6]) == "rewritten"


@pytest.mark.parametrize(
    "change",
    [
        (b'"position":8', b'"position":9'),
        (b'"position":8', b'"position":-8'),
        (b'"position":8', b'"position":true'),
        (b'"position":8', b'"position":8.0'),
        (b'"peaks":[', b'"peaks":["00",'),
        (b',"position":8', b""),
    ],
    ids=str,
)
def test_headers_that_are_none(change: tuple[bytes, bytes]) -> None:
    first, *others = rest(8)
    assert change[0] in first
    assert code([first.replace(*change), *others]) == "malformed"


def test_a_header_for_the_whole_log_has_one_spelling() -> None:
    first, *others = rest(0)
    assert code([first.replace(b'"vkey"', b'"peaks":[],"position":0,"vkey"'), *others]) == "malformed"


@pytest.mark.parametrize("size", range(1, SIZE + 1))
def test_a_database_since_a_checkpoint(size: int) -> None:
    with database() as connection:
        report = verify_database(connection, TABLES, VERIFIER.vkey, since=HONEST.notes[size])
    assert report.ok
    assert (report.start, report.size) == (size, SIZE)


def test_what_came_after_is_looked_at() -> None:
    table = schema.audit_entries
    with database() as connection:
        connection.execute(update(table).where(table.c.position == 9).values(tag="keys:epoch:rotated"))
        problem = verify_database(connection, TABLES, VERIFIER.vkey, since=HONEST.notes[8]).problem
        assert problem is not None
        assert (problem.code, problem.position) == ("edited", 9)
        assert verify_database(connection, TABLES, VERIFIER.vkey, since=HONEST.notes[10]).ok


def test_what_stood_before_must_still_be_there() -> None:
    table = schema.audit_entries
    with database() as connection:
        connection.execute(update(table).where(table.c.position == 2).values(leaf_hash=bytes(32)))
        problem = verify_database(connection, TABLES, VERIFIER.vkey, since=HONEST.notes[8]).problem
        assert problem is not None
        assert problem.code == "rewritten"


def test_a_database_rolled_back_since() -> None:
    with database() as connection:
        connection.execute(delete(schema.audit_entries).where(schema.audit_entries.c.position >= 8))
        connection.execute(delete(schema.audit_checkpoints).where(schema.audit_checkpoints.c.size > 8))
        assert verify_database(connection, TABLES, VERIFIER.vkey).ok
        problem = verify_database(connection, TABLES, VERIFIER.vkey, since=HONEST.notes[13]).problem
        assert problem is not None
        assert problem.code == "truncated"


def test_a_gap_before() -> None:
    with database() as connection:
        connection.execute(delete(schema.audit_entries).where(schema.audit_entries.c.position == 3))
        assert not verify_database(connection, TABLES, VERIFIER.vkey, since=HONEST.notes[8]).ok


def test_a_checkpoint_of_another_key_is_no_start() -> None:
    with database() as connection, pytest.raises(IntegrityError) as caught:
        verify_database(connection, TABLES, VERIFIER.vkey, since=signed(LEAVES[:8], OTHER_SEED))
    assert caught.value.code == "bad_signature"


def test_a_later_malformed_note_does_not_hide_the_first_problem() -> None:
    with database() as connection:
        connection.execute(delete(schema.audit_entries).where(schema.audit_entries.c.position == SIZE - 1))
        connection.execute(update(schema.audit_checkpoints).where(schema.audit_checkpoints.c.size == SIZE).values(
            note=notes.sign("no checkpoint\n", VERIFIER.name, OTHER_SEED)))  # fmt: skip
        assert not verify_database(connection, TABLES, VERIFIER.vkey).ok


@pytest.mark.parametrize("page", [1, 2, 3, SIZE - 1, SIZE])
def test_pages_join(monkeypatch: pytest.MonkeyPatch, page: int) -> None:
    monkeypatch.setattr(tables, "_PAGE", page)
    assert b"".join(rest(0)) == HONEST.log
    assert b"".join(rest(8)) == HONEST.rest
