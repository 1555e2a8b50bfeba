"""The catalogue: what is said, in which bytes, and that nobody's words fit into any field."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrail.core import entries, entry_kinds
from guardrail.core.ids import new_id
from guardrail.core.texts import Catalogue
from guardrail.errors import IntegrityError
from guardrail.types import Action, Citation, Effect

AT = datetime(2026, 11, 22, 12, 30, 0, 5, tzinfo=UTC)


def an_id(prefix: str) -> str:
    return new_id(prefix, lambda size: bytes(size))


ENTRY_ID = an_id("ent")
ID = ENTRY_ID.encode()
SAMPLES: dict[str, object] = {
    "one of": None,  # taken from the kind itself
    "action of the access policy": "reveal.approve",
    "code": "erasure_requested",
    "name": "shop-line",
    "entity type": "EMAIL_ADDRESS",
    "language": "zh-TW",
    "revision": "0123456789abcdef" * 4,
    "version": "2026-11-01",
    "citation": "GDPR 6(1)(a)",
    "obligation": "kept:LOCATION:delivery",
    "number": 3,
    "percent": 97,
    "seconds": 86_400,
    "milliseconds": 12,
    "HTTP status": 200,
    "true or false": True,
    "time": AT,
}


def sample(kind: entry_kinds.Kind) -> object:
    """A value that this kind takes."""
    for prefix, of in (("list of: ", lambda v: [v]), ("counts by: ", lambda v: {v: 2})):
        if kind.name.startswith(prefix):
            return of(sample(entry_kinds.Kind(kind.name.removeprefix(prefix), kind.read)))
    if kind.name.startswith("one of"):
        return kind.name.split("`")[1]
    if kind.name.startswith("random id"):
        return an_id(kind.name.split("`")[1][:3])
    return next(value for name, value in SAMPLES.items() if kind.name.startswith(name))


def full(tag: str) -> dict[str, object]:
    return {name: sample(kind) for name, kind in entries.CATALOGUE[tag].fields.items()}


@pytest.mark.parametrize("tag", entries.CATALOGUE)
def test_every_tag_takes_its_fields_and_comes_back(tag: str) -> None:
    recorded = entries.entry(tag, full(tag), entry_id=ENTRY_ID, at=AT)
    body = entries.canonical(recorded)
    assert entries.parse(body) == recorded
    assert set(recorded.fields) == set(entries.CATALOGUE[tag].fields)


@pytest.mark.parametrize("tag", entries.CATALOGUE)
def test_tags_are_three_words_and_explained(tag: str) -> None:
    assert re.fullmatch(r"[a-z]+:[a-z]+:[a-z]+(_[a-z]+)?", tag)
    assert entries.CATALOGUE[tag].meaning.endswith(".")
    assert entries.CATALOGUE[tag].needs <= entries.CATALOGUE[tag].fields.keys()


def test_requests_from_before_they_had_ids_are_still_read() -> None:
    fields = {"intent": "access", "subject": an_id("sub"), "turn": an_id("trn"), "route": "shop"}
    old = entries.entry("rights:request:received", fields, entry_id=ENTRY_ID, at=AT)
    assert entries.parse(entries.canonical(old)) == old


def test_the_canonical_bytes() -> None:
    fields = {"turn": an_id("trn"), "entities": {"PERSON": 2, "CARD": 1}, "parts": 1, "decision": None}
    recorded = entries.entry("turn:message:intended", fields, entry_id=ENTRY_ID, at=AT)
    assert entries.canonical(recorded) == (
        b'{"at":"2026-11-22T12:30:00.000005Z","fields":{"entities":{"CARD":1,"PERSON":2},"parts":1,'
        b'"turn":"trn_aaaaaaaaaaaaaaaaaaaaaaaaaa"},"id":"ent_aaaaaaaaaaaaaaaaaaaaaaaaaa",'
        b'"tag":"turn:message:intended"}'
    )


def test_times_are_told_in_utc() -> None:
    taipei = AT.astimezone(timezone(timedelta(hours=8)))
    assert entry_kinds.timestamp(taipei) == "2026-11-22T12:30:00.000005Z"
    assert entry_kinds.parse_timestamp("2026-11-22T12:30:00.000005Z") == AT
    with pytest.raises(ValueError):
        entries.entry("process:guardrail:stopped", {}, entry_id=ENTRY_ID, at=AT.replace(tzinfo=None))


def test_enums_and_sets_are_told_in_order() -> None:
    decided: dict[str, object] = {
        "turn": an_id("trn"),
        "decision": an_id("dec"),
        "action": Action.ADMIT,
        "revision": "a" * 64,
        "effects": frozenset({Effect.ERASE, Effect.DROP_WAITING}),
    }
    recorded = entries.entry("turn:decision:made", decided, entry_id=ENTRY_ID, at=AT)
    assert recorded.fields["action"] == "admit"
    assert recorded.fields["effects"] == ("drop_waiting", "erase")


@pytest.mark.parametrize(
    ("tag", "fields"),
    [
        ("turn:message:shouted", {}),
        ("turn:message:received", {}),
        ("turn:message:received", {"turn": an_id("trn"), "text": "Alice"}),
        ("turn:message:received", {"turn": an_id("sub")}),
        ("turn:message:received", {"turn": an_id("trn"), "parts": -1}),
        ("turn:message:received", {"turn": an_id("trn"), "parts": True}),
        ("turn:message:received", {"turn": an_id("trn"), "parts": 1.5}),
        ("turn:message:received", {"turn": an_id("trn"), "parts": 10**12}),
        ("turn:message:received", {"turn": an_id("trn"), "ephemeral": 1}),
        ("turn:message:intended", {"turn": an_id("trn"), "entities": {"PERSON": 10**9}}),
        ("turn:message:intended", {"turn": an_id("trn"), "entities": {f"TYPE_{i}": 1 for i in range(65)}}),
        ("turn:decision:made", {**full("turn:decision:made"), "reasons": ["a_b"] * 33}),
        ("turn:message:held", {"turn": an_id("trn"), "expires_at": "2026-11-22T12:30:00Z"}),
    ],
)
def test_refused_without_repeating_what_was_given(tag: str, fields: dict[str, object]) -> None:
    with pytest.raises(ValueError) as caught:
        entries.entry(tag, fields, entry_id=ENTRY_ID, at=AT)
    assert "Alice" not in str(caught.value)
    assert "shouted" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_an_entry_is_bounded() -> None:
    names = [f"route-{i:03d}-with-a-long-name-here" for i in range(256)]
    fields = full("process:guardrail:started") | {"routes": names}
    recorded = entries.entry("process:guardrail:started", fields, entry_id=ENTRY_ID, at=AT)
    with pytest.raises(ValueError, match="8192"):
        entries.canonical(recorded)


PERSONAL = [
    "Alice Smith", "alice smith", "Ona Kazlauskienė", "王小明", "小明", "Ñandú", "O'Neil", "Jürgen", "J. Doe",
    "alice@example.com", "+886912345678", "0912345678", "0912-345-678", "(02) 2345-6789", "+1 212 555 0100",
    "4111111111111111", "4111 1111 1111 1111", "A123456789", "LT121000011101001000", "192.168.0.1", "1990-05-17T00:00",
    "U4af4980629b2a5d5e3f1c2d3e4f5a6b7", "My name is Bob and I live in Kaunas", "delete my data", "<PERSON_1>",
    "https://example.com/?q=bob", "Main Street 5", "JOHN SMITH", "JOHN-SMITH 912345678", "name\nBob", "\x00", "",
]  # fmt: skip
words = st.lists(st.from_regex(r"[a-z]{1,12}", fullmatch=True), min_size=2).map(" ".join)
strange = st.text(min_size=1).filter(lambda text: not re.fullmatch(r"[A-Za-z0-9_.:() \-]*", text))
free_text = st.one_of(st.sampled_from(PERSONAL), words, strange)


def accepts(kind: entry_kinds.Kind, value: Any) -> bool:
    try:
        kind.read(value)
    except (ValueError, TypeError):
        return False
    return True


KINDS = {id(kind): kind for event in entries.CATALOGUE.values() for kind in event.fields.values()}


@given(free_text)
def test_no_field_takes_words_of_a_person(text: str) -> None:
    for kind in KINDS.values():
        for value in (text, [text], (text,), {text}, {text: 1}, {"PERSON": text}, [[text]], text.encode()):
            assert not accepts(kind, value), (kind.name, value)


@given(free_text)
def test_neither_tag_nor_id_nor_field_name_takes_words(text: str) -> None:
    with pytest.raises(ValueError):
        entries.entry(text, {}, entry_id=ENTRY_ID, at=AT)
    with pytest.raises(ValueError):
        entries.entry("process:guardrail:stopped", {}, entry_id=text, at=AT)
    with pytest.raises(ValueError) as caught:
        entries.entry("process:guardrail:stopped", {text: 1}, entry_id=ENTRY_ID, at=AT)
    assert len(text) < 3 or text not in str(caught.value)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        b'{"at":"2026-11-22T12:30:00.000005Z","fields":{},"id":"ent_x","tag":"process:guardrail:stopped"}',
        b'{"at":1,"fields":{},"id":"%s","tag":"process:guardrail:stopped"}' % ID,
        b'{"at":"2026-11-22T12:30:00.000005Z","fields":[],"id":"%s","tag":"process:guardrail:stopped"}' % ID,
        b'{"tag":"process:guardrail:stopped","at":"2026-11-22T12:30:00.000005Z","fields":{},"id":"%s"}' % ID,
    ],
)
def test_only_canonical_bytes_are_read(body: bytes) -> None:
    with pytest.raises(IntegrityError):
        entries.parse(body)


@pytest.mark.parametrize(
    ("law", "article", "code"),
    [
        ("GDPR", "Art. 6(1)(a)", "GDPR 6(1)(a)"),
        ("AI Act", "50(1)", "AI-ACT 50(1)"),
        ("CA B&P", "§ 17941", "CA-B-P 17941"),
        ("11 CCR", "7022(b)", "11-CCR 7022(b)"),
        ("UT 13-75", "13-75-103", "UT-13-75 13-75-103"),
        ("PDPA", "", "PDPA 0"),
        ("EU AI Act (Regulation 2024/1689)", "Art. 50(1), (5)", "EU-AI-ACT-REGULATION-2024-1689 50(1)-(5)"),
    ],
)
def test_citations_become_codes(law: str, article: str, code: str) -> None:
    assert entries.cite(Citation(law=law, article=article)) == code


RULES = [
    (document.parent.name, name, rule)
    for document in sorted((Path(__file__).parents[3] / "policies/guardrail/jurisdictions").glob("*/data.json"))
    for name, rule in json.loads(document.read_text("utf-8"))["rules"].items()
]


def test_every_rule_of_the_law_can_be_cited() -> None:
    assert len(RULES) > 100
    for document, name, rule in RULES:
        code = entries.cite(Citation(law=rule["law"], article=rule["article"]))
        assert accepts(entry_kinds.CITATION, code), f"{document}/{name}: {code}"


def test_every_version_of_our_own_words_can_be_told() -> None:
    for wording in Catalogue("Bank", "https://bank.example/privacy"):
        assert accepts(entry_kinds.VERSION, wording.version)
        assert accepts(entry_kinds.LANGUAGE, wording.language)


@pytest.mark.parametrize("version", ["0.1.0", "1.0", "2.0.0rc1", "2026-11-1", "2026-11-01", "2026-11-22.2", "v3"])
def test_versions(version: str) -> None:
    assert accepts(entry_kinds.VERSION, version)


@pytest.mark.parametrize("words", ["0912345678", "0912-345-678", "192.168.10.20", "1990-05-17", "4111111111111111"])
def test_what_is_no_version(words: str) -> None:
    assert not accepts(entry_kinds.VERSION, words)


@pytest.mark.parametrize(
    "text", ["A" * 1_000_000, "a_" * 500_000, "1" * 1_000_000, "sub_" + "a" * 1_000_000, "é" * 1_000_000]
)
def test_a_megabyte_fits_nowhere(text: str) -> None:
    for kind in KINDS.values():
        for value in (text, [text], {text: 1}):
            assert not accepts(kind, value), kind.name


@pytest.mark.parametrize("control", ["\x00", "\n", "\r", "\x1b", "\u2028", "\ud800", "\x7f"])
def test_control_characters_fit_nowhere(control: str) -> None:
    for name, good in SAMPLES.items():
        if isinstance(good, str):
            for kind in (k for k in KINDS.values() if k.name.startswith(name)):
                assert not accepts(kind, good + control), kind.name
                assert not accepts(kind, control + good), kind.name
