"""Which headers cross."""

from __future__ import annotations

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
