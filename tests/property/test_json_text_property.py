"""Edits by path agree with what the json module reads, for any document."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from guardrail.core.json_text import Document, dumps_string
from guardrail.errors import ChannelError
from guardrail.types import Path

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4), max_leaves=20
)


@st.composite
def sources(draw: st.DrawFn) -> bytes:
    value = draw(VALUES)
    indent = draw(st.sampled_from([None, 0, 3]))
    return json.dumps(value, ensure_ascii=draw(st.booleans()), indent=indent).encode()


@given(sources())
def test_parse_is_lossless_and_agrees_with_json(raw: bytes) -> None:
    document = Document.parse(raw)
    assert document.raw == raw
    assert document.replace({}).raw == raw
    assert document.replace(dict(document.strings())).raw == raw
    assert document.value == json.loads(raw)


@given(sources(), st.data())
def test_replace_changes_exactly_the_chosen_strings(raw: bytes, data: st.DataObject) -> None:
    document = Document.parse(raw)
    places = [path for path, _ in document.strings()]
    chosen = data.draw(st.sets(st.sampled_from(places))) if places else set()
    texts = {path: data.draw(TEXTS) for path in chosen}
    edited = Document.parse(document.replace(texts).raw)
    assert dict(edited.strings()) == {**dict(document.strings()), **texts}
    assert _without_strings(edited.value) == _without_strings(document.value)


@given(sources(), st.data())
def test_remove_leaves_the_rest(raw: bytes, data: st.DataObject) -> None:
    document = Document.parse(raw)
    if not isinstance(document.value, dict | list) or not document.value:
        return
    keys = list(document.value) if isinstance(document.value, dict) else list(range(len(document.value)))
    gone = data.draw(st.sets(st.sampled_from(keys)))
    edited = Document.parse(document.remove([(key,) for key in gone]).raw)
    if isinstance(document.value, dict):
        assert edited.value == {k: v for k, v in document.value.items() if k not in gone}
    else:
        assert edited.value == [v for i, v in enumerate(document.value) if i not in gone]


@given(st.lists(SCALARS, max_size=5), st.integers(0, 6), VALUES)
def test_insert_is_list_insert(elements: list[object], index: int, value: object) -> None:
    edited = Document.parse(json.dumps(elements).encode()).insert((), index, value)  # type: ignore[arg-type]
    expected = [*elements]
    expected.insert(index, value)
    assert json.loads(edited.raw) == expected


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_round_trips_through_a_token(text: str) -> None:
    assert json.loads(dumps_string(text)) == text


@given(st.binary(max_size=60) | st.text('{}[]",:\\u0123456789eE+-. dDa', max_size=60).map(str.encode))
def test_garbage_gives_a_typed_error_or_a_document(raw: bytes) -> None:
    try:
        document = Document.parse(raw)
    except ChannelError:
        return
    assert document.value == json.loads(raw)
    assert document.set((), None).raw.strip() == b"null"


def _without_strings(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_strings(member) for key, member in value.items()}
    if isinstance(value, list):
        return [_without_strings(element) for element in value]
    return None if isinstance(value, str) else value


def test_paths_are_tuples() -> None:
    path: Path = next(iter(Document.parse(b'{"a":["b"]}').strings()))[0]
    assert path == ("a", 0)
