"""A thread with something of its own that no other thread may touch, not even to drop it."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Generic, TypeVar

from guardrail.errors import PolicyUnavailableError

S = TypeVar("S")
T = TypeVar("T")


class ConfinedThread(Generic[S]):
    """Makes an ``S`` on a thread of its own and works with it there.

    The queue is the only way in; it may be used from a finalizer (``SimpleQueue.put`` is reentrant), which
    a thread pool's locks may not. So the thread also ends when nobody holds this object any more.
    """

    def __init__(self, make: Callable[[], S], *, name: str) -> None:
        self._work: SimpleQueue[_Item[S] | None] = SimpleQueue()
        self._thread = threading.Thread(target=_run, args=(self._work, make), name=name, daemon=True)
        self._thread.start()
        self._finalizer = weakref.finalize(self, self._work.put, None)
        self._finalizer.atexit = False

    def submit(self, work: Callable[[S], T]) -> Future[T]:
        """Have ``work`` done, in order. Raises :class:`PolicyUnavailableError` once ended.

        The future's exception is a :class:`PolicyUnavailableError` and holds no frame of the thread, for
        a frame would keep the thread's objects alive elsewhere.
        """
        if not self._finalizer.alive:
            raise PolicyUnavailableError("the policy engine is closed", code="policy_closed")
        future: Future[T] = Future()
        self._work.put(_Item(future, work))
        return future

    def end(self) -> None:
        """Finish what was submitted, drop the object and wait for the thread."""
        self._finalizer()
        self._thread.join()


class _Item(Generic[S]):
    """A piece of work and where its outcome goes."""

    def __init__(self, future: Future[T], work: Callable[[S], T]) -> None:
        def do(own: S) -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(work(own))
            except PolicyUnavailableError as error:
                future.set_exception(PolicyUnavailableError(error.detail, code=error.code))
            except BaseException as error:  # a Rust panic is a BaseException
                future.set_exception(PolicyUnavailableError(f"the policy engine failed: {type(error).__name__}"))

        self.do = do


def _run(queue: SimpleQueue[_Item[S] | None], make: Callable[[], S]) -> None:
    own = make()
    while (item := queue.get()) is not None:
        item.do(own)
        del item
