"""What the policy is asked: kinds, counts and ages, and nothing personal."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from guardrail.errors import ConfigError, PolicyUnavailableError
from guardrail.policy.law import Law
from guardrail.policy.question import CHOICES, SMOKE_LAW, SMOKE_QUESTION, check_route_policy, law_facts, turn_question
from guardrail.types import (
    Address,
    AgeBracket,
    Consent,
    ConsentMethod,
    ConsentState,
    Direction,
    Event,
    EventKind,
    Finding,
    Inspection,
    Intent,
    Part,
    PartKind,
    Pending,
    Purpose,
    RawText,
    RoutePolicy,
    Scan,
    Signal,
    Standing,
    Turn,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECRET = "Ona Petrauskaitė 4111111111111111"


LAW = Law(
    parameters={**SMOKE_LAW["parameters"], "deadline": {"access": ["P1M"]}},
    grounds={"consent": (("eu", "gdpr_6_1_a"),), "rights": (("eu", "gdpr_12_3"),)},
    conflicts=(),
    only_stricter=(),
    authorities=(),
    jurisdictions=("eu", "lt"),
    disclosure_law="EU AI Act Art. 50(1)",
    known=True,
    valid_until=datetime(2026, 12, 2, tzinfo=UTC),
    revision="sha256:abc",
)


def turn(**changes: Any) -> Turn:
    event = Event(
        kind=EventKind.MESSAGE,
        address=Address(user=RawText(SECRET), conversation=RawText(SECRET)),
        parts=(
            Part(path=("a", SECRET), text=RawText(SECRET)),
            Part(path=("b",), text=RawText("x"), kind=PartKind.NAME),
        ),
        message_id=RawText(SECRET),
        reply_handle=RawText(SECRET),
        locale="lt",
    )
    made = Turn(
        id="trn_1",
        route="support",
        channel="line",
        direction=Direction.INBOUND,
        at=NOW,
        subject_id="sub_1",
        conversation_id="cnv_1",
        ephemeral=False,
        group=False,
        event=event,
    )
    of_event = {key: changes.pop(key) for key in list(changes) if key in Event.__dataclass_fields__ and key != "path"}
    return replace(made, event=replace(event, **of_event), **changes)


def standing(**changes: Any) -> Standing:
    return replace(Standing(subject_id="sub_1", conversation_id="cnv_1", known=True), **changes)


def inspection(**changes: Any) -> Inspection:
    found = tuple(
        Finding(start=n, end=n + 1, entity_type=kind, score=0.9, recognizer="r")
        for n, kind in enumerate(["PERSON", "CREDIT_CARD", "PERSON"])
    )
    scan = Scan(language="lt", certain=True, findings=found, intents=frozenset())
    made = Inspection(language="lt", certain=True, scans=(scan, None), intents=frozenset({Intent.YES, Intent.ERASE}))
    return replace(made, **changes)


def asked(**given: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        "turn": turn(),
        "standing": standing(),
        "inspection": inspection(),
        "route": RoutePolicy(),
        "now": NOW,
        "law": LAW,
    }
    return turn_question(**{**usual, **given})


def test_holds_no_text_and_no_id() -> None:
    written = json.dumps(asked(), ensure_ascii=False)
    for personal in (SECRET, "Ona", "4111", "trn_1", "sub_1", "cnv_1"):
        assert personal not in written


def test_has_exactly_the_smoke_questions_shape() -> None:
    question = asked()
    assert question.keys() == SMOKE_QUESTION.keys()
    for part in ("law", "route", "person", "conversation", "message", "coverage"):
        assert question[part].keys() == SMOKE_QUESTION[part].keys()


def test_counts_findings_and_sorts_what_has_no_order() -> None:
    message = asked()["message"]
    assert message["findings"] == {"CREDIT_CARD": 1, "PERSON": 2}
    assert message["intents"] == ["erase", "yes"]
    assert message["kinds"] == ["message", "name"]


def test_times_become_whole_seconds() -> None:
    question = asked(
        standing=standing(
            consents={
                Purpose.SERVICE: Consent(state=ConsentState.GIVEN, at=NOW - timedelta(hours=1, milliseconds=999)),
                Purpose.SALE: Consent(state=ConsentState.UNKNOWN, at=NOW),
            },
            human_at=NOW - timedelta(minutes=1),
            pending=Pending.ERASURE,
            pending_at=NOW - timedelta(seconds=5),
            disclosed_at=NOW - timedelta(days=1),
        )
    )
    assert question["person"]["consents"] == {"service": {"state": "given", "age_seconds": 3600, "method": "words"}}
    assert question["conversation"]["human_age_seconds"] == 60
    assert question["person"]["pending_age_seconds"] == 5
    assert question["conversation"]["disclosed_age_seconds"] == 86400


def test_now_is_written_in_utc() -> None:
    taipei = datetime(2026, 3, 1, 20, tzinfo=timezone(timedelta(hours=8)))
    assert asked(now=taipei)["now"] == "2026-03-01T12:00:00Z"


def test_clocks_that_disagree_give_no_negative_age() -> None:
    later = NOW + timedelta(seconds=9)
    given = {Purpose.SERVICE: Consent(state=ConsentState.GIVEN, at=later, method=ConsentMethod.GUARDIAN)}
    question = asked(standing=standing(consents=given, disclosed_at=later))
    assert question["person"]["consents"]["service"] == {"state": "given", "age_seconds": 0, "method": "guardian"}
    assert question["conversation"]["disclosed_age_seconds"] == 0


def test_a_disclosure_from_the_future_was_not_made() -> None:
    question = asked(standing=standing(disclosed_at=NOW + timedelta(days=1)))
    assert question["conversation"]["disclosed_age_seconds"] is None


def test_a_pending_question_without_a_time_is_not_pending() -> None:
    question = asked(standing=standing(pending=Pending.ERASURE))
    assert question["person"]["pending"] is None
    assert question["person"]["pending_age_seconds"] is None


def test_a_question_about_a_purpose_names_it() -> None:
    shown = {Purpose.SALE: Consent(state=ConsentState.ASKED, at=NOW)}
    about: dict[str, Any] = {"pending": Pending.PURPOSE, "pending_at": NOW, "consents": shown}
    person = asked(standing=standing(**about, pending_about=Purpose.SALE))["person"]
    assert (person["pending"], person["pending_about"], person["pending_age_seconds"]) == ("purpose", "sale", 0)
    for nothing in (None, Purpose.SERVICE):
        assert asked(standing=standing(**about, pending_about=nothing))["person"]["pending"] is None
    unseen = standing(pending=Pending.PURPOSE, pending_at=NOW, pending_about=Purpose.SALE)
    assert asked(standing=unseen)["person"]["pending"] is None  # nobody was shown it, so nothing answers it
    other = standing(pending=Pending.CONSENT, pending_at=NOW, pending_about=Purpose.SALE)
    assert asked(standing=other)["person"]["pending_about"] is None


def test_only_the_groups_and_grounds_of_a_turn_are_told() -> None:
    law = asked()["law"]
    assert law == {
        "known": True,
        "jurisdictions": ["eu", "lt"],
        "parameters": SMOKE_LAW["parameters"],
        "grounds": {"consent": [["eu", "gdpr_6_1_a"]]},
        "disclosure_law": "EU AI Act Art. 50(1)",
        "valid_until": "2026-12-02T00:00:00Z",
    }
    assert law_facts(replace(LAW, valid_until=None))["valid_until"] is None


def test_a_code_is_told_as_a_fact_and_never_as_itself() -> None:
    entered = inspection(code=RawText("7KQF-M3XT-9WA"))
    assert asked(inspection=entered)["message"]["code"] is True
    assert "7KQF" not in repr(asked(inspection=entered))
    assert asked()["message"]["code"] is False
    assert asked(turn=turn(direction=Direction.OUTBOUND), inspection=entered)["message"]["code"] is False
    assert asked(turn=turn(continued=True), inspection=entered)["message"]["code"] is False


def test_a_link_that_nobody_was_told_of_is_no_question() -> None:
    told = standing(pending=Pending.LINK_TOLD, pending_at=NOW)
    assert asked(standing=told)["person"]["pending"] is None
    assert asked(standing=standing(pending=Pending.LINK, pending_at=NOW))["person"]["pending"] == "link"


def test_a_restriction_is_told() -> None:
    assert asked()["person"]["restricted"] is False
    assert asked(standing=standing(restricted=True))["person"]["restricted"] is True


def test_signals_ages_and_purposes() -> None:
    sent = asked(turn=turn(signals=frozenset({Signal.GPC})), inspection=inspection(age=AgeBracket.AGE_15))["message"]
    assert (sent["signals"], sent["age"], sent["purpose"]) == (["gpc"], "15", "service")
    push = turn(direction=Direction.OUTBOUND, purpose=Purpose.MARKETING, signals=frozenset({Signal.GPC}))
    pushed = asked(turn=push, inspection=inspection(age=AgeBracket.AGE_15))["message"]
    assert (pushed["signals"], pushed["age"], pushed["purpose"]) == ([], None, "marketing")
    resent = asked(turn=turn(continued=True, signals=frozenset({Signal.GPC})))["message"]
    assert resent["signals"] == ["gpc"]  # the header is of this request, whatever history it resends


def test_every_payload_of_a_button_of_ours() -> None:
    assert len(CHOICES) == 6 + 10 + 6
    assert "guardrail:purpose:service:yes" not in CHOICES
    for choice in CHOICES:
        assert asked(turn=turn(choice=choice))["message"]["choice"] == choice


@pytest.mark.parametrize("change", [{"continued": True}, {"direction": Direction.OUTBOUND}])
def test_only_the_persons_own_new_words_are_intents(change: dict[str, Any]) -> None:
    message = asked(turn=turn(choice="guardrail:erase:yes", **change))["message"]
    assert message["intents"] == []
    assert message["choice"] is None


def test_only_our_own_buttons_are_choices() -> None:
    assert asked(turn=turn(choice="guardrail:erase:yes"))["message"]["choice"] == "guardrail:erase:yes"
    for foreign in ("guardrail:erase:all", "buy:now", SECRET):
        assert asked(turn=turn(choice=foreign))["message"]["choice"] is None


def test_whatever_nothing_looked_into_is_an_attachment() -> None:
    question = asked(turn=turn(attachments=frozenset({"image"})), inspection=inspection(unscanned=frozenset({"file"})))
    assert question["message"]["attachments"] == ["file", "image"]


@pytest.mark.parametrize(
    "given",
    [
        {"inspection": inspection(language=SECRET)},
        {"standing": standing(language=SECRET)},
        {"turn": turn(channel=SECRET)},
        {"turn": turn(attachments=frozenset({SECRET}))},
        {
            "inspection": inspection(
                scans=(
                    Scan(
                        language="lt",
                        certain=True,
                        findings=(Finding(start=0, end=1, entity_type=SECRET, score=1, recognizer="r"),),
                        intents=frozenset(),
                    ),
                )
            )
        },
        {"route": RoutePolicy(jurisdictions=(SECRET,))},
        {"route": RoutePolicy(purposes={SECRET: "consent"})},
    ],
)
def test_personal_data_in_the_wrong_place_stops_the_turn_and_is_not_quoted(given: dict[str, Any]) -> None:
    with pytest.raises(PolicyUnavailableError) as stopped:
        asked(**given)
    assert stopped.value.code == "policy_question"
    assert SECRET not in str(stopped.value)
    assert stopped.value.__cause__ is None


@pytest.mark.parametrize(
    ("wrong", "setting"),
    [
        ({"jurisdictions": ("Strict!",)}, "jurisdictions"),
        ({"jurisdictions": ()}, "jurisdictions"),
        ({"jurisdictions": ("eu", "eu")}, "jurisdictions"),
        ({"jurisdictions": ("house",)}, "jurisdictions"),
        ({"kind": "friend"}, "kind"),
        ({"age": "old"}, "age"),
        ({"purposes": {"spying": "consent"}}, "purposes"),
        ({"purposes": {"sale": "profit"}}, "purposes"),
        ({"purposes": {"service": "consent"}, "consent": "none"}, "purposes"),
        ({"consent": "opt_in"}, "consent"),
        ({"retention_seconds": 0}, "retention_seconds"),
        ({"retention_seconds": True}, "retention_seconds"),
        ({"retention_seconds": 10**12}, "retention_seconds"),
        ({"operator_text": "skip"}, "operator_text"),
        ({"attachments": "allow"}, "attachments"),
        ({"min_score": 1.01}, "min_score"),
        ({"min_score": float("nan")}, "min_score"),
        ({"keep": {"PERSON": "because I want to"}}, "keep"),
        ({"keep": {"person": "delivery"}}, "keep"),
        ({"operators": {"PERSON": "keep"}}, "operators"),
        ({"operators": {"PERSON": "forget"}}, "operators"),
    ],
)
def test_a_route_policy_is_refused_by_setting(wrong: dict[str, Any], setting: str) -> None:
    with pytest.raises(ConfigError, match=rf"policy\.{setting}:"):
        check_route_policy(RoutePolicy(**wrong))


def test_a_route_policy_names_jurisdictions_that_exist() -> None:
    check_route_policy(RoutePolicy(jurisdictions=("eu", "us-ca")), {"eu", "us-ca", "strict"})
    with pytest.raises(ConfigError, match=r"policy\.jurisdictions:"):
        check_route_policy(RoutePolicy(jurisdictions=("eu", "atlantis")), {"eu", "strict"})
