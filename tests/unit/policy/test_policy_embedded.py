"""The embedded engine with policies that are broken, slow or hostile: always a typed error, never a decision."""

from __future__ import annotations

import asyncio
import os
import re
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from guardrail.errors import PolicyUnavailableError
from guardrail.policy import embedded
from guardrail.policy.decisions import ENTRYPOINT
from guardrail.policy.embedded import EmbeddedEngine, run_policy_tests
from guardrail.policy.isolated import IsolatedRego
from guardrail.policy.question import SMOKE_QUESTION
from guardrail.policy.rego import Rego
from guardrail.policy.tree import PolicyTree, default_policy_dir, read_tree
from guardrail.ports import RawDecision
from guardrail.types import Json
from tests.unit.policy.stub_policy import STUB, add, allow, answer, edit, stub_policy

Edit = Callable[[str], str]
ODD: dict[str, Json] = {**SMOKE_QUESTION, "person": "odd"}
"""The question on which a test's policy does something that it should not."""
TURN = "guardrail/turn/turn.rego"


@pytest.fixture(params=["thread", "process"])
def isolated(request: pytest.FixtureRequest) -> bool:
    """Every engine test runs with the interpreter in this process and in one of its own."""
    return bool(request.param == "process")


@pytest.fixture
def policies(tmp_path: Path) -> Path:
    return stub_policy(tmp_path / "policies")


def refused(policies: Path) -> PolicyUnavailableError:
    with pytest.raises(PolicyUnavailableError) as error:
        EmbeddedEngine(policies, isolated=False)
    return error.value


def forgetful(text: str) -> str:
    return text.replace('"keep": true', '"keep": false')


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        ("this is not rego", "policy_invalid"),
        ('extra := http.send({"url": "http://127.0.0.1/", "method": "get"})', "policy_builtin"),
        ("extra := time.now_ns()", "policy_builtin"),
        ('extra := http["send"]({})', "policy_builtin"),
        ("extra := opa.runtime()", "policy_builtin"),
        ("extra := count([x | x := rand.intn(`a`, 9)])", "policy_builtin"),
        ("extra := upper(`ß`)", "policy_builtin"),
        ("extra := no_such_function(1)", "policy_builtin"),
    ],
)
def test_what_is_not_portable_is_refused_when_loaded(policies: Path, rules: str, code: str) -> None:
    add(policies, rules)
    assert refused(policies).code == code


def test_what_does_not_compile_is_named_by_file_and_line_only(policies: Path) -> None:
    add(policies, "this is not rego")
    line = len((policies / TURN).read_text().splitlines())
    assert refused(policies).detail == f"the policy does not compile at {TURN}:{line}"


def test_own_functions_and_imported_ones_are_no_builtins(policies: Path) -> None:
    (policies / "guardrail/more").mkdir()
    (policies / "guardrail/more/more.rego").write_text("package guardrail.more\n\n# ąčę\ndouble(x) := x * 2\n")
    add(policies, "quadruple(x) := twice.double(data.guardrail.more.double(x))\n\neight := quadruple(2)")
    edit(policies, TURN, lambda text: text.replace("turn\n", "turn\n\n# ž\nimport data.guardrail.more as twice\n", 1))
    assert all(test.passed for test in run_policy_tests(policies))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: text.replace("decision := ", "verdict := "), "policy_failed"),
        (lambda text: text.replace("input.direction", "input.nothing"), "policy_undefined"),
        (lambda text: text.replace("stub.answer", "stub"), "policy_shape"),
        (lambda text: text + '\ntrap if sum(["x"]) > 0\n', "policy_failed"),
        (lambda text: text + "\ndecision := 1 if true\n", "policy_failed"),
    ],
)
def test_a_policy_that_does_not_answer_the_smoke_question_is_refused(policies: Path, change: Edit, code: str) -> None:
    edit(policies, TURN, change)
    assert refused(policies).code == code


def test_an_answer_with_a_surplus_or_a_missing_key_is_refused(policies: Path) -> None:
    answer(policies, lambda said: said.update(surplus=1))
    assert refused(policies).code == "policy_shape"
    answer(policies, lambda said: said.pop("surplus"))
    answer(policies, lambda said: said.pop("reasons"))
    assert refused(policies).code == "policy_shape"


def test_a_policy_that_fails_its_own_tests_is_refused_by_their_name(policies: Path) -> None:
    edit(policies, STUB, forgetful)
    error = refused(policies)
    assert error.code == "policy_test_failed"
    assert "guardrail/turn_test/test_keeps" in error.detail


@pytest.mark.parametrize(
    ("file", "body"),
    [
        (STUB, b"{"),
        (STUB, b"[]"),
        (STUB, b'{"a": 1, "a": 2}'),
        (STUB, b'{"a": "\xff"}'),
        (STUB, b" " * (1 << 20) + b"{}"),
        (STUB, b'{"a":' + b"[" * 100_000),
        ("guardrail/data.json", b'{"stub": {"answer": {}}}'),
        ("guardrail/data.json", b'{"stub": 1}'),
        (TURN, b"\xff\xfe"),
        ("capabilities.json", b"{}"),
    ],
)
def test_a_broken_file_is_refused(policies: Path, file: str, body: bytes) -> None:
    (policies / file).write_bytes(body)
    refused(policies)


def test_a_missing_or_empty_directory_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere").code == "policy_missing"
    assert refused(tmp_path).code == "policy_missing"


def test_a_link_out_of_the_tree_is_refused(policies: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.rego"
    outside.write_text("package guardrail.outside\n")
    (policies / "guardrail/outside.rego").symlink_to(outside)
    assert "leads out" in refused(policies).detail


def test_the_revision_names_what_decides_and_not_what_tests_or_explains(policies: Path) -> None:
    before = read_tree(policies).revision
    edit(policies, "guardrail/turn/turn_test.rego", lambda text: text + "\n# more\n")
    (policies / "README.md").write_text("changed")
    assert read_tree(policies).revision == before
    edit(policies, STUB, lambda text: text + " ")
    changed = read_tree(policies).revision
    assert changed != before
    edit(policies, TURN, lambda text: text + "\n")
    assert read_tree(policies).revision not in {before, changed}


async def test_a_reload_changes_revision_and_decisions_together(policies: Path, isolated: bool) -> None:
    engine = EmbeddedEngine(policies, deadline=20, isolated=isolated)
    before = engine.revision
    answer(policies, lambda said: said["disclosure"].update(interval=90))
    asked = [asyncio.create_task(engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)) for _ in range(20)]
    reloading = asyncio.create_task(engine.reload())
    asked += [asyncio.create_task(engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)) for _ in range(20)]
    after = await reloading
    asked += [asyncio.create_task(engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)) for _ in range(20)]
    answers = await asyncio.gather(*asked)
    intervals = {(raw.revision, raw.result["disclosure"]["interval"]) for raw in answers}  # type: ignore[index,call-overload]
    await engine.close()
    assert before != after == engine.revision
    assert intervals <= {(before, 10800), (after, 90)}
    assert (after, 90) in intervals


@pytest.mark.parametrize(
    ("file", "change"),
    [
        (TURN, lambda text: text + "\nthis is not rego"),
        (TURN, lambda text: text.replace("decision := ", "verdict := ")),
        (STUB, forgetful),
        (STUB, lambda text: "{"),
    ],
)
async def test_a_broken_reload_keeps_the_old_policy(policies: Path, isolated: bool, file: str, change: Edit) -> None:
    engine = EmbeddedEngine(policies, deadline=20, isolated=isolated)
    before = await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)
    edit(policies, file, change)
    with pytest.raises(PolicyUnavailableError):
        await engine.reload()
    assert await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION) == before
    assert engine.revision == before.revision
    await engine.close()


async def test_a_rule_that_fails_on_some_input_decides_nothing_and_harms_nothing(
    policies: Path, isolated: bool
) -> None:
    add(policies, 'trap if {\n\tinput.person == "odd"\n\tsum([input.person]) > 0\n}')
    engine = EmbeddedEngine(policies, deadline=20, isolated=isolated)
    with pytest.raises(PolicyUnavailableError) as error:
        await engine.evaluate(ENTRYPOINT, ODD)
    assert error.value.code == "policy_failed"
    assert re.fullmatch(rf"{ENTRYPOINT}: a rule failed at {TURN}:\d+", error.value.detail)
    await engine.ready()
    await engine.close()


SLOW = """trap if {
	input.person == "odd"
	count([x | some x in numbers.range(1, 3000); some y in numbers.range(1, 3000); x == y]) > 0
}"""
LARGE = """trap if {
	input.person == "odd"
	count([[x, x, x] | some x in numbers.range(1, 3000000)]) > 0
}"""


async def test_a_slow_rule_is_no_decision(policies: Path) -> None:
    allow(policies, "numbers.range")
    add(policies, SLOW.replace("3000", "300"))
    engine = EmbeddedEngine(policies, deadline=0.01, isolated=False)
    with pytest.raises(PolicyUnavailableError) as error:
        await engine.evaluate(ENTRYPOINT, ODD)
    assert error.value.code == "policy_timeout"
    await engine.close()


async def test_a_slow_rule_in_its_own_process_is_stopped_and_starves_nobody(policies: Path) -> None:
    allow(policies, "numbers.range")
    add(policies, SLOW)
    engine = EmbeddedEngine(policies, deadline=0.5)
    first = engine.revision
    add(policies, "# the files change; what was checked is what decides")
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0)
            ticks += 1

    ticking = asyncio.create_task(tick())
    with pytest.raises(PolicyUnavailableError) as error:
        await engine.evaluate(ENTRYPOINT, ODD)
    ticking.cancel()
    assert error.value.code == "policy_timeout"
    assert ticks > 100
    assert (await until_decided(engine)).revision == first == engine.revision
    await engine.close()


async def test_a_rule_that_wants_too_much_memory_is_no_decision_and_harms_nothing(policies: Path) -> None:
    allow(policies, "numbers.range")
    add(policies, LARGE)
    engine = EmbeddedEngine(policies, deadline=20)
    with pytest.raises(PolicyUnavailableError) as error:
        await engine.evaluate(ENTRYPOINT, ODD)
    assert error.value.code == "policy_panicked"
    assert await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)
    await engine.close()


async def until_decided(engine: EmbeddedEngine) -> RawDecision:
    async with asyncio.timeout(20):
        while True:
            with suppress(PolicyUnavailableError):
                return await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)


async def test_policies_that_are_not_ours_get_a_process_of_their_own(
    policies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    class Noted(IsolatedRego):
        def __init__(self, tree: PolicyTree, **options: Any) -> None:
            super().__init__(tree, **options)
            made.append(tree.revision)

    monkeypatch.setattr(embedded, "IsolatedRego", Noted)
    for engine, revision in (
        (EmbeddedEngine(policies), read_tree(policies).revision),
        (EmbeddedEngine(policies, isolated=False), None),
    ):
        assert set(made) == ({revision} if revision else set())
        made.clear()
        await engine.close()


async def test_too_many_questions_are_refused_at_once(
    policies: Path, isolated: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "MAX_QUEUED", 3)
    engine = EmbeddedEngine(policies, deadline=20, isolated=isolated)
    answers = await asyncio.gather(
        *(engine.evaluate(ENTRYPOINT, SMOKE_QUESTION) for _ in range(9)), return_exceptions=True
    )
    codes = [getattr(answer, "code", "decided") for answer in answers]
    assert codes == ["decided"] * 3 + ["policy_overloaded"] * 6
    await engine.ready()
    await engine.close()


async def test_a_burst_is_decided_whole(policies: Path, isolated: bool) -> None:
    engine = EmbeddedEngine(policies, deadline=60, isolated=isolated)
    answers = await asyncio.gather(*(engine.evaluate(ENTRYPOINT, SMOKE_QUESTION) for _ in range(500)))
    assert len(answers) == 500
    await engine.close()


def _replace(rego: Rego, policy: Any) -> None:
    policy._rego = rego


async def test_a_panic_is_a_typed_error_and_the_engine_is_replaced(
    policies: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    engine = EmbeddedEngine(policies, deadline=10, isolated=False)
    foreign = Rego(read_tree(policies))  # made on this thread: on any other it panics
    engine._thread.submit(partial(_replace, foreign)).result()
    with pytest.raises(PolicyUnavailableError) as error:
        await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)
    assert error.value.code == "policy_panicked"
    await engine.ready()
    await engine.close()
    del foreign  # dropped on this thread, as it must be
    assert "panicked" in capfd.readouterr().err


async def test_a_process_that_was_killed_is_replaced(policies: Path) -> None:
    engine = EmbeddedEngine(policies, deadline=20)
    for _ in range(3):
        pid = engine._thread.submit(lambda policy: policy._rego.pid).result()
        os.kill(pid, signal.SIGKILL)
        with pytest.raises(PolicyUnavailableError) as error:
            await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)
        assert error.value.code == "policy_panicked"
        assert await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)
    await engine.close()


async def test_errors_carry_no_frames_of_the_engine(policies: Path, isolated: bool) -> None:
    add(policies, 'trap if input.person == "odd"')
    engine = EmbeddedEngine(policies, deadline=20, isolated=isolated)
    with pytest.raises(PolicyUnavailableError) as error:
        await engine.evaluate(ENTRYPOINT, ODD)
    assert error.value.code == "policy_undefined"
    assert error.value.__context__ is None
    assert error.value.__cause__ is None
    await engine.close()
    await engine.close()  # twice is as good as once


async def test_only_the_decisions_of_guardrail_are_entry_points(policies: Path, isolated: bool) -> None:
    engine = EmbeddedEngine(policies, deadline=20, isolated=isolated)
    for path in ("guardrail/stub/answer", "guardrail/turn/trap", "guardrail/turn", ""):
        with pytest.raises(PolicyUnavailableError) as error:
            await engine.evaluate(path, SMOKE_QUESTION)
        assert error.value.code == "policy_undefined"
    await engine.close()


def test_the_shipped_policies_load(isolated: bool) -> None:
    engine = EmbeddedEngine(isolated=isolated)
    assert engine.revision == read_tree(default_policy_dir()).revision
    asyncio.run(engine.close())
