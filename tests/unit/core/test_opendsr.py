"""OpenDSR's words, read and written; the wire is in ``tests/contract/test_opendsr.py``."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrail.core.opendsr import STATUSES, NotOpenDsrError, Status, is_request_id, read_request, read_time, uuid4
from guardrail.core.opendsr_answers import Filed, failed, status, written_time
from guardrail.core.requests import Request, RequestState
from guardrail.types import Right, Way

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ID = "a7551968-d5d6-44b2-9831-815ac9017798"
SENT = {
    "regulation": "gdpr",
    "subject_request_id": ID,
    "subject_request_type": "erasure",
    "submitted_time": "2018-10-02T15:00:00Z",
    "subject_identities": [
        {"identity_type": "controller_customer_id", "identity_value": "canary-7", "identity_format": "raw"}
    ],
    "status_callback_urls": ["https://examplecontroller.com/opendsr/callbacks"],
}


def request(state: RequestState, **changes: object) -> Request:
    facts: dict[str, object] = {
        "id": "req_" + "a" * 26,
        "right": Right.ERASURE,
        "way": Way.OPENDSR,
        "route": "shop",
        "subject_id": None,
        "received_at": NOON,
        "state": state,
        "language": "en",
        "external_id": ID,
    }
    return Request(**{**facts, **changes})  # type: ignore[arg-type]


def told(made: Request, **more: str) -> dict[str, object]:
    filed = Filed(request=made, received_at=NOON, due=NOON + timedelta(days=30))
    document: dict[str, object] = json.loads(status("us", filed, domain="dsr.example", **more))
    return document


def test_a_request_is_read_and_prints_as_nothing() -> None:
    sent = read_request(json.dumps(SENT).encode())
    assert (sent.id, sent.right, sent.user.raw) == (ID, Right.ERASURE, "canary-7")
    assert sent.submitted == datetime(2018, 10, 2, 15, tzinfo=UTC)
    assert [url.raw for url in sent.callbacks] == SENT["status_callback_urls"]
    assert "canary" not in repr(sent)
    assert "examplecontroller" not in repr(sent)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
)


@given(st.dictionaries(st.sampled_from([*SENT, "api_version", "extensions"]), ANYTHING))
def test_whatever_comes_it_is_read_or_refused_without_its_words(changes: dict[str, object]) -> None:
    refused = None
    try:
        read_request(json.dumps({**SENT, **changes}).encode())
    except NotOpenDsrError as error:
        refused = error
    if refused is not None:
        assert "canary" not in refused.detail
        assert refused.__context__ is None  # what json or datetime raise carries the text


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_else(body: bytes) -> None:
    with pytest.raises(NotOpenDsrError):
        read_request(body)


@given(st.binary(min_size=16, max_size=16))
def test_ids_are_uuids_of_version_4(chance: bytes) -> None:
    made = uuid4(chance)
    assert uuid.UUID(made).version == 4
    assert uuid.UUID(made).variant == uuid.RFC_4122
    assert is_request_id(made)


@given(st.datetimes(timezones=st.just(UTC)))
def test_times_are_read_as_they_are_written(at: datetime) -> None:
    assert read_time(written_time(at)) == at.replace(microsecond=0)


@pytest.mark.parametrize(
    "text", ["", "2026-11-22", "2026-13-01T00:00:00Z", "2026-11-22T12:00:00", 5, None, "0001-01-01T00:00:00+23:59"]
)
def test_what_is_no_time_is_none(text: object) -> None:
    assert read_time(text) is None


def test_every_state_has_a_status_and_only_what_was_done_is_completed() -> None:
    assert STATUSES.keys() == set(RequestState)
    done = {state for state, word in STATUSES.items() if word is Status.COMPLETED}
    assert done == {RequestState.FULFILLED, RequestState.PARTLY}


@pytest.mark.parametrize(
    ("state", "word", "outcome"),
    [
        (RequestState.PARTLY, "completed", "partly"),
        (RequestState.REFUSED, "cancelled", "refused"),
        (RequestState.CANCELLED, "cancelled", "cancelled"),
    ],
)
def test_how_it_ended_is_told_beside_the_status(state: RequestState, word: str, outcome: str) -> None:
    document = told(request(state, reasons=("excessive",)))
    assert document["request_status"] == word
    assert document["extensions"] == {"dsr.example": {"outcome": outcome, "reasons": ["excessive"]}}


def test_a_callback_names_the_address_it_goes_to() -> None:
    document = told(request(RequestState.WORKING), callback="https://c.example/cb")
    assert document == {
        "controller_id": "us",
        "expected_completion_time": "2026-12-22T12:00:00Z",
        "subject_request_id": ID,
        "request_status": "in_progress",
        "api_version": "2.0",
        "status_callback_url": "https://c.example/cb",
    }


def test_errors_have_the_shape_of_section_7_6() -> None:
    assert json.loads(failed(400, "words.", "BadRequest")) == {
        "error": {
            "code": 400,
            "message": "words.",
            "errors": [{"domain": "Validation", "reason": "BadRequest", "message": "words."}],
        }
    }
