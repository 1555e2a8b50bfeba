"""structlog events become entries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from guardrail.audit.events import AuditLogger, audit_logger
from guardrail.core.entries import canonical, entry
from guardrail.core.ids import new_id

AT = datetime(2026, 11, 22, tzinfo=UTC)
TURN = new_id("trn", lambda size: bytes(size))
SUBJECT = new_id("sub", lambda size: bytes(size))


@pytest.fixture
def audit() -> AuditLogger:
    return audit_logger(clock=lambda: AT, entropy=lambda size: bytes(size))


def test_an_event_is_the_entry(audit: AuditLogger, capsys: pytest.CaptureFixture[str]) -> None:
    recorded = audit.entry("consent:purpose:given", subject=SUBJECT, language="lt")
    assert recorded == entry(
        "consent:purpose:given",
        {"subject": SUBJECT, "language": "lt"},
        entry_id=new_id("ent", lambda size: bytes(size)),
        at=AT,
    )
    assert canonical(recorded)
    assert capsys.readouterr() == ("", "")


def test_what_is_bound_goes_where_it_fits(audit: AuditLogger) -> None:
    bound = audit.bind(turn=TURN, subject=SUBJECT)
    assert bound.entry("turn:answer:stopped", code="other_subject").fields == {
        "code": "other_subject",
        "subject": SUBJECT,
        "turn": TURN,
    }
    assert bound.entry("retention:records:expired", rows={"vault": 2}).fields == {"rows": {"vault": 2}}
    with pytest.raises(ValueError):
        audit.entry("turn:answer:stopped", code="other_subject")


def test_what_is_given_must_fit(audit: AuditLogger) -> None:
    with pytest.raises(ValueError):
        audit.entry("retention:records:expired", rows={}, turn=TURN)
    with pytest.raises(ValueError):
        audit.entry("turn:message:shouted")
    with pytest.raises(ValueError):
        audit.entry("consent:purpose:given", subject="Alice Smith")


def test_a_time_can_be_given(audit: AuditLogger) -> None:
    earlier = AT - timedelta(days=1)
    assert audit.entry("process:guardrail:stopped", at=earlier).at == earlier
