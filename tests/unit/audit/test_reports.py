"""Reports count what the log says, within their period, and name nobody."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from guardrail.audit.reports import KINDS
from guardrail.audit.reports.records import MISSING, Activity, Operator, records
from guardrail.audit.reports.report import Period, Report, Section, Source, as_document, as_markdown, as_text
from guardrail.core.entries import CATALOGUE
from guardrail.types import AuditRecorded
from tests.unit.audit.made import AT, an_id, answered, decided, made

SOURCE = Source(7, "ab" * 32, 2)
DAY = timedelta(days=1)
ALL = Period()


def table(report: Report, name: str) -> list[dict[str, Any]]:
    rows: Any = as_document(report, SOURCE)[name]
    return list(rows)


def report(name: str, entries: Sequence[AuditRecorded], period: Period = ALL) -> Report:
    return KINDS[name].make(entries, period)


def consent(event: str, at: datetime = AT, purpose: str = "service", **fields: object) -> AuditRecorded:
    return made(f"consent:purpose:{event}", at, subject=an_id("sub", 1), purpose=purpose, **fields)


def shown(number: int, at: datetime = AT, *, conversation: int = 1, **fields: object) -> AuditRecorded:
    told = {"language": "lt", "elements": ["automated", "operator"], **fields}
    return made("turn:disclosure:shown", at, turn=an_id("trn", number), conversation=an_id("cnv", conversation), **told)


def request(step: str, number: int, at: datetime = AT, *, right: str = "access", **fields: object) -> AuditRecorded:
    ids = {"request": an_id("req", number), "subject": an_id("sub", number)}
    return made(f"rights:request:{step}", at, right=right, **ids, **fields)


def erasure(step: str, at: datetime = AT, person: int = 1) -> AuditRecorded:
    return made(f"erasure:subject:{step}", at, subject=an_id("sub", person))


@pytest.mark.parametrize("name", KINDS)
def test_reports_read_tags_of_the_catalogue(name: str) -> None:
    assert KINDS[name].tags <= CATALOGUE.keys()


@pytest.mark.parametrize("name", KINDS)
def test_an_empty_log_has_an_empty_report(name: str) -> None:
    empty = report(name, [])
    assert not empty.wrong
    assert f"# {empty.title}" in as_markdown(empty, SOURCE)


@pytest.mark.parametrize("name", KINDS)
def test_entries_outside_the_period_count_nowhere(name: str) -> None:
    entries = [
        decided(1, "consent_given", disclosure_due=True), answered(1), shown(1), consent("given"),
        erasure("requested"), erasure("completed"),
        request("received", 1), request("refused", 1, reasons=["not_verified"]),
    ]  # fmt: skip
    after, before = Period(since=AT + DAY), Period(until=AT)
    assert report(name, entries, after).sections == report(name, [], after).sections
    assert report(name, entries, before).sections == report(name, [], before).sections
    assert report(name, entries).sections != report(name, []).sections


# ---------------------------------------------------------------- consents


def test_consents_by_purpose_method_and_month() -> None:
    november, december = AT, datetime(2026, 12, 1, tzinfo=UTC)
    told = report(
        "consents",
        [
            consent("asked"), consent("given", method="button"), consent("given", december, method="words"),
            consent("refused", december, purpose="marketing", method="words"),
            consent("withdrawn", december, method="departure"), consent("expired", december, method="time"),
            answered(1),
        ],
    )  # fmt: skip
    nothing = {"asked": 0, "given": 0, "refused": 0, "withdrawn": 0, "expired": 0}
    assert table(told, "purposes") == [
        {"purpose": "marketing", **nothing, "refused": 1},
        {"purpose": "service", "asked": 1, "given": 2, "refused": 0, "withdrawn": 1, "expired": 1},
    ]
    assert {"purpose": "service", "method": "button", **nothing, "given": 1} in table(told, "methods")
    assert {"purpose": "service", "method": "not recorded", **nothing, "asked": 1} in table(told, "methods")
    assert [(row["month"], row["purpose"], row["given"]) for row in table(told, "months")] == [
        (f"{november:%Y-%m}", "service", 1),
        ("2026-12", "marketing", 0),
        ("2026-12", "service", 1),
    ]


# ---------------------------------------------------------------- decisions


def test_decisions_by_reason_citation_and_revision() -> None:
    told = report(
        "decisions",
        [
            decided(1, "consent_given", "disclosure_first", citations=["GDPR 6(1)(a)"]),
            decided(2, "consent_given", route="help"),
            decided(3, "consent_missing", action="hold", citations=["GDPR 6(1)(a)", "GDPR 7(1)"]),
        ],
    )
    nothing = {"admit": 0, "hold": 0, "answer": 0, "refuse": 0}
    assert table(told, "reasons") == [
        {"reason": "consent_given", **nothing, "admit": 2},
        {"reason": "consent_missing", **nothing, "hold": 1},
        {"reason": "disclosure_first", **nothing, "admit": 1},
    ]
    assert table(told, "citations")[0] == {"citation": "GDPR 6(1)(a)", **nothing, "admit": 1, "hold": 1}
    assert [(row["route"], row["admit"], row["hold"]) for row in table(told, "routes")] == [
        ("help", 1, 0),
        ("shop", 1, 1),
    ]
    [revision] = table(told, "revisions")
    assert (revision["admit"], revision["hold"]) == (2, 1)


# ---------------------------------------------------------------- disclosures


def test_disclosures_by_law_element_language_and_interval() -> None:
    told = report(
        "disclosures",
        [
            decided(1, "consent_given", disclosure_due=True, jurisdictions=["lt", "us-ca"]), answered(1), shown(1),
            decided(2, "consent_given", disclosure_due=True, jurisdictions=["lt"]),
            shown(2, AT + timedelta(seconds=100), language="en", elements=["automated"]),
            shown(3, AT + timedelta(seconds=400)),
            shown(4, AT + timedelta(seconds=900), conversation=2),
            decided(5, "consent_given", disclosure_due=False), answered(5),
            decided(6, "consent_missing", action="hold", disclosure_due=True),
        ],
    )  # fmt: skip
    assert table(told, "totals") == [{"answers": 2, "admitted_turns_with_disclosure_due": 2, "disclosures_shown": 4}]
    laws = {row["jurisdictions"]: row["shown"] for row in table(told, "laws")}
    assert laws == {"lt": 1, "lt, us-ca": 1, "not recorded": 2}
    assert {row["element"]: row["shown"] for row in table(told, "elements")} == {"automated": 4, "operator": 3}
    assert {row["language"]: row["shown"] for row in table(told, "languages")} == {"en": 1, "lt": 3}
    assert table(told, "intervals") == [{"intervals": 2, "shortest": 100, "median": 200, "longest": 300}]


# ---------------------------------------------------------------- requests


def of(told: Report, right: str) -> dict[str, Any]:
    [row] = [row for row in table(told, "requests") if row["request"] == right]
    return row


def test_requests_have_their_days() -> None:
    entries = [
        erasure("requested", AT), erasure("requested", AT + DAY),  # asked again: the same request
        erasure("begun", AT + 2 * DAY), erasure("completed", AT + 2 * DAY),
        erasure("begun", AT, 2), erasure("completed", AT + DAY, 2),  # ordered by the operator
        made("control:erasure:ordered", AT, subject=an_id("sub", 3)), erasure("begun", AT + DAY, 3),
        erasure("requested", AT, 4), erasure("cancelled", AT + DAY, 4),
        erasure("cancelled", AT, 5),  # of a request that is not in this log
        request("received", 1), request("received", 2), request("fulfilled", 2, AT + 3 * DAY),
    ]  # fmt: skip
    told = report("requests", entries)
    assert of(told, "erasure") == {
        "request": "erasure", "received": 4, "complied": 2, "partly": 0, "denied": 0, "cancelled": 1, "open": 1,
        "overdue": 0, "median_days": 1.5, "mean_days": 1.5,
    }  # fmt: skip
    access = of(told, "access")
    assert (access["received"], access["complied"], access["open"], access["median_days"]) == (2, 1, 1, 3.0)


def test_requests_end_in_whole_in_part_denied_or_taken_back() -> None:
    entries = [
        *(request("received", number, right="rectification") for number in range(1, 6)),
        request("fulfilled", 1, AT + 2 * DAY, right="rectification", state="fulfilled"),
        request("fulfilled", 2, AT + 4 * DAY, right="rectification", state="partly"),
        request("refused", 3, AT + 45 * DAY, right="rectification", reasons=["not_verified"]),
        request("cancelled", 4, AT + DAY, right="rectification"),
        request("overdue", 5, AT + 10 * DAY, right="rectification", reasons=["not_acknowledged"]),
        request("overdue", 5, AT + 46 * DAY, right="rectification", reasons=["not_answered"]),
        request("received", 9, right="human_review"),
    ]
    told = report("requests", entries)
    assert of(told, "rectification") == {
        "request": "rectification", "received": 5, "complied": 1, "partly": 1, "denied": 1, "cancelled": 1, "open": 1,
        "overdue": 1, "median_days": 4.0, "mean_days": 17.0,
    }  # fmt: skip
    assert table(told, "denials") == [{"request": "rectification", "reason": "not_verified", "denied": 1}]
    assert of(told, "human_review")["open"] == 1
    assert [row["request"] for row in table(report("requests", []), "requests")] == [
        "access", "erasure", "limit", "opt_out", "rectification",
    ]  # fmt: skip


@pytest.mark.parametrize("order", list(itertools.permutations(["received", "overdue", "fulfilled"])))
def test_a_request_of_one_moment_counts_once_in_any_order(order: tuple[str, ...]) -> None:
    row = of(report("requests", [request(step, 1) for step in order]), "access")
    assert (row["received"], row["complied"], row["open"], row["overdue"], row["mean_days"]) == (1, 1, 0, 1, 0.0)


def test_an_erasure_with_a_request_counts_once() -> None:
    whole = {"request": an_id("req", 1)}
    entries = [
        erasure("requested", AT), request("received", 1, AT + DAY, right="erasure"),
        made("erasure:subject:begun", AT + DAY, subject=an_id("sub", 1), **whole),
        made("erasure:subject:completed", AT + DAY, subject=an_id("sub", 1), **whole),
        request("fulfilled", 1, AT + 2 * DAY, right="erasure"),
    ]  # fmt: skip
    row = of(report("requests", entries), "erasure")
    assert (row["received"], row["complied"], row["open"], row["median_days"]) == (1, 1, 0, 1.0)


def test_a_request_of_last_year_may_be_answered_in_this_one() -> None:
    """The clock of a request starts at its receipt, whatever the period."""
    entries = [erasure("requested", AT), erasure("completed", AT + 40 * DAY)]
    [first] = [r for r in table(report("requests", entries, Period(until=AT + DAY)), "requests") if r["received"]]
    assert (first["received"], first["complied"], first["open"]) == (1, 0, 1)
    second = of(report("requests", entries, Period(since=AT + DAY)), "erasure")
    assert (second["received"], second["complied"], second["open"], second["median_days"]) == (0, 1, 0, 40.0)


@pytest.mark.parametrize("order", list(itertools.permutations(["requested", "begun", "completed"])))
def test_an_erasure_in_one_moment_counts_once_in_any_order(order: tuple[str, ...]) -> None:
    """Entries of one moment get their places by their ids."""
    for steps in (order, [step for step in order if step != "requested"], (*order, "begun", "completed")):
        [row] = [r for r in table(report("requests", [erasure(s) for s in steps]), "requests") if r["received"]]
        assert (row["received"], row["complied"], row["open"], row["median_days"]) == (1, 1, 0, 0.0)


def test_an_erasure_whose_receipt_is_not_in_the_log_was_complied_with() -> None:
    row = of(report("requests", [erasure("completed")]), "erasure")
    assert (row["received"], row["complied"], row["open"], row["median_days"]) == (0, 1, 0, None)


# ---------------------------------------------------------------- without consent


def call(number: int, at: datetime = AT) -> AuditRecorded:
    return made("turn:call:made", at, turn=an_id("trn", number), status=200)


def delivered(number: int, at: datetime = AT) -> AuditRecorded:
    return made("inbox:message:delivered", at, item=an_id("itm", number), turn=an_id("trn", number))


@pytest.mark.parametrize("basis", ["consent_given", "not_objected", "other_legal_basis"])
def test_what_a_decision_allowed_is_no_exception(basis: str) -> None:
    entries = [
        decided(1, "disclosure_first", basis), answered(1), decided(2, basis), delivered(2),
        decided(3, basis, direction="outbound"), call(3),
        decided(4, "consent_missing", action="hold"),
    ]  # fmt: skip
    told = report("without-consent", entries)
    assert not told.wrong
    assert table(told, "totals") == [{"traced_to_a_basis": 6, "without_basis": 0}]
    assert {(row["step"], row["times"]) for row in table(told, "bases")} == {
        ("message", 2), ("bot message", 1), ("answer", 1), ("call", 1), ("delivery", 1),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("entries", "step", "why"),
    [
        ([answered(9)], "answer", "no decision in the log"),
        ([call(9)], "call", "no decision in the log"),
        ([decided(9, "consent_missing", action="hold"), answered(9)], "answer", "hold: consent_missing"),
        ([decided(9, "left"), delivered(9), answered(9)], "answer", "left"),
        ([decided(9, "own_reason")], "message", "admit: own_reason"),
        ([decided(9)], "message", "admit: no reason"),
        ([decided(9, "consent_withdrawn", action="refuse"), delivered(9)], "delivery", "refuse: consent_withdrawn"),
        ([decided(9, "message_unsent", direction="outbound")], "bot message", "message_unsent"),
    ],
)
def test_what_nothing_allowed_is_named_by_its_turn(entries: list[AuditRecorded], step: str, why: str) -> None:
    told = report("without-consent", [decided(1, "consent_given"), *entries, answered(1)])
    assert told.wrong
    assert table(told, "exceptions") == [{"turn": an_id("trn", 9), "step": step, "decision": why}]


def test_the_bot_may_hear_that_somebody_left() -> None:
    told = report("without-consent", [decided(1, "left"), delivered(1), decided(2, "message_unsent"), delivered(2)])
    assert not told.wrong


def test_an_answer_goes_by_its_own_decision_not_by_another_of_its_turn() -> None:
    stolen = made("turn:answer:sent", turn=an_id("trn", 1), decision=an_id("dec", 8))
    assert report("without-consent", [decided(1, "consent_given"), stolen]).wrong


def test_a_message_that_waited_is_delivered_by_its_later_decision() -> None:
    """A webhook's message keeps its turn: first held, then, consent given, decided anew."""
    held, admitted = decided(1, "consent_missing", action="hold", decision=2), decided(1, "consent_given", decision=3)
    for entries in ([held, admitted, delivered(1)], [held, delivered(1), admitted], [admitted, held, delivered(1)]):
        assert not report("without-consent", entries).wrong


def test_a_decision_before_the_period_allows_an_answer_within() -> None:
    entries = [decided(1, "consent_given"), answered(1, at=AT + timedelta(seconds=2))]
    told = report("without-consent", entries, Period(since=AT + timedelta(seconds=1)))
    assert table(told, "totals") == [{"traced_to_a_basis": 1, "without_basis": 0}]


# ---------------------------------------------------------------- records of processing

ACTIVITY = Activity(
    route="shop", channel="web", service="assistant", age="unknown", jurisdictions=("lt",),
    bases={"service": "consent", "marketing": "legitimate_interests"}, retention_seconds=30 * 86_400,
    bot="bot.example", kept={"LOCATION": "delivery"},
)  # fmt: skip
NOBODY = Operator(name=None, address=None, contact=None, dpo=None, recipients=(), transfers=(), storage=())


def test_records_hold_what_is_configured_and_what_was_found() -> None:
    operator = Operator(
        name="Parduotuve UAB", address="Vilnius", contact="duomenys@shop.example", dpo="dpo@shop.example",
        recipients=("Model Inc.",), transfers=("US: SCC",), storage=("LT",),
    )  # fmt: skip
    entries = [decided(1, entities={"PERSON": 2, "LOCATION": 1}), decided(2, entities={"PERSON": 1}), decided(3)]
    told = records(entries, ALL, operator, [ACTIVITY], [("keys", "apart")])
    text = as_text(told, SOURCE)
    for each in ("Parduotuve UAB", "Model Inc.", "US: SCC", "legitimate_interests", "LOCATION in clear for delivery"):
        assert each in text
    assert MISSING not in text
    assert table(told, "categories") == [
        {"route": "shop", "category": "LOCATION", "times": 1},
        {"route": "shop", "category": "PERSON", "times": 3},
    ]
    assert table(told, "retention") == [{"route": "shop", "what": "transcripts and originals", "days": 30.0}]


def test_records_never_guess_what_is_missing() -> None:
    told = records([], ALL, NOBODY, [ACTIVITY], [])
    missing = [row for name in ("controller", "recipients", "transfers", "storage") for row in table(told, name)]
    assert sum(MISSING in str(row) for row in missing) == 7


# ---------------------------------------------------------------- how they are written

SMALL = Report(
    "small", "Small", Period(since=AT),
    (
        Section("some", "Some", ("what_it_is", "times"), [("a|b <i>`*x*`", 3), ("none of it", None)]),
        Section("nothing", "Nothing", ("what",), []),
    ),
    ("Read this.",),
)  # fmt: skip


def test_json_is_complete() -> None:
    assert json.loads(json.dumps(as_document(SMALL, SOURCE))) == {
        "report": "small", "title": "Small", "from": "2026-11-22T12:00:00.000000Z", "until": None,
        "wrong": False, "log": {"size": 7, "root": "ab" * 32, "waiting": 2},
        "some": [{"what_it_is": "a|b <i>`*x*`", "times": 3}, {"what_it_is": "none of it", "times": None}],
        "nothing": [], "notes": ["Read this."],
    }  # fmt: skip


def test_markdown_takes_words_literally() -> None:
    written = as_markdown(SMALL, SOURCE)
    assert (
        "| what it is | times |\n| --- | --- |\n| a\\|b &lt;i>\\`\\*x\\*\\` | 3 |\n| none of it | not known |"
        in written
    )
    assert "## Nothing\n\nNone.\n" in written
    assert "- Read this." in written
    assert "From 2026-11-22T12:00:00.000000Z until now." in written


def test_text_has_columns() -> None:
    assert "  what it is    times\n  a|b <i>`*x*`  3\n  none of it    not known\n" in as_text(SMALL, SOURCE)
