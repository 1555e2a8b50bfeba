"""A house on disk, as the server would have left it: one person, one conversation, a signed audit log."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guardrail.audit.events import audit_logger
from guardrail.audit.sequencer import Sequencer
from guardrail.cli import cli
from guardrail.cli.rooms import AUDIT_TABLES
from guardrail.config import Config, load
from guardrail.core.ids import new_id
from guardrail.core.sealing import seal
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing
from guardrail.storage.migrate import migrate
from guardrail.storage.store import SqlStore
from guardrail.turn.records import Recorder
from guardrail.types import ConversationCreated, Direction, SubjectCreated, TranscriptAppended

USER = "U-canary-71c0aa"
TEXT = "Hello <PERSON_1>, your order waits. \x1b[2J"

Run = Callable[..., Result]


@dataclass(frozen=True)
class House:
    """Where it stands and who lives in it."""

    path: Path
    config: Config
    subject: str
    conversation: str


@pytest.fixture
def command() -> Run:
    """Runs the command in this process; stdout and stderr apart."""

    def run(*arguments: str | Path, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(cli, [str(each) for each in arguments], input=input, catch_exceptions=False)

    return run


@pytest.fixture
def house(tmp_path: Path) -> House:
    path = tmp_path / "guardrail.yaml"
    path.write_text("routes:\n  shop:\n    channel: web\n    bot: {url: http://127.0.0.1:9/}\n", encoding="utf-8")
    config = load(path, {})
    subject, conversation = asyncio.run(furnish(config))
    return House(path, config, subject, conversation)


def _now() -> datetime:
    return datetime.now(UTC)


def _entropy(size: int) -> bytes:
    return os.urandom(size)


async def furnish(config: Config) -> tuple[str, str]:
    migrate(config.store.url.reveal())
    provider = FileKeyProvider(config.keys.directory)
    keys = StoredKeyRing(config.keys.url.reveal(), provider, entropy=_entropy, clock=_now)
    store = SqlStore(config.store.url.reveal(), clock=_now)
    try:
        ids = await _move_in(store, keys)
        audit = Sequencer(
            store.run, AUDIT_TABLES, seed=provider.signing_seed(), origin=config.audit.origin, holder="t", clock=_now
        )
        assert await audit.sequence() == 2
        return ids
    finally:
        await store.close()
        await keys.close()


async def _move_in(store: SqlStore, keys: StoredKeyRing) -> tuple[str, str]:
    at = _now()
    subject, conversation, record = (new_id(kind, _entropy) for kind in ("sub", "cnv", "rec"))
    key = await keys.create(subject)
    content = json.dumps({"parts": [{"kind": "message", "text": TEXT}], "body": None}).encode()
    recorder = Recorder(_entropy, audit_logger(_now, _entropy))
    user = keys.lookup("user", "shop", USER)
    place = keys.lookup("conversation", "shop", USER)
    await store.commit(
        [
            SubjectCreated(subject_id=subject, route="shop", lookup=user, at=at),
            ConversationCreated(conversation_id=conversation, subject_id=subject, route="shop", lookup=place, at=at),
            TranscriptAppended(
                record_id=record,
                turn_id=new_id("trn", _entropy),
                conversation_id=conversation,
                owner_id=subject,
                direction=Direction.INBOUND,
                at=at,
                expires_at=at + timedelta(days=1),
                decision_id=new_id("dec", _entropy),
                sealed=seal(key, ("transcript", record), content, _entropy),
            ),
            recorder.audit("erasure:subject:requested", at, subject=subject),
            recorder.audit("erasure:subject:cancelled", at, subject=subject),
        ]
    )
    return subject, conversation
