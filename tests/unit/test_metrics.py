"""Names as documented, labels from closed sets only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from guardrail import __version__
from guardrail.core.requests import OPEN
from guardrail.errors import GuardrailError, StoreUnavailableError
from guardrail.metrics import Metrics
from guardrail.types import Action, Direction, InboxState, Right

NAMES = {
    "guardrail_turns": {"route", "direction", "outcome"},
    "guardrail_turn_overhead_seconds": {"route"},
    "guardrail_bot_request_duration_seconds": {"route"},
    "guardrail_stage_duration_seconds": {"stage"},
    "guardrail_findings": {"entity_type", "language"},
    "guardrail_refusals": {"stage", "code"},
    "guardrail_upkeep_failures": {"task", "code"},
    "guardrail_decisions": {"decision", "engine"},
    "guardrail_audit_checkpoint_age_seconds": set(),
    "guardrail_audit_sink_lag_entries": {"sink"},
    "guardrail_audit_sink_failures": {"sink", "code"},
    "guardrail_audit_anchor_age_seconds": {"anchor"},
    "guardrail_audit_anchor_failures": {"anchor", "code"},
    "guardrail_erasures_pending": set(),
    "guardrail_key_operations": {"operation", "outcome"},
    "guardrail_policy_info": {"revision"},
    "guardrail_policy_last_reload_successful": set(),
    "guardrail_build_info": {"version"},
    "guardrail_inbox_messages": {"state"},
    "guardrail_control_logins": {"outcome"},
    "guardrail_requests_open": {"kind", "state"},
    "guardrail_request_next_deadline_timestamp_seconds": set(),
    "guardrail_requests_due_soon": set(),
    "guardrail_requests_overdue": set(),
    "guardrail_notices": {"recipient", "outcome"},
}


@pytest.fixture
def metrics() -> Metrics:
    return Metrics(routes=["shop"], entity_types=["PERSON"], languages=["en", "zh-TW"])


def use(metrics: Metrics, word: str) -> None:
    """Every method, with a word in every label that takes one."""
    metrics.turn(word, word, word)
    metrics.overhead(word, 0.1)
    metrics.bot_request(word, 0.1)
    with metrics.stage(word):
        pass
    metrics.findings({word: 2}, word)
    metrics.refused(word, word)
    metrics.failed(word, GuardrailError(code=word))
    metrics.decided(word, word)
    metrics.key_operation(word, word)
    metrics.policy(word)
    metrics.inbox({word: 3})
    metrics.checkpoint_age(-1)
    metrics.erasures_pending(0)
    metrics.login(word)
    metrics.notice(word, word)
    metrics.requests({(word, word): 1}, None, 0, 0)
    metrics.sink_lag(word, 1)
    metrics.sink_failed(word, word)
    metrics.anchor_age(word, -1)
    metrics.anchor_failed(word, word)


def labels(metrics: Metrics) -> dict[str, set[str]]:
    """Label values by metric name, buckets aside."""
    found: dict[str, set[str]] = {}
    for family in text_string_to_metric_families(metrics.render().decode()):
        values = found.setdefault(family.name, set())
        for sample in family.samples:
            values |= {value for name, value in sample.labels.items() if name != "le"}
    return found


def test_names_and_labels(metrics: Metrics) -> None:
    use(metrics, "x")
    found = {
        family.name: {name for sample in family.samples for name in sample.labels} - {"le"}
        for family in text_string_to_metric_families(metrics.render().decode())
    }
    assert found == NAMES


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(name, labels)


def test_values(metrics: Metrics) -> None:
    metrics.turn("shop", Direction.INBOUND, "answered")
    metrics.findings({"PERSON": 2}, "zh-TW")
    metrics.decided(Action.ADMIT, "embedded")
    metrics.failed("sequence", StoreUnavailableError())
    metrics.inbox({InboxState.DEAD: 1})
    metrics.checkpoint_age(2.5)
    assert value(metrics, "guardrail_turns_total", route="shop", direction="inbound", outcome="answered") == 1
    assert value(metrics, "guardrail_findings_total", entity_type="PERSON", language="zh-TW") == 2
    assert value(metrics, "guardrail_decisions_total", decision="admit", engine="embedded") == 1
    assert value(metrics, "guardrail_upkeep_failures_total", task="sequence", code="store_unavailable") == 1
    assert value(metrics, "guardrail_inbox_messages", state="dead") == 1
    assert value(metrics, "guardrail_inbox_messages", state="ready") == 0
    assert value(metrics, "guardrail_audit_checkpoint_age_seconds") == 2.5
    assert value(metrics, "guardrail_build_info", version=__version__) == 1


def test_a_failing_stage_is_timed(metrics: Metrics) -> None:
    with pytest.raises(StoreUnavailableError), metrics.stage("record"):
        raise StoreUnavailableError
    assert value(metrics, "guardrail_stage_duration_seconds_count", stage="record") == 1


def test_one_policy_revision_at_a_time(metrics: Metrics) -> None:
    metrics.policy("a" * 64)
    metrics.policy("b" * 64)
    assert labels(metrics)["guardrail_policy_info"] == {"b" * 64}


def test_a_refused_policy_shows_until_one_is_accepted(metrics: Metrics) -> None:
    metrics.policy("a" * 64)
    metrics.policy_refused()
    assert value(metrics, "guardrail_policy_last_reload_successful") == 0
    assert labels(metrics)["guardrail_policy_info"] == {"a" * 64}
    metrics.policy("b" * 64)
    assert value(metrics, "guardrail_policy_last_reload_successful") == 1


@given(st.text().filter(lambda text: not text.isascii() or " " in text or len(text) == 1))
def test_free_text_never_becomes_a_label(words: str) -> None:
    metrics = Metrics(routes=["shop"])
    use(metrics, words)
    allowed = {"other", __version__, *InboxState, *Right, *OPEN}
    assert set().union(*labels(metrics).values()) <= allowed


def test_error_codes_are_bounded(metrics: Metrics) -> None:
    for number in range(1000):
        metrics.refused("decode", f"code_x{number}")
    assert len(labels(metrics)["guardrail_refusals"]) == 128 + 2  # the codes, the stage, "other"


def test_two_registries_do_not_meet(metrics: Metrics) -> None:
    use(Metrics(routes=["mail"]), "mail")
    assert "mail" not in metrics.render().decode()
