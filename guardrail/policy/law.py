"""Which law is in force: asked once a day at most, then known.

The policy combines the documents of all jurisdictions concerned (``policies/guardrail/law/law.rego``), which takes
tens of milliseconds for the strictest combination. Nothing of it depends on a person or a message, only on the
revision of the policy, the jurisdictions, the kind of service and the day; so the answer is kept until the next day
on which a rule begins or ends, and every other question carries the part of it that it needs.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any, NamedTuple

from guardrail.errors import PolicyUnavailableError
from guardrail.policy.shape import conforms
from guardrail.ports import PolicyEngine, RawDecision
from guardrail.types import Json

ENTRYPOINT = "guardrail/law/decision"
KNOWN = 128
"""Laws kept at most: one a combination of jurisdictions and kind that some route names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A parameter on which documents give different values, and the one that binds (the strictest)."""

    parameter: str
    values: Mapping[str, Json]  # by document
    chosen: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """What is asked of one kind of service in some jurisdictions together, on one day and until ``valid_until``.

    ``known`` False: a jurisdiction or the kind is unknown, and everything is as strict as it can be.
    """

    parameters: Mapping[str, Mapping[str, Any]]  # by group and name; all are there, of the types of schemas/law.json
    grounds: Mapping[str, tuple[tuple[str, str], ...]]  # (document, rule) by what they are cited for
    conflicts: tuple[Conflict, ...]
    only_stricter: tuple[str, ...]  # "document/rule" of unsure sources: they never permit anything
    authorities: tuple[tuple[str, str], ...]  # (name, address) where people complain, of the jurisdictions asked for
    jurisdictions: tuple[str, ...]  # those, and what they lie within
    disclosure_law: str  # as the disclosure ledger names it
    known: bool
    valid_until: datetime | None  # None: no rule known begins or ends later
    revision: str


class _Key(NamedTuple):
    revision: str
    jurisdictions: tuple[str, ...]
    kind: str


class LawBook:
    """Reads each law once from an engine. One book serves all routes; it is bound to one event loop."""

    def __init__(self, engine: PolicyEngine, *, known: int = KNOWN) -> None:
        self._engine = engine
        self._limit = known
        self._laws: OrderedDict[_Key, tuple[datetime, Law]] = OrderedDict()  # since when it holds, and what
        self._reading: dict[tuple[_Key, datetime], asyncio.Task[Law]] = {}

    async def in_force(self, jurisdictions: tuple[str, ...], kind: str, at: datetime) -> Law:
        """The law at a moment (aware). Raises :class:`PolicyUnavailableError`; a failure is never remembered.

        Those who ask for the same law while it is being read wait for that one reading.
        """
        key = _Key(self._engine.revision, tuple(sorted(set(jurisdictions))), kind)
        midnight = datetime.combine(at.astimezone(UTC).date(), time(), UTC)
        law = self._remembered(key, midnight)
        if law is not None:
            return law
        asked = (key, midnight)
        reading = self._reading.get(asked)
        if reading is None:
            reading = self._reading[asked] = asyncio.create_task(self._read(key, midnight))
            reading.add_done_callback(lambda task: self._read_it(asked, task))
        return await asyncio.shield(reading)  # whoever gives up waiting leaves it to the others

    def _remembered(self, key: _Key, midnight: datetime) -> Law | None:
        since, law = self._laws.get(key, (None, None))
        if since is None or law is None or midnight < since or (law.valid_until and midnight >= law.valid_until):
            return None
        self._laws.move_to_end(key)
        return law

    async def _read(self, key: _Key, midnight: datetime) -> Law:
        question: dict[str, Json] = {
            "now": midnight.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "jurisdictions": [*key.jurisdictions],
            "kind": key.kind,
        }
        law = _law(await self._engine.evaluate(ENTRYPOINT, question))
        if law.revision:
            self._remember(key._replace(revision=law.revision), midnight, law)
        return law

    def _remember(self, key: _Key, midnight: datetime, law: Law) -> None:
        self._laws[key] = (midnight, law)
        self._laws.move_to_end(key)
        while len(self._laws) > self._limit:
            self._laws.popitem(last=False)

    def _read_it(self, asked: tuple[_Key, datetime], task: asyncio.Task[Law]) -> None:
        self._reading.pop(asked, None)
        if not task.cancelled():
            task.exception()  # everybody who waited has it; nobody may have


def _law(raw: RawDecision) -> Law:
    """Raises :class:`PolicyUnavailableError` for an answer of another shape."""
    answer: Any = raw.result
    if not conforms("law", "answer", answer):
        raise PolicyUnavailableError(f"{ENTRYPOINT}: wrong shape ({raw.revision})", code="policy_shape")
    until = answer["valid_until"]
    return Law(
        parameters=answer["parameters"],
        grounds={ground: tuple((name, rule) for name, rule in rules) for ground, rules in answer["grounds"].items()},
        conflicts=tuple(Conflict(**conflict) for conflict in answer["conflicts"]),
        only_stricter=tuple(answer["only_stricter"]),
        authorities=tuple((authority["name"], authority["url"]) for authority in answer["authorities"]),
        jurisdictions=tuple(answer["jurisdictions"]),
        disclosure_law=answer["disclosure_law"],
        known=answer["decision"] == "in_force",
        valid_until=datetime.fromisoformat(until) if until else None,
        revision=raw.revision,
    )
