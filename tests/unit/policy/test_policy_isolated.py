"""Rego in a process of its own: whatever a policy does there, it ends, and nothing else suffers."""

from __future__ import annotations

import json
import os
import signal
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from guardrail.errors import PolicyUnavailableError
from guardrail.policy.isolated import IsolatedRego
from guardrail.policy.rego import PanickedError, Rego
from guardrail.policy.tree import Module, PolicyTree
from guardrail.policy.worker import MAX_FRAME, receive, send

RULES = """package guardrail.turn

import rego.v1

decision := {"said": input.word}
slow := count([x | some x in numbers.range(1, 3000); some y in numbers.range(1, 3000); x == y])
large := count([x | some x in numbers.range(1, 3000000)])
long := [x | some x in numbers.range(1, 200000)]
fails := 1 / input.zero
"""
TESTS = """package guardrail.turn_test

import rego.v1

test_right if data.guardrail.turn.decision.said == 1 with input as {"word": 1}
test_wrong if data.guardrail.turn.decision.said == 2 with input as {"word": 1}
"""
TREE = PolicyTree(
    modules=(Module("guardrail/turn/turn.rego", RULES),),
    tests=(Module("guardrail/turn/turn_test.rego", TESTS),),
    data={},
    builtins=frozenset({"count", "numbers.range"}),
    revision="sha256:test",
)
DECISION, WORD = "guardrail/turn/decision", json.dumps({"word": "labas"})


@pytest.fixture
def rego() -> Iterator[IsolatedRego]:
    made = IsolatedRego(TREE, seconds=20.0)
    yield made
    made.end()


def lives(pid: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False


def test_answers_and_tests_are_those_of_the_interpreter_in_this_process(rego: IsolatedRego) -> None:
    here = Rego(TREE, with_tests=True)
    assert rego.evaluate(DECISION, WORD) == here.evaluate(DECISION, WORD) == {"said": "labas"}
    tested = IsolatedRego(TREE, with_tests=True)
    assert tested.run_tests() == here.run_tests()
    assert [test.passed for test in here.run_tests()] == [True, False]


def test_a_long_answer_comes_whole(rego: IsolatedRego) -> None:
    assert rego.evaluate("guardrail/turn/long", "{}") == [*range(1, 200001)]


def test_a_rule_that_fails_is_told_from_one_that_breaks_the_process(rego: IsolatedRego) -> None:
    for rule, code in (("fails", "policy_failed"), ("nothing", "policy_failed")):
        with pytest.raises(PolicyUnavailableError) as error:
            rego.evaluate(f"guardrail/turn/{rule}", '{"zero": 0}')
        assert (error.value.code, isinstance(error.value, PanickedError)) == (code, False)
    assert rego.evaluate(DECISION, WORD)


def test_a_slow_rule_is_killed_at_its_deadline() -> None:
    rego = IsolatedRego(TREE, seconds=0.05)
    with pytest.raises(PanickedError) as error:
        rego.evaluate("guardrail/turn/slow", "{}")
    assert error.value.code == "policy_timeout"
    assert not lives(rego.pid)


def test_a_rule_that_wants_much_memory_ends_its_process_only() -> None:
    rego = IsolatedRego(TREE, seconds=20.0, memory=128 << 20)
    with pytest.raises(PanickedError) as error:
        rego.evaluate("guardrail/turn/large", "{}")
    assert error.value.code == "policy_panicked"
    assert not lives(rego.pid)


def test_a_process_killed_from_outside_is_a_typed_error(rego: IsolatedRego) -> None:
    os.kill(rego.pid, signal.SIGKILL)
    for _ in range(2):
        with pytest.raises(PanickedError):
            rego.evaluate(DECISION, WORD)
    assert not lives(rego.pid)


def test_the_process_ends_with_its_interpreter() -> None:
    rego = IsolatedRego(TREE)
    pid = rego.pid
    assert lives(pid)
    del rego
    assert not lives(pid)


def test_what_does_not_compile_or_is_not_portable_is_refused_as_in_this_process() -> None:
    for text, code in (("this is not rego", "policy_invalid"), ("package a\n\nx := opa.runtime()", "policy_builtin")):
        broken = PolicyTree(modules=(Module("a.rego", text),), tests=(), data={}, builtins=frozenset(), revision="r")
        with pytest.raises(PolicyUnavailableError) as error:
            IsolatedRego(broken)
        assert error.value.code == code
        assert error.value.__context__ is None


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
def test_the_process_knows_no_secret_and_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUARDRAIL__POLICY__OPA__TOKEN", "canary-secret")
    rego = IsolatedRego(TREE, memory=200 << 20)
    place = Path(f"/proc/{rego.pid}")
    assert b"canary" not in (place / "environ").read_bytes() + (place / "cmdline").read_bytes()
    limits = {line[:26].strip(): line[26:].split()[:2] for line in (place / "limits").read_text().splitlines()}
    assert limits["Max address space"] == [str(200 << 20)] * 2
    assert limits["Max core file size"] == limits["Max file size"] == ["0", "0"]
    opened = {str(each.readlink()) for each in (place / "fd").iterdir()}
    assert {each.partition(":")[0] for each in opened} <= {"socket", "/dev/null"}
    rego.end()


def test_frames_cross_whole_and_are_bounded() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        send(ours, {"text": "ž" * 1000})
        assert receive(theirs) == {"text": "ž" * 1000}
        ours.sendall((MAX_FRAME + 1).to_bytes(4, "big"))
        with pytest.raises(ValueError, match="too long"):
            receive(theirs)
        ours.sendall(b"\x00\x00")
        ours.shutdown(socket.SHUT_WR)
        with pytest.raises(EOFError):
            receive(theirs)
