"""Erasures in one process, with the shipped policies: their order, what is kept, what is told, what is repeated."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from guardrail.core import erasure_receipt
from guardrail.core.erasure_receipt_check import check
from guardrail.core.requests import RequestState
from guardrail.core.sealing import open_sealed
from guardrail.errors import ErasedError, RefusedError
from guardrail.ports import Chosen, Ruler
from guardrail.ports.rights import HoldAsked
from guardrail.turn.erasure import BATCH
from guardrail.types import DossierKind, ErasureBegun, Purpose, RawText, Right
from tests.unit.rights.erasure_house import OFFICER, START, Entropy, House, opened, real_ruler

WHY = RawText("subpoena of the court in the case of the stolen teapot")


@pytest.fixture(scope="module")
def ruler() -> Iterator[Ruler]:
    rulings, engine = real_ruler()
    yield rulings
    asyncio.run(engine.close())


@pytest_asyncio.fixture
async def house(tmp_path: Path, ruler: Ruler) -> AsyncIterator[House]:
    async with opened(tmp_path, ruler) as house:
        yield house


async def unreadable(house: House, subject: str) -> bool:
    try:
        await house.keys.get(subject)
    except ErasedError:
        return True
    return False


async def test_everything_of_a_person_goes_and_the_receipt_proves_it(house: House) -> None:
    subject = await house.person("ann")
    stays = await house.person("bob")
    request = await house.request(subject)

    assert await house.erasure.erase(request)
    assert await unreadable(house, subject)
    assert await house.receipts.receipt(request.id) is None
    assert (await house.known(request.id)).state is RequestState.WORKING
    with pytest.raises(ErasedError):
        await house.store.commit([], alive=[subject])

    await house.finish()
    assert await house.store.person(subject) is None
    assert await house.store.person(stays) is not None
    assert await house.count("transcript") == 3
    ended = await house.known(request.id)
    assert ended.state is RequestState.FULFILLED
    note = await house.receipts.receipt(request.id)
    assert note is not None
    verdict = check(note, house.vkey)
    assert verdict.ok, verdict
    receipt = verdict.receipt
    assert receipt is not None
    assert receipt.request_id == request.id
    assert [account.subject_id for account in receipt.accounts] == [subject]
    assert receipt.keys == 1
    assert receipt.kept == ()
    assert receipt.erased == {"transcript": 3, "vault": 3, "consent_ledger": 1, "consents": 1, "disclosure_ledger": 1}
    assert receipt.epoch == 1
    assert receipt.backups_unreadable_from is None
    assert [told.name for told in receipt.recipients] == ["crm", "mailer"]
    assert receipt.received_at < receipt.decided_at < receipt.unreadable_at < receipt.completed_at < receipt.issued_at
    assert await house.receipts.by_id(receipt.id) == note


async def test_the_log_says_what_happened_in_its_order(house: House) -> None:
    subject = await house.person("ann")
    request = await house.request(subject)
    await house.erasure.erase(request)
    await house.finish()
    tags = [entry["tag"] for entry in await house.entries()]
    assert tags[2:4] == ["erasure:subject:begun", "erasure:subject:completed"]
    assert sorted(tags[:2]) == ["rights:request:accepted", "rights:request:received"]
    assert sorted(tags[4:]) == ["rights:receipt:issued", "rights:request:fulfilled"]
    completed = (await house.entries("erasure:subject:completed"))[0]
    assert completed["request"] == request.id
    assert completed["keys"] == 1
    assert completed["rows"]["transcript"] == 3
    assert 0 < completed["milliseconds"] < 1000


async def test_the_plan_stands_in_the_request(house: House) -> None:
    subject = await house.person("ann")
    request = await house.request(subject)
    await house.erasure.erase(request)
    plan: Any = (await house.known(request.id)).plan
    account = plan["accounts"][0]
    assert (account["subject"], account["erases"], account["kept"]) == (subject, True, [])
    assert "GDPR 17(1)" in account["citations"]
    assert account["proof_until"] is not None


async def test_recipients_are_told_whom_it_was_about(house: House) -> None:
    subject = await house.person("ann")
    request = await house.request(subject)
    await house.erasure.erase(request)
    told = await house.recipients.of(request.id)
    assert [(each["recipient"], each["what"]) for each in told] == [("crm", "erased"), ("mailer", "erased")]
    assert told[0]["about"] == {"shop": [house.named("cnv", "ann")]}


async def test_whoever_has_few_rows_is_gone_at_once_and_others_in_the_background(house: House) -> None:
    few, many = await house.person("ann"), await house.person("bob", messages=400)
    requests = [await house.request(few), await house.request(many)]
    for request in requests:
        await house.erasure.erase(request)
    assert await house.store.person(few) is None
    assert await house.store.person(many) is not None
    assert await house.count("transcript") + await house.count("vault") == 800 - BATCH
    await house.finish()
    assert await house.store.person(many) is None
    completed = {each["subject"]: each["rows"] for each in await house.entries("erasure:subject:completed")}
    assert completed[many]["transcript"] == completed[many]["vault"] == 400
    for request in requests:
        note = await house.receipts.receipt(request.id)
        assert note is not None
        assert check(note, house.vkey).ok


async def test_linked_accounts_are_all_erased(house: House) -> None:
    one, other = await house.person("ann"), await house.person("anne", route="desk")
    house.links.groups.append({one, other})
    request = await house.request(one)
    assert await house.erasure.erase(request)
    assert await unreadable(house, one)
    assert await unreadable(house, other)
    await house.finish()
    note = await house.receipts.receipt(request.id)
    assert note is not None
    verdict = check(note, house.vkey)
    assert verdict.ok, verdict
    assert verdict.receipt is not None
    assert {(each.subject_id, each.route) for each in verdict.receipt.accounts} == {(one, "shop"), (other, "desk")}
    assert verdict.receipt.keys == 2


async def test_what_a_hold_keeps_is_sealed_anew_and_nothing_else_is_readable(house: House) -> None:
    subject = await house.person("ann")
    until = START.replace(year=2027)
    hold = await house.holds.place(HoldAsked(reason=WHY, subject_id=subject, until=until), actor=OFFICER)
    request = await house.request(subject)

    assert not await house.erasure.erase(request)
    assert await unreadable(house, subject)
    await house.finish()

    kept = await house.store.dossiers(DossierKind.HELD, Chosen(parent_id=hold.id, limit=500))
    records = sorted(str(each.body["record"]) for each in kept)
    assert records == ["consent", "disclosure", *["message"] * 3, "profile", *["vault"] * 3]
    key = await house.keys.get(hold.id)
    found = {
        str(each.body["record"]): json.loads(open_sealed(key, ("held", each.id), each.sealed))
        for each in kept
        if each.sealed is not None
    }
    assert found["message"]["direction"] == "inbound"
    assert found["profile"]["subject_id"] == subject
    assert await house.count("transcript") == 0
    ended = await house.known(request.id)
    assert ended.state is RequestState.PARTLY
    assert ended.history[-1].reasons == ("hold",)
    plan: Any = ended.plan
    assert plan["accounts"][0]["conflicts"] == ["message", "vault", "profile", "consent", "disclosure", "waiting"]
    note = await house.receipts.receipt(request.id)
    assert note is not None
    verdict = check(note, house.vkey)
    assert verdict.ok, verdict
    assert verdict.receipt is not None
    kinds = ["message", "vault", "profile", "consent", "disclosure", "waiting"]
    assert [(each.kind, each.action, each.reason) for each in verdict.receipt.kept] == [
        (kind, "restrict", "hold") for kind in kinds
    ]
    assert all(each.until is not None and each.until >= until for each in verdict.receipt.kept)


async def test_two_holds_have_copies_of_their_own(house: House) -> None:
    subject = await house.person("ann", messages=1)
    first = await house.holds.place(HoldAsked(reason=WHY, subject_id=subject), actor=OFFICER)
    second = await house.holds.place(HoldAsked(reason=WHY, route="shop"), actor=OFFICER)
    await house.erasure.erase(await house.request(subject))
    counts = [len(await house.store.dossiers(DossierKind.HELD, Chosen(parent_id=hold.id))) for hold in (first, second)]
    assert counts == [5, 5]


async def test_where_the_law_is_not_known_an_officer_must_decide_and_nothing_is_erased(house: House) -> None:
    subject = await house.person("ann", route="lost")
    request = await house.request(subject, route="lost")
    with pytest.raises(RefusedError) as refused:
        await house.erasure.erase(request)
    assert refused.value.code == "ask_officer"
    assert not await unreadable(house, subject)
    assert await house.entries("erasure:") == []


async def test_a_withdrawal_that_leaves_another_purpose_erases_nothing(house: House) -> None:
    subject = await house.person("ann")
    request = await house.request(subject, right=Right.WITHDRAW, about=Purpose.MARKETING)
    assert not await house.erasure.erase(request)
    assert not await unreadable(house, subject)
    assert (await house.known(request.id)).state is RequestState.WORKING


async def test_a_withdrawal_of_everything_erases(house: House) -> None:
    subject = await house.person("ann")
    request = await house.erasure.order(subject, ground="withdrawal", reason="last_basis_withdrawn")
    assert request is not None
    assert await unreadable(house, subject)
    await house.finish()
    note = await house.receipts.receipt(request.id)
    assert note is not None
    verdict = check(note, house.vkey)
    assert verdict.ok
    assert verdict.receipt is not None
    assert verdict.receipt.ground == "withdrawal"


async def test_an_order_becomes_a_request_with_a_receipt(house: House) -> None:
    subject = await house.person("ann")
    request = await house.erasure.order(subject, actor=OFFICER)
    assert request is not None
    await house.finish()
    ended = await house.known(request.id)
    assert ended.state is RequestState.FULFILLED
    assert [step.reasons for step in ended.history[:2]] == [("ordered",), ("ordered",)]
    note = await house.receipts.receipt(request.id)
    assert note is not None
    assert check(note, house.vkey).ok
    assert await house.erasure.order(subject) is None


async def test_a_request_of_somebody_who_is_gone_ends_by_itself(house: House) -> None:
    request = await house.request("sub_" + "z" * 26)
    assert not await house.erasure.erase(request)
    ended = await house.known(request.id)
    assert ended.state is RequestState.FULFILLED
    assert ended.history[-1].reasons == ("nothing_held",)


async def test_asked_twice_it_happens_once(house: House) -> None:
    subject = await house.person("ann")
    request = await house.request(subject)
    assert await house.erasure.erase(request)
    assert await house.erasure.erase(await house.known(request.id))
    await house.finish()
    assert await house.erasure.erase(await house.known(request.id))
    assert len(await house.entries("erasure:subject:begun")) == 1
    assert len(await house.entries("erasure:subject:completed")) == 1
    assert len(await house.recipients.of(request.id)) == 2


async def test_two_requests_for_one_person_both_have_a_receipt(house: House) -> None:
    subject = await house.person("ann")
    first, second = await house.request(subject), await house.request(subject)
    await asyncio.gather(house.erasure.erase(first), house.erasure.erase(second))
    await house.finish()
    for request in (first, second):
        note = await house.receipts.receipt(request.id)
        assert note is not None
        assert check(note, house.vkey).ok
        assert (await house.known(request.id)).state is RequestState.FULFILLED


async def test_who_came_back_with_a_backup_is_erased_again(house: House, tmp_path: Path) -> None:
    """The data of before the erasure, the keys of after it."""
    subject = await house.person("ann")
    stays = await house.person("bob")
    await house.keys.destroy(subject)
    assert await house.erasure.replay_missing() == 1
    await house.finish()
    assert await house.store.person(subject) is None
    assert await house.store.person(stays) is not None
    entry = (await house.entries("erasure:subject:completed"))[0]
    assert entry["subject"] == subject
    note = await house.receipts.receipt(entry["request"])
    assert note is not None
    assert check(note, house.vkey).ok
    assert (await house.known(entry["request"])).history[0].reasons == ("erased_before",)
    assert await house.erasure.replay_missing() == 0


async def test_who_came_back_with_the_keys_is_erased_again_alone(house: House) -> None:
    """Data and keys of before the erasure; a log kept elsewhere names who was erased."""
    subject, linked = await house.person("ann"), await house.person("anne")
    house.links.groups.append({subject, linked})
    hold = await house.holds.place(HoldAsked(reason=WHY, subject_id=subject), actor=OFFICER)
    await house.erasure.again(subject)
    assert await house.store.person(subject) is None
    assert await unreadable(house, subject)
    assert not await unreadable(house, linked)
    assert len(await house.store.dossiers(DossierKind.HELD, Chosen(parent_id=hold.id))) == 9
    await house.finish()
    request = (await house.entries("erasure:subject:completed"))[0]["request"]
    assert await house.receipts.receipt(request) is not None


async def test_of_whom_only_the_key_came_back_the_key_goes(house: House) -> None:
    await house.keys.create("sub_" + "k" * 26)
    await house.erasure.again("sub_" + "k" * 26)
    assert await unreadable(house, "sub_" + "k" * 26)
    assert await house.entries("erasure:") == []


async def test_who_came_back_without_a_key_is_erased_again_by_name(house: House) -> None:
    subject = await house.person("ann")
    await house.keys.destroy(subject)
    await house.erasure.again(subject)
    assert await house.store.person(subject) is None


async def test_what_an_earlier_release_had_begun_is_finished_with_a_receipt(house: House) -> None:
    subject = await house.person("ann")
    await house.store.commit([ErasureBegun(subject_id=subject, at=START)])
    await house.finish()
    assert await house.store.person(subject) is None
    entry = (await house.entries("erasure:subject:completed"))[0]
    assert await house.receipts.receipt(entry["request"]) is not None


async def test_one_erasure_that_cannot_go_on_keeps_no_other_waiting(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck, free = await house.person("ann", messages=300), await house.person("bob", messages=300)
    first, second = await house.request(stuck), await house.request(free)
    for request in (first, second):
        await house.erasure.erase(request)
    rows = house.eraser.rows

    async def failing(subject_id: str) -> Any:
        if subject_id == stuck:
            raise RefusedError("not now")
        return await rows(subject_id)

    monkeypatch.setattr(house.eraser, "rows", failing)
    house.clock.wait(seconds=61)
    with pytest.raises(RefusedError):
        await house.erasure.carry_on()
    assert await house.store.person(free) is None
    assert await house.store.person(stuck) is not None


# ---------------------------------------------------------------- the proof, its end, a rotation


async def test_the_proof_says_what_the_law_wants_until_its_time_is_up(house: House) -> None:
    subject = await house.person("ann")
    request = await house.request(subject)
    await house.erasure.erase(request)
    await house.finish()
    proof = await house.receipts.proof(request.id, actor=OFFICER)
    assert proof is not None
    assert (proof["nature"], proof["manner"], proof["response"]) == ("erasure", "chat", "fulfilled")
    assert (proof["denial"], proof["subjects"]) == ([], [subject])
    shown = await house.entries("rights:proof:shown")
    assert [(each["request"], each["officer"]) for each in shown] == [(request.id, OFFICER)]

    dossier = (await house.store.dossiers(DossierKind.RECEIPT, Chosen(parent_id=request.id)))[0]
    assert dossier.due_at is not None
    assert 729 <= (dossier.due_at - START).days <= 735
    assert await house.receipts.expire() == 0
    house.clock.now = dossier.due_at
    assert await house.receipts.expire() == 1
    assert await house.receipts.receipt(request.id) is None
    assert await house.receipts.proof(request.id, actor=OFFICER) is None
    assert await unreadable(house, dossier.id)
    assert [each["receipt"] for each in await house.entries("rights:proof:expired")] == [dossier.id]


async def test_a_proof_whose_key_is_gone_is_not_shown(house: House) -> None:
    subject = await house.person("ann")
    request = await house.request(subject)
    await house.erasure.erase(request)
    await house.finish()
    dossier = (await house.store.dossiers(DossierKind.RECEIPT, Chosen(parent_id=request.id)))[0]
    await house.keys.destroy(dossier.id)
    assert await house.receipts.proof(request.id, actor=OFFICER) is None
    assert await house.entries("rights:proof:shown") == []


@pytest.mark.parametrize("messages", [3, 300], ids=["at once", "in the background"])
async def test_what_else_the_person_asked_for_ends_with_the_erasure(house: House, messages: int) -> None:
    """Nobody can fulfil it any more, so it must not stay open; what others asked for does."""
    subject, other = await house.person("ann", messages=messages), await house.person("bob")
    hands = (Right.ACCESS, Right.PORTABILITY, Right.RECTIFICATION, Right.HUMAN_REVIEW)
    waiting = [await house.request(subject, right=right) for right in hands]
    reviewed = await house.request(subject, right=Right.RESTRICTION, accepted=False)
    stays = await house.request(other, right=Right.ACCESS)
    request = await house.request(subject)
    await house.erasure.erase(request)
    await house.finish()
    for each in (*waiting, reviewed):
        ended = await house.known(each.id)
        assert ended.state is RequestState.CANCELLED
        assert ended.closed_at is not None
        assert ended.history[-1].reasons == ("subject_erased",)
    cancelled = await house.entries("rights:request:cancelled")
    assert {entry["request"] for entry in cancelled} == {each.id for each in (*waiting, reviewed)}
    assert all(entry["reasons"] == ["subject_erased"] for entry in cancelled)
    assert (await house.known(stays.id)).state is RequestState.WORKING
    assert (await house.known(request.id)).state is RequestState.FULFILLED


async def test_an_operators_order_ends_what_the_person_asked_for(house: House) -> None:
    subject = await house.person("ann")
    waiting = await house.request(subject, right=Right.ACCESS)
    assert await house.erasure.order(subject, actor=OFFICER) is not None
    assert (await house.known(waiting.id)).state is RequestState.CANCELLED


async def test_after_a_rotation_receipts_say_since_when_backups_are_unreadable(house: House) -> None:
    first, second = await house.person("ann"), await house.person("bob")
    before = await house.request(first)
    await house.erasure.erase(before)
    await house.finish()
    await house.keys.rotate()
    after = await house.request(second)
    await house.erasure.erase(after)
    await house.finish()
    at = house.clock()
    assert await house.receipts.rotated(2, at) == 1
    assert await house.receipts.rotated(2, at) == 0
    found = []
    for request in (before, after):
        note = await house.receipts.receipt(request.id)
        assert note is not None
        verdict = check(note, house.vkey)
        assert verdict.ok, verdict
        assert verdict.receipt is not None
        found.append((verdict.receipt.epoch, verdict.receipt.backups_unreadable_from))
    assert found == [(1, at), (2, None)]


async def test_a_rotation_before_the_receipt_is_told_by_it_and_by_the_log(house: House) -> None:
    """Keys destroyed, then rotated, then rows deleted and the receipt signed."""
    subject = await house.person("ann", messages=300)
    request = await house.request(subject)
    await house.erasure.erase(request)
    await house.keys.rotate()
    at = house.clock()
    assert await house.receipts.rotated(2, at) == 1
    await house.finish()
    note = await house.receipts.receipt(request.id)
    assert note is not None
    verdict = check(note, house.vkey)
    assert verdict.ok, verdict
    assert verdict.receipt is not None
    assert verdict.receipt.backups_unreadable_from == at
    assert "backups_unreadable_from" in (await house.entries("erasure:subject:completed"))[0]


async def test_nothing_personal_is_in_a_receipt(house: House) -> None:
    subject = await house.person("ann")
    request = await house.request(subject)
    await house.erasure.erase(request)
    await house.finish()
    note = await house.receipts.receipt(request.id)
    assert note is not None
    assert b"ann" not in note
    assert b"example.org" not in note
    assert len(note) < erasure_receipt.MOST


# ---------------------------------------------------------------- two processes


async def test_another_process_that_has_the_key_in_its_cache_cannot_store_anything_more(
    tmp_path: Path, ruler: Ruler
) -> None:
    """The other process's memory opens what it holds for a while; the data take nothing more under it."""
    async with opened(tmp_path, ruler) as house, opened(tmp_path, ruler, entropy=Entropy("other")) as other:
        subject = await house.person("ann")
        assert (await other.keys.get(subject)).owner_id == subject
        vault = await other.vaults.open(house.named("cnv", "ann"), 3)
        assert len(vault) == 3
        await house.erasure.erase(await house.request(subject))
        assert (await other.keys.get(subject)).owner_id == subject  # still in its cache
        with pytest.raises(ErasedError):
            await other.store.commit([], alive=[subject])
        other.clock.wait(seconds=301)
        assert await unreadable(other, subject)


async def test_two_processes_carry_on_one_erasure_together(tmp_path: Path, ruler: Ruler) -> None:
    async with opened(tmp_path, ruler) as house, opened(tmp_path, ruler, entropy=Entropy("other")) as other:
        requests = [await house.request(await house.person(f"p{number}", messages=300)) for number in range(4)]
        for request in requests:
            await house.erasure.erase(request)
        for each in (house, other):
            each.clock.wait(seconds=61)
        await asyncio.gather(house.erasure.carry_on(), other.erasure.carry_on())
        other.clock.now = house.clock.now
        await house.finish()
        assert await house.count("subjects") == 0
        assert len(await house.entries("erasure:subject:completed")) == 4
        for request in requests:
            note = await other.receipts.receipt(request.id)
            assert note is not None
            assert check(note, house.vkey).ok


async def test_a_process_that_was_stopped_for_a_minute_writes_nothing_twice(tmp_path: Path, ruler: Ruler) -> None:
    """It stands still between two batches of rows; another one takes the work over; then it wakes up."""
    stopped, woken = asyncio.Event(), asyncio.Event()

    async def rest() -> None:
        stopped.set()
        await woken.wait()

    async with opened(tmp_path, ruler, rest=rest) as house, opened(tmp_path, ruler, entropy=Entropy("other")) as other:
        request = await house.request(await house.person("ann", messages=600))
        await house.erasure.erase(request)
        house.clock.wait(seconds=61)
        sleeper = asyncio.create_task(house.erasure.carry_on())
        await stopped.wait()
        other.clock.now = house.clock.now
        await other.finish()
        assert await other.receipts.receipt(request.id) is not None
        woken.set()
        await sleeper
        await house.finish()
        assert len(await house.entries("erasure:subject:completed")) == 1
        assert len(await house.entries("rights:receipt:issued")) == 1
        assert len(await house.recipients.of(request.id)) == 2
