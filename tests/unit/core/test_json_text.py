"""Strict parsing, and edits that touch nothing else."""

from __future__ import annotations

import json

import pytest

from guardrail.core.json_text import Document, dumps_string, nested
from guardrail.errors import BadPayloadError, PayloadTooLargeError

SOURCE = (
    b'{ "b" : 1.10,\n  "a":[ "x", {"t":"caf\\u00e9 \xe2\x98\x95"} , 12345678901234567890 ],\t"e":1E2, "z":"" , "o":{} }'
)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"   ",
        b"nope",
        b"{",
        b'{"a":1}x',
        b'{"a":1} {"a":1}',
        b'{"a":1,"a":2}',
        b'{"a":1,"\\u0061":2}',
        b'[{"x":{"k":1,"k":1}}]',
        b"NaN",
        b"[Infinity]",
        b"[-Infinity]",
        b"[1e400]",
        b"[-1e400]",
        b'"\\ud800"',
        b'"\\udc00\\ud800"',
        b'{"\\udead":1}',
        b'"\xed\xa0\x80"',
        b"\xff\xfe{\x00}\x00",
        b'\xef\xbb\xbf{"a":1}',
        b'"\xc0\xaf"',
        b'"tab\there"',
        b"'single'",
        b"[1,]",
        b"[01]",
        b"[+1]",
        b"[.5]",
        b'{"a" 1}',
        b"/* c */ 1",
        b'"\\x41"',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"[" * 65 + b"]" * 65,
        b"1" * 5_000,
        b"0." + b"1" * 5_000,
        b'"' + b'\\"' * 400_000,
    ],
)
def test_refuses_what_is_not_strict_json(raw: bytes) -> None:
    with pytest.raises(BadPayloadError):
        Document.parse(raw)


def test_errors_name_a_place_and_never_the_text() -> None:
    with pytest.raises(BadPayloadError) as caught:
        Document.parse('{"name":"Åsa Example" "x"}'.encode())
    assert caught.value.detail == "not JSON at byte 23"
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_undecodable_bytes_leave_no_trace_in_the_exception() -> None:
    with pytest.raises(BadPayloadError) as caught:
        Document.parse(b'{"name":"secret \xff"}')
    assert caught.value.detail == "not UTF-8 at byte 16"
    assert caught.value.__context__ is None


def test_size_is_bounded() -> None:
    with pytest.raises(PayloadTooLargeError):
        Document.parse(b'"' + b"a" * 100 + b'"', max_bytes=100)


def test_depth_counts_brackets_outside_strings_only() -> None:
    text = json.dumps(["[" * 500])
    assert Document.parse(text.encode()).value == ["[" * 500]
    assert Document.parse(b"[" * 64 + b"]" * 64)
    flat = b"[" + b"[]," * 500 + b"[]]"
    assert len(Document.parse(flat).value) == 501


def test_values_are_counted_outside_strings_only() -> None:
    assert Document.parse(json.dumps(",[" * 100_000).encode())
    assert Document.parse(b"[" + b"1," * 99_997 + b"1]")
    for tiny in (
        b"[" + b"1," * 100_000 + b"1]",
        b"[" + b"[]," * 60_000 + b"1]",
        b'{"a":[' + b'"",' * 200_000 + b'""]}',
    ):
        with pytest.raises(BadPayloadError, match="more than 100000 values"):
            Document.parse(tiny)


def test_surrogate_pairs_are_text() -> None:
    assert Document.parse(b'"\\ud83d\\ude00"').value == "😀"


def test_unchanged_keeps_the_received_bytes() -> None:
    document = Document.parse(SOURCE)
    assert document.replace({}) is document
    assert document.replace({("a", 0): "x"}) is document
    assert document.raw == SOURCE


def test_replace_touches_only_the_tokens_concerned() -> None:
    edited = Document.parse(SOURCE).replace({("a", 0): 'say "hi"\n', ("z",): "\u2028<é>"})
    assert edited.raw == SOURCE.replace(b'"x"', b'"say \\"hi\\"\\n"').replace(b'""', '"\\u2028<é>"'.encode())
    assert edited.get(("a", 0)) == 'say "hi"\n'


def test_strings_come_in_order_with_their_paths() -> None:
    assert list(Document.parse(SOURCE).strings()) == [(("a", 0), "x"), (("a", 1, "t"), "café ☕"), (("z",), "")]
    assert list(Document.parse(SOURCE).strings(("a", 1))) == [(("a", 1, "t"), "café ☕")]


def test_keys_are_told_for_detection() -> None:
    keys = list(Document.parse(b'{"a":[{"Ann Example":1}]}').keys_text())
    assert keys == [(("a",), "a"), (("a", 0, "Ann Example"), "Ann Example")]


def test_get_walks_and_falls_back() -> None:
    document = Document.parse(SOURCE)
    assert document.get(("a", 1, "t")) == "café ☕"
    assert document.get(("a", 9), "no") == "no"
    assert document.get(("a", -1), "no") == "no"
    assert document.get(("b", "x"), "no") == "no"
    assert document.get((0,), "no") == "no"


@pytest.mark.parametrize("path", [("b",), ("nothing",), ("a", 7), ("a",)])
def test_replace_wants_a_string(path: tuple[str | int, ...]) -> None:
    with pytest.raises(KeyError, match="no string"):
        Document.parse(SOURCE).replace({path: "x"})


def test_replace_refuses_lone_surrogates() -> None:
    with pytest.raises(ValueError, match="surrogate"):
        Document.parse(SOURCE).replace({("z",): "\ud800"})


@pytest.mark.parametrize(
    ("source", "paths", "expected"),
    [
        (b'{"a": 1, "b": 2, "c": 3}', [("a",)], b'{"b": 2, "c": 3}'),
        (b'{"a": 1, "b": 2, "c": 3}', [("b",)], b'{"a": 1, "c": 3}'),
        (b'{"a": 1, "b": 2, "c": 3}', [("c",)], b'{"a": 1, "b": 2}'),
        (b'{"a": 1, "b": 2, "c": 3}', [("a",), ("c",)], b'{"b": 2}'),
        (b'{"a": 1, "b": 2, "c": 3}', [("a",), ("b",)], b'{"c": 3}'),
        (b"[ 1 , 2 ]", [(0,), (1,)], b"[  ]"),
        (b"[[1,2],[3]]", [(0,), (0, 1)], b"[[3]]"),
        (b"[[1,2],[3]]", [(0, 1), (1, 0)], b"[[1],[]]"),
    ],
)
def test_remove_takes_one_comma_along(source: bytes, paths: list[tuple[str | int, ...]], expected: bytes) -> None:
    assert Document.parse(source).remove(paths).raw == expected


def test_remove_of_nothing_is_an_error() -> None:
    for path in [(), ("x",)]:
        with pytest.raises(KeyError):
            Document.parse(b"{}").remove([path])


def test_set_replaces_or_adds() -> None:
    document = Document.parse(b'{ "a" : 1 , "o":{ } }')
    assert document.set(("a",), [None, "é"]).raw == '{ "a" : [null,"é"] , "o":{ } }'.encode()
    assert document.set(("n",), True).raw == b'{ "a" : 1 , "o":{ },"n":true }'
    assert document.set(("o", "k"), "v").raw == b'{ "a" : 1 , "o":{ "k":"v"} }'
    assert document.set((), 1).raw == b"1"
    with pytest.raises(KeyError):
        document.set(("a", "b"), 1)


def test_assign_sets_many_at_once() -> None:
    document = Document.parse(b'{ "a" : 1 , "b":[2, 3.0] }')
    assert document.assign({("a",): None, ("b", 1): 4}).raw == b'{ "a" : null , "b":[2, 4] }'
    assert document.assign({("a",): 1}) is document
    with pytest.raises(KeyError):
        document.assign({("c",): 1})


def test_insert_at_any_place() -> None:
    document = Document.parse(b'{"m":[ 1, 2 ],"e":[]}')
    assert document.insert(("m",), 0, 0).raw == b'{"m":[ 0,1, 2 ],"e":[]}'
    assert document.insert(("m",), 1, "x").raw == b'{"m":[ 1, "x",2 ],"e":[]}'
    assert document.insert(("m",), 2, {}).raw == b'{"m":[ 1, 2,{} ],"e":[]}'
    assert document.insert(("e",), 0, 5).raw == b'{"m":[ 1, 2 ],"e":[5]}'
    with pytest.raises(KeyError):
        document.insert(("x",), 0, 1)


def test_extend_takes_source_text() -> None:
    document = Document.parse(b'{"m":[1 ],"e":[]}')
    assert document.extend(("m",), ["1.0", '"x"']).raw == b'{"m":[1,1.0,"x" ],"e":[]}'
    assert document.extend(("e",), ["1e2"]).raw == b'{"m":[1 ],"e":[1e2]}'
    assert document.extend(("e",), []) is document


def test_nested_json_is_edited_and_written_back() -> None:
    document = Document.parse(json.dumps({"arguments": '{"to": "ann@example.org", "n": 1.0}'}).encode())
    inner = nested(document, ("arguments",))
    assert inner is not None
    edited = document.replace({("arguments",): inner.replace({("to",): "<EMAIL_1>"}).text})
    assert edited.get(("arguments",)) == '{"to": "<EMAIL_1>", "n": 1.0}'


@pytest.mark.parametrize("text", ["plain", '"quoted"', "12", '{"a":1,"a":2}', "[1", "[" * 1000])
def test_nested_is_none_for_other_strings(text: str) -> None:
    assert nested(Document.of({"t": text}), ("t",)) is None


def test_dumps_string_escapes_what_javascript_trips_over() -> None:
    assert dumps_string('a"\\\n\u2028\u2029é\x00') == '"a\\"\\\\\\n\\u2028\\u2029é\\u0000"'.encode()
    with pytest.raises(ValueError, match="surrogate"):
        dumps_string("\udfff")


def test_of_builds_compact_text_and_repr_shows_none_of_it() -> None:
    document = Document.of({"name": "Ann", "n": [1, None]})
    assert document.raw == b'{"name":"Ann","n":[1,null]}'
    assert "Ann" not in repr(document)
    assert document.sources([("n",), ("name",)]) == ["[1,null]", '"Ann"']
    assert document.spans([("n", 0)]) == [(19, 20)]
    assert document.spans([]) == []
    with pytest.raises(KeyError):
        document.spans([("n", 2)])
