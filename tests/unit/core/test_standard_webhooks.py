"""Signatures of webhooks, by the specification's own example."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from guardrail.core.standard_webhooks import secret_key, signed
from guardrail.errors import ConfigError


def test_the_example_of_the_specification() -> None:
    headers = signed(
        secret_key("whsec_plJ3nmyCDGBKInavdOK15jsl"),
        "msg_loFOjxBNrRLzqYUf",
        datetime.fromtimestamp(1731705121, UTC),
        b'{"event_type":"ping","data":{"success":true}}',
    )
    assert headers == {
        "webhook-id": "msg_loFOjxBNrRLzqYUf",
        "webhook-timestamp": "1731705121",
        "webhook-signature": "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=",
    }


def test_part_of_a_second_does_not_count() -> None:
    at = datetime(2026, 11, 22, 12, 0, 0, 999_999, UTC)
    assert signed(b"k", "m", at, b"") == signed(b"k", "m", at.replace(microsecond=0), b"")


@pytest.mark.parametrize(("text", "size"), [("whsec_" + "A" * 22 + "==", 16), ("whsec_" + "A" * 86 + "==", 64)])
def test_secrets_are_bounded(text: str, size: int) -> None:
    assert len(secret_key(text)) == size


@pytest.mark.parametrize(
    "text", ["whsec_" + "A" * 20, "whsec_" + "A" * 88, "whsec_", "whsec_ä", "whsec_A*AA" + "A" * 28]
)
def test_others_are_refused_without_being_shown(text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        secret_key(text)
    assert text[6:] == "" or text[6:] not in str(caught.value)
