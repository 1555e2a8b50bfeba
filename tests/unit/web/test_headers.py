"""Which headers cross."""

from __future__ import annotations

import pytest

from guardrail.core.signals import signals
from guardrail.types import Signal
from guardrail.web import headers


def test_requests_lose_what_belongs_to_the_connection_or_to_us() -> None:
    received = [
        ("Content-Type", "application/json"),
        ("X-Line-Signature", "s"),
        ("Accept", "text/event-stream"),
        ("Accept", "application/json"),
        ("Authorization", "Bearer x"),
        ("Cookie", "a=b"),
        ("Host", "a"),
        ("Connection", "close, X-Named , TE"),
        ("X-Named", "1"),
        ("Transfer-Encoding", "chunked"),
        ("X-Forwarded-Proto", "https"),
        ("Forwarded", "for=1"),
        ("X-Real-IP", "1"),
    ]
    assert headers.inbound(received) == {
        "content-type": "application/json",
        "x-line-signature": "s",
        "accept": "text/event-stream, application/json",
    }


@pytest.mark.parametrize(
    "name",
    [
        "Guardrail-Consent",
        "guardrail-conversation",
        "GUARDRAIL-PURPOSE",
        "Guardrail-Generated",
        "Guardrail-",
        "Guardrail_Consent",
        "guardrail_-x",
    ],
)
def test_nobody_says_in_our_place_what_we_tell_bots(name: str) -> None:
    assert headers.inbound([(name, "service, marketing"), ("X-Guardrail-Subject", "s")]) == {"x-guardrail-subject": "s"}


def test_a_bot_says_what_its_message_is_for_and_nothing_else() -> None:
    received = [
        ("Guardrail-Purpose", "marketing"),
        ("Guardrail_Purpose", "service"),
        ("Guardrail-Consent", "marketing"),
    ]
    assert headers.inbound(received, from_bot=True) == {"guardrail-purpose": "marketing"}


@pytest.mark.parametrize("connection", ["Sec-GPC", "close, sec-gpc , keep-alive"])
def test_an_opt_out_signal_is_never_taken_away(connection: str) -> None:
    received = [("Sec-GPC", "0"), ("Connection", connection), ("sec-gpc", "1")]
    kept = headers.inbound(received)
    assert kept == {"sec-gpc": "0, 1"}
    assert signals(kept) == {Signal.GPC}


def test_answers_lose_them_too_and_anything_that_could_split() -> None:
    received = {
        "Content-Type": "application/json",
        "Set-Cookie": "a=b",
        "Server": "x",
        "Content-Encoding": "gzip",
        "X-Evil": "a\r\nSet-Cookie: b",
        "Connection": "X-Named",
        "X-Named": "1",
        "Retry-After": "3",
    }
    assert headers.outbound(received) == {"content-type": "application/json", "retry-after": "3"}
