"""How a text is read, and the way back to where things stand in it."""

from itertools import pairwise

import pytest

from guardrail.detection.view import View
from guardrail.errors import DetectionError


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("plain", "plain"),
        ("４１１１", "4111"),
        ("①②⓪", "120"),
        ("𝟜𝟚", "42"),
        ("٤٢", "42"),
        ("a\u200bb\u00adc", "abc"),
        ("1️⃣2️⃣", "12"),
        ("２０２６－０１", "2026-01"),
        ("a\u00a0b", "a b"),
        ("好，嗎？", "好，嗎？"),
        ("pаypаl1", "paypal1"),
        ("привет", "привет"),
        ("ąčęėįšųūž ñ ü", "ąčęėįšųūž ñ ü"),
        ("⑩ ⓫ ㏄ ﬁn Ⅳ", "10 11 cc fin IV"),
        ("2½ 3.º nª ™ №5", "2½ 3.º nª ™ №5"),
        ("🄰🅱🅒 ᴀɴɴᴀ ɡⅼ", "AB🅒 anna gl".replace("🅒", "C")),
        ("e\u0301 Z\u030cvirblis n\u0303", "é Žvirblis ñ"),
        ("j̶o̶h̶n̶ 4̲1̲", "john 41"),
        ("🇯🇴🇭🇳 from 🇱🇹", "JOHN from 🇱🇹"),
        ("hi \U000e0061\U000e0062\U000e0040\U000e0063\U000e002e\U000e0064\U000e0065", "hi ab@c.de"),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "🏴"),
        ("0171📞 5550123", "0171  5550123"),
        ("nice 🙂 day", "nice 🙂 day"),
        ("Ѕаm Ѕаm", "Sam Sam"),
        ("это Ѕаm", "это Sam"),
        ("O3O / 9Ol82O-O", "030 / 901820-0"),
        ("9l 234 56 78, 4O24l6OOO55Ol56O", "91 234 56 78, 4024160005501560"),
        ("612345678 o 912345678, l141712136", "612345678 o 912345678, l141712136"),
        ("X a v i e r P u i g d o m è n e c h", "Xavier Puigdomènech"),
        ("J o h n  S m i t h", "John Smith"),
        ("j o h n @ m a i l . c o m", "john@mail.com"),
        ("我是 王 小 明 你好", "我是 王小明 你好"),
        ("I am a b testing", "I am a b testing"),
    ],
)
def test_reading(written: str, read: str) -> None:
    assert View(written).text == read


def test_spans_lead_back_to_what_was_written() -> None:
    written = "卡\u200b號 ４️⃣1\u200b1 完"
    view = View(written)
    start = view.text.index("411")
    left, right = view.original(start, start + 3)
    assert written[left:right] == "４️⃣1\u200b1"


def test_bytes_lead_back_to_characters() -> None:
    view = View("aé中🙂z")
    for index, character in enumerate(view.text):
        before = len(view.text[:index].encode())
        assert view.characters(before, before + len(character.encode())) == (index, index + 1)


def test_surrogates_have_no_view() -> None:
    with pytest.raises(DetectionError) as caught:
        View("a\udc80")
    assert caught.value.code == "text_not_unicode"
    assert "udc80" not in repr(caught.value)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("call four one five, five five five two six seven one now", "call 4 1 5  5 5 5 2 6 7 1 now"),
        ("電話零九一二三四五六七八謝謝", "電話0912345678謝謝"),
        ("seis uno dos tres cuatro cinco seis siete ocho", "6 1 2 3 4 5 6 7 8"),
        ("aštuoni šeši vienas du trys keturi penki šeši septyni", "8 6 1 2 3 4 5 6 7"),
        ("one of the two or three best things", "one of the two or three best things"),
        ("第一二三章", "第一二三章"),
        ("my number is double five triple zero twenty-three forty five one", "my number is 55 000 23 45 1"),
        ("null eins fünfzehn dreiundzwanzig fünfundvierzig", "0 1 15 23 45"),
        ("sechshundertzwölf dreihundertfünfundvierzig siebenhundertacht", "612 345 708"),
        ("zero six douze trente-quatre quatre-vingt-dix-sept soixante et onze", "0 6 12 34 97 71"),
        ("plius trys septyni nulis šeši šimtai dvylika trys keturi penki", "+ 3 7 0 612 3 4 5"),
        ("seis doce treinta y cuatro cincuenta y seis setenta y ocho", "6 12 34 56 78"),
        ("six hundred and some, two or three of them", "six hundred and some, two or three of them"),
        ("打plus three seven zero six one two three four five找", "打+ 3 7 0 6 1 2 3 4 5找"),
        ("幺三八、一二三四、五六七八", "138 1234 5678"),
        ("4l11 1O11", "4111 1011"),
    ],
)
def test_numbers_written_out(written: str, read: str) -> None:
    view = View(written)
    assert view.text == read
    places = [view.original(index, index + 1) for index in range(len(read))]
    assert places[0][0] == 0
    assert places[-1][1] == len(written)
    assert all(earlier[0] <= later[0] and earlier[1] <= later[1] for earlier, later in pairwise(places))


def test_a_spelled_number_is_covered_whole() -> None:
    written = "\u200bcall four one five five five five two six seven one now"
    view = View(written)
    start = view.text.index("4 1")
    left, right = view.original(start, start + 19)
    assert written[left:right] == "four one five five five five two six seven one"
