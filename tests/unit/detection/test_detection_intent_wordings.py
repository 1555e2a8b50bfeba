"""The many ways to say yes, no, stop, delete my data, what do you know, are you human, get me a person; and near misses.

None of the wordings stands in the tables as it is: what is tested is that the tables generalise.
"""

# ruff: noqa: E501 - tables of phrases

import re

import pytest

from guardrail.detection.intents import IntentMatcher, _plain
from guardrail.detection.language import languages
from guardrail.detection.settings import LANGUAGES
from guardrail.types import Intent

YES, NO, STOP, ERASE, ACCESS, HUMAN, PERSON = (
    Intent.YES, Intent.NO, Intent.WITHDRAW, Intent.ERASE, Intent.ACCESS, Intent.ARE_YOU_HUMAN, Intent.HUMAN_HANDOFF,
)  # fmt: skip

SAID = {
    "en": {
        YES: ["yeahhh ok thanks", "okayyy", "Sure, go ahead please", "ok yes i agree, thank you", "Yes I do consent to this."],
        NO: ["nooooo", "no i dont consent to that", "sorry, I'd rather not", "Nah thanks mate", "please don't do it"],
        STOP: ["stopppp", "pls stop texting me", "I hereby withdraw all my consent", "Please do not contact me again!", "stop recording my messages now"],
        ERASE: ["pls delet my account", "can you please wipe all of my personal data from your database?", "Hi, I'd like to have my data erased", "how can I delete my chat history here?", "forget everything you know about me please"],
        ACCESS: ["what info do u have on me??", "Hey, tell me what you know about me please", "can i get a copy of all of my data", "which data have you stored about me so far", "are you recording my messages?"],
        HUMAN: ["r u a real human or just a bot", "so... am I actually chatting with a machine right now?", "you're a robot, right?", "Wait, is this an automated bot?", "is there a real person on the other end?"],
        PERSON: ["can i plz talk to a real person", "Transfer me to a human agent now", "I wanna speak to your manager", "get me a real human please", "i dont want to talk to a bot"],
    },
    "zh": {
        YES: ["好der謝謝", "可以喔謝謝", "我完全同意喔", "好的好的，謝啦", "對對對", "我同意你们处理"],
        NO: ["不要啦拜託", "我不太願意耶", "算了吧謝謝", "我坚决不同意", "ㄅ要", "先不用了謝謝"],
        STOP: ["請不要再傳訊息給我了", "我要收回之前的授權", "停停停", "别再收集我的个人信息了", "麻煩停止利用我的個資"],
        ERASE: ["麻煩幫我把我的對話紀錄全部刪光", "可以刪掉我在你們這裡的資料", "怎样才能注销我的账号呢", "请彻底删除我的聊天记录", "幫我砍掉我的帳號"],
        ACCESS: ["你們手上有我的什麼個資啊", "我想知道你们保存了我的哪些信息", "你記得我什麼", "可以給我看我的資料", "你們存了我的什麼資訊呢"],
        HUMAN: ["欸你是真的人還是ai啊", "请问你这是机器人在回复吗", "對面是真人ㄇ", "我現在是在跟機器人聊天嗎", "你该不会是人工智能吧"],
        PERSON: ["請幫我轉接真人客服謝謝", "我要跟你們主管講話", "能不能换个人工客服", "叫客服人員來", "不想跟機器人講話"],
    },
    "lt": {
        YES: ["taiiip", "nu gerai, sutinku", "Taip, leidžiu, ačiū", "zinoma, sutinku su viskuo", "Labas, sutinku su sąlygomis"],
        NO: ["neee, aciu", "tikrai nenoriu to", "Ne, aš kategoriškai nesutinku", "ne, dabar ne", "neleidziu jums"],
        STOP: ["prasau man neberašykit daugiau", "Noriu atšaukti savo duotą sutikimą", "nustokit naudoti mano duomenis", "stopp prašau", "atsaukiu savo sutikima del duomenu tvarkymo"],
        ERASE: ["prasau istrinti visus mano asmeninius duomenis is sistemos", "Ar galėtumėte pašalinti mano paskyrą?", "istrink viska ka zinai apie mane", "kaip ištrinti savo paskyrą", "noriu būti pamirštas, ačiū"],
        ACCESS: ["ką tiksliai žinote apie mane?", "kokius duomenis jūs apie mane kaupiate", "atsiuskite man visų mano duomenų kopiją", "Labas, ar saugote mano asmens duomenis?", "ar kaupiate mano duomenis"],
        HUMAN: ["tu cia tikras zmogus ar robotas", "Ar aš dabar kalbu su gyvu žmogumi?", "klausyk, ar tu botas?", "jus robotas taip?", "kas čia man atsakinėja"],
        PERSON: ["noreciau pakalbeti su gyvu zmogumi", "Sujunkit mane su operatorium prašau", "duokit man žmogų", "ar galima susisiekti su jūsų konsultantu?", "nenoriu kalbėti su robotu"],
    },
    "es": {
        YES: ["siiii claro", "Vale, acepto, gracias", "sí, estoy totalmente de acuerdo", "perfecto, gracias", "doy mi permiso"],
        NO: ["nooo gracias", "no doy mi autorizacion", "de ninguna manera, perdón", "mejor no, gracias", "no quiero, por favor"],
        STOP: ["quiero retirar mi consentimiento por favor", "no me mandes mensajes nunca más", "dejen de usar mis datos personales ya", "porfavor dame de baja", "basta ya, gracias"],
        ERASE: ["porfa borra todos mis datos", "Quisiera que eliminen mi cuenta de su sistema", "como puedo borrar mi historial", "olvidate de mi, gracias", "solicito la supresion de mis datos personales"],
        ACCESS: ["que datos mios tienen guardados", "dime qué sabes de mí", "quiero recibir una copia de todos mis datos", "¿me dan una copia de mis datos personales?", "¿guardan información sobre mí?"],
        HUMAN: ["oye eres una persona de verdad o un bot?", "estoy hablando con una maquina?", "¿Hay alguien ahí?", "eres un bot verdad", "con quien estoy hablando"],
        PERSON: ["pasame con un asesor humano por favor", "Quiero hablar con alguien de verdad", "necesito un agente humano ya", "¿puede pasarme con una persona?", "no quiero hablar con un robot"],
    },
    "de": {
        YES: ["jaaa gerne", "Ja, ich bin damit einverstanden", "ok, passt so", "klaro, danke", "Ich stimme dem zu."],
        NO: ["neiiin danke", "ich moechte das nicht", "Nein, ich stimme der Verarbeitung nicht zu", "auf gar keinen Fall, sorry", "lieber nicht, danke"],
        STOP: ["bitte schreib mir nicht mehr", "Hiermit widerrufe ich meine Zustimmung", "ich will meine einwilligung zurueckziehen", "stoppp bitte", "nutzen Sie bitte meine Daten nicht mehr"],
        ERASE: ["bitte alle meine daten loeschen", "Können Sie bitte meinen Account löschen?", "vergiss alles was du über mich weißt", "wie kann ich mein Konto löschen", "Ich beantrage die Löschung meiner Daten"],
        ACCESS: ["was wissen sie eigentlich über mich", "Welche persönlichen Daten haben Sie über mich gespeichert?", "zeig mir bitte meine daten", "welche Infos habt ihr denn über mich", "speichert ihr daten von mir?"],
        HUMAN: ["bist du n bot oder n echter mensch", "Spreche ich hier gerade mit einer Maschine?", "sind sie eine echte person", "du bist doch ein bot oder", "sitzt da ein echter Mensch?"],
        PERSON: ["ich moechte bitte mit einem echten mitarbeiter sprechen", "Verbinden Sie mich mit einem Menschen!", "kann ich mit einem Berater reden", "ich brauche einen Ansprechpartner", "ich will nicht mit einem Bot reden"],
    },
    "fr": {
        YES: ["ouiii merci", "Oui, je suis tout à fait d'accord", "pas de souci, merci", "j'accepte volontiers", "oui allez-y"],
        NO: ["nonnn merci", "non, je ne suis pas du tout d'accord", "surtout pas merci", "je refuse categoriquement", "pas maintenant, désolé"],
        STOP: ["arretez de m'ecrire svp", "Je retire mon consentement, merci", "ne me contactez plus jamais", "je ne veux plus que vous utilisiez mes données", "stop s'il vous plaît"],
        ERASE: ["supprimez toutes mes donnees personnelles svp", "Pourriez-vous effacer mon compte ?", "oublie-moi complètement", "comment je peux supprimer mon historique", "je demande la suppression de mes données"],
        ACCESS: ["qu'est-ce que vous savez sur moi", "Quelles informations avez-vous sur moi ?", "je voudrais voir mes donnees", "est-ce que vous gardez mes messages ?", "pourriez-vous m'envoyer une copie de mes données ?"],
        HUMAN: ["t'es un robot ou une vraie personne", "Est-ce que je parle à un humain ?", "y a quelqu'un derrière", "vous êtes une machine ?", "à qui je parle exactement"],
        PERSON: ["je veux parler a un vrai conseiller svp", "Passez-moi un responsable !", "je voudrais parler à une vraie personne", "puis-je parler à un humain ?", "je ne veux pas parler à un robot"],
    },
}  # fmt: skip

NEAR_MISSES = {
    "en": ["stop this bill", "delete my order", "no problem", "yes but first tell me the price", "are you open?", "can you delete item 3", "stop by the shop later",
           "I said no to the courier", "delete my last payment", "remove my card from the wallet", "are you a member of the union", "is this a real leather bag", "who is your manager",
           "yes the blue one", "no it was the other order", "talk to my husband about it", "what do you know about refunds", "show me my orders", "forget the second item",
           "I want to cancel my order", "unsubscribe my brother's account from premium", "is there a person at the desk on Sundays", "sure but when", "okay where do I sign", "human hair extensions", "agent 47 poster",
           "export to Canada", "do you store wine"],
    "zh": ["不要辣", "好的商品", "刪除訂單", "停車場在哪", "可以刷卡嗎", "是不是明天到", "我要找衣服", "不好意思請問幾點關", "取消訂單", "同意退貨條款的話要多久", "真人秀幾點播", "機器人掃地機有貨嗎",
           "你有什麼優惠", "查詢我的訂單", "忘記密碼", "把第二件刪掉換成紅色", "不是這個是另一個", "对的话就发货", "要两个", "客服電話的分機是多少號", "停止配送到舊地址", "你知道我的包裹在哪嗎", "删除购物车里的商品", "人工皮革是真的嗎",
           "好貴喔", "行李箱多少錢", "我可以用信用卡付嗎"],
    "lt": ["taip pat noriu grąžinti prekę", "ištrinkite prekę iš krepšelio", "ne tas užsakymas", "sustabdykite siuntą", "ar jūs dirbate šeštadienį", "noriu atšaukti užsakymą", "gerai, o kada atvyks", "atsiųskite man sąskaitą",
           "koks žmogus atvežė siuntą", "roboto dulkių siurblys neveikia", "ką žinote apie grąžinimą", "nereikia dėžutės", "ištrinkite antrą prekę", "parodykite mano užsakymą", "pakalbėti galima rytoj?", "taip, bet pirma pasakykite kainą",
           "ne man, o mano broliui", "ar čia tikra oda", "man reikia naujo slaptažodžio", "stop kadras neveikia", "sutinku tik jei bus nuolaida", "galite pakeisti adresą?", "operatorius Tele2 neveikia", "noriu žmonai dovanos", "pamiršau slaptažodį",
           "konsultacijos kaina"],
    "es": ["no funciona", "borra el último artículo", "sí que llegó pero roto", "para mi hermana", "baja de precio?", "cancela mi pedido", "sí pero primero dime el precio", "no es ese pedido", "eres muy amable", "qué sabes de las devoluciones",
           "quiero ver mis pedidos", "claro oscuro o negro", "quiero hablar de mi pedido", "elimina el segundo producto", "robot de cocina roto", "está bien el color pero no la talla", "persona que recoge el paquete", "deja de funcionar a las dos horas",
           "una persona firmó por mí", "vale cuánto cuesta", "olvidé mi contraseña", "hay alguien en la tienda el domingo", "me gustaría ver la tienda", "no me llega el correo", "dame de comer al perro", "agente inmobiliario en Madrid"],
    "de": ["ja aber was kostet das", "nein das war die andere bestellung", "bestellung löschen", "stoppen sie die lieferung", "lösche den zweiten artikel", "kein problem mit der größe", "ist da sonntags offen", "zeig mir meine bestellungen", "welche daten brauchen sie von mir",
           "saugroboter defekt", "mensch ärgere dich nicht spiel", "mein mann hat unterschrieben", "was wissen sie über rückgaben", "gerne in blau", "ich will meine bestellung stornieren", "passwort vergessen", "ok und wann kommt es", "mitarbeiter war unfreundlich",
           "ich möchte mit karte zahlen", "abo der zeitschrift ändern", "sind sie samstags da", "nicht die rote", "ist das echtes leder", "gut verpackt bitte", "schreib die adresse auf", "vergiss die geschenkkarte nicht"],
    "fr": ["oui mais d'abord le prix", "non c'était l'autre commande", "supprimez le deuxième article", "annulez ma commande", "arrêtez la livraison", "c'est un vrai cuir ?", "robot de cuisine cassé", "montrez-moi mes commandes", "que savez-vous des retours",
           "vous êtes ouverts ?", "d'accord pour mardi mais pas mercredi", "j'ai oublié mon mot de passe", "quelqu'un a signé pour moi", "pas de problème de taille", "je veux changer d'adresse", "effacez la ligne 3", "parler de ma commande", "un agent immobilier",
           "bien emballé svp", "non la bleue", "je suis d'accord si c'est gratuit", "vous avez quelqu'un à Lyon", "une personne viendra demain", "stoppez le colis", "supprimer un article du panier", "la machine à café fuit"],
}  # fmt: skip

WORDINGS = [(intent, text) for said in SAID.values() for intent, texts in said.items() for text in texts]


@pytest.fixture(scope="module")
def matcher() -> IntentMatcher:
    return IntentMatcher(LANGUAGES)


@pytest.mark.parametrize(("intent", "text"), WORDINGS)
def test_said(matcher: IntentMatcher, intent: Intent, text: str) -> None:
    assert matcher.intents(text) == {intent}


@pytest.mark.parametrize("text", [text for texts in NEAR_MISSES.values() for text in texts])
def test_not_said(matcher: IntentMatcher, text: str) -> None:
    assert matcher.intents(text) == frozenset()


@pytest.mark.parametrize("language", SAID)
def test_there_are_enough_and_none_is_in_the_tables(language: str) -> None:
    texts = [text for texts in SAID[language].values() for text in texts]
    assert len(set(texts)) >= 25 and len(set(NEAR_MISSES[language])) >= 25  # noqa: PT018
    listed = {
        alternative
        for pack in languages()
        for patterns in pack.intents.values()
        for pattern in patterns
        for alternative in pattern.split("|")
    }
    literal = [text for text in texts if _plain(text) in listed]
    assert len(literal) <= 2, literal


@pytest.mark.parametrize(("text", "intents"), [
    ("👍", {Intent.YES}), ("👍🏽👍🏽", {Intent.YES}), ("✅", {Intent.YES}), ("✔️", {Intent.YES}), ("👌 👌!", {Intent.YES}),
    ("👎", {Intent.NO}), ("❌", {Intent.NO}), ("🙅‍♀️", {Intent.NO}), ("🚫", {Intent.NO}),
    ("👍👎", {Intent.YES, Intent.NO}), ("🙂", set()), ("❤️", set()), ("👍 my order", set()), ("🙏", set()),
])  # fmt: skip
def test_gestures(matcher: IntentMatcher, text: str, intents: set[Intent]) -> None:
    assert matcher.intents(text) == intents


def test_the_automaton_holds_all_phrases(matcher: IntentMatcher) -> None:
    """Were it out of memory, every phrase would be tried by itself."""
    for text in ("x", "delete my data " * 10, "刪除我的資料", re.sub(" ", "", "a b" * 40)):
        assert matcher._phrases._canary in matcher._phrases._set.Match(text)


def test_without_the_automaton_every_phrase_is_tried_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    small = IntentMatcher(("en",))
    monkeypatch.setattr(small._phrases, "_canary", -1)
    assert small.intents("please delete all of my data") == {Intent.ERASE}
    assert small.intents("where is my order") == frozenset()
