"""What of a person goes and what stays, item by item, as the policies decided. Pure.

An item is a kind of record, of one purpose of the route with its legal basis. Rows are not kept apart by purpose, so
a kind goes only when all of its items may; and a person's key goes only when every kind of their data goes or is
sealed anew for whatever keeps it. Otherwise nothing goes: half of a person cannot be made unreadable.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from guardrail.core import holds
from guardrail.core.entries import cite
from guardrail.core.entry_kinds import MAX_SECONDS, parse_timestamp, timestamp
from guardrail.core.holds import Hold
from guardrail.errors import IntegrityError
from guardrail.types import Citation, Json, LegalBasis, Purpose, Right

DATA = ("message", "vault", "profile", "consent", "disclosure", "waiting")
"""Kinds of items that are somebody's data and are sealed under, or found by, what an erasure destroys."""
KEY, PROOF, LOG = "key", "request_proof", "audit_entry"
HELD = "hold"

_STAYS_AS_IT_IS = frozenset({"nothing_personal", "proof_of_request"})
_GROUNDS = {Right.WITHDRAW: "withdrawal", Right.OBJECTION: "objection"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What stays: a kind of record, why, by which rule, and until when (None: no end is known)."""

    kind: str
    action: str  # "restrict" or "keep"
    reason: str
    citation: str | None
    until: datetime | None
    rule: str | None = None  # "jurisdiction/rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What happens to one account."""

    subject_id: str
    route: str
    ground: str
    erases: bool  # the key goes, and with it everything that is not sealed anew
    kept: tuple[Kept, ...]
    conflicts: tuple[str, ...]  # kinds that should go and that a hold keeps
    proof_until: datetime | None  # how long the proof of the request is kept
    citations: tuple[str, ...]
    obligations: tuple[str, ...]
    revision: str

    @property
    def excepted(self) -> tuple[Kept, ...]:
        """What an exception of the law keeps, hold or no hold."""
        return tuple(each for each in self.kept if each.kind in DATA and each.reason != HELD)

    @property
    def whole(self) -> bool:
        """Whether nothing of the person's data stays."""
        return self.erases and not any(each.kind in DATA for each in self.kept)


def ground_of(right: Right) -> str:
    """Why something is to be erased when this right is exercised (GDPR Art. 17(1))."""
    return _GROUNDS.get(right, "request")


def question(
    ground: str,
    about: Sequence[Purpose],
    purposes: Mapping[str, str],
    *,
    since: datetime,
    at: datetime,
    held: Iterable[Hold],
) -> dict[str, Json]:
    """What the ruling ``erasure`` is asked about one account.

    ``purposes`` are the route's (purpose to legal basis); the service rests on consent where nothing else is said.
    ``since`` is when the person came: records are no older. The key carries no holds: what a hold keeps is sealed
    anew under the hold's key, so that the person's own key can go.
    """
    held = list(held)
    bases = {Purpose.SERVICE.value: LegalBasis.CONSENT.value, **purposes}
    age = max(0, min(MAX_SECONDS, int((at - since).total_seconds())))
    items: list[Json] = [
        _item(kind, purpose, basis, age, [] if kind == KEY else [hold for hold in held if hold.keeps(kind)], at)
        for kind in (*DATA, KEY)
        for purpose, basis in sorted(bases.items())
    ]
    duty = LegalBasis.LEGAL_OBLIGATION.value
    items += [_item(kind, Purpose.SERVICE.value, duty, 0, [], at) for kind in (PROOF, LOG)]
    return {"ground": ground, "about": [purpose.value for purpose in about], "items": items}


def _item(kind: str, purpose: str, basis: str, age: int, held: Sequence[Hold], at: datetime) -> Json:
    return {
        "id": f"{kind}:{purpose}",
        "kind": kind,
        "purpose": purpose,
        "basis": basis,
        "age_seconds": age,
        "holds": holds.facts(held, at),
        "exception": None,
        "exception_seconds": None,
    }


def plan(
    answer: Mapping[str, Any],
    citations: Iterable[Citation],
    revision: str,
    *,
    subject_id: str,
    route: str,
    ground: str,
    at: datetime,
) -> Plan:
    """The plan that an answer of the ruling ``erasure`` makes. ``answer`` has been checked against its schema."""
    kept: dict[tuple[str, str], Kept] = {}
    for item in answer["items"]:
        if item["action"] != "erase":
            stays = _kept(item, at)
            key = stays.kind, stays.reason
            kept[key] = _longer(kept.get(key), stays)
    stuck = [each for each in kept.values() if each.kind == KEY or (each.kind in DATA and each.reason == "not_meant")]
    proof = kept.pop((PROOF, "proof_of_request"), None)
    return Plan(
        subject_id=subject_id,
        route=route,
        ground=ground,
        erases=not stuck and bool(answer["items"]),
        kept=tuple(each for each in kept.values() if each.reason not in _STAYS_AS_IT_IS),
        conflicts=tuple(dict.fromkeys(name.partition(":")[0] for name in answer["conflicts"])),
        proof_until=proof.until if proof else None,
        citations=tuple(dict.fromkeys(cite(citation) for citation in citations)),
        obligations=tuple(answer["obligations"]),
        revision=revision,
    )


def _kept(item: Mapping[str, Any], at: datetime) -> Kept:
    cited, seconds = item["citation"], item["expires_seconds"]
    return Kept(
        kind=item["id"].partition(":")[0],
        action=item["action"],
        reason=item["reason"],
        citation=cite(Citation(**cited)) if cited else None,
        until=None if seconds is None else at + timedelta(seconds=seconds),
        rule=cited["rule"] if cited else None,
    )


def _longer(one: Kept | None, other: Kept) -> Kept:
    """Rows serve all their purposes at once: they stay as long as the last of these needs them."""
    if one is None or one.until is None:
        return one or other
    return other if other.until is None or other.until > one.until else one


# ---------------------------------------------------------------- as a dossier's body holds it


def to_body(plan: Plan) -> dict[str, Json]:
    """The plan as JSON; nothing in it is personal."""
    return {
        "subject": plan.subject_id,
        "route": plan.route,
        "ground": plan.ground,
        "erases": plan.erases,
        "kept": [
            {
                "kind": each.kind,
                "action": each.action,
                "reason": each.reason,
                "citation": each.citation,
                "until": _spelt(each.until),
                "rule": each.rule,
            }
            for each in plan.kept
        ],
        "conflicts": list(plan.conflicts),
        "proof_until": _spelt(plan.proof_until),
        "citations": list(plan.citations),
        "obligations": list(plan.obligations),
        "revision": plan.revision,
    }


def from_body(body: Mapping[str, Any]) -> Plan:
    """Read it back; :class:`~guardrail.errors.IntegrityError` for what no release wrote."""
    try:
        return Plan(
            subject_id=body["subject"],
            route=body["route"],
            ground=body["ground"],
            erases=body["erases"],
            kept=tuple(Kept(**{**each, "until": _moment(each["until"])}) for each in body["kept"]),
            conflicts=tuple(body["conflicts"]),
            proof_until=_moment(body["proof_until"]),
            citations=tuple(body["citations"]),
            obligations=tuple(body["obligations"]),
            revision=body["revision"],
        )
    except (KeyError, ValueError, TypeError):
        pass
    raise IntegrityError("a plan of an erasure in the database is not as any release wrote it")


def _spelt(moment: datetime | None) -> str | None:
    return None if moment is None else timestamp(moment)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else parse_timestamp(text)
