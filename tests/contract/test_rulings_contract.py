"""The decisions beside the turn, on both engines: as the table says, always answered, always alike."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from typing import Any

import pytest
import pytest_asyncio

from guardrail.core.clocks import due
from guardrail.errors import PolicyUnavailableError
from guardrail.policy.embedded import EmbeddedEngine
from guardrail.policy.entrypoints import BY_NAME
from guardrail.policy.law import LawBook
from guardrail.policy.question import law_facts
from guardrail.policy.rulings import GROUNDS, PARAMETERS, Rulings
from guardrail.policy.scenarios import Case
from guardrail.policy.server import OpaServerEngine
from guardrail.policy.tree import default_policy_dir
from guardrail.ports import PolicyEngine, Ruling
from tests.contract.opa_binary import server
from tests.contract.ruling_rows import generated, rows, schema, seen

POLICIES = default_policy_dir()
NAMES = sorted(PARAMETERS)
SEED = 20261122


@pytest.fixture(scope="module")
def opa_url() -> Iterator[str]:
    with server(POLICIES) as url:
        yield url


@pytest.fixture(scope="module")
def embedded() -> Iterator[EmbeddedEngine]:
    made = EmbeddedEngine(POLICIES, deadline=10, isolated=False)
    yield made
    asyncio.run(made.close())


@pytest_asyncio.fixture
async def remote(opa_url: str) -> AsyncIterator[OpaServerEngine]:
    made = OpaServerEngine(opa_url, timeout=10)
    yield made
    await made.close()


@pytest.fixture(params=["embedded", pytest.param("remote", marks=pytest.mark.opa)])
def engine(request: pytest.FixtureRequest) -> PolicyEngine:
    made: PolicyEngine = request.getfixturevalue(request.param)
    return made


async def ruled(rulings: Rulings, case: Case) -> Ruling:
    return await rulings.rule(
        case.decision, case.question, jurisdictions=case.jurisdictions, kind=case.kind, at=case.at
    )


async def test_every_row_is_decided_as_written(engine: PolicyEngine) -> None:
    rulings = Rulings(engine, LawBook(engine))
    wrong = {}
    for row in rows():
        said = await seen(rulings, row)
        if said != row.expect:
            wrong[row.name] = {key: said.get(key) for key in said.keys() | row.expect.keys()}
    assert not wrong


def test_the_table_is_long_enough_and_about_all_of_them() -> None:
    cases = rows()
    count = Counter(case.decision for case in cases)
    assert len(cases) >= 60
    assert sorted(count) == NAMES
    assert min(count.values()) >= 7
    cited = [case for case in cases if "cites" in case.expect]
    assert len(cited) >= 40


def test_the_table_meets_every_word_that_can_be_decided() -> None:
    expected = {(case.decision, case.expect["decision"]) for case in rows() if "decision" in case.expect}
    possible = {(name, word) for name in NAMES for word in schema(name)["answer"]["properties"]["decision"]["enum"]}
    assert possible - expected == {
        ("opt_out", "none"),  # every jurisdiction honours the one signal there is
        ("retention", "refuse"),  # a misspelt jurisdiction, as with erasure
    }


async def test_a_question_without_one_of_its_facts_has_no_answer(engine: PolicyEngine) -> None:
    """Also where nobody checked it before: an OPA server may be asked by others."""
    book = LawBook(engine)
    for name in NAMES:
        case = next(case for case in rows() if case.decision == name and "error" not in case.expect)
        law = await book.in_force(case.jurisdictions, case.kind, case.at)
        facts = law_facts(law, parameters=PARAMETERS[name], grounds=GROUNDS[name])
        whole: dict[str, Any] = {**case.question, "law": facts}
        assert (await engine.evaluate(BY_NAME[name], whole)).revision == engine.revision
        for missing in whole:
            short = {key: value for key, value in whole.items() if key != missing}
            with pytest.raises(PolicyUnavailableError):
                await engine.evaluate(BY_NAME[name], short)


async def test_only_what_is_carried_along_is_cited(engine: PolicyEngine) -> None:
    """With all of the law at hand the answers are the same, so nothing was left at home that they cite."""
    book = LawBook(engine)
    for case in rows():
        if "error" in case.expect:
            continue
        law = await book.in_force(case.jurisdictions, case.kind, case.at)
        facts = law_facts(law, parameters=law.parameters, grounds=law.grounds)
        ruling = await ruled(Rulings(engine, book), case)
        raw = await engine.evaluate(BY_NAME[case.decision], {**case.question, "law": facts})
        assert raw.result == dict(ruling.answer), case.name


async def test_a_rule_that_the_policies_do_not_have_leaves_no_decision(engine: PolicyEngine) -> None:
    """The law of another revision would be cited in vain."""
    book = LawBook(engine)
    case = next(case for case in rows() if case.decision == "handoff")
    law = await book.in_force(case.jurisdictions, case.kind, case.at)
    foreign = replace(law, grounds={**law.grounds, "handoff": (("eu", "no_such_rule"),)})
    facts = law_facts(foreign, parameters=PARAMETERS["handoff"], grounds=GROUNDS["handoff"])
    with pytest.raises(PolicyUnavailableError):
        await engine.evaluate(BY_NAME["handoff"], {**case.question, "law": facts})


@pytest.mark.opa
async def test_engines_agree_on_generated_questions(embedded: EmbeddedEngine, remote: OpaServerEngine) -> None:
    ours, theirs = Rulings(embedded, LawBook(embedded)), Rulings(remote, LawBook(remote))
    met = set()
    for name in NAMES:
        for case in generated(name, 150, SEED):
            one, other = await ruled(ours, case), await ruled(theirs, case)
            assert dict(one.answer) == dict(other.answer), case.name
            met.add((name, one.decision))
    assert len(met) >= 20


# ---------------------------------------------------------------- whatever is asked, some things never happen


@pytest_asyncio.fixture
async def rulings(embedded: EmbeddedEngine) -> Rulings:
    return Rulings(embedded, LawBook(embedded))


async def test_nothing_under_a_hold_is_erased(rulings: Rulings) -> None:
    held = 0
    for case in generated("erasure", 150, 7):
        ruling = await ruled(rulings, case)
        items: Any = case.question["items"]
        for item, verdict in zip(items, ruling.answer["items"], strict=False):
            if any(hold["until_seconds"] != 0 for hold in item["holds"]) and item["kind"] != "audit_entry":
                assert verdict["action"] == "restrict"
                assert item["id"] in ruling.answer["conflicts"]
                held += 1
            if verdict["action"] != "erase" and item["kind"] != "audit_entry" and verdict["reason"] != "not_meant":
                assert verdict["expires_seconds"] is None or verdict["expires_seconds"] > 0
    assert held > 30


async def test_no_message_goes_out_against_a_no(rulings: Rulings) -> None:
    sent = 0
    for case in generated("proactive", 400, 7):
        ruling = await ruled(rulings, case)
        asked: Any = case.question
        if ruling.decision != "send":
            continue
        sent += 1
        assert not asked["person"]["restricted"]
        if asked["purpose"] == "marketing":
            assert "marketing" not in asked["person"]["objections"]
            assert "opt_out_line" in ruling.obligations
        if asked["purpose"] == "sale":
            assert not asked["person"]["signals"]
    assert sent > 10


async def test_nobody_must_prove_anything_to_say_no(rulings: Rulings) -> None:
    said_no = 0
    for case in generated("rights", 200, 7):
        if case.question["right"] in {"opt_out", "limit", "withdraw"}:
            ruling = await ruled(rulings, case)
            assert ruling.decision == "accept"
            assert ruling.answer["fee"] == "free"
            said_no += 1
    assert said_no > 30


async def test_every_answer_about_a_request_has_a_date(rulings: Rulings) -> None:
    for case in generated("rights", 200, 8):
        ruling = await ruled(rulings, case)
        if ruling.obligations != ("ask_officer",):
            assert due(case.at, ruling.answer["deadlines"]) >= case.at
        if ruling.decision == "extend":
            assert due(case.at, ruling.answer["extension"]["durations"]) > case.at


async def test_nothing_is_revealed_by_one_person_alone(rulings: Rulings) -> None:
    opened = 0
    for case in generated("reveal", 600, 7):
        asked: Any = case.question
        if asked["phase"] != "open" or asked["approval"] is None or asked["transcripts"] != 1:
            continue
        ruling = await ruled(rulings, case)
        if ruling.decision == "allow":
            assert not asked["approval"]["by_requester"]
            assert asked["reason_given"]
            assert 0 < ruling.answer["seconds"] <= 900
            opened += 1
        else:
            assert ruling.answer["seconds"] == 0
    assert opened > 10


async def test_auditors_only_audit(rulings: Rulings) -> None:
    for case in generated("access", 400, 7):
        ruling = await ruled(rulings, case)
        if "auditor" in case.question["roles"] and ruling.decision == "allow":  # type: ignore[operator]
            assert case.question["action"] in {"checkpoint.read", "log.read", "log.verify"}
        if case.question["holds_keys"] and ruling.decision == "allow":
            assert not str(case.question["action"]).startswith(("bundle", "reveal.open", "conversation.read"))
