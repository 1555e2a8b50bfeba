"""Any chunking of a stream gives the same events, and the bytes add up."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from guardrail.core.sse import SseReader, with_data, write_event
from guardrail.errors import BadPayloadError

PIECES = st.sampled_from(
    [b"\r", b"\n", b"\r\n", b"data", b":", b" ", b"id", b"event: x", "é😀".encode(), b"\xef\xbb\xbf"]
)
STREAMS = st.lists(PIECES, max_size=30).map(b"".join)


def _cut(raw: bytes, cuts: list[int]) -> list[bytes]:
    places = [0, *sorted(cut % (len(raw) + 1) for cut in cuts), len(raw)]
    return [raw[a:b] for a, b in itertools.pairwise(places)]


@given(STREAMS, st.lists(st.integers(0, 200), max_size=8))
def test_chunking_does_not_matter(raw: bytes, cuts: list[int]) -> None:
    whole, pieces = SseReader(), SseReader()
    expected = whole.feed(raw) + whole.finish()
    got = [frame for piece in _cut(raw, cuts) for frame in pieces.feed(piece)] + pieces.finish()
    assert got == expected
    assert b"".join(frame.raw for frame in got) == raw


@given(st.text(st.characters(exclude_categories=["Cs"])), st.none() | st.text("ab é", min_size=1))
def test_what_is_written_is_one_event(text: str, event: str | None) -> None:
    (frame,) = SseReader().feed(write_event(text.encode(), event))
    normal = text.replace("\r\n", "\n").replace("\r", "\n")
    assert frame.data == normal.encode()
    (again,) = SseReader().feed(with_data(frame.raw, b"new"))
    assert (again.data, again.event) == (b"new", frame.event)


@given(st.binary(max_size=80))
def test_garbage_gives_a_typed_error_or_frames(raw: bytes) -> None:
    reader = SseReader()
    try:
        frames = reader.feed(raw) + reader.finish()
    except BadPayloadError:
        return
    assert b"".join(frame.raw for frame in frames) == raw
