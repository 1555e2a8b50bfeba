"""A database that an earlier release filled: migrated, and read through the store of this one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, MetaData, Table, func, select

import guardrail.storage
from guardrail.core import entries
from guardrail.errors import IntegrityError, StoreUnavailableError
from guardrail.storage import schema
from guardrail.storage.engine import open_engine
from guardrail.storage.migrate import current, head, migrate
from guardrail.storage.schema import to_micros
from guardrail.storage.store import SqlStore
from guardrail.types import (
    Consent,
    ConsentMethod,
    ConsentRecorded,
    ConsentState,
    DisclosureRecorded,
    DossierSaved,
    Element,
    ErasureBegun,
    HandoffNoted,
    LegalBasis,
    Pending,
    Purpose,
    RestrictionNoted,
    Standing,
    SubjectErased,
)
from tests.contract.store_rows import DAY, START, audited, consent, disclosed, dossier, hashed

MINUTE = timedelta(minutes=1)
STATES = {
    "ann": (ConsentState.GIVEN, "ConsentGiven"),
    "bob": (ConsentState.WITHDRAWN, "ConsentWithdrawn"),
    "cem": (ConsentState.REFUSED, "ConsentRefused"),
    "dan": (ConsentState.ASKED, "ConsentRequested"),
}
ENTRY = audited()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/data.db"
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    opened = open_engine(url)
    yield opened
    opened.dispose()


@pytest.fixture
def filled(url: str, engine: Engine) -> str:
    """A database of revision 0001 with rows in every table of it."""
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(guardrail.storage.__file__).parent / "migrations"))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        fill(connection)
    return url


@pytest.fixture
def before(filled: str, engine: Engine) -> str:
    """A database of revision 0003, which the release before this one wrote."""
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(guardrail.storage.__file__).parent / "migrations"))
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        connection.exec_driver_sql("INSERT INTO audit_cursors VALUES ('sink:files', 1, 2, 'holder', 3)")
    return filled


def fill(connection: Connection) -> None:
    """What revision 0001 wrote, column for column."""
    tables = MetaData()
    tables.reflect(connection)

    def add(name: str, **row: Any) -> None:
        connection.execute(tables.tables[name].insert().values(**row))

    at, later, expires = (to_micros(when) for when in (START, START + MINUTE, START + DAY))
    add("about", id=1, probed_at=at, keys_fingerprint="keys")
    for name in (*STATES, "eve"):
        state = STATES[name][0].value if name in STATES else "unknown"
        ids = {"subject_id": f"sub_{name}", "conversation_id": f"cnv_{name}"}
        add(
            "subjects", id=f"sub_{name}", route="shop", lookup=hashed(name), created_at=at, language="lt",
            consent=state, consent_at=None if name == "eve" else later,
            consent_text_version=None if name == "eve" else "2026-10-1",
            pending="erasure" if name == "bob" else None, pending_at=later if name == "bob" else None,
        )  # fmt: skip
        add(
            "conversations", id=f"cnv_{name}", subject_id=f"sub_{name}", route="shop", lookup=hashed(name),
            created_at=at, disclosed_at=later,
        )  # fmt: skip
        if name in STATES:
            add(
                "consent_ledger", **ids, record_id=f"rec_consent_{name}", purpose="chat", state=state,
                text_version="2026-10-1", language="lt", at=later,
            )  # fmt: skip
        add(
            "disclosure_ledger", **ids, record_id=f"rec_shown_{name}", turn_id="trn_1", text_version="2026-10-1",
            language="lt", law="EU-AI-ACT 50(1)", at=later,
        )  # fmt: skip
        add(
            "transcript", record_id=f"rec_{name}", turn_id="trn_1", conversation_id=f"cnv_{name}",
            owner_id=f"sub_{name}", direction="inbound", at=at, expires_at=expires, decision_id="dec_1", sealed=b"said",
        )  # fmt: skip
        add("vault", **ids, record_id=f"rec_v_{name}", placeholder="<P_1>", sealed=b"value", expires_at=expires)
        add(
            "inbox", **ids, item_id=f"itm_{name}", route="shop", dedupe=hashed("m " + name), content=hashed("c"),
            envelope_id="env_1", position=0, sealed=b"message", state="waiting", attempts=0, at=at, expires_at=expires,
        )  # fmt: skip
        add("reply_handles", **ids, lookup=hashed("token " + name), expires_at=expires)
    body = entries.canonical(ENTRY)
    add("audit_entries", entry_id=ENTRY.entry_id, position=0, at=at, tag=ENTRY.tag, body=body.decode(), leaf_hash=b"l")
    add("audit_checkpoints", size=1, origin="log", root=b"r", note="n", at=at)
    add("audit_lease", id=1, holder="h", until=at)


def rows(engine: Engine, table: Table) -> list[dict[str, Any]]:
    """Everything in a table as it is now, whatever its columns are."""
    with engine.connect() as connection:
        found = Table(table.name, MetaData(), autoload_with=connection)
        return [dict(row) for row in connection.execute(select(found)).mappings()]


def opened(url: str) -> SqlStore:
    return SqlStore(url, clock=lambda: START)


async def test_where_people_stood_is_known_after_the_migration(filled: str) -> None:
    assert migrate(filled) == head()
    store = opened(filled)
    for name, (state, _) in STATES.items():
        asked = name == "bob"
        found = await store.find("shop", hashed(name), hashed(name))
        assert found == Standing(
            subject_id=f"sub_{name}",
            conversation_id=f"cnv_{name}",
            known=True,
            consents={Purpose.SERVICE: Consent(state=state, at=START + MINUTE, method=ConsentMethod.WORDS)},
            pending=Pending.ERASURE if asked else None,
            pending_at=START + MINUTE if asked else None,
            language="lt",
            disclosed_at=START + MINUTE,
            waiting=1,
            kept=1,
        )
    unasked = await store.find("shop", hashed("eve"), hashed("eve"))
    assert unasked is not None
    assert unasked.consents == {}
    kept = await store.run(lambda connection: connection.execute(select(schema.consents)).all())
    assert {(row.purpose, row.method, row.text_version) for row in kept} == {("service", "words", "2026-10-1")}
    assert {row.subject_id for row in kept} == {f"sub_{name}" for name in STATES}
    await store.close()


async def test_both_ledgers_prove_after_the_migration_what_they_proved_before(filled: str) -> None:
    migrate(filled)
    store = opened(filled)
    for name, (state, event) in STATES.items():
        (row,) = await store.consent_history(f"sub_{name}")
        assert row.recorded == ConsentRecorded(
            record_id=f"rec_consent_{name}",
            subject_id=f"sub_{name}",
            conversation_id=f"cnv_{name}",
            purpose=Purpose.SERVICE,
            state=state,
            event=event,
            method=ConsentMethod.WORDS,
            basis=LegalBasis.CONSENT,
            jurisdictions=(),
            text_version="2026-10-1",
            text_hash="",
            language="lt",
            at=START + MINUTE,
            decision_id="",
            revision="",
        )
        assert await store.disclosures(f"cnv_{name}") == [
            DisclosureRecorded(
                record_id=f"rec_shown_{name}",
                subject_id=f"sub_{name}",
                conversation_id=f"cnv_{name}",
                turn_id="trn_1",
                text_version="2026-10-1",
                language="lt",
                law="EU-AI-ACT 50(1)",
                at=START + MINUTE,
                elements=(Element.AUTOMATED,),
                message_id=None,
            )
        ]
    assert await store.consent_history("sub_eve") == []
    await store.close()


async def test_the_migration_touches_nothing_else(filled: str, engine: Engine) -> None:
    changed = {
        "subjects", "conversations", "consents", "consent_ledger", "disclosure_ledger", "audit_cursors", "dossiers",
    }  # fmt: skip
    others = [table for table in schema.metadata.sorted_tables if table.name not in changed]
    before = {table.name: rows(engine, table) for table in others}
    assert all(before.values())
    migrate(filled)
    assert {table.name: rows(engine, table) for table in others} == before
    store = opened(filled)
    await store.pair("keys")
    assert [row.sealed.data for row in await store.transcript("cnv_ann")] == [b"said"]
    await store.close()


async def test_dossiers_come_to_a_database_of_the_release_before(before: str, engine: Engine) -> None:
    """Every row stays as it was; nobody is restricted, and what is new works beside what is old."""
    tables = [table for table in schema.metadata.sorted_tables if table.name != "dossiers"]
    old = {table.name: rows(engine, table) for table in tables}
    assert all(old.values())
    assert migrate(before) == head()
    for row in old["subjects"]:
        row["restricted_at"] = None
    assert {table.name: rows(engine, table) for table in tables} == old
    store = opened(before)
    found = await store.person("sub_ann")
    assert found is not None
    assert (found.restricted_at, found.created_at, found.language) == (None, START, "lt")
    assert [row.record_id for row in await store.sealed_rows("sub_ann")] == ["rec_ann", "rec_v_ann"]
    made = dossier("1", subject_id="sub_ann")
    await store.commit([DossierSaved(dossier=made), RestrictionNoted(subject_id="sub_ann", at=START)])
    assert await store.dossier(made.kind, made.id) == made
    assert (await store.find("shop", hashed("ann"), hashed("ann"))).restricted  # type: ignore[union-attr]
    await store.commit([ErasureBegun(subject_id="sub_ann", at=START)])
    assert await store.erase_rows("sub_ann") == {
        "transcript": 1, "vault": 1, "inbox": 1, "reply_handles": 1, "disclosure_ledger": 1, "consent_ledger": 1,
        "consents": 1,
    }  # fmt: skip
    await store.close()


async def test_a_migrated_database_is_written_like_a_new_one(filled: str) -> None:
    """New events come after the old ones, an old time does not undo them, and an erasure takes all."""
    migrate(filled)
    store = opened(filled)
    await store.commit([consent("ann", ConsentState.REFUSED, START)], alive=["sub_ann"])
    assert await state_of(store, "ann") is ConsentState.GIVEN
    await store.commit([consent("ann", ConsentState.WITHDRAWN, START + 2 * MINUTE), disclosed("ann")])
    assert await state_of(store, "ann") is ConsentState.WITHDRAWN
    history = await store.consent_history("sub_ann")
    assert [row.recorded.state for row in history] == [
        ConsentState.GIVEN, ConsentState.REFUSED, ConsentState.WITHDRAWN,
    ]  # fmt: skip
    assert [row.record_id for row in await store.disclosures("cnv_ann")] == ["rec_shown_ann", "rec_disclosed_ann"]
    await store.commit([HandoffNoted(conversation_id="cnv_ann", at=START)])
    await store.commit([ErasureBegun(subject_id="sub_ann", at=START)], alive=["sub_ann"])
    await store.commit([SubjectErased(subject_id="sub_ann")])
    for table in (schema.consents, schema.consent_ledger):
        left = select(func.count()).select_from(table).where(table.c.subject_id == "sub_ann")
        assert await store.run(lambda connection, left=left: connection.scalar(left)) == 0  # type: ignore[misc]
    assert await store.consent_history("sub_ann") == []
    assert await store.disclosures("cnv_ann") == []
    assert await state_of(store, "bob") is ConsentState.WITHDRAWN
    await store.close()


async def state_of(store: SqlStore, name: str) -> ConsentState:
    found = await store.standing(f"sub_{name}", f"cnv_{name}")
    assert found is not None
    return found.consents[Purpose.SERVICE].state


def test_a_migrated_schema_is_the_schema(filled: str, engine: Engine) -> None:
    for _ in range(2):  # repeating it changes nothing
        assert migrate(filled) == head()
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, schema.metadata) == []


def test_a_migration_that_fails_at_its_end_has_changed_nothing(filled: str, engine: Engine) -> None:
    """The last column is there already: everything before it is undone, rows and tables."""
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE disclosure_ledger ADD COLUMN message_id VARCHAR(64)")
    before = {name: rows(engine, schema.metadata.tables[name]) for name in ("subjects", "consent_ledger")}
    with pytest.raises(StoreUnavailableError):
        migrate(filled)
    with engine.connect() as connection:
        assert current(connection) == "0001"
        assert not engine.dialect.has_table(connection, "consents")
    assert {name: rows(engine, schema.metadata.tables[name]) for name in before} == before
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE disclosure_ledger DROP COLUMN message_id")
    assert migrate(filled) == head()


async def test_a_database_that_was_not_migrated_is_not_ready(filled: str) -> None:
    store = opened(filled)
    with pytest.raises(StoreUnavailableError, match="older"):
        await store.ready()
    with pytest.raises(StoreUnavailableError):
        await store.find("shop", hashed("ann"), hashed("ann"))
    await store.close()


async def test_a_state_that_no_release_wrote_is_moved_and_not_believed(filled: str, engine: Engine) -> None:
    """Nobody is served on a guess: not as consenting, not as never asked."""
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE subjects SET consent = 'yes, sure' WHERE id = 'sub_ann'")
    migrate(filled)
    store = opened(filled)
    with pytest.raises(IntegrityError):
        await store.find("shop", hashed("ann"), hashed("ann"))
    assert await state_of(store, "bob") is ConsentState.WITHDRAWN
    await store.close()


async def test_a_consent_without_a_time_counts_from_the_first_contact(filled: str, engine: Engine) -> None:
    """The earliest time it can have: it expires too early rather than too late."""
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE subjects SET consent_at = NULL, consent_text_version = NULL")
    migrate(filled)
    store = opened(filled)
    found = await store.find("shop", hashed("ann"), hashed("ann"))
    assert found is not None
    assert found.consents[Purpose.SERVICE].at == START
    await store.close()
