"""Receipts after the log's key was handed over: signed by the new one, never by the old one, good under both."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from guardrail.audit.inclusions import LogGrounds
from guardrail.cli.rooms import AUDIT_TABLES
from guardrail.core import notes
from guardrail.core.erasure_receipt_check import check
from guardrail.core.ids import new_id
from guardrail.errors import IntegrityError
from guardrail.ports import Ruler
from guardrail.rights.receipts import SignedReceipts
from tests.unit.rights.erasure_house import ORIGIN, House, opened, real_ruler

NEXT = bytes(range(32))


@pytest.fixture(scope="module")
def ruler() -> Iterator[Ruler]:
    rulings, engine = real_ruler()
    yield rulings
    asyncio.run(engine.close())


@pytest_asyncio.fixture
async def house(tmp_path: Path, ruler: Ruler) -> AsyncIterator[House]:
    async with opened(tmp_path, ruler) as house:
        yield house


def with_the_next_key(house: House) -> SignedReceipts:
    return SignedReceipts(
        store=house.store,
        keys=house.keys,
        log=LogGrounds(house.store.look, AUDIT_TABLES, notes.verifier_of(ORIGIN, NEXT)),
        sign=lambda text: notes.sign(text, ORIGIN, NEXT),
        recipients=house.recipients,
        recorder=house.recorder,
        clock=house.clock,
        entropy=house.entropy,
    )


async def test_receipts_follow_the_key_of_the_log(house: House) -> None:
    before, after = await house.request(await house.person("ann")), await house.request(await house.person("bob"))
    await house.erasure.erase(before)
    await house.finish()
    await house.erasure.erase(after)
    await house.log.sequence()
    await house.log.hand_over(NEXT, new_id("ent", house.entropy))
    await house.keys.rotate()
    at = house.clock()

    # this process has the old key still
    await house.erasure.carry_on()
    assert await house.receipts.receipt(after.id) is None
    with pytest.raises(IntegrityError) as refused:
        await house.receipts.rotated(2, at)
    assert refused.value.code == "audit_key_handed_over"
    kept = await house.receipts.receipt(before.id)
    assert kept is not None
    assert check(kept, house.vkey).ok

    # this one has the new one
    receipts = with_the_next_key(house)
    assert await receipts.rotated(2, at) == 1  # the other one, not signed yet, was noted before
    house.erasure._issuing = receipts
    await house.finish()
    for request in (before, after):
        note = await receipts.receipt(request.id)
        assert note is not None
        for vkey in (house.vkey, notes.verifier_of(ORIGIN, NEXT).vkey):
            verdict = check(note, vkey)
            assert verdict.ok, verdict
            assert verdict.receipt is not None
            assert verdict.receipt.backups_unreadable_from == at
