"""The one thread that writes: it commits what waits together, with one fsync.

Tasks hand over a commit and wait. While one transaction is being made durable the next commits gather, so
the longer the disk takes the larger the groups are: latency stays near one fsync and throughput grows with
load. Nobody hears of success before the transaction that holds his rows is durable.

A forked child has no such thread: open the store after the fork.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from guardrail.errors import ErasedError, GuardrailError, StoreUnavailableError
from guardrail.storage.applying import Applier, Commit
from guardrail.storage.engine import BUSY_MILLISECONDS, reading
from guardrail.storage.failures import ClashError, disconnected, retryable, sync_failed, translate
from guardrail.types import DossierDeleted, ErasureBegun

T = TypeVar("T")

MOST_COMMITS = 256
ATTEMPTS = 3
TIDYING_MILLISECONDS = 50  # turns wait meanwhile


class _UncertainError(Exception):
    """The connection was lost in COMMIT: the database may have kept the transaction or not."""

    def __init__(self, result: Any, cause: SQLAlchemyError) -> None:
        super().__init__()
        self.result = result
        self.cause = cause


@dataclass(frozen=True, slots=True)
class _Order:
    """A commit or a function to run, and who waits for it."""

    work: Commit | Callable[[Connection], Any]
    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[Any]


class GroupWriter:
    """Serialises all writes of one process."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._applier = Applier(engine.dialect)
        self._queue: SimpleQueue[_Order | None] = SimpleQueue()
        self._closed = False
        self._untidy_since: float | None = None
        self._stopped = False  # fsync failed: see failures.sync_failed
        self._thread = threading.Thread(target=self._work, name="guardrail-writer", daemon=True)
        self._thread.start()

    async def submit(self, work: Commit | Callable[[Connection], T]) -> T:
        """Wait until the work is durable. A task cancelled meanwhile may have committed or not."""
        if self._closed:
            raise StoreUnavailableError("the store is closed")
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._queue.put(_Order(work, loop, future))
        return await future

    def close(self) -> None:
        """Finish what waits, then end the thread."""
        if not self._closed:
            self._closed = True
            self._queue.put(None)
        self._thread.join()

    def _work(self) -> None:
        while True:
            orders, last = self._gather()
            try:
                self._handle(orders)
            except Exception as error:  # a mistake of ours: whoever still waits must hear of it
                _resolve([(order, self._failure(error), None) for order in orders])
            if last:
                return

    def _handle(self, orders: Sequence[_Order]) -> None:
        for together, group in groupby(orders, key=lambda order: isinstance(order.work, Commit)):
            if together:
                self._commit(list(group))
            else:
                for order in group:
                    self._run(order)

    def _gather(self) -> tuple[list[_Order], bool]:
        orders: list[_Order] = []
        order = self._queue.get()
        while order is not None:
            orders.append(order)
            if len(orders) >= MOST_COMMITS:
                return orders, False
            try:
                order = self._queue.get_nowait()
            except Empty:
                return orders, False
        return orders, True

    def _commit(self, orders: Sequence[_Order]) -> None:
        commits = [order.work for order in orders if isinstance(order.work, Commit)]
        outcomes: Sequence[Any]
        try:
            outcomes = self._retrying(lambda connection: self._applier.apply_together(connection, commits))
        except (ClashError, ErasedError):
            outcomes = self._one_by_one(commits)
        except _UncertainError as lost:
            outcomes = self._looked_up(commits, lost)
        except Exception as error:
            outcomes = [self._failure(error)] * len(orders)
        self._tidy(commits)
        _resolve([(order, outcome, None) for order, outcome in zip(orders, outcomes, strict=True)])

    def _one_by_one(self, commits: Sequence[Commit]) -> Sequence[Any]:
        """The slow way, when somebody's row clashed: a savepoint each, still one fsync."""
        try:
            return self._retrying(
                lambda connection: [self._applier.apply_alone(connection, commit) for commit in commits]
            )
        except _UncertainError as lost:
            return self._looked_up(commits, lost)
        except Exception as error:
            return [self._failure(error)] * len(commits)

    def _looked_up(self, commits: Sequence[Commit], lost: _UncertainError) -> Sequence[Any]:
        """What became of a transaction whose COMMIT was not answered.

        It is one transaction: if an audit entry that only it could have written is there, all of it is. If none
        is, or none was to be written, the outcome stays unknown and everybody hears of a failure.
        """
        entries = [
            row["entry_id"]
            for commit, outcome in zip(commits, lost.result, strict=True)
            if outcome is None
            for row in commit.rows.get("audit_entries", ())
        ]
        try:
            with reading(self._engine).connect() as connection:
                if entries and self._applier.kept(connection, entries[0]):
                    return list(lost.result)
        except SQLAlchemyError:
            pass  # still away
        return [self._failure(lost.cause)] * len(commits)

    def _run(self, order: _Order) -> None:
        assert not isinstance(order.work, Commit)
        result: Any = None
        failure: Exception | None = None
        try:
            result = self._retrying(order.work)
        except _UncertainError as lost:
            failure = self._failure(lost.cause)
        except (SQLAlchemyError, GuardrailError) as error:
            failure = self._failure(error)
        except Exception as error:
            failure = error
        _resolve([(order, failure, result)])

    def _retrying(self, work: Callable[[Connection], T]) -> T:
        """Run in a transaction; again when the database undid it whole for another one's sake.

        A connection found dead before COMMIT is replaced once. A connection lost *in* COMMIT leaves the
        outcome unknown (:class:`_UncertainError`): it is looked up, and never retried.
        """
        if self._stopped:
            raise StoreUnavailableError("stopped: the disk failed to keep an earlier write")
        for attempt in range(1, ATTEMPTS + 1):
            committing, result = False, None
            try:
                with self._engine.connect() as connection:
                    result = work(connection)
                    committing = True
                    connection.commit()
                    return result
            except SQLAlchemyError as error:
                if committing and disconnected(error):
                    raise _UncertainError(result, error) from error
                again = retryable(error) or (disconnected(error) and attempt == 1)
                if attempt == ATTEMPTS or not again:
                    raise
        raise AssertionError("unreachable")

    def _failure(self, error: Exception) -> GuardrailError:
        self._stopped = self._stopped or sync_failed(error)
        return translate(error)

    def _tidy(self, commits: Sequence[Commit]) -> None:
        """After a deletion the log of SQLite must not keep what was deleted.

        A long read (an export, a backup) stands in the way of that; then it is tried again once a second.
        """
        deleted = any(
            commit.first
            or not all(isinstance(write, ErasureBegun) for write in commit.last)
            or any(isinstance(write, DossierDeleted) for write in commit.dossiers)
            for commit in commits
        )
        if deleted or (self._untidy_since is not None and monotonic() - self._untidy_since > 1):
            try:
                emptied = _empty_log(self._engine)
            except SQLAlchemyError as error:
                self._stopped = self._stopped or sync_failed(error)
                emptied = False
            self._untidy_since = None if emptied else monotonic()


def truncate_log(engine: Engine) -> bool:
    """Move SQLite's write-ahead log into the database and empty it; False while a reader is in the way."""
    try:
        return _empty_log(engine)
    except SQLAlchemyError:
        return False


def _empty_log(engine: Engine) -> bool:
    if engine.dialect.name != "sqlite":
        return True
    with reading(engine).connect() as connection:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={TIDYING_MILLISECONDS}")
        try:
            row = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
            return bool(row[0] == 0)
        finally:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")


def _resolve(results: Sequence[tuple[_Order, Exception | None, Any]]) -> None:
    """Tell every waiting task, waking each event loop once."""
    by_loop: dict[asyncio.AbstractEventLoop, list[tuple[_Order, Exception | None, Any]]] = {}
    for result in results:
        by_loop.setdefault(result[0].loop, []).append(result)
    for loop, mine in by_loop.items():
        try:
            loop.call_soon_threadsafe(_tell, mine)
        except RuntimeError:
            continue  # that loop is closed: nobody waits there any more


def _tell(results: Sequence[tuple[_Order, Exception | None, Any]]) -> None:
    for order, failure, result in results:
        if order.future.done():
            continue
        if failure is None:
            order.future.set_result(result)
        else:
            order.future.set_exception(failure)
