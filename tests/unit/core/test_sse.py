"""Server-sent events against WHATWG HTML section 9.2."""

from __future__ import annotations

import pytest

from guardrail.core.sse import SseFrame, SseReader, with_data, write_event
from guardrail.errors import BadPayloadError


def read(raw: bytes) -> list[SseFrame]:
    reader = SseReader()
    return reader.feed(raw) + reader.finish()


@pytest.mark.parametrize(
    ("raw", "data", "event", "id"),
    [
        (b"data: one\n\n", b"one", "message", None),
        (b"data:one\r\n\r\n", b"one", "message", None),
        (b"data:  two\r\r", b" two", "message", None),
        (b"data: a\ndata:b\ndata\n\n", b"a\nb\n", "message", None),
        (b"event: done\nid: 7\ndata: {}\n\n", b"{}", "done", "7"),
        (b"\xef\xbb\xbfdata: bom\n\n", b"bom", "message", None),
        (b"unknown: x\ndata: y: z\n\n", b"y: z", "message", None),
        (b"data: caf\xc3\xa9\n\n", "café".encode(), "message", None),
        (b"id: a\0b\ndata: x\n\n", b"x", "message", None),
    ],
)
def test_fields(raw: bytes, data: bytes, event: str, id: str | None) -> None:
    (frame,) = read(raw)
    assert (frame.data, frame.event, frame.id, frame.raw) == (data, event, id, raw)


def test_comments_and_blank_lines_are_frames_without_data() -> None:
    frames = read(b": ping\n\n\ndata: x\n\nretry: 3000\n\n")
    assert [frame.data for frame in frames] == [None, None, b"x", None]
    assert frames[0].comment
    assert frames[3].retry == 3000
    assert b"".join(frame.raw for frame in frames) == b": ping\n\n\ndata: x\n\nretry: 3000\n\n"


def test_any_cut_gives_the_same_frames() -> None:
    raw = ': hi\r\n\r\nevent: e\r\ndata: {"t":"é😀"}\r\n\r\ndata: 2\n\ndata: 3\r\r'.encode()
    whole = read(raw)
    for cut in range(len(raw) + 1):
        reader = SseReader()
        assert reader.feed(raw[:cut]) + reader.feed(raw[cut:]) + reader.finish() == whole
    reader = SseReader()
    assert [f for i in range(len(raw)) for f in reader.feed(raw[i : i + 1])] + reader.finish() == whole


def test_an_unfinished_event_is_not_dispatched() -> None:
    reader = SseReader()
    assert reader.feed(b"data: half\ndata: mo") == []
    assert reader.pending == 19
    (rest,) = reader.finish()
    assert rest == SseFrame(raw=b"data: half\ndata: mo", data=None)
    assert reader.finish() == []


@pytest.mark.parametrize("piece", [b"x", b"data: y\n", b"\xff\xff: z\n"])
def test_an_endless_event_is_bounded(piece: bytes) -> None:
    reader = SseReader(max_event_bytes=1000)
    while reader.pending <= 1000 - len(piece):
        assert reader.feed(piece) == []
    with pytest.raises(BadPayloadError, match="longer than 1000"):
        reader.feed(piece)


def test_many_events_in_one_chunk_are_not_one_long_event() -> None:
    reader = SseReader(max_event_bytes=100)
    assert len(reader.feed(b"data: x\n\n" * 1000)) == 1000


@pytest.mark.parametrize("raw", [b"data: \xff\n\n", b"event: \xff\ndata: x\n\n", b"id: \xc3\ndata: x\n\n"])
def test_invalid_utf8_is_refused(raw: bytes) -> None:
    with pytest.raises(BadPayloadError) as caught:
        read(raw)
    assert caught.value.__context__ is None


def test_data_cannot_forge_an_event() -> None:
    hostile = b"x\n\nevent: done\ndata: {}\r\n\rdata: y"
    (frame,) = read(write_event(hostile))
    assert frame.event == "message"
    assert frame.data == b"x\n\nevent: done\ndata: {}\n\ndata: y"


def test_names_and_ids_with_line_breaks_are_refused() -> None:
    for event, name in [("a\nb", None), (None, "1\r2"), (None, "\0")]:
        with pytest.raises(ValueError, match="line break"):
            write_event(b"x", event, name)


def test_written_events_read_back() -> None:
    assert write_event(b"{}", "done", "9") == b"event: done\nid: 9\ndata: {}\n\n"
    assert read(write_event(b"")) == [SseFrame(raw=b"data: \n\n", data=b"")]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_other_data_keeps_the_rest_of_the_event(end: bytes) -> None:
    raw = end.join([b": c", b"id: 4", b"data: old", b"data: er", b"event: e", b"", b""])
    (frame,) = read(raw)
    assert with_data(frame.raw, b"new") == end.join([b": c", b"id: 4", b"data: new", b"event: e", b"", b""])
    (again,) = read(with_data(frame.raw, b"x\n\ny"))
    assert (again.data, again.id, again.event) == (b"x\n\ny", "4", "e")
