"""A turn is decided by the law in force, and by one revision."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from guardrail.errors import PolicyUnavailableError
from guardrail.policy.decider import PolicyDecider
from guardrail.policy.decisions import ENTRYPOINT
from guardrail.policy.rego import Rego
from guardrail.policy.tree import default_policy_dir, read_tree
from guardrail.ports import RawDecision
from guardrail.types import (
    Action,
    Address,
    Decision,
    Direction,
    Event,
    EventKind,
    Inspection,
    RawText,
    RoutePolicy,
    Standing,
    Turn,
)

LAST_DAY = datetime(2026, 8, 1, 23, 59, 59, tzinfo=UTC)
FIRST_DAY = datetime(2026, 8, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def rego() -> Rego:
    return Rego(read_tree(default_policy_dir()))


class Engine:
    """Answers as the shipped policy does, under the revisions that a test gives it, answer by answer."""

    def __init__(self, rego: Rego, *revisions: str) -> None:
        self._rego = rego
        self._coming = list(revisions)
        self.revision = "sha256:0"
        self.asked: list[str] = []

    async def evaluate(self, entrypoint: str, question: Any) -> RawDecision:
        self.asked.append(entrypoint.split("/")[1])
        if self._coming:
            self.revision = self._coming.pop(0)
        return RawDecision(
            result=self._rego.evaluate(entrypoint, json.dumps(question)), revision=self.revision, engine="test"
        )

    async def ready(self) -> None: ...

    async def close(self) -> None: ...


async def decided(engine: Engine, policy: RoutePolicy, at: datetime = FIRST_DAY) -> Decision:
    return await PolicyDecider(engine, lambda size: bytes(size)).decide(*turn(at), policy)


def turn(at: datetime) -> tuple[Turn, Standing, Inspection]:
    event = Event(kind=EventKind.MESSAGE, address=Address(user=RawText("somebody")))
    made = Turn(
        id="trn_1",
        route="support",
        channel="web",
        direction=Direction.INBOUND,
        at=at,
        subject_id="sub_1",
        conversation_id="cnv_1",
        ephemeral=False,
        group=False,
        event=event,
    )
    standing = Standing(subject_id="sub_1", conversation_id="cnv_1", known=False)
    return made, standing, Inspection(language="en", certain=True, scans=(), intents=frozenset())


async def test_the_route_chooses_the_law(rego: Rego) -> None:
    european = await decided(Engine(rego), RoutePolicy(jurisdictions=("eu",)))
    californian = await decided(Engine(rego), RoutePolicy(jurisdictions=("us-ca",)))
    assert (european.action, californian.action) == (Action.HOLD, Action.ADMIT)
    assert european.jurisdictions == ("eu",)


async def test_the_turns_day_chooses_what_is_in_force(rego: Rego) -> None:
    before = await decided(Engine(rego), RoutePolicy(jurisdictions=("eu",)), LAST_DAY)
    after = await decided(Engine(rego), RoutePolicy(jurisdictions=("eu",)), FIRST_DAY)
    assert "Art. 50(1)" not in {citation.article for citation in before.citations}
    assert "Art. 50(1)" in {citation.article for citation in after.citations}
    assert before.valid_until == FIRST_DAY


async def test_the_law_is_read_once(rego: Rego) -> None:
    engine = Engine(rego)
    decider = PolicyDecider(engine, lambda size: bytes(size))
    for _ in range(3):
        await decider.decide(*turn(FIRST_DAY), RoutePolicy(jurisdictions=("eu",)))
    assert engine.asked == ["law", "turn", "turn", "turn"]


async def test_a_reload_between_law_and_turn_is_met_by_reading_again(rego: Rego) -> None:
    engine = Engine(rego, "sha256:old", "sha256:new", "sha256:new", "sha256:new")
    decision = await decided(engine, RoutePolicy(jurisdictions=("eu",)))
    assert engine.asked == ["law", "turn", "law", "turn"]
    assert decision.revision == "sha256:new"


async def test_a_policy_that_changes_all_the_time_decides_nothing(rego: Rego) -> None:
    engine = Engine(rego, *(f"sha256:{number}" for number in range(9)))
    with pytest.raises(PolicyUnavailableError) as stopped:
        await decided(engine, RoutePolicy(jurisdictions=("eu",)))
    assert stopped.value.code == "policy_revision"
    assert engine.asked == ["law", "turn", "law", "turn"]


async def test_an_unknown_jurisdiction_is_refused_with_the_safe_reply(rego: Rego) -> None:
    decision = await decided(Engine(rego), RoutePolicy(jurisdictions=("atlantis",)))
    assert decision.action is Action.REFUSE
    assert decision.reasons == ("jurisdiction_unknown",)
    assert decision.legal is None


async def test_a_notice_learns_rights_authority_and_retention(rego: Rego) -> None:
    policy = RoutePolicy(jurisdictions=("lt",), retention_seconds=10**8)
    legal = (await decided(Engine(rego), policy)).legal
    assert legal is not None
    assert "erasure" in legal.rights
    assert len(legal.authorities) == 1
    assert legal.retention_seconds == 31536000
    short = (await decided(Engine(rego), RoutePolicy(jurisdictions=("lt",), retention_seconds=60))).legal
    assert short is not None
    assert short.retention_seconds == 60


def test_the_entry_point_is_the_turns() -> None:
    assert ENTRYPOINT == "guardrail/turn/decision"
