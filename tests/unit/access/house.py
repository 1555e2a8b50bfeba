"""A door in memory: dossiers in a dictionary, a clock and a rate that tests move, passwords that cost nothing."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
from argon2.profiles import CHEAPEST
from pyotp import parse_uri

from guardrail.access.assembly import Access, door_of
from guardrail.audit.events import audit_logger
from guardrail.config.access import AccessSettings
from guardrail.core.officers import Role
from guardrail.errors import ConflictError, StoreUnavailableError
from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing
from guardrail.ports import Chosen, Ruling
from guardrail.ports.access import Actor
from guardrail.types import AuditRecorded, Dossier, DossierDeleted, DossierKind, DossierSaved, Json, RawText, Write

START = datetime(2026, 11, 22, 12, tzinfo=UTC)
PASSWORD = "correct horse battery"
CHEAP = dataclasses.replace(CHEAPEST, salt_len=16, hash_len=32)


class Clock:
    """Stands still until it is moved; ``monotonic`` follows it."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def monotonic(self) -> float:
        return (self.now - START).total_seconds() + 1000

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


class Entropy:
    """Bytes that never repeat, the same in each run."""

    def __init__(self) -> None:
        self._count = itertools.count(1)

    def __call__(self, size: int, /) -> bytes:
        return b"".join(next(self._count).to_bytes(4, "big") for _ in range(size))[-size:]


class MemoryStore:
    """The part of the store's port that the door uses, with its promises: versions, unique lookups, all or nothing."""

    def __init__(self) -> None:
        self.dossiers_kept: dict[tuple[DossierKind, str], Dossier] = {}
        self.entries: list[AuditRecorded] = []
        self.down = False
        self.before_commit: Callable[[], Any] | None = None

    async def commit(self, writes: Sequence[Write], *, alive: Sequence[str] = ()) -> None:
        if self.before_commit is not None:
            hook, self.before_commit = self.before_commit, None
            await hook()
        if self.down:
            raise StoreUnavailableError
        after, told = dict(self.dossiers_kept), []
        for write in writes:
            if isinstance(write, DossierSaved):
                self._save(after, write.dossier)
            elif isinstance(write, DossierDeleted):
                after.pop((write.kind, write.id), None)
            elif isinstance(write, AuditRecorded):
                told.append(write)
        self.dossiers_kept = after
        self.entries += told

    def _save(self, kept: dict[tuple[DossierKind, str], Dossier], dossier: Dossier) -> None:
        there = kept.get((dossier.kind, dossier.id))
        if dossier.version != (there.version + 1 if there else 1):
            raise ConflictError(code="changed_meanwhile")
        others = (each for each in kept.values() if each.kind is dossier.kind and each.id != dossier.id)
        if dossier.lookup is not None and any(each.lookup == dossier.lookup for each in others):
            raise ConflictError
        kept[(dossier.kind, dossier.id)] = dossier

    async def dossier(self, kind: DossierKind, id: str) -> Dossier | None:
        return self.dossiers_kept.get((kind, id))

    async def dossier_by(self, kind: DossierKind, lookup: bytes) -> Dossier | None:
        if self.down:
            raise StoreUnavailableError
        kept = self.dossiers_kept.values()
        return next((each for each in kept if each.kind is kind and each.lookup == lookup), None)

    async def dossiers(self, kind: DossierKind, chosen: Chosen) -> Sequence[Dossier]:
        found = [
            each
            for each in self.dossiers_kept.values()
            if each.kind is kind
            and (chosen.states is None or each.state in chosen.states)
            and (chosen.parent_id is None or each.parent_id == chosen.parent_id)
        ]
        found.sort(key=lambda each: (each.at, each.id), reverse=True)
        if chosen.after is not None:
            found = found[[each.id for each in found].index(chosen.after) + 1 :]
        return found[: chosen.limit]

    async def dossiers_due(
        self, kind: DossierKind, states: Collection[str], now: datetime, limit: int = 100
    ) -> Sequence[Dossier]:
        due = [each for each in self.dossiers_kept.values() if each.kind is kind and each.state in states]
        return [each for each in due if each.due_at is not None and each.due_at <= now][:limit]

    def tags(self) -> list[str]:
        return [entry.tag for entry in self.entries]

    def last(self, tag: str) -> Mapping[str, Any]:
        return [entry.fields for entry in self.entries if entry.tag == tag][-1]

    def everything(self) -> str:
        return repr(self.dossiers_kept) + repr(self.entries)


@dataclass
class Policy:
    """Allows what the test says, and remembers what it was asked."""

    allow: bool = True
    error: Exception | None = None
    asked: list[Mapping[str, Json]] = field(default_factory=list)

    async def rule(
        self, name: str, question: Mapping[str, Json], *, jurisdictions: tuple[str, ...], kind: str, at: datetime
    ) -> Ruling:
        self.asked.append(question)
        if self.error is not None:
            raise self.error
        return Ruling(
            name=name,
            decision="allow" if self.allow else "deny",
            reasons=("granted",) if self.allow else ("not_granted",),
            obligations=("record",),
            citations=(),
            valid_until=None,
            answer={},
            revision="sha256:" + "0" * 64,
            engine="test",
        )


@dataclass
class Counts:
    """Log-ins by outcome."""

    outcomes: list[str] = field(default_factory=list)

    def login(self, outcome: str) -> None:
        self.outcomes.append(str(outcome))


@dataclass
class House:
    """Everything a test of the door needs."""

    access: Access
    store: Any
    keys: StoredKeyRing
    clock: Clock
    policy: Policy
    counts: Counts
    pauses: list[float]

    async def account(self, name: str = "alice", *roles: Role, **options: Any) -> tuple[str, str]:
        """A local account's id and the secret of its codes."""
        made = await self.access.desk.accounts.add(
            RawText(name), RawText(PASSWORD), roles or (Role.OFFICER,), **options
        )
        return made.officer.id, parse_uri(made.otpauth.raw).secret

    def code(self, secret: str, steps: int = 0) -> str:
        from pyotp import TOTP

        return TOTP(secret).at(self.clock.now, counter_offset=steps)

    async def log_in(
        self, name: str, code: str, password: str = PASSWORD, source: str = "192.0.2.1"
    ) -> tuple[str, Actor]:
        return await self.access.door.log_in(RawText(name), RawText(password), RawText(code), source)


SETTINGS = AccessSettings(local_accounts=True)


def house(
    tmp_path: Path,
    settings: AccessSettings = SETTINGS,
    *,
    session: aiohttp.ClientSession | None = None,
    store: Any = None,
    ruler: Any = None,
    entropy: Callable[[int], bytes] | None = None,
) -> House:
    """A door with keys in ``tmp_path``; without ``session`` nothing can be fetched."""
    clock, policy, counts = Clock(), Policy(), Counts()
    entropy = entropy or Entropy()
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    keys = StoredKeyRing(
        f"sqlite:///{tmp_path}/keys.db", FileKeyProvider(tmp_path / "kek"), entropy=entropy, clock=clock
    )
    store = store or MemoryStore()
    access = door_of(
        settings,
        store=store,
        keys=keys,
        ruler=ruler or policy,
        jurisdictions=("house",),
        kind="assistant",
        session=session,  # type: ignore[arg-type]
        clock=clock,
        entropy=entropy,
        audit=audit_logger(clock, entropy),
        watch=counts,
        monotonic=clock.monotonic,
        pause=pause,
        cost=CHEAP,
    )
    return House(access, store, keys, clock, policy, counts, pauses)


def with_roles(actor: Actor, *roles: Role) -> Actor:
    """The same officer, had they these roles."""
    return replace(actor, roles=roles)
