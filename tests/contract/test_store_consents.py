"""Consents, the two ledgers and handoffs, on every backend."""

from __future__ import annotations

import asyncio
import itertools
import random
import traceback
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from guardrail.errors import ErasedError, IntegrityError
from guardrail.storage import schema
from guardrail.storage.store import SqlStore
from guardrail.types import (
    AgeBracket,
    AgeNoted,
    Consent,
    ConsentMethod,
    ConsentState,
    ConversationCreated,
    Element,
    ErasureBegun,
    HandoffNoted,
    LegalBasis,
    Pending,
    Purpose,
    QuestionSet,
    Standing,
    SubjectErased,
)
from tests.contract.store_rows import DAY, START, audited, consent, disclosed, hashed, person, received, said

CANARY = "CANARY-4410"
MINUTE = timedelta(minutes=1)
GIVEN, WITHDRAWN = ConsentState.GIVEN, ConsentState.WITHDRAWN


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[SqlStore]:
    opened = SqlStore(store_url, clock=lambda: START)
    await opened.commit(person("ann"))
    yield opened
    await opened.close()


async def known(store: SqlStore, name: str = "ann") -> Standing:
    found = await store.standing(f"sub_{name}", f"cnv_{name}")
    assert found is not None
    return found


async def service(store: SqlStore) -> tuple[ConsentState, ConsentMethod]:
    stands = (await known(store)).consents[Purpose.SERVICE]
    return stands.state, stands.method


# ---------------------------------------------------------------- consents


async def test_every_word_of_a_consent_comes_back(store: SqlStore) -> None:
    """All states and methods for all purposes, each with its own time, to the microsecond."""
    words = list(itertools.product(ConsentState, ConsentMethod))
    for number, (state, method) in enumerate(words):
        at = START + number * timedelta(microseconds=1)
        await store.commit([consent("ann", state, at, purpose=purpose, method=method) for purpose in Purpose])
        stands = Consent(state=state, at=at, method=method)
        assert (await known(store)).consents == dict.fromkeys(Purpose, stands)
    assert len(await store.consent_history("sub_ann")) == len(words) * len(Purpose)


async def test_a_purpose_says_nothing_of_another(store: SqlStore) -> None:
    await store.commit([consent("ann", GIVEN), consent("ann", GIVEN, purpose=Purpose.SALE)])
    await store.commit([consent("ann", WITHDRAWN, START + MINUTE, purpose=Purpose.SALE)])
    states = {purpose: stands.state for purpose, stands in (await known(store)).consents.items()}
    assert states == {Purpose.SERVICE: GIVEN, Purpose.SALE: WITHDRAWN}


async def test_a_late_yes_does_not_undo_a_withdrawal(store: SqlStore) -> None:
    """An older message that arrives again is kept in the ledger and changes nothing."""
    await store.commit([consent("ann", WITHDRAWN, START + MINUTE, method=ConsentMethod.WORDS)])
    await store.commit([consent("ann", GIVEN, START + MINUTE - timedelta(microseconds=1))])
    assert await service(store) == (WITHDRAWN, ConsentMethod.WORDS)
    assert [row.recorded.state for row in await store.consent_history("sub_ann")] == [WITHDRAWN, GIVEN]


@pytest.mark.parametrize("together", [True, False])
async def test_of_two_events_of_one_moment_the_later_write_counts(store: SqlStore, together: bool) -> None:
    events = [consent("ann", state) for state in (GIVEN, ConsentState.REFUSED, WITHDRAWN)]
    for commit in [events] if together else [[event] for event in events]:
        await store.commit(commit, alive=["sub_ann"])
    assert (await service(store))[0] is WITHDRAWN


async def test_a_group_of_commits_keeps_the_newest_of_each_person(store: SqlStore) -> None:
    await store.commit(person("bob"))
    chance = random.Random(5)
    events = [
        consent(name, chance.choice(list(ConsentState)), START + number * MINUTE)
        for name in ("ann", "bob")
        for number in range(20)
    ]
    chance.shuffle(events)
    await asyncio.gather(*(store.commit([event], alive=[event.subject_id]) for event in events))
    for name in ("ann", "bob"):
        newest = max((event for event in events if event.subject_id == f"sub_{name}"), key=lambda event: event.at)
        assert (await known(store, name)).consents[Purpose.SERVICE].state is newest.state
        history = [row.recorded for row in await store.consent_history(f"sub_{name}")]
        assert history == [event for event in events if event.subject_id == f"sub_{name}"]


async def test_a_person_stands_alike_in_every_conversation(store: SqlStore) -> None:
    group = ConversationCreated(
        conversation_id="cnv_group", subject_id=None, route="shop", lookup=hashed("group"), at=START
    )
    await store.commit([group, *person("bob"), consent("ann", GIVEN, conversation_id="cnv_group")])
    for lookup in ("ann", "group", "nowhere yet"):
        found = await store.find("shop", hashed("ann"), hashed(lookup))
        assert found is not None
        assert found.consents.keys() == {Purpose.SERVICE}
    neighbour = await store.find("shop", hashed("bob"), hashed("group"))
    assert neighbour is not None
    assert neighbour.consents == {}


# ---------------------------------------------------------------- erasure and expiry


async def test_no_consent_is_recorded_for_somebody_being_erased(store: SqlStore) -> None:
    await store.commit([consent("ann", GIVEN)], alive=["sub_ann"])
    await store.commit([ErasureBegun(subject_id="sub_ann", at=START)], alive=["sub_ann"])
    with pytest.raises(ErasedError):
        await store.commit([consent("ann", WITHDRAWN, START + MINUTE), audited()], alive=["sub_ann"])
    assert (await service(store))[0] is GIVEN
    await store.commit([SubjectErased(subject_id="sub_ann")])
    with pytest.raises(ErasedError):
        await store.commit([consent("ann", GIVEN, START + MINUTE), audited()], alive=["sub_ann"])
    for table in (schema.consents, schema.consent_ledger, schema.audit_entries):
        assert await store.run(lambda connection, table=table: connection.execute(select(table)).all()) == []  # type: ignore[misc]
    assert await store.consent_history("sub_ann") == []


async def test_who_comes_back_after_an_erasure_begins_with_nothing(store: SqlStore) -> None:
    await store.commit([consent("ann", GIVEN), AgeNoted(subject_id="sub_ann", age=AgeBracket.ADULT), disclosed("ann")])
    await store.commit([ErasureBegun(subject_id="sub_ann", at=START)])
    await store.commit([SubjectErased(subject_id="sub_ann")])
    await store.commit(person("ann"))
    assert await known(store) == Standing(subject_id="sub_ann", conversation_id="cnv_ann", known=True)


async def test_proof_does_not_expire_with_what_was_said(store: SqlStore) -> None:
    await store.commit([consent("ann", GIVEN), disclosed("ann")])
    assert await store.expire(START + 10_000 * DAY) == {}
    assert (await service(store))[0] is GIVEN
    assert len(await store.consent_history("sub_ann")) == len(await store.disclosures("cnv_ann")) == 1


# ---------------------------------------------------------------- ledgers


async def test_the_consent_ledger_comes_back_whole_and_oldest_first(store: SqlStore) -> None:
    events = [
        consent("ann", GIVEN, START + MINUTE, record_id="rec_1", jurisdictions=("us-ca", "house")),
        consent(
            "ann", WITHDRAWN, START, record_id="rec_2", event="ConsentWithdrawn", method=ConsentMethod.SIGNAL,
            purpose=Purpose.SALE, basis=LegalBasis.LEGITIMATE_INTERESTS, jurisdictions=(),
        ),
        consent("ann", ConsentState.REFUSED, record_id="rec_3", jurisdictions=('a "b", c', "д", "")),
    ]  # fmt: skip
    await store.commit([*person("bob"), consent("bob", GIVEN)])
    for event in events:
        await store.commit([event])
    rows = await store.consent_history("sub_ann")
    assert [row.recorded for row in rows] == events
    assert sorted({row.seq for row in rows}) == [row.seq for row in rows]
    assert await store.consent_history("sub_nobody") == []


async def test_the_disclosure_ledger_comes_back_whole_and_oldest_first(store: SqlStore) -> None:
    events = [
        disclosed("ann", START + MINUTE, record_id="rec_1"),
        disclosed("ann", record_id="rec_2", elements=tuple(Element), message_id="rec_message", subject_id=None),
        disclosed("ann", record_id="rec_3", elements=(Element.BREAK, Element.AUTOMATED)),
    ]
    await store.commit([*person("bob"), disclosed("bob")])
    for event in events:
        await store.commit([event])
    assert await store.disclosures("cnv_ann") == events
    assert await store.disclosures("cnv_nobody") == []


# ---------------------------------------------------------------- ages and handoffs


async def test_the_age_given_last_counts(store: SqlStore) -> None:
    for age in AgeBracket:
        await store.commit([AgeNoted(subject_id="sub_ann", age=age)], alive=["sub_ann"])
        assert (await known(store)).age is age


async def test_who_spoke_to_a_human_is_told_again_of_the_machine(store: SqlStore) -> None:
    await store.commit([*person("bob"), disclosed("ann"), disclosed("bob")])
    await store.commit([HandoffNoted(conversation_id="cnv_ann", at=START + MINUTE)])
    found = await known(store)
    assert (found.human_at, found.disclosed_at) == (START + MINUTE, START)
    await store.commit([HandoffNoted(conversation_id="cnv_ann", at=None)])
    found = await known(store)
    assert (found.human_at, found.disclosed_at) == (None, None)
    other = await known(store, "bob")
    assert (other.human_at, other.disclosed_at) == (None, START)
    assert len(await store.disclosures("cnv_ann")) == 1  # what was shown stays proven


async def test_a_disclosure_after_the_human_counts_also_in_the_same_group(store: SqlStore) -> None:
    back = HandoffNoted(conversation_id="cnv_ann", at=None)
    await store.commit([HandoffNoted(conversation_id="cnv_ann", at=START)])
    await asyncio.gather(store.commit([back]), store.commit([disclosed("ann", START + MINUTE)]))
    found = await known(store)
    assert (found.human_at, found.disclosed_at) == (None, START + MINUTE)


async def test_a_handoff_of_nobodys_conversation_makes_none(store: SqlStore) -> None:
    await store.commit([HandoffNoted(conversation_id="cnv_nobody", at=START)])
    made = text("SELECT count(*) FROM conversations WHERE id = 'cnv_nobody'")
    assert await store.run(lambda connection: connection.scalar(made)) == 0


# ---------------------------------------------------------------- what somebody else wrote into the database

STRANGE_PEOPLE = {
    "state": f"UPDATE consents SET state = '{CANARY}'",
    "a state of two words": f"UPDATE consents SET state = 'given {CANARY}'",
    "a state of no word": "UPDATE consents SET state = ''",
    "purpose": f"UPDATE consents SET purpose = '{CANARY}'",
    "method": f"UPDATE consents SET method = '{CANARY}'",
    "method with a comma": f"UPDATE consents SET method = 'words,{CANARY}'",
    "time": "UPDATE consents SET at = 9223372036854775807",
    "age": f"UPDATE subjects SET age = '{CANARY}'",
    "question": f"UPDATE subjects SET pending = '{CANARY}'",
    "question about": f"UPDATE subjects SET pending_about = '{CANARY}'",
    "time of the question": "UPDATE subjects SET pending_at = 9223372036854775807",
    "time of the handoff": "UPDATE conversations SET human_at = -9223372036854775808",
}
STRANGE_CONSENTS = {
    "purpose": f"UPDATE consent_ledger SET purpose = '{CANARY}'",
    "state": f"UPDATE consent_ledger SET state = '{CANARY}'",
    "method": f"UPDATE consent_ledger SET method = '{CANARY}'",
    "basis": f"UPDATE consent_ledger SET basis = '{CANARY}'",
    "no list": f"UPDATE consent_ledger SET jurisdictions = '{CANARY}'",
    "no list of words": "UPDATE consent_ledger SET jurisdictions = '[\"eu\", 4410]'",
    "an object": f"UPDATE consent_ledger SET jurisdictions = '{{\"{CANARY}\": 1}}'",
    "a very deep list": f"UPDATE consent_ledger SET jurisdictions = '{'[' * 100_000}'",
    "time": "UPDATE consent_ledger SET at = 9223372036854775807",
}
STRANGE_DISCLOSURES = {
    "element": f"UPDATE disclosure_ledger SET elements = '[\"{CANARY}\"]'",
    "a word that is no list": "UPDATE disclosure_ledger SET elements = '\"automated\"'",
    "time": "UPDATE disclosure_ledger SET at = 9223372036854775807",
}


async def spoil(store: SqlStore, statement: str) -> None:
    """Somebody else changes a row behind the store's back."""
    about = QuestionSet(subject_id="sub_ann", pending=Pending.PURPOSE, at=START, about=Purpose.SALE)
    await store.commit([consent("ann", GIVEN), disclosed("ann"), about])
    await store.run(lambda connection: connection.execute(text(statement.replace(":", "\\:"))))


def assert_silent(error: BaseException) -> None:
    """Neither the error nor what led to it quotes the row."""
    assert CANARY not in "".join(traceback.format_exception(error))
    assert (error.__cause__, error.__context__) == (None, None)


@pytest.mark.parametrize("statement", STRANGE_PEOPLE.values(), ids=STRANGE_PEOPLE)
async def test_a_person_of_strange_words_is_nobodys_guess(store: SqlStore, statement: str) -> None:
    await spoil(store, statement)
    with pytest.raises(IntegrityError) as caught:
        await store.find("shop", hashed("ann"), hashed("ann"))
    assert_silent(caught.value)
    with pytest.raises(IntegrityError):
        await store.standing("sub_ann", "cnv_ann")


@pytest.mark.parametrize("statement", STRANGE_CONSENTS.values(), ids=STRANGE_CONSENTS)
async def test_a_consent_ledger_of_strange_words_proves_nothing(store: SqlStore, statement: str) -> None:
    await spoil(store, statement)
    with pytest.raises(IntegrityError) as caught:
        await store.consent_history("sub_ann")
    assert_silent(caught.value)


@pytest.mark.parametrize("statement", STRANGE_DISCLOSURES.values(), ids=STRANGE_DISCLOSURES)
async def test_a_disclosure_ledger_of_strange_words_proves_nothing(store: SqlStore, statement: str) -> None:
    await spoil(store, statement)
    with pytest.raises(IntegrityError) as caught:
        await store.disclosures("cnv_ann")
    assert_silent(caught.value)


async def test_a_strange_message_is_not_delivered(store: SqlStore) -> None:
    await store.commit([received("ann", "m1"), said("ann", "1")])
    await store.run(lambda connection: connection.execute(text(f"UPDATE transcript SET direction = '{CANARY}'")))
    await store.run(lambda connection: connection.execute(text("UPDATE inbox SET at = 9223372036854775807")))
    for reading in (store.transcript("cnv_ann"), store.inbox_due(START)):
        with pytest.raises(IntegrityError) as caught:
            await reading
        assert_silent(caught.value)


async def test_a_yes_outlives_the_process_that_heard_it(store: SqlStore, store_url: str) -> None:
    event = consent("ann", GIVEN)
    await store.commit([event, disclosed("ann"), HandoffNoted(conversation_id="cnv_ann", at=START)])
    before = await known(store)
    await store.close()
    again = SqlStore(store_url, clock=lambda: START)
    assert await known(again) == before
    assert [row.recorded for row in await again.consent_history("sub_ann")] == [event]
    await again.close()
