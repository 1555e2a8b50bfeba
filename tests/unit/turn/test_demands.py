"""What a turn demands: what commits with it, what is done after, and what is said, whatever becomes of the request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from guardrail.core.requests import Request, RequestState, Shown
from guardrail.errors import GuardrailError, StoreUnavailableError
from guardrail.ports.rights import Opened
from guardrail.turn.case import Case, Said
from guardrail.turn.demands import NOTHING, Demands, Prepared
from guardrail.types import (
    ConsentChange,
    ConsentMethod,
    ConsentState,
    DisclosureReset,
    Effect,
    LegalNotice,
    Pending,
    Purpose,
    QuestionSet,
    RawText,
    Right,
    Saying,
    Way,
    Write,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
CODE, OTHER = "7KQF-M3XT-9WA", "sub_other"
ASKED = Request(
    id="req_1",
    right=Right.ACCESS,
    way=Way.CHAT,
    route="shop",
    subject_id="sub_ann",
    received_at=NOON,
    state=RequestState.WORKING,
    language="en",
    due_at=datetime(2026, 12, 22, 12, tzinfo=UTC),
)
MARK: Write = DisclosureReset(conversation_id="cnv_mark")
"""Stands for what a service writes."""


class Desk:
    """Requests, codes and links, as much as a turn needs of them."""

    def __init__(self, state: RequestState = RequestState.WORKING, **facts: Any) -> None:
        self.request = replace(ASKED, state=state, **facts)
        self.after = self.request
        self.failure: GuardrailError | None = None
        self.asked: list[tuple[Right, Purpose | None]] = []
        self.shown: list[Shown] = []
        self.carried_on = 0
        self.url: str | None = "https://chat.example/my/token"
        self.owner: str | None = None
        self.open = True
        self.linked = ("sub_ann",)
        self.offer_of: str | None = None
        self.waiting: tuple[Request, ...] = ()

    async def prepare(self, turn: object, right: Right, *, about: Purpose | None = None) -> Opened:
        self.asked.append((right, about))
        self.request, self.after = replace(self.request, right=right), replace(self.after, right=right)
        return Opened(request=self.request, writes=[MARK])

    async def proceed(self, request_id: str) -> Request:
        self.carried_on += 1
        if self.failure is not None:
            raise self.failure
        return self.after

    async def identify(self, request_id: str, shown: Shown, *, actor: str | None) -> Request:
        self.shown.append(shown)
        if self.failure is not None:
            raise self.failure
        return self.after

    async def listed(self, **wanted: object) -> Sequence[Request]:
        return self.waiting

    async def link(self, request: Any) -> RawText | None:
        return RawText(self.url) if self.url else None

    async def give(self, turn: object) -> tuple[str, Sequence[Write]]:
        return CODE, [MARK]

    async def redeem(self, code: str, at: datetime) -> tuple[str, Sequence[Write]] | None:
        return (self.owner, [MARK]) if self.owner else None

    async def takes(self, subject_id: str, at: datetime) -> bool:
        return self.open

    async def missed(self, turn: object) -> Sequence[Write]:
        return [MARK]

    async def accounts(self, subject_id: str) -> Sequence[str]:
        return self.linked

    async def offer(self, turn: object, other: str) -> Sequence[Write]:
        return [MARK]

    async def offered(self, turn: object) -> tuple[str, Sequence[Write]] | None:
        return (self.offer_of, [MARK]) if self.offer_of else None

    async def join(self, turn: object, other: str) -> Sequence[Write]:
        return [MARK] if other == OTHER else []

    async def parting(self, subject_id: str, at: datetime) -> Sequence[Write]:
        return [MARK]

    async def dossiers(self, kind: object, chosen: object) -> Sequence[Any]:
        return ()


class _Any:
    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)


def case(*effects: Effect, group: bool = False, ephemeral: bool = False, **more: Any) -> Case:
    """A decided turn, as much of it as matters here."""
    turn = _Any(subject_id="sub_ann", conversation_id="cnv_1", at=NOON, group=group, ephemeral=ephemeral)
    decision = _Any(effects=effects, consents=more.get("consents", ()), legal=more.get("legal"))
    inspection = _Any(code=RawText(CODE) if Effect.CODE_ENTERED in effects else None, language="en")
    return cast(Case, _Any(turn=turn, decision=decision, inspection=inspection, language="en"))


class Failures(list[str]):
    def __call__(self, component: str, error: GuardrailError) -> None:
        self.append(f"{component} {error.code}")


def demands(desk: Desk, failures: Failures | None = None) -> Demands:
    anything: Any = desk
    return Demands(
        requests=anything,
        codes=anything,
        links=anything,
        store=anything,
        report=Failures() if failures is None else failures,
        public_url="https://chat.example",
    )


async def told(desk: Desk, decided: Case, failures: Failures | None = None) -> tuple[Prepared, tuple[Said, ...] | None]:
    room = demands(desk, failures)
    prepared = await room.prepared(decided)
    return prepared, await room.done(decided, prepared)


def sayings(answer: tuple[Said, ...] | None) -> list[Saying]:
    return [each.saying for each in answer or ()]


async def test_most_turns_demand_nothing() -> None:
    desk = Desk()
    assert await demands(desk).prepared(case(Effect.CONSENT_ASKED, Effect.QUESTION_CLOSED)) is NOTHING
    assert await demands(desk).prepared(case(Effect.ACCESS_REQUESTED, ephemeral=True)) is NOTHING
    assert desk.asked == []


@pytest.mark.parametrize(
    ("effect", "right"),
    [
        (Effect.PORTABILITY_REQUESTED, Right.PORTABILITY),
        (Effect.RECTIFICATION_REQUESTED, Right.RECTIFICATION),
        (Effect.RESTRICTION_REQUESTED, Right.RESTRICTION),
        (Effect.OBJECTION_REQUESTED, Right.OBJECTION),
        (Effect.LIMIT_REQUESTED, Right.LIMIT),
        (Effect.REVIEW_REQUESTED, Right.HUMAN_REVIEW),
    ],
)
async def test_each_right_is_a_request_with_reference_and_date(effect: Effect, right: Right) -> None:
    desk = Desk(RequestState.REVIEWING)
    prepared, answer = await told(desk, case(effect))
    assert desk.asked == [(right, None)]
    assert list(prepared.writes) == [MARK]
    assert sayings(answer) == [Saying.REQUEST_RECEIVED]
    assert answer is not None
    assert answer[0].facts == {"right": right.value, "reference": "req_1", "due": "2026-12-22"}
    assert desk.carried_on == 0, "an officer looks first"


@pytest.mark.parametrize("effect", [Effect.OPT_OUT_REQUESTED, Effect.WITHDRAWAL_REQUESTED])
async def test_of_a_no_only_its_own_words_are_said(effect: Effect) -> None:
    desk = Desk(RequestState.WORKING)
    _, answer = await told(desk, case(effect))
    assert answer is None
    assert desk.carried_on == 1


async def test_a_withdrawal_names_the_one_purpose_that_it_ends() -> None:
    marketing = ConsentChange(purpose=Purpose.MARKETING, state=ConsentState.WITHDRAWN, method=ConsentMethod.BUTTON)
    service = replace(marketing, purpose=Purpose.SERVICE)
    for consents, about in (((marketing,), Purpose.MARKETING), ((service,), None), ((service, marketing), None)):
        desk = Desk()
        await told(desk, case(Effect.WITHDRAWAL_REQUESTED, consents=consents))
        assert desk.asked == [(Right.WITHDRAW, about)]


async def test_a_copy_has_a_link_but_not_in_a_group() -> None:
    _, answer = await told(Desk(), case(Effect.ACCESS_REQUESTED))
    assert sayings(answer) == [Saying.COPY_READY]
    assert answer is not None
    assert answer[0].facts["link"] == "https://chat.example/my/token"
    assert "token" not in repr(answer)
    _, grouped = await told(Desk(), case(Effect.ACCESS_REQUESTED, group=True))
    assert sayings(grouped) == [Saying.ACCESS_RECEIVED]
    unlinked = Desk()
    unlinked.url = None
    assert sayings((await told(unlinked, case(Effect.ACCESS_REQUESTED)))[1]) == [Saying.ACCESS_RECEIVED]


async def test_who_must_show_who_they_are_gets_a_code_but_not_in_a_group() -> None:
    prepared, answer = await told(Desk(RequestState.VERIFYING), case(Effect.ERASE))
    assert sayings(answer) == [Saying.REQUEST_VERIFY]
    assert answer is not None
    assert answer[0].facts["code"] == CODE
    closed = [write for write in prepared.writes if isinstance(write, QuestionSet)]
    assert [each.pending for each in closed] == [None], "the question about the erasure was answered"
    grouped, answer = await told(Desk(RequestState.VERIFYING), case(Effect.ACCESS_REQUESTED, group=True))
    assert sayings(answer) == [Saying.REQUEST_VERIFY, Saying.CODE_PRIVATE]
    assert answer is not None
    assert answer[0].facts["code"] is None
    assert grouped.code is None


@pytest.mark.parametrize(
    ("authorities", "authority"),
    [
        ((), None),
        ((("VDAI", "https://vdai.example"),), "VDAI, https://vdai.example"),
        ((("VDAI", ""),), "VDAI"),
        ((("VDAI", ""), ("CNIL", "")), "home"),
    ],
)
async def test_a_refusal_says_why_and_where_to_complain(
    authorities: tuple[tuple[str, str], ...], authority: str | None
) -> None:
    legal = LegalNotice(rights=(), authorities=authorities, retention_seconds=1)
    desk = Desk(RequestState.REFUSED, reasons=("right_not_given",))
    _, answer = await told(desk, case(Effect.RESTRICTION_REQUESTED, legal=legal))
    assert sayings(answer) == [Saying.REQUEST_REFUSED]
    assert answer is not None
    assert (answer[0].facts["reason"], answer[0].facts["authority"]) == ("right_not_given", authority)


async def test_what_is_done_is_said_to_be_done() -> None:
    desk = Desk()
    desk.after = replace(desk.request, state=RequestState.FULFILLED)
    _, answer = await told(desk, case(Effect.RESTRICTION_REQUESTED))
    assert sayings(answer) == [Saying.REQUEST_DONE]


async def test_a_failure_after_the_commit_is_reported_and_not_shown() -> None:
    desk, failures = Desk(), Failures()
    desk.failure = StoreUnavailableError()
    _, answer = await told(desk, case(Effect.ERASE), failures)
    assert sayings(answer) == [Saying.REQUEST_RECEIVED]
    assert failures == ["requests store_unavailable"]


# ---------------------------------------------------------------- codes


async def test_a_code_is_given() -> None:
    prepared, answer = await told(Desk(), case(Effect.CODE_ASKED))
    assert list(prepared.writes) == [MARK]
    assert answer == (Said(Saying.CODE_GIVEN, {"code": CODE}),)
    assert CODE not in repr(answer)


async def test_a_wrong_code_is_counted() -> None:
    prepared, answer = await told(Desk(), case(Effect.CODE_ENTERED))
    assert (list(prepared.writes), answer) == ([MARK], None)


async def test_a_locked_account_learns_nothing_of_a_right_code() -> None:
    desk = Desk()
    desk.owner, desk.open = OTHER, False
    assert await demands(desk).prepared(case(Effect.CODE_ENTERED)) is NOTHING


async def test_the_code_of_another_account_asks_first() -> None:
    desk = Desk()
    desk.owner = OTHER
    prepared, answer = await told(desk, case(Effect.CODE_ENTERED))
    assert sayings(answer) == [Saying.LINK_QUESTION]
    assert prepared.alive == (OTHER,)
    (question,) = [write for write in prepared.writes if isinstance(write, QuestionSet)]
    assert question.pending is Pending.LINK


async def test_accounts_that_are_linked_already_are_not_asked_again() -> None:
    desk = Desk()
    desk.owner, desk.linked = OTHER, ("sub_ann", OTHER)
    assert sayings((await told(desk, case(Effect.CODE_ENTERED)))[1]) == [Saying.LINKED]


async def test_one_s_own_code_identifies_what_waits_for_it() -> None:
    desk = Desk(RequestState.VERIFYING)
    desk.owner, desk.waiting = "sub_ann", (desk.request,)
    desk.after = replace(desk.request, state=RequestState.WORKING)
    prepared, answer = await told(desk, case(Effect.CODE_ENTERED))
    assert list(prepared.writes) == [MARK]
    assert desk.shown == [Shown(account=True, code=True)]
    assert desk.carried_on == 1
    assert sayings(answer) == [Saying.COPY_READY]


async def test_one_s_own_code_that_nothing_waits_for_is_not_spent() -> None:
    desk = Desk()
    desk.owner = "sub_ann"
    prepared, answer = await told(desk, case(Effect.CODE_ENTERED))
    assert (list(prepared.writes), sayings(answer)) == ([], [Saying.CODE_OWN])


async def test_a_yes_links_what_was_offered() -> None:
    desk = Desk()
    desk.offer_of = OTHER
    prepared, answer = await told(desk, case(Effect.LINK_CONFIRMED))
    *linked, told_there = prepared.writes
    assert (linked, prepared.alive, answer) == ([MARK, MARK], (OTHER,), None)
    assert told_there == QuestionSet(subject_id=OTHER, pending=Pending.LINK_TOLD, at=NOON)


@pytest.mark.parametrize("offer", [None, "sub_gone"])
async def test_a_yes_to_nothing_links_nothing(offer: str | None) -> None:
    desk = Desk()
    desk.offer_of = offer
    prepared, answer = await told(desk, case(Effect.LINK_CONFIRMED))
    assert prepared.alive == ()
    assert sayings(answer) == [Saying.CODE_REFUSED]


async def test_a_no_and_a_parting_are_written() -> None:
    desk = Desk()
    desk.offer_of = OTHER
    assert list((await told(desk, case(Effect.LINK_CANCELLED)))[0].writes) == [MARK]
    assert list((await told(desk, case(Effect.PARTING_REQUESTED)))[0].writes) == [MARK]
    desk.offer_of = None
    assert list((await told(desk, case(Effect.LINK_CANCELLED)))[0].writes) == []
