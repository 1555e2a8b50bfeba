"""Every language says everything, briefly, equally for yes and no, within every channel's limits."""

from __future__ import annotations

import hashlib
import importlib
import re
from collections.abc import Iterator

import pytest

from guardrail.core import locales
from guardrail.core.ages import age_bracket
from guardrail.core.locales import COMPOSED, Locale
from guardrail.core.notice import RIGHTS, NoticeLine
from guardrail.core.texts import (
    AT_HOME,
    LOCALES,
    PURPOSE_QUESTIONS,
    Catalogue,
    filled,
    labelled_age,
    locale_for,
    purpose_choice,
    purpose_line,
    toggle,
)
from guardrail.detection.intents import IntentMatcher
from guardrail.errors import ConfigError
from guardrail.types import AgeBracket, Element, Intent, LegalBasis, Purpose, Saying

OPERATOR = "Example Foods International, UAB"
NOTICE = "https://www.example.com/privacy/notice"
NAMED = Catalogue(OPERATOR, NOTICE, "privacy@example.com")
LONG = Catalogue("Example".ljust(100, "x"), NOTICE, "privacy@example.com")
BARE = Catalogue(None, None)
FIXED = [saying for saying in Saying if saying not in COMPOSED]
each_locale = pytest.mark.parametrize("locale", LOCALES.values(), ids=lambda locale: locale.language)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def templates(locale: Locale) -> Iterator[str]:
    yield from locale.texts.values()
    yield from locale.elements.values()
    yield from locale.state
    yield from locale.notice.values()


def labels(locale: Locale) -> list[str]:
    said = locale.labels
    toggles = [toggle(locale, purpose, allowed) for purpose in Purpose for allowed in (True, False)]
    return [
        said.yes,
        said.no,
        said.erase,
        said.keep,
        said.link,
        said.apart,
        said.withdraw,
        *said.ages.values(),
        *toggles,
    ]


def test_the_promised_languages_are_there() -> None:
    assert NAMED.languages == ("en", "zh-TW", "zh-CN", "lt", "es", "de", "fr")


@each_locale
def test_every_language_says_everything(locale: Locale) -> None:
    assert set(locale.texts) == set(FIXED)
    assert set(locale.elements) == set(Element)
    assert set(locale.notice) == set(NoticeLine)
    assert set(locale.words.purposes) == set(locale.labels.purposes) == set(Purpose)
    assert set(locale.words.bases) == set(LegalBasis)
    assert set(locale.words.rights) == set(RIGHTS)
    assert set(locale.labels.ages) == set(AgeBracket)
    assert all(text.strip() == text and text for text in templates(locale))
    assert re.fullmatch(r"\d{4}-\d{2}-\d+", locale.version)


@each_locale
def test_every_language_says_that_no_lawyer_has_read_it(locale: Locale) -> None:
    module = importlib.import_module(f"{locales.__name__}.{locale.language.lower().replace('-', '_')}")
    assert "Not legally reviewed." in (module.__doc__ or "")


@each_locale
def test_no_blank_lines_and_one_field_a_line_that_never_begins_a_text(locale: Locale) -> None:
    """What the recogniser of resent texts rests on."""
    for text in (*templates(locale), *locale.former, *locale.former_lines):
        assert "\n\n" not in text
        if text != locale.notice[NoticeLine.PURPOSE]:  # of which all fillings are known
            assert all(line.count("{") <= 1 for line in text.split("\n"))
    for text in (*locale.texts.values(), *locale.former):
        assert "{" not in text.split("\n")[0]
    assert "{" not in locale.elements[Element.AUTOMATED] + locale.notice[NoticeLine.OPENING] + "".join(locale.state)


@each_locale
@pytest.mark.parametrize("saying", FIXED)
def test_no_open_fields(locale: Locale, saying: Saying) -> None:
    for catalogue in (NAMED, BARE):
        text = catalogue.wording(saying, locale.language).text
        assert text
        assert "{" not in text
        assert "\n\n" not in text


@each_locale
def test_sentences_are_short(locale: Locale) -> None:
    chinese = locale.language.startswith("zh")
    for text in templates(locale):
        for sentence in re.split(r"(?<=[.!?])\s+|\n|[。？！]", text):
            words = list(sentence) if chinese else sentence.split()
            assert len(words) <= (40 if chinese else 20), sentence


@each_locale
def test_lengths_fit_the_strictest_channels(locale: Locale) -> None:
    assert utf16(LONG.identity(locale.language, ()).text) <= 160
    assert utf16(LONG.identity(locale.language, Element).text) <= 640
    for saying in FIXED:
        assert utf16(LONG.wording(saying, locale.language).text) <= 640
    for allowed in (True, False):
        assert utf16(LONG.consents(locale.language, dict.fromkeys(Purpose, allowed)).text) <= 640


@each_locale
def test_labels_fit_the_strictest_channels_and_are_told_apart(locale: Locale) -> None:
    assert all(0 < utf16(label) <= 20 and " / " not in label for label in labels(locale))
    assert len({label.casefold() for label in labels(locale)}) == len(labels(locale))


@each_locale
def test_buttons(locale: Locale) -> None:
    payloads = {
        saying: [button.payload for button in NAMED.wording(saying, locale.language).buttons] for saying in FIXED
    }
    questions = {
        Saying.CONSENT_QUESTION: ["guardrail:consent:yes", "guardrail:consent:no"],
        Saying.ERASURE_QUESTION: ["guardrail:erase:yes", "guardrail:erase:no"],
        Saying.LINK_QUESTION: ["guardrail:link:yes", "guardrail:link:no"],
        Saying.AGE_QUESTION: [f"guardrail:age:{age.value}" for age in AgeBracket],
        **{
            saying: [f"guardrail:purpose:{purpose.value}:yes", f"guardrail:purpose:{purpose.value}:no"]
            for saying, purpose in PURPOSE_QUESTIONS.items()
        },
    }
    assert payloads == {saying: questions.get(saying, []) for saying in FIXED}


@each_locale
@pytest.mark.parametrize(
    "saying", [Saying.CONSENT_QUESTION, Saying.ERASURE_QUESTION, Saying.LINK_QUESTION, *PURPOSE_QUESTIONS]
)
def test_accepting_and_refusing_look_alike(locale: Locale, saying: Saying) -> None:
    yes, no = NAMED.wording(saying, locale.language).buttons
    assert abs(len(yes.label) - len(no.label)) <= 6


def test_every_purpose_has_a_question() -> None:
    assert set(PURPOSE_QUESTIONS.values()) == set(Purpose) - {Purpose.SERVICE}


COMMANDS = {
    "en": ("stop", "delete my data", "show my data", "my consents", "do not sell my data"),
    "zh-TW": ("停止", "刪除我的資料", "查看我的資料", "我的同意", "不要出售我的資料"),
    "zh-CN": ("停止", "删除我的数据", "查看我的数据", "我的同意", "不要出售我的数据"),
    "lt": ("stop", "ištrinkite mano duomenis", "parodykite mano duomenis", "mano sutikimai",
           "neparduokite mano duomenų"),
    "es": ("parar", "borra mis datos", "muestra mis datos", "mis consentimientos", "no vendas mis datos"),
    "de": ("stopp", "meine Daten löschen", "meine Daten anzeigen", "meine Einwilligungen",
           "meine Daten nicht verkaufen"),
    "fr": ("stop", "supprimez mes données", "montrez-moi mes données", "mes consentements",
           "ne vendez pas mes données"),
}  # fmt: skip
"""The words that texts tell people to write: withdraw, erase, access, consents, opt out."""
MEANT = (Intent.WITHDRAW, Intent.ERASE, Intent.ACCESS, Intent.CONSENTS, Intent.OPT_OUT)
QUOTED = re.compile(r"(?:\"|„|「|“|«\s?)([^\"„“”「」«»]+?)(?:\s?»|\"|“|」|”)")


@pytest.fixture(scope="module")
def matcher() -> IntentMatcher:
    return IntentMatcher([locale.language for locale in LOCALES.values()])


@each_locale
def test_what_texts_tell_people_to_write_is_understood(locale: Locale, matcher: IntentMatcher) -> None:
    for command, intent in zip(COMMANDS[locale.language], MEANT, strict=True):
        assert matcher.intents(command) == {intent}, command
    for command, intent in (("/privacy", Intent.PRIVACY), ("/code", Intent.CODE), ("/unlink", Intent.UNLINK)):
        assert matcher.intents(command) == {intent}
    quoted = {found for text in templates(locale) for found in QUOTED.findall(text)}
    assert quoted == {*COMMANDS[locale.language], "/privacy", "/code", "/unlink"}


@each_locale
def test_the_consent_question_says_what_consent_needs(locale: Locale) -> None:
    text = NAMED.wording(Saying.CONSENT_QUESTION, locale.language).text
    assert OPERATOR in text
    assert NOTICE in text
    assert all(command in text for command in COMMANDS[locale.language][:2])
    bare = BARE.wording(Saying.CONSENT_QUESTION, locale.language).text
    assert len(bare.splitlines()) == len(text.splitlines()) - 2


@each_locale
@pytest.mark.parametrize("saying", PURPOSE_QUESTIONS)
def test_a_purpose_is_asked_for_by_itself(locale: Locale, saying: Saying) -> None:
    """Who asks, what it means, that a no costs nothing, how to change one's mind (GDPR Art. 7, Rec. 42 and 43)."""
    lines = NAMED.wording(saying, locale.language).text.splitlines()
    others = [NAMED.wording(other, locale.language).text for other in PURPOSE_QUESTIONS if other is not saying]
    asked, meaning, detail, who, free, change = lines
    assert asked.endswith(("?", "？"))
    assert OPERATOR in who
    assert all(free in other and change in other for other in others)
    assert all(line not in other for line in (asked, meaning, detail) for other in others)
    assert COMMANDS[locale.language][3] in change


@each_locale
def test_the_words_to_write_are_named_again_after_giving_and_withdrawing(locale: Locale) -> None:
    stop, delete, _, consents, _ = COMMANDS[locale.language]
    assert stop in NAMED.wording(Saying.CONSENT_GIVEN, locale.language).text
    assert delete in NAMED.wording(Saying.CONSENT_WITHDRAWN, locale.language).text
    for saying in (Saying.PURPOSE_NOTED, Saying.OPTED_OUT):
        assert consents in NAMED.wording(saying, locale.language).text


@each_locale
def test_a_guardian_learns_whom_to_ask(locale: Locale) -> None:
    text = NAMED.wording(Saying.GUARDIAN_NEEDED, locale.language).text
    bare = BARE.wording(Saying.GUARDIAN_NEEDED, locale.language).text
    assert text.splitlines()[:-1] == bare.splitlines()
    assert text.endswith("privacy@example.com")


# ---------------------------------------------------------------- who speaks


@each_locale
def test_the_identity_says_a_line_for_each_element_in_fixed_order(locale: Locale) -> None:
    alone = NAMED.identity(locale.language, ())
    assert alone.saying is Saying.BOT_IDENTITY
    assert alone.version == locale.version
    assert alone == NAMED.identity(locale.language, (Element.AUTOMATED,))
    assert alone == NAMED.wording(Saying.BOT_IDENTITY, locale.language)
    assert alone.text == locale.elements[Element.AUTOMATED]
    every = NAMED.identity(locale.language, reversed(Element)).text.splitlines()
    assert every[0] == alone.text
    assert len(every) == len(Element) + 1, "the privacy notice has a line for its address"
    for element in Element:
        said = NAMED.identity(locale.language, [element]).text.splitlines()
        assert said[0] == alone.text
        assert [line for line in every if line in said] == said


@each_locale
def test_no_name_no_address_no_line(locale: Locale) -> None:
    said = BARE.identity(locale.language, (Element.OPERATOR, Element.PRIVACY)).text.splitlines()
    assert len(said) == 2
    assert "/privacy" in said[1]
    named = NAMED.identity(locale.language, (Element.OPERATOR, Element.PRIVACY)).text.splitlines()
    assert OPERATOR in named[1]
    assert named[2] == said[1]
    assert NOTICE in named[3]


def test_composed_texts_are_not_said_without_their_facts() -> None:
    for saying in (Saying.CONSENT_STATE, Saying.PRIVACY_NOTICE):
        with pytest.raises(ValueError, match="composed"):
            NAMED.wording(saying, "en")


# ---------------------------------------------------------------- what somebody agreed to


@each_locale
def test_the_consent_state_has_a_line_and_a_button_for_each_purpose(locale: Locale) -> None:
    states = {Purpose.SALE: False, Purpose.SERVICE: True, Purpose.MARKETING: True}
    said = NAMED.consents(locale.language, states)
    first, service, marketing, sale, last = said.text.splitlines()
    assert (first, last) == locale.state
    assert service.endswith(locale.labels.on)
    assert marketing.endswith(locale.labels.on)
    assert sale.endswith(locale.labels.off)
    assert [button.payload for button in said.buttons] == [
        "guardrail:consent:no",
        "guardrail:purpose:marketing:no",
        "guardrail:purpose:sale:yes",
    ]
    assert said.buttons[1].label == toggle(locale, Purpose.MARKETING, False)
    assert said.buttons[2].label == toggle(locale, Purpose.SALE, True)


def test_consent_to_the_service_is_not_given_by_a_button_that_asked_nothing() -> None:
    assert NAMED.consents("en", {Purpose.SERVICE: False}).buttons == ()


@each_locale
@pytest.mark.parametrize("purpose", PURPOSE_QUESTIONS.values())
@pytest.mark.parametrize("agreed", [True, False])
def test_a_written_label_is_the_button(locale: Locale, purpose: Purpose, agreed: bool) -> None:
    payload = f"guardrail:purpose:{purpose.value}:{'yes' if agreed else 'no'}"
    label = toggle(locale, purpose, agreed)
    assert purpose_choice(label) == payload
    assert purpose_choice(f" {label.upper()}. ") == payload
    assert purpose_choice(label.replace("：", ": ")) == payload


@each_locale
def test_a_written_age_label_is_the_button(locale: Locale) -> None:
    for age, label in locale.labels.ages.items():
        assert labelled_age(f"{label}.") is age
        assert age_bracket(label) in (age, None), "as a message it says nothing else"
    assert labelled_age("3 pizzas") is None
    assert labelled_age("1" * 1000) is None


@pytest.mark.parametrize("text", ["", "yes", "Advertising", "Advertising: yes please", "Answers: no", "x" * 10_000])
def test_other_words_are_no_button(text: str) -> None:
    assert purpose_choice(text) is None


# ---------------------------------------------------------------- proof


def test_the_hash_is_of_the_text_as_it_was_shown() -> None:
    shown = NAMED.wording(Saying.CONSENT_QUESTION, "zh-TW")
    assert NAMED.hash_of(shown) == hashlib.sha256(shown.text.encode("utf-8")).hexdigest()
    assert NAMED.hash_of(shown) != NAMED.hash_of(BARE.wording(Saying.CONSENT_QUESTION, "zh-TW"))


def test_what_an_operator_wrote_is_filled_in_once() -> None:
    assert filled("{a}\n{b} x", {"a": "{b}", "b": "1"}) == "{b}\n1 x"
    assert filled("{a}\n{b} x", {"a": None, "b": "1"}) == "1 x"


@each_locale
def test_a_notice_names_every_purpose_with_every_basis(locale: Locale) -> None:
    lines = {purpose_line(locale, purpose, basis) for purpose in Purpose for basis in LegalBasis}
    assert len(lines) == len(Purpose) * len(LegalBasis)


# ---------------------------------------------------------------- languages


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
        ("de", "de"),
        ("de-AT", "de"),
        ("fr-CA", "fr"),
        ("pl", "en"),
        ("pl-PL", "en"),
        ("", "en"),
        ("???", "en"),
    ],
)
def test_the_nearest_language_is_taken(asked: str, given: str) -> None:
    assert locale_for(asked).language == given
    assert NAMED.wording(Saying.SAFE_REPLY, asked).language == given
    assert NAMED.identity(asked, Element).language == given


def test_an_operator_that_does_not_fit_is_refused_at_start() -> None:
    with pytest.raises(ConfigError):
        Catalogue("x" * 400, None)
    with pytest.raises(ConfigError):
        Catalogue("Two\n\nlines", None)
    with pytest.raises(ConfigError):
        Catalogue(None, "https://example.com/\n\nx")
    with pytest.raises(ConfigError):
        Catalogue(None, None, "a\u2028b")


# ---------------------------------------------------------------- what becomes of a request

CONSENT_HASHES = {
    "en": "dd8e5b831857525ceb7d4719b21d944915a6fc5e84b977e1e4cbf517b9d37a19",
    "zh-TW": "f46a0fb1b7a1391edbc9581aea53f1bad7656066b943b9ffc36f7d71656d95fe",
    "zh-CN": "9872a2566006cdc39261a895e31d2810ee0cfca62417f8d3631a92ea28ba1f2a",
    "lt": "d92b4e66620e8fb0867ad74e03ade8986c427cfaabb0b38191f12005ec0ed5db",
    "es": "096e3ab08e1ec1957bffc37eaeaa4be3f36102a4b9ef6e161c0ed312e4679dde",
    "de": "96befb4dc7f6aba9a32f2eecacf89fbfc14bae8843783bc86eec0d7e6416ca9c",
    "fr": "1c6fee0770166979b0c87d9236c16900098417e810771fd06bb6f95f44ca484a",
}
"""Of the texts as they were first recorded. A new version of a language has a new one here."""
TOLD_FACTS = {
    "right": "access",
    "reference": "req_4dx3aaaaaaaaaaaaaaaaaaaaaa",
    "due": "2026-12-22",
    "code": "7KQF-M3XT-9WA",
    "link": "https://chat.example.com/my/" + "x" * 43,
    "receipt": "https://chat.example.com/receipts/rct_4dx3aaaaaaaaaaaaaaaaaaaaaa",
    "reason": "right_not_given",
    "authority": AT_HOME,
}
FILLED = {
    Saying.ACCESS_RECEIVED: ("reference", "due"),
    Saying.REQUEST_RECEIVED: ("reference", "due"),
    Saying.REQUEST_VERIFY: ("reference", "code"),
    Saying.REQUEST_DONE: ("reference",),
    Saying.REQUEST_REFUSED: ("reference",),
    Saying.COPY_READY: ("reference", "link"),
    Saying.ERASURE_DONE: ("reference", "receipt"),
    Saying.ERASURE_PARTLY: ("reference", "receipt"),
    Saying.CODE_GIVEN: ("code",),
}


@each_locale
@pytest.mark.parametrize("saying", FILLED)
def test_what_is_told_of_a_request_fits_and_leaves_out_what_there_is_not(locale: Locale, saying: Saying) -> None:
    told = NAMED.told(saying, locale.language, TOLD_FACTS)
    assert (told.saying, told.language, told.version) == (saying, locale.language, locale.version)
    assert all(TOLD_FACTS[field] in told.text for field in FILLED[saying])
    assert "{" not in told.text
    assert utf16(told.text) <= 1000
    assert NAMED.told(saying, locale.language, {}) == NAMED.wording(saying, locale.language)


@each_locale
def test_rights_reasons_and_the_authority_at_home_become_words(locale: Locale) -> None:
    refused = NAMED.told(Saying.REQUEST_REFUSED, locale.language, TOLD_FACTS).text
    assert locale.words.rights["access"] in refused
    assert locale.phrases["right_not_given"] in refused
    assert locale.phrases["authority"] in refused
    assert "privacy@example.com" in refused
    unknown = NAMED.told(Saying.REQUEST_REFUSED, locale.language, {"reason": "of_tomorrow", "authority": "VDAI"}).text
    assert locale.phrases["other"] in unknown
    assert "VDAI" in unknown
    assert set(locale.phrases) == set(LOCALES["en"].phrases)


@each_locale
def test_whoever_gets_a_code_is_warned(locale: Locale) -> None:
    """A code is asked for by those who want somebody's data: it is said each time, and before chats are joined."""
    for saying in (Saying.CODE_GIVEN, Saying.REQUEST_VERIFY):
        lines = NAMED.told(saying, locale.language, TOLD_FACTS).text.splitlines()
        assert "7KQF-M3XT-9WA" not in lines[-1]
    question = NAMED.wording(Saying.LINK_QUESTION, locale.language).text.splitlines()
    assert len(question) == 4
    assert [button.payload for button in NAMED.wording(Saying.LINK_QUESTION, locale.language).buttons] == [
        "guardrail:link:yes",
        "guardrail:link:no",
    ]


@each_locale
def test_no_text_asks_for_a_code_in_a_group(locale: Locale) -> None:
    assert "/code" not in NAMED.wording(Saying.CODE_PRIVATE, locale.language).text


@each_locale
def test_the_consent_question_is_what_it_was(locale: Locale) -> None:
    """Proof of consent is the hash of the very text: new words about requests change none of it."""
    assert CONSENT_HASHES[locale.language] == NAMED.hash_of(NAMED.wording(Saying.CONSENT_QUESTION, locale.language))
