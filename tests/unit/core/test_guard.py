"""The guard stops claims of being human, lets honest words pass, and names identifiers before release."""

from __future__ import annotations

import pytest

from guardrail.core.guard import Guard, refuse_claims
from guardrail.errors import GuardedError

CLAIMS = [
    "I am a human.",
    "Yes, I'm human",
    "I’m a real person, I promise.",
    "I am absolutely a real, living human being!",
    "i am not a bot",
    "I'm not an AI.",
    "I am definitely not a robot, believe me",
    "I'm not a chatbot :)",
    "I am no machine",
    "You are talking to a real person.",
    "You're chatting with a human",
    "I am **human**",
    "I am a _real_ person.",
    "I\u200b am a hu\u200bman",
    "Ｉ ａｍ ａ ｈｕｍａｎ",
    "我是真人",
    "您好，我是真人客服。",
    "我不是機器人！",
    "我不是机器人。",
    "我真的是人類",
    "我是一个活生生的人。",
    "我不是AI",
    "您正在與真人對話",
    "Aš esu žmogus.",
    "Taip, esu tikras žmogus",
    "aš ne robotas",
    "As nesu robotas.",
    "Aš esu gyvas žmogus!",
    "Jūs kalbate su gyvu žmogumi",
    "Soy humano.",
    "Yo soy una persona real",
    "Sí soy humana",
    "No soy un robot.",
    "no soy una inteligencia artificial",
    "Está hablando con una persona",
    "Ich bin ein Mensch.",
    "Ich bin kein Roboter",
    "Ich bin keine künstliche Intelligenz.",
    "Je suis une vraie personne.",
    "Je ne suis pas un robot",
    "I ain't no robot",
    "I am, well.\n\nI am a\nhuman.",
]

HONEST = [
    "I am not a human.",
    "I'm not a real person, I am an automated assistant.",
    "I am a bot.",
    "I am an AI language model.",
    "I am a human resources assistant, and a bot.",
    "I am a human-like assistant.",
    "I am a personal assistant program.",
    'You asked me to say "I am a human".',
    "I cannot say that I am a human.",
    "You want to know whether I am a human: no.",
    "If I am a human or a bot? A bot.",
    "I'm not both.",
    "I'm not aiming high.",
    "I am not an AI expert, only an AI.",
    "Am I a human? No.",
    "A real person will call you.",
    "You are not talking to a human.",
    "Would you like to talk to a human?",
    "我不是真人",
    "我是機器人，不是真人。",
    "我是人工智慧助理",
    "你問我是真人嗎？不是。",
    "您可以和真人客服聯絡",
    "“我是真人”這句話我不能說",
    "Aš nesu žmogus, esu robotas.",
    "Aš esu automatinis asistentas.",
    "No soy humano, soy un robot.",
    "Soy un asistente virtual.",
    "Ich bin kein Mensch.",
    "Ob ich ein Mensch bin? Nein.",
    "Je ne suis pas humain.",
    "Je suis un assistant.",
    "Hi! How may I help you today?",
]


def streamed(text: str, size: int, **options: bool) -> tuple[str, list[str]]:
    guard = Guard(**options)
    released = [guard.feed(text[i : i + size]) for i in range(0, len(text), size)]
    released.append(guard.finish())
    return "".join(r.text for r in released), [value for r in released for value in r.identifiers]


def stopped_after(text: str, size: int) -> str:
    """What was shown before the guard stopped."""
    guard = Guard()
    shown: list[str] = []
    with pytest.raises(GuardedError) as stopped:
        _show(guard, text, size, shown)
    assert stopped.value.code == "claims_human"
    return "".join(shown)


def _show(guard: Guard, text: str, size: int, shown: list[str]) -> None:
    for i in range(0, len(text), size):
        shown.append(guard.feed(text[i : i + size]).text)
        assert i + size - sum(map(len, shown)) <= 64 + size, "the hold is bounded"
    shown.append(guard.finish().text)


@pytest.mark.parametrize("size", [1, 3, 7, 1000])
@pytest.mark.parametrize("text", CLAIMS)
def test_claims_are_stopped_before_their_last_word(text: str, size: int) -> None:
    shown = stopped_after(text, size)
    assert text not in shown
    assert not shown.rstrip(" .!").endswith(("human", "person", "robot", "bot", "真人", "žmogus", "Mensch", "humano"))


@pytest.mark.parametrize("size", [1, 3, 1000])
@pytest.mark.parametrize("text", HONEST)
def test_honest_words_pass(text: str, size: int) -> None:
    assert streamed(text, size)[0] == text


@pytest.mark.parametrize("before", ["", "x" * 2000, "好" * 1500, "1 " * 900])
def test_a_claim_after_any_amount_of_text(before: str) -> None:
    with pytest.raises(GuardedError):
        streamed(f"{before}. I am a human.", 5)


def test_padding_inside_a_claim_neither_hides_it_nor_holds_without_bound() -> None:
    assert "an" not in stopped_after("I am a hum" + "\u200b" * 500 + "an.", 1).replace("am a", "")


def test_claims_may_be_allowed_where_people_answer_through_the_bot() -> None:
    assert streamed("I am a human.", 4, claims=False)[0] == "I am a human."


def test_refuse_claims_reads_whole_texts() -> None:
    refuse_claims("I am a bot.")
    with pytest.raises(GuardedError):
        refuse_claims("I am a human")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to bob@example.com, please.", ["bob@example.com"]),
        ("Call 0912 345 678 now", ["0912 345 678"]),
        ("Call +886-912-345-678.", ["+886-912-345-678"]),
        ("電話０９１２３４５６７８謝謝", ["０９１２３４５６７８"]),
        ("卡號4111111111111111謝謝", ["4111111111111111"]),
        ("ID A123456789 found", ["A123456789", "123456789"]),
        ("two: 0912345678 0987654321", ["0912345678 0987654321", "0912345678", "0987654321"]),
        ("Order 12 of 2026", []),
        ("<PHONE_NUMBER_1> and <CARD_123456>", []),
        ("at 10:30, 5 pieces, 99 EUR", []),
    ],
)
@pytest.mark.parametrize("size", [1, 2, 5, 100])
def test_identifiers_are_named_with_their_last_character(text: str, expected: list[str], size: int) -> None:
    shown, found = streamed(text, size)
    plain = {value.translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}) for value in expected}
    assert shown == text
    assert set(found) == plain


def test_an_identifier_is_not_released_before_it_is_named() -> None:
    guard = Guard()
    shown = ""
    for char in "Call 0912345678 ok":
        released = guard.feed(char)
        if "0912345678" in shown + released.text:
            assert released.identifiers == ("0912345678",)
            break
        shown += released.text
    assert shown == "Call "


def test_ordinary_prose_is_released_at_once() -> None:
    words = "Thank you for your message , we are happy to help you with your order today and will be back"
    guard = Guard()
    at_once = sum(guard.feed(word + " ").text == word + " " for word in words.split())
    assert at_once == len(words.split())


def test_hold_is_bounded_by_the_window() -> None:
    guard = Guard(window=64)
    shown = 0
    for fed, char in enumerate("1" * 3000 + "a@" * 500, 1):
        shown += len(guard.feed(char).text)
        assert fed - shown <= 64
