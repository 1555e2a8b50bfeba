"""What people answer when they are asked how old they are, and what is no answer."""

# ruff: noqa: E501 - tables of phrases

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guardrail.core.ages import LONGEST, age_bracket
from guardrail.types import AgeBracket

CHILD, THIRTEEN, FOURTEEN, FIFTEEN, TEEN, ADULT = (
    AgeBracket.UNDER_13, AgeBracket.AGE_13, AgeBracket.AGE_14, AgeBracket.AGE_15, AgeBracket.AGE_16_17, AgeBracket.ADULT,
)  # fmt: skip

NUMBERS = [
    (3, CHILD),
    (9, CHILD),
    (12, CHILD),
    (13, THIRTEEN),
    (14, FOURTEEN),
    (15, FIFTEEN),
    (16, TEEN),
    (17, TEEN),
    (18, ADULT),
    (19, ADULT),
    (64, ADULT),
    (120, ADULT),
]

SAID = {
    "en": ["I'm 15", "i am 15", "im 15", "I’m 15.", "15 years old", "I am 15 years old!", "15yo", "15 y.o.", "my age is 15", "age: 15", "Age:15", "I just turned 15", "Hi, I'm fifteen", "fifteen", "15 🙂", "yes, 15", "I'm 15 now"],
    "zh-TW": ["我15歲", "15歲", "我今年15歲了", "十五歲", "我十五歲", "十五", "我今年 15 歲", "１５歲", "剛滿15歲", "年齡：15", "我是15歲喔"],
    "zh-CN": ["我15岁", "15岁", "我今年15岁了", "十五岁", "本人十五周岁", "１５", "我已经15岁", "我的年龄是15岁", "十五岁啦"],
    "lt": ["man 15 metų", "man 15 metu", "15 metų", "Man penkiolika metų", "penkiolika", "turiu 15 metų", "man 15", "mano amžius 15", "Labas, man 15 metų"],
    "es": ["tengo 15 años", "tengo 15 anos", "15 años", "quince", "Tengo quince años.", "mi edad es 15", "hola, tengo 15", "acabo de cumplir 15 años"],
    "de": ["ich bin 15", "Ich bin 15 Jahre alt", "15 Jahre", "fünfzehn", "fuenfzehn", "bin 15", "ich bin jetzt 15", "mein Alter ist 15", "ich bin gerade 15 geworden"],
    "fr": ["j'ai 15 ans", "J’ai 15 ans.", "jai 15 ans", "15 ans", "quinze ans", "quinze", "mon âge : 15", "bonjour, j'ai 15 ans", "je viens d'avoir 15 ans"],
    "pl": ["mam 15 lat", "Mam 15 lat.", "15 lat", "piętnaście", "pietnascie lat", "mam już 15 lat", "skończyłem 15 lat", "mój wiek to 15"],
}  # fmt: skip

OTHER = [
    ("I'm over 18", ADULT), ("18+", ADULT), ("over 18 years old", ADULT), ("I'm an adult", ADULT), ("18 or older", ADULT), ("thirty-four", ADULT), ("sixteen", TEEN), ("younger than 13", CHILD),
    ("我成年了", ADULT), ("滿18歲", ADULT), ("18歲以上", ADULT), ("未滿13歲", CHILD), ("三十四歲", ADULT), ("我九岁", CHILD), ("廿歲", ADULT), ("一百零二歲", ADULT), ("十七岁", TEEN), ("十岁", CHILD), ("二十岁", ADULT),
    ("daugiau nei 18 metų", ADULT), ("esu pilnametis", ADULT), ("man dvidešimt penkeri metai", ADULT), ("man keturiolika", FOURTEEN), ("man devyneri metai", CHILD),
    ("soy mayor de edad", ADULT), ("veintiuno", ADULT), ("tengo treinta y dos años", ADULT), ("diez y seis", TEEN), ("menor de 13 años", CHILD),
    ("ich bin volljährig", ADULT), ("einundzwanzig", ADULT), ("über 18", ADULT), ("zwölf", CHILD), ("siebzehn", TEEN),
    ("je suis majeure", ADULT), ("dix-sept ans", TEEN), ("dix sept", TEEN), ("soixante-quinze ans", ADULT), ("plus de 18 ans", ADULT),
    ("jestem pełnoletnia", ADULT), ("mam dwadzieścia jeden lat", ADULT), ("trzynaście", THIRTEEN), ("ponad 18 lat", ADULT),
]  # fmt: skip

NO_ANSWER = [
    "", " ", "hello", "yes", "0", "1", "2", "121", "200", "999", "-15", "−15", "–15", "- 15", "015", "0015", "15.5", "15,5", ".15", "1.500", "1 5", "1,5", "15/06", "15-06", "15.06.2026", "2026-11-15", "15:30", "15.30", "15h30", "at 15:30",
    "room 15", "No. 15", "no 15", "order 15", "order 20151", "#15", "№15", "15€", "$15", "15 €", "EUR 15", "NT$15", "15元", "15 pln", "15%", "15 %", "15°", "15kg", "15 min", "I'm 15 minutes late", "15 years ago", "15 items", "table for 15",
    "15 or 16", "15 16", "between 15 and 17", "I'm 15 going on 16", "almost 15", "not 15", "I'm not 15", "15?", "15 am", "11 am", "my son is 15", "she is 15", "when I was 15", "turning 15 soon", "over 13", "under 18", "over 200", "I was born in 2010", "2010",
    "15 pieces please", "why do you ask", "1" * 40, "I'm 15 " * 20, "1e1", "0x0f", "XV", "15²", "¹⁵", "\u202e51", "1\u200b5", "15\x00", "/15", "<15>", "+15", "15-",
    "15號", "15号", "15樓", "房間15", "15點", "十五號", "十五日", "十五分鐘", "虛歲15", "虚岁十五", "快15歲", "我兒子15歲", "未滿18歲", "二百五", "百百", "十十", "一五", "零", "三月", "不到18歲", "15歲16歲", "兩百歲",
    "15 mai", "15 de mayo", "el 15", "le 15", "am 15. Mai", "15 Uhr", "15 godzin", "15 val.", "15 eurų", "habitación 15", "chambre 15", "Zimmer 15", "pokój 15", "kambarys 15", "mi hijo tiene 15 años", "mein Sohn ist 15", "mon fils a 15 ans", "mój syn ma 15 lat", "mano sūnui 15 metų",
    "menor de 18 años", "unter 18", "moins de 18 ans", "poniżej 18 lat", "casi 15 años", "fast 15", "presque 15 ans", "prawie 15 lat", "beveik 15 metų", "5 ans d'ancienneté", "15 Jahre Garantie", "15 lat gwarancji",
]  # fmt: skip


@pytest.mark.parametrize(("number", "bracket"), NUMBERS)
def test_a_number_alone(number: int, bracket: AgeBracket) -> None:
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    assert (
        age_bracket(f"{number}")
        == age_bracket(f" {number}. ")
        == age_bracket(wide)
        == age_bracket(f"我{number}歲")
        == bracket
    )


@pytest.mark.parametrize("text", [text for texts in SAID.values() for text in texts])
def test_fifteen(text: str) -> None:
    assert age_bracket(text) is FIFTEEN
    assert age_bracket(text.upper()) is FIFTEEN


@pytest.mark.parametrize(("text", "bracket"), OTHER)
def test_other_ages(text: str, bracket: AgeBracket) -> None:
    assert age_bracket(text) is bracket


@pytest.mark.parametrize("text", NO_ANSWER)
def test_no_answer(text: str) -> None:
    assert age_bracket(text) is None


_NEAR = st.text(
    alphabet="0123456789十五百歲岁滿 .,:;-+'’/#€%yoansliatmIie１５🙂\u200d\u0301\ud800\u202e", max_size=LONGEST + 5
)


@settings(max_examples=300, derandomize=True, database=None)
@given(st.one_of(st.text(), _NEAR))
def test_it_never_raises_and_two_numbers_are_never_an_answer(text: str) -> None:
    assert age_bracket(text) in {None, *AgeBracket}
    assert age_bracket(f"{text[:20]} 15 16") is None


@settings(max_examples=200, derandomize=True, database=None)
@given(st.integers(-1000, 10**9))
def test_only_ages_are_ages(number: int) -> None:
    assert (age_bracket(str(number)) is None) == (not 3 <= number <= 120)
