"""Questions for the policy contract: the readable rows, and generated ones."""

from __future__ import annotations

import copy
import random
from pathlib import Path
from typing import Any

import yaml

USUAL: dict[str, Any] = {
    "now": "2026-03-01T12:00:00Z",
    "direction": "inbound",
    "route": {
        "channel": "webchat",
        "profile": "strict",
        "consent": None,
        "purpose": "service",
        "retention_seconds": None,
        "operator_text": "scan",
        "attachments": "block",
        "restore_tool_arguments": False,
        "disclose_ephemeral": True,
        "min_score": 0.35,
        "require_coverage": False,
        "min_certainty": 0,
        "keep": {},
        "operators": {},
    },
    "person": {
        "known": True,
        "consent": "given",
        "consent_age_seconds": 3600,
        "pending": None,
        "pending_age_seconds": None,
        "language": "en",
        "waiting": 0,
    },
    "conversation": {"ephemeral": False, "group": False, "disclosed_age_seconds": 60},
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
        "certainty": 1,
        "unmodelled": 0,
        "disguised": 0,
    },
}


def rows() -> list[dict[str, Any]]:
    return yaml.safe_load((Path(__file__).parent / "policy_scenarios.yaml").read_text(encoding="utf-8"))


def question(row: dict[str, Any]) -> dict[str, Any]:
    asked = copy.deepcopy(USUAL)
    for part, changes in row.items():
        if part in {"case", "expect"}:
            continue
        if part == "direction":
            asked[part] = changes
            continue
        assert changes.keys() <= asked[part].keys(), f"{row['case']}: unknown fact"
        asked[part].update(changes)
    return asked


def seen(result: dict[str, Any], expect: dict[str, Any]) -> dict[str, Any]:
    """What the decision says about the things that the row expects something of."""
    operators = result["redaction"]["operators"]
    said = {
        **result,
        "due": result["disclosure"]["due"],
        "keep": result["storage"]["keep"],
        "expires_after": result["storage"]["expires_after"],
        "redaction_default": result["redaction"]["default"],
        "operators": operators,
        "operator_of": {name: operators.get(name) for name in expect.get("operator_of", {})},
        "cites": _named(result, expect.get("cites", [])),
        "not_cites": [each for each in expect.get("not_cites", []) if each not in _articles(result)],
        "min_score": result["redaction"]["min_score"],
        "exempt": result["redaction"]["exempt"],
    }
    return {key: said[key] for key in expect}


def _articles(result: dict[str, Any]) -> set[str]:
    return {citation["article"] for citation in result["citations"]}


def _named(result: dict[str, Any], articles: list[str]) -> list[str]:
    return [each for each in articles if each in _articles(result)]


def generated(count: int, seed: int) -> list[dict[str, Any]]:
    chance = random.Random(seed)
    return [_any(chance) for _ in range(count)]


def _any(chance: random.Random) -> dict[str, Any]:
    asked = copy.deepcopy(USUAL)
    pick = chance.choice
    age = [None, 0, 1, 59, 10799, 10800, 86399, 86400, 604799, 604800, 10**9]
    types = [
        "PERSON",
        "LOCATION",
        "CREDIT_CARD",
        "PASSWORD",
        "API_KEY",
        "EMAIL_ADDRESS",
        "SPECIAL_HEALTH",
        "SPECIAL_UNION",
        "LINK",
    ]
    pending = pick([None, None, "consent", "erasure"])
    asked["direction"] = pick(["inbound", "inbound", "inbound", "outbound"])
    asked["route"].update(
        profile=pick(["strict", "eu", "us_ca", "tw", "nowhere"]),
        consent=pick([None, None, "required", "opt_out", "none"]),
        retention_seconds=pick([None, 1, 3600, 10**8]),
        operator_text=pick(["scan", "exempt"]),
        attachments=pick(["block", "pass"]),
        restore_tool_arguments=pick([True, False]),
        disclose_ephemeral=pick([True, False]),
        min_score=pick([0, 0.1, 0.35, 0.5, 0.75, 1]),
        require_coverage=pick([False, False, True]),
        min_certainty=pick([0, 0, 0.6, 1]),
        keep=dict.fromkeys(chance.sample(types, pick([0, 0, 1, 3])), "reason"),
        operators={
            name: pick(["placeholder", "mask", "redact", "hash"]) for name in chance.sample(types, pick([0, 1, 3]))
        },
    )
    asked["person"].update(
        known=pick([True, False]),
        consent=pick(["unknown", "asked", "given", "refused", "withdrawn"]),
        consent_age_seconds=pick(age),
        pending=pending,
        pending_age_seconds=pick(age[1:]) if pending else None,
        waiting=pick([0, 1, 19, 20, 21]),
    )
    asked["conversation"].update(
        ephemeral=pick([False, False, True]), group=pick([True, False]), disclosed_age_seconds=pick(age)
    )
    intents = ["yes", "no", "withdraw", "erase", "access", "are_you_human", "human_handoff"]
    buttons = [f"guardrail:{about}:{answer}" for about in ("consent", "erase") for answer in ("yes", "no")]
    asked["message"].update(
        event=pick(["message", "message", "message", "signal", "unsend", "leave"]),
        continued=pick([False, False, False, True]),
        intents=sorted(chance.sample(intents, pick([0, 0, 1, 1, 2, 3]))),
        choice=pick([None, None, None, *buttons]),
        findings={name: chance.randint(1, 9) for name in chance.sample(types, pick([0, 1, 4]))},
        attachments=sorted(chance.sample(["audio", "file", "image"], pick([0, 0, 1, 2]))),
        certain=pick([True, False]),
    )
    asked["coverage"].update(
        parts=pick([0, 1, 3]),
        scanned=pick([0, 1, 2, 3]),
        exempt=pick([0, 0, 1]),
        attachments=len(asked["message"]["attachments"]),
        certainty=pick([0.5, 0.75, 1]),
    )
    return asked
