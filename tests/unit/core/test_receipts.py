"""Consent receipts: the published schema holds them, and nobody's channel id is in them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guardrail.core.receipts import ReceiptFacts, receipt
from guardrail.types import (
    ConsentMethod,
    ConsentRecorded,
    ConsentRow,
    ConsentState,
    LegalBasis,
    Purpose,
)

SCHEMA = json.loads((Path(__file__).parents[3] / "docs/spec/consent-receipt.schema.json").read_text(encoding="utf-8"))
AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SUBJECT = "sub_" + "a" * 26
CONVERSATION = "cnv_" + "c" * 26
FACTS = ReceiptFacts(
    controller="Žalia UAB",
    address="Gedimino pr. 1, Vilnius",
    contact="privacy@zalia.example",
    dpo="dpo@zalia.example",
    privacy_url="https://zalia.example/privacy",
    recipients=("the company that runs the model", "the host"),
    transfers=("USA (standard contractual clauses)",),
    storage=("LT",),
    retention_seconds=30 * 86_400,
    renew_seconds=365 * 86_400 + 1,
    authorities=(("VDAI", "https://vdai.lrv.lt"),),
    rights=("access", "erasure"),
)


def event(number: int = 0, **changes: Any) -> ConsentRow:
    letter = "abcdefghijklmnopqrstuvwxyz"[number]
    recorded = ConsentRecorded(
        record_id="rec_" + letter * 26,
        subject_id=SUBJECT,
        conversation_id=CONVERSATION,
        purpose=Purpose.SERVICE,
        state=ConsentState.GIVEN,
        event="ConsentGiven",
        method=ConsentMethod.BUTTON,
        basis=LegalBasis.CONSENT,
        jurisdictions=("lt", "us-ca"),
        text_version="2026-11.1",
        text_hash="0f" * 32,
        language="lt",
        at=AT + timedelta(minutes=number),
        decision_id="dec_" + letter * 26,
        revision="sha256:" + "0" * 64,
    )
    return ConsentRow(recorded=replace(recorded, **changes), seq=number)


def issued(rows: Sequence[ConsentRow], facts: ReceiptFacts = FACTS) -> dict[str, Any]:
    """A receipt that the published schema holds."""
    made: dict[str, Any] = receipt(rows, facts, AT)
    jsonschema.Draft202012Validator(SCHEMA).validate(made)
    return json.loads(json.dumps(made))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_receipt_says_who_what_why_and_when() -> None:
    asked = event(0, state=ConsentState.ASKED, event="ConsentRequested", method=ConsentMethod.WORDS)
    made = issued([asked, event(1)])
    assert made["header"] == {
        "schema_version": "guardrail-consent-receipt/1",
        "record_id": "rec_" + "b" * 26,
        "pii_principal_id": SUBJECT,
        "issued_at": "2026-11-22T12:00:00Z",
    }
    [processing] = made["processing"]
    assert processing["purposes"] == [{"purpose": "service", "purpose_type": "dpv:ServiceProvision"}]
    assert (processing["state"], processing["lawful_basis"]) == ("given", "dpv:Consent")
    assert processing["jurisdiction"] == ["lt", "us-ca"]
    assert processing["retention_period"] == "P30D"
    assert processing["recipient_third_parties"] == ["recipient-1", "recipient-2"]
    assert processing["privacy_notice"] == "https://zalia.example/privacy"
    named = {party["party_id"]: party for party in made["party"]}
    assert list(named) == ["controller", "dpo", "recipient-1", "recipient-2", "authority-1"]
    assert named["controller"]["party_address"] == "Gedimino pr. 1, Vilnius"
    assert named["authority-1"]["party_url"] == "https://vdai.lrv.lt"
    question, answer = made["events"]
    assert (question["event_state"], question["entity_id"]) == ("dpv:ConsentRequested", "controller")
    assert (answer["event_state"], answer["entity_id"]) == ("dpv:ConsentGiven", SUBJECT)
    assert (question["event_type"], answer["event_type"]) == ("dpv:Consent", "dpv:ExpressedConsent")
    assert (question["validity_duration"], answer["validity_duration"]) == (None, "PT31536001S")
    assert answer["proof"] == {
        "text_version": "2026-11.1",
        "text_sha256": "0f" * 32,
        "language": "lt",
        "decision": "dec_" + "b" * 26,
        "policy_revision": "sha256:" + "0" * 64,
    }


def test_one_processing_a_purpose_in_their_order_as_the_newest_event_leaves_it() -> None:
    rows = [
        event(0, purpose=Purpose.SALE, basis=LegalBasis.LEGITIMATE_INTERESTS),
        event(1),
        event(2, purpose=Purpose.SALE, state=ConsentState.WITHDRAWN, event="ConsentWithdrawn",
              method=ConsentMethod.SIGNAL, jurisdictions=("us-ca",), basis=LegalBasis.LEGITIMATE_INTERESTS),
    ]  # fmt: skip
    made = issued(list(reversed(rows)))
    assert [each["purposes"][0]["purpose"] for each in made["processing"]] == ["service", "sale"]
    sale = made["processing"][1]
    assert (sale["state"], sale["lawful_basis"], sale["jurisdiction"]) == (
        "withdrawn",
        "dpv:LegitimateInterest",
        ["us-ca"],
    )
    assert [each["event_id"][4] for each in made["events"]] == ["a", "b", "c"]
    assert made["events"][2]["event_type"] == "dpv:LegitimateInterest"
    assert made["events"][2]["method"] == "signal"


def test_what_was_recorded_by_hand_says_so() -> None:
    made = issued(
        [
            event(0, method=ConsentMethod.GUARDIAN, text_version="", text_hash=""),
            event(1, method=ConsentMethod.OPERATOR, state=ConsentState.WITHDRAWN, event="ConsentWithdrawn"),
            event(2, method=ConsentMethod.TIME, state=ConsentState.EXPIRED, event="ConsentExpired"),
        ]
    )
    assert [each["entity_id"] for each in made["events"]] == ["guardian", "controller", "controller"]
    assert made["events"][0]["proof"]["text_version"] is None
    assert made["events"][0]["proof"]["text_sha256"] is None
    assert [party["party_role"] for party in made["party"]][-1] == "dpv:GuardianOfDataSubject"


def test_rows_of_former_releases_have_an_event_all_the_same() -> None:
    old = event(0, event="", jurisdictions=(), text_hash="", decision_id="", revision="", state=ConsentState.REFUSED)
    made = issued([old])
    assert made["events"][0]["event_state"] == "dpv:ConsentRefused"
    assert made["events"][0]["proof"]["decision"] is None


def test_what_nobody_configured_is_left_open_and_not_made_up() -> None:
    made = issued([event()], ReceiptFacts(controller="A"))
    [processing] = made["processing"]
    assert (processing["retention_period"], processing["storage_locations"]) == (None, [])
    assert [party["party_id"] for party in made["party"]] == ["controller"]
    assert made["events"][0]["validity_duration"] is None
    assert not processing["privacy_notice"].startswith("http")


def test_a_receipt_is_about_one_person() -> None:
    with pytest.raises(ValueError, match="one person"):
        receipt([event(0), event(1, subject_id="sub_" + "b" * 26)], FACTS, AT)
    with pytest.raises(ValueError, match="one person"):
        receipt([], FACTS, AT)


def test_times_are_utc_and_never_naive() -> None:
    east = AT.astimezone(timezone(timedelta(hours=8)))
    assert receipt([event()], FACTS, east) == receipt([event()], FACTS, AT)
    with pytest.raises(ValueError, match="zone"):
        receipt([event()], FACTS, AT.replace(tzinfo=None))


def test_no_conversation_is_named() -> None:
    assert CONVERSATION not in json.dumps(issued([event()]))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "purpose": st.sampled_from(Purpose),
                "state": st.sampled_from(ConsentState),
                "method": st.sampled_from(ConsentMethod),
                "basis": st.sampled_from(LegalBasis),
                "event": st.just(""),
            }
        ),
        min_size=1,
        max_size=26,
    )
)
def test_any_ledger_makes_a_receipt_of_the_published_shape(changes: list[dict[str, Any]]) -> None:
    made = issued([event(number, **each) for number, each in enumerate(changes)])
    assert len(made["events"]) == len(changes)
    assert len(made["processing"]) == len({each["purpose"] for each in changes})
    parties = {party["party_id"] for party in made["party"]} | {SUBJECT}
    assert {each["entity_id"] for each in made["events"]} <= parties
