"""Languages of short messages."""

# ruff: noqa: E501 - tables of phrases

import pytest

from guardrail.detection.identify import LanguageIdentifier
from guardrail.detection.settings import LANGUAGES

SURE = [
    ("hello", "en"), ("Where is my order?", "en"), ("I'd like to return this", "en"),
    ("Labas", "lt"), ("Kur mano užsakymas?", "lt"), ("noriu grąžinti prekę", "lt"), ("ištrinkite mano duomenis", "lt"),
    ("hola", "es"), ("¿Dónde está mi pedido?", "es"), ("quiero devolver esto", "es"),
    ("我的訂單在哪裡？", "zh-TW"), ("請刪除我的資料", "zh-TW"), ("我的订单在哪里？", "zh-CN"), ("请删除我的资料", "zh-CN"),
    ("Wo ist meine Bestellung?", "de"), ("Où est ma commande ?", "fr"), ("Bonjour, je m'appelle Jean", "fr"),
    ("我想退貨 order 12345", "zh-TW"), ("My friend 王小明 is not here and I want a refund", "en"),
]  # fmt: skip


@pytest.fixture(scope="module")
def all_languages() -> LanguageIdentifier:
    return LanguageIdentifier(LANGUAGES)


@pytest.mark.parametrize(("text", "language"), SURE)
def test_sure(all_languages: LanguageIdentifier, text: str, language: str) -> None:
    assert all_languages.identify(text) == (language, True)
    assert all_languages.identify(text, "es-ES")[0] == language, "what is written beats what the channel says"


@pytest.mark.parametrize("text", ["ok", "12345", "bob@example.com", "", "🙂", "no"])
def test_the_channel_decides_what_is_a_guess(all_languages: LanguageIdentifier, text: str) -> None:
    assert all_languages.identify(text, "lt-LT") in {("lt", False), ("es", False), ("en", False)}
    assert all_languages.identify(text, "es") == ("es", False)


@pytest.mark.parametrize(
    ("locale", "language"),
    [("zh-Hant-HK", "zh-TW"), ("zh_TW", "zh-TW"), ("zh", "zh-CN"), ("en_US", "en"), ("pt-BR", None), ("", None)],
)
def test_locales(all_languages: LanguageIdentifier, locale: str, language: str | None) -> None:
    assert all_languages.by_locale(locale) == language


def test_characters_of_both_scripts_follow_the_channel(all_languages: LanguageIdentifier) -> None:
    assert all_languages.identify("你好", "zh-CN") == ("zh-CN", False)
    assert all_languages.identify("你好", "zh-TW") == ("zh-TW", False)


def test_only_configured_languages_are_named() -> None:
    few = LanguageIdentifier(("lt", "en"))
    assert few.identify("¿Dónde está mi pedido?")[0] in ("lt", "en")
    assert few.identify("我的訂單")[0] in ("lt", "en")
