"""The decisions beside the turn: what may be asked, what counts as an answer, under which law."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import guardrail.policy
from guardrail.errors import PolicyUnavailableError
from guardrail.policy.entrypoints import BY_NAME
from guardrail.policy.law import Law
from guardrail.policy.rulings import GROUNDS, PARAMETERS, Rulings
from guardrail.policy.tree import default_policy_dir
from guardrail.ports import RawDecision, Ruling
from guardrail.types import AgeBracket, Citation, ConsentMethod, ConsentState, Json, LegalBasis, Purpose, Signal

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECRET = "Jonas Petraitis"
SCHEMAS = Path(guardrail.policy.__file__).parent / "schemas"
NAMES = sorted(PARAMETERS)

QUESTION: dict[str, Json] = {
    "to": "human",
    "by": "bot",
    "conversation": {"ephemeral": False, "human_age_seconds": None},
}
ANSWER: dict[str, Any] = {
    "decision": "allow",
    "reasons": ["handed_to_human"],
    "obligations": ["record_handoff"],
    "citations": [{"law": "EU AI Act", "article": "Art. 50(1)", "source": "https://example.org", "rule": "eu/a_rule"}],
    "valid_until": "2026-12-02T00:00:00Z",
    "to": "human",
    "changes": True,
    "disclosure_due": False,
    "max_seconds": 86400,
}
ITEM: dict[str, Json] = {
    "id": "m1",
    "kind": "message",
    "purpose": "service",
    "basis": "consent",
    "age_seconds": 1,
    "holds": [],
    "exception": None,
    "exception_seconds": None,
}
ERASURE: dict[str, Json] = {"ground": "request", "about": [], "items": [ITEM, {**ITEM, "id": "m2"}]}
ERASED: dict[str, Any] = {
    "decision": "erase",
    "reasons": ["request"],
    "obligations": ["tell_recipients"],
    "citations": [],
    "valid_until": None,
    "items": [
        {"id": "m1", "action": "erase", "reason": "request", "citation": None, "expires_seconds": 0},
        {"id": "m2", "action": "erase", "reason": "request", "citation": None, "expires_seconds": 0},
    ],
    "conflicts": [],
}
LAW = Law(
    parameters={"disclosure": {"human_seconds": 86400}, "rights": {"fee": "free"}},
    grounds={"handoff": (("eu", "a_rule"),), "special": (("eu", "another"),)},
    conflicts=(),
    only_stricter=(),
    authorities=(),
    jurisdictions=("eu", "house"),
    disclosure_law="EU AI Act Art. 50(1)",
    known=True,
    valid_until=datetime(2026, 12, 2, tzinfo=UTC),
    revision="r1",
)


class ScriptedEngine:
    """Answers what it was told to, in order, and remembers what it was asked."""

    def __init__(self, *answers: Json, revisions: tuple[str, ...] = ("r1",)) -> None:
        self._answers = answers
        self._revisions = revisions
        self.asked: list[tuple[str, Mapping[str, Json]]] = []

    @property
    def revision(self) -> str:
        return self._revisions[-1]

    async def evaluate(self, entrypoint: str, question: Mapping[str, Json]) -> RawDecision:
        turn = len(self.asked)
        self.asked.append((entrypoint, question))
        answer = self._answers[min(turn, len(self._answers) - 1)]
        revision = self._revisions[min(turn, len(self._revisions) - 1)]
        return RawDecision(result=answer, revision=revision, engine="scripted")

    async def ready(self) -> None: ...

    async def close(self) -> None: ...


class Shelf:
    """A law book with these laws on it, one a reading."""

    def __init__(self, *laws: Law) -> None:
        self._laws = laws
        self.read: list[tuple[tuple[str, ...], str, datetime]] = []

    async def in_force(self, jurisdictions: tuple[str, ...], kind: str, at: datetime) -> Law:
        self.read.append((jurisdictions, kind, at))
        return self._laws[min(len(self.read), len(self._laws)) - 1]


async def rule(
    engine: ScriptedEngine, name: str = "handoff", question: Mapping[str, Any] = QUESTION, *laws: Law
) -> Ruling:
    shelf: Any = Shelf(*(laws or (LAW,)))
    return await Rulings(engine, shelf).rule(name, question, jurisdictions=("eu",), kind="assistant", at=AT)


async def refusal(engine: ScriptedEngine, name: str, question: Any, *laws: Law) -> PolicyUnavailableError:
    with pytest.raises(PolicyUnavailableError) as caught:
        await rule(engine, name, question, *laws)
    assert SECRET not in str(caught.value)
    return caught.value


# ---------------------------------------------------------------- the way in and out


async def test_a_ruling_says_what_was_decided_and_by_which_policy() -> None:
    engine = ScriptedEngine(ANSWER)
    ruling = await rule(engine)
    assert (ruling.name, ruling.decision, ruling.reasons) == ("handoff", "allow", ("handed_to_human",))
    assert ruling.citations == (
        Citation(law="EU AI Act", article="Art. 50(1)", source="https://example.org", rule="eu/a_rule"),
    )
    assert ruling.valid_until == datetime(2026, 12, 2, tzinfo=UTC)
    assert (ruling.revision, ruling.engine) == ("r1", "scripted")
    assert ruling.answer["max_seconds"] == 86400
    with pytest.raises(TypeError):
        ruling.answer["decision"] = "deny"  # type: ignore[index]


async def test_a_question_carries_the_part_of_the_law_that_it_needs_and_no_more() -> None:
    engine = ScriptedEngine(ANSWER)
    await rule(engine)
    ((entrypoint, asked),) = engine.asked
    assert entrypoint == "guardrail/handoff/decision"
    law: Any = asked["law"]
    assert law["parameters"] == {"disclosure": {"human_seconds": 86400}}
    assert law["grounds"] == {"handoff": [["eu", "a_rule"]]}
    assert (law["known"], law["valid_until"]) == (True, "2026-12-02T00:00:00Z")
    json.dumps(asked)


async def test_the_law_is_read_for_the_jurisdictions_kind_and_moment_asked_for() -> None:
    shelf: Any = Shelf(LAW)
    await Rulings(ScriptedEngine(ANSWER), shelf).rule(
        "handoff", QUESTION, jurisdictions=("lt", "us-ca"), kind="companion", at=AT
    )
    assert shelf.read == [(("lt", "us-ca"), "companion", AT)]


async def test_a_caller_cannot_bring_a_law_along() -> None:
    engine = ScriptedEngine(ANSWER)
    smuggled = {**QUESTION, "law": {"known": True, "parameters": {"disclosure": {"human_seconds": 10**9}}}}
    assert (await refusal(engine, "handoff", smuggled)).code == "policy_question"
    assert engine.asked == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"to": SECRET}, "$.to"),
        ({"to": None}, "$.to"),
        ({"by": ["bot"]}, "$.by"),
        ({SECRET: 1}, "$"),
        ({"conversation": {"ephemeral": False}}, "$.conversation"),
        ({"conversation": {"ephemeral": 0, "human_age_seconds": None}}, "$.conversation.ephemeral"),
        ({"conversation": {"ephemeral": False, "human_age_seconds": SECRET}}, "$.conversation.human_age_seconds"),
        ({"conversation": {"ephemeral": False, "human_age_seconds": True}}, "$.conversation.human_age_seconds"),
        ({"conversation": {"ephemeral": False, "human_age_seconds": 1.5}}, "$.conversation.human_age_seconds"),
        ({"conversation": {"ephemeral": False, "human_age_seconds": -1}}, "$.conversation.human_age_seconds"),
        ({"conversation": {"ephemeral": False, "human_age_seconds": 10**12}}, "$.conversation.human_age_seconds"),
        ({"conversation": {"ephemeral": False, "human_age_seconds": float("nan")}}, "$.conversation.human_age_seconds"),
        ({"conversation": {"ephemeral": False, "human_age_seconds": float("inf")}}, "$.conversation.human_age_seconds"),
    ],
)
async def test_a_wrong_question_reaches_no_engine_and_is_named_by_place(change: dict[str, Any], place: str) -> None:
    engine = ScriptedEngine(ANSWER)
    error = await refusal(engine, "handoff", {**QUESTION, **change})
    assert error.code == "policy_question"
    assert str(error) == f"guardrail/handoff/decision: the question is wrong at {place}"
    assert engine.asked == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"id": SECRET}, "$.items[1].id"),
        ({"id": "m2\n"}, "$.items[1].id"),
        ({"id": "m" * 65}, "$.items[1].id"),
        ({"exception": SECRET}, "$.items[1].exception"),
        ({"holds": [{"until_seconds": 1, "rule": SECRET}]}, "$.items[1].holds[0].rule"),
        ({"holds": [{"until_seconds": 1}]}, "$.items[1].holds[0]"),
        ({"id": "m1"}, "$.items"),
    ],
)
async def test_items_are_named_by_their_place_never_by_what_they_hold(change: dict[str, Any], place: str) -> None:
    error = await refusal(
        ScriptedEngine(ERASED), "erasure", {**ERASURE, "items": [ITEM, {**ITEM, "id": "m2", **change}]}
    )
    assert str(error).endswith(f"the question is wrong at {place}")


async def test_what_is_no_json_is_no_question() -> None:
    nested: list[Any] = []
    for _ in range(100_000):
        nested = [nested]
    for odd in (
        {1: 2},
        {**QUESTION, 1: 2},
        {**QUESTION, "to": AT},
        {**QUESTION, "to": nested},
        {**QUESTION, "to": {1, 2}},
    ):
        assert (await refusal(ScriptedEngine(ANSWER), "handoff", odd)).code == "policy_question"
    assert (await refusal(ScriptedEngine(ANSWER), "handoff", {})).code == "policy_question"


@pytest.mark.parametrize("name", ["turn", "law", "nothing", "../turn", SECRET])
async def test_only_these_decisions_are_asked_for(name: str) -> None:
    engine = ScriptedEngine(ANSWER)
    assert (await refusal(engine, name, QUESTION)).code == "policy_question"
    assert engine.asked == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"decision": SECRET}, "$.decision"),
        ({"reasons": [SECRET]}, "$.reasons[0]"),
        ({"reasons": []}, "$.reasons"),
        ({"obligations": ["record_handoff", SECRET]}, "$.obligations[1]"),
        ({"obligations": ["record_handoff", "record_handoff"]}, "$.obligations"),
        ({"citations": [{"law": "x"}]}, "$.citations[0]"),
        ({"citations": [{**ANSWER["citations"][0], "rule": "no rule"}]}, "$.citations[0].rule"),
        ({"valid_until": "tomorrow"}, "$.valid_until"),
        ({"valid_until": "2026-02-31T00:00:00Z"}, "$.valid_until"),
        ({"max_seconds": "86400"}, "$.max_seconds"),
        ({"disclosure_due": 0}, "$.disclosure_due"),
        ({"to": "bot"}, "$.to"),
        ({SECRET: 1}, "$"),
    ],
)
async def test_a_wrong_answer_is_named_by_entry_point_place_and_revision(change: dict[str, Any], place: str) -> None:
    error = await refusal(ScriptedEngine({**ANSWER, **change}), "handoff", QUESTION)
    assert error.code == "policy_shape"
    assert str(error) == f"guardrail/handoff/decision: wrong shape at {place} (r1)"


@pytest.mark.parametrize("key", sorted(ANSWER))
async def test_an_answer_that_leaves_something_out_is_none(key: str) -> None:
    short = {each: value for each, value in ANSWER.items() if each != key}
    assert (await refusal(ScriptedEngine(short), "handoff", QUESTION)).code == "policy_shape"


@pytest.mark.parametrize("answer", [None, True, "allow", [], [ANSWER], 1])
async def test_an_answer_of_another_type_is_none(answer: Any) -> None:
    assert (await refusal(ScriptedEngine(answer), "handoff", QUESTION)).code == "policy_shape"


async def test_an_erasure_that_passes_an_item_over_is_none() -> None:
    assert (await rule(ScriptedEngine(ERASED), "erasure", ERASURE)).decision == "erase"
    for items in (ERASED["items"][:1], ERASED["items"][::-1], [], [*ERASED["items"], ERASED["items"][0]]):
        error = await refusal(ScriptedEngine({**ERASED, "items": items}), "erasure", ERASURE)
        assert str(error) == "guardrail/erasure/decision: wrong shape at $.items (r1)"


async def test_a_refused_erasure_names_no_items() -> None:
    refused = {
        **ERASED,
        "decision": "refuse",
        "reasons": ["jurisdiction_unknown"],
        "obligations": ["ask_officer"],
        "items": [],
    }
    assert (await rule(ScriptedEngine(refused), "erasure", ERASURE)).decision == "refuse"


# ---------------------------------------------------------------- one revision


async def test_policies_replaced_in_between_are_asked_once_more() -> None:
    engine = ScriptedEngine(ANSWER, revisions=("r2",))
    ruling = await rule(engine, "handoff", QUESTION, LAW, replace(LAW, revision="r2"))
    assert ruling.revision == "r2"
    assert len(engine.asked) == 2


async def test_and_then_there_is_no_decision() -> None:
    engine = ScriptedEngine(ANSWER, revisions=("r2", "r3"))
    error = await refusal(engine, "handoff", QUESTION, LAW, replace(LAW, revision="r2"))
    assert error.code == "policy_revision"
    assert len(engine.asked) == 2


async def test_an_engine_that_fails_fails_once() -> None:
    class Down(ScriptedEngine):
        async def evaluate(self, entrypoint: str, question: Mapping[str, Json]) -> RawDecision:
            self.asked.append((entrypoint, question))
            raise PolicyUnavailableError("down", code="policy_timeout")

    engine = Down()
    assert (await refusal(engine, "handoff", QUESTION)).code == "policy_timeout"
    assert len(engine.asked) == 1


# ---------------------------------------------------------------- the schemas


def schema(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((SCHEMAS / f"{name}.json").read_text())
    return read


def objects(node: Any) -> list[dict[str, Any]]:
    """Every schema of an object, wherever in a schema."""
    found = [node] if isinstance(node, dict) and node.get("type") == "object" and "properties" in node else []
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [*found, *(each for part in inner for each in objects(part))]


def test_every_decision_has_its_schema_entry_point_and_law() -> None:
    assert set(NAMES) == set(GROUNDS) == BY_NAME.keys() - {"law", "turn"}
    for name in NAMES:
        assert {"decision", "reasons", "obligations", "citations", "valid_until"} <= set(
            schema(name)["answer"]["required"]
        )


@pytest.mark.parametrize("name", NAMES)
def test_every_object_is_closed_and_every_fact_is_required(name: str) -> None:
    closed = objects(schema(name))
    assert len(closed) >= 3
    for each in closed:
        assert each["additionalProperties"] is False
        by_purpose = each["properties"].keys() == set(Purpose)
        assert by_purpose or set(each["required"]) == each["properties"].keys()


def words(name: str, *path: str) -> set[str]:
    node: Any = schema(name)
    for key in path:
        node = node[key]
    return set(node["enum"]) - {None}


def test_the_words_are_those_of_the_types() -> None:
    question = ("question", "properties")
    person = (*question, "person", "properties")
    consent = ("$defs", "consent", "properties")
    assert words("proactive", *question, "purpose") == set(Purpose)
    assert words("proactive", "$defs", "basis") == set(LegalBasis)
    assert words("proactive", *consent, "state") == set(ConsentState)
    assert words("proactive", *consent, "method") == set(ConsentMethod)
    assert words("proactive", *person, "age") == set(AgeBracket)
    assert words("proactive", *person, "signals", "items") == set(Signal)
    assert words("opt_out", *question, "purposes", "items") == set(Purpose) - {Purpose.SERVICE}
    item = (*question, "items", "items", "properties")
    assert words("erasure", *item, "basis") == set(LegalBasis)


def data(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((default_policy_dir() / "guardrail" / name / "data.json").read_text())
    return read


def test_the_words_are_those_of_the_policies() -> None:
    roles = data("access")["roles"]
    granted = {action for role in roles.values() for action in role["may"]}
    assert words("access", "question", "properties", "roles", "items") == set(roles)
    assert words("access", "question", "properties", "action") == granted
    parameters = data("parameters")
    reasons = words("erasure", "answer", "properties", "items", "items", "properties", "reason")
    assert set(parameters["erasure"]["exceptions"]["words"]) <= reasons
    assert set(parameters["deadline"]) == words("rights", "question", "properties", "right")
    elements = words("rights", "answer", "properties", "refusal_elements", "items")
    assert set(parameters["rights"]["refusal_elements"].get("words", elements)) == elements


def test_the_table_of_roles_grants_only_what_it_names() -> None:
    table = copy.deepcopy(data("access"))
    granted = {action for role in table["roles"].values() for action in role["may"]}
    named = {*table["shows_words"], *table["needs_reason"], *table["needs_second_person"]}
    assert named <= granted
    assert {*table["holds_keys"], *table["alone"]} <= table["roles"].keys()
    for role in table["holds_keys"]:
        assert not set(table["roles"][role]["may"]) & set(table["shows_words"])
