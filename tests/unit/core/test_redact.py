"""What leaves for the bot, and what the vault remembers."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from urllib.parse import quote

import pytest

from guardrail.core.placeholders import find, parse, placeholder
from guardrail.core.redact import pseudonymise, redact
from guardrail.core.restore import reveal
from guardrail.core.vault import Vault, VaultFullError
from guardrail.errors import PayloadTooLargeError
from guardrail.types import (
    Finding,
    Markup,
    Operator,
    Part,
    PartKind,
    Placed,
    RawText,
    Redacted,
    RedactionOrder,
    Scan,
    Speaker,
)

ORDER = RedactionOrder(default=Operator.PLACEHOLDER, operators={}, min_score=0.4, exempt=frozenset())


def part(text: str, index: int = 0, **fields: object) -> Part:
    return Part(path=("parts", index), text=RawText(text), **fields)  # type: ignore[arg-type]


def scan(text: str, *found: tuple[str, str], score: float = 0.9) -> Scan:
    """A scan that finds the first occurrence of each (surface, type)."""
    findings = tuple(
        Finding(start=at, end=at + len(surface), entity_type=kind, score=score, recognizer="test")
        for surface, kind in found
        for at in (text.index(surface),)
    )
    return Scan(language="en", certain=True, findings=findings, intents=frozenset())


def one(
    text: str, *found: tuple[str, str], vault: Vault | None = None, order: RedactionOrder = ORDER, **fields: object
) -> tuple[str, Redacted, Vault]:
    vault = Vault() if vault is None else vault
    made = redact([part(text, **fields)], [scan(text, *found)], order, vault, "sub_a", b"key")
    return made.texts.get(("parts", 0), text), made, vault


def test_values_become_placeholders_in_reading_order() -> None:
    text = "Ann met Bob, then Ann wrote to ann@example.com"
    shown, made, vault = one(text, ("Ann", "PERSON"), ("Bob", "PERSON"), ("ann@example.com", "EMAIL_ADDRESS"))
    assert shown == "<PERSON_1> met <PERSON_2>, then <PERSON_1> wrote to <EMAIL_ADDRESS_1>"
    assert [entry.placeholder for entry in made.placed] == ["<PERSON_1>", "<PERSON_2>", "<EMAIL_ADDRESS_1>"]
    assert {entry.subject_id for entry in made.placed} == {"sub_a"}
    assert made.counts == {"PERSON": 3, "EMAIL_ADDRESS": 1}
    assert reveal(shown, vault) == text


def test_unchanged_parts_are_not_listed() -> None:
    made = redact(
        [part("hello", 0), part("Bob", 1)], [scan("hello"), scan("Bob", ("Bob", "PERSON"))], ORDER, Vault(), "s", b""
    )
    assert made.texts == {("parts", 1): "<PERSON_1>"}


def test_numbers_stay_over_the_conversation_and_go_on_from_the_vault() -> None:
    _, first, _ = one("I am Bob", ("Bob", "PERSON"))
    again = Vault(
        [*first.placed, Placed(placeholder="<PERSON_7>", value=RawText("Eve"), entity_type="PERSON", subject_id="s")]
    )
    shown, made, _ = one("Zoe and Bob and Eve", ("Zoe", "PERSON"), ("Bob", "PERSON"), vault=again)
    assert shown == "<PERSON_8> and <PERSON_1> and <PERSON_7>"
    assert [entry.placeholder for entry in made.placed] == ["<PERSON_8>"]


def test_one_placeholder_for_each_exact_form_and_type() -> None:
    shown, _, _ = one("Bob BOB Paris", ("Bob", "PERSON"), ("BOB", "PERSON"), ("Paris", "LOCATION"))
    assert shown == "<PERSON_1> <PERSON_2> <LOCATION_1>"


@pytest.mark.parametrize(
    "typed",
    [
        "<PERSON_1>",
        "<person_1>",
        "&lt;PERSON_1&gt;",
        "&LT;Person_1&GT;",
        "\\u003cPERSON_1\\u003e",
        "\\u003CPERSON_1\\u003E",
        "<PERSON\\_1>",
        "<PERSON\\\\_1>",
        "<LITERAL_1>",
    ],
)
def test_what_looks_like_a_placeholder_is_one_itself(typed: str) -> None:
    text = f"Say {typed} to Bob"
    shown, made, vault = one(text, ("Bob", "PERSON"))
    assert shown == "Say <LITERAL_1> to <PERSON_1>"
    assert made.counts["LITERAL"] == 1
    assert reveal(shown, vault) == text


@pytest.mark.parametrize(
    "typed", ["<PERSON>", "<PERSON_0>", "<_1>", "<PERSON_1234567>", "＜PERSON_1＞", "<PERSON_1&gt;", "<PERSОN_1>"]
)
def test_what_nobody_restores_is_left_alone(typed: str) -> None:
    assert one(typed)[0] == typed


def test_resent_history_maps_to_the_same_placeholder_without_any_finding() -> None:
    _, _, vault = one(
        "I am Bob Smith, 王小明, 0912345678", ("Bob Smith", "PERSON"), ("王小明", "PERSON"), ("0912345678", "PHONE")
    )
    history = part("Hello Bob Smith! 您好王小明先生x0912345678y", kind=PartKind.HISTORY, speaker=Speaker.BOT)
    made = redact([history], [None], ORDER, vault, "s", b"")
    assert made.texts[("parts", 0)] == "Hello <PERSON_1>! 您好<PERSON_2>先生x<PHONE_1>y"
    assert made.placed == ()


@pytest.mark.parametrize(
    ("value", "text"), [("Ann", "Anna Channing"), ("Al", "Al said"), ("王", "王先生"), ("Ąž", "Ąžuolas")]
)
def test_parts_of_words_and_short_values_are_no_occurrences(value: str, text: str) -> None:
    vault = Vault()
    vault.place(value, "PERSON", "s")
    assert one(text, vault=vault)[0] == text


def test_a_value_found_once_is_replaced_everywhere_in_the_turn() -> None:
    parts = [part("Bob is here", 0), part("I am Bob", 1), part("file of Bob.pdf", 2, kind=PartKind.FILE_NAME)]
    scans = [scan(""), scan("I am Bob", ("Bob", "PERSON")), None]
    texts = redact(parts, scans, ORDER, Vault(), "s", b"").texts
    assert not any("Bob" in text for text in texts.values())
    assert len(texts) == 3


def test_exempt_kinds_are_left_alone() -> None:
    order = RedactionOrder(
        default=Operator.PLACEHOLDER, operators={}, min_score=0, exempt=frozenset({PartKind.OPERATOR})
    )
    vault = Vault()
    vault.place("Bob", "PERSON", "s")
    made = redact([part("You are Bob", kind=PartKind.OPERATOR)], [None], order, vault, "s", b"")
    assert made.texts == {}


def test_weak_findings_are_dropped() -> None:
    made = redact([part("Bob")], [scan("Bob", ("Bob", "PERSON"), score=0.39)], ORDER, Vault(), "s", b"")
    assert made == Redacted(texts={}, placed=(), counts={})


def test_operators() -> None:
    order = RedactionOrder(
        default=Operator.REDACT,
        operators={"CARD": Operator.MASK, "PIN": Operator.MASK, "PERSON": Operator.HASH, "CITY": Operator.KEEP},
        min_score=0,
        exempt=frozenset(),
    )
    text = "4111111111111111 pin 123456 Bob Vilnius secret <PERSON_1>"
    shown, made, _ = one(
        text,
        ("4111111111111111", "CARD"),
        ("123456", "PIN"),
        ("Bob", "PERSON"),
        ("Vilnius", "CITY"),
        ("secret", "PASSWORD"),
        order=order,
    )
    match = re.fullmatch(r"\*{12}1111 pin \*{3} (\[PERSON:[0-9a-f]{16}\]) Vilnius \[PASSWORD\] <LITERAL_1>", shown)
    assert match
    assert [entry.entity_type for entry in made.placed] == ["LITERAL"]
    other = redact([part("Bob")], [scan("Bob", ("Bob", "PERSON"))], order, Vault(), "s", b"other key")
    assert other.texts[("parts", 0)] != match[1]


def test_each_operator_on_each_shape_and_only_placeholders_return() -> None:
    """What the bot sees of five kinds of values under every operator, and what may be restored of it."""
    values = {
        "CREDIT_CARD": ("4111 1111 1111 1111", "4111 11** **** 1111"),
        "IBAN_CODE": ("LT12 1000 0111 0100 1000", "LT** **** **** **** 1000"),
        "PHONE_NUMBER": ("+370 612 34567", "+*** *** ***67"),
        "EMAIL_ADDRESS": ("anna@example.com", "a***@***.com"),
        "SPECIAL_HEALTH": ("diabetes", "***"),
        "LINK": ("https://example.com/a", "***"),
    }
    for entity_type, (value, masked) in values.items():
        expected = {
            Operator.PLACEHOLDER: re.escape(f"<{entity_type}_1>"),
            Operator.MASK: re.escape(masked),
            Operator.REDACT: re.escape(f"[{entity_type}]"),
            Operator.HASH: rf"\[{entity_type}:[0-9a-f]{{16}}\]",
            Operator.KEEP: re.escape(value),
        }
        for operator, pattern in expected.items():
            order = RedactionOrder(
                default=Operator.REDACT, operators={entity_type: operator}, min_score=0, exempt=frozenset()
            )
            shown, made, vault = one(f"see {value} now", (value, entity_type), order=order)
            assert re.fullmatch(f"see {pattern} now", shown), (entity_type, operator)
            assert [entry.value.raw for entry in made.placed] == [value] * (operator is Operator.PLACEHOLDER)
            restorable = operator in {Operator.PLACEHOLDER, Operator.KEEP}
            assert (reveal(shown, vault) == f"see {value} now") is restorable


def test_in_an_answer_links_stay_and_everything_else_is_kept_from_view() -> None:
    text = "See https://example.com/a or write to anna@example.com"
    findings = scan(text, ("https://example.com/a", "LINK"), ("anna@example.com", "EMAIL_ADDRESS"))
    keeping = dict.fromkeys(("LINK", "EMAIL_ADDRESS"), Operator.KEEP)
    order = RedactionOrder(default=Operator.REDACT, operators=keeping, min_score=0, exempt=frozenset())
    made = pseudonymise([part(text)], [findings], order, Vault(), "s")
    assert made.texts == {("parts", 0): "See https://example.com/a or write to <EMAIL_ADDRESS_1>"}
    replaced = RedactionOrder(default=Operator.REDACT, operators={}, min_score=0, exempt=frozenset())
    made = pseudonymise([part(text)], [findings], replaced, Vault(), "s")
    assert made.texts == {("parts", 0): "See <LINK_1> or write to <EMAIL_ADDRESS_1>"}


def test_a_masked_value_is_masked_wherever_it_stands() -> None:
    order = RedactionOrder(default=Operator.MASK, operators={}, min_score=0, exempt=frozenset())
    shown, _, _ = one("4111111111111111 and 4111111111111111", ("4111111111111111", "CARD"), order=order)
    assert "4111111111111111" not in shown


def test_adjacent_values_of_one_type_stay_apart() -> None:
    shown, _, vault = one(
        "Bob Ann王小明李大同", ("Bob", "PERSON"), ("Ann", "PERSON"), ("王小明", "PERSON"), ("李大同", "PERSON")
    )
    assert shown == "<PERSON_1> <PERSON_2><PERSON_3><PERSON_4>"
    assert reveal(shown, vault) == "Bob Ann王小明李大同"


def test_overlaps_become_one_so_that_no_edge_survives() -> None:
    vault = Vault()
    vault.place("Bob Smith", "PERSON", "s")
    shown, _, _ = one("Bob Smith Street 5", ("Smith Street 5", "ADDRESS"), vault=vault)
    assert shown == "<ADDRESS_1>"
    assert reveal(shown, vault) == "Bob Smith Street 5"


def test_a_known_value_keeps_its_type_when_the_detector_changes_its_mind() -> None:
    _, _, vault = one("Paris", ("Paris", "PERSON"))
    assert one("Paris", ("Paris", "LOCATION"), vault=vault)[0] == "<PERSON_1>"


@pytest.mark.parametrize(
    "hidden",
    [
        "bob%2Bx%40example.com",
        "bob%2bx%40example.com",
        "bob%2Bx@example.com",
        b64encode(b"bob+x@example.com").decode(),
        b64encode(b"bob+x@example.com").decode().rstrip("="),
    ],
)
def test_known_values_are_found_in_other_encodings(hidden: str) -> None:
    vault = Vault()
    vault.place("bob+x@example.com", "EMAIL_ADDRESS", "s")
    shown, made, _ = one(f"see {hidden} there", vault=vault)
    assert shown == "see <EMAIL_ADDRESS_2> there"
    assert made.placed[0].value.raw == hidden


def test_html_entities_do_not_hide_a_known_value() -> None:
    vault = Vault()
    vault.place("Bob & Söhne", "ORGANIZATION", "s")
    assert one("from Bob &amp; Söhne.", vault=vault)[0] == "from <ORGANIZATION_2>."
    assert one(f"q={quote('Bob & Söhne')}", vault=vault)[0] == "q=<ORGANIZATION_3>"


def test_json_stays_json_and_values_are_kept_unescaped() -> None:
    document = {"näme": 'J"ö"rg', "card": 4111111111111111, "list": ['x J"ö"rg y', None, True], "Jo": 1.5}
    text = json.dumps(document)
    written = json.dumps('J"ö"rg')[1:-1]
    shown, made, vault = one(text, (written, "PERSON"), ("4111111111111111", "CARD"), markup=Markup.JSON)
    assert json.loads(shown) == {
        "näme": "<PERSON_1>",
        "card": "<CARD_1>",
        "list": ["x <PERSON_1> y", None, True],
        "Jo": 1.5,
    }
    assert vault.value("<PERSON_1>") == RawText('J"ö"rg')
    assert [entry.value.raw for entry in made.placed] == ['J"ö"rg', "4111111111111111"]


def test_json_findings_across_tokens_are_cut_at_them() -> None:
    text = '{"a": "Bob", "b": "Smith \\ud83d\\ude00"}'
    finding = Finding(start=7, end=30, entity_type="PERSON", score=1, recognizer="x")
    found = Scan(language="en", certain=True, findings=(finding,), intents=frozenset())
    made = redact([part(text, markup=Markup.JSON)], [found], ORDER, Vault(), "s", b"")
    assert set(json.loads(made.texts[("parts", 0)])) == {"a", "<PERSON_2>"} or json.loads(made.texts[("parts", 0)])
    assert "Bob" not in made.texts[("parts", 0)]


def test_json_escapes_do_not_hide_a_known_value() -> None:
    vault = Vault()
    vault.place("Jörg", "PERSON", "s")
    assert one('{"a":"J\\u00f6rg"}', vault=vault, markup=Markup.JSON)[0] == '{"a":"<PERSON_1>"}'


def test_a_bots_own_placeholders_stay_in_its_history() -> None:
    vault = Vault()
    vault.place("Bob", "PERSON", "s")
    text = "see https://e.example/<PERSON_1> and <PERSON_9>"
    shown, _, _ = one(text, ("PERSON_1", "ID"), vault=vault, speaker=Speaker.BOT, kind=PartKind.HISTORY)
    assert shown == "see https://e.example/<PERSON_1> and <LITERAL_1>"


def test_an_answer_is_stored_with_placeholders_for_what_is_new_in_it() -> None:
    vault = Vault()
    vault.place("Bob", "PERSON", "s")
    text = "Dear <PERSON_1>, order for carl@example.com, see <PERSON_2>"
    order = RedactionOrder(default=Operator.KEEP, operators={}, min_score=0.4, exempt=frozenset({PartKind.MESSAGE}))
    made = pseudonymise([part(text)], [scan(text, ("carl@example.com", "EMAIL_ADDRESS"))], order, vault, "s")
    stored = made.texts[("parts", 0)]
    assert stored == "Dear <PERSON_1>, order for <EMAIL_ADDRESS_1>, see <LITERAL_1>"
    assert reveal(stored, vault) == text.replace("<PERSON_1>", "Bob")


def test_forgetting_a_person_empties_the_vault_in_place() -> None:
    vault = Vault()
    vault.place("Bob", "PERSON", "sub_a")
    vault.place("Ann", "PERSON", "sub_b")
    assert vault.forget("sub_a")
    assert not vault.forget("sub_a")
    assert (vault.value("<PERSON_1>"), len(vault)) == (None, 1)
    assert not vault.knows("Bob")
    assert vault.place("Bob", "PERSON", "sub_c").placeholder == "<PERSON_3>", "numbers are not given out twice"
    assert one("Ann", vault=vault)[0] == "<PERSON_2>"


def test_nothing_prints_a_value() -> None:
    _, made, vault = one("I am Bob", ("Bob", "PERSON"))
    assert "Bob" not in f"{made!r} {vault!r} {vault}"


def test_the_grammar() -> None:
    assert placeholder("PERSON", 1) == "<PERSON_1>"
    assert parse("<A_1_2>") == ("A_1", 2)
    for entity_type, number in [("person", 1), ("PERSON", 0), ("PERSON", 1_000_000), ("P" * 32, 1), ("", 1), ("1A", 1)]:
        with pytest.raises(ValueError):
            placeholder(entity_type, number)
    for text in ["<person_1>", "<PERSON_01>", "PERSON_1", "<PERSON_x>", "&lt;PERSON_1&gt;"]:
        with pytest.raises(ValueError):
            parse(text)
    found = find("x &lt;email\\_address_12&gt;")
    assert found
    assert (found.placeholder, found.form) == ("<EMAIL_ADDRESS_12>", "html")


def test_a_full_vault_stops_the_turn() -> None:
    vault = Vault([Placed(placeholder="<PERSON_999999>", value=RawText("Eve"), entity_type="PERSON", subject_id="s")])
    with pytest.raises(VaultFullError):
        one("Bob", ("Bob", "PERSON"), vault=vault)


def test_more_values_than_a_turn_can_bear_are_refused() -> None:
    names = [f"name{n:06d}" for n in range(20_000)]
    text = " ".join(names)
    found = tuple(
        Finding(start=n * 11, end=n * 11 + 10, entity_type="PERSON", score=1, recognizer="x") for n in range(len(names))
    )
    many = Scan(language="en", certain=True, findings=found, intents=frozenset())
    with pytest.raises(PayloadTooLargeError):
        redact([part(text)], [many], ORDER, Vault(), "s", b"")


def test_many_literals_are_no_burden() -> None:
    text = " ".join(f"<A_{n}>" for n in range(1, 2_000))
    shown, made, vault = one(text)
    assert len(made.placed) == 1_999
    assert reveal(shown, vault) == text
