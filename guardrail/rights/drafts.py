"""A request while it is being changed: its moves and what they leave behind, for one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from guardrail.core.requests import Request, RequestState
from guardrail.core.requests_dossier import to_dossier
from guardrail.core.requests_moves import TAGS, Move, moved, possible
from guardrail.turn.records import Recorder
from guardrail.types import AuditRecorded, DossierSaved, Right, Turn, Write

SUBJECT_ERASED = "subject_erased"


class Draft:
    """One request, changed step by step. ``actor`` is whoever did it, as :mod:`guardrail.ports.rights` names them."""

    def __init__(
        self, request: Request, recorder: Recorder, *, actor: str | None = None, turn: Turn | None = None
    ) -> None:
        self.request = request
        self.alive: list[str] = []
        self._before = request
        self._recorder = recorder
        self._actor = actor
        self._turn = turn
        self._further: list[Write] = []

    def move(self, move: Move, at: datetime, *, reasons: Sequence[str] = (), **changes: Any) -> None:
        """Raises :class:`~guardrail.errors.ConflictError` (``wrong_state``) unless the request can be moved so."""
        self.request = moved(self.request, move, at, by=self._actor, reasons=tuple(reasons), **changes)
        self.add(self.entry(TAGS[move], at, reasons=tuple(reasons)))

    def orphan(self, at: datetime) -> None:
        """End what somebody asked for who was erased since: nothing is left to be copied, corrected or looked at.
        Erasures go on to their own end, and so does what is done at once."""
        if self.request.right is not Right.ERASURE and possible(self.request, Move.CANCEL):
            self.move(Move.CANCEL, at, reasons=(SUBJECT_ERASED,))

    def change(self, **changes: Any) -> None:
        """Something that is no step of its own."""
        self.request = replace(self.request, **changes)

    def entry(self, tag: str, at: datetime, **fields: object) -> AuditRecorded:
        """An audit entry about the request as it stands now."""
        return self._recorder.audit(
            tag, at, **{**about(self.request), **_actor(self._actor), "turn": self._turn and self._turn.id, **fields}
        )

    def add(self, *writes: Write) -> None:
        """Something that belongs to the same transaction."""
        self._further += writes

    @property
    def changed(self) -> bool:
        """Whether there is anything to commit."""
        return bool(self._further) or self.request != self._before

    def writes(self, *, new: bool = False) -> list[Write]:
        """Everything of it; the request counts one version more, unless it is new."""
        self.request = replace(self.request, version=self._before.version + (not new))
        return [DossierSaved(dossier=to_dossier(self.request)), *self._further]


def about(request: Request) -> dict[str, object]:
    """What audit entries say of a request."""
    return {
        "request": request.id,
        "right": request.right,
        "way": request.way,
        "about": request.about,
        "route": request.route,
        "subject": request.subject_id,
        "controller": request.controller,
        "state": request.state,
        "obligations": request.obligations or None,
        "citations": request.citations or None,
        "revision": request.revision,
        "due": request.due_at if request.state is not RequestState.RECEIVED else None,
    }


def _actor(actor: str | None) -> dict[str, object]:
    """An officer's id; a controller is named by the request itself."""
    return {"officer": actor} if actor is not None and actor.startswith("off_") else {}
