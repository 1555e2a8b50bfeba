"""One suite, both engines: the embedded one and a real OPA server give the same decisions."""

from __future__ import annotations

import asyncio
import json
import subprocess
from collections.abc import AsyncIterator, Iterator
from itertools import islice
from typing import Any

import pytest
import pytest_asyncio

from guardrail.errors import PolicyUnavailableError
from guardrail.policy.decisions import ENTRYPOINT, turn_decision
from guardrail.policy.embedded import EmbeddedEngine, run_policy_tests
from guardrail.policy.law import LawBook
from guardrail.policy.manifest import is_current, shipped_revision
from guardrail.policy.question import SMOKE_QUESTION, law_facts
from guardrail.policy.scenarios import decide
from guardrail.policy.server import OpaServerEngine
from guardrail.policy.tree import default_policy_dir, read_tree
from guardrail.ports import PolicyEngine, RawDecision
from guardrail.types import Action, Json
from tests.contract.opa_binary import opa, server
from tests.contract.policy_rows import generated, laws, rows, seen

POLICIES = default_policy_dir()
SEED = 20261122
GENERATED = 5_000
AT_ONCE = 8
"""Questions that the server is asked at a time; more would only wait for a processor."""


@pytest.fixture(scope="module")
def opa_url() -> Iterator[str]:
    with server(POLICIES) as url:
        yield url


@pytest_asyncio.fixture(params=["thread", "process", pytest.param("server", marks=pytest.mark.opa)])
async def engine(request: pytest.FixtureRequest) -> AsyncIterator[PolicyEngine]:
    if request.param == "server":
        made: PolicyEngine = OpaServerEngine(request.getfixturevalue("opa_url"), timeout=10)
    else:
        made = EmbeddedEngine(POLICIES, deadline=10, isolated=request.param == "process")
    yield made
    await made.close()


async def test_every_scenario_is_decided_as_written(engine: PolicyEngine) -> None:
    book = LawBook(engine)
    wrong = {}
    for case in rows():
        answer: Any = (await decide(case, engine, book)).result
        said = seen(answer, dict(case.expect))
        if said != case.expect:
            wrong[case.name] = {key: said[key] for key in said if said[key] != case.expect[key]}
    assert not wrong


def test_scenarios_are_many_and_about_turns() -> None:
    assert len(rows()) >= 110
    assert {case.decision for case in rows()} == {"turn"}


def test_scenarios_cover_places_days_and_kinds() -> None:
    assert len({case.jurisdictions for case in rows()}) >= 15
    assert len({case.at.date() for case in rows()}) >= 10
    assert len({case.kind for case in rows()}) == 4


async def test_is_ready_and_names_the_revision_of_the_tree(engine: PolicyEngine) -> None:
    await engine.ready()
    assert engine.revision == read_tree(POLICIES).revision
    assert (await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)).revision == engine.revision


async def test_an_unknown_entry_point_is_a_typed_error(engine: PolicyEngine) -> None:
    for path in ("guardrail/turn/nothing", "guardrail/turn/../turn/decision", "guardrail/turn/decision; data"):
        with pytest.raises(PolicyUnavailableError):
            await engine.evaluate(path, SMOKE_QUESTION)


async def test_a_question_with_any_fact_missing_or_mistyped_has_no_answer(engine: PolicyEngine) -> None:
    """The facts of the law, too: a parameter that got lost must not switch a rule off."""
    needed = [*_facts(SMOKE_QUESTION)]
    assert len(needed) > 80
    for place in needed:
        for broken in (_without(place), _mistyped(place)):
            with pytest.raises(PolicyUnavailableError):
                assert not await engine.evaluate(ENTRYPOINT, broken), place
    with pytest.raises(PolicyUnavailableError):
        await engine.evaluate(ENTRYPOINT, {})


UNREAD = {
    ("person", "language"),
    ("law", "grounds"),  # a citation that is not found is not cited; the law's revision is checked by who asks
    ("law", "parameters", "consent", "proof_seconds"),
    ("law", "parameters", "disclosure", "marking"),
    ("law", "parameters", "erasure", "exceptions"),
}
"""Facts that no rule of a turn decides by."""


def _facts(question: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, value in question.items():
        if (*place, key) in UNREAD:
            continue
        if isinstance(value, dict) and value:
            yield from _facts(value, (*place, key))
        else:
            yield (*place, key)


def _without(place: tuple[str, ...]) -> dict[str, Json]:
    broken, parent = _copied(place)
    del parent[place[-1]]
    return broken


def _mistyped(place: tuple[str, ...]) -> dict[str, Json]:
    broken, parent = _copied(place)
    parent[place[-1]] = "wrong" if isinstance(parent[place[-1]], list) else ["wrong"]
    return broken


def _copied(place: tuple[str, ...]) -> tuple[dict[str, Json], Any]:
    broken: Any = json.loads(json.dumps(SMOKE_QUESTION))
    parent = broken
    for key in place[:-1]:
        parent = parent[key]
    return broken, parent


async def test_many_questions_at_once_get_their_own_answers(engine: PolicyEngine) -> None:
    book = LawBook(engine)
    asked = [
        {**case.question, "now": "2026-11-22T12:00:00Z", "law": law_facts(law)}
        for case in rows()[:100]
        for law in [await book.in_force(case.jurisdictions, case.kind, case.at)]
    ]
    alone = [(await engine.evaluate(ENTRYPOINT, each)).result for each in asked]
    together = await asyncio.gather(*(engine.evaluate(ENTRYPOINT, each) for each in asked))
    assert [raw.result for raw in together] == alone


async def test_a_closed_engine_answers_nothing(engine: PolicyEngine) -> None:
    await engine.close()
    with pytest.raises(PolicyUnavailableError):
        await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)


@pytest.mark.opa
async def test_engines_agree_on_generated_questions(opa_url: str) -> None:
    """Both answer alike, or neither answers: also what is no question, and laws of other days and places."""
    embedded = EmbeddedEngine(POLICIES, deadline=10, isolated=False)
    remote = OpaServerEngine(opa_url, timeout=10)
    actions, unanswered = set(), 0
    try:
        questions = enumerate(generated(GENERATED, SEED, await laws(embedded)))
        while chunk := [*islice(questions, AT_ONCE)]:
            theirs = await asyncio.gather(*(_answer(remote, asked) for _, (asked, _) in chunk))
            for (index, (asked, sound)), their in zip(chunk, theirs, strict=True):
                ours = await _answer(embedded, asked)
                assert (ours and ours.result) == (their and their.result), f"question {index} of seed {SEED}"
                unanswered += ours is None
                if sound:
                    assert ours
                    actions.add(turn_decision(ours, "dec_test").action)
    finally:
        await embedded.close()
        await remote.close()
    assert actions == set(Action)
    assert 0.02 * GENERATED < unanswered < 0.1 * GENERATED


async def _answer(engine: PolicyEngine, asked: dict[str, Any]) -> RawDecision | None:
    """None where there is none; a server that is down or slow is no agreement."""
    try:
        return await engine.evaluate(ENTRYPOINT, asked)
    except PolicyUnavailableError as error:
        if error.code in {"policy_undefined", "policy_failed"}:
            return None
        raise


def test_the_policys_own_tests_pass_in_the_embedded_engine() -> None:
    results = run_policy_tests(POLICIES)
    assert len(results) >= 60
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
def test_every_rule_is_tested() -> None:
    report = json.loads(_opa("test", "--bundle", str(POLICIES), "--coverage", "--format", "json"))
    untested = {
        f"{path.rpartition('policies/')[2]}:{span['start']['row']}"
        for path, covered in report["files"].items()
        if not path.endswith("_test.rego")
        for span in covered.get("not_covered", ())
    }
    assert untested == set()


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
    assert shipped_revision() == read_tree(POLICIES).revision, "run: python -m guardrail.policy.manifest policies"


def _opa(*arguments: str) -> str:
    done = subprocess.run([opa(), *arguments], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
