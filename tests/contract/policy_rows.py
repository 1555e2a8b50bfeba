"""Questions for the policy contract: the readable rows, and generated ones.

Generated questions carry the law of one of :data:`PLACES`, as the engine under test says it; a tenth of them is
spoilt in one place, so that engines meet what no caller of ours would ask.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from guardrail.policy.law import LawBook
from guardrail.policy.question import CHOICES, SMOKE_QUESTION, law_facts
from guardrail.policy.rego import NAME, Rego
from guardrail.policy.scenarios import Case, read_cases
from guardrail.policy.tree import default_policy_dir
from guardrail.ports import PolicyEngine, RawDecision
from guardrail.types import (
    AgeBracket,
    ConsentMethod,
    ConsentState,
    EventKind,
    Intent,
    Json,
    LegalBasis,
    Operator,
    Pending,
    Purpose,
)

Laws = dict[tuple[tuple[str, ...], str, str], dict[str, Json]]
"""By places, kind of service and day."""

TABLE = default_policy_dir() / "scenarios" / "turn.yaml"

DAYS = (
    "2024-02-29",  # a leap day
    "2025-12-31",
    "2026-08-01",  # the day before Article 50 of the AI Act applies
    "2026-08-02",
    "2026-11-22",
    "2026-12-02",
    "2027-01-01",
    "2028-02-29",
)
PLACES = (
    ("strict",),
    ("eu",),
    ("lt",),
    ("de", "us-ca"),
    ("us-ca",),
    ("us-ca", "us-ny"),
    ("us-ut",),
    ("tw",),
    ("cn",),
    ("uk", "fr"),
    ("atlantis",),
)
KINDS = ("assistant", "companion", "mental_health", "regulated")


def rows() -> tuple[Case, ...]:
    """The table."""
    return read_cases(TABLE)


def seen(result: dict[str, Any], expect: dict[str, Any]) -> dict[str, Any]:
    """What the decision says about the things that the row expects something of."""
    operators = result["redaction"]["operators"]
    cited = {citation[key] for citation in result["citations"] for key in ("article", "rule")}
    said = {
        **result,
        "consents": [f"{each['purpose']} {each['state']} {each['method']}" for each in result["consents"]],
        "due": result["disclosure"]["due"],
        "interval": result["disclosure"]["interval"],
        "elements": result["disclosure"]["elements"],
        "human": result["disclosure"]["human"],
        "ledger_law": result["disclosure"]["law"],
        "keep": result["storage"]["keep"],
        "expires_after": result["storage"]["expires_after"],
        "redaction_default": result["redaction"]["default"],
        "operators": operators,
        "operator_of": {name: operators.get(name) for name in expect.get("operator_of", {})},
        "cites": [each for each in expect.get("cites", []) if each in cited],
        "not_cites": [each for each in expect.get("not_cites", []) if each not in cited],
        "min_score": result["redaction"]["min_score"],
        "exempt": result["redaction"]["exempt"],
    }
    return {key: said[key] for key in expect}


class Immediate:
    """A policy engine in this thread, for tests that ask much and wait for nobody."""

    def __init__(self, rego: Rego) -> None:
        self._rego = rego

    @property
    def revision(self) -> str:
        return self._rego.tree.revision

    async def evaluate(self, entrypoint: str, question: Any) -> RawDecision:
        result = self._rego.evaluate(entrypoint, json.dumps(question))
        return RawDecision(result=result, revision=self.revision, engine=NAME)

    async def ready(self) -> None: ...

    async def close(self) -> None: ...


async def laws(engine: PolicyEngine) -> Laws:
    """The law of each place for each kind of service on each day, as it stands in a question."""
    book = LawBook(engine, known=1)
    return {
        (place, kind, day): law_facts(await book.in_force(place, kind, datetime.fromisoformat(f"{day}T12:00:00Z")))
        for place in PLACES
        for kind, days in (("assistant", DAYS), ("companion", DAYS[3:6]))
        for day in days
    }


def generated(count: int, seed: int, law: Laws) -> Iterator[tuple[dict[str, Any], bool]]:
    """Questions, the same ones for the same seed and laws, and whether each can be answered: a tenth is spoilt."""
    chance = random.Random(seed)
    for _ in range(count):
        asked, sound = _any(chance, law), chance.random() >= 0.1
        yield (asked if sound else _spoilt(chance, asked)), sound


AGES = (0, 1, 59, 3599, 3600, 10799, 10800, 86399, 86400, 604799, 604800, 15552000, 31535999, 31536000, 31622400, 10**9)
TYPES = (
    "PERSON",
    "LOCATION",
    "CREDIT_CARD",
    "PASSWORD",
    "API_KEY",
    "EMAIL_ADDRESS",
    "SPECIAL_HEALTH",
    "SPECIAL_UNION",
    "SPECIAL_POLITICAL",
    "LINK",
)
MORE: tuple[Purpose, ...] = tuple(purpose for purpose in Purpose if purpose is not Purpose.SERVICE)
STATES = tuple(state for state in ConsentState if state is not ConsentState.UNKNOWN)


def _any(chance: random.Random, law: Laws) -> dict[str, Any]:
    asked: dict[str, Any] = copy.deepcopy(SMOKE_QUESTION)
    pick = chance.choice
    place, kind, day = pick(list(law))
    asked["law"] = law[place, kind, day]
    asked["now"] = _moment(chance, day)
    asked["direction"] = pick(["inbound", "inbound", "inbound", "outbound"])
    purposes: list[Purpose] = chance.sample(MORE, pick([0, 0, 1, 2, 5]))
    if pick([True, False, False]):
        purposes.append(Purpose.SERVICE)
    asked["route"].update(
        kind=kind if kind == "companion" else pick(KINDS),
        age=pick(["unknown", "unknown", "ask", "adults", "minors"]),
        consent=pick([None, None, None, "required", "opt_out", "none"]),
        purposes={str(purpose): str(pick([LegalBasis.CONSENT, *LegalBasis])) for purpose in purposes},
        retention_seconds=pick([None, 1, 3600, 10**8, 10**30]),
        operator_text=pick(["scan", "exempt"]),
        attachments=pick(["block", "pass"]),
        restore_tool_arguments=pick([True, False]),
        disclose_ephemeral=pick([True, False]),
        min_score=pick([0, 0.1, 0.35, 0.5, 0.75, 1]),
        require_coverage=pick([False, False, False, True]),
        min_certainty=pick([0, 0, 0.6, 1]),
        keep=dict.fromkeys(chance.sample(TYPES, pick([0, 0, 1, 3])), "reason"),
        operators={
            name: str(pick([each for each in Operator if each is not Operator.KEEP]))
            for name in chance.sample(TYPES, pick([0, 0, 1, 3]))
        },
    )
    pending = pick([None, None, *(each for each in Pending if each is not Pending.LINK_TOLD)])  # no question
    consents: list[Purpose] = [each for each in Purpose if each is not Purpose.SERVICE and pick([True, False])]
    if pick([True, True, True, False]):
        consents.append(Purpose.SERVICE)
    asked["person"].update(
        known=pick([True, False]),
        consents={
            str(purpose): {
                "state": str(pick([ConsentState.GIVEN, *STATES])),
                "age_seconds": pick(AGES),
                "method": str(pick([*ConsentMethod])),
            }
            for purpose in consents
        },
        pending=pending and str(pending),
        pending_about=str(pick(MORE)) if pending is Pending.PURPOSE else None,
        pending_age_seconds=pick(AGES) if pending else None,
        age=pick([None, None, None, *map(str, AgeBracket)]),
        restricted=pick([False, False, False, False, True]),
        waiting=pick([0, 1, 19, 20, 21]),
    )
    asked["conversation"].update(
        ephemeral=pick([False, False, False, True]),
        group=pick([True, False]),
        disclosed_age_seconds=pick([None, *AGES]),
        human_age_seconds=pick([None, None, None, *AGES]),
    )
    inbound = asked["direction"] == "inbound"
    asked["message"].update(
        event=pick(["message", "message", "message", "message", *map(str, EventKind)]),
        continued=pick([False, False, False, True]),
        intents=sorted(map(str, chance.sample(list(Intent), pick([0, 0, 1, 1, 2, 3])))),
        choice=pick([None, None, None, pick(sorted(CHOICES))]),
        findings={name: chance.randint(1, 9) for name in chance.sample(TYPES, pick([0, 0, 1, 4]))},
        attachments=sorted(chance.sample(["audio", "file", "image"], pick([0, 0, 0, 1, 2]))),
        certain=pick([True, False]),
        signals=["gpc"] if inbound and pick([True, False, False]) else [],
        age=pick([None, None, *map(str, AgeBracket)]),
        code=pick([False, False, False, False, False, True]),
        purpose="service" if inbound else str(pick([Purpose.SERVICE, *Purpose])),
    )
    if pick([True, False]):  # somebody says one thing to Guardrail, which fields at random seldom add up to
        asked["direction"], asked["conversation"]["ephemeral"] = "inbound", False
        wish = pick([*Intent, Intent.YES, Intent.NO, Intent.YES])
        asked["message"].update(event="message", continued=False, intents=[str(wish)], purpose="service")
        asked["message"]["choice"] = pick([None, None, None, pick(sorted(CHOICES))])
    asked["coverage"].update(
        parts=pick([0, 1, 1, 1, 3]),
        scanned=pick([1, 1, 1, 0, 2, 3]),
        exempt=pick([0, 0, 1]),
        attachments=len(asked["message"]["attachments"]),
        certainty=pick([0.5, 0.75, 1, 1]),
    )
    return asked


def _moment(chance: random.Random, day: str) -> str:
    """A moment of the day, or around it, in any offset: the law was read before, so nothing may depend on it."""
    at = datetime.fromisoformat(f"{day}T00:00:00").replace(tzinfo=UTC) + timedelta(seconds=chance.randrange(-1, 86401))
    return at.isoformat() + chance.choice(["", "Z", "+14:00", "-11:30"]) if chance.random() < 0.2 else f"{at:%FT%TZ}"


NONSENSE: tuple[Any, ...] = (
    None,
    True,
    -1,
    0.5,
    1e300,
    10**40,
    "",
    "atlantis",
    "2026-02-30T25:61:00Z",
    "\u0000\ud7ff",
    [],
    ["given"],
    [None],
    [["eu", "gdpr_6_1_a"]],
    {},
    {"service": "given"},
    {"state": "given"},
    {"": {"": []}},
)


def _spoilt(chance: random.Random, asked: dict[str, Any]) -> dict[str, Any]:
    """One fact replaced by nonsense, left out, or added."""
    spoilt: dict[str, Any] = copy.deepcopy(asked)
    here: Any = spoilt
    while True:
        key = chance.choice(sorted(here))
        if not isinstance(here[key], dict) or not here[key] or chance.random() < 0.2:
            break
        here = here[key]
    match chance.randrange(4):
        case 0:
            del here[key]
        case 1:
            here[chance.choice(["surplus", "service", "eu", ""])] = chance.choice(NONSENSE)
        case _:
            here[key] = chance.choice(NONSENSE)
    return spoilt
