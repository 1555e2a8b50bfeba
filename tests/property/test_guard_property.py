"""The guard's verdict, text and identifiers do not depend on how a stream was cut."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from guardrail.core.guard import Guard
from guardrail.errors import GuardedError

FRAGMENTS = [
    "I am", " a", " human", " person", " resources", "-like", ".", " ", "?", " not", "I'm", " bot", "if ", '"',
    "real ", "*",
    "我", "是", "真人", "不是", "機器人", "人", "工智慧", "嗎", "aš esu", " žmogus", "nesu", " robotas", "soy ",
    "no soy ", "humano",
    "un robot",
    "\u200b", "\n", "bob@example.com", "@", "0912", "345 678", "+886", "-", "1", "A123456789", "<PERSON_1>", "，",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=2)), max_size=14).map("".join)


@st.composite
def cut_texts(draw: st.DrawFn) -> tuple[str, list[str]]:
    text = draw(texts)
    edges = [0, *sorted(draw(st.lists(st.integers(0, len(text)), max_size=12))), len(text)]
    return text, [text[a:b] for a, b in pairwise(edges)]


def outcome(chunks: list[str]) -> tuple[bool, str, frozenset[str]]:
    guard = Guard()
    released = []
    try:
        for chunk in chunks:
            released.append(guard.feed(chunk))
        released.append(guard.finish())
    except GuardedError:
        return True, "", frozenset()
    found = frozenset(value for one in released for value in one.identifiers)
    return False, "".join(one.text for one in released), found


@settings(max_examples=600)
@given(cut_texts())
@example(("I am a human-like bot", list("I am a human-like bot")))
def test_any_chunking_gives_the_same_outcome(cut: tuple[str, list[str]]) -> None:
    text, chunks = cut
    assert outcome(chunks) == outcome([text]) == outcome(list(text))


@given(texts)
def test_what_passes_passes_unchanged(text: str) -> None:
    claimed, shown, _ = outcome([text])
    assert claimed or shown == text


@given(st.text(max_size=300), st.integers(8, 64))
def test_hold_is_bounded(text: str, window: int) -> None:
    guard = Guard(window=window, claims=False)
    shown = 0
    for fed, char in enumerate(text, 1):
        shown += len(guard.feed(char).text)
        assert fed - shown <= window
