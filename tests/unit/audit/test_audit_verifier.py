"""Every way to change a log is found and named."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, TypeVar

import pytest
from sqlalchemy import Connection, Engine, create_engine, insert, update
from sqlalchemy.pool import StaticPool

from guardrail.audit.export import export
from guardrail.audit.sequencer import Sequencer
from guardrail.audit.tables import Tables, micros
from guardrail.audit.verifier import verify, verify_database
from guardrail.core import entries, merkle, notes
from guardrail.core.ids import new_id
from guardrail.errors import IntegrityError
from guardrail.storage import schema

T = TypeVar("T")
TABLES = Tables(entries=schema.audit_entries, checkpoints=schema.audit_checkpoints, lease=schema.audit_lease)
SEED, ORIGIN = bytes(range(32)), "audit.example/log"
VERIFIER = notes.verifier_of(ORIGIN, SEED)
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
SIZE, BATCH = 11, 4


@pytest.fixture
def engine() -> Iterator[Engine]:
    """A log of eleven entries with checkpoints at 4, 8 and 11."""
    made = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    schema.metadata.create_all(made)

    async def run(work: Callable[[Connection], T]) -> T:
        with made.begin() as connection:
            return work(connection)

    with made.begin() as connection:
        for number in range(SIZE):
            made_entry = entries.entry(
                "keys:epoch:destroyed",
                {"epoch": number},
                entry_id=new_id("ent", lambda size, number=number: number.to_bytes(size, "big")),
                at=AT,
            )
            body = entries.canonical(made_entry)
            connection.execute(
                insert(schema.audit_entries).values(
                    entry_id=made_entry.entry_id,
                    at=micros(AT),
                    tag=made_entry.tag,
                    body=body.decode(),
                    leaf_hash=entries.leaf(body),
                )
            )
    log = Sequencer(run, TABLES, seed=SEED, origin=ORIGIN, holder="one", clock=lambda: AT, batch=BATCH)
    assert asyncio.run(log.sequence()) == SIZE
    yield made
    made.dispose()


@pytest.fixture
def lines(engine: Engine) -> list[bytes]:
    with engine.connect() as connection:
        return list(export(connection, TABLES, VERIFIER))


def entry_lines(lines: list[bytes]) -> list[int]:
    return [index for index, line in enumerate(lines) if line.startswith(b'{"body"')]


def checkpoint(size: int, leaves: list[bytes]) -> str:
    root = merkle.root_of(leaves[:size])
    return notes.sign_checkpoint(notes.Checkpoint(origin=ORIGIN, size=size, root=root), SEED)


def leaves_of(lines: list[bytes]) -> list[bytes]:
    return [merkle.leaf_hash(lines[i][8 : lines[i].rfind(b',"leaf"')]) for i in entry_lines(lines)]


def changed(line: bytes) -> bytes:
    """The entry with another number in it, equally long."""
    return re.sub(rb'"epoch":\d', lambda old: b'"epoch":8' if old[0][-1:] == b"9" else b'"epoch":9', line)


def found(lines: list[bytes], **options: Any) -> tuple[str, int | None]:
    """Code and position of the first problem."""
    problem = verify(lines, options.pop("vkey", VERIFIER.vkey), **options).problem
    assert problem is not None
    return problem.code, problem.position


def test_an_honest_log(lines: list[bytes]) -> None:
    report = verify(lines, VERIFIER.vkey)
    assert report.ok
    assert (report.size, report.checkpoints, report.origin) == (SIZE, 3, ORIGIN)
    assert report.root == merkle.root_of(leaves_of(lines))
    assert report.trusted


def test_without_a_key_of_ones_own_the_report_says_so(lines: list[bytes]) -> None:
    report = verify(lines)
    assert report.ok
    assert not report.trusted


def test_every_flipped_byte_is_found_in_its_line(lines: list[bytes]) -> None:
    whole = b"".join(lines)
    starts = [sum(map(len, lines[:n])) for n in range(len(lines))]
    for index in range(len(whole)):
        flipped = whole[:index] + bytes([whole[index] ^ 1]) + whole[index + 1 :]
        problem = verify(io.BytesIO(flipped), VERIFIER.vkey).problem
        assert problem is not None, index
        assert problem.line == max(n for n, start in enumerate(starts, 1) if start <= index)


def test_an_edited_entry_is_named(lines: list[bytes]) -> None:
    at = entry_lines(lines)[5]
    lines[at] = changed(lines[at])
    problem = verify(lines, VERIFIER.vkey).problem
    assert problem is not None
    assert (problem.code, problem.position, problem.line) == ("edited", 5, at + 1)
    assert problem.entry_id is not None
    assert problem.entry_id.encode() in lines[at]


def test_a_deleted_entry(lines: list[bytes]) -> None:
    del lines[entry_lines(lines)[6]]
    assert found(lines) == ("missing", 6)


def test_an_inserted_entry(lines: list[bytes]) -> None:
    at = entry_lines(lines)[6]
    lines.insert(at, lines[at - 1])
    assert found(lines) == ("repeated", 6)


def test_swapped_entries(lines: list[bytes]) -> None:
    first, second = entry_lines(lines)[1:3]
    lines[first], lines[second] = lines[second], lines[first]
    assert found(lines) == ("missing", 1)


def test_a_forger_who_makes_everything_fit_lacks_the_key(lines: list[bytes]) -> None:
    """Body, leaf hash and position agree; the signed root does not."""
    at = entry_lines(lines)[5]
    body = changed(lines[at])[8 : lines[at].rfind(b',"leaf"')]
    lines[at] = b'{"body":%s,"leaf":"%s","position":5}\n' % (body, merkle.leaf_hash(body).hex().encode())
    assert found(lines) == ("altered", 4)


def test_a_last_entry_deleted_with_its_neighbours_renumbered(lines: list[bytes]) -> None:
    del lines[entry_lines(lines)[10]]
    assert found(lines) == ("missing", 10)


def test_entries_behind_the_last_checkpoint(lines: list[bytes]) -> None:
    assert found(lines[:-1]) == ("unsigned", 8)


def test_a_tail_cut_at_a_checkpoint_needs_a_pinned_one(lines: list[bytes]) -> None:
    pinned = checkpoint(11, leaves_of(lines))
    cut = lines[: entry_lines(lines)[8]]
    assert verify(cut, VERIFIER.vkey).ok
    assert found(cut, pinned=pinned) == ("truncated", 8)
    assert verify(lines, VERIFIER.vkey, pinned).ok


@pytest.mark.parametrize("size", [1, 3, 4, 6, 11])
def test_a_log_written_anew_contradicts_the_pinned_checkpoint(lines: list[bytes], size: int) -> None:
    forged = [merkle.leaf_hash(b"what was there before"), *leaves_of(lines)[1:]]
    assert found(lines, pinned=checkpoint(size, forged))[0] == "rewritten"
    assert verify(lines, VERIFIER.vkey, checkpoint(size, leaves_of(lines))).ok


def test_a_missing_checkpoint_in_between_changes_nothing(lines: list[bytes]) -> None:
    between = next(i for i, line in enumerate(lines) if line.startswith(b'{"checkpoint"'))
    del lines[between]
    assert verify(lines, VERIFIER.vkey).ok


def test_checkpoints_in_the_wrong_place(lines: list[bytes]) -> None:
    first, second, _ = (line for line in lines if line.startswith(b'{"checkpoint"'))
    assert found([*[line for line in lines if line != first][:10], first])[0] == "misplaced"
    assert found([*lines[:3], second])[0] == "missing"
    assert found([*lines, lines[-1]])[0] == "misplaced"


def test_another_key(lines: list[bytes]) -> None:
    other = notes.verifier_of(ORIGIN, bytes(32))
    assert found(lines, vkey=other.vkey) == ("other_key", None)
    lines[0] = lines[0].replace(VERIFIER.vkey.encode(), other.vkey.encode())
    assert verify(lines).problem is not None


@pytest.mark.parametrize(
    "junk", [b"", b"\n", b"{}\n", b"[]\n", b"\xff\n", b"[" * 100_000 + b"\n", b'{"checkpoint":1}\n']
)
def test_junk(lines: list[bytes], junk: bytes) -> None:
    assert found([junk, *lines[1:]]) == ("malformed", None)
    assert found([*lines, junk])[0] == "malformed"


def test_a_pinned_checkpoint_needs_a_key(lines: list[bytes]) -> None:
    with pytest.raises(IntegrityError):
        verify(lines, None, checkpoint(1, leaves_of(lines)))
    with pytest.raises(IntegrityError):
        verify(lines, "nonsense")


def test_an_empty_log() -> None:
    engine = create_engine("sqlite://")
    schema.metadata.create_all(engine)
    with engine.connect() as connection:
        report = verify_database(connection, TABLES, VERIFIER.vkey)
    assert report.ok
    assert report.size == 0
    engine.dispose()


# ---------------------------------------------------------------- in the database


def test_an_honest_database(engine: Engine) -> None:
    with engine.connect() as connection:
        assert verify_database(connection, TABLES, VERIFIER.vkey).ok


@pytest.mark.parametrize(
    "change",
    [
        {"tag": "keys:epoch:rotated"},
        {"at": 7},
        {"entry_id": "ent_x"},
        {"leaf_hash": bytes(32)},
        {"leaf_hash": None},
        {"body": "{}"},
        {"position": 99},
    ],
    ids=lambda change: next(iter(change)),
)
def test_every_column_of_an_entry_counts(engine: Engine, change: dict[str, Any]) -> None:
    table = schema.audit_entries
    with engine.begin() as connection:
        connection.execute(update(table).where(table.c.position == 6).values(**change))
        problem = verify_database(connection, TABLES, VERIFIER.vkey).problem
    assert problem is not None
    assert problem.position == 6


@pytest.mark.parametrize("change", [{"root": bytes(32)}, {"origin": "other"}, {"size": 9}, {"note": "x"}], ids=str)
def test_every_column_of_a_checkpoint_counts(engine: Engine, change: dict[str, Any]) -> None:
    table = schema.audit_checkpoints
    with engine.begin() as connection:
        connection.execute(update(table).where(table.c.size == 8).values(**change))
        assert not verify_database(connection, TABLES, VERIFIER.vkey).ok


def test_the_earlier_of_two_problems_is_named(engine: Engine) -> None:
    table = schema.audit_entries
    with engine.begin() as connection:
        connection.execute(update(table).where(table.c.position == 9).values(body="{}"))
        connection.execute(update(table).where(table.c.position == 2).values(tag="keys:epoch:rotated"))
        problem = verify_database(connection, TABLES, VERIFIER.vkey).problem
    assert problem is not None
    assert problem.position == 2
