"""What is kept beside a controller's request (:mod:`guardrail.rights.controllers`): a notice in state ``watching``.

Its body has the controller's name, the UUID, the status that was told last and what the first answer said; where the
controller wants to be called back, the keyed hash of the body it sent and the link to a copy are sealed under the
watch's own key.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from guardrail.core.entry_kinds import parse_timestamp
from guardrail.core.ids import new_id
from guardrail.core.notices import NoticeState
from guardrail.core.opendsr import Status
from guardrail.core.sealing import DataKey, open_sealed, seal
from guardrail.errors import ConflictError, IntegrityError
from guardrail.ports import Entropy, KeyRing, Store
from guardrail.types import Dossier, DossierKind, DossierSaved, Sealed

LOOK = timedelta(seconds=30)
"""How soon a change of status is noticed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What is known beside the request."""

    dossier: Dossier
    controller: str
    external_id: str
    told: Status
    due: datetime | None  # None: the request was not opened yet
    content: str
    callbacks: tuple[str, ...] = field(repr=False)
    results: str | None = field(default=None, repr=False)


class Watches:
    """Watches in the store."""

    def __init__(self, *, store: Store, keys: KeyRing, entropy: Entropy) -> None:
        self._store = store
        self._keys = keys
        self._entropy = entropy

    async def begin(
        self, controller: str, external_id: str, content: str, callbacks: tuple[str, ...], at: datetime
    ) -> Watch:
        """A new one; when the same request arrives twice at once, the one that was first."""
        name = new_id("ntc", self._entropy)
        key = await self._keys.create(name)
        dossier = Dossier(
            kind=DossierKind.NOTICE,
            id=name,
            state=NoticeState.WATCHING,
            at=at,
            due_at=at + LOOK,
            lookup=self._lookup(controller, external_id),
            body={"controller": controller, "external_id": external_id, "told": Status.PENDING.value, "due": None},
            sealed=self._seal(key, name, {"content": content, "callbacks": callbacks, "results": None}),
        )
        try:
            await self._store.commit([DossierSaved(dossier=dossier)])
        except ConflictError:
            await self._keys.destroy(name)
            first = await self.find(controller, external_id)
            if first is None:
                raise
            return first
        return await self.read(dossier)

    async def find(self, controller: str, external_id: str) -> Watch | None:
        """The watch of this controller's request."""
        found = await self._store.dossier_by(DossierKind.NOTICE, self._lookup(controller, external_id))
        return None if found is None else await self.read(found)

    async def read(self, dossier: Dossier) -> Watch:
        """Raises :class:`~guardrail.errors.IntegrityError` for a dossier that is none."""
        if dossier.sealed is None:
            raise IntegrityError("a watch without what is sealed in it", code="bad_dossier")
        hidden = json.loads(open_sealed(await self._keys.get(dossier.id), ("notice", dossier.id), dossier.sealed))
        due = dossier.body["due"]
        return Watch(
            dossier=dossier,
            controller=str(dossier.body["controller"]),
            external_id=str(dossier.body["external_id"]),
            told=Status(str(dossier.body["told"])),
            due=None if due is None else parse_timestamp(str(due)),
            content=hidden["content"],
            callbacks=tuple(hidden["callbacks"]),
            results=hidden["results"],
        )

    async def with_results(self, watch: Watch, results: str) -> Watch:
        """The watch with the link to a copy, to be committed."""
        before = watch.dossier
        hidden = {"content": watch.content, "callbacks": watch.callbacks, "results": results}
        sealed = self._seal(await self._keys.get(before.id), before.id, hidden)
        after = replace(before, version=before.version + 1, sealed=sealed)
        return replace(watch, dossier=after, results=results)

    def _seal(self, key: DataKey, name: str, hidden: Mapping[str, object]) -> Sealed:
        return seal(key, ("notice", name), json.dumps(hidden).encode(), self._entropy)

    def _lookup(self, controller: str, external_id: str) -> bytes:
        return self._keys.lookup("opendsr", controller, external_id)
