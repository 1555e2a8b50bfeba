"""Reports over what real turns left in the log: the web chat in process, LINE through a real server."""

from __future__ import annotations

import json
from typing import Any

import pytest

from guardrail.audit.reports import KINDS
from guardrail.audit.reports.report import Period, Source, as_document
from guardrail.audit.search import Wanted, search
from guardrail.cli.rooms import AUDIT_TABLES
from guardrail.types import AuditRecorded
from tests.e2e import test_line
from tests.e2e.harness import CODE, until
from tests.e2e.test_consent_in_process import agreed, house
from tests.e2e.test_line import envelope, running, text_event
from tests.e2e.test_turns_in_process import House

__all__ = ["house", "running"]
EMAIL = "leonora.q@example.org"


def entries(house: House) -> list[AuditRecorded]:
    """Everything that the turns logged, in its order."""
    with house.app.store.engine.connect() as connection:
        found = list(search(connection, AUDIT_TABLES, Wanted()))
    assert all(each.entry is not None for each in found)
    return [each.entry for each in found if each.entry is not None]


def report(house: House, name: str) -> Any:
    return as_document(KINDS[name].make(entries(house), Period()), Source(0, "", 0))


async def lived(house: House) -> None:
    """Somebody agrees, chats, withdraws; somebody refuses; somebody is served until they object, and is erased."""
    await agreed(house, "ann", "plain")
    await house.say("ann", f"my mail is {EMAIL}", "plain")
    await house.say("ann", "stop", "plain")
    await house.say("ann", "are you still there?", "plain")
    await house.say("bob", f"my mail is {EMAIL}", "plain")
    await house.choose("bob", "guardrail:consent:no", "plain")
    await house.say("cat", f"my mail is {EMAIL}", "california")
    await house.say("cat", "delete my data", "california")
    asked = await house.choose("cat", "guardrail:erase:yes", "california")
    await house.say("cat", CODE.findall(asked[-1])[0], "california")
    await house.app.audit.sequence()
    await house.app.rights.erasure.carry_on()  # its receipt, now that the log covers it


async def test_every_answer_is_traced_to_the_decision_that_allowed_it(house: House) -> None:
    await lived(house)
    told = report(house, "without-consent")
    assert told["exceptions"] == []
    assert {(row["step"], row["basis"]): row["times"] for row in told["bases"]} == {
        ("message", "consent_given"): 2, ("answer", "consent_given"): 2,
        ("message", "not_objected"): 1, ("answer", "not_objected"): 1,
    }  # fmt: skip


async def test_consents_requests_and_disclosures_as_they_happened(house: House) -> None:
    await lived(house)
    consents = {row["purpose"]: row for row in report(house, "consents")["purposes"]}["service"]
    assert (consents["given"], consents["refused"], consents["withdrawn"]) == (1, 1, 1)
    erased = {row["request"]: row for row in report(house, "requests")["requests"]}["erasure"]
    assert (erased["received"], erased["complied"], erased["open"]) == (1, 1, 0)
    shown = report(house, "disclosures")
    assert shown["totals"][0]["answers"] == 3
    assert sum(row["shown"] for row in shown["laws"]) == shown["totals"][0]["disclosures_shown"] > 0
    assert EMAIL not in json.dumps([report(house, name) for name in KINDS])


@pytest.mark.asyncio(loop_scope="module")
async def test_what_the_bot_hears_and_says_on_line_has_its_basis(running: test_line.House) -> None:
    """A message that waited for consent keeps its turn: held by one decision, delivered by another."""
    guard, bot = running.guard, running.bot
    bot.base = f"{guard.url}/out/asks"
    user = "U" + "7" * 32
    waits, yes = text_event(user, f"Hello, my mail is {EMAIL}"), text_event(user, "Yes")
    for event in (waits, yes):
        assert await running.send(envelope(event), "asks") == 200
        await until(lambda token=event["replyToken"]: bool(running.said(token)))  # type: ignore[misc]
    unsend = {
        **waits,
        "type": "unsend",
        "webhookEventId": "01HUNSENDREPORT",
        "unsend": {"messageId": waits["message"]["id"]},
    }
    del unsend["message"], unsend["replyToken"]
    assert await running.send(envelope(unsend), "asks") == 200

    async def told() -> tuple[int, Any, bytes]:
        code, out, err = await guard.command(
            "audit", "report", "without-consent", "--json", "--config", "guardrail.yaml"
        )
        return code, json.loads(out), out + err

    for _ in range(20):  # until the outcomes have their place
        code, said, written = await told()
        counted = {(row["step"], row["basis"]): row["times"] for row in said["bases"]}
        if ("delivery", "message_unsent") in counted:
            break
    assert (code, said["exceptions"]) == (0, [])
    assert counted[("delivery", "consent_given")] == counted[("call", "consent_given")] == 1
    assert counted[("message", "message_unsent")] == 1
    assert EMAIL.encode() not in written
    assert user.encode() not in written
