"""How far an erasure is: one dossier from the decision to the receipt, and what is kept of both. Pure.

The states are the order of :mod:`guardrail.rights.erasure`; each is committed with what it stands for, so that a
killed process leaves an erasure that any other can carry on from where it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from guardrail.core import erasure_plan
from guardrail.core.entry_kinds import parse_timestamp, timestamp
from guardrail.core.erasure_plan import Plan
from guardrail.errors import IntegrityError
from guardrail.types import Dossier, DossierKind, Json, Sealed


class Stage(StrEnum):
    """What has been done."""

    BEGUN = "begun"  # no turn of these people commits any more
    UNREADABLE = "unreadable"  # their keys are destroyed, recipients will be told
    ERASED = "erased"  # their rows are deleted
    ISSUED = "issued"  # the receipt is signed


UNFINISHED = frozenset({Stage.BEGUN, Stage.UNREADABLE, Stage.ERASED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What the log has about one account: ids of its entries. ``rows`` were deleted, by table."""

    begun: str
    completed: str | None = None
    rows: Mapping[str, int] = field(default_factory=dict)
    keys: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """An erasure: what was decided, and how far it is. ``id`` is the receipt's."""

    id: str
    request_id: str
    stage: Stage
    right: str
    way: str
    received_at: datetime
    decided_at: datetime
    plans: tuple[Plan, ...]
    done: Mapping[str, Done]  # by subject
    due_at: datetime | None
    kept_until: datetime | None  # when the proof and the receipt go; None: while an officer has not said
    epoch: int = 0  # that the destroyed keys were wrapped under, or an earlier one
    unreadable_at: datetime | None = None
    backups_unreadable_from: datetime | None = None
    receipt: str | None = None  # the signed note
    version: int = 1
    proof: Sealed | None = None

    @property
    def erased(self) -> tuple[Plan, ...]:
        """The accounts whose keys go."""
        return tuple(plan for plan in self.plans if plan.erases)

    @property
    def whole(self) -> bool:
        """Whether nothing of anybody stays."""
        return all(plan.whole for plan in self.plans)

    def moved(self, stage: Stage, **changes: Any) -> Progress:
        """The same erasure one step further: its next version."""
        return replace(self, stage=stage, version=self.version + 1, **changes)


def to_dossier(progress: Progress) -> Dossier:
    """As it is stored. It belongs to no subject, so that it outlives all of them."""
    body: dict[str, Json] = {
        "right": progress.right,
        "way": progress.way,
        "received_at": timestamp(progress.received_at),
        "plans": [erasure_plan.to_body(plan) for plan in progress.plans],
        "done": {
            subject: {"begun": done.begun, "completed": done.completed, "rows": dict(done.rows), "keys": done.keys}
            for subject, done in progress.done.items()
        },
        "kept_until": _spelt(progress.kept_until),
        "epoch": progress.epoch,
        "unreadable_at": _spelt(progress.unreadable_at),
        "backups_unreadable_from": _spelt(progress.backups_unreadable_from),
        "receipt": progress.receipt,
    }
    return Dossier(
        kind=DossierKind.RECEIPT,
        id=progress.id,
        parent_id=progress.request_id,
        state=progress.stage.value,
        at=progress.decided_at,
        due_at=progress.due_at,
        version=progress.version,
        body=body,
        sealed=progress.proof,
    )


def from_dossier(dossier: Dossier) -> Progress:
    """Read it back; :class:`~guardrail.errors.IntegrityError` for what no release wrote."""
    body: Mapping[str, Any] = dossier.body
    try:
        return Progress(
            id=dossier.id,
            request_id=str(dossier.parent_id),
            stage=Stage(dossier.state),
            right=body["right"],
            way=body["way"],
            received_at=parse_timestamp(body["received_at"]),
            decided_at=dossier.at,
            plans=tuple(erasure_plan.from_body(each) for each in body["plans"]),
            done={subject: Done(**each) for subject, each in body["done"].items()},
            due_at=dossier.due_at,
            kept_until=_moment(body["kept_until"]),
            epoch=body["epoch"],
            unreadable_at=_moment(body["unreadable_at"]),
            backups_unreadable_from=_moment(body["backups_unreadable_from"]),
            receipt=body["receipt"],
            version=dossier.version,
            proof=dossier.sealed,
        )
    except (KeyError, ValueError, TypeError, AttributeError):
        pass
    raise IntegrityError("an erasure in the database is not as any release wrote it")


def _spelt(moment: datetime | None) -> str | None:
    return None if moment is None else timestamp(moment)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else parse_timestamp(text)
