"""What a hold keeps when the rest goes: records sealed anew under the hold's key, before their own key is destroyed.

Each hold has copies of its own, so that what ends with one hold is what that hold alone kept. A copy's id comes from
the hold's and the record's: made twice it is there once, and a process that was killed over it begins anew.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from guardrail.core.holds import Hold, held_id
from guardrail.core.sealing import Identity, open_sealed, seal
from guardrail.errors import ConflictError, ErasedError
from guardrail.ports import Entropy, KeyRing, SealedRow, Store
from guardrail.turn.records import Recorder
from guardrail.types import Dossier, DossierKind, DossierSaved, Sealed, Write

PAGE = 200
KEPT = "kept"

_KINDS = {"transcript": "message", "vault": "vault", "inbox": "waiting"}
"""What the policies call a sealed row of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A record in clear, on its way from one key to another; ``place`` names it among its kind."""

    kind: str
    place: tuple[str, ...]
    content: bytes

    def __repr__(self) -> str:
        return f"Copy({self.kind!r}, …)"


class Keeping:
    """Seals records anew for holds."""

    def __init__(self, *, store: Store, keys: KeyRing, recorder: Recorder, entropy: Entropy) -> None:
        self._store = store
        self._keys = keys
        self._recorder = recorder
        self._entropy = entropy

    async def everything(self, subject_id: str, route: str, holds: Sequence[Hold], at: datetime) -> None:
        """All of a person that these holds keep. Their key must live; when this returns it may go."""
        wanted = {
            kind for kind in (*_KINDS.values(), "profile", "consent", "disclosure") for h in holds if h.keeps(kind)
        }
        batch: list[Copy] = []
        async for copy in self._copies(subject_id, wanted):
            batch.append(copy)
            if len(batch) == PAGE:
                await self._keep(batch, subject_id, route, holds, at)
                batch = []
        await self._keep(batch, subject_id, route, holds, at)

    async def rows(
        self, rows: Sequence[SealedRow], subject_id: str | None, route: str, holds: Sequence[Hold], at: datetime
    ) -> None:
        """These rows, which are about to expire."""
        copies = [copy for row in rows if (copy := await self._row(row)) is not None]
        await self._keep(copies, subject_id, route, holds, at)

    async def _copies(self, subject_id: str, wanted: set[str]) -> AsyncIterator[Copy]:
        if wanted & {"message", "vault"}:
            after = 0
            while page := await self._store.sealed_rows(subject_id, after, PAGE):
                after = page[-1].cursor
                for row in page:
                    copy = await self._row(row) if _KINDS[row.table] in wanted else None
                    if copy is not None:
                        yield copy
        conversations = await self._store.conversations(subject_id)
        if "waiting" in wanted:
            for conversation in conversations:
                for item in await self._store.inbox_waiting(subject_id, conversation):
                    content = await self._opened(subject_id, ("inbox", item.item_id), item.sealed)
                    if content is not None:
                        yield _copy("waiting", (item.item_id,), {**_plain(item), "content": content})
        if "consent" in wanted:
            for consented in await self._store.consent_history(subject_id):
                yield _copy("consent", (consented.recorded.record_id,), _plain(consented.recorded))
        if "disclosure" in wanted:
            for conversation in conversations:
                for shown in await self._store.disclosures(conversation):
                    yield _copy("disclosure", (shown.record_id,), _plain(shown))
        person = await self._store.person(subject_id)
        if "profile" in wanted and person is not None:
            yield _copy("profile", (subject_id,), _plain(person))

    async def _row(self, row: SealedRow) -> Copy | None:
        content = await self._opened(row.owner_id, (row.table, row.record_id), row.sealed)
        if content is None:
            return None
        return _copy(_KINDS[row.table], (row.record_id,), {**_plain(row), "content": content})

    async def _opened(self, owner_id: str, identity: Identity, sealed: Sealed) -> bytes | None:
        """None when the owner was erased: a record of another member of a group is nobody's to keep."""
        try:
            return open_sealed(await self._keys.get(owner_id), identity, sealed)
        except ErasedError:
            return None

    async def _keep(
        self, copies: Sequence[Copy], subject_id: str | None, route: str, holds: Sequence[Hold], at: datetime
    ) -> None:
        for hold in holds:
            key = await self._keys.get(hold.id)
            missing = {held_id(hold.id, (copy.kind, *copy.place)): copy for copy in copies if hold.keeps(copy.kind)}
            while missing:
                dossiers = [
                    Dossier(
                        kind=DossierKind.HELD,
                        id=arc,
                        state=KEPT,
                        at=at,
                        parent_id=hold.id,
                        subject_id=subject_id,
                        body={"record": copy.kind, "route": route},
                        sealed=seal(key, (DossierKind.HELD.value, arc), copy.content, self._entropy),
                    )
                    for arc, copy in missing.items()
                ]
                counts = Counter(copy.kind for copy in missing.values())
                told = self._recorder.audit(
                    "hold:records:kept", at, hold=hold.id, subject=subject_id, route=route, rows=counts
                )
                writes: list[Write] = [*map(_saved, dossiers), told]
                try:
                    await self._store.commit(writes)
                    break
                except ConflictError:  # some were kept before
                    kept = [arc for arc in missing if await self._store.dossier(DossierKind.HELD, arc) is not None]
                    if not kept:
                        raise
                    missing = {arc: copy for arc, copy in missing.items() if arc not in kept}


def _saved(dossier: Dossier) -> Write:
    return DossierSaved(dossier=dossier)


def _plain(record: Any) -> dict[str, Any]:
    """The fields of a record but for its ciphertext and what only orders it."""
    return {name: value for name, value in asdict(record).items() if name not in ("sealed", "cursor")}


def _copy(kind: str, place: tuple[str, ...], fields: dict[str, Any]) -> Copy:
    return Copy(kind=kind, place=place, content=json.dumps(fields, default=_spelt).encode())


def _spelt(value: object) -> str:
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    raise TypeError
