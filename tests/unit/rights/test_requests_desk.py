"""The desk: what is kept, who is joined, what fails, what two do at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from guardrail.core.requests import Request, RequestState, Shown
from guardrail.core.requests_dossier import to_dossier
from guardrail.errors import (
    ErasedError,
    GuardrailError,
    IntegrityError,
    KeysUnavailableError,
    RefusedError,
)
from guardrail.policy.embedded import EmbeddedEngine
from guardrail.ports import Chosen, Ruling
from guardrail.ports.rights import Asked
from guardrail.rights import clocked
from guardrail.types import (
    ConsentState,
    DossierKind,
    DossierSaved,
    ErasureBegun,
    Json,
    LanguageNoted,
    Purpose,
    RawText,
    Right,
    SubjectErased,
    Way,
)
from tests.unit.rights.office import NOON, OFFICER, USER, Office, engine, office

DAY = timedelta(days=1)
NOTE = "The address is wrong: canary-street-55f1"


@pytest.fixture(scope="module")
def policies() -> Iterator[EmbeddedEngine]:
    made = engine()
    yield made
    asyncio.run(made.close())


@pytest_asyncio.fixture
async def house(policies: EmbeddedEngine, tmp_path: Path) -> AsyncIterator[Office]:
    async with office(tmp_path, policies, public_url="https://chat.example") as made:
        yield made


def brought(right: Right = Right.ACCESS, **more: object) -> Asked:
    usual = {"way": Way.OFFICER, "route": "shop", "user": RawText(USER), "shown": Shown(account=True)}
    return Asked(right=right, **{**usual, **more})  # type: ignore[arg-type]


def everything_in(place: Path) -> bytes:
    return b"".join(path.read_bytes() for path in place.rglob("*") if path.is_file())


async def refused(doing: Awaitable[object]) -> str:
    with pytest.raises(GuardrailError) as error:
        await doing
    return error.value.code


async def chat(house: Office, right: Right, about: Purpose | None = None) -> Request:
    """Somebody asks in the chat."""
    found = await house.store.subject_of("shop", house.keys.lookup("user", "shop", USER))
    subject, conversation = await house.person() if found is None else (found, "cnv_" + "a" * 26)
    opened = await house.desk.prepare(house.turn(subject, conversation), right, about=about)
    if opened.writes:
        await house.store.commit(opened.writes, alive=(subject,))
    return await house.desk.proceed(opened.request.id)


# ---------------------------------------------------------------- what people write


async def test_words_are_sealed_under_a_key_of_their_own(house: Office, tmp_path: Path) -> None:
    request = await house.desk.open(brought(Right.RECTIFICATION, note=RawText(NOTE)), actor=OFFICER)
    assert await house.desk.note(request.id) == RawText(NOTE)
    assert await house.desk.outcome(request.id) is None
    await house.desk.complete(request.id, actor=OFFICER, note=RawText("corrected canary-33"))
    assert await house.desk.note(request.id) == RawText(NOTE)
    assert await house.desk.outcome(request.id) == RawText("corrected canary-33")
    assert b"canary" not in everything_in(tmp_path)
    await house.keys.destroy(request.id)
    assert await house.desk.note(request.id) is None


async def test_words_have_an_end(house: Office) -> None:
    assert await refused(house.desk.open(brought(note=RawText("x" * 20_000)))) == "note_too_long"
    assert await house.desk.listed() == []


async def test_what_nobody_can_ask(house: Office) -> None:
    assert await refused(house.desk.open(brought(route="elsewhere"))) == "unknown_route"
    assert await refused(house.desk.open(brought(user=None, shown=Shown(account=True)))) == "request_of_nobody"
    assert await refused(house.desk.open(brought(Right.WITHDRAW, user=None, shown=Shown()))) == "request_of_nobody"
    assert await refused(house.desk.open(brought(received_at=NOON + DAY))) == "bad_request_time"
    assert await refused(house.desk.proceed("req_" + "a" * 26)) == "unknown_request"
    assert await house.desk.get("req_" + "a" * 26) is None
    assert await house.entries() == []


async def test_who_cannot_be_named_yet_is_asked_who_they_are(house: Office) -> None:
    """On the telephone: two such requests are two, and neither is anybody's until a code says so."""
    first, second = [await house.desk.open(brought(user=None, shown=Shown())) for _ in range(2)]
    assert first.id != second.id
    assert {first.state, second.state} == {RequestState.VERIFYING}
    assert first.subject_id is None
    proof = Shown(data_points=3, declaration=True)  # of whom?
    assert await refused(house.desk.identify(first.id, proof, actor=OFFICER)) == "request_of_nobody"
    house.rooms.code_of["good"], _ = await house.person()
    bound = await house.desk.identify(first.id, Shown(), actor=OFFICER, code="good")
    assert (bound.subject_id, bound.state) == (house.rooms.code_of["good"], RequestState.WORKING)


async def test_a_turn_that_nobody_remembers_has_no_requests(house: Office) -> None:
    subject, conversation = await house.person()
    with pytest.raises(RefusedError) as error:
        await house.desk.prepare(house.turn(subject, conversation, ephemeral=True), Right.ACCESS)
    assert error.value.code == "nobody_remembered"


# ---------------------------------------------------------------- whom, and which


async def test_the_language_is_the_persons_then_the_routes(house: Office) -> None:
    assert (await house.desk.open(brought())).language == "lt"
    assert (await house.desk.open(brought(Right.RECTIFICATION, language="de"))).language == "de"
    assert (await house.desk.open(brought(Right.RESTRICTION, language="<b>"))).language == "lt"
    subject, _ = await house.person("other")
    await house.store.commit([LanguageNoted(subject_id=subject, language="fr")])
    assert (await house.desk.open(brought(user=RawText("other")))).language == "fr"


async def test_two_at_the_same_moment_are_one(house: Office) -> None:
    await house.person()
    both = await asyncio.gather(*(house.desk.open(brought()) for _ in range(4)))
    assert len({request.id for request in both}) == 1
    assert (await house.tags()).count("received") == 1


async def test_a_repeated_request_that_shows_more_is_identified(house: Office) -> None:
    first = await house.desk.open(brought(shown=Shown()))
    assert first.state is RequestState.VERIFYING
    again = await house.desk.open(brought(shown=Shown(data_points=2)))
    assert (again.id, again.state) == (first.id, RequestState.WORKING)


async def test_requests_about_two_purposes_are_two(house: Office) -> None:
    house.law.down = True
    one = await house.desk.open(brought(Right.WITHDRAW, about=Purpose.MARKETING))
    other = await house.desk.open(brought(Right.WITHDRAW, about=Purpose.SALE))
    assert one.id != other.id
    assert (await house.desk.open(brought(Right.WITHDRAW, about=Purpose.SALE))).id == other.id


async def test_a_controllers_request_is_found_by_its_own_id(house: Office) -> None:
    asked = brought(way=Way.OPENDSR, controller="broker", external_id="one")
    first = await house.desk.open(asked)
    assert (await house.desk.open(asked)).id == first.id
    assert (await house.desk.open(replace(asked, external_id="two"))).id != first.id
    assert (await house.desk.open(replace(asked, controller="other"))).id != first.id
    await house.desk.cancel(first.id, actor="broker")
    found = await house.desk.by_external("broker", "one")
    assert found is not None
    assert (found.id, found.state) == (first.id, RequestState.CANCELLED)
    assert await house.desk.by_external("other", "two") is None
    [cancelled] = await house.entries("rights:request:cancelled")
    assert cancelled.fields["controller"] == "broker"
    assert "officer" not in cancelled.fields


async def test_somebody_being_erased_is_nobody(house: Office) -> None:
    subject, _ = await house.person()
    await house.store.commit([ErasureBegun(subject_id=subject, at=NOON)])
    assert (await house.desk.open(brought())).subject_id is None
    assert (await house.desk.open(brought(Right.RESTRICTION, user=None, subject_id=subject))).subject_id is None


# ---------------------------------------------------------------- links and copies


async def test_a_link_is_given_while_a_copy_is_due(house: Office) -> None:
    request = await chat(house, Right.ACCESS)
    assert await house.desk.link(request.id) == RawText("https://chat.example/my/token")
    await house.desk.delivered(request.id)
    assert await house.desk.link(request.id) is None


async def test_no_link_for_what_is_no_copy_nor_accepted(house: Office) -> None:
    assert await house.desk.link((await chat(house, Right.RECTIFICATION)).id) is None
    waits = await house.desk.open(brought(user=RawText("nobody"), shown=Shown()))
    assert await house.desk.link(waits.id) is None


async def test_delivered_ends_only_copies(house: Office) -> None:
    correction = await chat(house, Right.RECTIFICATION)
    assert (await house.desk.delivered(correction.id)).state is RequestState.WORKING


# ---------------------------------------------------------------- what fails, and what is killed


async def test_what_was_accepted_is_done_when_what_failed_is_back(house: Office) -> None:
    await house.person()
    house.rooms.failure = KeysUnavailableError("down")
    request = await house.desk.open(brought(Right.ERASURE))
    assert request.state is RequestState.WORKING
    assert await house.clock.tick() == 0  # whoever began it is left alone with it for a moment
    house.wait(minutes=1)
    assert await refused(house.clock.tick()) == "keys_unavailable"
    house.rooms.failure = None
    house.wait(minutes=2)
    await house.clock.tick()
    assert house.rooms.erased == [request.id]


async def test_a_no_that_was_accepted_is_carried_out_after_a_kill(house: Office) -> None:
    subject, conversation = await house.person()
    opened = await house.desk.prepare(house.turn(subject, conversation), Right.WITHDRAW, about=Purpose.MARKETING)
    await house.store.commit(opened.writes, alive=(subject,))  # and here the process was killed
    assert await house.store.consent_history(subject) == []
    house.wait(minutes=1)
    await house.clock.tick()
    [row] = await house.store.consent_history(subject)
    assert (row.recorded.purpose, row.recorded.state) == (Purpose.MARKETING, ConsentState.WITHDRAWN)
    house.wait(minutes=2)
    assert await house.clock.tick() == 0


async def test_one_that_cannot_be_read_keeps_none_waiting(house: Office) -> None:
    strange = await house.desk.open(brought(user=RawText("someone")))
    body = {**to_dossier(strange).body, "right": "revenge"}
    spoilt = replace(to_dossier(strange), body=body, version=strange.version + 1, due_at=NOON)
    await house.store.commit([DossierSaved(dossier=spoilt)])
    house.law.down = True
    fresh = await house.desk.open(brought(Right.RESTRICTION))
    house.law.down = False
    house.wait(minutes=1)
    with pytest.raises(IntegrityError):
        await house.clock.tick()
    after = await house.desk.get(fresh.id)
    assert after is not None
    assert after.state is RequestState.FULFILLED


async def test_of_two_clocks_one_tells(house: Office) -> None:
    await chat(house, Right.ACCESS)
    house.wait(days=31)
    await asyncio.gather(house.clock.tick(), house.clock.tick())
    house.wait(minutes=2)
    await asyncio.gather(house.clock.tick(), house.clock.tick())
    assert (await house.tags()).count("overdue") == 1


async def test_one_tick_sees_all_however_many(house: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clocked, "PAGE", 3)
    for number in range(10):
        await house.desk.open(brought(user=RawText(f"user {number}")))
    house.wait(days=31)
    assert await house.clock.tick() == 10
    assert (await house.tags()).count("overdue") == 10
    assert await house.clock.tick() == 0  # leased for a minute
    house.wait(minutes=2)
    assert await house.clock.tick() == 10
    assert (await house.tags()).count("overdue") == 10


async def test_a_request_of_somebody_erased_since_is_no_debt(house: Office) -> None:
    request = await chat(house, Right.ACCESS)
    assert request.subject_id is not None
    await house.store.commit([SubjectErased(subject_id=request.subject_id)])
    house.wait(days=31)
    await house.clock.tick()
    ended = await house.desk.get(request.id)
    assert ended is not None
    assert ended.state is RequestState.CANCELLED
    assert ended.history[-1].reasons == ("subject_erased",)
    assert "overdue" not in await house.tags()


async def test_nobody_fills_the_store_by_saying_stop(house: Office) -> None:
    """Case 89: what holds already is not done again; what was agreed to since is."""
    first = await chat(house, Right.WITHDRAW)
    house.wait(hours=1)
    assert (await chat(house, Right.WITHDRAW)).id == first.id
    assert (await house.tags()).count("received") == 1
    assert first.subject_id is not None
    given = (await house.store.consent_history(first.subject_id))[0].recorded
    house.wait(hours=1)
    again = replace(given, record_id="rec_" + "b" * 26, state=ConsentState.GIVEN, event="ConsentGiven", at=house.time())
    await house.store.commit([again])
    house.wait(hours=1)
    second = await chat(house, Right.WITHDRAW)
    assert second.id != first.id
    rows = [row.recorded.state for row in await house.store.consent_history(first.subject_id)]
    assert rows[-1] is ConsentState.WITHDRAWN


async def test_an_account_that_was_linked_since_is_stopped_too(house: Office) -> None:
    first = await chat(house, Right.WITHDRAW)
    other, _ = await house.person("another account")
    assert first.subject_id is not None
    house.rooms.accounts_of = dict.fromkeys((first.subject_id, other), (first.subject_id, other))
    assert (await chat(house, Right.WITHDRAW)).id != first.id
    assert await house.store.consent_history(other)


async def test_a_restriction_that_was_lifted_is_placed_again(house: Office) -> None:
    first = await chat(house, Right.RESTRICTION)
    assert (await chat(house, Right.RESTRICTION)).id == first.id
    await house.desk.lift_restriction(first.id, actor=OFFICER)
    assert (await chat(house, Right.RESTRICTION)).id != first.id


# ---------------------------------------------------------------- two at once


class Meanwhile:
    """A law that lets something happen while it is asked, once."""

    def __init__(self, house: Office, what: Callable[[], Awaitable[object]]) -> None:
        self._law = house.law
        self._what: Callable[[], Awaitable[object]] | None = what

    async def rule(self, name: str, question: Mapping[str, Json], **more: object) -> Ruling:
        what, self._what = self._what, None
        if what is not None:
            await what()
        return await self._law.rule(name, question, **more)  # type: ignore[arg-type]


async def test_an_officers_word_is_about_what_the_officer_saw(house: Office) -> None:
    request = await chat(house, Right.ACCESS)
    meanwhile = Meanwhile(house, lambda: house.desk.extend(request.id, "number", actor=None))
    house.desk.judge._ruler = meanwhile
    decided = house.desk.decide(request.id, accept=False, excessive="refuse", actor=OFFICER)
    assert await refused(decided) == "changed_meanwhile"
    kept = await house.desk.get(request.id)
    assert kept is not None
    assert (kept.state, kept.extended) == (RequestState.WORKING, "number")


async def test_what_the_person_shows_is_taken_with_what_came_between(house: Office) -> None:
    request = await house.desk.open(brought(shown=Shown()))
    house.desk.judge._ruler = Meanwhile(house, lambda: house.desk.acknowledge(request.id, actor=OFFICER))
    after = await house.desk.identify(request.id, Shown(data_points=2), actor=OFFICER)
    assert after.state is RequestState.WORKING
    assert after.acknowledged_at == NOON


async def test_a_code_is_spent_once_and_binds(house: Office) -> None:
    subject, _ = await house.person("her account")
    house.rooms.code_of = {"good": subject}
    request = await house.desk.open(brought(user=RawText("a name in a letter"), shown=Shown()))
    assert request.subject_id is None
    assert await refused(house.desk.identify(request.id, Shown(), actor=OFFICER, code="bad")) == "code_refused"
    [wrong] = await house.entries("rights:code:refused")
    assert wrong.fields["officer"] == OFFICER
    bound = await house.desk.identify(request.id, Shown(), actor=OFFICER, code="good")
    assert (bound.subject_id, bound.shown.code, bound.state) == (subject, True, RequestState.WORKING)
    assert await refused(house.desk.identify(request.id, Shown(), actor=OFFICER, code="good")) == "wrong_state"


# ---------------------------------------------------------------- looking


async def test_lists_are_by_due_date_and_by_page(house: Office) -> None:
    ids = []
    for days in range(5):
        house.time.at = NOON + days * DAY
        ids.append((await house.desk.open(brought(user=RawText(f"user {days}")))).id)
    assert [each.id for each in await house.desk.listed()] == ids
    page = await house.desk.listed(limit=2)
    assert [each.id for each in page] == ids[:2]
    assert [each.id for each in await house.desk.listed(after=page[-1].id, limit=2)] == ids[2:4]
    soon = await house.desk.listed(due_before=NOON + 31 * DAY)
    assert [each.id for each in soon] == ids[:1]
    await house.desk.cancel(ids[0])
    assert [each.id for each in await house.desk.listed(states=["cancelled"])] == ids[:1]
    assert len(await house.desk.listed()) == 4
    assert await house.desk.listed(right=Right.ERASURE) == []
    assert await house.desk.listed(subject_id="sub_" + "a" * 26) == []
    assert await refused(house.desk.listed(states=["done"])) == "bad_state"


async def test_a_history_says_who_and_why(house: Office) -> None:
    request = await house.desk.open(brought(), actor=OFFICER)
    await house.desk.extend(request.id, "complexity", actor=OFFICER)
    history = await house.desk.history(request.id)
    assert [each["to"] for each in history] == ["received", "working", "working"]
    assert history[-1] == {"at": NOON.isoformat(), "to": "working", "by": OFFICER, "reasons": ["complexity"]}


async def test_figures_for_metrics(house: Office) -> None:
    empty = await house.clock.figures()
    assert (empty.open_by_state, empty.next_deadline, empty.due_soon, empty.overdue) == ({}, None, 0, 0)
    await house.desk.open(brought())
    assert await house.clock.figures() is empty  # not counted anew each time
    house.wait(days=10)
    await house.desk.open(brought(user=RawText("another"), shown=Shown()))
    now = await house.clock.figures()
    assert now.open_by_state == {
        (Right.ACCESS, RequestState.WORKING): 1,
        (Right.ACCESS, RequestState.VERIFYING): 1,
    }
    assert now.next_deadline == NOON + 30 * DAY
    assert (now.due_soon, now.overdue) == (0, 0)
    house.time.at = NOON + 25 * DAY
    assert ((await house.clock.figures()).due_soon, (await house.clock.figures()).overdue) == (1, 0)
    house.time.at = NOON + 31 * DAY
    assert ((await house.clock.figures()).due_soon, (await house.clock.figures()).overdue) == (0, 1)


async def test_what_is_over_leaves_neither_row_nor_key(house: Office) -> None:
    request = await house.desk.open(brought(Right.RECTIFICATION, note=RawText(NOTE)), actor=OFFICER)
    done = await house.desk.complete(request.id, actor=OFFICER)
    assert done.proof_until is not None
    house.time.at = done.proof_until + timedelta(seconds=1)
    await house.clock.tick()
    assert await house.store.dossiers(DossierKind.REQUEST, Chosen()) == []
    with pytest.raises(ErasedError):
        await house.keys.get(request.id)
    [expired] = await house.entries("rights:proof:expired")
    assert expired.fields["request"] == request.id
