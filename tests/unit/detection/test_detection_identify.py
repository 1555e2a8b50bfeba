"""Which language three words are, with and without diacritics, and which languages show in a mixture."""

# ruff: noqa: E501 - tables of phrases

import pytest

from guardrail.detection import identify
from guardrail.detection.identify import LanguageIdentifier
from guardrail.detection.letters import tolerant, without_accents
from guardrail.detection.settings import LANGUAGES

THREE_WORDS = {
    "en": """where's my stuff|it never arrived|refund me please|can't log in|need some help|call me back|wrong size again|how much longer|
        still nothing here|cancel that order|what's going on|driver was rude|screen is cracked|change my password|too expensive honestly|
        is anyone there|send another one|thanks for nothing|opening hours please|my bill's wrong|does it fit|who are you""",
    "lt": """kur mano siunta|dar nieko negavau|grąžinkite man pinigus|negaliu prisijungti niekaip|ar kas girdi|reikia jūsų pagalbos|kada pristatysite prekes|
        kurjeris buvo nemandagus|noriu pakeisti slaptažodį|labai ilgai laukiu|kiek tai kainuoja|ekranas sudužo vakar|atšaukite mano užsakymą|
        per brangu man|netinka batų dydis|kas jūs tokie|paskambinkite man vėliau|sąskaita neteisinga vėl|ačiū už atsakymą|kokios darbo valandos|
        siuntinys pavėlavo savaitę|nieko nesupratau čia""",
    "es": """dónde está mi paquete|no ha llegado|quiero mi dinero|necesito ayuda urgente|llámame más tarde|talla equivocada otra|cuánto tiempo falta|
        sigo sin nada|cancela ese pedido|qué está pasando|pantalla rota ayer|cambiar mi contraseña|demasiado caro todo|hay alguien ahí|
        manda otro igual|gracias por nada|horario de apertura|mi factura está|quién eres tú|no puedo entrar|el repartidor fue|me queda pequeño""",
    "de": """wo bleibt meine|ist nie angekommen|geld zurück bitte|kann mich nicht|brauche dringend hilfe|rufen sie zurück|wieder falsche größe|
        wie lange noch|immer noch nichts|bestellung bitte stornieren|was ist los|fahrer war unfreundlich|display ist kaputt|passwort ändern bitte|
        viel zu teuer|ist jemand da|noch eins schicken|danke für nichts|eure öffnungszeiten bitte|rechnung stimmt nicht|passt mir nicht|wer bist du""",
    "fr": """où est mon|jamais arrivé ici|remboursez moi vite|impossible de me|besoin d'aide svp|rappelez moi demain|encore mauvaise taille|
        combien de temps|toujours rien reçu|annulez ma commande|que se passe|livreur très impoli|écran est cassé|changer mon mot|
        c'est trop cher|il y a|envoyez m'en un|merci pour rien|vos horaires d'ouverture|facture encore fausse|qui êtes vous|trop petit pour""",
    "zh-TW": """我的包裹呢|還沒收到貨|請退錢給我|登不進去欸|需要幫忙嗎|晚點打電話|尺寸又錯了|還要等多久|取消那筆訂單|發生什麼事|
        螢幕裂開了|想換個密碼|實在太貴了|有人在嗎這裡|再寄一個來|營業時間幾點|帳單不對喔|你到底是誰|外送員很沒禮貌|鞋子太緊了|運費怎麼算|發票開錯了""",
    "zh-CN": """我的包裹呢到哪了还没到|还没收到货|请给我退钱|登录不了啊|需要帮忙吗|晚点打电话|尺码又错了|还要等多长时间|取消那个订单|发生什么事|
        屏幕裂开了|想换个密码吧请问|实在太贵了吧这个东西真贵|这里有人吗客服呢|再发一个过来|营业时间几点开门|账单不对啊|你到底是谁|快递员态度很差劲没礼貌吗|
        鞋子太紧了|运费怎么算|发票开错了""",
}  # fmt: skip
"""At least twenty a language."""

MIXED = [
    ("Hola, my order is late; mi nombre es Ana", {"es", "en"}),
    ("my package no ha llegado y I am very angry", {"es", "en"}),
    ("Sveiki, I would like to return, nes man netinka dydis", {"lt", "en"}),
    ("Hallo, ich wollte fragen: where is my parcel and who has it", {"de", "en"}),
    ("Bonjour, je voudrais savoir where my refund is, thank you", {"fr", "en"}),
    ("我的 order 還沒到, please check the status for me", {"zh-TW", "en"}),
    ("请帮我 cancel my order, 因为我 need a new one with another size", {"zh-CN", "en"}),
    ("hola 我想問 dónde está mi paquete", {"zh-TW", "es"}),
    ("Bonjour, ich habe eine Frage, est-ce que vous avez reçu mon colis", {"fr", "de"}),
]


@pytest.fixture(scope="module")
def identifier() -> LanguageIdentifier:
    return LanguageIdentifier(LANGUAGES)


def _messages(language: str) -> list[str]:
    return [" ".join(message.split()) for message in THREE_WORDS[language].split("|")]


@pytest.mark.parametrize("language", THREE_WORDS)
def test_three_words_suffice(identifier: LanguageIdentifier, language: str) -> None:
    messages = _messages(language)
    assert len(messages) >= 20
    wrong = {text: read for text in messages if (read := identifier.identify(text))[0] != language}
    assert len(wrong) <= 1, wrong
    assert not any(certain for _, certain in wrong.values()), wrong


@pytest.mark.parametrize("language", ["lt", "es", "de", "fr"])
def test_diacritics_are_not_needed(identifier: LanguageIdentifier, language: str) -> None:
    typed = [without_accents(text) for text in _messages(language)]
    wrong = {text: read for text in typed if (read := identifier.identify(text))[0] != language}
    assert len(wrong) <= 2, wrong


@pytest.mark.parametrize(("text", "languages"), MIXED)
def test_every_language_of_a_mixture_is_seen(identifier: LanguageIdentifier, text: str, languages: set[str]) -> None:
    spoken = identifier.read(text)
    assert {spoken.language, *spoken.seen} == languages
    assert spoken.language not in spoken.seen


@pytest.mark.parametrize("language", ["en", "lt", "es", "de", "fr", "zh-TW", "zh-CN"])
def test_short_messages_are_no_mixtures(identifier: LanguageIdentifier, language: str) -> None:
    mixed = [text for text in _messages(language) if identifier.read(text).seen]
    assert len(mixed) <= 1, mixed


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("信箱peihsien@some.example.com", {"zh-TW", "zh-CN"}),
        ("寄到 the.order@my.shop.example.com 謝謝", {"zh-TW"}),
        ("mano paštas order@where.is.example.com", {"lt"}),
        ("https://www.example.com/where/is/my/order dónde está", {"es"}),
    ],
)
def test_addresses_are_of_no_language(identifier: LanguageIdentifier, text: str, language: set[str]) -> None:
    spoken = identifier.read(text)
    assert spoken.language in language
    assert spoken.seen == ()


def test_certainty_grows_with_what_is_said(identifier: LanguageIdentifier) -> None:
    assert identifier.read("12345 🙂").certainty == 1.0, "no words, no language to be uncertain of"
    unsure, sure = identifier.read("ok").certainty, identifier.read("where is my order, please tell me").certainty
    assert 0 <= unsure <= 0.75 < 0.95 < sure <= 1


def test_a_language_that_the_statistics_do_not_know_is_no_trouble() -> None:
    assert LanguageIdentifier(("lt",)).identify("kur mano siunta") == ("lt", True)
    assert LanguageIdentifier(("zh-TW",)).identify("where is it") == ("zh-TW", False)


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("sí acepto", "si acepto"),
        ("prašau", "prasau"),
        ("löschen", "loeschen"),
        ("löschen", "loschen"),
        ("weiß", "weiss"),
        ("cœur", "coeur"),
        ("pla[iî]t", "plait"),
        ("j'accepte", "j’accepte"),
        ("[ąč]", "a"),
    ],
)
def test_tolerant_patterns_match_what_people_type(pattern: str, written: str) -> None:
    import re2

    assert re2.fullmatch(tolerant(pattern), written)
    assert re2.fullmatch(tolerant(pattern), pattern) or "[" in pattern


def test_the_statistical_model_is_read_at_the_start_and_once() -> None:
    """Half a second that no message may have to wait for."""
    identifier = LanguageIdentifier(LANGUAGES)
    read = identify._statistics.cache_info().misses
    assert identifier.identify("der verkäufer antwortet seit tagen überhaupt niemandem")[0] == "de"
    assert identifier.identify("xylophon quarkstrudel brezelkönig wandervogel")[0]
    assert identify._statistics.cache_info().misses == read


def test_the_order_in_which_letters_are_counted_decides_nothing() -> None:
    one, other = 0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1  # .6 and a little more
    assert one != other
    for score in (one, other):
        assert identify._leader({"en": score, "fr": 0.0}, None, ("en", "fr")) == ("en", 0.6, 0.6)
