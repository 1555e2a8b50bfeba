"""The outbox on every backend: nothing that must be told is lost, and nobody keeps anybody else waiting."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from guardrail.core.notices import PATIENCE, NoticeState, Told, Verdict
from guardrail.errors import ConflictError, KeysUnavailableError
from guardrail.rights.recipients import BATCH, Recipient
from guardrail.types import DossierSaved, Purpose
from tests.contract.notice_house import BUSY, NOON, SILENT, TAKEN, House, Receiving, dossiers, house, until

CRM = Recipient(name="crm")


@pytest.fixture
async def home(store_url: str, tmp_path: Path) -> AsyncIterator[House]:
    async with house(store_url, tmp_path) as made:
        yield made


# ---------------------------------------------------------------- who must be told of what


async def test_each_recipient_hears_of_its_own_routes(home: House) -> None:
    shop, other = Recipient(name="a", routes=frozenset({"shop"})), Recipient(name="b", routes=frozenset({"x"}))
    outbox = home.outbox([Recipient(name="all"), shop, other], {})
    here, there = home.conversation(), home.conversation()
    known = {"shop": [here], "help": [there]}
    made = dossiers(outbox.notices(home.request(), "erased", NOON, conversations=known))
    assert [(each.body["recipient"], each.body["conversations"]) for each in made] == [
        ("all", [there, here]),
        ("a", [here]),
    ]


async def test_an_optout_is_told_to_whom_its_purposes_concern(home: House) -> None:
    ads = Recipient(name="ads", purposes=frozenset({Purpose.MARKETING, Purpose.SALE}))
    lab = Recipient(name="lab", purposes=frozenset({Purpose.TRAINING}))
    outbox = home.outbox([CRM, ads, lab], {})
    asked = [Purpose.MARKETING, Purpose.ANALYTICS]
    made = dossiers(outbox.notices(home.request(), "opted_out", NOON, purposes=asked))
    assert {str(each.body["recipient"]): each.body["purposes"] for each in made} == {
        "crm": ["analytics", "marketing"],
        "ads": ["marketing"],
    }


async def test_a_processor_is_told_of_erasures_only(home: House) -> None:
    outbox = home.outbox([Recipient(name="processor", opendsr=True)], {})
    known = {"shop": [home.conversation()]}
    for what in ("rectified", "restricted", "lifted", "opted_out"):
        assert outbox.notices(home.request(), what, NOON, conversations=known) == []
    (erased,) = dossiers(outbox.notices(home.request(), "erased", NOON, conversations=known))
    assert str(erased.body["external_id"])[14] == "4"


async def test_many_conversations_go_into_several_notices(home: House) -> None:
    outbox = home.outbox([CRM], {})
    known = {"shop": [home.conversation() for _ in range(1201)]}
    made = dossiers(outbox.notices(home.request(), "erased", NOON, conversations=known))
    assert [each.body["count"] for each in made] == [500, 500, 201]
    assert [one for each in made for one in each.body["conversations"]] == known["shop"]  # type: ignore[union-attr]


async def test_an_erasure_cannot_be_told_without_saying_of_whom(home: House) -> None:
    outbox = home.outbox([CRM], {})
    with pytest.raises(ValueError):
        outbox.notices(home.request(), "erased", NOON)
    with pytest.raises(ValueError):
        outbox.notices(home.request(), "invented", NOON, conversations={})
    assert outbox.notices(home.request(), "erased", NOON, conversations={}) == []


async def test_conversations_of_all_linked_accounts_are_found_when_a_notice_is_sent(home: House) -> None:
    first, ids = await home.person("shop", 2)
    second, more = await home.person("help", 1)

    class Linked:
        async def accounts(self, subject_id: str) -> list[str]:
            return [subject_id, second]

    crm, shop = Receiving(), Receiving()
    outbox = home.outbox(
        [CRM, Recipient(name="shop-only", routes=frozenset({"shop"}))], {"crm": crm, "shop-only": shop}, links=Linked()
    )
    request = home.request(subject_id=first)
    await home.store.commit(outbox.notices(request, "restricted", NOON))
    assert await outbox.deliver() == 2
    assert set(crm.got[0].conversations or ()) == {*ids, *more}
    assert set(shop.got[0].conversations or ()) == set(ids)


# ---------------------------------------------------------------- telling them


async def test_what_was_taken_is_audited_shown_and_its_ids_forgotten(home: House) -> None:
    crm = Receiving()
    outbox = home.outbox([CRM], {"crm": crm})
    request = await home.tell(outbox, number=2)
    (waiting,) = await home.notices(request)
    ids = [str(each) for each in waiting.body["conversations"]]  # type: ignore[union-attr]
    home.time.pass_(minutes=1)
    assert await outbox.deliver() == 1
    assert list(crm.got[0].conversations or ()) == ids
    (entry,) = await home.entries()
    assert entry.tag == "rights:notice:sent"
    assert (entry.fields["recipient"], entry.fields["what"], entry.fields["status"], entry.fields["attempts"]) == (
        "crm", "erased", 204, 1,
    )  # fmt: skip
    (shown,) = await outbox.of(request.id)
    assert (shown["recipient"], shown["state"], shown["attempts"], shown["status"]) == ("crm", "sent", 1, 204)
    left = await home.everything()
    assert not [each for each in ids if each in left]
    assert await outbox.deliver() == 0
    assert len(crm.got) == 1


async def test_the_pauses_double_from_seconds_to_a_day_and_after_a_month_somebody_must_look(home: House) -> None:
    crm = Receiving([BUSY])
    outbox = home.outbox([CRM], {"crm": crm})
    request = await home.tell(outbox)
    for _ in range(200):
        await outbox.deliver()
        (notice,) = await home.notices(request)
        assert notice.due_at is not None
        if notice.state == "failed":
            break
        home.time.now = notice.due_at
    pauses = [later - earlier for earlier, later in zip(crm.at, crm.at[1:], strict=False)]
    assert all(timedelta(seconds=2.5) <= pause / 2**n <= timedelta(seconds=5) for n, pause in enumerate(pauses[:14]))
    assert all(timedelta(hours=12) <= pause <= timedelta(days=1) for pause in pauses[15:])
    assert crm.at[-1] - NOON <= PATIENCE
    (entry,) = await home.entries()
    assert (entry.tag, entry.fields["status"], entry.fields["attempts"]) == ("rights:notice:failed", 503, len(crm.at))
    (shown,) = await outbox.failed()
    assert (shown["request"], shown["state"]) == (request.id, "failed")


async def test_a_failed_notice_can_be_tried_again_by_hand(home: House) -> None:
    crm = Receiving([Told(verdict=Verdict.NEVER, status=410), TAKEN])
    outbox = home.outbox([CRM], {"crm": crm})
    await home.tell(outbox)
    assert await outbox.deliver() == 0
    (shown,) = await outbox.failed()
    name = str(shown["notice"])
    home.time.pass_(days=1)
    assert await outbox.deliver() == 0
    await outbox.retry(name)
    with pytest.raises(ConflictError):
        await outbox.retry(name)
    assert await outbox.deliver() == 1
    assert crm.got[0].id == crm.got[1].id == name
    assert crm.got[0].conversations == crm.got[1].conversations
    assert [entry.tag for entry in await home.entries()] == ["rights:notice:failed", "rights:notice:sent"]
    assert await outbox.failed() == []
    with pytest.raises(ConflictError):
        await outbox.retry("ntc_" + "a" * 26)


async def test_a_kill_after_sending_sends_the_same_message_again(home: House) -> None:
    crm = Receiving(gate=asyncio.Event())
    killed = home.outbox([CRM], {"crm": crm}, patience=0.01)
    await home.tell(killed)
    assert await killed.deliver() == 0
    await killed.close()  # what a kill leaves: the recipient has it, and nobody wrote that down
    survivor = Receiving()
    restarted = home.outbox([CRM], {"crm": survivor})
    assert await restarted.deliver() == 0  # its lease is not over
    home.time.pass_(seconds=61)
    assert await restarted.deliver() == 1
    assert survivor.got[0] == crm.got[0]


async def test_processes_share_the_work(home: House) -> None:
    crm = Receiving()
    one, two = (home.outbox([CRM], {"crm": crm}) for _ in range(2))
    for _ in range(30):
        await home.tell(one)
    taken = await asyncio.gather(*(outbox.deliver() for outbox in (one, two, one, two)))
    assert sum(taken) == 30
    assert len({notice.id for notice in crm.got}) == len(crm.got) == 30


async def test_a_recipient_that_hangs_keeps_nobody_else_waiting(home: House) -> None:
    slow, quick = Receiving(gate=asyncio.Event()), Receiving()
    both = [Recipient(name="slow"), Recipient(name="quick")]
    outbox = home.outbox(both, {"slow": slow, "quick": quick}, patience=0.05)
    for _ in range(3):
        await home.tell(outbox)
    assert await outbox.deliver() == 3
    assert (len(slow.got), len(quick.got)) == (1, 3)  # one after another, and it hangs at the first
    await home.tell(outbox)
    assert await outbox.deliver() == 1
    assert (len(slow.got), len(quick.got)) == (1, 4)
    assert slow.gate is not None
    slow.gate.set()
    await until(lambda: len(slow.got) == 4)
    assert len({notice.id for notice in slow.got}) == 4
    await outbox.close()


async def test_what_waited_longer_than_its_lease_allows_is_left_to_whoever_comes_next(home: House) -> None:
    slow = Receiving(gate=asyncio.Event())
    outbox = home.outbox([CRM], {"crm": slow}, patience=0.01)
    for _ in range(3):
        await home.tell(outbox)
    await outbox.deliver()
    home.time.pass_(seconds=31)
    assert slow.gate is not None
    slow.gate.set()
    await until(lambda: not outbox._running)
    assert len(slow.got) == 1
    home.time.pass_(seconds=31)
    assert await home.outbox([CRM], {"crm": slow}).deliver() == 2
    assert len({notice.id for notice in slow.got}) == 3


async def test_a_recipient_that_is_down_costs_one_attempt_a_round(home: House) -> None:
    down, up = Receiving([SILENT]), Receiving()
    outbox = home.outbox([Recipient(name="down"), Recipient(name="up")], {"down": down, "up": up})
    for _ in range(5):
        await home.tell(outbox)
    assert await outbox.deliver() == 5
    assert (len(down.got), len(up.got)) == (1, 5)
    home.time.pass_(minutes=2)
    down.answers = [TAKEN]
    assert await outbox.deliver() == 5


@pytest.mark.parametrize("failure", [RuntimeError("canary"), KeysUnavailableError("canary")])
async def test_an_attempt_that_fails_on_our_side_keeps_no_other(home: House, failure: Exception) -> None:
    broken, well = Receiving(failure=failure), Receiving()
    outbox = home.outbox([Recipient(name="broken"), Recipient(name="well")], {"broken": broken, "well": well})
    await home.tell(outbox)
    assert await outbox.deliver() == 1
    home.time.pass_(minutes=2)
    broken.failure = None
    assert await outbox.deliver() == 1


async def test_whoever_left_the_configuration_is_told_once_it_is_back(home: House) -> None:
    await home.tell(home.outbox([CRM], {}))
    assert await home.outbox([], {}).deliver() == 0
    home.time.pass_(minutes=2)
    crm = Receiving()
    assert await home.outbox([CRM], {"crm": crm}).deliver() == 1


async def test_a_notice_of_another_shape_keeps_no_other(home: House) -> None:
    crm = Receiving()
    outbox = home.outbox([CRM], {"crm": crm})
    (good,) = dossiers(outbox.notices(home.request(), "erased", NOON, conversations={"shop": [home.conversation()]}))
    strange = replace(good, id="ntc_" + "b" * 26, body={"recipient": "crm"}, due_at=NOON - timedelta(hours=1))
    await home.store.commit([DossierSaved(dossier=strange), DossierSaved(dossier=good)])
    assert await outbox.deliver() == 1
    assert ("crm", "bad_dossier") in home.told


async def test_more_than_a_batch_is_told_in_rounds(home: House) -> None:
    crm = Receiving()
    outbox = home.outbox([CRM], {"crm": crm})
    for _ in range(BATCH + 5):
        await home.tell(outbox)
    assert [await outbox.deliver(), await outbox.deliver()] == [BATCH, 5]


# ---------------------------------------------------------------- processors, and the end


async def test_a_processor_is_asked_until_it_is_done(home: House) -> None:
    until_then = NOON + timedelta(days=45)
    working = Told(verdict=Verdict.WORKING, status=201, until=until_then)
    lost = Told(verdict=Verdict.LOST, status=404)
    processor = Receiving([working, working, BUSY, lost, working, TAKEN])
    outbox = home.outbox([Recipient(name="dsr", opendsr=True)], {"dsr": processor})
    request = await home.tell(outbox)
    states = []
    for _ in range(6):
        await outbox.deliver()
        states.append((await outbox.of(request.id))[0]["state"])
        home.time.pass_(days=1)
    assert states == ["accepted", "accepted", "accepted", "waiting", "accepted", "sent"]
    assert len({notice.external_id for notice in processor.got}) == 1
    assert [entry.tag for entry in await home.entries()] == ["rights:notice:sent"]


async def test_a_processor_that_never_ends_is_given_up(home: House) -> None:
    processor = Receiving([Told(verdict=Verdict.WORKING, status=200, until=NOON + timedelta(days=10_000))])
    outbox = home.outbox([Recipient(name="dsr", opendsr=True)], {"dsr": processor})
    request = await home.tell(outbox)
    for _ in range(122):
        await outbox.deliver()
        home.time.pass_(days=1)
    assert (await outbox.of(request.id))[0]["state"] == NoticeState.FAILED
    assert [entry.tag for entry in await home.entries()] == ["rights:notice:failed"]


async def test_the_record_goes_when_its_time_is_over(home: House) -> None:
    outbox = home.outbox([CRM], {"crm": Receiving()})
    request = home.request(proof_until=NOON + timedelta(days=3 * 366))
    known = {"shop": [home.conversation()]}
    await home.store.commit(outbox.notices(request, "erased", NOON, conversations=known))
    await outbox.deliver()
    home.time.pass_(days=3 * 366 - 1)
    await outbox.deliver()
    assert len(await outbox.of(request.id)) == 1
    home.time.pass_(days=1)
    await outbox.deliver()
    assert await outbox.of(request.id) == []
