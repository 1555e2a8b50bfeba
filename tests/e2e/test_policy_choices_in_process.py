"""What the policy chooses for a type or a turn, seen from the bot, the person and the audit log."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from guardrail.app import Observe, build
from guardrail.config import parse
from tests.e2e.test_turns_in_process import Bot, Clock, House

EMAIL = "anna@example.com"
ROUTES: dict[str, dict[str, Any]] = {
    "open": {},
    "keeps": {"keep": {"EMAIL_ADDRESS": "delivery"}},
    "masks": {"operators": {"CREDIT_CARD": "mask", "EMAIL_ADDRESS": "hash", "PHONE_NUMBER": "redact"}},
    "california": {"jurisdictions": "us-ca"},
    "certain": {"min_certainty": 0.8},
    "whole": {"require_coverage": True, "operator_text": "exempt"},
}


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    routes = {
        name: {"channel": "web", "bot": {"url": "http://127.0.0.1:1/bot"}, "policy": {"consent": "none", **choices}}
        for name, choices in ROUTES.items()
    }
    config = parse({"mode": "development", "detection": {"model": False}, "routes": routes}, base=tmp_path)
    bot, clock = Bot(), Clock()
    async with build(config, clock=clock, observe=Observe(bot=lambda _: bot)) as app:
        yield House(app, bot, clock)


def decided(house: House) -> dict[str, Any]:
    """The newest decision's audit entry."""
    with house.app.store.engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "select body from audit_entries where tag = 'turn:decision:made' order by at desc, entry_id desc limit 1"
        )
        return dict(json.loads(rows.scalar_one())["fields"])


async def test_a_special_category_does_not_reach_the_bot_and_comes_back(house: House) -> None:
    said = (await house.say("ann", "I have diabetes, is the cake sugar-free?"))[-1]
    assert house.bot.heard == ["I have <SPECIAL_HEALTH_1>, is the cake sugar-free?"]
    assert said == "You said: I have diabetes, is the cake sugar-free?"
    assert "GDPR 9(1)" in decided(house)["citations"]


async def test_in_california_it_does_until_somebody_has_it_limited(house: House) -> None:
    await house.say("ann", "I have diabetes, is the cake sugar-free?", "california")
    assert house.bot.heard == ["I have diabetes, is the cake sugar-free?"]
    assert "limit_on_request" in decided(house)["obligations"]


async def test_what_is_kept_for_a_purpose_is_recorded_with_it(house: House) -> None:
    await house.say("ann", f"write to {EMAIL} please", "keeps")
    assert house.bot.heard == [f"write to {EMAIL} please"]
    assert "kept:EMAIL_ADDRESS:delivery" in decided(house)["obligations"]


async def test_each_operator_is_what_the_bot_sees_and_only_placeholders_return(house: House) -> None:
    text = f"card 4111 1111 1111 1111, mail {EMAIL}, phone +370 612 34567, iban LT12 1000 0111 0100 1000"
    said = (await house.say("ann", text, "masks"))[-1]
    heard = house.bot.heard[-1]
    assert heard.startswith("card 4111 11** **** 1111, mail [EMAIL_ADDRESS:")
    assert "phone [PHONE_NUMBER], iban <IBAN_CODE_1>" in heard
    assert said == f"You said: {heard}".replace("<IBAN_CODE_1>", "LT12 1000 0111 0100 1000")


async def test_links_stay(house: House) -> None:
    house.bot.says = lambda heard: "See https://shop.example.com/returns for more."
    assert (await house.say("ann", "is https://shop.example.com/returns right?"))[-1].startswith("See https://")
    assert house.bot.heard == ["is https://shop.example.com/returns right?"]
    assert house.rows("vault") == 0


async def test_a_language_too_uncertain_is_refused(house: House) -> None:
    await house.say("ann", "Where is my order, please? I have been waiting for a week.", "certain")
    assert len(house.bot.heard) == 1
    answer = await house.say("ann", "zzz brr", "certain")
    assert answer
    assert len(house.bot.heard) == 1
    assert decided(house)["reasons"] == ["language_uncertain"]


async def test_the_audit_log_says_how_much_was_read(house: House) -> None:
    await house.say("ann", "Where is my order, please?", "whole")
    entry = decided(house)
    assert (entry["scanned"], entry["exempt"], entry["disguised"]) == (1, 0, 0)
    assert 80 <= entry["certainty"] <= 100
