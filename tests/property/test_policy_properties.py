"""Whatever is asked, some things never happen."""

from __future__ import annotations

import json
from typing import Any

import pytest

from guardrail.policy.decisions import ENTRYPOINT, turn_decision
from guardrail.policy.rego import Rego
from guardrail.policy.tree import default_policy_dir, read_tree
from guardrail.ports import RawDecision
from guardrail.types import Action, Decision, Effect, Operator, PartKind, Saying
from tests.contract.policy_rows import generated

SEED = 7
SECRETS = ("API_KEY", "PASSWORD", "PIN", "CVV")


@pytest.fixture(scope="module")
def decided() -> list[tuple[dict[str, Any], Decision]]:
    rego = Rego(read_tree(default_policy_dir()))
    return [
        (
            asked,
            turn_decision(
                RawDecision(result=rego.evaluate(ENTRYPOINT, json.dumps(asked)), revision="r", engine="e"), "d"
            ),
        )
        for asked in generated(1500, SEED)
    ]


def test_opt_in_never_admits_words_without_consent(decided: list[tuple[dict[str, Any], Decision]]) -> None:
    met = 0
    for asked, decision in decided:
        opt_in = asked["route"]["consent"] == "required" or (
            asked["route"]["consent"] is None and asked["route"]["profile"] in {"strict", "eu", "tw"}
        )
        if opt_in and asked["direction"] == "inbound" and asked["person"]["consent"] != "given":
            assert decision.action is not Action.ADMIT
            met += 1
    assert met > 100


def test_only_admitted_turns_get_values_back_or_leave_a_transcript(
    decided: list[tuple[dict[str, Any], Decision]],
) -> None:
    for asked, decision in decided:
        if decision.action is not Action.ADMIT:
            assert not decision.restore
            assert not decision.storage.keep
        if asked["conversation"]["ephemeral"]:
            assert not decision.storage.keep
        assert decision.restore <= {PartKind.MESSAGE, PartKind.LABEL, PartKind.TOOL_ARGUMENTS}


def test_nothing_erases_but_an_answer_to_a_fresh_question(decided: list[tuple[dict[str, Any], Decision]]) -> None:
    met = 0
    for asked, decision in decided:
        if Effect.ERASE in decision.effects:
            assert asked["direction"] == "inbound"
            assert asked["person"]["pending"] == "erasure"
            assert asked["person"]["pending_age_seconds"] < 86400
            assert asked["message"]["choice"] == "guardrail:erase:yes" or "yes" in asked["message"]["intents"]
            met += 1
    assert met >= 5


def test_nothing_gives_consent_but_a_yes(decided: list[tuple[dict[str, Any], Decision]]) -> None:
    met = 0
    for asked, decision in decided:
        if Effect.CONSENT_GIVEN in decision.effects:
            pressed = asked["message"]["choice"]
            said = pressed is None and "yes" in asked["message"]["intents"] and "no" not in asked["message"]["intents"]
            assert pressed == "guardrail:consent:yes" or (said and asked["person"]["pending"] == "consent")
            met += 1
    assert met > 10


def test_secrets_are_never_kept_or_restorable(decided: list[tuple[dict[str, Any], Decision]]) -> None:
    for _, decision in decided:
        assert decision.redaction.default is Operator.PLACEHOLDER
        assert {decision.redaction.operators[secret] for secret in SECRETS} == {Operator.REDACT}
        assert decision.redaction.min_score <= 0.5


def test_what_is_kept_in_clear_is_named_with_its_purpose(decided: list[tuple[dict[str, Any], Decision]]) -> None:
    for asked, decision in decided:
        kept = {name for name, operator in decision.redaction.operators.items() if operator is Operator.KEEP}
        kept &= set(asked["route"]["keep"])  # what the law's own data keeps is no route's purpose
        named = {duty.split(":")[1] for duty in decision.obligations if duty.startswith("kept:")}
        assert named == (kept if decision.action is Action.ADMIT else set())


def test_special_categories_stay_replaced_but_by_name_and_consent(
    decided: list[tuple[dict[str, Any], Decision]],
) -> None:
    met = 0
    for asked, decision in decided:
        kept = {name for name, operator in decision.redaction.operators.items() if operator is Operator.KEEP}
        special = {name for name in kept if name.startswith("SPECIAL_")}
        if asked["route"]["profile"] in {"strict", "nowhere"}:
            assert not special
        elif asked["route"]["profile"] == "eu":
            assert special <= set(asked["route"]["keep"])
            assert not special or asked["person"]["consent"] == "given"
            met += bool(special)
    assert met


def test_nothing_goes_on_of_which_a_part_was_not_read(decided: list[tuple[dict[str, Any], Decision]]) -> None:
    for asked, decision in decided:
        read = asked["coverage"]
        words = asked["direction"] == "inbound" and asked["message"]["event"] == "message"
        if words and read["scanned"] + read["exempt"] < read["parts"]:
            assert decision.action is not Action.ADMIT


def test_a_question_of_ours_says_what_speaks_when_that_is_due(decided: list[tuple[dict[str, Any], Decision]]) -> None:
    for _, decision in decided:
        if decision.says and decision.disclosure.due and decision.says != (Saying.SAFE_REPLY,):
            assert decision.says[0] is Saying.BOT_IDENTITY or Effect.ERASE in decision.effects


def test_asking_whether_it_is_human_is_never_left_open(decided: list[tuple[dict[str, Any], Decision]]) -> None:
    met = 0
    for asked, decision in decided:
        words = asked["direction"] == "inbound" and asked["message"]["event"] == "message"
        if words and not asked["message"]["continued"] and "are_you_human" in asked["message"]["intents"]:
            assert decision.disclosure.due
            met += 1
    assert met > 50
