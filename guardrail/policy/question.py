"""The question that policy answers for a turn: kinds, counts and ages, never text, never an id.

Times become whole seconds here, so that no engine does arithmetic on dates. What an engine sees has been
checked before: enumerations, ranges and names only, so both engines meet the same well-formed input.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from guardrail.errors import ConfigError, PolicyUnavailableError
from guardrail.types import (
    AgeBracket,
    Consent,
    ConsentMethod,
    ConsentState,
    Direction,
    Inspection,
    Json,
    LegalBasis,
    Operator,
    Pending,
    Purpose,
    RoutePolicy,
    Signal,
    Skipped,
    Standing,
    Turn,
)

if TYPE_CHECKING:
    from guardrail.policy.law import Law

FURTHER_PURPOSES = tuple(purpose for purpose in Purpose if purpose is not Purpose.SERVICE)
"""What a person is asked for beside the service, in this order."""

CHOICES = frozenset(
    {
        *(f"guardrail:{question}:{answer}" for question in ("consent", "erase", "link") for answer in ("yes", "no")),
        *(f"guardrail:purpose:{purpose}:{answer}" for purpose in FURTHER_PURPOSES for answer in ("yes", "no")),
        *(f"guardrail:age:{bracket}" for bracket in AgeBracket),
    }
)
"""The payloads of Guardrail's own buttons; any other is no answer to a question of ours."""

PARAMETERS = ("child", "consent", "coverage", "disclosure", "erasure", "redaction", "retention", "signals")
"""The groups of the law's parameters that a turn is decided by."""

GROUNDS = frozenset(
    {
        "consent",
        "consent_renewal",
        "disclosure",
        "handoff",
        "marking",
        "minimisation",
        "minors",
        "other_basis",
        "proactive",
        "special",
        "storage",
        "withdrawal",
    }
)
"""The grounds that any turn's decision can cite."""

GROUNDS_OF_WISHES = frozenset(
    {
        "access",
        "child",
        "consent_proof",
        "erasure",
        "human_review",
        "notice",
        "objection",
        "opt_out",
        "portability",
        "rectification",
        "restriction",
        "signal",
    }
)
"""Those that are cited only where somebody wants something of Guardrail, tells an age or sends a signal, or is not
served by age. Most turns do without, and what a question does not carry need not be read."""

ALL_GROUNDS = GROUNDS | GROUNDS_OF_WISHES

KINDS = frozenset({"assistant", "companion", "mental_health", "regulated"})
AGES = frozenset({"unknown", "ask", "adults", "minors"})

MAX_RETENTION = 10 * 366 * 86400
"""Seconds. The law's own maximum is far below; this only keeps nonsense out."""

MAX_JURISDICTIONS = 64

SKEW = timedelta(minutes=5)
"""How far another replica's clock may be ahead before what it recorded is not believed."""

NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
JURISDICTION = re.compile(r"[a-z]{2,16}(-[a-z]{2,3})?")
CHANNEL = re.compile(r"[a-z][a-z0-9_-]{0,63}")
ENTITY_TYPE = re.compile(r"[A-Z][A-Z0-9_]{0,63}")
ATTACHMENT = re.compile(r"[a-z][a-z0-9_.+/-]{0,63}")
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")  # the shape of BCP 47 tags


def turn_question(
    *, turn: Turn, standing: Standing, inspection: Inspection, route: RoutePolicy, now: datetime, law: Law
) -> dict[str, Json]:
    """The input of ``guardrail/turn/decision``.

    ``now`` is aware; ``law`` is what is in force then (:class:`guardrail.policy.law.LawBook`). Raises
    :class:`PolicyUnavailableError`, naming the place and never the value, when something cannot be asked: the
    turn stops as it does without a policy.
    """
    try:
        check_route_policy(route)
    except ConfigError as error:
        raise PolicyUnavailableError(error.detail, code="policy_question") from None
    question: dict[str, Json] = {
        "now": _rfc3339(now),
        "direction": turn.direction.value,
        "route": {"channel": _named("turn.channel", turn.channel, CHANNEL), **_route(route)},
        "person": _person(standing, now),
        "conversation": {
            "ephemeral": turn.ephemeral,
            "group": turn.group,
            "disclosed_age_seconds": _believable_age(standing.disclosed_at, now),
            "human_age_seconds": _age(standing.human_at, now),
        },
        "message": _message(turn, inspection),
        "coverage": _coverage(turn, inspection),
    }
    return {**question, "law": law_facts(law, grounds=citable(question))}


def citable(question: Mapping[str, Any]) -> frozenset[str]:
    """Which grounds the decision about a turn's question can cite."""
    message, person, audience = question["message"], question["person"], question["route"]["age"]
    wished = message["event"] != "message" or message["intents"] or message["choice"] or message["signals"]
    told = wished or person["age"] or person["pending"] or person["restricted"] or audience in {"ask", "minors"}
    return ALL_GROUNDS if told else GROUNDS


def law_facts(
    law: Law, *, parameters: Collection[str] = PARAMETERS, grounds: Collection[str] = ALL_GROUNDS
) -> dict[str, Json]:
    """The part of the law in force that a question carries: only these groups and grounds."""
    return {
        "known": law.known,
        "jurisdictions": [*law.jurisdictions],
        "parameters": {group: dict(values) for group, values in law.parameters.items() if group in parameters},
        "grounds": {ground: [[*rule] for rule in rules] for ground, rules in law.grounds.items() if ground in grounds},
        "disclosure_law": law.disclosure_law,
        "valid_until": None if law.valid_until is None else _rfc3339(law.valid_until),
    }


def check_route_policy(route: RoutePolicy, jurisdictions: Collection[str] | None = None) -> None:
    """Raise :class:`ConfigError` naming the setting. ``jurisdictions``: those that the loaded policy knows."""
    asked = route.jurisdictions
    _choice("jurisdictions", 0 < len(asked) <= MAX_JURISDICTIONS and len(set(asked)) == len(asked))
    for name in asked:
        known = jurisdictions is None or name in jurisdictions
        _choice("jurisdictions", JURISDICTION.fullmatch(name) and name != "house" and known)
    _choice("kind", route.kind in KINDS)
    _choice("age", route.age in AGES)
    _choice("consent", route.consent in {None, "required", "opt_out", "none"})
    for purpose, basis in route.purposes.items():
        _choice("purposes", purpose in set(Purpose) and basis in set(LegalBasis))
    # Two settings that contradict each other: whichever won, the other would have been a lie.
    rests_on_consent = route.purposes.get(Purpose.SERVICE) == LegalBasis.CONSENT
    _choice("purposes", not (route.consent == "none" and rests_on_consent))
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
        "kind": route.kind,
        "age": route.age,
        "consent": route.consent,
        "purposes": {str(purpose): str(basis) for purpose, basis in route.purposes.items()},
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
    """A question without a time, or one about no purpose that should be about one, is not open."""
    pending, about = standing.pending, standing.pending_about
    if standing.pending_at is None or (pending is Pending.PURPOSE and about in {None, Purpose.SERVICE}):
        pending = None
    if standing.unasked is not None:  # nobody has seen the question yet, so nothing answers it
        pending = None
    if pending is Pending.LINK_TOLD:  # nothing is asked
        pending = None
    return {
        "known": standing.known,
        "consents": {
            Purpose(purpose).value: _consent(consent, now)
            for purpose, consent in standing.consents.items()
            if consent.state is not ConsentState.UNKNOWN
        },
        "pending": pending.value if pending else None,
        "pending_about": about.value if about and pending is Pending.PURPOSE else None,
        "pending_age_seconds": _age(standing.pending_at, now) if pending else None,
        "age": AgeBracket(standing.age).value if standing.age else None,
        "language": None if standing.language is None else _named("standing.language", standing.language, LANGUAGE),
        "restricted": standing.restricted,
        "waiting": max(0, standing.waiting),
    }


def _consent(consent: Consent, now: datetime) -> dict[str, Json]:
    return {
        "state": ConsentState(consent.state).value,
        "age_seconds": _age(consent.at, now),
        "method": ConsentMethod(consent.method).value,
    }


def _message(turn: Turn, inspection: Inspection) -> dict[str, Json]:
    event = turn.event
    inbound = turn.direction is Direction.INBOUND
    spoken = inbound and not event.continued
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
        "signals": [*sorted(Signal(signal).value for signal in event.signals)] if inbound else [],
        "age": AgeBracket(inspection.age).value if spoken and inspection.age else None,
        "code": spoken and inspection.code is not None,
        "purpose": Purpose.SERVICE.value if inbound or event.purpose is None else Purpose(event.purpose).value,
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


def _rfc3339(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


SMOKE_LAW: dict[str, Json] = {
    "known": True,
    "jurisdictions": ["smoke"],
    "parameters": {
        "child": {"consent_age": 16, "minimum_age": 0, "minor_age": 18, "sale_age": 16},
        "consent": {
            "service": "opt_in",
            "analytics": "opt_in",
            "marketing": "opt_in",
            "emotion": "opt_in",
            "training": "opt_in",
            "sale": "opt_in",
            "question_seconds": 604800,
            "renew_seconds": 31536000,
            "ask_again_seconds": 31536000,
            "waiting_limit": 20,
            "proof_seconds": 63072000,
        },
        "coverage": {"require": False, "min_certainty": 0},
        "disclosure": {
            "interval_seconds": 10800,
            "minor_interval_seconds": 3600,
            "human_seconds": 86400,
            "elements": ["automated"],
            "minor_elements": [],
            "marking": True,
        },
        "erasure": {"question_seconds": 86400, "exceptions": []},
        "redaction": {
            "min_score_maximum": 0.5,
            "special_types": [],
            "special_operator": "placeholder",
            "special_keep": "never",
            "plain_types": [],
        },
        "retention": {"default_seconds": 2592000, "maximum_seconds": 15552000},
        "signals": {"gpc": ["sale"], "gpc_display": True},
    },
    "grounds": {},
    "disclosure_law": "the law",
    "valid_until": None,
}
"""A law for probing an engine, before it is asked which law is in force."""

SMOKE_QUESTION: dict[str, Json] = {
    "now": "2026-01-01T00:00:00Z",
    "direction": "inbound",
    "law": SMOKE_LAW,
    "route": {"channel": "smoke", **_route(RoutePolicy())},
    "person": {
        "known": False,
        "consents": {},
        "pending": None,
        "pending_about": None,
        "pending_age_seconds": None,
        "age": None,
        "language": None,
        "restricted": False,
        "waiting": 0,
    },
    "conversation": {"ephemeral": False, "group": False, "disclosed_age_seconds": None, "human_age_seconds": None},
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
        "signals": [],
        "age": None,
        "code": False,
        "purpose": "service",
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
