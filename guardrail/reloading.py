"""SIGHUP: another policy takes effect between two decisions, or the old one stays."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from guardrail.errors import GuardrailError
from guardrail.logs import get_logger
from guardrail.metrics import Metrics
from guardrail.ports import Clock, Store
from guardrail.turn.records import Recorder


class PolicyReload:
    """Reloads one at a time; ``reload`` returns the revision that decides from then on.

    A candidate that does not load, does not answer or fails its own tests is refused: the code goes into log,
    metrics and audit log, and nothing changes. No turn waits for a reload.
    """

    def __init__(
        self,
        reload: Callable[[], Awaitable[str]],
        *,
        store: Store,
        recorder: Recorder,
        metrics: Metrics,
        clock: Clock,
    ) -> None:
        self._reload = reload
        self._store = store
        self._recorder = recorder
        self._metrics = metrics
        self._clock = clock
        self._wanted = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def request(self) -> None:
        """Ask for a reload; requests during one become one more behind it."""
        self._wanted.set()

    def start(self) -> None:
        """Serve requests until :meth:`stop`."""
        self._task = asyncio.create_task(self._serve())

    async def stop(self) -> None:
        """End; a reload under way is given up, which changes nothing."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _serve(self) -> None:
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            try:
                await self._once()
            except GuardrailError as error:  # the store is down; the policy in force stands in every decision anyway
                get_logger().warning("policy.reload_unrecorded", code=error.code)

    async def _once(self) -> None:
        try:
            revision = await self._reload()
        except GuardrailError as error:
            self._metrics.policy_refused()
            get_logger().error("policy.refused", code=error.code, error=error)
            await self._record("process:policy:refused", code=error.code)
            return
        self._metrics.policy(revision)
        get_logger().info("policy.loaded", revision=revision)
        await self._record("process:policy:loaded", revision=revision)

    async def _record(self, tag: str, **fields: str) -> None:
        await self._store.commit([self._recorder.audit(tag, self._clock(), **fields)])
