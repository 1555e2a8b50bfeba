"""The one place that knows regorus, the embedded Rego interpreter.

Its objects belong to the thread that made them: make, use and drop a :class:`Rego` on one thread. What goes
wrong inside is named by entry point, kind, file and line; its own messages quote policy and input, so they stay.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from typing import Any

from guardrail.errors import PolicyUnavailableError
from guardrail.policy.portable import check_calls, test_names
from guardrail.policy.tree import PolicyTree
from guardrail.types import Json

# Its error path is ten times slower and captures memory when backtraces are on; read once, at import.
os.environ["RUST_BACKTRACE"] = "0"
import regorus

NAME = "regorus"
UNDEFINED = "<undefined>"
_PLACE = re.compile(r"\A\s*--> ([a-z0-9_./-]{1,200}:[0-9]{1,6}):")


class PanickedError(PolicyUnavailableError):
    """The native engine broke; this :class:`Rego` must not be used again."""


@dataclass(frozen=True, slots=True)
class PolicyTest:
    """One ``test_*`` rule of the policy's own."""

    name: str
    passed: bool


class Rego:
    """A policy tree, compiled."""

    def __init__(self, tree: PolicyTree, *, with_tests: bool = False) -> None:
        """Raises :class:`PolicyUnavailableError`: not Rego, not portable."""
        self.tree = tree
        self._engine: Any = regorus.Engine()
        try:
            for module in tree.modules + (tree.tests if with_tests else ()):
                self._engine.add_policy(module.path, module.text)
            self._engine.add_data_json(json.dumps(tree.data))
            self._syntax = json.loads(self._engine.get_ast_as_json())
        except BaseException as error:  # a Rust panic is a BaseException
            detail = f"the policy does not compile{_place(error)}"
            raise PolicyUnavailableError(detail, code="policy_invalid") from None
        check_calls(self._syntax, tree.builtins)

    def evaluate(self, entrypoint: str, asked: str) -> Json:
        """The value of a rule such as ``guardrail/turn/decision`` for a JSON input.

        Raises :class:`PolicyUnavailableError` when it is undefined or fails, :class:`PanickedError`.
        """
        try:
            self._engine.set_input_json(asked)
            answer: Json = json.loads(self._engine.eval_rule_as_json("data." + entrypoint.replace("/", ".")))
        except Exception as error:  # a runtime error of a rule, or no such rule; OPA calls both undefined
            detail = f"{entrypoint}: a rule failed{_place(error)}"
            raise PolicyUnavailableError(detail, code="policy_failed") from None
        except BaseException:
            raise PanickedError(f"{entrypoint}: the engine panicked", code="policy_panicked") from None
        if answer == UNDEFINED:
            raise PolicyUnavailableError(f"{entrypoint}: undefined", code="policy_undefined")
        return answer

    def run_tests(self) -> tuple[PolicyTest, ...]:
        """Evaluate every ``test_*`` rule, as ``opa test`` does."""
        return tuple(PolicyTest(name, self._passes(name)) for name in test_names(self._syntax))

    def _passes(self, name: str) -> bool:
        try:
            return self.evaluate(name, "{}") is True
        except PolicyUnavailableError:
            return False


def _place(error: BaseException) -> str:
    """`` at file:line``, where the interpreter's message begins with that; nothing else of it."""
    found = _PLACE.match(str(error))
    return f" at {found[1]}" if found else ""
