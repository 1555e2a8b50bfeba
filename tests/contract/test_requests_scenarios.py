"""Requests from the day they come to the day they are closed: real policies, calendar, keys and database."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from guardrail.core.requests import RequestState
from guardrail.policy.embedded import EmbeddedEngine
from guardrail.types import Purpose, Right, RoutePolicy, Way
from tests.contract.request_rows import Play, noon, policy, table
from tests.unit.rights.office import NOON, engine, office

TABLE = table()
ROWS: list[dict[str, Any]] = TABLE["requests"]
ENOUGH = {"account": True, "code": True, "permission": "signed"}


@pytest.fixture(scope="module")
def policies() -> Iterator[EmbeddedEngine]:
    made = engine()
    yield made
    asyncio.run(made.close())


@pytest.mark.parametrize("row", ROWS, ids=[row["case"] for row in ROWS])
async def test_a_request_goes_as_written(row: dict[str, Any], policies: EmbeddedEngine, tmp_path: Path) -> None:
    begins = office(
        tmp_path,
        policies,
        at=noon(row.get("date")),
        routes={"shop": policy(row)},
        holidays=frozenset(row.get("holidays", ())),
    )
    async with begins as house:
        play = Play(house, row)
        await play.begin()
        assert await play.seen(row["expect"], None) == row["expect"]
        for step in row.get("then", ()):
            error = await play.step(step)
            assert await play.seen(step["expect"], error) == step["expect"], step
        if "tags" in row:
            assert await play.tags() == row["tags"]


ON_EVERY_DATABASE = [
    row
    for row in ROWS
    if row["case"].startswith(
        ("Nobody acknowledged", "And it stands", "Restricted on", "Whoever asks twice", "Or only")
    )
]


@pytest.mark.parametrize("row", ON_EVERY_DATABASE, ids=[row["case"] for row in ON_EVERY_DATABASE])
async def test_on_every_database(row: dict[str, Any], policies: EmbeddedEngine, tmp_path: Path, store_url: str) -> None:
    begins = office(tmp_path, policies, at=noon(row.get("date")), routes={"shop": policy(row)}, url=store_url)
    async with begins as house:
        play = Play(house, row)
        await play.begin()
        assert await play.seen(row["expect"], None) == row["expect"]
        for step in row.get("then", ()):
            error = await play.step(step)
            assert await play.seen(step["expect"], error) == step["expect"], step


def test_the_table_is_long_enough_and_names_every_case_once() -> None:
    assert len(ROWS) >= 60
    assert len(ON_EVERY_DATABASE) == 5
    assert len({row["case"] for row in ROWS}) == len(ROWS)
    assert {row["right"] for row in ROWS} == {right.value for right in Right}
    assert set(TABLE["every"]) == {right.value for right in Right}


@pytest.mark.parametrize("way", Way)
@pytest.mark.parametrize("right", Right)
async def test_every_right_by_every_way(right: Right, way: Way, policies: EmbeddedEngine, tmp_path: Path) -> None:
    routes = {"shop": RoutePolicy(jurisdictions=("lt",), purposes={"marketing": "consent"})}
    at_once, in_the_end = TABLE["every"][right.value]
    async with office(tmp_path, policies, at=NOON, routes=routes) as house:
        play = Play(house, {"right": right.value, "way": way.value, "shown": ENOUGH})
        await play.begin()
        request = await house.desk.get(play.request)
        assert request is not None
        if right is Right.OBJECTION and way in (Way.OFFICER, Way.AGENT):
            assert request.state is RequestState.REVIEWING
            request = await house.desk.decide(play.request, accept=True)
        assert request.state == at_once
        if request.in_hands:
            request = await house.desk.complete(play.request)
        assert request.state == in_the_end
        assert await house.clock.tick() <= 1  # nothing is left to be done, but for the receipt
        tags = await play.tags()
        assert tags[0] == "received"
        assert tags.count("accepted") == 1
        assert tags.count("fulfilled") == (in_the_end == "fulfilled")
        if in_the_end == "fulfilled":
            assert (await house.clock.figures()).open_by_state == {}


@pytest.mark.parametrize("way", [way for way in Way if way is not Way.CHAT])
@pytest.mark.parametrize("right", Right)
async def test_nobody_learns_who_is_known(right: Right, way: Way, policies: EmbeddedEngine, tmp_path: Path) -> None:
    """Case 98: the same answer for somebody and for nobody, whatever was shown."""
    told = []
    for known in (True, False):
        for shown in ({}, {"account": True, "permission": "signed"}):
            place = tmp_path / f"{known}{len(shown)}"
            place.mkdir()
            async with office(place, policies, at=NOON) as house:
                play = Play(house, {"right": right.value, "way": way.value, "shown": shown, "known": known})
                await play.begin()
                request = await house.desk.get(play.request)
                assert request is not None
                told.append(
                    (known, len(shown), request.state, request.reasons, request.due_at, request.language, request.ways)
                )
    assert [each[1:] for each in told if each[0]] == [each[1:] for each in told if not each[0]]


async def test_an_agent_does_not_join_what_the_person_asked(policies: EmbeddedEngine, tmp_path: Path) -> None:
    async with office(tmp_path, policies, at=NOON) as house:
        play = Play(house, {"right": "access"})
        await play.begin()
        agent = Play(house, {"right": "access", "way": "agent"}, subject=play.subject)
        assert await agent.ask_for_it() != play.request


async def test_linked_accounts_are_all_restricted_and_opted_out(policies: EmbeddedEngine, tmp_path: Path) -> None:
    async with office(tmp_path, policies, at=NOON) as house:
        one, conversation = await house.person()
        two, _ = await house.person("other account")
        gone = "sub_" + "a" * 26
        house.rooms.accounts_of = dict.fromkeys((one, two), (one, two, gone))
        for right in (Right.RESTRICTION, Right.WITHDRAW):
            opened = await house.desk.prepare(house.turn(one, conversation), right, about=Purpose.MARKETING)
            await house.store.commit(opened.writes, alive=(one,))
            assert (await house.desk.proceed(opened.request.id)).state is RequestState.FULFILLED
        for each in (one, two):
            person = await house.store.person(each)
            assert person is not None
            assert person.restricted_at == NOON
            [row] = await house.store.consent_history(each)
            assert row.recorded.purpose is Purpose.MARKETING
        assert house.rooms.about == [{"shop": [f"of {one}", f"of {two}"]}] * 2
        placed = await house.entries("rights:restriction:placed")
        assert {entry.fields["subject"] for entry in placed} == {one, two}
