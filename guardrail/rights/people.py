"""What officers look at: whom a channel means, what is held about them, what they wrote in pseudonyms."""

from __future__ import annotations

from collections.abc import Sequence

from guardrail.ports import Clock, KeyRing, PersonView, Store
from guardrail.rights.transcripts import shown_transcript
from guardrail.turn.records import Recorder
from guardrail.types import ConsentRow, Json, RawText

_SHOWN = ("at", "direction", "decision", "parts")


class OfficersView:
    """Implements :class:`guardrail.ports.rights.People`. Pure looking: nothing but the audit log changes."""

    def __init__(self, *, store: Store, keys: KeyRing, recorder: Recorder, clock: Clock) -> None:
        self._store = store
        self._keys = keys
        self._recorder = recorder
        self._clock = clock

    async def find(self, route: str, user: RawText, *, actor: str) -> str | None:
        """See :meth:`guardrail.ports.rights.People.find`. Audited before the answer is known to anybody."""
        subject = await self._store.subject_of(route, self._keys.lookup("user", route, user.raw))
        looked = self._recorder.audit(
            "control:subject:looked_up", self._clock(), subject=subject, route=route, officer=actor
        )
        await self._store.commit([looked])
        return subject

    async def view(self, subject_id: str) -> PersonView | None:
        """See :meth:`guardrail.ports.rights.People.view`."""
        return await self._store.person(subject_id)

    async def conversations(self, subject_id: str) -> Sequence[str]:
        """See :meth:`guardrail.ports.rights.People.conversations`."""
        return await self._store.conversations(subject_id)

    async def consents(self, subject_id: str) -> Sequence[ConsentRow]:
        """See :meth:`guardrail.ports.rights.People.consents`."""
        return await self._store.consent_history(subject_id)

    async def transcript(self, conversation_id: str, limit: int, *, actor: str) -> Sequence[dict[str, Json]] | None:
        """See :meth:`guardrail.ports.rights.People.transcript`."""
        shown = await shown_transcript(
            conversation_id,
            limit,
            store=self._store,
            keys=self._keys,
            recorder=self._recorder,
            at=self._clock(),
            officer=actor,
        )
        return None if shown is None else [{name: message[name] for name in _SHOWN} for message in shown]
