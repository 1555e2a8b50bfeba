"""Acts that one person does not do alone, and what an erasure leaves, as officers meet it over HTTP."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from guardrail.core.officers import Role
from tests.e2e.harness import Customer
from tests.e2e.officers import Badge, Office, Reply, office

pytestmark = pytest.mark.asyncio(loop_scope="module")

MAIL = "hermia.b@example.org"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Office]:
    async with office(tmp_path_factory.mktemp("two"), names=("olga", "oskar", "petra", "aldo")) as made:
        both = await made.add("bo", Role.OFFICER, Role.APPROVER)
        assert (await made.log_in(both)).status == 201
        yield made


async def person(house: Office) -> tuple[Customer, dict[str, Any]]:
    """Somebody who told their address, and what officers see of them."""
    customer, _ = await house.customer(f"my mail is {MAIL}", "yes")
    user = "web:" + customer.token.partition(".")[0]
    found = await house.call("POST", "/lookup", house.badges["olga"], {"route": "shop", "user": user})
    shown = await house.call("GET", f"/subjects/{found.json['subject']}", house.badges["olga"])
    return customer, shown.json


def request_in(said: str) -> str:
    """The reference that somebody was told."""
    return next(word for word in said.split() if word.startswith("req_"))


async def settled(house: Office, path: str, by: Badge, status: int = 200) -> Reply:
    """The answer once what runs in the background has come so far."""
    async with asyncio.timeout(30):
        while (reply := await house.call("GET", path, by)).status != status:
            await asyncio.sleep(0.1)
    return reply


async def test_a_reveal_needs_a_reason_a_second_person_and_whoever_asked(house: Office) -> None:
    olga, oskar, petra, both = (house.badges[name] for name in ("olga", "oskar", "petra", "bo"))
    _, shown = await person(house)
    asked = {"conversation": shown["conversations"][0], "reason": "a complaint about an answer", "seconds": 60}
    assert (await house.call("POST", "/reveals", olga, {**asked, "reason": " "})).code == "bad_payload"
    assert (await house.call("POST", "/reveals", petra, asked)).code == "access_denied"
    reveal = (await house.call("POST", "/reveals", olga, asked)).json
    one = f"/reveals/{reveal['id']}"
    assert (await house.call("POST", f"{one}/open", olga)).code == "approval_missing"
    assert (await house.call("POST", f"{one}/approve", olga)).code == "access_denied"
    assert (await house.call("GET", f"{one}/reason", petra)).json == {"note": asked["reason"]}
    assert (await house.call("POST", f"{one}/approve", petra)).json["state"] == "approved"
    assert (await house.call("POST", f"{one}/open", oskar)).code == "not_requester"
    opened = (await house.call("POST", f"{one}/open", olga)).json
    assert MAIL in str(opened["items"])
    tags = [each["tag"] for each in await house.process.entries() if each.get("reveal") == reveal["id"]]
    assert tags == [
        "reveal:transcript:asked", "reveal:transcript:denied", "reveal:transcript:approved",
        "reveal:transcript:denied", "reveal:transcript:opened",
    ]  # fmt: skip
    mine = (await house.call("POST", "/reveals", both, asked)).json
    assert (await house.call("POST", f"/reveals/{mine['id']}/approve", both)).code == "own_request"


async def test_a_hold_outlives_an_erasure_until_two_lift_it(house: Office) -> None:
    olga, both, petra = (house.badges[name] for name in ("olga", "bo", "petra"))
    customer, shown = await person(house)
    placed = {"reason": "a claim in court", "on": {"subject": shown["subject"]}}
    hold = (await house.call("POST", "/holds", olga, placed)).json
    one = f"/holds/{hold['id']}"
    assert (await house.call("GET", f"/subjects/{shown['subject']}", olga)).json["holds"] == [hold["id"]]
    await customer.say("delete my data")
    said = "\n".join(await customer.say("yes"))
    request = request_in(said)
    receipt = await settled(house, f"/requests/{request}/receipt", olga)
    assert (await house.call("GET", f"/requests/{request}", olga)).json["state"] == "partly"
    assert receipt.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "hold" in receipt.body.decode()
    assert (await house.call("POST", f"{one}/approve", petra)).code == "wrong_state"
    assert (await house.call("POST", f"{one}/lift", both, {"reason": "settled"})).json["state"] == "lifting"
    assert (await house.call("POST", f"{one}/approve", both)).code == "own_request"
    assert (await house.call("POST", f"{one}/approve", petra)).json["state"] == "ended"
    assert (await house.call("GET", f"{one}/reason", olga)).status == 404


async def test_an_erasure_can_be_proven_by_whoever_was_there(house: Office) -> None:
    olga, aldo = house.badges["olga"], house.badges["aldo"]
    customer, shown = await person(house)
    await customer.say("delete my data")
    said = "\n".join(await customer.say("yes"))
    request = request_in(said)
    receipt = await settled(house, f"/requests/{request}/receipt", olga)
    file = house.process.directory / "receipt.txt"
    file.write_bytes(receipt.body)
    checkpoint = (await house.call("GET", "/audit/checkpoint", aldo)).json
    code, _, err = await house.process.command("receipt", "verify", str(file), "--vkey", checkpoint["vkey"])
    assert code == 0, err
    over = (await settled(house, f"/requests/{request}", olga)).json
    assert over["state"] == "fulfilled"
    assert [step["to"] for step in over["history"]][-1] == "fulfilled"
    assert (await house.call("GET", f"/requests/{request}/proof", olga)).json["proof"]
    assert (await house.call("GET", f"/subjects/{shown['subject']}", olga)).status == 404
    found = await house.call("GET", "/audit/entries", aldo, query={"request": request, "tag": "rights:receipt:issued"})
    entry = found.json["items"][0]
    proof = await house.call("GET", f"/audit/entries/{entry['id']}/proof", aldo)
    assert proof.json["body"]["fields"]["receipt"] == entry["fields"]["receipt"]
    by_receipt = await house.call("GET", "/audit/entries", aldo, query={"receipt": entry["fields"]["receipt"]})
    assert entry in by_receipt.json["items"]
    report = (await house.call("GET", "/audit/reports/without-consent", aldo)).json["report"]
    assert report["wrong"] is False


async def test_the_log_in_a_spreadsheet_begins_no_formula(house: Office) -> None:
    config = ("--config", str(house.process.path))
    code, out, err = await house.process.command("audit", "search", "--csv", "--all", *config)
    assert code == 0, err
    rows = list(csv.reader(io.StringIO(out.decode())))
    assert len(rows) > 10
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@", "\t", "\r")]
