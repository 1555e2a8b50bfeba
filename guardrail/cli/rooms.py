"""Concrete rooms for commands that need only some of them: no command loads a model to rotate a key.

``guardrail serve`` composes the whole house in :mod:`guardrail.app`.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from guardrail.audit.tables import Tables
from guardrail.config import Config
from guardrail.core.notes import verifier_of
from guardrail.errors import ConfigError, GuardrailError
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing
from guardrail.ports import Detector, KeyRing, PolicyEngine
from guardrail.storage import schema
from guardrail.storage.engine import open_engine, reading
from guardrail.storage.failures import translate
from guardrail.storage.store import SqlStore

if TYPE_CHECKING:  # importing the detection room takes two seconds, which only two commands need
    from guardrail.casework import Casework
    from guardrail.detection.settings import DetectionSettings

AUDIT_TABLES = Tables(entries=schema.audit_entries, checkpoints=schema.audit_checkpoints, lease=schema.audit_lease)


class NothingYetError(ConfigError):
    """What a command looks at was never made: the server has not run with this configuration."""

    code = "nothing_yet"


def now() -> datetime:
    """The clock of commands."""
    return datetime.now(UTC)


def entropy(size: int) -> bytes:
    """The operating system's randomness."""
    return os.urandom(size)


@asynccontextmanager
async def open_store(config: Config) -> AsyncIterator[SqlStore]:
    """The data, which must exist already: a look must not make a database."""
    url = config.store.url.reveal()
    _must_exist("store.url", _sqlite_file(url))
    store = SqlStore(url, clock=now, readers=1)
    try:
        yield store
    finally:
        await store.close()


@contextmanager
def snapshot(config: Config) -> Iterator[Connection]:
    """One consistent view of the data that keeps no writer waiting."""
    url = config.store.url.reveal()
    _must_exist("store.url", _sqlite_file(url))
    engine = open_engine(url, readers=1)
    failure: GuardrailError | None = None
    try:
        if engine.dialect.name == "sqlite":
            with reading(engine).connect() as connection:
                connection.exec_driver_sql("BEGIN")  # deferred: in WAL mode a snapshot from the first read on
                yield connection
        else:
            engine = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with engine.connect() as connection:
                yield connection
    except SQLAlchemyError as error:
        failure = translate(error)
    finally:
        engine.dispose()
    if failure is not None:
        raise failure


@asynccontextmanager
async def open_keys(config: Config) -> AsyncIterator[StoredKeyRing]:
    """The keys, which must exist already."""
    provider = key_provider(config)
    url = config.keys.url.reveal()
    _must_exist("keys.url", _sqlite_file(url))
    ring = StoredKeyRing(url, provider, entropy=entropy, clock=now)
    try:
        yield ring
    finally:
        await ring.close()


def key_provider(config: Config) -> FileKeyProvider:
    """The key-encryption keys, which must exist already."""
    directory = config.keys.directory
    if not directory.is_dir() or not any(directory.glob("kek-*.key")):
        raise NothingYetError(f"keys.directory: no keys in {directory} yet")
    return FileKeyProvider(directory)


def audit_vkey(config: Config) -> str:
    """The public key that this configuration signs checkpoints with."""
    return verifier_of(config.audit.origin, key_provider(config).signing_seed()).vkey


@asynccontextmanager
async def open_policy(config: Config) -> AsyncIterator[PolicyEngine]:
    """The policy engine that the configuration names."""
    from guardrail.app import policy_engine

    engine = policy_engine(config.policy)
    try:
        yield engine
    finally:
        await engine.close()


@asynccontextmanager
async def open_rights(config: Config) -> AsyncIterator[Casework]:
    """People's requests and all that answers them, as the server has it; nothing of it runs by itself here."""
    from guardrail.assembly import Assembly
    from guardrail.audit.events import audit_logger
    from guardrail.clients.outgoing import new_session
    from guardrail.policy.law import LawBook
    from guardrail.policy.rulings import Rulings
    from guardrail.turn.records import Recorder
    from guardrail.turn.vaults import Vaults

    async with open_store(config) as store, open_keys(config) as keys, open_policy(config) as policy:
        events = audit_logger(now, entropy)
        law = LawBook(policy)
        async with new_session() as session:
            assembly = Assembly(
                config=config,
                store=store,
                keys=keys,
                provider=key_provider(config),
                ruler=Rulings(policy, law),
                law=law,
                vaults=Vaults(store, keys, entropy, capacity=1),
                recorder=Recorder(entropy, events),
                events=events,
                session=session,
                clock=now,
                entropy=entropy,
            )
            yield assembly.casework()


def detection_settings(config: Config) -> DetectionSettings:
    """As the server reads them."""
    from guardrail.app import detection_settings as settings_of

    return settings_of(config)


def detector(settings: DetectionSettings) -> Detector:
    """The detector; loading it takes a second or two."""
    from guardrail.detection import PresidioDetector

    return PresidioDetector(settings)


async def subject_of(store: SqlStore, keys: KeyRing, route: str, user: str) -> str | None:
    """The random id of the person that a channel names so, also when the erasure was only begun."""
    return await store.subject_of(route, keys.lookup("user", route, user))


async def conversations_of(store: SqlStore, keys: KeyRing, route: str, user: str) -> Sequence[str]:
    """All conversations of that person."""
    subject = await subject_of(store, keys, route, user)
    return [] if subject is None else await store.conversations(subject)


def _sqlite_file(url: str) -> Path | None:
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None


def _must_exist(key: str, path: Path | None) -> None:
    if path is not None and not path.is_file():
        raise NothingYetError(f"{key}: {path} does not exist yet")
