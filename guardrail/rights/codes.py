"""One-time codes: proof that whoever enters one here reads the account that it was given to.

A code is stored as a keyed hash, and works once within ten minutes. Each account has one dossier of this kind: its
version makes sure that of two who enter a code at once one wins, it holds the one living code there can be, and how
often the account entered wrong ones. Wrong entries slow down, then lock for a while; with 54 bits a code nobody
guesses it, but nobody shall try (security: guessing).
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from guardrail.core.codes import code_in, new_code
from guardrail.core.entry_kinds import parse_timestamp, timestamp
from guardrail.errors import ConflictError, RefusedError
from guardrail.ports import Clock, Entropy, KeyRing, Store
from guardrail.turn.records import Recorder
from guardrail.types import Dossier, DossierDeleted, DossierKind, DossierSaved, Turn, Write

LIFE = timedelta(minutes=10)
MOST_WRONG = 5
"""Wrong entries of one account within :data:`MEMORY`, after which each further one locks it."""
LOCKED = timedelta(minutes=15)
MEMORY = timedelta(hours=1)
"""How long after the last wrong entry they still count."""

LIVING, SPENT = "living", "spent"
_DOMAIN = "code"


class OneTimeCodes:
    """Implements :class:`guardrail.ports.rights.CodesOfChats`."""

    def __init__(self, *, store: Store, keys: KeyRing, recorder: Recorder, clock: Clock, entropy: Entropy) -> None:
        self._store = store
        self._keys = keys
        self._recorder = recorder
        self._clock = clock
        self._entropy = entropy

    async def give(self, turn: Turn) -> tuple[str, Sequence[Write]]:
        """See :meth:`guardrail.ports.rights.Codes.give`.

        Raises :class:`~guardrail.errors.RefusedError` (``code_in_group``) where others would read it, and
        (``nobody_remembered``) where there is no account.
        """
        if turn.ephemeral:
            raise RefusedError("nothing of this conversation is kept", code="nobody_remembered")
        if turn.group:
            raise RefusedError("everybody in a group would read it", code="code_in_group")
        code = new_code(self._entropy)
        made = replace(
            await self._account(turn),
            state=LIVING,
            at=turn.at,
            parent_id=turn.conversation_id,
            due_at=turn.at + LIFE,
            lookup=self._lookup(code),
        )
        told = self._recorder.audit("rights:code:given", turn.at, subject=turn.subject_id)
        return code, [DossierSaved(dossier=made), told]

    async def redeem(self, code: str, at: datetime) -> tuple[str, Sequence[Write]] | None:
        """See :meth:`guardrail.ports.rights.Codes.redeem`. One look-up, whatever is wrong with it."""
        whole = code_in(code)
        found = None if whole is None else await self._store.dossier_by(DossierKind.CODE, self._lookup(whole))
        if found is None or found.subject_id is None or found.state != LIVING:
            return None
        if found.due_at is None or found.due_at <= at or not await self._lives(found.subject_id):
            return None
        spent = replace(found, state=SPENT, lookup=None, due_at=at + MEMORY, version=found.version + 1)
        told = self._recorder.audit("rights:code:redeemed", at, subject=found.subject_id)
        return found.subject_id, [DossierSaved(dossier=spent), told]

    async def takes(self, subject_id: str, at: datetime) -> bool:
        """See :meth:`guardrail.ports.rights.CodesOfChats.takes`."""
        wrong, last = _wrong(await self._store.dossier(DossierKind.CODE, _id(subject_id)), at)
        return wrong < MOST_WRONG or last is None or last + LOCKED <= at

    async def missed(self, turn: Turn) -> Sequence[Write]:
        """See :meth:`guardrail.ports.rights.CodesOfChats.missed`."""
        account = await self._account(turn)
        wrong, _ = _wrong(account, turn.at)
        counted = replace(
            account,
            due_at=account.due_at if account.state == LIVING else turn.at + MEMORY,
            body={"wrong": wrong + 1, "last_wrong_at": timestamp(turn.at)},
        )
        told = self._recorder.audit("rights:code:refused", turn.at, subject=turn.subject_id)
        return [DossierSaved(dossier=counted), told]

    async def expire(self) -> int:
        """Forget codes whose time is up, but not the wrong entries that still count; how many were looked at."""
        now = self._clock()
        due = await self._store.dossiers_due(DossierKind.CODE, (LIVING, SPENT), now)
        for each in due:
            with suppress(ConflictError):  # a new code meanwhile
                await self._store.commit([_left(each, now)])
        return len(due)

    async def _account(self, turn: Turn) -> Dossier:
        """The next version of the account's dossier, or its first."""
        kept = await self._store.dossier(DossierKind.CODE, _id(turn.subject_id))
        if kept is not None:
            return replace(kept, version=kept.version + 1)
        return Dossier(
            kind=DossierKind.CODE,
            id=_id(turn.subject_id),
            state=SPENT,
            at=turn.at,
            parent_id=turn.conversation_id,
            subject_id=turn.subject_id,
        )

    async def _lives(self, subject_id: str) -> bool:
        person = await self._store.person(subject_id)
        return person is not None and person.erasing_at is None

    def _lookup(self, code: str) -> bytes:
        return self._keys.lookup(_DOMAIN, code)


def _id(subject_id: str) -> str:
    """One dossier an account; it goes with the account."""
    return f"cod_{subject_id.partition('_')[2]}"


def _wrong(account: Dossier | None, at: datetime) -> tuple[int, datetime | None]:
    """How many wrong entries still count, and when the last was."""
    last = None if account is None else account.body.get("last_wrong_at")
    if account is None or not isinstance(last, str):
        return 0, None
    moment = parse_timestamp(last)
    return (int(str(account.body.get("wrong", 0))), moment) if moment + MEMORY > at else (0, None)


def _left(account: Dossier, now: datetime) -> Write:
    wrong, last = _wrong(account, now)
    if not wrong or last is None:
        return DossierDeleted(kind=DossierKind.CODE, id=account.id, version=account.version)
    kept = replace(account, state=SPENT, lookup=None, due_at=last + MEMORY, version=account.version + 1)
    return DossierSaved(dossier=kept)
