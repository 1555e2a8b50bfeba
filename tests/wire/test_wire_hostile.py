"""Forged, oversized and ambiguous payloads at every channel's door (cases 10 to 14 and 19 to 24)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guardrail.channels.line import LineChannel
from guardrail.channels.openai import OpenAIChannel
from guardrail.channels.web import WebChannel
from guardrail.core.json_text import Document
from guardrail.errors import BadPayloadError, ChannelError, PayloadTooLargeError, UnauthorizedError
from guardrail.ports import Channel, RequestContext
from guardrail.types import RawText

HERE = Path(__file__).parent
CHANNELS: list[Channel] = [WebChannel(), OpenAIChannel(), LineChannel()]
CONTEXT = RequestContext(route="shop", caller=RawText("caller"), headers={})
SECRET = b"channel-secret"
CANARY = "Canary Example +1 202 555 0143"

# Bodies that are valid requests up to the spot that spoils them.
GOOD = {
    "web": '{"text":"%s"}',
    "openai": '{"messages":[{"role":"user","content":"%s"}]}',
    "line": '{"events":[{"type":"message","message":{"id":"1","type":"text","text":"%s"}}]}',
}


def refused(channel: Channel, raw: bytes) -> ChannelError:
    with pytest.raises(ChannelError) as caught:
        channel.events(Document.parse(raw), CONTEXT)
    return caught.value


@pytest.mark.parametrize("channel", CHANNELS, ids=lambda channel: channel.name)
class TestEveryChannel:
    def test_takes_the_good_body(self, channel: Channel) -> None:
        (event,) = channel.events(Document.parse((GOOD[channel.name] % CANARY).encode()), CONTEXT)
        assert [part.text.raw for part in event.parts] == [CANARY]

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda good: good[:-1],
            lambda good: good + "{}",
            lambda good: good[:-1] + ',"x":1,"x":2}',
            lambda good: good[:-1] + ',"x":NaN}',
            lambda good: good[:-1] + ',"x":1e400}',
            lambda good: good[:-1] + ',"x":' + "9" * 5000 + "}",
            lambda good: good[:-1] + ',"x":' + "[" * 100_000 + "}",
            lambda good: good[:-1] + ',"x":"\\ud800"}',
            lambda good: good[:-1] + ',"\\udfff":1}',
            lambda good: "\ufeff" + good,
            lambda good: f"[{good}]",
            lambda good: f"{good[:-1]},}}",
            lambda good: json.dumps(good),
        ],
    )
    def test_refuses_the_spoilt_ones_without_quoting_them(self, channel: Channel, spoil: object) -> None:
        assert callable(spoil)
        error = refused(channel, spoil(GOOD[channel.name] % CANARY).encode())
        assert isinstance(error, BadPayloadError)
        assert error.status == 400
        chain = [error, error.__cause__, error.__context__]
        assert not any("Canary" in repr(link) or "Canary" in str(link) for link in chain)

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "latin-1"])
    def test_refuses_other_encodings(self, channel: Channel, encoding: str) -> None:
        refused(channel, (GOOD[channel.name] % "é").encode(encoding))

    def test_refuses_oversized_bodies(self, channel: Channel) -> None:
        error = refused(channel, (GOOD[channel.name] % ("a" * (1 << 20))).encode())
        assert isinstance(error, PayloadTooLargeError)
        assert error.status == 413


def test_a_reserialised_body_no_longer_verifies() -> None:
    line = LineChannel()
    raw = (HERE / "line" / "batch.request.json").read_bytes()
    headers = {name.lower(): value for name, value in line.sign(SECRET, raw).items()}
    line.verify(SECRET, headers, raw)
    for forged in (json.dumps(json.loads(raw)).encode(), raw.replace(b"370", b"371"), raw.rstrip()):
        with pytest.raises(UnauthorizedError):
            line.verify(SECRET, headers, forged)


def test_a_signature_of_another_route_does_not_verify() -> None:
    line = LineChannel()
    raw = (HERE / "line" / "batch.request.json").read_bytes()
    headers = {name.lower(): value for name, value in line.sign(b"the other route's secret", raw).items()}
    with pytest.raises(UnauthorizedError):
        line.verify(SECRET, headers, raw)


def test_one_flipped_bit_anywhere_does_not_verify() -> None:
    line = LineChannel()
    raw = bytearray(b'{"destination":"U1","events":[]}')
    headers = {name.lower(): value for name, value in line.sign(SECRET, bytes(raw)).items()}
    for position in range(len(raw) * 8):
        raw[position // 8] ^= 1 << position % 8
        with pytest.raises(UnauthorizedError):
            line.verify(SECRET, headers, bytes(raw))
        raw[position // 8] ^= 1 << position % 8
