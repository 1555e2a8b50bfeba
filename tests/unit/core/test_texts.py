"""Every language says everything, briefly, equally for yes and no, within every channel's limits."""

from __future__ import annotations

import re

import pytest

from guardrail.core.locales import Locale
from guardrail.core.texts import LOCALES, Catalogue, locale_for
from guardrail.errors import ConfigError
from guardrail.types import Saying

NAMED = Catalogue("Example Foods International, UAB", "https://www.example.com/privacy/notice")
BARE = Catalogue(None, None)
each_locale = pytest.mark.parametrize("locale", LOCALES.values(), ids=lambda locale: locale.language)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_the_promised_languages_are_there() -> None:
    assert set(NAMED.languages) == {"en", "zh-TW", "zh-CN", "lt", "es"}


@each_locale
def test_every_saying_has_a_text(locale: Locale) -> None:
    assert set(locale.texts) == set(Saying)
    assert all(text.strip() == text and text for text in locale.texts.values())
    assert re.fullmatch(r"\d{4}-\d{2}-\d+", locale.version)


@each_locale
@pytest.mark.parametrize("saying", Saying)
def test_no_blank_lines_and_no_open_fields(locale: Locale, saying: Saying) -> None:
    for catalogue in (NAMED, BARE):
        text = catalogue.wording(saying, locale.language).text
        assert "\n\n" not in text
        assert "{" not in text
        assert text


@each_locale
@pytest.mark.parametrize("saying", Saying)
def test_sentences_are_short(locale: Locale, saying: Saying) -> None:
    longest = 40 if locale.language.startswith("zh") else 20
    for sentence in re.split(r"(?<=[.!?])\s+|\n|[。？！]", locale.texts[saying]):
        words = list(sentence) if locale.language.startswith("zh") else sentence.split()
        assert len(words) <= longest, sentence


@each_locale
def test_lengths_fit_the_strictest_channels(locale: Locale) -> None:
    assert utf16(NAMED.wording(Saying.BOT_IDENTITY, locale.language).text) <= 160
    assert utf16(NAMED.wording(Saying.CONSENT_QUESTION, locale.language).text) <= 640
    assert utf16(NAMED.wording(Saying.ERASURE_QUESTION, locale.language).text) <= 640


@each_locale
def test_buttons(locale: Locale) -> None:
    consent = NAMED.wording(Saying.CONSENT_QUESTION, locale.language).buttons
    erasure = NAMED.wording(Saying.ERASURE_QUESTION, locale.language).buttons
    assert [button.payload for button in consent] == ["guardrail:consent:yes", "guardrail:consent:no"]
    assert [button.payload for button in erasure] == ["guardrail:erase:yes", "guardrail:erase:no"]
    for yes, no in (consent, erasure):
        assert 0 < utf16(yes.label) <= 20
        assert 0 < utf16(no.label) <= 20
        assert abs(len(yes.label) - len(no.label)) <= 6, "accepting and refusing look alike"


@each_locale
def test_only_questions_have_buttons(locale: Locale) -> None:
    with_buttons = {saying for saying in Saying if NAMED.wording(saying, locale.language).buttons}
    assert with_buttons == {Saying.CONSENT_QUESTION, Saying.ERASURE_QUESTION}


COMMANDS = {
    "en": ("stop", "delete my data"),
    "zh-TW": ("停止", "刪除我的資料"),
    "zh-CN": ("停止", "删除我的数据"),
    "lt": ("stop", "ištrinkite mano duomenis"),
    "es": ("parar", "borra mis datos"),
}


@each_locale
def test_the_consent_question_says_what_consent_needs(locale: Locale) -> None:
    text = NAMED.wording(Saying.CONSENT_QUESTION, locale.language).text
    assert "Example Foods International, UAB" in text
    assert "https://www.example.com/privacy/notice" in text
    assert all(command in text for command in COMMANDS[locale.language])
    bare = BARE.wording(Saying.CONSENT_QUESTION, locale.language).text
    assert len(bare.splitlines()) == len(text.splitlines()) - 2


@each_locale
def test_the_words_to_write_are_named_again_after_giving_and_withdrawing(locale: Locale) -> None:
    stop, delete = COMMANDS[locale.language]
    assert stop in NAMED.wording(Saying.CONSENT_GIVEN, locale.language).text
    assert delete in NAMED.wording(Saying.CONSENT_WITHDRAWN, locale.language).text


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("zh", "zh-TW"),
        ("zh-TW", "zh-TW"),
        ("zh_TW", "zh-TW"),
        ("zh-Hant-HK", "zh-TW"),
        ("zh-CN", "zh-CN"),
        ("zh-Hans-CN", "zh-CN"),
        ("ZH-SG", "zh-CN"),
        ("lt-LT", "lt"),
        ("es-419", "es"),
        ("de", "en"),
        ("", "en"),
        ("???", "en"),
    ],
)
def test_the_nearest_language_is_taken(asked: str, given: str) -> None:
    assert locale_for(asked).language == given
    assert NAMED.wording(Saying.SAFE_REPLY, asked).language == given


def test_an_operator_that_does_not_fit_is_refused_at_start() -> None:
    with pytest.raises(ConfigError):
        Catalogue("x" * 400, None)
    with pytest.raises(ConfigError):
        Catalogue("Two\n\nlines", None)
    with pytest.raises(ConfigError):
        Catalogue(None, "https://example.com/\n\nx")
