"""Whatever is asked, some things never happen."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from guardrail.policy.decisions import ENTRYPOINT, turn_decision
from guardrail.policy.question import citable
from guardrail.policy.rego import Rego
from guardrail.policy.tree import default_policy_dir, read_tree
from guardrail.types import (
    Action,
    ConsentMethod,
    ConsentState,
    Decision,
    Effect,
    Element,
    Operator,
    PartKind,
    Purpose,
    Saying,
)
from tests.contract.policy_rows import Immediate, generated, laws

SEED = 7
SECRETS = ("API_KEY", "PASSWORD", "PIN", "CVV")
Decided = list[tuple[dict[str, Any], Decision]]


@pytest.fixture(scope="module")
def decided() -> Decided:
    return asyncio.run(_decided())


async def _decided() -> Decided:
    engine = Immediate(Rego(read_tree(default_policy_dir())))
    questions = [asked for asked, sound in generated(2500, SEED, await laws(engine)) if sound]
    return [(asked, turn_decision(await engine.evaluate(ENTRYPOINT, asked), "d")) for asked in questions]


def state_of(asked: dict[str, Any], purpose: str = "service") -> str:
    return str(asked["person"]["consents"].get(purpose, {"state": "unknown"})["state"])


def words(asked: dict[str, Any]) -> bool:
    message = asked["message"]
    return asked["direction"] == "inbound" and message["event"] == "message" and not message["continued"]


def wishes(asked: dict[str, Any]) -> set[str]:
    """What words, not buttons, ask for."""
    return set(asked["message"]["intents"]) if words(asked) and asked["message"]["choice"] is None else set()


def test_an_unknown_law_decides_nothing(decided: Decided) -> None:
    met = 0
    for asked, decision in decided:
        if not asked["law"]["known"]:
            assert decision.action is Action.REFUSE
            assert decision.reasons == ("jurisdiction_unknown",)
            assert (decision.consents, decision.effects, decision.restore) == ((), (), frozenset())
            assert not decision.storage.keep
            met += 1
    assert met > 50


def test_opt_in_never_admits_words_without_consent(decided: Decided) -> None:
    met = 0
    for asked, decision in decided:
        consent = asked["route"]["consent"]
        by_law = asked["law"]["parameters"]["consent"]["service"] == "opt_in"
        opt_in = consent == "required" or (consent is None and "service" not in asked["route"]["purposes"] and by_law)
        left = asked["message"]["event"] == "leave"
        if opt_in and asked["direction"] == "inbound" and state_of(asked) != "given" and not left:
            assert decision.action is not Action.ADMIT
            met += 1
    assert met > 100


def test_only_admitted_turns_get_values_back_or_leave_a_transcript(decided: Decided) -> None:
    for asked, decision in decided:
        if decision.action is not Action.ADMIT:
            assert not decision.restore
            assert not decision.storage.keep
        if asked["conversation"]["ephemeral"]:
            assert not decision.storage.keep
        assert decision.restore <= {PartKind.MESSAGE, PartKind.LABEL, PartKind.TOOL_ARGUMENTS}


def test_nothing_of_somebody_restricted_goes_on_or_is_kept(decided: Decided) -> None:
    """Not to the bot, not to them, not into the store but what they decide (GDPR Art. 18(2))."""
    met = 0
    for asked, decision in decided:
        if asked["person"]["restricted"] and asked["law"]["known"]:
            assert decision.action in {Action.ANSWER, Action.REFUSE}
            assert not decision.storage.keep
            assert not decision.restore
            assert not any(decision.allowed.values())
            assert not {Effect.DELIVER_WAITING, Effect.AGE_GIVEN} & set(decision.effects)
            met += 1
    assert met > 200


def test_a_code_never_reaches_the_bot_and_is_taken_by_no_group(decided: Decided) -> None:
    met = 0
    for asked, decision in decided:
        if words(asked) and asked["message"]["code"] and asked["law"]["known"]:
            assert decision.action is not Action.ADMIT
            entered = Effect.CODE_ENTERED in decision.effects
            assert not (entered and (asked["conversation"]["group"] or asked["conversation"]["ephemeral"]))
            met += entered
    assert met > 20


def test_accounts_are_linked_by_a_fresh_yes_only(decided: Decided) -> None:
    met = 0
    for asked, decision in decided:
        if Effect.LINK_CONFIRMED in decision.effects:
            person = asked["person"]
            assert (person["pending"], person["pending_age_seconds"] < 600) == ("link", True)
            assert asked["message"]["choice"] == "guardrail:link:yes" or "yes" in wishes(asked)
            assert not asked["conversation"]["group"]
            met += 1
    assert met > 0


def test_nothing_erases_but_an_answer_to_a_fresh_question(decided: Decided) -> None:
    met = 0
    for asked, decision in decided:
        if Effect.ERASE in decision.effects:
            assert words(asked)
            assert asked["person"]["pending"] == "erasure"
            assert asked["person"]["pending_age_seconds"] < 86400
            assert asked["message"]["choice"] == "guardrail:erase:yes" or "yes" in wishes(asked)
            assert not decision.consents
            met += 1
    assert met >= 5


def test_nothing_gives_consent_but_a_yes_to_that_very_purpose(decided: Decided) -> None:
    met = set()
    for asked, decision in decided:
        for change in decision.consents:
            if change.state is not ConsentState.GIVEN:
                continue
            service = change.purpose is Purpose.SERVICE
            button = "guardrail:consent:yes" if service else f"guardrail:purpose:{change.purpose}:yes"
            person = asked["person"]
            about = person["pending"] == "consent" if service else person["pending_about"] == change.purpose
            said = "yes" in wishes(asked) and not wishes(asked) & {"no", "withdraw"}
            assert asked["message"]["choice"] == button or (said and about)
            assert change.method is (
                ConsentMethod.BUTTON if asked["message"]["choice"] == button else ConsentMethod.WORDS
            )
            met.add(change.purpose)
    assert met == set(Purpose)


def test_stop_is_always_understood(decided: Decided) -> None:
    met = 0
    for asked, decision in decided:
        stopped = "withdraw" in wishes(asked) and "erase" not in wishes(asked)
        answered = asked["person"]["pending"] == "erasure" and wishes(asked) & {"yes", "no"}
        known = asked["law"]["known"] and not asked["conversation"]["ephemeral"]
        if stopped and known and not answered and state_of(asked) == "given":
            assert decision.action is Action.ANSWER or decision.reasons[0] != "consent_given"
            still = {purpose for purpose, allowed in decision.allowed.items() if allowed}
            given = {purpose for purpose in still if state_of(asked, purpose) == "given"}
            assert decision.action is not Action.ANSWER or not given - {Purpose.SERVICE}
            met += 1
    assert met > 10


def test_no_purpose_is_allowed_against_a_no(decided: Decided) -> None:
    """But where neither the law nor the basis lets anybody object."""
    met = 0
    for asked, decision in decided:
        given = {change.purpose for change in decision.consents if change.state is ConsentState.GIVEN}
        for purpose in (Purpose.MARKETING, Purpose.SALE):
            refused = state_of(asked, purpose) in {"refused", "withdrawn"} and purpose not in given
            if refused and purpose in decision.allowed:
                assert not decision.allowed[purpose]
                met += 1
    assert met > 50


def test_what_the_browser_switches_off_stays_off(decided: Decided) -> None:
    met = 0
    for asked, decision in decided:
        if "gpc" in asked["message"]["signals"] and asked["law"]["known"]:
            assert not decision.allowed.get(Purpose.SALE)
            met += 1
    assert met > 100


def test_a_child_never_sells_its_data_by_itself(decided: Decided) -> None:
    for asked, decision in decided:
        by_guardian = asked["person"]["consents"].get("sale", {}).get("method") == "guardian"
        if asked["person"]["age"] == "under_13" and not by_guardian and asked["message"]["choice"] is None:
            assert not decision.allowed.get(Purpose.SALE)


def test_of_whom_nobody_remembers_nothing_is_recorded(decided: Decided) -> None:
    for asked, decision in decided:
        if asked["conversation"]["ephemeral"] or asked["direction"] == "outbound":
            assert not decision.consents
            assert Effect.AGE_GIVEN not in decision.effects
            assert decision.asks is None


def test_at_most_one_question_is_opened_and_it_is_said(decided: Decided) -> None:
    said = {
        Effect.CONSENT_ASKED: Saying.CONSENT_QUESTION,
        Effect.AGE_ASKED: Saying.AGE_QUESTION,
        Effect.ERASURE_ASKED: Saying.ERASURE_QUESTION,
    }
    for _, decision in decided:
        opened = [effect for effect in decision.effects if effect in {*said, Effect.PURPOSE_ASKED}]
        assert len(opened) <= 1
        for effect in opened:
            wanted = Saying(f"purpose_{decision.asks}") if effect is Effect.PURPOSE_ASKED else said[effect]
            assert wanted in decision.says
            assert Effect.QUESTION_CLOSED not in decision.effects


def test_an_admitted_turn_is_the_bots_to_answer(decided: Decided) -> None:
    for _, decision in decided:
        if decision.action is Action.ADMIT:
            assert not decision.says


def test_secrets_are_never_kept_or_restorable(decided: Decided) -> None:
    for asked, decision in decided:
        assert decision.redaction.default is Operator.PLACEHOLDER
        if asked["law"]["known"]:
            assert {decision.redaction.operators[secret] for secret in SECRETS} == {Operator.REDACT}
        assert decision.redaction.min_score <= 0.5


def test_what_is_kept_in_clear_is_named_with_its_purpose(decided: Decided) -> None:
    for asked, decision in decided:
        kept = {name for name, operator in decision.redaction.operators.items() if operator is Operator.KEEP}
        kept &= set(asked["route"]["keep"])  # what the law's own data keeps is no route's purpose
        named = {duty.split(":")[1] for duty in decision.obligations if duty.startswith("kept:")}
        assert named == (kept if decision.action is Action.ADMIT else set())


def test_special_categories_stay_replaced_but_by_name_and_consent(decided: Decided) -> None:
    met = 0
    for asked, decision in decided:
        if not asked["law"]["known"]:
            continue
        redaction = asked["law"]["parameters"]["redaction"]
        kept = {name for name, operator in decision.redaction.operators.items() if operator is Operator.KEEP}
        special = kept & set(redaction["special_types"])
        if redaction["special_keep"] == "never":
            assert not special
        elif redaction["special_keep"] == "with_consent":
            assert special <= set(asked["route"]["keep"])
            assert not special or state_of(asked) == "given"
            met += bool(special)
    assert met


def test_nothing_goes_on_of_which_a_part_was_not_read(decided: Decided) -> None:
    for asked, decision in decided:
        read = asked["coverage"]
        if words(asked) and read["scanned"] + read["exempt"] < read["parts"]:
            assert decision.action is not Action.ADMIT


def test_a_question_of_ours_says_what_speaks_when_that_is_due(decided: Decided) -> None:
    for _, decision in decided:
        if decision.says and decision.disclosure.due:
            assert decision.says[0] is Saying.BOT_IDENTITY or Effect.ERASE in decision.effects


def test_asking_whether_it_is_human_is_never_left_open(decided: Decided) -> None:
    """A human says so by themselves."""
    met = 0
    for asked, decision in decided:
        if words(asked) and "are_you_human" in asked["message"]["intents"] and asked["law"]["known"]:
            assert decision.disclosure.due != decision.disclosure.human
            met += 1
    assert met > 50


def test_a_disclosure_always_says_that_it_is_a_machine(decided: Decided) -> None:
    for asked, decision in decided:
        assert decision.disclosure.elements[0] is Element.AUTOMATED
        if asked["law"]["known"]:
            assert decision.disclosure.interval <= asked["law"]["parameters"]["disclosure"]["interval_seconds"]


async def test_a_turn_in_which_nobody_wishes_anything_needs_few_grounds(decided: Decided) -> None:
    """A question leaves the others out; the decision is the same."""
    engine = Immediate(Rego(read_tree(default_policy_dir())))
    silent: dict[str, Any] = {"event": "message", "intents": [], "choice": None, "signals": []}
    unknown: dict[str, Any] = dict.fromkeys(("age", "pending", "pending_about", "pending_age_seconds"))
    unknown["restricted"] = False
    for asked, _ in decided[:500]:
        law = asked["law"]
        question = {**asked, "message": {**asked["message"], **silent}, "person": {**asked["person"], **unknown}}
        few = citable(question)
        assert ("opt_out" in few) == (asked["route"]["age"] in {"ask", "minors"})
        grounds = {ground: rules for ground, rules in law["grounds"].items() if ground in few}
        whole = await engine.evaluate(ENTRYPOINT, question)
        assert await engine.evaluate(ENTRYPOINT, {**question, "law": {**law, "grounds": grounds}}) == whole


def test_every_citation_is_of_a_law_that_was_combined(decided: Decided) -> None:
    met = 0
    for asked, decision in decided:
        for citation in decision.citations:
            document = citation.rule.partition("/")[0]
            assert document == "house" or document in asked["law"]["jurisdictions"]
            met += 1
    assert met > 1000
