"""Things with a life of their own: requests, receipts, holds, codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from guardrail.types.values import Json, Sealed


class DossierKind(StrEnum):
    """What a dossier is about; each kind's states and body are its own room's."""

    REQUEST = "request"  # a right that somebody exercises; parent: none
    RECEIPT = "receipt"  # of an erasure, and the proof kept with it; parent: the request
    NOTICE = "notice"  # something that a recipient must be told; parent: the request
    BUNDLE = "bundle"  # the one-time link to a copy of somebody's data; parent: the request
    CODE = "code"  # a one-time code that was given to an account; parent: the conversation
    LINK = "link"  # one account of a person with several; parent: the person (per_…)
    HOLD = "hold"  # what must not be deleted; parent: none
    HELD = "held"  # a record kept by a hold after an erasure; parent: the hold
    REVEAL = "reveal"  # a transcript to be read in clear; parent: the conversation
    OFFICER = "officer"  # an account of the control plane; parent: none
    SESSION = "session"  # a log-in of an officer; parent: the officer


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Something with a life of its own: it is made, is in a state, falls due, and ends.

    One shape for all kinds, so that versions, deadlines, leases and erasure are solved once. ``body`` holds words
    of enumerations, numbers, times and random ids only; free text and whatever is personal is sealed under the
    dossier's own data key (owner: its id) or the subject's, at the place ``(kind, id)``.
    """

    kind: DossierKind
    id: str
    state: str
    at: datetime  # made
    parent_id: str | None = None
    subject_id: str | None = None
    due_at: datetime | None = None  # when somebody must look at it again: deadline, next attempt, expiry
    lookup: bytes | None = None  # keyed hash by which it is found (of a token, a code, a name); unique by kind
    version: int = 1
    body: Mapping[str, Json] = field(default_factory=dict)
    sealed: Sealed | None = None
