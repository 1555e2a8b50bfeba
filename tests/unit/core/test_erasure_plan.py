"""What an answer of the policies makes of a person: all of it, some of it, or none of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from guardrail.core.erasure_plan import DATA, Plan, from_body, ground_of, plan, question, to_body
from guardrail.core.erasure_progress import Done, Progress, Stage
from guardrail.core.erasure_progress import from_dossier as progress_of
from guardrail.core.erasure_progress import to_dossier as progress_as
from guardrail.core.holds import IN_FORCE, Hold, HoldState, facts, from_dossier, held_id, to_dossier
from guardrail.errors import IntegrityError
from guardrail.policy.shape import validator
from guardrail.types import Citation, Purpose, Right, Sealed

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
CITED = {"law": "GDPR", "article": "Art. 17(3)", "source": "", "rule": "eu/gdpr_17_3"}


def hold(**changes: Any) -> Hold:
    return Hold(**{"id": "hld_1", "state": HoldState.ACTIVE, "at": AT, "subject_id": "sub_1", **changes})


def asked(**changes: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"since": AT - timedelta(days=3), "at": AT, "held": (), **changes}
    return question("request", (), {"marketing": "contract"}, **given)


def answered(**actions: dict[str, Any]) -> Plan:
    """The plan when each item is erased but for those named ``kind__purpose`` or ``kind``."""
    items = []
    for item in asked()["items"]:
        said = actions.get(item["id"].replace(":", "__"), actions.get(item["kind"], {}))
        usual = {"id": item["id"], "action": "erase", "reason": "request", "citation": None, "expires_seconds": 0}
        items.append({**usual, **said})
    answer = {"items": items, "conflicts": [i["id"] for i in items if i["reason"] == "hold"], "obligations": []}
    return plan(answer, [Citation(**CITED)], "ab" * 16, subject_id="sub_1", route="shop", ground="request", at=AT)


KEPT = {"action": "keep", "reason": "legal_duty", "citation": CITED, "expires_seconds": 60}
HELD = {"action": "restrict", "reason": "hold", "expires_seconds": None}
OTHER_BASIS = {"action": "keep", "reason": "not_meant", "expires_seconds": None}


# ---------------------------------------------------------------- what is asked


def test_the_question_fits_its_schema_and_has_every_kind_of_every_purpose() -> None:
    made = asked(held=[hold(until=AT + timedelta(days=1), rule="eu/gdpr_17_3")])
    assert list(validator("erasure", "question").iter_errors(made)) == []
    ids = {item["id"] for item in made["items"]}
    assert ids == {
        *(f"{kind}:{purpose}" for kind in (*DATA, "key") for purpose in ("service", "marketing")),
        "request_proof:service",
        "audit_entry:service",
    }
    bases = {item["id"]: item["basis"] for item in made["items"]}
    assert (bases["message:service"], bases["message:marketing"]) == ("consent", "contract")
    assert {item["age_seconds"] for item in made["items"] if item["kind"] in DATA} == {3 * 86400}


def test_the_key_is_never_held_for_what_is_held_is_sealed_anew() -> None:
    made = asked(held=[hold()])
    assert all(bool(item["holds"]) == (item["kind"] in DATA) for item in made["items"])


def test_a_hold_on_some_kinds_holds_no_others() -> None:
    made = asked(held=[hold(kinds=("message",))])
    assert {item["kind"] for item in made["items"] if item["holds"]} == {"message"}


def test_somebody_who_comes_from_the_future_is_of_no_age() -> None:
    assert {item["age_seconds"] for item in asked(since=AT + timedelta(days=1))["items"]} == {0}


@pytest.mark.parametrize(
    ("right", "ground"), [(Right.ERASURE, "request"), (Right.WITHDRAW, "withdrawal"), (Right.OBJECTION, "objection")]
)
def test_the_ground_of_a_right(right: Right, ground: str) -> None:
    assert ground_of(right) == ground


# ---------------------------------------------------------------- what is made of the answer


def test_all_of_it_goes() -> None:
    made = answered(
        request_proof={"action": "keep", "reason": "proof_of_request", "expires_seconds": 90},
        audit_entry={"action": "keep", "reason": "nothing_personal", "expires_seconds": None},
    )
    assert (made.erases, made.whole, made.kept, made.conflicts) == (True, True, (), ())
    assert made.proof_until == AT + timedelta(seconds=90)
    assert made.citations == ("GDPR 17(3)",)


def test_what_a_hold_keeps_lets_the_key_go_all_the_same() -> None:
    made = answered(message=HELD)
    assert (made.erases, made.whole, made.conflicts) == (True, False, ("message",))
    assert [(each.kind, each.reason, each.until) for each in made.kept] == [("message", "hold", None)]
    assert made.excepted == ()


def test_what_an_exception_keeps_is_named_with_its_rule_and_end() -> None:
    made = answered(consent=KEPT)
    assert (made.erases, made.whole) == (True, False)
    only = made.excepted[0]
    assert (only.kind, only.citation, only.rule) == ("consent", "GDPR 17(3)", "eu/gdpr_17_3")
    assert only.until == AT + timedelta(seconds=60)


def test_rows_serve_all_their_purposes_and_stay_for_the_last() -> None:
    longer = {**KEPT, "expires_seconds": 600}
    assert answered(consent__service=KEPT, consent__marketing=longer).kept[0].until == AT + timedelta(seconds=600)
    assert answered(consent__marketing=KEPT, consent__service=longer).kept[0].until == AT + timedelta(seconds=600)
    endless = {**KEPT, "expires_seconds": None}
    assert answered(consent__marketing=endless, consent__service=longer).kept[0].until is None


@pytest.mark.parametrize("kind", ["message", "key", "profile"])
def test_nothing_goes_while_another_purpose_still_needs_it(kind: str) -> None:
    made = answered(**{f"{kind}__marketing": OTHER_BASIS})
    assert (made.erases, made.whole) == (False, False)


def test_nothing_goes_by_an_empty_answer() -> None:
    answer = {"items": [], "conflicts": [], "obligations": []}
    made = plan(answer, [], "ab" * 16, subject_id="sub_1", route="shop", ground="request", at=AT)
    assert not made.erases


# ---------------------------------------------------------------- as stored


def test_a_plan_is_read_back_as_it_was() -> None:
    made = answered(message=HELD, consent=KEPT, request_proof={**KEPT, "reason": "proof_of_request"})
    assert from_body(to_body(made)) == made


def progress(**changes: Any) -> Progress:
    facts: dict[str, Any] = {
        "id": "rct_1",
        "request_id": "req_1",
        "stage": Stage.UNREADABLE,
        "right": "erasure",
        "way": "chat",
        "received_at": AT,
        "decided_at": AT,
        "plans": (answered(message=HELD),),
        "done": {"sub_1": Done(begun="ent_1", completed="ent_2", rows={"vault": 2}, keys=1)},
        "due_at": AT,
        "kept_until": None,
        "unreadable_at": AT,
        "proof": Sealed(b"sealed"),
    }
    return Progress(**{**facts, **changes})


def test_a_progress_is_read_back_as_it_was() -> None:
    made = progress()
    assert progress_of(progress_as(made)) == made
    assert (made.whole, [each.subject_id for each in made.erased]) == (False, ["sub_1"])
    assert progress_as(made).subject_id is None


def test_a_hold_is_read_back_as_it_was() -> None:
    made = hold(
        until=AT, rule="eu/gdpr_17_3", kinds=("vault",), placed_by="off_1", asked_by="off_2", sealed=Sealed(b"s")
    )
    assert from_dossier(to_dossier(made)) == made


@pytest.mark.parametrize("wrong", [{"plans": None}, {"done": []}, {"received_at": "once"}, {"kept_until": 1}])
def test_a_progress_that_no_release_wrote_is_refused(wrong: dict[str, Any]) -> None:
    dossier = progress_as(progress())
    for changed in (replace(dossier, body={**dossier.body, **wrong}), replace(dossier, body={})):
        with pytest.raises(IntegrityError):
            progress_of(changed)


def test_a_plan_or_a_hold_that_no_release_wrote_is_refused() -> None:
    with pytest.raises(IntegrityError):
        from_body({**to_body(answered()), "kept": [{"what": "else"}]})
    dossier = to_dossier(hold())
    for wrong in (replace(dossier, state="forgotten"), replace(dossier, body={**dossier.body, "until": "soon"})):
        with pytest.raises(IntegrityError):
            from_dossier(wrong)


# ---------------------------------------------------------------- holds


@pytest.mark.parametrize("state", list(HoldState))
def test_only_a_hold_in_force_holds(state: HoldState) -> None:
    assert hold(state=state).holds("sub_1", "shop", AT) is (state in IN_FORCE)


def test_whom_a_hold_holds_and_until_when() -> None:
    on_route = hold(subject_id=None, route="shop", until=AT + timedelta(seconds=1))
    assert on_route.holds("sub_9", "shop", AT)
    assert on_route.holds(None, "shop", AT)
    assert not on_route.holds("sub_9", "desk", AT)
    assert not on_route.holds("sub_9", "shop", AT + timedelta(seconds=1))
    assert not hold().holds("sub_2", "shop", AT)
    assert not hold().holds(None, "shop", AT)


def test_a_begun_second_still_counts_and_of_too_many_the_longest_are_told() -> None:
    assert facts([hold(until=AT + timedelta(microseconds=1))], AT) == [{"until_seconds": 1, "rule": None}]
    assert facts([hold(until=AT + timedelta(seconds=1))], AT) == [{"until_seconds": 1, "rule": None}]
    many = [hold(until=AT + timedelta(seconds=n)) for n in range(100)]
    told = facts([*many, hold()], AT)
    assert len(told) == 64
    assert told[0] == {"until_seconds": None, "rule": None}
    assert told[1] == {"until_seconds": 99, "rule": None}


def test_a_copy_has_one_id_for_each_hold_and_record() -> None:
    assert held_id("hld_1", ("message", "rec_1")) == held_id("hld_1", ("message", "rec_1"))
    names = {held_id(h, p) for h in ("hld_1", "hld_2") for p in (("message", "rec_1"), ("vault", "rec_1"), ("m", "x"))}
    assert len(names) == 6
    assert held_id("hld_1", ("a", "b")) != held_id("hld_1", ("ab",))
    assert held_id("hld_1", ("message", "rec_1")).startswith("arc_")


def test_purposes_are_asked_by_their_words() -> None:
    made = question("withdrawal", (Purpose.MARKETING,), {}, since=AT, at=AT, held=())
    assert made["about"] == ["marketing"]
