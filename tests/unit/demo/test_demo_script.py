"""What the demo bot says."""

from __future__ import annotations

import pytest

from guardrail.demo.script import PHRASES, language_of, pieces, reply


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hi, I am <PERSON_1>. Call <PHONE_NUMBER_1>, card <CREDIT_CARD_1>, mail <EMAIL_ADDRESS_1>.",
            "Thank you, <PERSON_1>. We will call <PHONE_NUMBER_1>. The confirmation goes to <EMAIL_ADDRESS_1>. "
            "The payment is booked to card <CREDIT_CARD_1>.",
        ),
        ("I am <PERSON_2>, where is my order?", "Thank you, <PERSON_2>. " + PHRASES["en"].says["order"]),
        ("Where is my order?", PHRASES["en"].says["order"]),
        ("Hello", PHRASES["en"].says["hello"]),
        ("xyzzy", PHRASES["en"].says["other"]),
        ("您好,我叫<PERSON_1>,電話<PHONE_NUMBER_1>", "謝謝您,<PERSON_1>。 我們會撥打 <PHONE_NUMBER_1> 與您聯絡。"),
        ("Labas, mano vardas <PERSON_1>", "Ačiū, <PERSON_1>."),
        ("Hola, me llamo <PERSON_1>", "Gracias, <PERSON_1>."),
        ("", PHRASES["en"].says["other"]),
        ("<UNKNOWN_TYPE_1>", PHRASES["en"].says["other"]),
    ],
)
def test_it_repeats_what_it_was_told(text: str, expected: str) -> None:
    assert reply(text) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [("Where is it?", "en"), ("請問訂單", "zh-TW"), ("Kur yra mano siunta?", "lt"), ("¿Dónde está?", "es")],
)
def test_it_answers_in_the_language_it_hears(text: str, language: str) -> None:
    assert language_of(text) == language
    assert reply(text) in PHRASES[language].says.values()


def test_every_language_knows_the_same_topics() -> None:
    for phrases in PHRASES.values():
        assert set(phrases.says) == set(phrases.cues) | {"other"}
        assert set(phrases.noted) == {"phone", "email", "card", "place"}


def test_pieces_are_the_answer_and_break_placeholders() -> None:
    for phrases in PHRASES.values():
        for text in (*phrases.says.values(), phrases.thanks_to.format("<PERSON_1>")):
            assert "".join(pieces(text)) == text
    assert not any("<PHONE_NUMBER_1>" in piece for piece in pieces("Call <PHONE_NUMBER_1>."))
