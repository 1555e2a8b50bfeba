"""The readable copy: every language, hostile words, structure for readers of all kinds."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from guardrail.core.bundle import FORMAT
from guardrail.core.bundle_words import WORDS, PageWords
from guardrail.core.inert import inert_json, visible
from guardrail.core.pages import STYLE
from guardrail.core.requests import RequestState
from guardrail.core.texts import LOCALES
from guardrail.rights.copy_page import copy_page
from guardrail.types import Action, ConsentMethod, ConsentState, Element, Right

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "spec" / "access-bundle.schema.json").read_text())
AT = "2026-11-22T12:00:00Z"
TOLD = [
    {"recipient": "crm", "what": "rectified", "state": "sent", "at": AT},
    {"recipient": "ads", "what": "rectified", "state": "waiting", "at": None},
]
HOSTILE = (
    "<script>alert(1)</script>",
    "</p></article><img src=x onerror=alert(1)>",
    '=HYPERLINK("http://evil.example","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\x1b]0;owned\x07\x1b[2J\x9b31m",
    "\u202egnp.exe\u2066\u2069",
    "{{ 7 * 7 }} {% raw %} {{ doc }}",
    "javascript:alert(1)",
    "&lt;b&gt; &#60;b&#62;",
    "\ufeff\ufffe\x00\x0b\x0c",
    "\ud800 alone",
)


def some(prefix: str) -> str:
    return f"{prefix}_" + "a" * 26


def document(*texts: str, kind: str = "access", language: str = "en", **changes: Any) -> dict[str, Any]:
    """A copy with one of everything, and these texts as messages."""
    made: dict[str, Any] = {
        "format": FORMAT, "kind": kind, "request": some("req"), "made_at": AT, "language": language,
        "complete": True, "left_out": {},
        "controller": {
            "name": "Shoes & <Sons>", "address": None, "contact": "privacy@shoes.example",
            "data_protection_officer": None, "privacy_notice": "https://shoes.example/privacy",
        },
        "processing": [{
            "route": "shop", "jurisdictions": ["lt", "eu"],
            "purposes": [{"purpose": "service", "legal_basis": "consent"}], "sold_or_shared": False,
            "recipients": ["Model Maker"], "transfers": [], "retention_seconds": 86_400, "rights": ["access"],
            "authorities": [{"name": "VDAI", "url": None}], "portable": False,
        }],
        "linked_accounts": 2,
        "accounts": [
            {"id": some("sub"), "route": "shop", "since": AT, "language": "lt", "age_bracket": age,
             "messages_waiting_for_consent": 0} for age in ("16_17", None)
        ],
        "messages": [
            {"id": some("rec"), "account": some("sub"), "conversation": some("cnv"), "at": AT,
             "from": "bot" if number % 2 else "person", "decision": None, "delete_by": AT,
             "parts": [{"kind": "message", "text": text}]} for number, text in enumerate(texts)
        ],
        "consents": [
            {"id": some("rec"), "account": some("sub"), "at": AT, "purpose": "service", "state": state.value,
             "event": "ConsentGiven", "method": method.value, "legal_basis": "consent", "text_version": "2026-11-1",
             "text_sha256": None, "language": "lt"} for state in ConsentState for method in ConsentMethod
        ],
    }  # fmt: skip
    if kind == "access":
        made |= {
            "sources": ["person"],
            "disclosures": [{"id": some("rec"), "conversation": some("cnv"), "at": AT,
                             "told": [each.value for each in Element], "law": "AI Act Art. 50(1)",
                             "text_version": "2026-11-1", "language": "lt", "message": None}],
            "decisions": [{"id": some("dec"), "account": None, "conversation": None, "at": AT, "action": action.value,
                           "reasons": ["consent_given"], "citations": ["GDPR 6(1)(a)"], "policy_revision": "0" * 64}
                          for action in Action],
            "reveals": [{"id": some("rvl"), "conversation": None, "at": AT, "roles": ["officer", "approver"],
                         "seconds": 300}],
            "requests": [{"id": some("req"), "right": right.value, "way": "chat", "received_at": AT,
                          "state": state.value, "due_at": None, "closed_at": AT, "reasons": [], "citations": [],
                          "told": TOLD}
                         for right in Right for state in RequestState],
            "restrictions": [{"account": some("sub"), "kind": word, "since": AT, "until": None, "law": law}
                             for word, law in (("restriction", "GDPR 18"), ("hold", "order"))],
        }  # fmt: skip
    return {**made, **changes}


class Tree(HTMLParser):
    """Tags in order, texts of messages, and whether everything that opens closes."""

    VOID = frozenset({"meta"})

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.open: list[str] = []
        self.messages: list[str] = []
        self.cells: list[str] = []
        self._reading: list[str] | None = None
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in self.VOID:
            self.open.append(tag)
        if ("class", "text") in attrs:
            self.messages.append("")
            self._reading = self.messages
        elif tag == "td":
            self.cells.append("")
            self._reading = self.cells

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag in ("p", "td"):
            self._reading = None

    def handle_data(self, data: str) -> None:
        if self._reading is not None:
            self._reading[-1] += data


def shape(page: bytes) -> list[str]:
    return Tree(page).tags


# ---------------------------------------------------------------- every language


@pytest.mark.parametrize("language", sorted(WORDS))
@pytest.mark.parametrize("kind", ["access", "portability"])
def test_every_language_has_a_whole_page(language: str, kind: str) -> None:
    made = document("hello", kind=kind, language=language)
    Draft202012Validator(SCHEMA).validate(made)
    page = copy_page(made)
    tree = Tree(page)
    assert tree.open == []
    assert ("html", "lang", language) in tree.attributes
    assert tree.messages == ["hello"]
    assert WORDS[language].copy[kind] in page.decode()
    assert tree.tags.count("h1") == 1
    assert tree.tags.count("table") == tree.tags.count("caption") == tree.tags.count("thead")
    assert tree.tags.count("th") == sum(1 for tag, name, _ in tree.attributes if (tag, name) == ("th", "scope"))
    assert tree.tags.count("td") == sum(1 for tag, name, _ in tree.attributes if (tag, name) == ("td", "data-label"))
    assert set(tree.tags).isdisjoint({"script", "img", "iframe", "object", "link", "form", "a", "svg"})
    assert not [name for _, name, _ in tree.attributes if name.startswith("on") or name == "style"]


def test_all_languages_say_the_same_things() -> None:
    assert WORDS.keys() == {locale.language for locale in LOCALES.values()}
    english = WORDS["en"]
    for language, words in WORDS.items():
        assert words.language == language
        for each in fields(PageWords):
            mapping = getattr(words, each.name)
            if each.name == "language":
                continue
            wanted = getattr(english, each.name)
            assert mapping.keys() == wanted.keys(), (language, each.name)
            for key, text in mapping.items():
                assert text.strip() == text
                assert text
                assert re.findall(r"\{\w+\}", text) == re.findall(r"\{\w+\}", wanted[key]), (language, key)


def test_every_word_of_the_law_has_a_name() -> None:
    words = WORDS["en"]
    assert words.consents.keys() == {each.value for each in ConsentState}
    assert words.methods.keys() == {each.value for each in ConsentMethod}
    assert words.actions.keys() == {each.value for each in Action}
    assert words.states.keys() == {each.value for each in RequestState}
    assert words.told.keys() == {each.value for each in Element}


def test_what_is_left_out_is_said_first() -> None:
    page = copy_page(document(complete=False, left_out={"messages": 12, "decisions": 3})).decode()
    words = WORDS["en"].copy
    assert words["incomplete"] in page
    assert f"{words['messages']}: 12" in page
    assert page.index(words["incomplete"]) < page.index(words["about"])


def test_an_empty_copy_says_nothing_is_there() -> None:
    lists = ("consents", "disclosures", "decisions", "reveals", "requests", "restrictions")
    assert copy_page(document(**{name: [] for name in lists})).decode().count(WORDS["en"].copy["none"]) == 7


def test_a_route_that_nothing_can_be_taken_from_is_named() -> None:
    page = copy_page(document(kind="portability")).decode()
    assert WORDS["en"].copy["not_portable"] in page
    assert "<code>shop</code>" in page


# ---------------------------------------------------------------- hostile words (case 93)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_words(text: str) -> None:
    page = copy_page(document(text))
    assert shape(page) == shape(copy_page(document("words")))
    assert Tree(page).messages == [visible(text)]
    assert b"\x1b" not in page
    assert "\x9b" not in page.decode()


@given(st.text(st.characters(codec=None)))
@settings(max_examples=200, deadline=None)
def test_any_words_are_words(text: str) -> None:
    page = copy_page(document(text))
    tree = Tree(page)
    assert tree.messages == [visible(text)]
    assert tree.tags == _WORDS_SHAPE


_WORDS_SHAPE = shape(copy_page(document("words")))


def test_words_are_isolated_in_their_reading_order() -> None:
    tree = Tree(copy_page(document("\u202eabc")))
    assert ("p", "dir", "auto") in tree.attributes
    assert re.search(r"\.text \{[^}]*unicode-bidi: plaintext", STYLE)


@pytest.mark.parametrize("start", "=+-@\t\r")
def test_no_cell_of_a_table_is_anybodys_words(start: str) -> None:
    """A pasted table must hold no formula: what people wrote never stands in one."""
    made = document(start + "cmd|' /C calc'!A0")
    assert not [cell for cell in Tree(copy_page(made)).cells if cell.strip().startswith(start) or "cmd" in cell]


@given(st.recursive(st.text(st.characters(codec=None)) | st.integers() | st.none(), lambda inner: st.lists(inner)))
@settings(max_examples=200, deadline=None)
def test_json_says_the_same_and_does_nothing_in_a_terminal(value: Any) -> None:
    written = inert_json({"value": value})
    assert json.loads(written) == {"value": value}
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]", written.decode())


def test_json_keeps_letters_readable() -> None:
    assert "Žalia žolė 綠草" in inert_json({"text": "Žalia žolė 綠草"}).decode()


# ---------------------------------------------------------------- to be seen by everybody


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance of ``#rgb`` or ``#rrggbb``."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_enough_by_day_and_by_night() -> None:
    schemes = [dict(re.findall(r"--(\w+): (#\w+)", block)) for block in re.findall(r":root \{([^}]*)\}", STYLE)]
    assert len(schemes) == 2
    for colours in schemes:
        for ink in ("ink", "link"):
            assert contrast(colours[ink], colours["paper"]) >= 7
            assert contrast(colours[ink], colours["shade"]) >= 7
        assert contrast(colours["line"], colours["paper"]) >= 3


def test_times_are_told_to_the_minute() -> None:
    page = copy_page(document("a", made_at="2026-11-22T23:59:59Z")).decode()
    assert datetime(2026, 11, 22, 23, 59, tzinfo=UTC).strftime("%Y-%m-%d %H:%M") in page
