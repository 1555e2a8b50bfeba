"""Legal holds: placed, lifted by two, run out; and what ends with them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from guardrail.errors import BadPayloadError, ConflictError, ErasedError, RefusedError
from guardrail.ports import Chosen, Ruler
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


async def held(house: House, hold: str) -> int:
    return len(await house.store.dossiers(DossierKind.HELD, Chosen(parent_id=hold, limit=500)))


async def test_a_hold_is_placed_with_a_reason_that_only_its_key_opens(house: House) -> None:
    subject = await house.person("ann")
    hold = await house.holds.place(
        HoldAsked(reason=WHY, subject_id=subject, rule="eu/gdpr_17_3", until=START + timedelta(days=9)), actor=OFFICER
    )
    assert (hold.state, hold.subject_id, hold.version) == ("active", subject, 1)
    assert WHY.raw not in str(hold.body)
    assert await house.holds.reason(hold.id) == WHY
    assert [each.id for each in await house.holds.of(subject, "shop")] == [hold.id]
    assert await house.holds.of("sub_" + "z" * 26, "shop") == []
    placed = (await house.entries("hold:scope:placed"))[0]
    assert (placed["hold"], placed["subject"], placed["officer"]) == (hold.id, subject, OFFICER)
    assert placed["rule"] == "gdpr_17_3"
    await house.keys.destroy(hold.id)
    assert await house.holds.reason(hold.id) is None


async def test_a_hold_on_a_route_is_on_everybody_there(house: House) -> None:
    hold = await house.holds.place(HoldAsked(reason=WHY, route="shop"), actor=OFFICER)
    assert [each.id for each in await house.holds.of("sub_" + "z" * 26, "shop")] == [hold.id]
    assert await house.holds.of("sub_" + "z" * 26, "desk") == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": RawText(" "), "route": "shop"},
        {"reason": WHY},
        {"reason": WHY, "route": "shop", "subject_id": "sub_x"},
        {"reason": WHY, "route": "shop", "until": START},
        {"reason": WHY, "route": "shop", "rule": "because"},
    ],
)
async def test_what_is_no_hold_is_refused(house: House, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadPayloadError):
        await house.holds.place(HoldAsked(**wrong), actor=OFFICER)
    assert await house.holds.listed() == []


async def test_nobody_is_held_who_is_not_there(house: House) -> None:
    with pytest.raises(ConflictError) as refused:
        await house.holds.place(HoldAsked(reason=WHY, subject_id="sub_" + "z" * 26), actor=OFFICER)
    assert refused.value.code == "nobody"


async def test_two_persons_lift_a_hold(house: House) -> None:
    subject = await house.person("ann")
    hold = await house.holds.place(HoldAsked(reason=WHY, subject_id=subject), actor=OFFICER)
    with pytest.raises(ConflictError):
        await house.holds.approve(hold.id, actor=SECOND)
    asked = await house.holds.lift(hold.id, actor=OFFICER, reason=RawText("the case was closed"))
    assert asked.state == "lifting"
    assert len(await house.holds.of(subject, "shop")) == 1
    assert await house.holds.reason(hold.id) == WHY
    with pytest.raises(RefusedError) as refused:
        await house.holds.approve(hold.id, actor=OFFICER)
    assert refused.value.code == "own_request"
    ended = await house.holds.approve(hold.id, actor=SECOND)
    assert ended.state == "ended"
    assert await house.holds.of(subject, "shop") == []
    assert await house.holds.reason(hold.id) is None
    tags = [each["tag"] for each in await house.entries("hold:")]
    assert tags == ["hold:scope:placed", "hold:scope:asked", "hold:scope:lifted"]
    for late in (house.holds.approve(hold.id, actor=SECOND), house.holds.lift(hold.id, actor=OFFICER, reason=WHY)):
        with pytest.raises(ConflictError):
            await late


async def test_an_unknown_hold_is_none(house: House) -> None:
    with pytest.raises(ConflictError) as unknown:
        await house.holds.approve("hld_" + "z" * 26, actor=SECOND)
    assert (unknown.value.code, unknown.value.status) == ("unknown_hold", 404)
    assert await house.holds.reason("hld_" + "z" * 26) is None


async def test_what_a_hold_alone_kept_goes_with_it_and_what_another_keeps_stays(house: House) -> None:
    subject = await house.person("ann", messages=1)
    first = await house.holds.place(HoldAsked(reason=WHY, subject_id=subject), actor=OFFICER)
    second = await house.holds.place(
        HoldAsked(reason=WHY, route="shop", until=START + timedelta(days=30)), actor=OFFICER
    )
    await house.erasure.erase(await house.request(subject))
    assert (await held(house, first.id), await held(house, second.id)) == (5, 5)
    await house.holds.lift(first.id, actor=OFFICER, reason=WHY)
    await house.holds.approve(first.id, actor=SECOND)
    assert (await held(house, first.id), await held(house, second.id)) == (0, 5)
    with pytest.raises(ErasedError):
        await house.keys.get(first.id)

    assert await house.holds.carry_on() == 0
    house.clock.now = START + timedelta(days=31)
    assert await house.holds.carry_on() == 1
    assert await held(house, second.id) == 0
    assert [each["hold"] for each in await house.entries("hold:scope:expired")] == [second.id]
    assert await house.holds.carry_on() == 0


async def test_a_process_killed_while_a_hold_ends_leaves_it_to_the_next(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    subject = await house.person("ann", messages=1)
    hold = await house.holds.place(HoldAsked(reason=WHY, subject_id=subject), actor=OFFICER)
    await house.erasure.erase(await house.request(subject))
    await house.holds.lift(hold.id, actor=OFFICER, reason=WHY)

    async def fail(owner_id: str) -> bool:
        raise ErasedError("as the test wants it")

    with monkeypatch.context() as broken:
        broken.setattr(house.keys, "destroy", fail)
        with pytest.raises(ErasedError):
            await house.holds.approve(hold.id, actor=SECOND)
    assert await held(house, hold.id) == 5
    assert await house.holds.of(subject, "shop") == []
    assert await house.holds.carry_on() == 1
    assert await held(house, hold.id) == 0
    assert [each.state for each in await house.holds.listed()] == ["ended"]
