"""The embedded engine with policies that are broken, slow or hostile: always a typed error, never a decision."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from guardrail.errors import PolicyUnavailableError
from guardrail.policy import embedded
from guardrail.policy.decisions import ENTRYPOINT
from guardrail.policy.embedded import EmbeddedEngine, run_policy_tests
from guardrail.policy.question import SMOKE_QUESTION
from guardrail.policy.rego import Rego
from guardrail.policy.tree import default_policy_dir, read_tree

Edit = Callable[[str], str]


@pytest.fixture
def policies(tmp_path: Path) -> Path:
    copied = tmp_path / "policies"
    shutil.copytree(default_policy_dir(), copied)
    return copied


def edit(policies: Path, file: str, change: Edit) -> None:
    place = policies / file
    place.write_text(change(place.read_text()))


def add(policies: Path, rules: str) -> None:
    """More rules in the entry point's own package."""
    edit(policies, "guardrail/turn/turn.rego", lambda text: f"{text}\n{rules}\n")


def refused(policies: Path) -> PolicyUnavailableError:
    with pytest.raises(PolicyUnavailableError) as error:
        EmbeddedEngine(policies)
    return error.value


def strict_storage(text: str) -> str:
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


def test_own_functions_and_imported_ones_are_no_builtins(policies: Path) -> None:
    (policies / "guardrail/more").mkdir()
    (policies / "guardrail/more/more.rego").write_text("package guardrail.more\n\n# ąčę\ndouble(x) := x * 2\n")
    add(policies, "quadruple(x) := twice.double(data.guardrail.more.double(x))\n\neight := quadruple(2)")
    edit(
        policies,
        "guardrail/turn/turn.rego",
        lambda text: text.replace(
            "package guardrail.turn\n", "package guardrail.turn\n\n# ž\nimport data.guardrail.more as twice"
        ),
    )
    assert all(test.passed for test in run_policy_tests(policies))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: text.replace("decision := {", "verdict := {"), "policy_failed"),
        (lambda text: text.replace("question.well_formed\n", "1 == 2\n"), "policy_undefined"),
        (lambda text: text.replace('"valid_until": null', '"valid_until": null, "surplus": 1'), "policy_shape"),
        (lambda text: text.replace('"reasons": array', '"grounds": array'), "policy_shape"),
        (lambda text: text.replace('"valid_until": null', '"valid_until": sum(["x"])'), "policy_failed"),
        (lambda text: text + "\ndecision := 1 if true\n", "policy_failed"),
    ],
)
def test_a_policy_that_does_not_answer_the_smoke_question_is_refused(policies: Path, change: Edit, code: str) -> None:
    edit(policies, "guardrail/turn/turn.rego", change)
    assert refused(policies).code == code


def test_a_policy_that_fails_its_own_tests_is_refused_by_their_name(policies: Path) -> None:
    edit(policies, "guardrail/storage/storage.rego", strict_storage)
    error = refused(policies)
    assert error.code == "policy_test_failed"
    assert "guardrail/storage_test/test_admitted" in error.detail


@pytest.mark.parametrize(
    ("file", "body"),
    [
        ("guardrail/laws/data.json", b"{"),
        ("guardrail/laws/data.json", b"[]"),
        ("guardrail/laws/data.json", b'{"a": 1, "a": 2}'),
        ("guardrail/laws/data.json", b'{"a": "\xff"}'),
        ("guardrail/laws/data.json", b" " * (1 << 20) + b"{}"),
        ("guardrail/laws/data.json", b'{"a":' + b"[" * 100_000),
        ("guardrail/data.json", b'{"laws": {"gdpr_6_1": {}}}'),
        ("guardrail/data.json", b'{"laws": 1}'),
        ("guardrail/turn/turn.rego", b"\xff\xfe"),
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
    edit(policies, "guardrail/laws/data.json", lambda text: text + " ")
    changed = read_tree(policies).revision
    assert changed != before
    edit(policies, "guardrail/turn/turn.rego", lambda text: text + "\n")
    assert read_tree(policies).revision not in {before, changed}


async def test_a_reload_changes_revision_and_decisions_together(policies: Path) -> None:
    engine = EmbeddedEngine(policies)
    before = engine.revision
    edit(
        policies,
        "guardrail/regimes/strict/data.json",
        lambda text: text.replace('"interval_seconds": 10800', '"interval_seconds": 90'),
    )
    (policies / "guardrail/disclosure/disclosure_test.rego").unlink()
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
        ("guardrail/turn/turn.rego", lambda text: text + "\nthis is not rego"),
        ("guardrail/turn/turn.rego", lambda text: text.replace("decision := {", "verdict := {")),
        ("guardrail/storage/storage.rego", strict_storage),
        ("guardrail/laws/data.json", lambda text: "{"),
    ],
)
async def test_a_broken_reload_keeps_the_old_policy(policies: Path, file: str, change: Edit) -> None:
    engine = EmbeddedEngine(policies)
    before = await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)
    edit(policies, file, change)
    with pytest.raises(PolicyUnavailableError):
        await engine.reload()
    assert await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION) == before
    assert engine.revision == before.revision
    await engine.close()


async def test_a_rule_that_fails_on_some_input_decides_nothing_and_harms_nothing(policies: Path) -> None:
    add(policies, 'trap := sum([input.person.language]) if input.person.language == "xx"')
    edit(
        policies,
        "guardrail/turn/turn.rego",
        lambda text: text.replace("question.well_formed\n", "question.well_formed\n\tnot trap\n"),
    )
    engine = EmbeddedEngine(policies)
    person = {**SMOKE_QUESTION["person"], "language": "xx"}  # type: ignore[dict-item]
    with pytest.raises(PolicyUnavailableError) as error:
        await engine.evaluate(ENTRYPOINT, {**SMOKE_QUESTION, "person": person})
    assert error.value.code == "policy_failed"
    await engine.ready()
    await engine.close()


async def test_a_slow_rule_is_no_decision(policies: Path) -> None:
    capable = (policies / "capabilities.json").read_text()
    (policies / "capabilities.json").write_text(
        capable.replace('{"name": "abs"', '{"name": "numbers.range", "decl": {}},\n    {"name": "abs"')
    )
    add(policies, 'slow := count([x | some x in numbers.range(1, 200000); x > 0]) if input.person.language == "xx"')
    edit(
        policies,
        "guardrail/turn/turn.rego",
        lambda text: text.replace("question.well_formed\n", "question.well_formed\n\tnot slow\n"),
    )
    engine = EmbeddedEngine(policies, deadline=0.02)
    person = {**SMOKE_QUESTION["person"], "language": "xx"}  # type: ignore[dict-item]
    with pytest.raises(PolicyUnavailableError) as error:
        await engine.evaluate(ENTRYPOINT, {**SMOKE_QUESTION, "person": person})
    assert error.value.code == "policy_timeout"
    await engine.close()


async def test_too_many_questions_are_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "MAX_QUEUED", 3)
    engine = EmbeddedEngine(deadline=10)
    answers = await asyncio.gather(
        *(engine.evaluate(ENTRYPOINT, SMOKE_QUESTION) for _ in range(9)), return_exceptions=True
    )
    codes = [getattr(answer, "code", "decided") for answer in answers]
    assert codes == ["decided"] * 3 + ["policy_overloaded"] * 6
    await engine.ready()
    await engine.close()


def _replace(rego: Rego, policy: Any) -> None:
    policy._rego = rego


async def test_a_panic_is_a_typed_error_and_the_engine_is_replaced(capfd: pytest.CaptureFixture[str]) -> None:
    engine = EmbeddedEngine(deadline=10)
    foreign = Rego(read_tree(default_policy_dir()))  # made on this thread: on any other it panics
    engine._thread.submit(partial(_replace, foreign)).result()
    with pytest.raises(PolicyUnavailableError) as error:
        await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)
    assert error.value.code == "policy_panicked"
    await engine.ready()
    await engine.close()
    del foreign  # dropped on this thread, as it must be
    assert "panicked" in capfd.readouterr().err


async def test_errors_carry_no_frames_of_the_engine(policies: Path) -> None:
    engine = EmbeddedEngine(policies)
    with pytest.raises(PolicyUnavailableError) as error:
        await engine.evaluate("guardrail/turn/nothing", SMOKE_QUESTION)
    assert error.value.__context__ is None
    assert error.value.__cause__ is None
    await engine.close()
    await engine.close()  # twice is as good as once
