"""The store's port, on every backend."""

from __future__ import annotations

import asyncio
import json
import traceback
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, func, select, update

from guardrail.core import entries
from guardrail.errors import (
    ConfigError,
    ConflictError,
    DuplicateError,
    ErasedError,
    GuardrailError,
    StaleVaultError,
    StoreUnavailableError,
)
from guardrail.storage import schema
from guardrail.storage.engine import open_engine
from guardrail.storage.migrate import head, migrate
from guardrail.storage.store import SqlStore
from guardrail.types import (
    AgeBracket,
    AgeNoted,
    Consent,
    ConsentMethod,
    ConsentState,
    ConversationCreated,
    Direction,
    DisclosureReset,
    ErasureBegun,
    HandoffNoted,
    InboxMoved,
    InboxState,
    InboxWithdrawn,
    LanguageNoted,
    MessageDeleted,
    Pending,
    Purpose,
    QuestionSet,
    ReplyHandleNoted,
    Sealed,
    Standing,
    SubjectCreated,
    SubjectErased,
    Write,
)
from tests.contract.store_rows import (
    DAY,
    START,
    audited,
    consent,
    disclosed,
    hashed,
    person,
    placed,
    received,
    said,
)


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def url(store_url: str) -> str:
    return store_url


@pytest.fixture
async def store(url: str, clock: Clock) -> AsyncIterator[SqlStore]:
    opened = SqlStore(url, clock=clock)
    yield opened
    await opened.close()


async def count(store: SqlStore, name: str) -> int:
    table = schema.metadata.tables[name]
    return await store.run(lambda connection: connection.scalar(select(func.count()).select_from(table)) or 0)


# ---------------------------------------------------------------- people and conversations


async def test_nobody_is_known_at_first(store: SqlStore) -> None:
    assert await store.find("shop", hashed("ann"), hashed("ann")) is None
    assert await store.standing("sub_ann", "cnv_ann") is None
    assert await store.party("cnv_ann") is None
    assert await store.subject_of("shop", hashed("ann")) is None


async def test_a_person_is_found_by_lookup_and_by_id(store: SqlStore) -> None:
    await store.commit(person("ann"), alive=["sub_ann"])
    found = await store.find("shop", hashed("ann"), hashed("ann"))
    assert found is not None
    assert found == await store.standing("sub_ann", "cnv_ann")
    assert (found.subject_id, found.conversation_id, found.known) == ("sub_ann", "cnv_ann", True)
    assert (found.consents, found.age, found.pending, found.human_at, found.waiting) == ({}, None, None, None, 0)
    assert await store.party("cnv_ann") == ("shop", "sub_ann")
    assert await store.conversations("sub_ann") == ["cnv_ann"]
    assert await store.subject_of("shop", hashed("ann")) == "sub_ann"


async def test_the_same_lookup_on_another_route_is_nobody(store: SqlStore) -> None:
    await store.commit(person("ann"))
    assert await store.find("help", hashed("ann"), hashed("ann")) is None


async def test_a_known_person_in_a_new_conversation_has_no_conversation_yet(store: SqlStore) -> None:
    await store.commit(person("ann"))
    found = await store.find("shop", hashed("ann"), hashed("elsewhere"))
    assert found is not None
    assert (found.subject_id, found.conversation_id) == ("sub_ann", "")


async def test_nobody_gets_into_the_conversation_of_another(store: SqlStore) -> None:
    await store.commit(person("ann") + person("bob"))
    found = await store.find("shop", hashed("bob"), hashed("ann"))
    assert found is not None
    assert found.conversation_id == ""
    guessed = await store.standing("sub_bob", "cnv_ann")
    assert guessed is not None
    assert guessed.conversation_id == ""


async def test_a_conversation_without_user_is_its_owners(store: SqlStore) -> None:
    await store.commit(person("ann"))
    found = await store.find("shop", None, hashed("ann"))
    assert found is not None
    assert found.subject_id == "sub_ann"
    assert await store.find("shop", None, hashed("bob")) is None


async def test_a_group_belongs_to_nobody_and_everybody_is_found_in_it(store: SqlStore) -> None:
    group = ConversationCreated(
        conversation_id="cnv_group", subject_id=None, route="shop", lookup=hashed("group"), at=START
    )
    await store.commit([*person("ann"), *person("bob"), group])
    for name in ("ann", "bob"):
        found = await store.find("shop", hashed(name), hashed("group"))
        assert found is not None
        assert (found.subject_id, found.conversation_id) == (f"sub_{name}", "cnv_group")
    assert await store.find("shop", None, hashed("group")) is None
    assert await store.conversation("shop", hashed("group")) == "cnv_group"
    assert await store.conversation("help", hashed("group")) is None
    assert await store.party("cnv_ann") == ("shop", "sub_ann")
    assert await store.party("cnv_group") is None
    assert await store.party("cnv_nobody") is None


async def test_concurrent_first_turns_leave_one_person(store: SqlStore) -> None:
    rival: list[Write] = [
        SubjectCreated(subject_id="sub_rival", route="shop", lookup=hashed("ann"), at=START),
        said("rival", "lost"),
    ]
    await store.commit(person("ann"))
    with pytest.raises(ConflictError):
        await store.commit(rival)
    assert await count(store, "transcript") == 0


async def test_everything_known_of_a_person_is_in_the_standing(store: SqlStore) -> None:
    await store.commit(person("ann"))
    later = START + timedelta(minutes=1, microseconds=7)
    await store.commit(
        [
            LanguageNoted(subject_id="sub_ann", language="lt"),
            AgeNoted(subject_id="sub_ann", age=AgeBracket.AGE_16_17),
            QuestionSet(subject_id="sub_ann", pending=Pending.PURPOSE, at=later, about=Purpose.ANALYTICS),
            consent("ann", ConsentState.GIVEN, START),
            consent("ann", ConsentState.ASKED, later, purpose=Purpose.ANALYTICS, method=ConsentMethod.WORDS),
            disclosed("ann", later),
            HandoffNoted(conversation_id="cnv_ann", at=later),
            received("ann", "held", state=InboxState.WAITING),
            placed("ann", "<PERSON_1>"),
        ],
        alive=["sub_ann"],
    )
    found = await known(store, "ann")
    assert found == await store.find("shop", hashed("ann"), hashed("ann"))
    assert found == await store.find("shop", None, hashed("ann"))
    assert found == Standing(
        subject_id="sub_ann",
        conversation_id="cnv_ann",
        known=True,
        consents={
            Purpose.SERVICE: Consent(state=ConsentState.GIVEN, at=START, method=ConsentMethod.BUTTON),
            Purpose.ANALYTICS: Consent(state=ConsentState.ASKED, at=later, method=ConsentMethod.WORDS),
        },
        pending=Pending.PURPOSE,
        pending_at=later,
        pending_about=Purpose.ANALYTICS,
        age=AgeBracket.AGE_16_17,
        language="lt",
        disclosed_at=later,
        human_at=later,
        waiting=1,
        kept=1,
    )


async def test_a_closed_question_is_about_nothing(store: SqlStore) -> None:
    await store.commit(person("ann"))
    asked = QuestionSet(subject_id="sub_ann", pending=Pending.PURPOSE, at=START, about=Purpose.SALE)
    await store.commit([asked])
    await store.commit([QuestionSet(subject_id="sub_ann", pending=None, at=START, about=Purpose.SALE)])
    found = await known(store, "ann")
    assert (found.pending, found.pending_at, found.pending_about) == (None, None, None)
    await store.commit([asked])
    await store.commit([QuestionSet(subject_id="sub_ann", pending=Pending.ERASURE, at=START)])
    found = await known(store, "ann")
    assert (found.pending, found.pending_at, found.pending_about) == (Pending.ERASURE, START, None)


async def known(store: SqlStore, name: str, conversation: str | None = None) -> Standing:
    """Where somebody stands who is known."""
    found = await store.standing(f"sub_{name}", f"cnv_{conversation or name}")
    assert found is not None
    return found


# ---------------------------------------------------------------- transcript and vault


async def test_the_transcript_comes_back_in_order_and_limited_to_the_newest(store: SqlStore) -> None:
    await store.commit(person("ann"))
    for number in range(5):
        await store.commit([said("ann", str(number))], alive=["sub_ann"])
    rows = await store.transcript("cnv_ann", limit=3)
    assert [row.record_id for row in rows] == ["rec_2", "rec_3", "rec_4"]
    assert rows[0].sealed.data == b"sealed 2"
    assert (rows[0].at, rows[0].expires_at, rows[0].direction) == (START, START + DAY, Direction.INBOUND)


async def test_a_message_is_recorded_once(store: SqlStore) -> None:
    first = said("ann", "1", message_lookup=hashed("m1"))
    await store.commit([*person("ann"), first])
    with pytest.raises(DuplicateError) as caught:
        await store.commit([said("ann", "2", message_lookup=hashed("m1")), audited()])
    assert caught.value.same
    assert await count(store, "transcript") == 1
    assert await count(store, "audit_entries") == 0


async def test_a_redelivery_finds_the_answer_given(store: SqlStore) -> None:
    question = said("ann", "q", turn_id="trn_1", message_lookup=hashed("m1"))
    answers = [said("ann", f"a{n}", turn_id="trn_1", direction=Direction.OUTBOUND) for n in range(2)]
    other = said("ann", "b", turn_id="trn_2", direction=Direction.OUTBOUND)
    await store.commit([*person("ann"), question, *answers, other])
    assert [row.record_id for row in await store.answered(hashed("m1"))] == ["rec_a0", "rec_a1"]
    assert await store.answered(hashed("m2")) == []


async def test_an_unsent_message_goes(store: SqlStore) -> None:
    await store.commit([*person("ann"), said("ann", "1", message_lookup=hashed("m1")), said("ann", "2")])
    await store.commit([MessageDeleted(conversation_id="cnv_bob", message_lookup=hashed("m1"))])
    assert await count(store, "transcript") == 2
    await store.commit([MessageDeleted(conversation_id="cnv_ann", message_lookup=hashed("m1"))])
    assert [row.record_id for row in await store.transcript("cnv_ann")] == ["rec_2"]


async def test_an_edited_message_takes_its_own_place(store: SqlStore) -> None:
    await store.commit([*person("ann"), said("ann", "1", message_lookup=hashed("m1"))])
    gone = MessageDeleted(conversation_id="cnv_ann", message_lookup=hashed("m1"))
    await store.commit([said("ann", "2", message_lookup=hashed("m1")), gone])
    assert [row.record_id for row in await store.transcript("cnv_ann")] == ["rec_2"]


async def test_a_waiting_message_is_taken_back_by_its_own_person_only(store: SqlStore) -> None:
    await store.commit([*person("ann"), *person("bob"), received("ann", "1", state=InboxState.WAITING)])
    item = (await store.inbox_waiting("sub_ann", "cnv_ann"))[0]
    dedupe = received("ann", "1").dedupe
    await store.commit([InboxWithdrawn(route="shop", subject_id="sub_bob", dedupe=dedupe)])
    assert await store.inbox_waiting("sub_ann", "cnv_ann") == [item]
    await store.commit([InboxWithdrawn(route="shop", subject_id="sub_ann", dedupe=dedupe)])
    assert await store.inbox_waiting("sub_ann", "cnv_ann") == []


async def test_a_released_message_is_resealed(store: SqlStore) -> None:
    await store.commit([*person("ann"), received("ann", "1", state=InboxState.WAITING)])
    item = (await store.inbox_waiting("sub_ann", "cnv_ann"))[0]
    await store.commit([InboxMoved(item_id=item.item_id, state=InboxState.READY, sealed=Sealed(b"fresh"))])
    assert [due.sealed.data for due in await store.inbox_due(START)] == [b"fresh"]


async def test_a_disclosure_is_due_again_when_asked_for(store: SqlStore) -> None:
    await store.commit([*person("ann"), disclosed("ann")])
    assert (await known(store, "ann")).disclosed_at == START
    await store.commit([DisclosureReset(conversation_id="cnv_ann")])
    assert (await known(store, "ann")).disclosed_at is None


async def test_the_vault_comes_back_oldest_first(store: SqlStore) -> None:
    await store.commit([*person("ann"), placed("ann", "<PERSON_2>"), placed("ann", "<PERSON_1>")])
    await store.commit([placed("ann", "<CITY_1>")])
    rows = await store.vault("cnv_ann")
    assert [row.placeholder for row in rows] == ["<PERSON_2>", "<PERSON_1>", "<CITY_1>"]
    assert rows[0].sealed.data == b"sealed <PERSON_2>"


async def test_a_placeholder_is_given_out_once_a_conversation(store: SqlStore) -> None:
    await store.commit([*person("ann"), *person("bob"), placed("ann", "<PERSON_1>")])
    await store.commit([placed("bob", "<PERSON_1>")])
    with pytest.raises(StaleVaultError):
        await store.commit([said("ann", "x"), placed("ann", "<PERSON_1>", record_id="rec_other")])
    assert await count(store, "transcript") == 0
    assert len(await store.vault("cnv_ann")) == 1


async def test_foreign_identifiers_are_those_of_others_only(store: SqlStore) -> None:
    await store.commit(
        [
            *person("ann"),
            *person("bob"),
            placed("ann", "<IBAN_1>", identifier=hashed("ann's")),
            placed("ann", "<IBAN_2>", identifier=hashed("shared")),
            placed("bob", "<IBAN_1>", identifier=hashed("shared")),
            placed("bob", "<IBAN_2>", identifier=hashed("bob's")),
        ]
    )
    asked = [hashed("ann's"), hashed("shared"), hashed("bob's"), hashed("nobody's")]
    assert await store.foreign(asked, "sub_ann") == {hashed("bob's")}
    assert await store.foreign(asked, "sub_bob") == {hashed("ann's")}
    assert await store.foreign([], "sub_bob") == frozenset()


# ---------------------------------------------------------------- inbox


async def test_an_item_known_already_is_told_apart_by_content(store: SqlStore) -> None:
    await store.commit([*person("ann"), received("ann", "m1")])
    with pytest.raises(DuplicateError) as caught:
        await store.commit([received("ann", "m1", item_id="itm_again")])
    assert caught.value.same
    with pytest.raises(DuplicateError) as caught:
        await store.commit([received("ann", "m1", item_id="itm_again", content=hashed("other"))])
    assert not caught.value.same
    await store.commit([received("ann", "m1", item_id="itm_elsewhere", route="help")])
    assert await count(store, "inbox") == 2


async def test_only_the_head_of_each_conversation_is_due_and_is_leased(store: SqlStore) -> None:
    await store.commit([*person("ann"), *person("bob")])
    for message in ("a1", "a2"):
        await store.commit([received("ann", message)])
    await store.commit([received("bob", "b1")])
    assert await due(store, START) == ["itm_a1", "itm_b1"]
    assert await due(store, START + timedelta(seconds=59)) == []
    assert await due(store, START + timedelta(seconds=60)) == ["itm_a1", "itm_b1"]
    await store.commit([InboxMoved(item_id="itm_a1", state=InboxState.DELIVERED)])
    assert await due(store, START + timedelta(seconds=61)) == ["itm_a2"]


async def due(store: SqlStore, now: datetime, limit: int = 100) -> list[str]:
    return [item.item_id for item in await store.inbox_due(now, limit)]


async def test_a_retry_waits_for_its_time_and_holds_up_what_follows(store: SqlStore) -> None:
    await store.commit([*person("ann"), received("ann", "a1"), received("ann", "a2")])
    assert await due(store, START) == ["itm_a1"]
    again = START + timedelta(seconds=30)
    await store.commit([InboxMoved(item_id="itm_a1", state=InboxState.READY, attempts=1, next_at=again)])
    assert await due(store, again - timedelta(microseconds=1)) == []
    (item,) = await store.inbox_due(again)
    assert (item.item_id, item.attempts, item.sealed.data) == ("itm_a1", 1, b"sealed a1")
    await store.commit([InboxMoved(item_id="itm_a1", state=InboxState.DEAD, attempts=2)])
    assert await due(store, again) == ["itm_a2"]


async def test_what_waits_for_consent_holds_nothing_up(store: SqlStore) -> None:
    await store.commit(
        [*person("ann"), received("ann", "a1", state=InboxState.WAITING), received("ann", "a2")], alive=["sub_ann"]
    )
    assert await due(store, START) == ["itm_a2"]
    (waiting,) = await store.inbox_waiting("sub_ann", "cnv_ann")
    assert (waiting.item_id, waiting.state) == ("itm_a1", InboxState.WAITING)
    assert await store.inbox_waiting("sub_bob", "cnv_ann") == []
    await store.commit(
        [
            InboxMoved(item_id="itm_a1", state=InboxState.READY),
            InboxMoved(item_id="itm_a2", state=InboxState.DROPPED),
        ]
    )
    assert await due(store, START) == ["itm_a1"]


async def test_a_released_item_may_be_sealed_anew(store: SqlStore) -> None:
    await store.commit([*person("ann"), received("ann", "a1", state=InboxState.WAITING)])
    fresh = Sealed(b"with a fresh reply token")
    await store.commit([InboxMoved(item_id="itm_a1", state=InboxState.READY, sealed=fresh)])
    (item,) = await store.inbox_due(START)
    assert item.sealed == fresh
    await store.commit([InboxMoved(item_id="itm_a1", state=InboxState.READY, attempts=1)])
    (item,) = await store.inbox_due(START)
    assert (item.sealed, item.attempts) == (fresh, 1)


async def test_delivered_items_are_known_but_their_content_is_gone(store: SqlStore) -> None:
    await store.commit([*person("ann"), received("ann", "a1")])
    await store.commit([InboxMoved(item_id="itm_a1", state=InboxState.DELIVERED)])
    sealed = await store.run(lambda connection: connection.scalar(select(schema.inbox.c.sealed)))
    assert sealed is not None
    assert bytes(sealed) == b""
    with pytest.raises(DuplicateError):
        await store.commit([received("ann", "a1", item_id="itm_again")])


async def test_two_processes_never_lease_the_same_item(url: str, store: SqlStore, clock: Clock) -> None:
    other = SqlStore(url, clock=clock)
    for number in range(10):
        await store.commit([*person(f"p{number}"), received(f"p{number}", f"m{number}")])
    batches = await asyncio.gather(*(one.inbox_due(START, 3) for one in (store, other) * 4))
    await other.close()
    leased = [item.item_id for batch in batches for item in batch]
    assert len(leased) == len(set(leased)) == 10


async def test_a_reply_handle_leads_to_its_conversation_until_it_expires(store: SqlStore, clock: Clock) -> None:
    def noted(name: str, expires: datetime) -> ReplyHandleNoted:
        return ReplyHandleNoted(
            lookup=hashed("token"), conversation_id=f"cnv_{name}", subject_id=f"sub_{name}", expires_at=expires
        )

    await store.commit([*person("ann"), noted("ann", START + timedelta(minutes=1))])
    assert await store.reply_handle(hashed("token")) == ("cnv_ann", "sub_ann")
    assert await store.reply_handle(hashed("unknown")) is None
    clock.now = START + timedelta(minutes=1)
    assert await store.reply_handle(hashed("token")) is None
    await store.commit([noted("ann", START + timedelta(minutes=2))])
    assert await store.reply_handle(hashed("token")) == ("cnv_ann", "sub_ann")


# ---------------------------------------------------------------- erasure and expiry


async def test_from_the_beginning_of_an_erasure_nothing_commits(store: SqlStore) -> None:
    await store.commit(person("ann"))
    await store.commit([ErasureBegun(subject_id="sub_ann", at=START), audited()], alive=["sub_ann"])
    assert await store.erasures_begun() == ["sub_ann"]
    with pytest.raises(ErasedError):
        await store.commit([said("ann", "late"), audited()], alive=["sub_ann"])
    assert await count(store, "transcript") == 0
    assert await count(store, "audit_entries") == 1
    await store.commit([SubjectErased(subject_id="sub_ann")])
    assert await store.erasures_begun() == []
    with pytest.raises(ErasedError):
        await store.commit([said("ann", "later")], alive=["sub_ann"])
    with pytest.raises(ErasedError):
        await store.commit([ErasureBegun(subject_id="sub_ann", at=START)])


async def test_an_erasure_in_the_same_group_stops_the_commits_after_it(store: SqlStore) -> None:
    await store.commit(person("ann"))
    results = await asyncio.gather(
        store.commit([said("ann", "before")], alive=["sub_ann"]),
        store.commit([ErasureBegun(subject_id="sub_ann", at=START)], alive=["sub_ann"]),
        store.commit([said("ann", "after")], alive=["sub_ann"]),
        store.commit([ErasureBegun(subject_id="sub_ann", at=START)], alive=["sub_ann"]),
        return_exceptions=True,
    )
    assert [type(result) for result in results] == [type(None), type(None), ErasedError, ErasedError]
    assert [row.record_id for row in await store.transcript("cnv_ann")] == ["rec_before"]


async def test_erasing_takes_every_row_of_the_subject_and_no_other(store: SqlStore) -> None:
    group = ConversationCreated(
        conversation_id="cnv_group", subject_id=None, route="shop", lookup=hashed("group"), at=START
    )
    await store.commit([*person("ann"), *person("bob"), group])
    for name in ("ann", "bob"):
        handle = ReplyHandleNoted(
            lookup=hashed("token " + name),
            conversation_id=f"cnv_{name}",
            subject_id=f"sub_{name}",
            expires_at=START + DAY,
        )
        await store.commit(
            [
                said(name, f"{name} alone"),
                said("group", f"{name} in the group", owner=f"sub_{name}"),
                placed(name, "<PERSON_1>", identifier=hashed(name)),
                placed("group", f"<{name}>", subject=name),
                received(name, f"m {name}"),
                handle,
            ]
        )
        await store.commit([*(consent(name, ConsentState.GIVEN, purpose=purpose) for purpose in Purpose)])
        refused = consent(name, ConsentState.REFUSED, START + DAY, conversation_id="cnv_group")
        await store.commit([refused, disclosed(name)])
    await store.commit([disclosed("ann", subject_id=None), disclosed("group", subject_id=None)])
    await store.commit([said("group", "the bot", owner="cnv_group", direction=Direction.OUTBOUND)])
    await store.commit([ErasureBegun(subject_id="sub_ann", at=START), audited()], alive=["sub_ann"])
    await store.commit([SubjectErased(subject_id="sub_ann"), audited()])
    assert await store.find("shop", hashed("ann"), hashed("ann")) is None
    assert await rows_naming(store, "ann") == {}
    assert [row.record_id for row in await store.transcript("cnv_group")] == ["rec_bob in the group", "rec_the bot"]
    assert [row.placeholder for row in await store.vault("cnv_group")] == ["<bob>"]
    assert await store.consent_history("sub_ann") == []
    assert await store.disclosures("cnv_ann") == []
    assert (await known(store, "bob")).consents.keys() == set(Purpose)
    assert len(await store.consent_history("sub_bob")) == len(Purpose) + 1
    assert [len(await store.disclosures(f"cnv_{name}")) for name in ("bob", "group")] == [1, 1]
    assert await store.foreign([hashed("ann")], "sub_bob") == frozenset()
    assert await store.reply_handle(hashed("token ann")) is None
    assert await store.reply_handle(hashed("token bob")) == ("cnv_bob", "sub_bob")
    assert await count(store, "audit_entries") == 2


async def rows_naming(store: SqlStore, name: str) -> dict[str, int]:
    """Rows of any table that hold an id or a hash of this person."""

    def search(connection: object) -> dict[str, int]:
        found = {}
        for table in schema.metadata.sorted_tables:
            rows = connection.execute(select(table)).all()  # type: ignore[attr-defined]
            hits = sum(f"_{name}" in str(tuple(row)) or hashed(name) in tuple(row) for row in rows)
            if hits:
                found[table.name] = hits
        return found

    return await store.run(search)


async def test_expired_rows_go_in_bounded_steps_and_are_unread_before(store: SqlStore, clock: Clock) -> None:
    await store.commit([*person("ann"), *(said("ann", str(n)) for n in range(3))])
    await store.commit([placed("ann", "<PERSON_1>", identifier=hashed("id")), received("ann", "m1")])
    await store.commit([said("ann", "kept", expires_at=START + 2 * DAY)])
    assert await store.expire(START + DAY - timedelta(microseconds=1)) == {}
    clock.now = START + DAY
    assert [row.record_id for row in await store.transcript("cnv_ann")] == ["rec_kept"]
    assert await store.vault("cnv_ann") == []
    assert await store.foreign([hashed("id")], "sub_bob") == frozenset()
    assert await due(store, clock.now) == []
    assert await store.expire(clock.now, limit=2) == {"transcript": 2, "vault": 1, "inbox": 1}
    assert await store.expire(clock.now, limit=2) == {"transcript": 1}
    assert await store.expire(clock.now) == {}
    assert await count(store, "transcript") == 1


# ---------------------------------------------------------------- transactions


async def test_audit_entries_are_kept_unplaced_with_their_canonical_body(store: SqlStore) -> None:
    entry = audited()
    await store.commit([entry])
    row = await store.run(lambda connection: connection.execute(select(schema.audit_entries)).one())
    assert (row.entry_id, row.tag, row.position) == (entry.entry_id, entry.tag, None)
    assert row.body.encode() == entries.canonical(entry)
    assert bytes(row.leaf_hash) == entries.leaf(row.body.encode())
    assert sorted(json.loads(row.body)) == ["at", "fields", "id", "tag"]
    with pytest.raises(DuplicateError):
        await store.commit([entry])


async def test_a_failing_commit_fails_alone_in_its_group(store: SqlStore) -> None:
    await store.commit([*person("ann"), *person("bob"), placed("ann", "<PERSON_1>")])
    commits: list[Sequence[Write]] = [
        [said("ann", "first")],
        [said("ann", "lost"), placed("ann", "<PERSON_1>")],
        [received("bob", "m1"), audited()],
        [received("bob", "m1", item_id="itm_twice"), audited()],
        [said("bob", "last")],
    ]
    results = await asyncio.gather(*(store.commit(writes) for writes in commits), return_exceptions=True)
    assert [type(result).__name__ for result in results] == [
        "NoneType", "StaleVaultError", "NoneType", "DuplicateError", "NoneType",
    ]  # fmt: skip
    assert await count(store, "transcript") == 2
    assert await count(store, "inbox") == await count(store, "audit_entries") == 1


async def test_sixteen_tasks_write_and_read_their_own(store: SqlStore) -> None:
    async def converse(name: str) -> list[str]:
        await store.commit(person(name), alive=[f"sub_{name}"])
        for number in range(10):
            await store.commit(
                [said(name, f"{name} {number}"), placed(name, f"<P_{number}>"), audited()], alive=[f"sub_{name}"]
            )
            assert len(await store.vault(f"cnv_{name}")) == number + 1
        return [row.record_id for row in await store.transcript(f"cnv_{name}")]

    names = [f"p{number}" for number in range(16)]
    seen = await asyncio.gather(*(converse(name) for name in names))
    assert seen == [[f"rec_{name} {number}" for number in range(10)] for name in names]
    assert await count(store, "audit_entries") == 160


async def test_more_commits_than_a_group_takes_are_all_kept(store: SqlStore) -> None:
    await asyncio.gather(*(store.commit([audited()]) for _ in range(300)))
    assert await count(store, "audit_entries") == 300


async def test_a_cancelled_turn_keeps_nobody_waiting(store: SqlStore) -> None:
    turn = asyncio.create_task(store.commit([audited()]))
    await asyncio.sleep(0)
    turn.cancel()
    with pytest.raises(asyncio.CancelledError):
        await turn
    await store.commit([audited()])


async def test_a_row_that_lacks_something_is_no_duplicate(store: SqlStore) -> None:
    with pytest.raises(StoreUnavailableError):
        await store.commit([received("ann", "m1", envelope_id=None)])
    assert await count(store, "inbox") == 0


async def test_run_is_a_transaction_that_fails_whole(store: SqlStore) -> None:
    def half(connection: object) -> None:
        connection.execute(schema.about.insert().values(id=1, probed_at=1))  # type: ignore[attr-defined]
        raise LookupError("the caller's own")

    with pytest.raises(LookupError):
        await store.run(half)
    assert await count(store, "about") == 0


async def test_what_was_committed_is_there_after_a_restart(url: str, clock: Clock) -> None:
    first = SqlStore(url, clock=clock)
    await first.commit([*person("ann"), said("ann", "1")])
    await first.commit([ErasureBegun(subject_id="sub_ann", at=START)])
    await first.close()
    with pytest.raises(StoreUnavailableError):
        await first.commit([audited()])
    with pytest.raises(StoreUnavailableError):
        await first.party("cnv_ann")
    second = SqlStore(url, clock=clock)
    assert [row.record_id for row in await second.transcript("cnv_ann")] == ["rec_1"]
    assert await second.erasures_begun() == ["sub_ann"]
    await second.close()


async def test_recent_rows_show_ciphertext_only(store: SqlStore) -> None:
    await store.commit([*person("ann"), said("ann", "1"), said("ann", "2"), placed("ann", "<PERSON_1>")])
    rows = await store.recent_rows(1)
    assert [(row.table, row.record_id) for row in rows] == [
        ("transcript", "rec_2"),
        ("vault", "rec_ann_<PERSON_1>"),
    ]
    assert (rows[0].size, rows[0].prefix) == (8, b"sealed 2".hex())


# ---------------------------------------------------------------- schema and failures


async def test_ready_writes_and_reads(store: SqlStore) -> None:
    await store.ready()
    await store.ready()
    assert await count(store, "about") == 1


async def test_data_belongs_to_one_key_store(url: str, store: SqlStore, clock: Clock) -> None:
    await store.pair("one")
    await store.pair("one")
    other = SqlStore(url, clock=clock)
    with pytest.raises(ConfigError, match="another key store"):
        await other.pair("two")
    await other.close()
    await store.pair("one")


async def test_subjects_are_listed_in_pages(store: SqlStore) -> None:
    for name in ("cem", "ann", "bob"):
        await store.commit(person(name))
    assert await store.subject_ids(limit=2) == ["sub_ann", "sub_bob"]
    assert await store.subject_ids(after="sub_bob", limit=2) == ["sub_cem"]


@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_migrations_give_the_schema_and_can_be_repeated(
    backend: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path}/new/data.db" if backend == "sqlite" else request.getfixturevalue("postgres_url")
    assert migrate(url) == head()
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    assert migrate(url) == head()
    engine = open_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


async def test_a_newer_schema_is_refused(url: str, store: SqlStore) -> None:
    await store.run(lambda connection: connection.exec_driver_sql("UPDATE alembic_version SET version_num='9999'"))
    with pytest.raises(ConfigError, match="newer"):
        migrate(url)
    with pytest.raises(ConfigError, match="newer"):
        await store.ready()


async def test_an_empty_schema_is_not_ready(url: str, store: SqlStore) -> None:
    await store.run(lambda connection: connection.exec_driver_sql("DELETE FROM alembic_version"))
    with pytest.raises(StoreUnavailableError, match="older"):
        await store.ready()


async def test_errors_carry_no_parameters_and_no_text_of_the_driver(store: SqlStore) -> None:
    def fail(connection: object) -> None:
        table = schema.subjects
        connection.execute(update(table).values(id="CANARY-7731").where(table.c.id == nonsense()))  # type: ignore[attr-defined]

    with pytest.raises(StoreUnavailableError) as caught:
        await store.run(fail)
    shown = "".join(traceback.format_exception(caught.value))
    assert "CANARY" not in shown
    assert "subjects" not in str(caught.value)
    error: BaseException | None = caught.value
    while error is not None:
        assert isinstance(error, GuardrailError)
        error = error.__cause__ or error.__context__


def nonsense() -> object:
    return func.no_such_function("CANARY-7731")


async def test_postgres_lost_and_found_needs_no_restart(migrated_postgres_url: str, clock: Clock) -> None:
    store = SqlStore(migrated_postgres_url, clock=clock)
    await store.commit(person("ann"))
    await store.party("cnv_ann")
    admin = create_engine(migrated_postgres_url.replace("postgresql:", "postgresql+psycopg:"))
    with admin.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    admin.dispose()
    await store.commit([said("ann", "1")], alive=["sub_ann"])
    assert await store.party("cnv_ann") == ("shop", "sub_ann")
    await store.close()


async def test_a_database_that_is_not_there_is_unavailable(tmp_path: Path, clock: Clock) -> None:
    url = f"postgresql://nobody@/none?host={tmp_path}"
    with pytest.raises(StoreUnavailableError) as caught:
        migrate(url)
    assert str(tmp_path) not in str(caught.value)
    store = SqlStore(url, clock=clock)
    with pytest.raises(StoreUnavailableError):
        await store.commit([audited()])
    with pytest.raises(StoreUnavailableError):
        await store.find("shop", hashed("ann"), hashed("ann"))
    await store.close()
