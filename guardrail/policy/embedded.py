"""The policy engine that needs no server.

One thread makes, asks and drops the interpreter. In the process itself (:mod:`guardrail.policy.rego`) it
cannot be interrupted and holds Python's lock while it evaluates: that is for the policies that Guardrail
ships. Any other tree is evaluated in a process of its own (:mod:`guardrail.policy.isolated`), which is killed
at the deadline and limited in memory (``docs/adr/0005-policy-engines.md``).
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from guardrail.errors import PolicyUnavailableError
from guardrail.policy import smoke
from guardrail.policy.confined import ConfinedThread
from guardrail.policy.decisions import ENTRYPOINT as TURN
from guardrail.policy.entrypoints import ENTRYPOINTS
from guardrail.policy.isolated import IsolatedRego
from guardrail.policy.jurisdictions import require_documents
from guardrail.policy.manifest import shipped_revision
from guardrail.policy.question import SMOKE_QUESTION
from guardrail.policy.rego import NAME, PanickedError, PolicyTest, Rego
from guardrail.policy.tree import PolicyTree, default_policy_dir, read_tree
from guardrail.ports import RawDecision
from guardrail.types import Json

T = TypeVar("T")
MAX_QUEUED = 1000
"""Questions that may wait for the thread; beyond that it is overloaded, and waiting would not help."""


class Interpreter(Protocol):
    """A compiled tree: in this process or in another."""

    @property
    def tree(self) -> PolicyTree: ...

    def evaluate(self, entrypoint: str, asked: str) -> Json: ...

    def run_tests(self) -> tuple[PolicyTest, ...]: ...


class Compile(Protocol):
    """Makes an interpreter of a tree. Raises :class:`PolicyUnavailableError`."""

    def __call__(self, tree: PolicyTree, /, *, with_tests: bool = False) -> Interpreter: ...


class EmbeddedEngine:
    """A :class:`guardrail.ports.PolicyEngine` that needs nothing but a directory.

    ``deadline`` is in seconds, from the question to the answer, the wait for the thread included. ``isolated``:
    the policy is evaluated in a process of its own; by default where it is not the one that Guardrail ships.
    ``tested`` False is for looking at a candidate: one whose own tests fail is loaded, too.
    """

    def __init__(
        self,
        policy_dir: Path | None = None,
        *,
        deadline: float = 1.0,
        isolated: bool | None = None,
        tested: bool = True,
    ) -> None:
        """Load and smoke-test; check and self-test any tree but the release's own.

        Raises :class:`PolicyUnavailableError`.
        """
        self._deadline = deadline
        self._compile: Compile = Rego
        if isolated if isolated is not None else policy_dir is not None:
            self._compile = partial(IsolatedRego, seconds=deadline)
        self._queued = 0
        self._home = policy_dir or default_policy_dir()
        self._tested = tested
        self._reloading = asyncio.Lock()
        self._thread = self._new_thread()
        self._revision = self._thread.submit(_Policy.load).result()

    @property
    def revision(self) -> str:
        """Hash of the policy files and data that decide now."""
        return self._revision

    async def evaluate(self, entrypoint: str, question: Mapping[str, Json]) -> RawDecision:
        """See the port; one revision decides the whole question, whatever is reloaded meanwhile."""
        if self._queued >= MAX_QUEUED:
            raise PolicyUnavailableError("too many questions wait for the policy engine", code="policy_overloaded")
        if entrypoint not in ENTRYPOINTS:
            raise PolicyUnavailableError("not an entry point", code="policy_undefined")
        asked = json.dumps(question, allow_nan=False)
        thread = self._thread
        answering = thread.submit(lambda policy: policy.answer(entrypoint, asked))
        self._queued += 1
        try:
            return await _within(self._deadline, answering)
        except PolicyUnavailableError:
            with suppress(PolicyUnavailableError):  # closed meanwhile
                thread.submit(_Policy.mend)  # so that the next question need not wait for it
            raise
        finally:
            self._queued -= 1

    async def ready(self) -> None:
        """Raise :class:`PolicyUnavailableError` unless a turn's smoke question gets a well-formed answer.

        The law was answered when the tree was loaded, and takes longer than a probe should.
        """
        smoke.check(TURN, await self.evaluate(TURN, SMOKE_QUESTION))

    async def reload(self) -> str:
        """Load the directory again and return the revision that decides from now on.

        All or nothing: a tree that does not load, answer and pass its own tests changes nothing and
        raises :class:`PolicyUnavailableError`. Not bound by the deadline.
        """
        async with self._reloading:
            # On a thread of its own: its tests take longer than a turn may wait for its decision.
            candidate = self._new_thread()
            try:
                revision = await asyncio.wrap_future(candidate.submit(_Policy.load))
            except PolicyUnavailableError:
                await asyncio.to_thread(candidate.end)
                raise
            former, self._thread, self._revision = self._thread, candidate, revision
            await asyncio.to_thread(former.end)  # once it has answered what it was asked
            return revision

    async def close(self) -> None:
        """Drop the interpreter on its own thread and end that."""
        await asyncio.to_thread(self._thread.end)

    def _new_thread(self) -> ConfinedThread[_Policy]:
        return ConfinedThread(lambda: _Policy(self._home, self._compile, tested=self._tested), name="policy")


def run_policy_tests(policy_dir: Path) -> tuple[PolicyTest, ...]:
    """Evaluate every ``test_*`` rule of the tree, without OPA.

    Raises :class:`PolicyUnavailableError` when the tree does not load.
    """
    return Rego(read_tree(policy_dir), with_tests=True).run_tests()


class _Policy:
    """What lives on the engine's thread; every method is called there."""

    def __init__(self, policy_dir: Path, compile: Compile, *, tested: bool) -> None:
        self._dir = policy_dir
        self._tested = tested
        self._compile = compile
        self._rego: Interpreter | None = None
        self._broken = False

    def answer(self, entrypoint: str, asked: str) -> RawDecision:
        self.mend()
        if self._rego is None:
            raise PolicyUnavailableError("no policy is loaded", code="policy_missing")
        try:
            result = self._rego.evaluate(entrypoint, asked)
        except PanickedError:
            self._broken = True  # what panicked may be half-changed; what was killed is gone
            raise
        return RawDecision(result=result, revision=self._rego.tree.revision, engine=NAME)

    def mend(self) -> None:
        """Make an interpreter anew where the last question broke it, from the tree that was checked."""
        if self._broken and self._rego is not None:
            self._rego = self._compile(self._rego.tree)
            self._broken = False

    def load(self) -> str:
        tree = read_tree(self._dir)
        proven = tree.revision == shipped_revision()
        if not proven:
            require_documents(tree)
        rego = self._compile(tree)
        _smoke(rego)
        if self._tested and not proven:
            self._test(tree)
        self._rego = rego
        return tree.revision

    def _test(self, tree: PolicyTree) -> None:
        failed = [test.name for test in self._compile(tree, with_tests=True).run_tests() if not test.passed]
        if failed:
            raise PolicyUnavailableError(f"the policy fails its own test {failed[0]}", code="policy_test_failed")


def _smoke(rego: Interpreter) -> None:
    for entrypoint, question in smoke.QUESTIONS.items():
        result = rego.evaluate(entrypoint, json.dumps(question))
        smoke.check(entrypoint, RawDecision(result=result, revision=rego.tree.revision, engine=NAME))


async def _within(deadline: float, answering: Future[T]) -> T:
    now = asyncio.get_running_loop().time
    begun = now()
    late = PolicyUnavailableError("no decision within the deadline", code="policy_timeout")
    try:
        async with asyncio.timeout(deadline):
            answer = await asyncio.wrap_future(answering)
    except TimeoutError:
        raise late from None
    if now() - begun > deadline:  # a slow rule keeps the loop's own timer from firing
        raise late
    return answer
