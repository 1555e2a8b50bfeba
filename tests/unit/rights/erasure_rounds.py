"""One erasure with everything in it, for tests that break it off: two linked accounts, one of them under a hold."""

from __future__ import annotations

from dataclasses import dataclass

from guardrail.core.erasure_receipt_check import check
from guardrail.core.requests import RequestState
from guardrail.errors import ErasedError
from guardrail.ports import Chosen
from guardrail.ports.rights import HoldAsked
from guardrail.types import DossierKind, RawText
from tests.unit.rights.erasure_house import OFFICER, House

RECORDS = 9
"""That a hold keeps of one account: three messages, their originals, the profile, a consent, a disclosure."""


@dataclass(frozen=True)
class Round:
    """Whom it is about. All ids are random; they travel from process to process."""

    accounts: tuple[str, str]
    hold: str
    request: str


async def prepared(house: House, name: str) -> Round:
    """Two accounts with three messages each, a hold on the second, and an accepted request."""
    one, other = await house.person(f"{name} one"), await house.person(f"{name} other")
    hold = await house.holds.place(HoldAsked(reason=RawText("an order"), subject_id=other), actor=OFFICER)
    request = await house.request(one)
    return Round((one, other), hold.id, request.id)


async def carried_out(house: House, case: Round) -> None:
    """What a process does with it: begin it, unless it was; then what the background does."""
    house.links.groups.append(set(case.accounts))
    request = await house.known(case.request)
    if request.state is RequestState.WORKING:
        await house.erasure.erase(request)
    await house.finish()


async def is_complete(house: House, case: Round) -> None:
    """Nobody is half erased, nothing that is held is lost, everybody was told once, and the receipt proves it."""
    for subject in case.accounts:
        assert await house.store.person(subject) is None, "rows are left"
        try:
            await house.keys.get(subject)
        except ErasedError:
            continue
        raise AssertionError("a key is left")
    kept = await house.store.dossiers(DossierKind.HELD, Chosen(parent_id=case.hold, limit=500))
    assert len(kept) == RECORDS, "what a hold keeps is lost, or there twice"
    request = await house.known(case.request)
    assert request.state is RequestState.PARTLY, "the request did not end"
    assert len(await house.recipients.of(case.request)) == 2, "recipients were told twice, or never"
    note = await house.receipts.receipt(case.request)
    assert note is not None, "there is no receipt"
    verdict = check(note, house.vkey)
    assert verdict.ok, verdict
    assert verdict.receipt is not None
    assert {each.subject_id for each in verdict.receipt.accounts} == set(case.accounts)
    completed = [each for each in await house.entries("erasure:subject:completed") if each["request"] == case.request]
    assert len(completed) == 2, "the log tells it twice, or not at all"
