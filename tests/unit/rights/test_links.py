"""One person, several accounts: linked after a yes, brought along, parted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from guardrail.core.ids import new_id
from guardrail.errors import ConflictError, ErasedError, RefusedError
from guardrail.rights.links import MOST_ACCOUNTS
from guardrail.types import DossierKind, ErasureBegun, SubjectErased
from tests.unit.rights.accounts_house import Accounts, accounts


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Accounts]:
    async with accounts(tmp_path) as made:
        yield made


async def test_an_account_alone_is_a_person(house: Accounts) -> None:
    ann = await house.account("ann")
    assert await house.links.accounts(ann[0]) == (ann[0],)
    assert await house.links.parting(ann[0], house.at) == []


async def test_two_accounts_become_one_person(house: Accounts) -> None:
    web, line = await house.account("web"), await house.account("line")
    await house.joined(web, line)
    assert await house.links.accounts(web[0]) == await house.links.accounts(line[0]) == tuple(sorted((web[0], line[0])))
    linked = await house.entries("rights:account:linked")
    assert {entry.fields["subject"] for entry in linked} == {web[0], line[0]}
    (person,) = {str(entry.fields["person"]) for entry in linked}
    assert person.startswith("per_")


async def test_whoever_has_others_brings_them_along(house: Accounts) -> None:
    a, b, c, d = [await house.account(name) for name in "abcd"]
    await house.joined(a, b)
    await house.joined(c, d)
    await house.joined(b, c)
    everybody = tuple(sorted(each[0] for each in (a, b, c, d)))
    for each in (a, b, c, d):
        assert await house.links.accounts(each[0]) == everybody


async def test_linking_again_changes_nothing(house: Accounts) -> None:
    a, b = await house.account("a"), await house.account("b")
    await house.joined(a, b)
    assert await house.joined(b, a) == []
    assert await house.links.join(house.turn(a), a[0]) == []


async def test_whoever_is_gone_is_not_linked(house: Accounts) -> None:
    a, b = await house.account("a"), await house.account("b")
    await house.store.commit([ErasureBegun(subject_id=b[0], at=house.at)])
    assert await house.links.join(house.turn(a), b[0]) == []
    await house.store.commit([SubjectErased(subject_id=b[0])])
    assert await house.links.join(house.turn(a), b[0]) == []
    assert await house.links.join(house.turn(a), new_id("sub", house.entropy)) == []


async def test_an_account_that_goes_meanwhile_is_not_linked(house: Accounts) -> None:
    """Whoever commits the writes names both accounts as alive."""
    a, b = await house.account("a"), await house.account("b")
    writes = await house.links.join(house.turn(a), b[0])
    await house.store.commit([ErasureBegun(subject_id=b[0], at=house.at)])
    with pytest.raises(ErasedError):
        await house.store.commit(writes, alive=(a[0], b[0]))


async def test_an_erased_account_leaves_its_person(house: Accounts) -> None:
    a, b, c = [await house.account(name) for name in "abc"]
    await house.joined(a, b)
    await house.joined(a, c)
    await house.store.commit([ErasureBegun(subject_id=b[0], at=house.at), SubjectErased(subject_id=b[0])])
    assert await house.links.accounts(a[0]) == tuple(sorted((a[0], c[0])))


async def test_not_in_groups(house: Accounts) -> None:
    a, b = await house.account("a"), await house.account("b")
    for turn in (house.turn(a, group=True), house.turn(a, ephemeral=True)):
        with pytest.raises(RefusedError):
            await house.links.join(turn, b[0])


async def test_nobody_has_endless_accounts(house: Accounts) -> None:
    first = await house.account("0")
    for number in range(1, MOST_ACCOUNTS):
        await house.joined(first, await house.account(str(number)))
    assert len(await house.links.accounts(first[0])) == MOST_ACCOUNTS
    assert await house.links.join(house.turn(first), (await house.account("more"))[0]) == []


async def test_two_who_link_the_same_account_at_once_meet(house: Accounts) -> None:
    a, b, c = [await house.account(name) for name in "abc"]
    with_b = await house.links.join(house.turn(a), b[0])
    with_c = await house.links.join(house.turn(a), c[0])
    await house.store.commit(with_b)
    with pytest.raises(ConflictError):
        await house.store.commit(with_c)
    await house.joined(a, c)
    assert len(await house.links.accounts(c[0])) == 3


# ---------------------------------------------------------------- parting


async def test_of_two_both_are_alone_again(house: Accounts) -> None:
    a, b = await house.account("a"), await house.account("b")
    await house.joined(a, b)
    await house.links.part(a[0], actor=None)
    assert await house.links.accounts(a[0]) == (a[0],)
    assert await house.links.accounts(b[0]) == (b[0],)
    assert len(await house.entries("rights:account:parted")) == 2
    await house.joined(b, a)
    assert len(await house.links.accounts(a[0])) == 2


async def test_of_three_one_goes(house: Accounts) -> None:
    a, b, c = [await house.account(name) for name in "abc"]
    await house.joined(a, b)
    await house.joined(a, c)
    officer = new_id("off", house.entropy)
    await house.links.part(b[0], actor=officer)
    assert await house.links.accounts(b[0]) == (b[0],)
    assert await house.links.accounts(a[0]) == tuple(sorted((a[0], c[0])))
    (parted,) = await house.entries("rights:account:parted")
    assert parted.fields["officer"] == officer


# ---------------------------------------------------------------- asking first


async def test_an_offer_waits_ten_minutes_for_its_yes(house: Accounts) -> None:
    a, b = await house.account("a"), await house.account("b")
    await house.store.commit(await house.links.offer(house.turn(a), b[0]))
    assert await house.links.accounts(a[0]) == (a[0],), "an offer links nobody"
    offered = await house.links.offered(house.turn(a))
    assert offered is not None
    assert offered[0] == b[0]
    assert await house.links.offered(house.turn(b)) is None
    house.wait(minutes=10)
    assert await house.links.offered(house.turn(a)) is None
    assert await house.links.expire() == 1
    assert house.raw(DossierKind.LINK) == []


async def test_the_newest_offer_counts(house: Accounts) -> None:
    a, b, c = [await house.account(name) for name in "abc"]
    await house.store.commit(await house.links.offer(house.turn(a), b[0]))
    house.wait(seconds=1)
    await house.store.commit(await house.links.offer(house.turn(a), c[0]))
    offered = await house.links.offered(house.turn(a))
    assert offered is not None
    assert offered[0] == c[0]
    await house.store.commit(offered[1])
    assert await house.links.offered(house.turn(a)) is None
