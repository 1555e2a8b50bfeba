"""What of a turn was read, part by part, and what policy is told of it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from guardrail.policy.law import Law
from guardrail.policy.question import SMOKE_LAW, SMOKE_QUESTION, turn_question
from guardrail.turn.inspect import Inspector
from guardrail.types import (
    Address,
    Coverage,
    Direction,
    Event,
    EventKind,
    Inspection,
    Part,
    PartKind,
    RawText,
    RoutePolicy,
    Scan,
    Skipped,
    Speaker,
    Standing,
    Turn,
)

NOW = datetime(2026, 3, 1, tzinfo=UTC)
LAW = Law(
    parameters=SMOKE_LAW["parameters"],  # type: ignore[arg-type]
    grounds={},
    conflicts=(),
    only_stricter=(),
    authorities=(),
    jurisdictions=("eu",),
    disclosure_law="EU AI Act Art. 50(1)",
    known=True,
    valid_until=None,
    revision="sha256:abc",
)
PARTS = (
    Part(path=("messages", 0), text=RawText("system prompt"), kind=PartKind.OPERATOR, speaker=Speaker.OPERATOR),
    Part(path=("messages", 1), text=RawText("an earlier message"), kind=PartKind.HISTORY),
    Part(path=("messages", 2), text=RawText("the message"), kind=PartKind.MESSAGE),
    Part(path=("user", "Ona Petrauskaitė"), text=RawText("a second message"), kind=PartKind.MESSAGE),
)


class Reader:
    """A detector that is as certain as its table says."""

    certainties = {"system prompt": 0.1, "an earlier message": 0.2, "the message": 0.9, "a second message": 0.7}

    async def scan(self, texts: Sequence[RawText], *, locale: str | None = None) -> Sequence[Scan]:
        return [self._scan(text.raw) for text in texts]

    def _scan(self, text: str) -> Scan:
        coverage = Coverage(
            languages=("en", "es") if text == "the message" else ("en",),
            certainty=self.certainties[text],
            skipped={"model": Skipped.NO_MODEL} if text == "an earlier message" else {},
            disguised=text == "the message",
        )
        return Scan(language="en", certain=True, findings=(), intents=frozenset(), coverage=coverage)

    async def ready(self) -> None: ...

    async def close(self) -> None: ...


EVENT = Event(
    kind=EventKind.MESSAGE, address=Address(user=RawText("u")), parts=PARTS, attachments=frozenset({"image", "audio"})
)


async def inspected(policy: RoutePolicy) -> Inspection:
    return await Inspector(Reader()).inspect(EVENT, policy, language="en")


def asked(inspection: Inspection, policy: RoutePolicy) -> dict[str, object]:
    turn = Turn(
        id="trn_1",
        route="support",
        channel="web",
        direction=Direction.INBOUND,
        at=NOW,
        subject_id="sub_1",
        conversation_id="cnv_1",
        ephemeral=False,
        group=False,
        event=EVENT,
    )
    standing = Standing(subject_id="sub_1", conversation_id="cnv_1", known=True)
    question = turn_question(turn=turn, standing=standing, inspection=inspection, route=policy, now=NOW, law=LAW)
    assert question["coverage"].keys() == SMOKE_QUESTION["coverage"].keys()  # type: ignore[union-attr]
    assert "Ona" not in str(question)
    return question["coverage"]  # type: ignore[return-value]


async def test_every_part_is_scanned_or_exempt() -> None:
    inspection = await inspected(RoutePolicy(operator_text="exempt"))
    assert inspection.exempt == (("messages", 0),)
    assert inspection.scanned == tuple(part.path for part in PARTS[1:])
    assert inspection.unscanned == {"image", "audio"}
    everything = await inspected(RoutePolicy())
    assert everything.exempt == ()
    assert everything.scanned == tuple(part.path for part in PARTS)


async def test_certainty_is_of_what_the_person_wrote_now() -> None:
    inspection = await inspected(RoutePolicy())
    assert inspection.certainty == 0.7, "neither the prompt's nor the history's"


async def test_policy_is_told_counts_and_no_path() -> None:
    policy = RoutePolicy(operator_text="exempt", require_coverage=True, min_certainty=0.5)
    assert asked(await inspected(policy), policy) == {
        "parts": 4,
        "scanned": 3,
        "exempt": 1,
        "attachments": 2,
        "languages": 2,
        "certainty": 0.7,
        "unmodelled": 1,
        "disguised": 1,
    }
