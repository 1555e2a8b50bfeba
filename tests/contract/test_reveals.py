"""Reveals under the shipped policy, on both databases: two people, a reason, one transcript, minutes, on the record."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from guardrail.errors import ChannelError, ErasedError, IntegrityError, RefusedError, StoreUnavailableError
from guardrail.policy.embedded import EmbeddedEngine
from guardrail.policy.law import LawBook
from guardrail.policy.rulings import Rulings
from guardrail.policy.tree import default_policy_dir
from guardrail.ports.rights import Reader
from guardrail.rights.clear_texts import ClearTexts
from guardrail.rights.reveals import APPROVED, CLOSED, OPENED, RulingReveals
from guardrail.turn.erasure import Eraser
from guardrail.turn.vaults import Vaults
from guardrail.types import (
    AuditRecorded,
    Direction,
    ErasureBegun,
    RawText,
    RestrictionNoted,
    RoutePolicy,
    SubjectErased,
)
from tests.contract.copy_house import House, Person, house, read

REASON = RawText("Canary-reason: complaint of Ona")


@pytest.fixture(scope="module")
def engine() -> Iterator[EmbeddedEngine]:
    made = EmbeddedEngine(default_policy_dir(), deadline=10, isolated=False)
    yield made
    asyncio.run(made.close())


@dataclass
class Desk:
    """The service and two officers."""

    rooms: House
    engine: EmbeddedEngine
    keyholders: set[str] = field(default_factory=set)
    themselves: set[str] = field(default_factory=set)
    jurisdictions: tuple[str, ...] = ("eu",)

    def __post_init__(self) -> None:
        self.officer, self.approver = self.rooms.id("off"), self.rooms.id("off")

    @property
    def reveals(self) -> RulingReveals:
        return RulingReveals(
            store=self.rooms.store,
            keys=self.rooms.keys,
            ruler=Rulings(self.engine, LawBook(self.engine)),
            recorder=self.rooms.recorder,
            entropy=self.rooms.chance,
            clock=self.rooms.time,
            routes={"shop": RoutePolicy(jurisdictions=self.jurisdictions)},
            about_self=self._about_self,
        )

    async def asked(self, someone: Person, seconds: int = 300) -> str:
        made = await self.reveals.ask(someone.conversation, REASON, seconds, by=self.by(self.officer, "officer"))
        return made.id

    async def agreed(self, someone: Person, seconds: int = 300) -> str:
        asked = await self.asked(someone, seconds)
        await self.reveals.approve(asked, by=self.by(self.approver, "approver"))
        return asked

    async def opened(self, reveal: str) -> list[str]:
        opening = await self.reveals.open(reveal, by=self.by(self.officer, "officer"))
        return [part["text"] for record in opening.records for part in record["parts"]]  # type: ignore[index, union-attr, call-overload]

    async def denials(self) -> list[tuple[str, ...]]:
        return [tuple(entry.fields["reasons"]) for entry in await self.rooms.entries("reveal:transcript:denied")]  # type: ignore[arg-type]

    async def _about_self(self, officer: str, subjects: Sequence[str]) -> bool:
        return officer in self.themselves

    def by(self, officer: str, *roles: str) -> Reader:
        return Reader(id=officer, roles=roles, holds_keys=officer in self.keyholders)


@pytest_asyncio.fixture
async def desk(store_url: str, tmp_path: Path, engine: EmbeddedEngine) -> AsyncIterator[Desk]:
    async with house(store_url, tmp_path) as rooms:
        yield Desk(rooms, engine)


@pytest_asyncio.fixture
async def ann(desk: Desk) -> Person:
    someone = await desk.rooms.person()
    await desk.rooms.keeps(someone, "<PERSON_1>", "Canary-Ann")
    await desk.rooms.says(someone, "I am <PERSON_1>")
    await desk.rooms.says(someone, "Hello <PERSON_1>", direction=Direction.OUTBOUND)
    return someone


CLEAR = ["I am Canary-Ann", "Hello Canary-Ann"]


async def refused(awaitable: object) -> str:
    with pytest.raises(RefusedError) as error:
        await awaitable  # type: ignore[misc]
    return error.value.code


# ---------------------------------------------------------------- how it goes


async def test_two_people_open_a_transcript_for_minutes(desk: Desk, ann: Person) -> None:
    reveal = await desk.agreed(ann)
    assert await desk.opened(reveal) == CLEAR
    desk.rooms.time.at += timedelta(seconds=299)
    assert await desk.opened(reveal) == CLEAR
    [dossier] = await desk.reveals.listed()
    assert (dossier.state, dossier.due_at) == (OPENED, desk.rooms.time() + timedelta(seconds=1))
    desk.rooms.time.at += timedelta(seconds=1)
    assert await refused(desk.opened(reveal)) == "time_over"
    assert await desk.reveals.close_due() == 1
    assert (await desk.reveals.listed())[0].state == CLOSED
    assert await refused(desk.opened(reveal)) == "reveal_closed"
    tags = [entry.tag for entry in await desk.rooms.entries("reveal:")]
    assert sorted(tags) == [
        "reveal:transcript:approved",
        "reveal:transcript:asked",
        "reveal:transcript:denied",
        "reveal:transcript:opened",
        "reveal:transcript:opened",
    ]


async def test_it_is_in_the_log_before_anybody_sees_it(
    desk: Desk, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    reveal = await desk.agreed(ann)
    seen: list[list[AuditRecorded]] = []
    read_on = ClearTexts.in_clear

    async def watched(self: ClearTexts, scene: object) -> object:
        seen.append(await desk.rooms.entries("reveal:transcript:opened"))
        return await read_on(self, scene)  # type: ignore[arg-type]

    monkeypatch.setattr(ClearTexts, "in_clear", watched)
    await desk.opened(reveal)
    assert [len(entries) for entries in seen] == [1]
    assert seen[0][0].fields["officer"] == desk.officer

    async def failing(*args: object, **more: object) -> None:
        raise StoreUnavailableError

    monkeypatch.setattr(desk.rooms.store, "commit", failing)
    with pytest.raises(StoreUnavailableError):
        await desk.opened(reveal)
    assert len(seen) == 1


async def test_the_person_learns_of_it(desk: Desk, ann: Person) -> None:
    reveal = await desk.agreed(ann)
    links, request = desk.rooms.links(), desk.rooms.request(ann)
    assert read(await links.made(request, "json", actor=desk.officer))["reveals"] == []
    await desk.opened(reveal)
    await desk.opened(reveal)
    [told] = read(await links.made(request, "json", actor=desk.officer))["reveals"]  # type: ignore[misc]
    assert (told["id"], told["roles"], told["seconds"]) == (reveal, ["officer"], 300)  # type: ignore[has-type]


async def test_reasons_and_words_are_stored_sealed(desk: Desk, ann: Person) -> None:
    reveal = await desk.agreed(ann)
    await desk.opened(reveal)
    assert "canary" not in (await desk.rooms.stored()).casefold()
    reason = await desk.reveals.reason(reveal)
    assert reason == REASON
    assert await desk.reveals.reason(desk.rooms.id("rvl")) is None
    rooms = desk.rooms
    vaults = Vaults(rooms.store, rooms.keys, rooms.chance)
    destroyed = await Eraser(rooms.store, rooms.keys, vaults, rooms.recorder).destroy([ann.id])
    assert destroyed == {ann.id: 2}  # the person's key, and that of the reason
    assert await desk.reveals.reason(reveal) is None


async def test_a_group_shows_every_living_members_values(desk: Desk, ann: Person) -> None:
    bob, group = await desk.rooms.person(), await desk.rooms.group()
    await desk.rooms.keeps(bob, "<PERSON_1>", "Bob", conversation=group)
    await desk.rooms.says(bob, "<PERSON_1> here", conversation=group)
    await desk.rooms.says(ann, "hello <PERSON_1>", conversation=group)
    meeting = Person(bob.id, group, "shop")
    reveal = await desk.agreed(meeting)
    assert await desk.opened(reveal) == ["Bob here", "hello Bob"]
    await desk.rooms.keys.destroy(bob.id)
    assert await desk.opened(reveal) == ["hello <PERSON_1>"]
    await desk.rooms.store.commit([RestrictionNoted(subject_id=ann.id, at=desk.rooms.time())])
    assert await refused(desk.opened(reveal)) == "subject_restricted"


# ---------------------------------------------------------------- who may not, and when not


async def test_nothing_opens_without_the_second_person(desk: Desk, ann: Person) -> None:
    reveal = await desk.asked(ann)
    assert await refused(desk.opened(reveal)) == "approval_missing"
    assert await desk.denials() == [("approval_missing",)]


async def test_nobody_approves_themselves(desk: Desk, ann: Person) -> None:
    reveal = await desk.asked(ann)
    both = ["officer", "approver"]
    assert await refused(desk.reveals.approve(reveal, by=desk.by(desk.officer, *both))) == "own_request"
    assert (await desk.reveals.listed())[0].state == "asked"


async def test_roles(desk: Desk, ann: Person) -> None:
    async def ask(*roles: str) -> object:
        return await desk.reveals.ask(ann.conversation, REASON, 300, by=desk.by(desk.officer, *roles))

    assert await refused(ask("agent_desk")) == "role_may_not"
    assert await refused(ask("officer", "auditor")) == "role_may_not"
    assert await refused(ask("officer", "admin")) == "holds_keys"
    reveal = await desk.asked(ann)
    assert await refused(desk.reveals.approve(reveal, by=desk.by(desk.approver, "officer"))) == "approver_may_not"
    await desk.reveals.approve(reveal, by=desk.by(desk.approver, "approver"))
    assert await refused(desk.reveals.open(reveal, by=desk.by(desk.officer))) == "role_may_not"
    assert await refused(desk.reveals.open(reveal, by=desk.by(desk.approver, "officer"))) == "not_requester"
    assert await desk.opened(reveal) == CLEAR


async def test_whoever_holds_keys_or_is_concerned_stays_out(desk: Desk, ann: Person) -> None:
    desk.keyholders = {desk.officer}
    assert await refused(desk.asked(ann)) == "holds_keys"
    desk.keyholders, desk.themselves = set(), {desk.officer}
    assert await refused(desk.asked(ann)) == "about_self"
    desk.themselves = {desk.approver}
    reveal = await desk.asked(ann)
    assert await refused(desk.reveals.approve(reveal, by=desk.by(desk.approver, "approver"))) == "about_approver"


async def test_a_reason_and_a_time_are_needed(desk: Desk, ann: Person) -> None:
    async def ask(reason: str, seconds: int) -> object:
        return await desk.reveals.ask(ann.conversation, RawText(reason), seconds, by=desk.by(desk.officer, "officer"))

    assert await refused(ask(" \n", 300)) == "reason_missing"
    assert await refused(ask("because", 0)) == "no_time"
    assert sorted(await desk.denials()) == [("no_time",), ("reason_missing",)]
    assert await desk.reveals.listed() == []


async def test_no_longer_than_the_policy_lets(desk: Desk, ann: Person) -> None:
    reveal = await desk.agreed(ann, seconds=86_400)
    await desk.opened(reveal)
    desk.rooms.time.at += timedelta(seconds=900)
    assert await refused(desk.opened(reveal)) == "time_over"


async def test_the_person_is_told_how_long_it_could_be_read_not_what_was_wished(desk: Desk, ann: Person) -> None:
    await desk.opened(await desk.agreed(ann, seconds=86_400))
    document = read(await desk.rooms.links().made(desk.rooms.request(ann), "json", actor=desk.officer))
    assert [told["seconds"] for told in document["reveals"]] == [900]  # type: ignore[attr-defined]


async def test_whoever_agrees_while_it_closes_is_not_overruled(
    desk: Desk, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    reveal = await desk.asked(ann)
    due = desk.rooms.store.dossiers_due

    async def late(*some: object) -> object:
        found = await due(*some)  # type: ignore[arg-type]
        await desk.reveals.approve(reveal, by=desk.by(desk.approver, "approver"))
        return found

    monkeypatch.setattr(desk.rooms.store, "dossiers_due", late)
    desk.rooms.time.at += timedelta(days=7)
    await desk.reveals.close_due()
    assert (await desk.reveals.listed())[0].state == APPROVED


async def test_yesterdays_approval_is_none(desk: Desk, ann: Person) -> None:
    reveal = await desk.agreed(ann)
    desk.rooms.time.at += timedelta(days=1)
    assert await refused(desk.opened(reveal)) == "approval_expired"
    assert await desk.reveals.close_due() == 1


async def test_a_question_that_nobody_answers_closes(desk: Desk, ann: Person) -> None:
    reveal = await desk.asked(ann)
    desk.rooms.time.at += timedelta(days=7)
    assert await desk.reveals.close_due() == 1
    approving = desk.reveals.approve(reveal, by=desk.by(desk.approver, "approver"))
    assert await refused(approving) == "reveal_closed"


async def test_one_transcript_at_a_time(desk: Desk, ann: Person) -> None:
    bob = await desk.rooms.person()
    await desk.rooms.says(bob, "hello")
    first, second = await desk.agreed(ann), await desk.agreed(bob)
    await desk.opened(first)
    assert await refused(desk.opened(second)) == "not_one_transcript"
    desk.rooms.time.at += timedelta(seconds=300)
    assert await desk.opened(second) == ["hello"]


async def test_restricted_people_are_not_read(desk: Desk, ann: Person) -> None:
    reveal = await desk.agreed(ann)
    await desk.rooms.store.commit([RestrictionNoted(subject_id=ann.id, at=desk.rooms.time())])
    assert await refused(desk.opened(reveal)) == "subject_restricted"
    assert await refused(desk.asked(ann)) == "subject_restricted"


async def test_erased_people_are_not_read(desk: Desk, ann: Person) -> None:
    reveal = await desk.agreed(ann)
    await desk.rooms.store.commit([ErasureBegun(subject_id=ann.id, at=desk.rooms.time())])
    assert await refused(desk.opened(reveal)) == "subject_erased"
    await desk.rooms.store.commit([SubjectErased(subject_id=ann.id)])
    with pytest.raises((ChannelError, ErasedError)):
        await desk.opened(reveal)


async def test_a_misspelt_jurisdiction_opens_nothing(desk: Desk, ann: Person) -> None:
    desk.jurisdictions = ("atlantis",)
    assert await refused(desk.asked(ann)) == "jurisdiction_unknown"


async def test_a_conversation_that_nobody_knows(desk: Desk) -> None:
    stranger = Person(desk.rooms.id("sub"), desk.rooms.id("cnv"), "shop")
    with pytest.raises(ChannelError) as error:
        await desk.asked(stranger)
    assert (error.value.code, error.value.status) == ("unknown_conversation", 404)
    with pytest.raises(ChannelError):
        await desk.opened(desk.rooms.id("rvl"))


async def test_a_tampered_record_is_not_shown(desk: Desk, ann: Person) -> None:
    reveal = await desk.agreed(ann)
    from sqlalchemy import update

    from guardrail.storage import schema

    await desk.rooms.store.run(
        lambda connection: connection.execute(update(schema.transcript).values(sealed=b"\x01" * 200))
    )
    with pytest.raises(IntegrityError):
        await desk.opened(reveal)


async def test_approved_is_a_state_of_its_own(desk: Desk, ann: Person) -> None:
    reveal = await desk.agreed(ann)
    [dossier] = await desk.reveals.listed()
    assert dossier.state == APPROVED
    assert json.dumps(dict(dossier.body)).isascii()
    again = desk.reveals.approve(reveal, by=desk.by(desk.approver, "approver"))
    assert await refused(again) == "reveal_approved"
