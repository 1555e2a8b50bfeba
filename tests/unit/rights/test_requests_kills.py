"""A process killed at every commit of a request, before it or after it: nothing is lost, nothing is done twice."""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from guardrail.core.requests import RequestState, Shown
from guardrail.policy.embedded import EmbeddedEngine
from guardrail.ports import Chosen
from guardrail.ports.rights import Asked
from guardrail.types import ConsentState, DossierKind, RawText, Right, Way, Write
from tests.unit.rights.office import NOON, OFFICER, USER, Office, engine, office

Work = Callable[[Office], Awaitable[None]]


class KilledError(BaseException):
    """Nothing catches it, as nothing catches a kill."""


class Deadly:
    """Commits until its time has come."""

    def __init__(self, house: Office, number: int, *, after: bool) -> None:
        self._commit = house.store.commit
        self._number = number
        self._after = after
        self._commits = 0
        house.store.commit = self.commit  # type: ignore[method-assign]

    async def commit(self, writes: Sequence[Write], *, alive: Sequence[str] = ()) -> None:
        self._commits += 1
        if self._commits == self._number and not self._after:
            raise KilledError
        await self._commit(writes, alive=alive)
        if self._commits == self._number:
            raise KilledError


@pytest.fixture(scope="module")
def policies() -> Iterator[EmbeddedEngine]:
    made = engine()
    yield made
    asyncio.run(made.close())


async def _subject(house: Office) -> str:
    found = await house.store.subject_of("shop", house.keys.lookup("user", "shop", USER))
    assert found is not None
    return found


def by_chat(right: Right) -> Work:
    """Somebody asks in the chat, again when no answer came."""

    async def work(house: Office) -> None:
        subject = await _subject(house)
        opened = await house.desk.prepare(house.turn(subject, "cnv_" + "a" * 26), right)
        if opened.writes:
            await house.store.commit(opened.writes, alive=(subject,))
        await house.desk.proceed(opened.request.id)

    return work


def by_letter(right: Right) -> Work:
    """An officer types in a letter, identifies the person, and ends what needs hands; again when no answer came."""

    async def work(house: Office) -> None:
        found = await house.store.dossiers(DossierKind.REQUEST, Chosen())
        if not found or found[0].state in {"received", "verifying"}:
            asked = Asked(right=right, way=Way.OFFICER, route="shop", user=RawText(USER), note=RawText("a letter"))
            request = await house.desk.open(asked, actor=OFFICER)
            if request.state is RequestState.VERIFYING:
                await house.desk.identify(request.id, Shown(account=True), actor=OFFICER)
        [dossier] = await house.store.dossiers(DossierKind.REQUEST, Chosen())
        now = await house.desk.get(dossier.id)
        assert now is not None
        if now.in_hands:
            await house.desk.complete(now.id, actor=OFFICER)

    return work


WORKS = {
    "withdraw by chat": by_chat(Right.WITHDRAW),
    "restriction by chat": by_chat(Right.RESTRICTION),
    "erasure by chat": by_chat(Right.ERASURE),
    "rectification by letter": by_letter(Right.RECTIFICATION),
    "erasure by letter": by_letter(Right.ERASURE),
}


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("name", WORKS)
async def test_killed_at_every_commit(name: str, after: bool, policies: EmbeddedEngine, tmp_path: Path) -> None:
    for number in count(1):
        place = tmp_path / str(number)
        place.mkdir()
        if not await _killed(WORKS[name], number, after, policies, place):
            assert number >= 3
            return
        await _whole(name, WORKS[name], policies, place)


async def _killed(work: Work, number: int, after: bool, policies: EmbeddedEngine, place: Path) -> bool:
    """Whether there was such a commit."""
    async with office(place, policies, entropy=os.urandom) as house:
        await house.person()
        Deadly(house, number, after=after)
        try:
            await work(house)
        except KilledError:
            return True
    return False


async def _whole(name: str, work: Work, policies: EmbeddedEngine, place: Path) -> None:
    """A new process, to which whoever asked comes back."""
    async with office(place, policies, at=NOON + timedelta(minutes=5), entropy=os.urandom) as house:
        await house.clock.tick()
        subject = await _subject(house)
        person = await house.store.person(subject)
        if person is not None and person.erasing_at is None:
            await work(house)
        [dossier] = await house.store.dossiers(DossierKind.REQUEST, Chosen())
        tags = Counter(await house.tags())
        assert tags["received"] == tags["accepted"] == 1
        if name.startswith("erasure"):
            person = await house.store.person(subject)
            assert person is not None
            assert person.erasing_at is not None
            return
        assert dossier.state == "fulfilled"
        assert tags["fulfilled"] == 1
        rows = [row.recorded.state for row in await house.store.consent_history(subject)]
        if name.startswith("withdraw"):
            assert len(rows) == len(set(await _off(house, subject)))
            assert set(rows) == {ConsentState.WITHDRAWN}


async def _off(house: Office, subject: str) -> list[str]:
    return [row.recorded.purpose.value for row in await house.store.consent_history(subject)]
