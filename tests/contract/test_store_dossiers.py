"""Dossiers on every backend: versions, lookups, pages, leases, and their end with a subject."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, update

from guardrail.errors import ConflictError, ErasedError, IntegrityError
from guardrail.ports import Chosen
from guardrail.storage import schema
from guardrail.storage.migrate import migrate
from guardrail.storage.store import SqlStore
from guardrail.types import (
    ConversationCreated,
    Dossier,
    DossierDeleted,
    DossierKind,
    DossierSaved,
    ErasureBegun,
    RestrictionNoted,
    Sealed,
    SubjectErased,
    Write,
)
from tests.contract.store_plans import planned
from tests.contract.store_rows import DAY, START, audited, dossier, hashed, person, said

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[SqlStore]:
    opened = SqlStore(store_url, clock=lambda: START)
    yield opened
    await opened.close()


async def saved(store: SqlStore, *dossiers: Dossier) -> None:
    await store.commit([DossierSaved(dossier=one) for one in dossiers])


async def entries(store: SqlStore) -> int:
    count = select(func.count()).select_from(schema.audit_entries)
    return await store.look(lambda connection: connection.scalar(count) or 0)


async def refusal(store: SqlStore, *writes: Write) -> str | None:
    """Why a commit of these and an audit entry was refused; then the entry is not there either."""
    before = await entries(store)
    try:
        await store.commit([*writes, audited()])
    except ConflictError as error:
        assert await entries(store) == before
        return error.code
    return None


# ---------------------------------------------------------------- one dossier


@pytest.mark.parametrize("kind", list(DossierKind))
async def test_a_dossier_comes_back_as_it_was_saved(store: SqlStore, kind: DossierKind) -> None:
    full = dossier(
        "1",
        kind=kind,
        parent_id="cnv_ann",
        subject_id="sub_ann",
        due_at=START + timedelta(microseconds=7),
        lookup=hashed("code"),
        body={"tries": 3, "list": ["a", {"b": None}], "yes": True, "text": 'ė"\n'},
        sealed=Sealed(b"\x00sealed"),
    )
    bare = dossier("2", kind=kind, body={})
    await saved(store, full, bare)
    assert await store.dossier(kind, "cod_1") == full
    assert await store.dossier(kind, "cod_2") == bare
    assert await store.dossier_by(kind, hashed("code")) == full
    assert await store.dossier_by(kind, hashed("other")) is None
    other = next(one for one in DossierKind if one is not kind)
    assert await store.dossier(other, "cod_1") is None
    assert await store.dossier_by(other, hashed("code")) is None


async def test_every_field_but_kind_and_id_can_change(store: SqlStore) -> None:
    await saved(store, dossier("1", lookup=hashed("code"), sealed=Sealed(b"old"), due_at=START))
    changed = Dossier(
        kind=DossierKind.CODE,
        id="cod_1",
        state="spent",
        at=START + DAY,
        parent_id="cnv_bob",
        subject_id="sub_bob",
        version=2,
        body={"tries": 1},
    )
    await saved(store, changed)
    assert await store.dossier(DossierKind.CODE, "cod_1") == changed
    assert await store.dossier_by(DossierKind.CODE, hashed("code")) is None


async def test_a_version_is_saved_once_and_none_is_skipped(store: SqlStore) -> None:
    one = dossier("1")
    await saved(store, one)
    for version in (1, 3, 4):
        assert await refusal(store, DossierSaved(dossier=replace(one, version=version))) == "changed_meanwhile"
    await saved(store, replace(one, version=2))
    assert await refusal(store, DossierSaved(dossier=replace(one, version=2))) == "changed_meanwhile"
    assert await refusal(store, DossierSaved(dossier=dossier("new", version=2))) == "changed_meanwhile"
    found = await store.dossier(one.kind, one.id)
    assert found is not None
    assert found.version == 2
    assert await entries(store) == 0


async def test_a_deleted_dossier_is_gone_and_may_be_deleted_again(store: SqlStore) -> None:
    one = dossier("1", lookup=hashed("code"))
    await saved(store, one)
    gone = DossierDeleted(kind=one.kind, id=one.id)
    await store.commit([DossierDeleted(kind=DossierKind.HOLD, id=one.id)])
    assert await store.dossier(one.kind, one.id) == one
    await store.commit([gone])
    await store.commit([gone])
    assert await store.dossier_by(one.kind, hashed("code")) is None
    assert await refusal(store, DossierSaved(dossier=replace(one, version=2))) == "changed_meanwhile"
    await saved(store, one)


async def test_only_what_was_seen_is_deleted_where_that_is_asked_for(store: SqlStore) -> None:
    """Whatever fell due may be alive again when it is to be swept away."""
    one = dossier("1")
    await saved(store, one)
    await saved(store, replace(one, version=2))
    for version in (1, 3):
        gone = DossierDeleted(kind=one.kind, id=one.id, version=version)
        assert await refusal(store, gone) == "changed_meanwhile"
    assert await store.dossier(one.kind, one.id) == replace(one, version=2)
    seen = DossierDeleted(kind=one.kind, id=one.id, version=2)
    assert await refusal(store, seen) is None
    assert await store.dossier(one.kind, one.id) is None
    assert await refusal(store, seen) == "changed_meanwhile"


async def test_a_lookup_leads_to_one_dossier_of_a_kind(store: SqlStore) -> None:
    one = dossier("1", lookup=hashed("code"))
    await saved(store, one, dossier("1", kind=DossierKind.BUNDLE, lookup=hashed("code")), dossier("2"))
    assert await refusal(store, DossierSaved(dossier=dossier("3", lookup=hashed("code")))) == "lookup_taken"
    taking = dossier("2", version=2, lookup=hashed("code"))
    assert await refusal(store, DossierSaved(dossier=taking)) == "lookup_taken"
    assert await store.dossier(DossierKind.CODE, "cod_2") == dossier("2")
    assert await refusal(store, DossierSaved(dossier=one)) == "changed_meanwhile"


async def test_a_commit_applies_its_dossiers_in_order(store: SqlStore) -> None:
    """One gives its lookup away to the next, one is deleted and made anew."""
    await saved(store, dossier("1", lookup=hashed("code")), dossier("2", state="old"))
    await store.commit(
        [
            DossierSaved(dossier=dossier("1", version=2)),
            DossierSaved(dossier=dossier("3", lookup=hashed("code"))),
            DossierDeleted(kind=DossierKind.CODE, id="cod_2"),
            DossierSaved(dossier=dossier("2", state="new")),
            DossierSaved(dossier=dossier("2", state="newer", version=2)),
        ]
    )
    found = await store.dossier_by(DossierKind.CODE, hashed("code"))
    assert found is not None
    assert found.id == "cod_3"
    assert await store.dossier(DossierKind.CODE, "cod_2") == dossier("2", state="newer", version=2)


async def test_nothing_is_saved_for_somebody_erased(store: SqlStore) -> None:
    await store.commit(person("ann"))
    await store.commit([ErasureBegun(subject_id="sub_ann", at=START)])
    with pytest.raises(ErasedError):
        await store.commit([DossierSaved(dossier=dossier("1", subject_id="sub_ann"))], alive=["sub_ann"])
    assert await store.dossier(DossierKind.CODE, "cod_1") is None


@pytest.mark.parametrize(
    ("column", "value"), [("body", "[]"), ("body", "{"), ("body", "[" * 100_000), ("at", 1 << 62), ("due_at", 1 << 62)]
)
async def test_a_strange_dossier_is_nobodys_guess(store: SqlStore, column: str, value: Any) -> None:
    await saved(store, dossier("1"))
    await store.run(lambda connection: connection.execute(update(schema.dossiers).values({column: value})))
    with pytest.raises(IntegrityError, match="no release wrote") as caught:
        await store.dossier(DossierKind.CODE, "cod_1")
    assert caught.value.__context__ is None


# ---------------------------------------------------------------- many at once


async def test_a_conflict_fails_alone_in_its_group(store: SqlStore) -> None:
    await store.commit(person("ann"))
    await saved(store, dossier("1", lookup=hashed("code")), dossier("2"))
    commits: list[Sequence[Write]] = [
        [said("ann", "first"), audited()],
        [DossierSaved(dossier=dossier("2", version=2, state="won")), audited()],
        [DossierSaved(dossier=dossier("2", version=2, state="lost")), said("ann", "lost"), audited()],
        [DossierSaved(dossier=dossier("3", lookup=hashed("code"))), audited()],
        [DossierSaved(dossier=dossier("4")), audited()],
        [said("ann", "last"), audited()],
    ]
    results = await asyncio.gather(*(store.commit(writes) for writes in commits), return_exceptions=True)
    codes = [result.code if isinstance(result, ConflictError) else result for result in results]
    assert codes == [None, None, "changed_meanwhile", "lookup_taken", None, None]
    assert [row.record_id for row in await store.transcript("cnv_ann")] == ["rec_first", "rec_last"]
    assert await store.dossier(DossierKind.CODE, "cod_2") == dossier("2", version=2, state="won")
    assert await store.dossier(DossierKind.CODE, "cod_4") is not None
    assert await entries(store) == 4


async def test_a_code_is_redeemed_once_by_whichever_process(store: SqlStore, store_url: str) -> None:
    """Everybody has read version 1 when the first one spends it; each brings a row of his own."""
    others = [SqlStore(store_url, clock=lambda: START) for _ in range(2)]
    for number in range(8):
        code = dossier(f"{number}", lookup=hashed(f"code {number}"))
        await saved(store, code)
        codes = await asyncio.gather(*(redeem(one, code, task) for task, one in enumerate((store, *others) * 3)))
        assert sorted(codes, key=str) == [None, *["changed_meanwhile"] * 8]
        assert await store.dossier_by(DossierKind.CODE, hashed(f"code {number}")) is None
    links = await store.dossiers(DossierKind.LINK, Chosen())
    assert len(links) == await entries(store) == 8
    for one in others:
        await one.close()


async def redeem(store: SqlStore, code: Dossier, task: int) -> str | None:
    """Spend a code that was read before, with a link of one's own; why not."""
    spent = replace(code, version=2, state="spent", lookup=None, body={"by": task})
    link = dossier(f"link {code.id} {task}", kind=DossierKind.LINK)
    try:
        await store.commit([DossierSaved(dossier=spent), DossierSaved(dossier=link), audited()])
    except ConflictError as error:
        return error.code
    return None


async def test_concurrent_counting_loses_nothing(store: SqlStore, store_url: str) -> None:
    """Whoever was too late reads again: what versions are for."""
    other = SqlStore(store_url, clock=lambda: START)
    await saved(store, dossier("1"))

    async def count(one: SqlStore) -> None:
        while True:
            found = await one.dossier(DossierKind.CODE, "cod_1")
            assert found is not None
            tries = found.body["tries"]
            assert isinstance(tries, int)
            try:
                await saved(one, replace(found, version=found.version + 1, body={"tries": tries + 1}))
            except ConflictError:
                continue
            return

    await asyncio.gather(*(count(one) for one in (store, other) * 8))
    assert await store.dossier(DossierKind.CODE, "cod_1") == dossier("1", version=17, body={"tries": 16})
    await other.close()


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_is_written_the_store_and_a_model_agree(store: SqlStore, seed: int) -> None:
    """Random commits of random writes, many in a group: each is applied whole, or refused for a reason."""
    chance = random.Random(seed)
    model: dict[str, Dossier] = {}

    def some() -> DossierSaved | DossierDeleted:
        dossier_id = f"cod_{chance.randrange(5)}"
        known = model.get(dossier_id)
        if chance.random() < 0.3:
            seen = chance.choice((None, known.version if known else 1))
            return DossierDeleted(kind=DossierKind.CODE, id=dossier_id, version=seen)
        version = (known.version if known else 0) + chance.choice((1, 1, 1, 1, 0, 2))
        lookup = chance.choice((None, None, b"a", b"b"))
        return DossierSaved(dossier=dossier("x", id=dossier_id, version=max(1, version), lookup=lookup))

    def fits(writes: Sequence[DossierSaved | DossierDeleted]) -> bool:
        after = dict(model)
        for write in writes:
            if isinstance(write, DossierDeleted):
                gone = after.pop(write.id, None)
                if write.version not in (None, gone.version if gone else 0):
                    return False
                continue
            new, known = write.dossier, after.get(write.dossier.id)
            others = {one.lookup for one in after.values() if one.id != new.id}
            if new.version != (known.version if known else 0) + 1 or (new.lookup and new.lookup in others):
                return False
            after[new.id] = new
        model.clear()
        model.update(after)
        return True

    for _ in range(12):
        commits = [[some() for _ in range(chance.randint(1, 3))] for _ in range(chance.randint(1, 6))]
        results = await asyncio.gather(*(store.commit(writes) for writes in commits), return_exceptions=True)
        assert {type(result) for result in results} <= {type(None), ConflictError}
        assert [result is None for result in results] == [fits(writes) for writes in commits]
    assert {one.id: one for one in await store.dossiers(DossierKind.CODE, Chosen())} == model


# ---------------------------------------------------------------- pages


async def found(store: SqlStore, **wanted: Any) -> list[str]:
    return [one.id.removeprefix("cod_") for one in await store.dossiers(DossierKind.CODE, Chosen(**wanted))]


async def test_dossiers_are_found_by_what_is_asked_of_them(store: SqlStore) -> None:
    await saved(
        store,
        dossier("a", state="open", subject_id="sub_ann", parent_id="cnv_1", due_at=START + MINUTE),
        dossier("b", state="done", subject_id="sub_bob", parent_id="cnv_1", at=START + MINUTE),
        dossier("c", state="open", subject_id="sub_cem", parent_id="cnv_2", due_at=START, at=START - MINUTE),
        dossier("a", kind=DossierKind.HOLD),
    )
    assert await found(store) == ["b", "a", "c"]
    assert await found(store, by_due=True) == ["c", "a", "b"]
    assert await found(store, states=["open"]) == ["a", "c"]
    assert await found(store, states=["open", "done"], by_due=True) == ["c", "a", "b"]
    assert await found(store, subject_ids={"sub_ann", "sub_bob"}) == ["b", "a"]
    assert await found(store, parent_id="cnv_1", states=["done"]) == ["b"]
    assert await found(store, due_before=START + MINUTE) == ["c"]
    assert await found(store, due_before=START + 2 * MINUTE, by_due=True, limit=1) == ["c"]
    assert await found(store, states=[]) == await found(store, subject_ids=[]) == []
    assert await found(store, limit=2) == ["b", "a"]


@pytest.mark.parametrize("by_due", [False, True])
@pytest.mark.parametrize("size", [1, 3, 100])
async def test_pages_show_everything_once_and_in_order(store: SqlStore, by_due: bool, size: int) -> None:
    chance = random.Random(5)
    times = [START + chance.randrange(4) * MINUTE for _ in range(20)]
    dues = [chance.choice([None, START, START + MINUTE]) for _ in times]
    await saved(store, *(dossier(f"{n:02}", at=at, due_at=dues[n]) for n, at in enumerate(times)))
    whole = await found(store, by_due=by_due)
    paged: list[str] = []
    while page := await found(store, by_due=by_due, after=f"cod_{paged[-1]}" if paged else None, limit=size):
        paged += page
    assert paged == whole
    assert len(set(whole)) == 20

    def due(name: str) -> tuple[bool, Any, str]:
        at = dues[int(name)]
        return (at is None, at or START, name)

    by_age = sorted(whole, key=lambda name: (times[int(name)], name), reverse=True)
    assert whole == (sorted(whole, key=due) if by_due else by_age)


async def test_a_page_after_one_that_is_gone_is_no_silent_end(store: SqlStore) -> None:
    await saved(store, *(dossier(f"{number}") for number in range(4)))
    assert await found(store, limit=2) == ["3", "2"]
    await store.commit([DossierDeleted(kind=DossierKind.CODE, id="cod_2")])
    with pytest.raises(ConflictError) as caught:
        await found(store, after="cod_2")
    assert caught.value.code == "changed_meanwhile"
    with pytest.raises(ConflictError):
        await store.dossiers(DossierKind.HOLD, Chosen(after="cod_1"))


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (Chosen(), "kind_at_id (kind=?)"),
        (Chosen(after="cod_1"), "kind_at_id (kind=? AND (at,id)<(?,?))"),
        (Chosen(by_due=True), "kind_due_at (kind=?)"),
        (Chosen(states=["open", "working"], by_due=True), "kind_state_due_at (kind=? AND state=?)"),
        (Chosen(states=["open"], due_before=START), "kind_state_due_at (kind=? AND state=? AND due_at<?)"),
        (Chosen(due_before=START, by_due=True), "kind_due_at (kind=? AND due_at<?)"),
        (Chosen(parent_id="cnv_1"), "parent_id_kind_at_id (parent_id=? AND kind=?)"),
        (Chosen(parent_id="cnv_1", after="cod_1"), "parent_id_kind_at_id (parent_id=? AND kind=? AND (at,id)<(?,?))"),
        (Chosen(subject_ids=["sub_1"]), "subject_id_kind_at_id (subject_id=? AND kind=?)"),
        (Chosen(subject_ids=["sub_1", "sub_2"]), "subject_id_kind_at_id (subject_id=? AND kind=?)"),
    ],
)
async def test_a_page_is_found_by_the_index_that_fits(tmp_path: Path, wanted: Chosen, index: str) -> None:
    url = f"sqlite:///{tmp_path}/data.db"
    migrate(url)
    store = SqlStore(url, clock=lambda: START)
    await saved(store, dossier("1"))
    with planned(store) as plans:
        await store.dossiers(DossierKind.CODE, wanted)
    assert f"SEARCH dossiers USING INDEX ix_dossiers_{index}" in plans
    await store.close()


async def test_what_is_due_is_found_by_state_and_time(tmp_path: Path) -> None:
    """Past everything that was closed long ago and is due no more."""
    url = f"sqlite:///{tmp_path}/data.db"
    migrate(url)
    store = SqlStore(url, clock=lambda: START)
    await saved(store, dossier("1", due_at=START))
    with planned(store) as plans:
        assert await due(store, START) == ["1"]
    by_state = "SEARCH dossiers USING INDEX ix_dossiers_kind_state_due_at (kind=? AND state=? AND due_at<?)"
    assert plans.count(by_state) == 2
    await store.close()


# ---------------------------------------------------------------- what falls due


async def due(store: SqlStore, at: Any, *states: str, limit: int = 100) -> list[str]:
    items = await store.dossiers_due(DossierKind.CODE, states or ["open"], at, limit)
    return [one.id.removeprefix("cod_") for one in items]


async def test_what_is_due_is_leased_for_a_minute_earliest_first(store: SqlStore) -> None:
    await saved(
        store,
        dossier("later", due_at=START + MINUTE),
        dossier("second", due_at=START),
        dossier("first", due_at=START - DAY),
        dossier("never"),
        dossier("done", state="done", due_at=START),
        dossier("waits", state="waiting", due_at=START - MINUTE),
        dossier("hold", kind=DossierKind.HOLD, due_at=START),
    )
    assert await due(store, START - DAY - MINUTE) == []
    assert await due(store, START, limit=1) == ["first"]
    assert await due(store, START, "open", "waiting") == ["waits", "second"]
    assert await due(store, START + MINUTE - timedelta(microseconds=1)) == []
    assert await due(store, START + MINUTE) == ["first", "second", "later"]


async def test_saving_ends_a_lease_and_reading_does_not_take_one(store: SqlStore) -> None:
    one = dossier("1", due_at=START)
    await saved(store, one)
    assert await store.dossiers(DossierKind.CODE, Chosen(due_before=START + MINUTE)) == [one]
    assert list(await store.dossiers_due(DossierKind.CODE, {"open"}, START)) == [one]
    assert await due(store, START) == []
    await saved(store, replace(one, version=2))
    assert await due(store, START) == ["1"]
    await saved(store, replace(one, version=3, due_at=START + DAY))
    assert await due(store, START + MINUTE) == []


async def test_two_processes_never_lease_the_same_dossier(store: SqlStore, store_url: str) -> None:
    other = SqlStore(store_url, clock=lambda: START)
    await saved(store, *(dossier(f"{number:02}", due_at=START) for number in range(12)))
    batches = await asyncio.gather(*(due(one, START, limit=2) for one in (store, other) * 6))
    leased = [name for batch in batches for name in batch]
    assert sorted(leased) == [f"{number:02}" for number in range(12)]
    await other.close()


async def test_a_dossier_that_somebody_works_on_is_not_waited_for(migrated_postgres_url: str) -> None:
    """PostgreSQL: a locked row is left to whoever holds it; the others are leased at once."""
    store, other = (SqlStore(migrated_postgres_url, clock=lambda: START) for _ in range(2))
    await saved(store, dossier("locked", due_at=START), dossier("free", due_at=START))
    with other.engine.begin() as holding:
        holding.execute(select(schema.dossiers).where(schema.dossiers.c.id == "cod_locked").with_for_update())
        assert await due(store, START) == ["free"]
    assert await due(store, START) == ["locked"]
    await store.close()
    await other.close()


# ---------------------------------------------------------------- people


async def test_the_dossiers_of_the_living_go_with_a_subject_and_the_proofs_stay(store: SqlStore) -> None:
    group = ConversationCreated(
        conversation_id="cnv_group", subject_id=None, route="shop", lookup=hashed("group"), at=START
    )
    await store.commit([*person("ann"), *person("bob"), group])
    for kind in DossierKind:
        await saved(
            store,
            dossier("hers", kind=kind, subject_id="sub_ann", parent_id="cnv_group"),
            dossier("of her chat", kind=kind, parent_id="cnv_ann"),
            dossier("his", kind=kind, subject_id="sub_bob", parent_id="cnv_bob"),
            dossier("nobody's", kind=kind, parent_id="cnv_group"),
        )
    await store.commit([ErasureBegun(subject_id="sub_ann", at=START)])
    assert len(await store.dossiers(DossierKind.CODE, Chosen())) == 4
    last = dossier("last", subject_id="sub_ann")
    await store.commit([SubjectErased(subject_id="sub_ann"), DossierSaved(dossier=last), audited()])
    left = {kind: {one.id for one in await store.dossiers(kind, Chosen())} for kind in DossierKind}
    whole = {"cod_hers", "cod_of her chat", "cod_his", "cod_nobody's"}
    with_her = {DossierKind.CODE, DossierKind.LINK, DossierKind.BUNDLE, DossierKind.REVEAL}
    with_her_chat = {DossierKind.CODE, DossierKind.REVEAL}
    for kind in DossierKind:
        gone = {"cod_hers"} if kind in with_her else set()
        gone |= {"cod_of her chat"} if kind in with_her_chat else set()
        assert left[kind] == whole - gone


async def test_a_restriction_shows_in_the_standing_until_it_is_lifted(store: SqlStore) -> None:
    await store.commit([*person("ann"), *person("bob")])
    assert await restricted(store) == (False, None)
    await store.commit([RestrictionNoted(subject_id="sub_ann", at=START + MINUTE)], alive=["sub_ann"])
    assert await restricted(store) == (True, START + MINUTE)
    bob = await store.standing("sub_bob", "cnv_bob")
    assert bob is not None
    assert not bob.restricted
    await store.commit([RestrictionNoted(subject_id="sub_ann", at=None)])
    assert await restricted(store) == (False, None)


async def restricted(store: SqlStore) -> tuple[bool, Any]:
    """Whether it shows, the same however the person is found; and since when."""
    ways = [
        await store.standing("sub_ann", "cnv_ann"),
        await store.find("shop", hashed("ann"), hashed("ann")),
        await store.find("shop", None, hashed("ann")),
        await store.find("shop", hashed("ann"), hashed("a new chat")),
    ]
    (shown,) = {one.restricted for one in ways if one is not None}
    view = await store.person("sub_ann")
    assert view is not None
    return shown, view.restricted_at
