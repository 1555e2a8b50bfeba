"""Redaction undone is the original; a redacted value is nowhere; JSON stays JSON."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from guardrail.core.redact import pseudonymise, redact
from guardrail.core.restore import restore, reveal
from guardrail.core.vault import Vault
from guardrail.types import Finding, Markup, Operator, Part, Placed, RawText, RedactionOrder, Scan

ORDER = RedactionOrder(default=Operator.PLACEHOLDER, operators={}, min_score=0, exempt=frozenset())
FRAGMENTS = [
    "<PERSON_1>", "<person_2>", "&lt;PERSON_1&gt;", "\\u003cPERSON_1\\u003e", "<PERSON\\_1>", "<LITERAL_1>", "<PER",
    "SON_1>", "<", ">", "_1>", "&lt;", "\\u003e", "Bob", "Bob Smith", "王小明", "bob@example.com", "%40", "&amp;", " ",
    "\\", '"', "4111111111111111", "https://e.example/",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=4)), max_size=12).map("".join)
types = st.sampled_from(["PERSON", "EMAIL_ADDRESS", "LITERAL", "A", "A_1"])


@st.composite
def scans_of(draw: st.DrawFn, text: str) -> Scan:
    edges = sorted(set(draw(st.lists(st.integers(0, len(text)), max_size=10))))
    findings = tuple(
        Finding(start=start, end=end, entity_type=draw(types), score=1.0, recognizer="x")
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    )
    return Scan(language="en", certain=True, findings=findings, intents=frozenset())


@st.composite
def turns(draw: st.DrawFn) -> tuple[list[str], list[Scan]]:
    said = draw(st.lists(texts, min_size=1, max_size=3))
    return said, [draw(scans_of(text)) for text in said]


def parts_of(said: list[str], markup: Markup = Markup.PLAIN) -> list[Part]:
    return [Part(path=(n,), text=RawText(text), markup=markup) for n, text in enumerate(said)]


@given(st.lists(turns(), min_size=1, max_size=3))
def test_reveal_undoes_redact_over_a_whole_conversation(conversation: list[tuple[list[str], list[Scan]]]) -> None:
    vault = Vault()
    stored: list[Placed] = []
    for said, scans in conversation:
        made = redact(parts_of(said), scans, ORDER, vault, "sub_a", b"")
        stored += made.placed
        reopened = Vault(stored)  # what the store gives back is enough
        for n, text in enumerate(said):
            assert reveal(made.texts.get((n,), text), reopened) == text


@given(turns())
def test_a_stored_answer_is_undone_too(turn: tuple[list[str], list[Scan]]) -> None:
    said, scans = turn
    vault = Vault()
    made = pseudonymise(parts_of(said), scans, ORDER, vault, "sub_a")
    assert [reveal(made.texts.get((n,), text), vault) for n, text in enumerate(said)] == said


plain_words = st.text(alphabet="abcdefgh ,!王小明é", max_size=30)


@given(plain_words, st.data())
def test_restore_undoes_redact_where_there_are_no_links(text: str, data: st.DataObject) -> None:
    vault = Vault()
    scan = data.draw(scans_of(text))
    made = redact(parts_of([text]), [scan], ORDER, vault, "sub_a", b"")
    assert restore(made.texts.get((0,), text), vault, Markup.PLAIN, True) == text


@given(st.lists(texts, min_size=1, max_size=3), st.sampled_from([Operator.PLACEHOLDER, Operator.REDACT, Operator.HASH]))
def test_a_redacted_value_is_nowhere(said: list[str], operator: Operator) -> None:
    said = [f"{text} zq9Xk2-Wv {text}" for text in said]
    found = [
        Scan(
            language="en",
            certain=True,
            findings=(Finding(start=at, end=at + 9, entity_type="ID", score=1.0, recognizer="x"),),
            intents=frozenset(),
        )
        for text in said
        for at in (text.index("zq9Xk2-Wv"),)
    ]
    order = RedactionOrder(default=operator, operators={}, min_score=0, exempt=frozenset())
    doubled = [*parts_of(said), Part(path=("other",), text=RawText(" ".join(said)))]
    made = redact(doubled, [*found, None], order, Vault(), "sub_a", b"k")
    assert "zq9Xk2-Wv" not in json.dumps(list(made.texts.values()), ensure_ascii=False)
    assert len(made.texts) == len(doubled)


json_documents = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), texts),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=6,
)


def _strings(value: object) -> object:
    """Numbers in their digits: redaction may turn a number into a string."""
    if isinstance(value, dict):
        return [[key, _strings(inner)] for key, inner in value.items()]
    if isinstance(value, list):
        return [_strings(inner) for inner in value]
    return value if isinstance(value, str | bool) or value is None else json.dumps(value)


@given(json_documents, st.booleans(), st.sampled_from(list(Operator)), st.data())
def test_json_stays_json(document: object, ascii_only: bool, operator: Operator, data: st.DataObject) -> None:
    text = json.dumps(document, ensure_ascii=ascii_only)
    scan = data.draw(scans_of(text))
    order = RedactionOrder(default=operator, operators={}, min_score=0, exempt=frozenset())
    vault = Vault()
    made = redact(parts_of([text], Markup.JSON), [scan], order, vault, "sub_a", b"k")
    shown = json.loads(made.texts.get((0,), text))
    if operator is Operator.PLACEHOLDER and not isinstance(document, str) and "https" not in text:
        assert _revealed(_strings(shown), vault) == _strings(document)


def _revealed(value: object, vault: Vault) -> object:
    if isinstance(value, str):
        return reveal(value, vault)
    return [_revealed(inner, vault) for inner in value] if isinstance(value, list) else value
