"""The consent command: what is shown, handed out and recorded by hand."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from guardrail.cli.rooms import entropy, now
from guardrail.core.ids import new_id
from guardrail.storage.store import SqlStore
from guardrail.types import (
    ConsentMethod,
    ConsentRecorded,
    ConsentState,
    LegalBasis,
    Pending,
    Purpose,
    QuestionSet,
    Standing,
    Write,
)
from tests.unit.cli.conftest import USER, House, Run

SCHEMA = json.loads((Path(__file__).parents[3] / "docs/spec/consent-receipt.schema.json").read_text(encoding="utf-8"))
SETTINGS = (
    "operator: {name: Shop Ltd, address: '1 A Street', contact: privacy@shop.example, recipients: [the model's host]}\n"
    "routes:\n  shop:\n    channel: web\n    bot: {url: http://127.0.0.1:9/}\n"
    "    policy: {jurisdictions: [lt, us_ca], purposes: {marketing: consent, analytics: legitimate_interests}}\n"
)


@pytest.fixture
def shop(house: House) -> House:
    """The same house under two laws, with two purposes beside the service."""
    house.path.write_text(SETTINGS, encoding="utf-8")
    return house


def person(house: House) -> list[str]:
    return ["--route", "shop", "--user", USER, "--config", str(house.path)]


def commit(house: House, writes: Sequence[Write]) -> None:
    async def put() -> None:
        store = SqlStore(house.config.store.url.reveal(), clock=now)
        try:
            await store.commit(writes)
        finally:
            await store.close()

    asyncio.run(put())


def standing(house: House) -> Standing:
    async def get() -> Standing | None:
        store = SqlStore(house.config.store.url.reveal(), clock=now)
        try:
            return await store.standing(house.subject, house.conversation)
        finally:
            await store.close()

    found = asyncio.run(get())
    assert found is not None
    return found


def said(house: House, state: ConsentState, event: str, **changes: Any) -> ConsentRecorded:
    values: dict[str, Any] = {
        "record_id": new_id("rec", entropy),
        "subject_id": house.subject,
        "conversation_id": house.conversation,
        "purpose": Purpose.SERVICE,
        "state": state,
        "event": event,
        "method": ConsentMethod.WORDS,
        "basis": LegalBasis.CONSENT,
        "jurisdictions": ("lt", "us-ca"),
        "text_version": "2026-11.1",
        "text_hash": "ab" * 32,
        "language": "en",
        "at": now() - timedelta(hours=1),
        "decision_id": new_id("dec", entropy),
        "revision": "sha256:" + "0" * 64,
    }
    return ConsentRecorded(**{**values, **changes})


def audited(house: House) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(house.path.parent / "var" / "guardrail.db")) as database:
        rows = database.execute("select body from audit_entries order by rowid").fetchall()
    return [json.loads(row[0]) for row in rows]


def test_nobody_was_asked(shop: House, command: Run) -> None:
    shown = command("consent", "show", *person(shop))
    assert shown.exit_code == 0
    assert "nobody asked" in shown.stdout
    receipt = command("consent", "receipt", *person(shop))
    assert (receipt.exit_code, receipt.stdout) == (1, "")
    assert "nothing is recorded" in receipt.stderr


def test_states_and_how_they_came_about(shop: House, command: Run) -> None:
    asked = said(shop, ConsentState.ASKED, "ConsentRequested", at=now() - timedelta(hours=2))
    yes = said(shop, ConsentState.GIVEN, "ConsentGiven", method=ConsentMethod.BUTTON)
    commit(shop, [asked, yes])
    shown = json.loads(command("consent", "show", "--json", *person(shop)).stdout)
    assert shown["subject"] == shop.subject
    assert [(each["purpose"], each["state"], each["method"]) for each in shown["purposes"]] == [
        ("service", "given", "button")
    ]
    assert [each["event"] for each in shown["history"]] == ["ConsentRequested", "ConsentGiven"]
    assert shown["history"][1]["text_sha256"] == "ab" * 32
    text = command("consent", "show", *person(shop)).stdout
    assert "given" in text
    assert "lt, us-ca" in text
    assert USER not in text


def test_a_receipt_holds_the_published_schema_and_no_id_of_the_channel(shop: House, command: Run) -> None:
    commit(shop, [said(shop, ConsentState.GIVEN, "ConsentGiven")])
    result = command("consent", "receipt", *person(shop))
    assert result.exit_code == 0
    receipt = json.loads(result.stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(receipt)
    assert receipt["header"]["pii_principal_id"] == shop.subject
    [processing] = receipt["processing"]
    assert processing["jurisdiction"] == ["lt", "us-ca"]
    assert processing["retention_period"] is not None
    assert "access" in processing["privacy_rights"]
    named = {party["party_id"]: party["party_name"] for party in receipt["party"]}
    assert named["controller"] == "Shop Ltd"
    assert named["recipient-1"] == "the model's host"
    assert "authority-1" in named
    assert USER not in result.stdout
    assert shop.conversation not in result.stdout


@pytest.mark.parametrize(("by", "method"), [("operator", "operator"), ("guardian", "guardian")])
def test_what_was_said_elsewhere_is_recorded_by_hand(shop: House, command: Run, by: str, method: str) -> None:
    result = command(
        "consent", "record", *person(shop), "--purpose", "marketing", "--state", "given", "--by", by, "--yes"
    )
    assert result.exit_code == 0, result.stderr
    held = standing(shop).consents[Purpose.MARKETING]
    assert (held.state, held.method) == (ConsentState.GIVEN, ConsentMethod(method))
    [row] = json.loads(command("consent", "show", "--json", *person(shop)).stdout)["history"]
    assert (row["event"], row["basis"], row["jurisdictions"]) == ("ConsentGiven", "consent", ["lt", "us-ca"])
    assert (row["text_version"], row["text_sha256"]) == ("", "")
    [entry] = [each for each in audited(shop) if each["tag"] == "consent:purpose:given"]
    assert entry["fields"]["subject"] == shop.subject
    assert entry["fields"]["purpose"] == "marketing"
    assert entry["fields"]["method"] == method
    assert entry["fields"]["record"] == row["record"]
    assert entry["fields"]["decision"] == row["decision"]
    receipt = json.loads(command("consent", "receipt", *person(shop)).stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(receipt)


def test_given_again_is_renewed_and_taken_back_is_withdrawn(shop: House, command: Run) -> None:
    for state in ("given", "given", "withdrawn", "refused"):
        arguments = ["--purpose", "service", "--state", state, "--by", "operator", "--yes"]
        assert command("consent", "record", *person(shop), *arguments).exit_code == 0
    shown = json.loads(command("consent", "show", "--json", *person(shop)).stdout)
    assert [each["event"] for each in shown["history"]] == [
        "ConsentGiven",
        "RenewedConsentGiven",
        "ConsentWithdrawn",
        "ConsentRefused",
    ]
    assert [each["state"] for each in shown["purposes"]] == ["refused"]


def test_the_text_that_was_shown_leaves_its_hash_and_nothing_else(shop: House, command: Run, tmp_path: Path) -> None:
    form = tmp_path / "form.txt"
    form.write_text("I, canary-7731, agree.", encoding="utf-8")
    arguments = ["--purpose", "marketing", "--state", "given", "--by", "operator", "--yes", "--text", form]
    assert command("consent", "record", *person(shop), *arguments).exit_code == 0
    [row] = json.loads(command("consent", "show", "--json", *person(shop)).stdout)["history"]
    assert row["text_sha256"] == sha256(form.read_bytes()).hexdigest()
    for file in (tmp_path / "var").glob("guardrail.db*"):
        assert b"canary-7731" not in file.read_bytes()


def test_the_text_is_bounded(shop: House, command: Run, tmp_path: Path) -> None:
    form = tmp_path / "form.txt"
    form.write_bytes(b"a" * 65_537)
    arguments = ["--purpose", "marketing", "--state", "given", "--by", "operator", "--yes", "--text", form]
    assert command("consent", "record", *person(shop), *arguments).exit_code == 2
    assert not standing(shop).consents


def test_recording_asks_first(shop: House, command: Run) -> None:
    arguments = ["--purpose", "service", "--state", "given", "--by", "operator"]
    for answer in ("n\n", ""):
        result = command("consent", "record", *person(shop), *arguments, input=answer)
        assert result.exit_code == 1
        assert "You answer for it" in result.stderr
    assert not standing(shop).consents
    assert command("consent", "record", *person(shop), *arguments, input="y\n").exit_code == 0
    assert standing(shop).consents[Purpose.SERVICE].state is ConsentState.GIVEN


@pytest.mark.parametrize(
    ("pending", "about", "purpose", "left"),
    [
        (Pending.CONSENT, None, "service", None),
        (Pending.PURPOSE, Purpose.MARKETING, "marketing", None),
        (Pending.PURPOSE, Purpose.ANALYTICS, "marketing", Pending.PURPOSE),
        (Pending.CONSENT, None, "marketing", Pending.CONSENT),
        (Pending.ERASURE, None, "service", Pending.ERASURE),
    ],
)
def test_the_open_question_about_it_is_answered_too(
    shop: House, command: Run, pending: Pending, about: Purpose | None, purpose: str, left: Pending | None
) -> None:
    commit(shop, [QuestionSet(subject_id=shop.subject, pending=pending, at=now(), about=about)])
    arguments = ["--purpose", purpose, "--state", "given", "--by", "operator", "--yes"]
    assert command("consent", "record", *person(shop), *arguments).exit_code == 0
    assert standing(shop).pending is left


@pytest.mark.parametrize("state", ["asked", "unknown", "expired", "maybe"])
def test_nobody_asks_or_lets_expire_by_hand(shop: House, command: Run, state: str) -> None:
    arguments = ["--purpose", "service", "--state", state, "--by", "operator", "--yes"]
    assert command("consent", "record", *person(shop), *arguments).exit_code == 2
    assert not standing(shop).consents


@pytest.mark.parametrize("by", ["words", "button", "signal", "person"])
def test_nobody_records_in_the_persons_name(shop: House, command: Run, by: str) -> None:
    arguments = ["--purpose", "service", "--state", "given", "--by", by, "--yes"]
    assert command("consent", "record", *person(shop), *arguments).exit_code == 2


def test_a_purpose_that_the_route_has_not_is_a_wrong_call(shop: House, command: Run) -> None:
    arguments = ["--purpose", "sale", "--state", "given", "--by", "operator", "--yes"]
    result = command("consent", "record", *person(shop), *arguments)
    assert result.exit_code == 2
    assert "routes.shop.policy.purposes" in result.stderr


@pytest.mark.parametrize("verb", ["show", "receipt", "record"])
def test_nobody_is_known_there(shop: House, command: Run, verb: str) -> None:
    more = ["--purpose", "service", "--state", "given", "--by", "operator", "--yes"] if verb == "record" else []
    for route, user, code in (("shop", "U-nobody-9917", 1), ("nowhere", USER, 2)):
        result = command("consent", verb, "--route", route, "--user", user, *more, "--config", shop.path)
        assert result.exit_code == code
        assert "U-nobody-9917" not in result.output


def test_whoever_was_erased_is_nobody(shop: House, command: Run) -> None:
    commit(shop, [said(shop, ConsentState.GIVEN, "ConsentGiven")])
    assert command("erase", "--subject", shop.subject, "--yes", "--config", shop.path).exit_code == 0
    for verb in ("show", "receipt"):
        assert command("consent", verb, *person(shop)).exit_code == 1
    arguments = ["--purpose", "service", "--state", "given", "--by", "operator", "--yes"]
    assert command("consent", "record", *person(shop), *arguments).exit_code == 1


def test_looking_makes_no_database(tmp_path: Path, command: Run) -> None:
    path = tmp_path / "guardrail.yaml"
    path.write_text(SETTINGS, encoding="utf-8")
    result = command("consent", "show", "--route", "shop", "--user", "x", "--config", path)
    assert result.exit_code == 1
    assert "nothing_yet" in result.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["guardrail.yaml"]
