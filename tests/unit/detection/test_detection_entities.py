"""What is found and what is left alone, by type and language."""

import pytest

from guardrail.detection import PresidioDetector
from guardrail.detection.entities import ENTITY_TYPES, UNIQUE

FOUND = [
    ("Mail bob.o'neil+x@mail.example.co.uk now", "bob.o'neil+x@mail.example.co.uk", "EMAIL_ADDRESS"),
    ("寄到bob@example.com謝謝", "bob@example.com", "EMAIL_ADDRESS"),
    ("write bob [at] example [dot] com", "bob [at] example [dot] com", "EMAIL_ADDRESS"),
    ("bob arroba ejemplo punto com", "bob arroba ejemplo punto com", "EMAIL_ADDRESS"),
    ("手機0912-345-678謝謝", "0912-345-678", "PHONE_NUMBER"),
    ("手機是0912345678", "0912345678", "PHONE_NUMBER"),
    ("+886 912 345 678 please", "+886 912 345 678", "PHONE_NUMBER"),
    ("請打(02)2345-6789", "(02)2345-6789", "PHONE_NUMBER"),
    ("我的手机13812345678", "13812345678", "PHONE_NUMBER"),
    ("Mano numeris 8 612 34567", "8 612 34567", "PHONE_NUMBER"),
    ("Skambinkite +370 612 34567", "+370 612 34567", "PHONE_NUMBER"),
    ("Mi móvil es 612 345 678", "612 345 678", "PHONE_NUMBER"),
    ("Call me at (415) 555-2671", "(415) 555-2671", "PHONE_NUMBER"),
    ("卡號4111111111111111謝謝", "4111111111111111", "CREDIT_CARD"),
    ("card 4111-1111 1111.1111 ok", "4111-1111 1111.1111", "CREDIT_CARD"),
    ("amex 3782 822463 10005", "3782 822463 10005", "CREDIT_CARD"),
    ("order 12 4111 1111 1111 1111", "4111 1111 1111 1111", "CREDIT_CARD"),
    ("1 2 3 4 5 6 7 8 9 " * 8 + "4111 1111 1111 1111", "4111 1111 1111 1111", "CREDIT_CARD"),
    ("iban de89 3704 0044 0532 0130 00 thanks", "de89 3704 0044 0532 0130 00", "IBAN_CODE"),
    ("LT121000011101001000請", "LT121000011101001000", "IBAN_CODE"),
    ("帳號 012-345678901", "012-345678901", "BANK_ACCOUNT"),
    ("IP是192.168.1.10對吧", "192.168.1.10", "IP_ADDRESS"),
    ("from 2001:db8::ff00:42:8329 today", "2001:db8::ff00:42:8329", "IP_ADDRESS"),
    ("203.0.113.7,203.0.113.8", "203.0.113.8", "IP_ADDRESS"),
    ("00-1A-2B-3C-4D-5E", "00-1A-2B-3C-4D-5E", "MAC_ADDRESS"),
    ("see https://bob:secret@host.example/x", "https://bob:secret@host.example/x", "URL"),
    ("https://shop.example/reset?email=a%40b.c&x=1", "https://shop.example/reset?email=a%40b.c&x=1", "URL"),
    ("https://shop.example/users/4711/orders", "https://shop.example/users/4711/orders", "URL"),
    ("0x52908400098527886E0F7030069857D2E4169EE7", "0x52908400098527886E0F7030069857D2E4169EE7", "CRYPTO"),
    ("我的密碼是abc12345，謝謝", "abc12345", "PASSWORD"),
    ("slaptažodis: Vilnius99", "Vilnius99", "PASSWORD"),
    ("my PIN is 4821", "4821", "PASSWORD"),
    ("key ghp_abcdefghijklmnopqrstuvwxyz0123456789", "ghp_abcdefghijklmnopqrstuvwxyz0123456789", "API_KEY"),
    ("LINE ID: bob_1985", "bob_1985", "USERNAME"),
    ("我叫王小明，想查訂單", "王小明", "PERSON"),
    ("陳小姐您好", "陳", "PERSON"),
    ("我是林志玲", "林志玲", "PERSON"),
    ("姓名：歐陽娜娜", "歐陽娜娜", "PERSON"),
    ("收件人 李四，电话13812345678", "李四", "PERSON"),
    ("我要訂兩張票，王小明，0912-345-678", "王小明", "PERSON"),
    ("王小明 0912345678 台北市大安區和平東路二段106號", "台北市大安區和平東路二段106號", "ADDRESS"),
    ("王小明 0912345678 台北市大安區和平東路二段106號", "0912345678", "PHONE_NUMBER"),
    ("Mano vardas Jonas Petrauskas", "Jonas Petrauskas", "PERSON"),
    ("Vakar kalbėjau su Rasa Kazlauskiene apie tai", "Rasa Kazlauskiene", "PERSON"),
    ("Ar galėčiau kalbėti su Tomu Balsiu?", "Tomu Balsiu", "PERSON"),
    ("Užsakymą atsiims mano brolis Mindaugas", "Mindaugas", "PERSON"),
    ("Perduokite Eglei, kad vėluoju", "Eglei", "PERSON"),
    ("Hola, me llamo María García López", "María García López", "PERSON"),
    ("I am Mary Sullivan. Call me today.", "Mary Sullivan", "PERSON"),
    ("My name is J. R. Whitcombe Jr. and I wait", "J. R. Whitcombe Jr", "PERSON"),
    ("hi my name is john smith", "john smith", "PERSON"),
    ("Ich heiße Jürgen Müller", "Jürgen Müller", "PERSON"),
    ("Je m'appelle Jean de la Fontaine", "Jean de la Fontaine", "PERSON"),
    ("我住在台北市信義區信義路五段7號", "台北市信義區信義路五段7號", "ADDRESS"),
    ("Gyvenu Vilniaus g. 12-5, Kaunas", "Vilniaus g. 12-5, Kaunas", "ADDRESS"),
    ("Vivo en Calle Mayor 5, 28013 Madrid", "Calle Mayor 5, 28013 Madrid", "ADDRESS"),
    ("Ich wohne Hauptstraße 12a", "Hauptstraße 12a", "ADDRESS"),
    ("J'habite 12 rue de la Paix, 75002 Paris", "12 rue de la Paix, 75002 Paris", "ADDRESS"),
    ("生日1990年5月3日", "1990年5月3日", "DATE_OF_BIRTH"),
    ("Gimimo data: 1985-03-04", "1985-03-04", "DATE_OF_BIRTH"),
    ("Nací el 3 de mayo de 1985", "3 de mayo de 1985", "DATE_OF_BIRTH"),
    (
        "my phone: four one five five five five two six seven one ok",
        "four one five five five five two six seven one",
        "PHONE_NUMBER",
    ),
    ("手機零九一二三四五六七八", "零九一二三四五六七八", "PHONE_NUMBER"),
    ("card 4 1 1 1-1 1 1 1-1 1 1 1-1 1 1 1", "4 1 1 1-1 1 1 1-1 1 1 1-1 1 1 1", "CREDIT_CARD"),
    ("4111🙂1111🙂1111🙂1111", "4111🙂1111🙂1111🙂1111", "CREDIT_CARD"),
    ("A 1 2 3 4 5 6 7 8 9", "A 1 2 3 4 5 6 7 8 9", "TW_ID"),
    ("居留證AC01234567", "AC01234567", "TW_ARC"),
]


@pytest.mark.parametrize(("text", "value", "kind"), FOUND)
def test_patterns_find(found, text: str, value: str, kind: str) -> None:
    assert (value, kind) in found(text)


LEFT_ALONE = [
    "Where is my order 123456789?",
    "Order ORD-12345678 placed 2024-05-12, total $1,234.50",
    "訂單編號20240512001還沒到",
    "Užsakymo numeris 612345678",
    "Mi pedido 612345678 no llega",
    "Meine Bestellung 4821773011",
    "Please install version 1.2.3.4",
    "It is 12:30:45 and 25 degrees",
    "The price is 1 299,00 EUR or NT$ 35,000",
    "Tracking 9400111899223817",
    "I am happy with this",
    "I'm looking for a blue shirt",
    "my password is required here",
    "我是程序員，想要查詢",
    "您好，請問高級會員的方案",
    "Python 3.11.4 and Node 20.10",
    "Saulė šviečia, o siunta vis dar neatėjo",
    "EAN 4006381333931",
    "Dear <PERSON_2>! We shipped order 4711 to <LOCATION_1>.",
    "您好 <PERSON_1>，您的訂單將寄到 <ADDRESS_1>",
    "Hello <PERSON_1>, <EMAIL_ADDRESS_1> and <CREDIT_CARD_1> are fine.",
    "我要兩張票，謝謝，0912 號訂單",
    "Room 12, floor 3, seat 14A",
    "12345678",
    "2026-11-22 10:37",
]


def test_a_link_that_names_nobody_is_only_a_link(found) -> None:
    text = "See https://shop.example/products/blue-shirt?page=2"
    assert found(text) == [("https://shop.example/products/blue-shirt?page=2", "LINK")]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_patterns_leave_alone(found, text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", [text for text in LEFT_ALONE if not text.startswith("Room")])
def test_the_model_leaves_numbers_and_words_alone(found_by_all, text: str) -> None:
    assert found_by_all(text) == []


@pytest.mark.parametrize("entity", ENTITY_TYPES.values(), ids=lambda entity: entity.name)
def test_every_type_is_found_in_its_example(found_by_all, entity) -> None:
    assert entity.name in {kind for _, kind in found_by_all(entity.example)}


def test_every_type_that_a_recognizer_names_is_in_the_table(full: PresidioDetector) -> None:
    named = {kind for recognizer in full.registry.recognizers for kind in recognizer.supported_entities}
    assert named <= set(ENTITY_TYPES)
    assert set(ENTITY_TYPES) >= UNIQUE


def test_names_that_only_the_model_knows(found_by_all) -> None:
    assert ("Margaret Thatcher", "PERSON") in found_by_all("yesterday Margaret Thatcher came to the office")


def test_mistyped_cards_and_ids_count_after_a_cue(found) -> None:
    assert found("my card number is 4111 1111 1111 1112") == [("4111 1111 1111 1112", "CREDIT_CARD")]
    assert ("A123456788", "TW_ID") in found("身分證字號 A123456788")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("４１１１　１１１１　１１１１　１１１１", "４１１１　１１１１　１１１１　１１１１"),
        ("4\u200b1\u200b1\u200b1 1111 1111 1111", "4\u200b1\u200b1\u200b1 1111 1111 1111"),
        ("4️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣!", "4️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣"),
        ("④①①① ①①①① ①①①① ①①①①", "④①①① ①①①① ①①①① ①①①①"),
        ("𝟒𝟏𝟏𝟏 1111 1111 1111", "𝟒𝟏𝟏𝟏 1111 1111 1111"),
    ],
)
def test_disguised_digits_are_found_where_they_stand(found, text: str, value: str) -> None:
    assert found(text) == [(value, "CREDIT_CARD")]


def test_look_alike_letters_are_found(found) -> None:
    text = "bоb@exаmple.com"  # Cyrillic о and а
    assert found(text) == [(text, "EMAIL_ADDRESS")]


def test_every_recognizer_is_presidios(full: PresidioDetector) -> None:
    from presidio_analyzer import EntityRecognizer

    assert all(isinstance(recognizer, EntityRecognizer) for recognizer in full.registry.recognizers)
    assert set(full.registry.supported_languages) == {item.supported_language for item in full.registry.recognizers}


def test_recognizers_answer_presidios_own_call(full: PresidioDetector) -> None:
    card = next(item for item in full.registry.recognizers if item.name == "card")
    results = card.analyze("卡號４１１１111111111111謝謝", ["CREDIT_CARD"], None)
    assert [(result.entity_type, result.start, result.end) for result in results] == [("CREDIT_CARD", 2, 18)]
