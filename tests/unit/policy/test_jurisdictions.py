"""The documents of law: that they are right as they are, and that what is wrong with one is named."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from guardrail.errors import PolicyUnavailableError
from guardrail.policy.jurisdictions import (
    HOUSE,
    STRICT,
    check_documents,
    closure,
    documents,
    parameters,
    require_documents,
)
from guardrail.policy.law import ENTRYPOINT
from guardrail.policy.rego import Rego
from guardrail.policy.shape import validator
from guardrail.policy.tree import PolicyTree, read_tree
from guardrail.types import Json
from tests.unit.policy.law_tree import copy_law

KINDS = ("assistant", "companion", "mental_health", "regulated")
DAYS = ("2026-11-22", "2027-07-01")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> PolicyTree:
    return read_tree(copy_law(tmp_path_factory.mktemp("law") / "policies"))


@pytest.fixture(scope="module")
def rego(tree: PolicyTree) -> Rego:
    return Rego(tree)


@pytest.fixture
def data(tree: PolicyTree) -> Any:
    return copy.deepcopy(dict(tree.data))


def asked(rego: Rego, names: tuple[str, ...], kind: str = "assistant", day: str = DAYS[0]) -> dict[str, Any]:
    question = {"now": f"{day}T12:00:00Z", "jurisdictions": list(names), "kind": kind}
    answer: Any = rego.evaluate(ENTRYPOINT, json.dumps(question))
    return {f"{group}.{name}": value for group, of in answer["parameters"].items() for name, value in of.items()}


def laxer(stricter: Json, value: Any, than: Any) -> bool:
    """Whether a value leaves open what another one does not."""
    if stricter == "min":
        return bool(value > than)
    if stricter == "max":
        return bool(value < than)
    if stricter == "any":
        return bool(than and not value)
    if stricter == "intersection":
        return not set(value) <= set(than)
    if isinstance(stricter, list):
        return stricter.index(value) < stricter.index(than)
    return not set(than) <= set(value)


def looser(tree: PolicyTree, values: dict[str, Any], than: dict[str, Any]) -> list[str]:
    return [name for name, of in parameters(tree.data).items() if laxer(of["stricter"], values[name], than[name])]


# What is shipped.


def test_nothing_is_wrong_with_the_documents(tree: PolicyTree) -> None:
    assert check_documents(tree.data) == []


def test_strict_names_every_other_document(tree: PolicyTree) -> None:
    found = documents(tree.data)
    assert sorted(found[STRICT]["within"]) == sorted(found.keys() - {STRICT})


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("kind", KINDS)
def test_strict_is_at_least_as_strict_as_each(tree: PolicyTree, rego: Rego, kind: str, day: str) -> None:
    strict = asked(rego, (STRICT,), kind, day)
    for name in documents(tree.data):
        assert looser(tree, strict, asked(rego, (name,), kind, day)) == [], name


def test_adding_a_jurisdiction_never_loosens_anything(tree: PolicyTree, rego: Rego) -> None:
    chance = random.Random(4)
    names = sorted(documents(tree.data).keys() - {STRICT})
    for _ in range(150):
        kind, day = chance.choice(KINDS), chance.choice(DAYS)
        some = tuple(chance.sample(names, chance.randint(1, 3)))
        more = (*some, chance.choice(names))
        assert looser(tree, asked(rego, more, kind, day), asked(rego, some, kind, day)) == [], (more, kind, day)


def test_what_is_unsure_never_permits(tree: PolicyTree, rego: Rego) -> None:
    sure: Any = copy.deepcopy(dict(tree.data))
    for document in sure["guardrail"]["jurisdictions"].values():
        document["rules"] = {
            key: rule for key, rule in document["rules"].items() if rule["certainty"] not in {"S1", "U"}
        }
    without = Rego(replace(tree, data=sure))
    for name in documents(tree.data):
        for kind in KINDS:
            assert looser(tree, asked(rego, (name,), kind), asked(without, (name,), kind)) == [], (name, kind)


def test_the_schema_of_the_answer_names_exactly_the_parameters(tree: PolicyTree) -> None:
    answer: Any = validator("law").schema
    groups = answer["answer"]["properties"]["parameters"]["properties"]
    named = {f"{group}.{name}": of for group, names in groups.items() for name, of in names["properties"].items()}
    assert named.keys() == parameters(tree.data).keys()
    for name, of in parameters(tree.data).items():
        if isinstance(of["stricter"], list):
            assert named[name]["enum"] == of["stricter"], name
        if "words" in of:
            assert named[name]["items"]["enum"] == of["words"], name


def test_ages_of_consent_in_europe(rego: Rego) -> None:
    ages = {
        13: "be ee fi lv mt pt se",
        14: "at bg cy it lt es",
        15: "cz dk fr gr",  # dk: an unconfirmed raise, on the stricter side of the 13 of 2020
        16: "de eu hr hu ie lu nl pl ro sk no is si li",  # no, is, si: an unconfirmed lower age permits nothing
    }
    for age, names in ages.items():
        for name in names.split():
            assert asked(rego, (name,))["child.consent_age"] == age, name


def test_every_member_state_is_there_and_says_where_to_complain(tree: PolicyTree) -> None:
    found = documents(tree.data)
    members = {name for name in found if "eu" in found[name]["within"]} - {STRICT}
    assert len(members) == 27 + 3  # Norway, Iceland and Liechtenstein apply the GDPR, too
    assert all(found[name]["authority"] for name in members)


def test_what_was_proposed_only_is_not_encoded(tree: PolicyTree) -> None:
    assert "2025) 837" not in json.dumps(tree.data)


def test_a_document_and_those_it_lies_within(tree: PolicyTree) -> None:
    assert closure("lt", documents(tree.data)) == ["lt", "eu", HOUSE]


# What is wrong is named.

Change = Callable[[Any], object]


def rule_of(name: str, key: str) -> Callable[[Any], Any]:
    return lambda data: data["guardrail"]["jurisdictions"][name]["rules"][key]


LT = rule_of("lt", "gdpr_8_1_age")


def place(name: str) -> Callable[[Any], Any]:
    return lambda data: data["guardrail"]["jurisdictions"][name]


def wrong() -> Iterator[tuple[str, Change, str]]:
    """A change, and where the first problem must be found."""
    age = "lt/gdpr_8_1_age"
    yield "misspelt key", lambda data: LT(data).update(certainity=LT(data).pop("certainty")), f"{age}: document"
    yield "certainty", lambda data: LT(data).update(certainty="sure"), f"{age}: certainty"
    yield "unknown ground", lambda data: LT(data).update(ground="whim"), f"{age}: ground"
    yield "unknown kind", lambda data: LT(data).update(kinds=["oracle"]), f"{age}: kinds/0"
    yield "unknown parameter", lambda data: LT(data).update(parameters=["child.shoe_size"]), f"{age}: parameters"
    yield "no parameter", lambda data: LT(data).pop("parameters"), f"{age}: document"
    yield "no value", lambda data: LT(data).pop("value"), f"{age}: document"
    yield "text for number", lambda data: LT(data).update(value="fourteen"), f"{age}: value"
    yield "true for number", lambda data: LT(data).update(value=True), f"{age}: value"
    yield "negative", lambda data: LT(data).update(value=-1), f"{age}: value"
    yield "no such day", lambda data: LT(data).update({"from": "2026-02-30"}), f"{age}: from"
    yield "month and year", lambda data: LT(data).update({"from": "2026-02"}), f"{age}: from"
    yield "a line more", lambda data: LT(data).update({"from": "2026-02-01\n"}), f"{age}: from"
    yield "until before from", lambda data: LT(data).update({"until": "2018-05-24"}), f"{age}: until"
    yield "until on from", lambda data: LT(data).update({"until": "2018-05-25"}), f"{age}: until"
    yield "no source", lambda data: LT(data).update(source="a friend"), f"{age}: source"
    yield "plain http", lambda data: LT(data).update(source="http://example.org/"), f"{age}: source"
    yield "control character", lambda data: LT(data).update(law="GD\x1bPR"), f"{age}: law"
    yield "no sentence", lambda data: LT(data).update(summary="age"), f"{age}: summary"
    yield "ours as law", lambda data: LT(data).update(certainty="H"), f"{age}: certainty"
    yield "law as ours", lambda data: LT(data).update(law="House rule"), f"{age}: certainty"
    yield "memory gives way", lambda data: LT(data).update(certainty="U", yields=True), f"{age}: yields"
    yield (
        "unknown mode",
        lambda data: rule_of("us-ca", "ca_ccpa_120")(data).update(value="maybe"),
        "us-ca/ca_ccpa_120: value",
    )
    yield "minutes", lambda data: rule_of("eu", "gdpr_12_3")(data).update(value=["PT5M"]), "eu/gdpr_12_3: value"
    yield "one text", lambda data: rule_of("eu", "gdpr_12_3")(data).update(value="P1M"), "eu/gdpr_12_3: value"
    yield "unknown word", lambda data: rule_of("eu", "gdpr_15")(data).update(value=["wish"]), "eu/gdpr_15: value"
    yield "nowhere", lambda data: place("lt")(data).update(within=["baltics"]), "lt: within"
    yield "within nothing", lambda data: place("lt")(data).update(within=[]), "lt: within"
    yield "within itself", lambda data: place("lt")(data).update(within=["lt"]), "lt: within"
    yield "a circle", lambda data: place("eu")(data).update(within=["lt"]), "at: within"
    yield "within a combination", lambda data: place("lt")(data).update(within=[STRICT]), "lt: within"
    yield "a name", lambda data: place("lt")(data).update(rules={"Age": LT(data)}), "lt: rules"
    yield "no document", lambda data: data["guardrail"]["jurisdictions"].update(lt=[]), "lt: document"
    yield "no house", lambda data: data["guardrail"]["jurisdictions"].pop(HOUSE), "house: document"
    yield "no strict", lambda data: data["guardrail"]["jurisdictions"].pop(STRICT), "strict: document"
    yield "house silent", lambda data: place(HOUSE)(data)["rules"].pop("child_consent_age"), "house: rules"
    yield (
        "house dated",
        lambda data: rule_of(HOUSE, "child_consent_age")(data).update({"from": "2026-01-01"}),
        ("house/child_consent_age: certainty"),
    )
    yield (
        "a parameter",
        lambda data: data["guardrail"]["parameters"]["child"]["consent_age"].update(stricter="more"),
        ("parameters: child/consent_age/stricter"),
    )


@pytest.mark.parametrize(("change", "where"), [pytest.param(change, at, id=name) for name, change, at in wrong()])
def test_what_is_wrong_is_named_by_document_rule_and_field(data: Any, change: Change, where: str) -> None:
    change(data)
    problems = [str(problem) for problem in check_documents(data)]
    assert problems
    assert any(problem.startswith(f"{where}: ") for problem in problems), problems


def test_a_deep_ladder_is_refused(data: Any) -> None:
    found = data["guardrail"]["jurisdictions"]
    below = "lt"
    for name in ("lt-aa", "lt-bb", "lt-cc"):
        found[name] = {"title": "A district", "within": [below], "authority": None, "rules": {}}
        below = name
    assert [str(problem) for problem in check_documents(data)] == ["lt-cc: within: more than 3 steps up"]


def test_a_tree_with_a_broken_document_is_refused_and_one_without_documents_is_somebody_else_s(
    tree: PolicyTree, data: Any
) -> None:
    require_documents(tree)
    LT(data).update(certainty="sure")
    with pytest.raises(PolicyUnavailableError) as error:
        require_documents(replace(tree, data=data))
    assert error.value.code == "policy_document"
    assert "lt/gdpr_8_1_age" in error.value.detail
    require_documents(replace(tree, data={}))
