"""One suite, both engines: the embedded one and a real OPA server give the same decisions."""

from __future__ import annotations

import asyncio
import json
import subprocess
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio

from guardrail.errors import PolicyUnavailableError
from guardrail.policy.decisions import ENTRYPOINT, turn_decision
from guardrail.policy.embedded import EmbeddedEngine, run_policy_tests
from guardrail.policy.manifest import is_current
from guardrail.policy.question import SMOKE_QUESTION
from guardrail.policy.server import OpaServerEngine
from guardrail.policy.tree import default_policy_dir, read_tree
from guardrail.ports import PolicyEngine
from tests.contract.opa_binary import opa, server
from tests.contract.policy_rows import USUAL, generated, question, rows, seen

POLICIES = default_policy_dir()
SEED = 20261122
UNDECISIVE = {"channel", "purpose", "language", "certain", "kinds"}
"""Facts that the first policies do not read."""


@pytest.fixture(scope="module")
def opa_url() -> Iterator[str]:
    with server(POLICIES) as url:
        yield url


@pytest_asyncio.fixture(params=["embedded", pytest.param("server", marks=pytest.mark.opa)])
async def engine(request: pytest.FixtureRequest) -> AsyncIterator[PolicyEngine]:
    if request.param == "embedded":
        made: PolicyEngine = EmbeddedEngine(POLICIES, deadline=10)
    else:
        made = OpaServerEngine(request.getfixturevalue("opa_url"), timeout=10)
    yield made
    await made.close()


async def test_every_scenario_is_decided_as_written(engine: PolicyEngine) -> None:
    wrong = {}
    for row in rows():
        raw = await engine.evaluate(ENTRYPOINT, question(row))
        turn_decision(raw, "dec_test")
        said = seen(raw.result, row["expect"])  # type: ignore[arg-type]
        if said != row["expect"]:
            wrong[row["case"]] = {key: said[key] for key in said if said[key] != row["expect"][key]}
    assert not wrong


def test_scenarios_are_many_and_each_has_its_own_name() -> None:
    names = [row["case"] for row in rows()]
    assert len(names) >= 40
    assert len(set(names)) == len(names)


async def test_is_ready_and_names_the_revision_of_the_tree(engine: PolicyEngine) -> None:
    await engine.ready()
    assert engine.revision == read_tree(POLICIES).revision
    assert (await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)).revision == engine.revision


async def test_an_unknown_entry_point_is_a_typed_error(engine: PolicyEngine) -> None:
    for path in ("guardrail/turn/nothing", "guardrail/turn/../turn/decision", "guardrail/turn/decision; data"):
        with pytest.raises(PolicyUnavailableError):
            await engine.evaluate(path, SMOKE_QUESTION)


async def test_a_question_with_any_fact_missing_or_mistyped_has_no_answer(engine: PolicyEngine) -> None:
    needed = 0
    for part in ("route", "person", "conversation", "message"):
        for fact in USUAL[part].keys() - UNDECISIVE:
            for broken in (_without(part, fact), _mistyped(part, fact)):
                with pytest.raises(PolicyUnavailableError):
                    await engine.evaluate(ENTRYPOINT, broken)
                needed += 1
    assert needed > 40
    with pytest.raises(PolicyUnavailableError):
        await engine.evaluate(ENTRYPOINT, {})


def _without(part: str, fact: str) -> dict[str, Any]:
    return {**USUAL, part: {key: value for key, value in USUAL[part].items() if key != fact}}


def _mistyped(part: str, fact: str) -> dict[str, Any]:
    wrong = "wrong" if isinstance(USUAL[part][fact], list) else ["wrong"]
    return {**USUAL, part: {**USUAL[part], fact: wrong}}


async def test_many_questions_at_once_get_their_own_answers(engine: PolicyEngine) -> None:
    asked = [question(row) for row in rows()]
    alone = [(await engine.evaluate(ENTRYPOINT, each)).result for each in asked]
    together = await asyncio.gather(*(engine.evaluate(ENTRYPOINT, each) for each in asked))
    assert [raw.result for raw in together] == alone


async def test_a_closed_engine_answers_nothing(engine: PolicyEngine) -> None:
    await engine.close()
    with pytest.raises(PolicyUnavailableError):
        await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)


@pytest.mark.opa
async def test_engines_agree_on_generated_questions(opa_url: str) -> None:
    embedded = EmbeddedEngine(POLICIES, deadline=10)
    remote = OpaServerEngine(opa_url, timeout=10)
    actions = set()
    try:
        for index, asked in enumerate(generated(800, SEED)):
            ours = await embedded.evaluate(ENTRYPOINT, asked)
            theirs = await remote.evaluate(ENTRYPOINT, asked)
            assert ours.result == theirs.result, f"question {index} of seed {SEED}"
            actions.add(turn_decision(ours, "dec_test").action)
            turn_decision(theirs, "dec_test")
    finally:
        await embedded.close()
        await remote.close()
    assert len(actions) == 4


def test_the_policys_own_tests_pass_in_the_embedded_engine() -> None:
    results = run_policy_tests(POLICIES)
    assert len(results) >= 30
    assert [result.name for result in results if not result.passed] == []


@pytest.mark.opa
def test_the_policys_own_tests_pass_in_opa_and_are_the_same_ones() -> None:
    report: list[dict[str, Any]] = json.loads(_opa("test", "--bundle", str(POLICIES), "--format", "json"))
    passed = {
        f"{entry['package']}.{entry['name']}".removeprefix("data.").replace(".", "/")
        for entry in report
        if not entry.get("fail")
    }
    assert passed == {result.name for result in run_policy_tests(POLICIES)}


@pytest.mark.opa
def test_opa_finds_nothing_to_complain_of() -> None:
    capabilities = str(POLICIES / "capabilities.json")
    _opa("check", "--strict", "--capabilities", capabilities, "--bundle", str(POLICIES))
    assert _opa("fmt", "--fail", "--list", str(POLICIES)) == ""


@pytest.mark.opa
def test_a_built_bundle_carries_the_revision(tmp_path: Any) -> None:
    bundle = tmp_path / "bundle.tar.gz"
    _opa("build", "--bundle", str(POLICIES), "--output", str(bundle))
    assert read_tree(POLICIES).revision in _opa("inspect", "--format", "json", str(bundle))


def test_the_manifest_names_the_tree_as_it_stands() -> None:
    assert is_current(POLICIES), "run: python -m guardrail.policy.manifest policies"


def _opa(*arguments: str) -> str:
    done = subprocess.run([opa(), *arguments], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
