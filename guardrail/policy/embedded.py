"""The policy engine inside the process: Rego evaluated by regorus, no server needed.

The engine's objects belong to the thread that made them, so one thread makes, asks and drops them. It
cannot be interrupted and holds the interpreter's lock while it evaluates: it is for policies that the
operator wrote. Policies of somebody else belong behind an OPA server (``docs/adr/0005-policy-engines.md``).
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from guardrail.errors import PolicyUnavailableError
from guardrail.policy.decisions import ENTRYPOINT, turn_decision
from guardrail.policy.portable import check_calls, test_names
from guardrail.policy.question import SMOKE_QUESTION
from guardrail.policy.tree import PolicyTree, default_policy_dir, read_tree
from guardrail.ports import RawDecision
from guardrail.types import Json

# Its error path is ten times slower and captures memory when backtraces are on; read once, at import.
os.environ["RUST_BACKTRACE"] = "0"
import regorus

T = TypeVar("T")
NAME = "regorus"
UNDEFINED = "<undefined>"
MAX_QUEUED = 256
"""Questions that may wait for the thread; beyond that it is overloaded, and waiting would not help."""


@dataclass(frozen=True, slots=True)
class PolicyTest:
    """One ``test_*`` rule of the policy's own."""

    name: str
    passed: bool


@dataclass(slots=True)
class _Loaded:
    """Lives on the engine's thread only."""

    tree: PolicyTree
    engine: Any


class EmbeddedEngine:
    """A :class:`guardrail.ports.PolicyEngine` that needs nothing but a directory.

    ``deadline`` is in seconds, from the question to the answer, the wait for the thread included.
    """

    def __init__(self, policy_dir: Path | None = None, *, deadline: float = 1.0) -> None:
        """Load, smoke-test and self-test. Raises :class:`PolicyUnavailableError`."""
        self._dir = policy_dir or default_policy_dir()
        self._deadline = deadline
        self._queued = 0
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="policy")
        self._loaded: _Loaded | None = None
        try:
            self._revision = self._thread.submit(_guarded, self._swap).result()
        except PolicyUnavailableError:
            self._thread.shutdown()
            raise

    @property
    def revision(self) -> str:
        """Hash of the policy files and data that decide now."""
        return self._revision

    async def evaluate(self, entrypoint: str, question: Mapping[str, Json]) -> RawDecision:
        """See the port; one revision decides the whole question, whatever is reloaded meanwhile."""
        asked = json.dumps(question, allow_nan=False)
        return await self._on_thread(lambda: self._answer(entrypoint, asked))

    async def ready(self) -> None:
        """Raise :class:`PolicyUnavailableError` unless a smoke question gets a well-formed answer."""
        turn_decision(await self.evaluate(ENTRYPOINT, SMOKE_QUESTION), "dec_smoke")

    async def reload(self) -> str:
        """Load the directory again and return the revision that decides from now on.

        All or nothing: a tree that does not load, answer and pass its own tests changes nothing and
        raises :class:`PolicyUnavailableError`. Not bound by the deadline.
        """
        self._revision = await asyncio.wrap_future(self._submit(self._swap))
        return self._revision

    async def close(self) -> None:
        """Drop the engine on its own thread and end that."""
        with suppress(RuntimeError):  # closed before
            self._thread.submit(self._drop)
        await asyncio.to_thread(self._thread.shutdown)

    async def _on_thread(self, work: Callable[[], T]) -> T:
        if self._queued >= MAX_QUEUED:
            raise PolicyUnavailableError("too many questions wait for the policy engine", code="policy_overloaded")
        now = asyncio.get_running_loop().time
        begun = now()
        self._queued += 1
        try:
            answer = await asyncio.wait_for(asyncio.wrap_future(self._submit(work)), self._deadline)
        except TimeoutError:
            raise PolicyUnavailableError("no decision within the deadline", code="policy_timeout") from None
        finally:
            self._queued -= 1
        if now() - begun > self._deadline:  # a slow rule keeps the loop's own timer from firing
            raise PolicyUnavailableError("no decision within the deadline", code="policy_timeout")
        return answer

    def _submit(self, work: Callable[[], T]) -> Future[T]:
        try:
            return self._thread.submit(_guarded, work)
        except RuntimeError:
            raise PolicyUnavailableError("the policy engine is closed") from None

    # ------------------------------------------------------------ on the engine's thread

    def _answer(self, entrypoint: str, asked: str) -> RawDecision:
        if self._loaded is None:
            raise PolicyUnavailableError("the policy engine is closed")
        loaded = self._loaded
        try:
            result = _evaluate(loaded.engine, entrypoint, asked)
        except _PanickedError:
            self._loaded = _Loaded(loaded.tree, _load(loaded.tree))  # what panicked may be half-changed
            raise PolicyUnavailableError(f"{entrypoint}: the engine panicked") from None
        return RawDecision(result=result, revision=loaded.tree.revision, engine=NAME)

    def _swap(self) -> str:
        tree = read_tree(self._dir)
        engine = _load(tree)
        smoke = RawDecision(
            result=_evaluate(engine, ENTRYPOINT, json.dumps(SMOKE_QUESTION)), revision=tree.revision, engine=NAME
        )
        turn_decision(smoke, "dec_smoke")
        failed = [test.name for test in _run_tests(tree) if not test.passed]
        if failed:
            raise PolicyUnavailableError(f"the policy fails its own test {failed[0]}", code="policy_test_failed")
        self._loaded = _Loaded(tree, engine)
        return tree.revision

    def _drop(self) -> None:
        self._loaded = None


def run_policy_tests(policy_dir: Path) -> tuple[PolicyTest, ...]:
    """Evaluate every ``test_*`` rule of the tree, as ``opa test`` does, without OPA.

    Raises :class:`PolicyUnavailableError` when the tree does not load.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(_guarded, lambda: _run_tests(read_tree(policy_dir))).result()


class _PanickedError(PolicyUnavailableError):
    """The native engine broke; it must not be used again."""


def _guarded(work: Callable[[], T]) -> T:
    """Run on the engine's thread; nothing but a typed error, free of the engine's frames, leaves it."""
    failure: PolicyUnavailableError
    try:
        return work()
    except PolicyUnavailableError as error:
        failure = PolicyUnavailableError(error.detail, code=error.code)
    except BaseException as error:  # a Rust panic is a BaseException
        failure = PolicyUnavailableError(f"the policy engine failed: {type(error).__name__}")
    raise failure


def _load(tree: PolicyTree, *, with_tests: bool = False) -> Any:
    engine = regorus.Engine()
    try:
        for module in tree.modules + (tree.tests if with_tests else ()):
            engine.add_policy(module.path, module.text)
        engine.add_data_json(json.dumps(tree.data))
        check_calls(json.loads(engine.get_ast_as_json()), tree.builtins)
    except PolicyUnavailableError:
        raise
    except BaseException:  # the message quotes the policy, at length: the place is enough
        raise PolicyUnavailableError("the policy does not compile", code="policy_invalid") from None
    return engine


def _evaluate(engine: Any, entrypoint: str, asked: str) -> Json:
    try:
        engine.set_input_json(asked)
        answer = json.loads(engine.eval_rule_as_json("data." + entrypoint.replace("/", ".")))
    except Exception:  # a rule's runtime error; OPA would call it undefined
        raise PolicyUnavailableError(f"{entrypoint}: a rule failed", code="policy_failed") from None
    except BaseException:
        raise _PanickedError(f"{entrypoint}: the engine panicked") from None
    if answer == UNDEFINED:
        raise PolicyUnavailableError(f"{entrypoint}: undefined", code="policy_undefined")
    result: Json = answer
    return result


def _run_tests(tree: PolicyTree) -> tuple[PolicyTest, ...]:
    engine = _load(tree, with_tests=True)
    names = test_names(json.loads(engine.get_ast_as_json()))
    return tuple(PolicyTest(name, _passes(engine, name)) for name in names)


def _passes(engine: Any, name: str) -> bool:
    try:
        engine.set_input_json("{}")
        return bool(json.loads(engine.eval_rule_as_json(name)) is True)
    except Exception:
        return False
