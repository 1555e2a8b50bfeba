"""An interpreter in a process of its own: what it does can be stopped, and what it takes is limited.

The same face as :class:`guardrail.policy.rego.Rego`, so that the engine does not know where its policy is
evaluated. A question that takes too long, takes too much memory or breaks the native code ends that process
and nothing else; the engine then makes another one from the same tree.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import weakref
from typing import Any

from guardrail.errors import PolicyUnavailableError
from guardrail.policy.rego import PanickedError, PolicyTest
from guardrail.policy.tree import PolicyTree
from guardrail.policy.worker import packed, receive, send
from guardrail.types import Json

MEMORY = 256 << 20
"""Bytes of address space for interpreter, policy, question and answer; the shipped policies need a third of it."""
STARTING = 30.0
"""Seconds until a new process must have compiled the policy, and until a tree's own tests must be done."""
GRACE = 0.1
"""Seconds after which a process that did not kill itself in time is killed from outside."""
_LOST = (OSError, EOFError, ValueError, LookupError, TypeError)


class IsolatedRego:
    """A policy tree, compiled in a child process. ``seconds`` is how long a question may take there."""

    def __init__(
        self, tree: PolicyTree, *, with_tests: bool = False, seconds: float = 1.0, memory: int = MEMORY
    ) -> None:
        """Raises :class:`PolicyUnavailableError`: not Rego, not portable, too large, no process to be had."""
        self.tree = tree
        self._seconds = seconds
        self._channel, theirs = socket.socketpair()
        try:
            with theirs:
                self._process = subprocess.Popen(
                    [sys.executable, "-P", "-m", "guardrail.policy.worker"],
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,  # a panic quotes policy and input
                    cwd="/",
                    env=_environment(),
                )
        except OSError:
            self._channel.close()
            raise PolicyUnavailableError("no process for the policy engine", code="policy_unavailable") from None
        self.end = weakref.finalize(self, _end, self._process, self._channel)
        self._exchange({"memory": memory, "with_tests": with_tests, "tree": packed(tree)}, "the policy", STARTING)

    @property
    def pid(self) -> int:
        """Of the child."""
        return self._process.pid

    def evaluate(self, entrypoint: str, asked: str) -> Json:
        """See :meth:`Rego.evaluate`; :class:`PanickedError` also when the process had to be ended."""
        question: dict[str, Json] = {"entrypoint": entrypoint, "input": asked, "seconds": self._seconds}
        answer: Json = self._exchange(question, entrypoint, self._seconds)
        return answer

    def run_tests(self) -> tuple[PolicyTest, ...]:
        """See :meth:`Rego.run_tests`."""
        results = self._exchange({"tests": True, "seconds": STARTING}, "the policy's own tests", STARTING)
        return tuple(PolicyTest(name, passed) for name, passed in results)

    def _exchange(self, message: dict[str, Json], what: str, seconds: float) -> Any:
        try:
            self._channel.settimeout(seconds + GRACE)
            send(self._channel, message)
            answer = receive(self._channel)
            if "ok" in answer:
                return answer["ok"]
            code, detail = str(answer["code"]), str(answer["detail"])
        except TimeoutError:
            late = True
        except _LOST:
            late = False
        else:
            raise PolicyUnavailableError(detail, code=code)
        raise self._gone(what, late=late)

    def _gone(self, what: str, *, late: bool) -> PanickedError:
        self.end()
        if late or self._process.returncode == -_ALARM:
            return PanickedError(f"{what}: stopped at the deadline", code="policy_timeout")
        return PanickedError(f"{what}: the engine's process ended", code="policy_panicked")


_ALARM = 14  # SIGALRM on every system that has it


def _environment() -> dict[str, str]:
    """Nothing of ours but where the code is: the environment may hold secrets.

    Without a reserved arena every allocation counts against the memory limit when it is made.
    """
    kept = {name: os.environ[name] for name in ("PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH") if name in os.environ}
    return {**kept, "MIMALLOC_ARENA_RESERVE": "0", "RUST_BACKTRACE": "0"}


def _end(process: subprocess.Popen[bytes], channel: socket.socket) -> None:
    channel.close()
    if process.poll() is None:
        try:
            process.wait(0.05)  # it ends by itself, at the end of its input or by its alarm
        except subprocess.TimeoutExpired:
            process.kill()
    process.wait()
