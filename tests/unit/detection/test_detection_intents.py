"""What is, and what is not, said to Guardrail itself."""

# ruff: noqa: E501 - tables of phrases

import pytest

from guardrail.detection.intents import IntentMatcher
from guardrail.detection.language import languages
from guardrail.detection.settings import LANGUAGES
from guardrail.types import Intent

SAID = {
    Intent.YES: ["yes", "Yes!", "yes please", "OK, thanks", "sure 👍", "I agree", "好", "好的，謝謝", "同意", "可以", "好的,谢谢",
                 "Taip", "sutinku", "taip, sutinku", "sí", "Sí, acepto", "vale", "claro que sí", "ja", "einverstanden", "oui", "d'accord"],
    Intent.NO: ["no", "NO!!", "no thanks", "No, thank you.", "I do not agree", "不要", "不同意", "不，謝謝", "拒绝", "ne", "Nesutinku", "ne, ačiū",
                "no gracias", "no acepto", "nein", "nein danke", "non", "non merci"],
    Intent.WITHDRAW: ["STOP", "stop please", "unsubscribe", "/stop", "I withdraw my consent", "I want to withdraw my consent.",
                      "stop using my data", "撤回同意", "我要撤回我的同意", "停止使用我的個人資料", "atšaukiu sutikimą", "noriu atšaukti savo sutikimą",
                      "retiro mi consentimiento", "quiero darme de baja", "ich widerrufe meine Einwilligung", "je retire mon consentement"],
    Intent.ERASE: ["delete my data", "Please delete all my personal data!", "Can you delete my account?", "forget me", "erase everything about me",
                   "/delete", "I want you to delete all of my data", "right to be forgotten", "刪除我的資料", "請刪除我的資料，謝謝",
                   "我想刪除我的所有資料", "请删除我的数据", "把我的個資刪掉", "ištrinkite mano duomenis", "Prašau ištrinti visus mano duomenis",
                   "noriu ištrinti savo paskyrą".replace("savo ", "mano "), "pamirškite mane", "borra mis datos", "Por favor, borra todos mis datos.",
                   "quiero eliminar mi cuenta", "Lösche meine Daten", "Bitte löschen Sie meine Daten", "Supprimez mes données s'il vous plaît"],
    Intent.ACCESS: ["/export", "What data do you have about me?", "send me a copy of my data", "你們有我的哪些資料？",
                    "kokius duomenis apie mane turite?", "¿qué datos tienes sobre mí?"],
    Intent.ARE_YOU_HUMAN: ["are you a bot?", "Are you human", "r u real?", "am I talking to a real person?", "is this a robot or a human?",
                           "Hi! Are you a real person? I need help with my order.", "你是機器人嗎", "你是真人嗎？", "請問你是真人還是機器人？",
                           "你是机器人吗", "ar tu robotas?", "Ar jūs tikras žmogus?", "labas. ar tu botas? reikia pagalbos", "¿eres un robot?",
                           "¿Estoy hablando con una persona?", "Bist du ein Mensch?", "êtes-vous un robot ?"],
    Intent.HUMAN_HANDOFF: ["I want to talk to a human", "speak to an agent please", "轉真人客服", "我要找真人", "noriu kalbėti su žmogumi",
                           "quiero hablar con una persona", "ich möchte mit einem Menschen sprechen", "je veux parler à un humain"],
}  # fmt: skip

NOT_SAID = [
    "STOP this bill", "no problem, my card is 4111", "yes but my order never came", "delete my order", "can you delete the item from my cart",
    "I said no to the courier", "is your bot good at maths", "please stop the delivery to my old address", "good", "my friend is a robot fan",
    "不要辣", "好的商品", "刪除訂單", "你是做什麼的", "taip pat noriu grąžinti prekę", "ištrinkite prekę iš krepšelio", "no funciona",
    "borra el último artículo", "sí que llegó pero roto", "I want to delete my data plan and get a new one", "", "   ", "🙂",
    "a" * 5000, "/unknown", "yes " * 100, "Ja, wo ist meine Bestellung?",
]  # fmt: skip


@pytest.fixture(scope="module")
def matcher() -> IntentMatcher:
    return IntentMatcher(LANGUAGES)


@pytest.mark.parametrize(("intent", "text"), [(intent, text) for intent, texts in SAID.items() for text in texts])
def test_said(matcher: IntentMatcher, intent: Intent, text: str) -> None:
    assert matcher.intents(text) == {intent}


@pytest.mark.parametrize("text", NOT_SAID)
def test_not_said(matcher: IntentMatcher, text: str) -> None:
    assert matcher.intents(text) == frozenset()


def test_disguised_commands_are_understood(matcher: IntentMatcher) -> None:
    assert matcher.intents("ＳＴＯＰ") == {Intent.WITHDRAW}
    assert matcher.intents("  Delete   my\ndata ") == {Intent.ERASE}


def test_a_question_inside_a_message_counts_once_and_alone(matcher: IntentMatcher) -> None:
    assert matcher.intents("Delete my data. Are you a bot?") == {Intent.ARE_YOU_HUMAN}
    assert matcher.intents("I want a refund. Delete my data.") == frozenset()


@pytest.mark.parametrize(
    "asked",
    [
        "What do you have?", "what do you know", "which data do you collect", "你們有什麼", "你們有哪些東西",
        "ką turite?", "kiek turite", "¿Qué tienes?", "qué cosas hay", "Was habt ihr?", "was haben Sie alles",
        "Qu'avez-vous ?", "que savez-vous", "co macie?",
    ],
)  # fmt: skip
def test_a_question_about_goods_is_no_request_for_access(asked: str) -> None:
    everyone = IntentMatcher([language.tag for language in languages()])
    assert Intent.ACCESS not in everyone.intents(asked)
