"""Transcripts as they are kept: in pseudonyms. Whoever is shown one is in the audit log first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from guardrail.errors import ErasedError
from guardrail.ports import KeyRing, Store
from guardrail.turn.records import Recorder, read_transcript
from guardrail.types import Json


async def shown_transcript(
    conversation_id: str,
    limit: int,
    *,
    store: Store,
    keys: KeyRing,
    recorder: Recorder,
    at: datetime,
    officer: str | None = None,
) -> Sequence[Mapping[str, Json]] | None:
    """The newest messages of a conversation, oldest first; None when there is no such conversation.

    ``officer`` is a random id; None: whoever has the machine's own command line. What is shown is audited
    (``control:transcript:shown``) before it is read. Records whose key is gone are left out: there is nothing to show.
    """
    rows = await store.transcript(conversation_id, limit)
    if not rows and await store.party(conversation_id) is None:
        return None
    entry = recorder.audit(
        "control:transcript:shown", at, conversation=conversation_id, records=len(rows), officer=officer
    )
    await store.commit([entry])
    found: list[Mapping[str, Json]] = []
    for row in rows:
        try:
            content: Mapping[str, Any] = read_transcript(row, await keys.get(row.owner_id))
        except ErasedError:
            continue
        found.append(
            {
                "at": row.at.isoformat(),
                "conversation": row.conversation_id,
                "turn": row.turn_id,
                "direction": row.direction.value,
                "decision": row.decision_id,
                "expires_at": row.expires_at.isoformat(),
                "parts": content["parts"],
            }
        )
    return found
