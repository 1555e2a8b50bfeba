"""One-time codes: ten minutes, once, one an account, few wrong tries."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from guardrail.core.codes import code_in
from guardrail.errors import ConflictError, RefusedError
from guardrail.rights.codes import MOST_WRONG
from guardrail.types import DossierKind, ErasureBegun, SubjectErased
from tests.unit.rights.accounts_house import Accounts, accounts


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Accounts]:
    async with accounts(tmp_path) as made:
        yield made


async def miss(house: Accounts, account: tuple[str, str], times: int = 1) -> None:
    for _ in range(times):
        await house.store.commit(await house.codes.missed(house.turn(account)))


async def test_a_code_is_the_account_s_and_works_once(house: Accounts) -> None:
    ann = await house.account("ann")
    code = await house.given(ann)
    assert code_in(code) == code
    assert await house.entered(code) == ann[0]
    assert await house.entered(code) is None
    assert [entry.tag for entry in await house.entries()] == ["rights:code:given", "rights:code:redeemed"]


@pytest.mark.parametrize(
    "typed", [str.lower, lambda code: code.replace("-", " "), lambda code: f" {code.replace('-', '')}."]
)
async def test_it_may_be_typed_otherwise(house: Accounts, typed: Callable[[str], str]) -> None:
    ann = await house.account("ann")
    assert await house.entered(typed(await house.given(ann))) == ann[0]


async def test_it_lives_for_ten_minutes(house: Accounts) -> None:
    ann = await house.account("ann")
    code = await house.given(ann)
    house.wait(minutes=10)
    assert await house.entered(code) is None
    other = await house.given(ann)
    house.wait(minutes=9, seconds=59)
    assert await house.entered(other) == ann[0]


async def test_a_new_one_ends_the_old_one(house: Accounts) -> None:
    ann = await house.account("ann")
    old, new = await house.given(ann), await house.given(ann)
    assert old != new
    assert await house.entered(old) is None
    assert await house.entered(new) == ann[0]
    assert len(house.raw(DossierKind.CODE)) == 1


@pytest.mark.parametrize("wrong", ["", "nonsense", "2345-6789-ABC", "7KQF-M3XT-9WA", "x" * 100_000, "' or 1=1 --"])
async def test_another_is_nobody_s(house: Accounts, wrong: str) -> None:
    await house.given(await house.account("ann"))
    assert await house.codes.redeem(wrong, house.at) is None


async def test_groups_and_passers_by_get_none(house: Accounts) -> None:
    ann = await house.account("ann")
    with pytest.raises(RefusedError) as refused:
        await house.codes.give(house.turn(ann, group=True))
    assert refused.value.code == "code_in_group"
    with pytest.raises(RefusedError) as refused:
        await house.codes.give(house.turn(ann, ephemeral=True))
    assert refused.value.code == "nobody_remembered"


async def test_of_two_who_enter_it_at_once_one_wins(house: Accounts) -> None:
    ann = await house.account("ann")
    code = await house.given(ann)
    first, second = await house.codes.redeem(code, house.at), await house.codes.redeem(code, house.at)
    assert first is not None
    assert second is not None
    await house.store.commit(first[1])
    with pytest.raises(ConflictError):
        await house.store.commit(second[1])
    assert await house.codes.redeem(code, house.at) is None


async def test_of_two_given_at_once_one_lives(house: Accounts) -> None:
    ann = await house.account("ann")
    first, second = await house.codes.give(house.turn(ann)), await house.codes.give(house.turn(ann))
    await house.store.commit(first[1])
    with pytest.raises(ConflictError):
        await house.store.commit(second[1])
    assert await house.entered(second[0]) is None
    assert await house.entered(first[0]) == ann[0]


async def test_the_code_of_somebody_erased_proves_nothing(house: Accounts) -> None:
    ann = await house.account("ann")
    code = await house.given(ann)
    await house.store.commit([ErasureBegun(subject_id=ann[0], at=house.at)])
    assert await house.codes.redeem(code, house.at) is None
    await house.store.commit([SubjectErased(subject_id=ann[0])])
    assert await house.codes.redeem(code, house.at) is None
    assert house.raw(DossierKind.CODE) == []


async def test_the_code_itself_is_stored_nowhere(house: Accounts) -> None:
    code = await house.given(await house.account("ann"))
    everything = repr(house.raw(DossierKind.CODE)) + repr(await house.entries())
    assert code not in everything
    assert code.replace("-", "") not in everything
    assert code.encode() not in (house.store.engine.url.database or "").encode()


# ---------------------------------------------------------------- guessing


async def test_wrong_entries_lock_an_account_for_a_while(house: Accounts) -> None:
    mallory = await house.account("mallory")
    await miss(house, mallory, MOST_WRONG - 1)
    assert await house.codes.takes(mallory[0], house.at)
    await miss(house, mallory)
    assert not await house.codes.takes(mallory[0], house.at)
    house.wait(minutes=14, seconds=59)
    assert not await house.codes.takes(mallory[0], house.at)
    house.wait(seconds=1)
    assert await house.codes.takes(mallory[0], house.at)
    assert [entry.tag for entry in await house.entries()] == ["rights:code:refused"] * MOST_WRONG


async def test_after_that_each_further_one_locks_again(house: Accounts) -> None:
    mallory = await house.account("mallory")
    await miss(house, mallory, MOST_WRONG)
    house.wait(minutes=15)
    await miss(house, mallory)
    assert not await house.codes.takes(mallory[0], house.at)
    house.wait(hours=1)
    await miss(house, mallory)
    assert await house.codes.takes(mallory[0], house.at), "an hour later nobody remembers"


async def test_a_code_of_one_s_own_does_not_wipe_the_slate(house: Accounts) -> None:
    mallory = await house.account("mallory")
    await miss(house, mallory, MOST_WRONG)
    code = await house.given(mallory)
    assert not await house.codes.takes(mallory[0], house.at)
    assert await house.entered(code) == mallory[0]
    assert not await house.codes.takes(mallory[0], house.at)


async def test_missing_does_not_end_one_s_own_code(house: Accounts) -> None:
    ann = await house.account("ann")
    code = await house.given(ann)
    await miss(house, ann)
    assert await house.entered(code) == ann[0]


async def test_others_are_not_locked_by_it(house: Accounts) -> None:
    mallory, ann = await house.account("mallory"), await house.account("ann")
    await miss(house, mallory, MOST_WRONG)
    assert await house.codes.takes(ann[0], house.at)


# ---------------------------------------------------------------- what is left


async def test_what_is_over_is_forgotten(house: Accounts) -> None:
    ann, bob = await house.account("ann"), await house.account("bob")
    await house.given(ann)
    await miss(house, bob)
    assert await house.codes.expire() == 0
    house.wait(minutes=11)
    assert await house.codes.expire() == 1
    assert len(house.raw(DossierKind.CODE)) == 1
    house.wait(hours=1)
    assert await house.codes.expire() == 1
    assert house.raw(DossierKind.CODE) == []


async def test_wrong_entries_are_remembered_longer_than_a_code(house: Accounts) -> None:
    mallory = await house.account("mallory")
    await house.given(mallory)
    await miss(house, mallory, MOST_WRONG)
    house.wait(minutes=10)
    await house.codes.expire()
    assert not await house.codes.takes(mallory[0], house.at)
