"""What is taken for a decision: exactly the documented shape, or nothing (security cases 68, 73)."""

from __future__ import annotations

import copy
from datetime import UTC, datetime
from typing import Any

import pytest

from guardrail.errors import PolicyUnavailableError
from guardrail.policy.decisions import turn_decision
from guardrail.ports import RawDecision
from guardrail.types import (
    Action,
    Citation,
    ConsentChange,
    ConsentMethod,
    ConsentState,
    Effect,
    Element,
    Operator,
    PartKind,
    Purpose,
    Saying,
)

RIGHT: dict[str, Any] = {
    "decision": "hold",
    "reasons": ["consent_missing"],
    "citations": [
        {
            "law": "GDPR",
            "article": "Art. 6(1)(a)",
            "source": "http://data.europa.eu/eli/reg/2016/679/oj",
            "rule": "eu/gdpr_6_1_a",
        }
    ],
    "obligations": ["kept:LOCATION:delivery"],
    "effects": ["consent_asked"],
    "consents": [{"purpose": "service", "state": "expired", "method": "time"}],
    "asks": None,
    "allowed": {"service": False, "marketing": True},
    "jurisdictions": ["eu", "us-ca"],
    "says": ["bot_identity", "consent_question"],
    "redaction": {
        "default": "placeholder",
        "operators": {"PASSWORD": "redact"},
        "min_score": 0.35,
        "exempt": ["operator"],
    },
    "restore": ["message"],
    "storage": {"keep": False, "expires_after": 604800},
    "disclosure": {
        "due": True,
        "interval": 10800,
        "law": "EU AI Act Art. 50(1)",
        "elements": ["automated", "privacy"],
        "human": False,
    },
    "valid_until": None,
}


def taken(result: Any) -> Any:
    return turn_decision(RawDecision(result=result, revision="sha256:abc", engine="test"), "dec_1")


def changed(path: str, value: Any) -> dict[str, Any]:
    answer = copy.deepcopy(RIGHT)
    *parents, last = path.split(".")
    place = answer
    for key in parents:
        place = place[key]
    place[last] = value
    return answer


def test_a_right_answer_becomes_a_decision() -> None:
    decision = taken(RIGHT)
    assert decision.id == "dec_1"
    assert decision.action is Action.HOLD
    assert decision.effects == (Effect.CONSENT_ASKED,)
    assert decision.says == (Saying.BOT_IDENTITY, Saying.CONSENT_QUESTION)
    assert decision.consents == (
        ConsentChange(purpose=Purpose.SERVICE, state=ConsentState.EXPIRED, method=ConsentMethod.TIME),
    )
    assert decision.asks is None
    assert decision.allowed == {Purpose.SERVICE: False, Purpose.MARKETING: True}
    assert decision.jurisdictions == ("eu", "us-ca")
    assert decision.citations == (Citation(**RIGHT["citations"][0]),)
    assert decision.citations[0].rule == "eu/gdpr_6_1_a"
    assert decision.redaction.default is Operator.PLACEHOLDER
    assert decision.redaction.operators == {"PASSWORD": Operator.REDACT}
    assert decision.redaction.exempt == {PartKind.OPERATOR}
    assert decision.restore == {PartKind.MESSAGE}
    assert decision.storage.expires_after == 604800
    assert decision.disclosure.due
    assert decision.disclosure.elements == (Element.AUTOMATED, Element.PRIVACY)
    assert not decision.disclosure.human
    assert (decision.revision, decision.engine) == ("sha256:abc", "test")


def test_a_time_limit_is_read() -> None:
    assert taken(changed("valid_until", "2026-03-01T12:00:00Z")).valid_until == datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("result", [None, {}, [], "admit", True, 0, {"result": RIGHT}, [RIGHT]])
def test_what_is_not_a_decision_at_all(result: Any) -> None:
    with pytest.raises(PolicyUnavailableError):
        taken(result)


@pytest.mark.parametrize("key", RIGHT)
def test_a_missing_key(key: str) -> None:
    with pytest.raises(PolicyUnavailableError):
        taken({name: value for name, value in RIGHT.items() if name != key})


@pytest.mark.parametrize("place", ["", "redaction.", "storage.", "disclosure."])
def test_a_surplus_key(place: str) -> None:
    with pytest.raises(PolicyUnavailableError):
        taken(changed(f"{place}surplus", 1))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("decision", "allow"),
        ("decision", ["admit"]),
        ("reasons", "consent_missing"),
        ("reasons", ["A sentence, perhaps quoting somebody."]),
        ("reasons", ["x"] * 1000),
        ("citations", [{"law": "GDPR", "article": "6"}]),
        ("citations", [{"law": "GDPR\n", "article": "6", "source": "x"}]),
        ("citations", [{"law": "GDPR", "article": "6", "source": "x", "rule": "../eu"}]),
        ("consents", [{"purpose": "service", "state": "given"}]),
        ("consents", [{"purpose": "spying", "state": "given", "method": "words"}]),
        ("consents", [{"purpose": "service", "state": "perhaps", "method": "words"}]),
        ("consents", [{"purpose": "service", "state": "given", "method": "silence"}]),
        ("consents", RIGHT["consents"] * 2),
        ("asks", "service"),
        ("asks", "marketing"),
        ("asks", False),
        ("allowed", {}),
        ("allowed", {"marketing": True}),
        ("allowed", {"service": "yes"}),
        ("allowed", {"service": True, "spying": True}),
        ("jurisdictions", ["European Union"]),
        ("disclosure.elements", []),
        ("disclosure.elements", ["privacy"]),
        ("disclosure.elements", ["automated", "privacy", "operator"]),
        ("disclosure.elements", ["automated", "automated"]),
        ("disclosure.human", None),
        ("obligations", ["kept:LOCATION:delivery:and:more"]),
        ("effects", ["erase_all"]),
        ("effects", {"erase": True}),
        ("says", ["anything"]),
        ("restore", ["links"]),
        ("restore", "message"),
        ("redaction.default", "keep"),
        ("redaction.default", None),
        ("redaction.operators", []),
        ("redaction.operators", {"PERSON": "ignore"}),
        ("redaction.operators", {"person": "redact"}),
        ("redaction.min_score", 1.5),
        ("redaction.min_score", True),
        ("redaction.min_score", float("nan")),
        ("redaction.exempt", ["everything"]),
        ("storage.keep", "yes"),
        ("storage.keep", 1),
        ("storage.expires_after", -1),
        ("storage.expires_after", 1.5),
        ("storage.expires_after", True),
        ("storage.expires_after", 10**12),
        ("disclosure.due", None),
        ("disclosure.law", ""),
        ("valid_until", "tomorrow"),
        ("valid_until", "2026-03-01T12:00:00"),
        ("valid_until", 1),
    ],
)
def test_a_wrong_value_is_named_by_place_and_revision_and_not_quoted(path: str, value: Any) -> None:
    with pytest.raises(PolicyUnavailableError) as refused:
        taken(changed(path, value))
    assert refused.value.code == "policy_shape"
    assert path in refused.value.detail
    assert "sha256:abc" in refused.value.detail
    assert "Sentence" not in refused.value.detail
    assert refused.value.__context__ is None


def test_a_question_about_a_purpose_names_it() -> None:
    asked = changed("effects", ["purpose_asked"])
    with pytest.raises(PolicyUnavailableError):
        taken(asked)
    assert taken({**asked, "asks": "sale"}).asks is Purpose.SALE
