"""The book of laws: read once, known until a rule begins or ends, never from a failure."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from guardrail.errors import PolicyUnavailableError
from guardrail.policy.law import ENTRYPOINT, LawBook
from guardrail.ports import RawDecision
from guardrail.types import Json
from tests.unit.policy.law_tree import LawEngine, copy_law

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> LawEngine:
    return LawEngine(copy_law(tmp_path_factory.mktemp("law") / "policies"))


class Engine:
    """Answers for Lithuania whatever is asked, after ``gate`` opens; counts and can fail."""

    def __init__(self, answer: Mapping[str, Json]) -> None:
        self.revision = "first"
        self.answer: Any = answer
        self.answered_by: str | None = None
        self.asked: list[Mapping[str, Json]] = []
        self.failing = False
        self.gate = asyncio.Event()
        self.gate.set()

    async def evaluate(self, entrypoint: str, question: Mapping[str, Json]) -> RawDecision:
        assert entrypoint == ENTRYPOINT
        self.asked.append(question)
        await self.gate.wait()
        if self.failing:
            raise PolicyUnavailableError("down", code="policy_down")
        return RawDecision(result=copy.deepcopy(self.answer), revision=self.answered_by or self.revision, engine="fake")

    async def ready(self) -> None:
        return None

    async def close(self) -> None:
        return None


@pytest.fixture
async def engine(law: LawEngine) -> Engine:
    question: dict[str, Json] = {"now": "2026-11-22T00:00:00Z", "jurisdictions": ["lt"], "kind": "assistant"}
    answer = (await law.evaluate(ENTRYPOINT, question)).result
    assert isinstance(answer, dict)
    return Engine(answer)


async def test_what_is_asked_depends_on_the_day_only(engine: Engine) -> None:
    east = timezone(timedelta(hours=2))
    await LawBook(engine).in_force(("lt", "eu", "lt"), "companion", datetime(2026, 11, 23, 1, tzinfo=east))
    assert engine.asked == [{"now": "2026-11-22T00:00:00Z", "jurisdictions": ["eu", "lt"], "kind": "companion"}]


async def test_a_law_is_read_once(engine: Engine) -> None:
    book = LawBook(engine)
    first = await book.in_force(("lt",), "assistant", NOON)
    for hours in range(0, 9 * 24, 7):  # 2 December is the next day on which a rule ends
        assert await book.in_force(("lt",), "assistant", NOON + timedelta(hours=hours)) is first
    assert len(engine.asked) == 1


async def test_it_is_read_again_on_the_very_day_on_which_a_rule_ends(engine: Engine) -> None:
    book = LawBook(engine)
    law = await book.in_force(("lt",), "assistant", NOON)
    assert law.valid_until == datetime(2026, 12, 2, tzinfo=UTC)
    await book.in_force(("lt",), "assistant", law.valid_until - timedelta(microseconds=1))
    assert len(engine.asked) == 1
    await book.in_force(("lt",), "assistant", law.valid_until)
    assert engine.asked[-1]["now"] == "2026-12-02T00:00:00Z"


async def test_the_law_of_an_earlier_day_is_not_taken_from_a_later_one(engine: Engine) -> None:
    book = LawBook(engine)
    await book.in_force(("lt",), "assistant", NOON)
    await book.in_force(("lt",), "assistant", NOON - timedelta(days=1))
    assert [asked["now"] for asked in engine.asked] == ["2026-11-22T00:00:00Z", "2026-11-21T00:00:00Z"]


async def test_another_revision_is_another_law(engine: Engine) -> None:
    book = LawBook(engine)
    assert (await book.in_force(("lt",), "assistant", NOON)).revision == "first"
    engine.revision = "second"
    assert (await book.in_force(("lt",), "assistant", NOON)).revision == "second"
    engine.revision = "first"  # a rollback, or another replica of the server
    assert (await book.in_force(("lt",), "assistant", NOON)).revision == "first"
    assert len(engine.asked) == 2


async def test_an_answer_counts_for_the_revision_that_gave_it(engine: Engine) -> None:
    book = LawBook(engine)
    engine.answered_by = "second"  # reloaded between the look at the revision and the answer
    assert (await book.in_force(("lt",), "assistant", NOON)).revision == "second"
    engine.answered_by = None
    assert (await book.in_force(("lt",), "assistant", NOON)).revision == "first"


async def test_those_who_ask_at_once_share_one_reading(engine: Engine) -> None:
    book = LawBook(engine)
    engine.gate.clear()
    asking = [asyncio.create_task(book.in_force(("lt",), "assistant", NOON)) for _ in range(20)]
    other = asyncio.create_task(book.in_force(("lt",), "companion", NOON))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    engine.gate.set()
    laws = await asyncio.gather(*asking)
    await other
    assert all(law is laws[0] for law in laws)
    assert len(engine.asked) == 2


async def test_one_who_stops_waiting_does_not_stop_the_others(engine: Engine) -> None:
    book = LawBook(engine)
    engine.gate.clear()
    first, second = (asyncio.create_task(book.in_force(("lt",), "assistant", NOON)) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    engine.gate.set()
    assert (await second).known
    assert len(engine.asked) == 1


async def test_a_failure_is_told_to_all_and_never_remembered(engine: Engine) -> None:
    book = LawBook(engine)
    engine.failing = True
    results = await asyncio.gather(
        *(book.in_force(("lt",), "assistant", NOON) for _ in range(5)), return_exceptions=True
    )
    assert {type(result) for result in results} == {PolicyUnavailableError}
    assert len(engine.asked) == 1
    engine.failing = False
    assert (await book.in_force(("lt",), "assistant", NOON)).known


async def test_what_is_known_outlives_a_failing_engine(engine: Engine) -> None:
    book = LawBook(engine)
    law = await book.in_force(("lt",), "assistant", NOON)
    engine.failing = True
    assert await book.in_force(("lt",), "assistant", NOON + timedelta(days=1)) is law


async def test_the_book_is_bounded_and_forgets_what_was_not_asked_for_longest(engine: Engine) -> None:
    book = LawBook(engine, known=2)
    for name in ("at", "be", "at", "bg"):
        await book.in_force((name,), "assistant", NOON)
    assert len(engine.asked) == 3
    await book.in_force(("at",), "assistant", NOON)
    assert len(engine.asked) == 3
    await book.in_force(("be",), "assistant", NOON)
    assert len(engine.asked) == 4


@pytest.mark.parametrize(
    "change",
    [
        lambda answer: answer.pop("parameters"),
        lambda answer: answer["parameters"].pop("retention"),
        lambda answer: answer["parameters"]["retention"].pop("default_seconds"),
        lambda answer: answer["parameters"]["retention"].update(default_seconds="forever"),
        lambda answer: answer["parameters"]["retention"].update(default_seconds=-1),
        lambda answer: answer["parameters"]["consent"].update(service="perhaps"),
        lambda answer: answer["parameters"]["deadline"].update(access=["P1M1D"]),
        lambda answer: answer["parameters"]["disclosure"].update(elements=["charm"]),
        lambda answer: answer["parameters"].update(surplus={}),
        lambda answer: answer["grounds"].update(child=[["lt"]]),
        lambda answer: answer["grounds"].update(whim=[["lt", "rule"]]),
        lambda answer: answer.update(valid_until="tomorrow"),
        lambda answer: answer.update(valid_until="2026-12-02T00:00:00Z\n"),
        lambda answer: answer.update(decision="perhaps"),
        lambda answer: answer.update(disclosure_law="line\nbreak"),
        lambda answer: answer.update(surplus=1),
    ],
)
async def test_an_answer_of_another_shape_is_no_law(engine: Engine, change: Any) -> None:
    change(engine.answer)
    with pytest.raises(PolicyUnavailableError) as error:
        await LawBook(engine).in_force(("lt",), "assistant", NOON)
    assert error.value.code == "policy_shape"


async def test_undefined_is_no_law(engine: Engine) -> None:
    engine.answer = {}
    with pytest.raises(PolicyUnavailableError):
        await LawBook(engine).in_force(("lt",), "assistant", NOON)


# With the documents as they are.


async def test_switching_jurisdictions_changes_what_is_asked_and_said(law: LawEngine) -> None:
    book = LawBook(law)
    eu, ca = [await book.in_force((name,), "assistant", NOON) for name in ("eu", "us-ca")]
    assert (eu.parameters["consent"]["service"], ca.parameters["consent"]["service"]) == ("opt_in", "opt_out")
    assert eu.disclosure_law == "EU AI Act Art. 50(1)"
    assert ca.disclosure_law == "California Business and Professions Code § 17941"
    assert ("us-ca", "ca_ccr_7025_c_6") in ca.grounds["signal"]


async def test_a_state_s_law_names_its_authority_and_what_it_lies_within(law: LawEngine) -> None:
    lithuania = await LawBook(law).in_force(("lt",), "assistant", NOON)
    assert lithuania.known
    assert lithuania.jurisdictions == ("eu", "lt")
    assert [address for _, address in lithuania.authorities] == ["https://vdai.lrv.lt/"]
    assert lithuania.parameters["child"]["consent_age"] == 14
    assert lithuania.grounds["child"] == (("lt", "gdpr_8_1_age"),)


async def test_conflicts_are_named_with_every_value(law: LawEngine) -> None:
    both = await LawBook(law).in_force(("uk", "us-ca"), "assistant", NOON)
    clock = next(conflict for conflict in both.conflicts if conflict.parameter == "clock.access")
    assert clock.values == {"uk": "latest_of_request_identity_fee", "us-ca": "receipt"}
    assert clock.chosen == "receipt"


@pytest.mark.parametrize("jurisdictions", [("atlantis",), ("eu", "atlantis"), (), ("EU",), ("../eu",), ("e\x00u",)])
async def test_an_unknown_place_is_as_strict_as_can_be(law: LawEngine, jurisdictions: tuple[str, ...]) -> None:
    book = LawBook(law)
    unknown = await book.in_force(jurisdictions, "assistant", NOON)
    strict = await book.in_force(("strict",), "assistant", NOON)
    assert not unknown.known
    assert unknown.parameters["redaction"] == strict.parameters["redaction"]
    assert unknown.parameters["consent"]["sale"] == "never"  # of any kind of service


async def test_an_unknown_kind_is_as_strict_as_can_be(law: LawEngine) -> None:
    oracle = await LawBook(law).in_force(("lt",), "oracle", NOON)
    assert not oracle.known
    assert oracle.parameters["child"]["minimum_age"] == 18


async def test_a_changed_document_changes_the_law_with_its_revision(tmp_path: Path) -> None:
    tree = copy_law(tmp_path / "policies")
    book = LawBook(LawEngine(tree))
    before = await book.in_force(("lt",), "assistant", NOON)
    place = tree / "guardrail/jurisdictions/lt/data.json"
    place.write_text(place.read_text().replace('"value": 14', '"value": 15'))
    after = await LawBook(LawEngine(tree)).in_force(("lt",), "assistant", NOON)
    assert (before.parameters["child"]["consent_age"], after.parameters["child"]["consent_age"]) == (14, 15)
    assert before.revision != after.revision
