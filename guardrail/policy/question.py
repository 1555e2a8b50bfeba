"""The question that policy answers for a turn: kinds, counts and ages, never text, never an id.

Times become whole seconds here, so that no engine does arithmetic on dates. What an engine sees has been
checked before: enumerations, ranges and names only, so both engines meet the same well-formed input.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from guardrail.errors import ConfigError, PolicyUnavailableError
from guardrail.types import (
    ConsentState,
    Direction,
    Inspection,
    Json,
    Operator,
    RoutePolicy,
    Skipped,
    Standing,
    Turn,
)

CHOICES = frozenset({"guardrail:consent:yes", "guardrail:consent:no", "guardrail:erase:yes", "guardrail:erase:no"})
"""The payloads of Guardrail's own buttons; any other is no answer to a question of ours."""

MAX_RETENTION = 10 * 366 * 86400
"""Seconds. A regime's own maximum is far below; this only keeps nonsense out."""

SKEW = timedelta(minutes=5)
"""How far another replica's clock may be ahead before what it recorded is not believed."""

NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
CHANNEL = re.compile(r"[a-z][a-z0-9_-]{0,63}")
ENTITY_TYPE = re.compile(r"[A-Z][A-Z0-9_]{0,63}")
ATTACHMENT = re.compile(r"[a-z][a-z0-9_.+/-]{0,63}")
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")  # the shape of BCP 47 tags


def turn_question(
    *, turn: Turn, standing: Standing, inspection: Inspection, route: RoutePolicy, now: datetime
) -> dict[str, Json]:
    """The input of ``guardrail/turn/decision``.

    ``now`` is aware. Raises :class:`PolicyUnavailableError`, naming the place and never the value, when
    something cannot be asked: the turn stops as it does without a policy.
    """
    try:
        check_route_policy(route)
    except ConfigError as error:
        raise PolicyUnavailableError(error.detail, code="policy_question") from None
    return {
        "now": now.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "direction": turn.direction.value,
        "route": {"channel": _named("turn.channel", turn.channel, CHANNEL), **_route(route)},
        "person": _person(standing, now),
        "conversation": {
            "ephemeral": turn.ephemeral,
            "group": turn.group,
            "disclosed_age_seconds": _believable_age(standing.disclosed_at, now),
        },
        "message": _message(turn, inspection),
        "coverage": _coverage(turn, inspection),
    }


def check_route_policy(route: RoutePolicy, regimes: Collection[str] | None = None) -> None:
    """Raise :class:`ConfigError` naming the setting. ``regimes``: what the loaded policy knows."""
    _choice("profile", NAME.fullmatch(route.profile) and (regimes is None or route.profile in regimes))
    _choice("consent", route.consent in {None, "required", "opt_out", "none"})
    _choice("purpose", NAME.fullmatch(route.purpose))
    _choice("retention_seconds", _seconds_or_none(route.retention_seconds))
    _choice("operator_text", route.operator_text in {"scan", "exempt"})
    _choice("attachments", route.attachments in {"block", "pass"})
    _choice("min_score", not isinstance(route.min_score, bool) and 0 <= route.min_score <= 1)
    _choice("min_certainty", not isinstance(route.min_certainty, bool) and 0 <= route.min_certainty <= 1)
    for entity_type, purpose in route.keep.items():
        _choice("keep", ENTITY_TYPE.fullmatch(entity_type) and NAME.fullmatch(purpose))
    for entity_type, operator in route.operators.items():
        _choice("operators", ENTITY_TYPE.fullmatch(entity_type) and operator in set(Operator) - {Operator.KEEP})


def _choice(setting: str, right: object) -> None:
    if not right:
        raise ConfigError(f"policy.{setting}: not a value it can have")


def _seconds_or_none(value: object) -> bool:
    return value is None or (type(value) is int and 0 < value <= MAX_RETENTION)


def _route(route: RoutePolicy) -> dict[str, Json]:
    return {
        "profile": route.profile,
        "consent": route.consent,
        "purpose": route.purpose,
        "retention_seconds": route.retention_seconds,
        "operator_text": route.operator_text,
        "attachments": route.attachments,
        "restore_tool_arguments": bool(route.restore_tool_arguments),
        "disclose_ephemeral": bool(route.disclose_ephemeral),
        "min_score": float(route.min_score),
        "require_coverage": bool(route.require_coverage),
        "min_certainty": float(route.min_certainty),
        "keep": dict(route.keep),
        "operators": {entity_type: str(operator) for entity_type, operator in route.operators.items()},
    }


def _person(standing: Standing, now: datetime) -> dict[str, Json]:
    asked = standing.pending is not None and standing.pending_at is not None
    return {
        "known": standing.known,
        "consent": ConsentState(standing.consent).value,
        "consent_age_seconds": _age(standing.consent_at, now),
        "pending": standing.pending.value if standing.pending and asked else None,
        "pending_age_seconds": _age(standing.pending_at, now) if asked else None,
        "language": None if standing.language is None else _named("standing.language", standing.language, LANGUAGE),
        "waiting": max(0, standing.waiting),
    }


def _message(turn: Turn, inspection: Inspection) -> dict[str, Json]:
    event = turn.event
    spoken = turn.direction is Direction.INBOUND and not event.continued
    attached = event.attachments | inspection.unscanned
    return {
        "event": event.kind.value,
        "continued": event.continued,
        "intents": [*sorted(intent.value for intent in inspection.intents)] if spoken else [],
        "choice": event.choice if spoken and event.choice in CHOICES else None,
        "findings": _findings(inspection),
        "attachments": [*sorted(_named("event.attachments", kind, ATTACHMENT) for kind in attached)],
        "language": _named("inspection.language", inspection.language, LANGUAGE),
        "certain": inspection.certain,
        "kinds": [*sorted({part.kind.value for part in event.parts})],
    }


def _coverage(turn: Turn, inspection: Inspection) -> dict[str, Json]:
    """How much of the turn was read, and how well: counts, and one number."""
    scans = [scan for scan in inspection.scans if scan]
    spoken = {language for scan in scans for language in scan.coverage.languages}
    return {
        "parts": len(inspection.scans),
        "scanned": len(scans),
        "exempt": len(inspection.exempt),
        "attachments": len(turn.event.attachments | inspection.unscanned),
        "languages": len(spoken),
        "certainty": round(min(1.0, max(0.0, inspection.certainty)), 2),
        "unmodelled": sum(Skipped.NO_MODEL in scan.coverage.skipped.values() for scan in scans),
        "disguised": sum(scan.coverage.disguised for scan in scans),
    }


def _findings(inspection: Inspection) -> dict[str, Json]:
    counts = Counter(finding.entity_type for scan in inspection.scans if scan for finding in scan.findings)
    return {_named("finding.entity_type", each, ENTITY_TYPE): counts[each] for each in sorted(counts)}


def _named(place: str, value: str, shape: re.Pattern[str]) -> str:
    if not shape.fullmatch(value):
        raise PolicyUnavailableError(f"{place}: not a name", code="policy_question")
    return value


def _age(then: datetime | None, now: datetime) -> int | None:
    """Whole seconds since; never negative, whatever the clocks say."""
    return None if then is None else max(0, int((now - then).total_seconds()))


def _believable_age(then: datetime | None, now: datetime) -> int | None:
    """A disclosure from the future was not made: it is due."""
    return None if then is not None and then - now > SKEW else _age(then, now)


SMOKE_QUESTION: dict[str, Json] = {
    "now": "2026-01-01T00:00:00Z",
    "direction": "inbound",
    "route": {"channel": "smoke", **_route(RoutePolicy())},
    "person": {
        "known": False,
        "consent": "unknown",
        "consent_age_seconds": None,
        "pending": None,
        "pending_age_seconds": None,
        "language": None,
        "waiting": 0,
    },
    "conversation": {"ephemeral": False, "group": False, "disclosed_age_seconds": None},
    "message": {
        "event": "message",
        "continued": False,
        "intents": [],
        "choice": None,
        "findings": {},
        "attachments": [],
        "language": "en",
        "certain": True,
        "kinds": ["message"],
    },
    "coverage": {
        "parts": 1,
        "scanned": 1,
        "exempt": 0,
        "attachments": 0,
        "languages": 1,
        "certainty": 1.0,
        "unmodelled": 0,
        "disguised": 0,
    },
}
"""A first message of somebody unknown; engines must answer it before they decide anything real."""
