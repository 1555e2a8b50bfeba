"""What falls when: previews that delete nothing, sweeps, holds that suspend them, the law that shortens."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from guardrail.core.sealing import open_sealed
from guardrail.errors import PolicyUnavailableError
from guardrail.ports import Chosen, Ruler, Ruling
from guardrail.ports.rights import HoldAsked
from guardrail.types import DossierKind, RawText
from tests.unit.rights.erasure_house import OFFICER, SECOND, START, House, opened, real_ruler

WHY = RawText("subpoena in the case of the stolen teapot")


@pytest.fixture(scope="module")
def ruler() -> Iterator[Ruler]:
    rulings, engine = real_ruler()
    yield rulings
    asyncio.run(engine.close())


@pytest_asyncio.fixture
async def house(tmp_path: Path, ruler: Ruler) -> AsyncIterator[House]:
    async with opened(tmp_path, ruler) as house:
        yield house


def row(preview: Any, route: str, record: str) -> Mapping[str, Any]:
    return next(each for each in preview if (each["route"], each["record"]) == (route, record))


async def test_a_preview_counts_and_deletes_nothing(house: House) -> None:
    await house.person("ann", days=1)
    await house.person("bob", route="desk", days=90)
    house.clock.wait(days=2)
    before = await house.count("audit_entries")
    preview = await house.retention.preview()
    messages = row(preview, "shop", "message")
    assert (messages["rows"], messages["due"], messages["held"], messages["seconds"]) == (3, 3, 0, 30 * 86400)
    assert messages["oldest"].startswith("2026-11-22T12:00:00")
    assert messages["oldest_is"] == "keep"
    assert "GDPR 5(1)(e)" in messages["citations"]
    assert (row(preview, "desk", "message")["due"], row(preview, "desk", "message")["seconds"]) == (0, 90 * 86400)
    assert {each["record"] for each in preview} == {"message", "vault", "profile", "consent_proof"}
    assert (await house.count("transcript"), await house.count("audit_entries")) == (6, before)


async def test_a_sweep_deletes_what_is_due_and_says_so(house: House) -> None:
    await house.person("ann", days=1)
    await house.person("bob", days=20)
    house.clock.wait(days=2)
    assert await house.retention.sweep() == {"transcript": 3, "vault": 3}
    assert (await house.count("transcript"), await house.count("vault")) == (3, 3)
    assert [each["rows"] for each in await house.entries("retention:")] == [{"transcript": 3, "vault": 3}]
    assert await house.retention.sweep() == {}


@pytest.mark.parametrize("scope", ["subject", "route"])
async def test_what_is_held_does_not_expire(house: House, scope: str) -> None:
    held, free = await house.person("ann", days=1), await house.person("bob", route="desk", days=1)
    asked = {"subject_id": held} if scope == "subject" else {"route": "shop"}
    hold = await house.holds.place(HoldAsked(reason=WHY, **asked), actor=OFFICER)
    house.clock.wait(days=2)
    assert row(await house.retention.preview(), "shop", "message")["held"] == 3
    assert row(await house.retention.preview(), "desk", "message")["held"] == 0
    assert await house.retention.sweep() == {"transcript": 6, "vault": 6}
    kept = await house.store.dossiers(DossierKind.HELD, Chosen(parent_id=hold.id))
    assert sorted(str(each.body["record"]) for each in kept) == ["message"] * 3 + ["vault"] * 3
    assert {each.subject_id for each in kept} == {held}
    key = await house.keys.get(hold.id)
    sealed = kept[0].sealed
    assert sealed is not None
    assert "content" in json.loads(open_sealed(key, ("held", kept[0].id), sealed))
    assert free not in {each.subject_id for each in kept}
    # The person is erased later: what the hold has already is not there twice.
    await house.erasure.erase(await house.request(held))
    again = await house.store.dossiers(DossierKind.HELD, Chosen(parent_id=hold.id))
    assert sorted(str(each.body["record"]) for each in again).count("message") == 3


async def test_after_the_hold_what_it_kept_goes(house: House) -> None:
    subject = await house.person("ann", days=1)
    hold = await house.holds.place(HoldAsked(reason=WHY, subject_id=subject), actor=OFFICER)
    house.clock.wait(days=2)
    await house.retention.sweep()
    await house.holds.lift(hold.id, actor=OFFICER, reason=WHY)
    await house.holds.approve(hold.id, actor=SECOND)
    assert await house.store.dossiers(DossierKind.HELD, Chosen(parent_id=hold.id)) == []


async def test_what_the_law_no_longer_lets_be_kept_goes_before_its_time(house: House) -> None:
    """The row was promised 400 days; the law of the route gives thirty."""
    await house.person("ann", days=400)
    house.clock.wait(days=29)
    assert await house.retention.sweep() == {}
    house.clock.wait(days=2)
    assert await house.retention.sweep() == {"brought_forward": 6}
    house.clock.wait(seconds=1)
    assert await house.retention.sweep() == {"transcript": 3, "vault": 3}


async def test_an_original_stays_while_its_conversation_goes_on(house: House) -> None:
    await house.person("ann", days=400)
    query = "UPDATE transcript SET at = at + 20 * 86400000000 WHERE seq = 1"
    await house.store.run(lambda connection: connection.exec_driver_sql(query))
    house.clock.wait(days=31)
    assert await house.retention.sweep() == {"brought_forward": 2}
    assert await house.count("vault") == 3


async def test_without_a_policy_only_what_was_decided_before_goes(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.person("ann", days=1)
    await house.person("bob", days=400)
    house.clock.wait(days=40)

    async def down(*given: object, jurisdictions: tuple[str, ...], kind: str, at: datetime) -> Ruling:
        raise PolicyUnavailableError("down")

    monkeypatch.setattr(house.retention, "_ruler", type("Down", (), {"rule": staticmethod(down)})())
    with pytest.raises(PolicyUnavailableError):
        await house.retention.sweep()
    assert await house.count("transcript") == 3


async def test_a_route_whose_law_is_not_known_keeps_what_it_has(house: House) -> None:
    await house.person("ann", route="lost", days=400)
    house.clock.wait(days=200)
    assert await house.retention.sweep() == {}
    preview = row(await house.retention.preview(), "lost", "message")
    assert (preview["oldest_is"], preview["reasons"]) == ("refuse", ["jurisdiction_unknown"])


async def test_proofs_whose_time_is_up_go_with_a_sweep(house: House) -> None:
    subject = await house.person("ann")
    request = await house.request(subject)
    await house.erasure.erase(request)
    await house.finish()
    house.clock.now = START + timedelta(days=740)
    assert (await house.retention.sweep())["receipt"] == 1
    assert await house.receipts.receipt(request.id) is None
