"""Writes for the store's contract suite, with ids that tests can name."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from guardrail.core import entries
from guardrail.core.ids import new_id
from guardrail.types import (
    AuditRecorded,
    ConsentMethod,
    ConsentRecorded,
    ConsentState,
    ConversationCreated,
    Direction,
    DisclosureRecorded,
    Dossier,
    DossierKind,
    InboxReceived,
    InboxState,
    LegalBasis,
    Purpose,
    Sealed,
    SubjectCreated,
    TranscriptAppended,
    VaultAppended,
    Write,
)

START = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = timedelta(days=1)
_numbers = itertools.count(1)


def hashed(text: str) -> bytes:
    """Stands for a keyed hash."""
    return sha256(text.encode()).digest()


def person(name: str, *, route: str = "shop", conversation: str | None = None) -> list[Write]:
    """A subject ``sub_name`` with a conversation ``cnv_name``."""
    return [
        SubjectCreated(subject_id=f"sub_{name}", route=route, lookup=hashed(name), at=START),
        ConversationCreated(
            conversation_id=f"cnv_{conversation or name}",
            subject_id=f"sub_{name}",
            route=route,
            lookup=hashed(conversation or name),
            at=START,
        ),
    ]


def said(name: str, text: str, *, owner: str | None = None, **changes: Any) -> TranscriptAppended:
    """A transcript record of ``cnv_name``."""
    row: dict[str, Any] = {
        "record_id": f"rec_{text}",
        "turn_id": f"trn_{text}",
        "conversation_id": f"cnv_{name}",
        "owner_id": owner or f"sub_{name}",
        "direction": Direction.INBOUND,
        "at": START,
        "expires_at": START + DAY,
        "decision_id": "dec_1",
        "sealed": Sealed(f"sealed {text}".encode()),
    }
    return TranscriptAppended(**{**row, **changes})


def placed(name: str, placeholder: str, *, subject: str | None = None, **changes: Any) -> VaultAppended:
    """A vault entry of ``cnv_name``."""
    row: dict[str, Any] = {
        "record_id": f"rec_{name}_{placeholder}",
        "conversation_id": f"cnv_{name}",
        "subject_id": f"sub_{subject or name}",
        "placeholder": placeholder,
        "sealed": Sealed(f"sealed {placeholder}".encode()),
        "expires_at": START + DAY,
    }
    return VaultAppended(**{**row, **changes})


def consent(
    name: str, state: ConsentState, at: datetime = START, *, purpose: Purpose = Purpose.SERVICE, **changes: Any
) -> ConsentRecorded:
    """An event of the consent ledger of ``sub_name``."""
    row: dict[str, Any] = {
        "record_id": f"rec_{name}_{purpose}_{state}",
        "subject_id": f"sub_{name}",
        "conversation_id": f"cnv_{name}",
        "event": "ConsentGiven",
        "method": ConsentMethod.BUTTON,
        "basis": LegalBasis.CONSENT,
        "jurisdictions": ("lt", "eu"),
        "text_version": "2026-11-1",
        "text_hash": sha256(b"May we?").hexdigest(),
        "language": "lt",
        "decision_id": "dec_1",
        "revision": "rev_1",
    }
    return ConsentRecorded(purpose=purpose, state=state, at=at, **{**row, **changes})


def disclosed(name: str, at: datetime = START, **changes: Any) -> DisclosureRecorded:
    """An event of the disclosure ledger of ``cnv_name``."""
    row: dict[str, Any] = {
        "record_id": f"rec_disclosed_{name}",
        "subject_id": f"sub_{name}",
        "conversation_id": f"cnv_{name}",
        "turn_id": "trn_1",
        "text_version": "2026-11-1",
        "language": "lt",
        "law": "EU AI Act Art. 50(1)",
    }
    return DisclosureRecorded(at=at, **{**row, **changes})


def received(name: str, message: str, *, state: InboxState = InboxState.READY, **changes: Any) -> InboxReceived:
    """An inbox item ``itm_message``."""
    row: dict[str, Any] = {
        "item_id": f"itm_{message}",
        "route": "shop",
        "subject_id": f"sub_{name}",
        "conversation_id": f"cnv_{name}",
        "dedupe": hashed(message),
        "content": hashed("content of " + message),
        "envelope_id": "env_1",
        "position": 0,
        "sealed": Sealed(f"sealed {message}".encode()),
        "state": state,
        "at": START,
        "expires_at": START + DAY,
    }
    return InboxReceived(**{**row, **changes})


def dossier(name: str, *, kind: DossierKind = DossierKind.CODE, **changes: Any) -> Dossier:
    """A dossier ``cod_name`` (of whatever kind) that nobody finds by anything but its id."""
    row: dict[str, Any] = {"id": f"cod_{name}", "state": "open", "at": START, "body": {"tries": 0}}
    return Dossier(kind=kind, **{**row, **changes})


def audited() -> AuditRecorded:
    """Some entry of the catalogue."""
    entry_id = new_id("ent", lambda size: next(_numbers).to_bytes(size, "big"))
    return entries.entry("retention:records:expired", {"rows": {"transcript": 1}}, entry_id=entry_id, at=START)
