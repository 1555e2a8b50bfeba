"""Tables of cases: what a row says, what it leaves out, and what is wrong with it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from guardrail.policy.embedded import EmbeddedEngine
from guardrail.policy.law import LawBook
from guardrail.policy.scenarios import USUAL, CaseError, decided, differences, read_case, read_cases
from tests.unit.policy.stub_policy import stub_policy


def test_a_row_says_only_what_is_unusual() -> None:
    case = read_case(
        {
            "case": "a girl",
            "jurisdictions": "us_ca",
            "kind": "companion",
            "person": {"age": "14", "consents": {"service": "asked"}},
            "message": {"intents": ["yes"]},
            "expect": {"decision": "answer"},
        }
    )
    assert (case.name, case.decision, case.jurisdictions, case.kind) == ("a girl", "turn", ("us-ca",), "companion")
    assert case.expect == {"decision": "answer"}
    changed = dict(differences_of(USUAL, dict(case.question)))
    assert changed == {
        "message.intents": ["yes"],
        "person.age": "14",
        "person.consents.service.state": "asked",
        "route.kind": "companion",
    }


def differences_of(before: Any, after: Any) -> list[tuple[str, Any]]:
    return [(place, new) for place, _, new in differences(before, after)]


def test_a_fact_is_replaced_whole() -> None:
    assert read_case({"case": "x", "person": {"consents": {}}}).question["person"] == {
        **USUAL["person"],  # type: ignore[dict-item]
        "consents": {},
    }
    assert USUAL["person"]["consents"]  # type: ignore[index,call-overload]


@pytest.mark.parametrize(
    ("row", "at"),
    [
        ({}, datetime(2026, 11, 22, 12, tzinfo=UTC)),
        ({"date": "2024-02-29"}, datetime(2024, 2, 29, 12, tzinfo=UTC)),
        ({"date": datetime(2024, 2, 29).date()}, datetime(2024, 2, 29, 12, tzinfo=UTC)),
        ({"now": "2024-02-29T23:00:00-01:00"}, datetime(2024, 3, 1, tzinfo=UTC)),
        ({"now": datetime(2024, 2, 29, 23)}, datetime(2024, 2, 29, 23, tzinfo=UTC)),
    ],
)
def test_a_case_has_a_moment(row: dict[str, Any], at: datetime) -> None:
    assert read_case({"case": "x", **row}).at == at


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({}, "a case without a name"),
        ([], "a case without a name"),
        ({"case": "x", "decision": "wave"}, "x: no such decision"),
        ({"case": "x", "persona": {}}, "x: persona is no part of the question"),
        ({"case": "x", "person": {"name": "Ann"}}, "x: person.name is no fact of the question"),
        ({"case": "x", "route": "shop"}, "x: route is not a mapping"),
        ({"case": "x", "jurisdictions": []}, "x: jurisdictions is neither a name nor a list of names"),
        ({"case": "x", "jurisdictions": [1]}, "x: jurisdictions is neither a name nor a list of names"),
        ({"case": "x", "date": "tomorrow"}, "x: neither a date nor a moment"),
        ({"case": "x", "date": "2026-02-30"}, "x: neither a date nor a moment"),
        ({"case": "x", "date": 7}, "x: neither a date nor a moment"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(row: Any, said: str) -> None:
    with pytest.raises(CaseError) as error:
        read_case(row)
    assert error.value.detail.startswith(said)


def test_a_table_may_say_what_is_usual(tmp_path: Path) -> None:
    table = tmp_path / "table.yaml"
    table.write_text(
        "usual:\n  access: {roles: [officer], action: request.read, about_self: false}\n"
        "cases:\n- {case: reads, decision: access}\n- {case: reveals, decision: access, action: reveal.open}\n"
    )
    first, second = read_cases(table)
    assert first.question == {"roles": ["officer"], "action": "request.read", "about_self": False}
    assert second.question == {**first.question, "action": "reveal.open"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "usual: {}",
        "cases: {}",
        "[",
        "- {case: a}\n- {case: a}",
        "!!python/object/apply:os.system [ls]",
        "[" * 5000,
        "a: &a [1]\nb: *c",
    ],
)
def test_a_table_that_cannot_be_read_is_refused(tmp_path: Path, text: str) -> None:
    table = tmp_path / "table.yaml"
    table.write_text(text)
    with pytest.raises(CaseError):
        read_cases(table)
    with pytest.raises(CaseError):
        read_cases(tmp_path / "nowhere.yaml")


async def test_a_case_is_asked_under_the_law_of_its_day_and_no_answer_is_no_decision(tmp_path: Path) -> None:
    engine = EmbeddedEngine(stub_policy(tmp_path / "policies"), deadline=20, isolated=False)
    book = LawBook(engine)
    assert (await decided(read_case({"case": "x"}), engine, book))["decision"] == "admit"
    assert (await decided(read_case({"case": "x", "decision": "law"}), engine, book))["decision"] == "in_force"
    undefined = await decided(read_case({"case": "x", "direction": False}), engine, book)
    assert undefined == {"decision": None, "reasons": ["policy_undefined"]}
    wrong = await decided(read_case({"case": "x", "decision": "access", "roles": ["king"]}), engine, book)
    assert wrong == {"decision": None, "reasons": ["policy_question"]}
    await engine.close()


def test_differences_name_place_before_and_after() -> None:
    before = {"a": 1, "b": {"c": [1], "d": True}, "e": None}
    after = {"a": 1, "b": {"c": [2], "d": True}, "f": 0}
    assert list(differences(before, after)) == [("b.c", [1], [2]), ("f", None, 0)]
    assert list(differences(before, before)) == []
    assert list(differences(True, 1)) == []
