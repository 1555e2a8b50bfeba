"""Show me the privacy notice, what have I agreed to, do not sell my data: wordings, near misses and neighbours.

None of these withdraws from the service, asks for a copy or deletes anything: whoever says "no advertising" goes on chatting.
"""

# ruff: noqa: E501 - tables of phrases

import pytest

from guardrail.detection.intents import IntentMatcher
from guardrail.detection.settings import LANGUAGES
from guardrail.types import Intent

NOTICE, AGREED, OPT_OUT = Intent.PRIVACY, Intent.CONSENTS, Intent.OPT_OUT
STOP, ERASE, ACCESS, YES, NO = Intent.WITHDRAW, Intent.ERASE, Intent.ACCESS, Intent.YES, Intent.NO

SAID = {
    "en": {
        NOTICE: ["Privacy", "privacy notice please", "Where can I read your privacy policy?", "Hi, what do you do with my data?", "why do you need my personal information", "who can see my messages?",
                 "do you share my data with third parties", "how long will you keep my data?", "What happens to my data after the chat?", "could you send me the data protection notice", "is my data safe with you?", "GDPR"],
        AGREED: ["my consents", "what have I agreed to?", "What did I consent to so far", "show me my consent settings", "did i agree to marketing?", "how can I change my privacy settings", "do you have my consent", "Which permissions have I given you?"],
        OPT_OUT: ["do not sell my data", "Please don't share my personal information with anyone!", "Do Not Sell or Share My Personal Information", "never sell my info to third parties", "I don't want any ads", "no marketing please", "stop sending me promotional emails",
                  "I want to opt out of the sale of my data", "opt out of targeted advertising", "unsubscribe me from your newsletter", "please stop sharing my data", "don't use my data for advertising", "CCPA opt-out"],
    },
    "zh-TW": {
        NOTICE: ["隱私", "隱私權政策", "請問你們的隱私權聲明在哪裡？", "我想看個資告知事項", "你們會怎麼使用我的資料？", "你們拿我的個資做什麼", "我的資料會保存多久", "誰會看到我的訊息？", "為什麼需要我的個人資料呢", "你們會把我的資料賣給別人嗎"],
        AGREED: ["我同意了什麼", "我之前同意過哪些事項？", "查看我的同意紀錄", "我的授權狀態", "隱私設定", "我有同意過行銷嗎？", "給我看我的同意", "我給過你們哪些授權"],
        OPT_OUT: ["不要賣我的資料", "請不要把我的個資賣給第三方", "請勿分享我的個人資料", "不要再寄廣告給我了", "我不要廣告", "不要拿我的資料做行銷", "拒絕行銷訊息", "我要拒絕出售我的個資", "別把我的資料提供給別人", "取消電子報"],
    },
    "zh-CN": {
        NOTICE: ["隐私", "隐私政策", "请问你们的隐私声明在哪里？", "我想看一下个人信息保护政策", "你们会怎么处理我的数据？", "你们拿我的信息做什么", "我的数据会保存多久", "谁能看到我的聊天记录？", "为什么要收集我的个人信息", "你们会把我的信息卖给别人吗"],
        AGREED: ["我同意了什么", "我之前同意过哪些内容？", "查看我的授权记录", "我的同意状态", "隐私设置", "我有同意过营销吗", "我给过你们哪些授权", "你们有我的同意吗"],
        OPT_OUT: ["不要卖我的信息", "请不要把我的个人信息卖给第三方", "请勿分享我的个人信息", "不要再给我发广告了", "我不想看到广告", "不要用我的数据投放广告", "拒绝营销短信", "我要退出个性化广告", "别把我的资料给别人", "关闭个性化推广"],
    },
    "lt": {
        NOTICE: ["Privatumas", "privatumo pranešimas", "Kur galiu rasti jūsų privatumo politiką?", "ka darote su mano duomenimis", "Kas bus su mano duomenimis?", "kaip naudojate mano asmens duomenis", "kiek laiko saugote mano duomenis?", "kas mato mano žinutes?",
                 "ar parduodate mano duomenis tretiesiems asmenims", "norėčiau perskaityti privatumo politiką", "Ar mano duomenys saugūs?"],
        AGREED: ["mano sutikimai", "Su kuo aš sutikau?", "kokius sutikimus esu davęs", "parodykite mano sutikimus", "ar esu sutikusi su rinkodara?", "noriu pakeisti privatumo nustatymus", "ar turite mano sutikimą"],
        OPT_OUT: ["neparduokite mano duomenų", "Prašau nesidalinkite mano duomenimis su trečiaisiais asmenimis", "nesiuskite man reklamos", "Jokios reklamos, prašau", "nenoriu gauti reklaminių laiškų", "nenaudokite mano duomenų rinkodarai", "atsisakau tiesioginės rinkodaros",
                  "Neperduokite mano asmens duomenų niekam", "nesutinku su duomenų pardavimu", "nenoriu naujienlaiškių"],
    },
    "es": {
        NOTICE: ["privacidad", "aviso de privacidad por favor", "¿Dónde puedo leer la política de privacidad?", "que hacen con mis datos", "¿Para qué usan mis datos personales?", "¿cuánto tiempo guardan mis datos?", "¿quién puede ver mis mensajes?", "¿venden mis datos a terceros?",
                 "Quiero ver el aviso de privacidad", "¿mis datos están seguros?", "protección de datos"],
        AGREED: ["mis consentimientos", "¿A qué he dado mi consentimiento?", "que he aceptado hasta ahora", "quiero ver mis consentimientos", "preferencias de privacidad", "¿he aceptado la publicidad?", "¿Tienen mi consentimiento?"],
        OPT_OUT: ["no vendan mis datos", "Por favor, no compartan mis datos personales con nadie", "no quiero publicidad", "nada de publicidad por favor", "no me envíen más promociones", "no acepto que vendan mis datos", "dejen de compartir mis datos con terceros",
                  "me opongo a la venta de mis datos", "no usen mis datos para marketing", "quiero darme de baja del boletín"],
    },
    "de": {
        NOTICE: ["Datenschutz", "Datenschutzerklärung bitte", "Wo finde ich die Datenschutzhinweise?", "was macht ihr mit meinen daten", "Was passiert eigentlich mit meinen Daten?", "wofür braucht ihr meine Daten", "Wie lange speichern Sie meine Daten?", "wer kann meine nachrichten lesen",
                 "verkauft ihr meine daten an dritte?", "sind meine Daten bei euch sicher?", "Ich möchte die Datenschutzerklärung lesen"],
        AGREED: ["meine Einwilligungen", "Wozu habe ich eingewilligt?", "welchen dingen habe ich zugestimmt", "Zeigen Sie mir bitte meine Einwilligungen", "datenschutzeinstellungen ändern", "habe ich der Werbung zugestimmt?", "haben sie meine einwilligung"],
        OPT_OUT: ["verkaufen sie meine daten nicht", "Geben Sie meine Daten bitte nicht an Dritte weiter!", "keine werbung bitte", "Ich möchte keine Werbung mehr erhalten", "ich widerspreche der Weitergabe meiner Daten", "keine Weitergabe an Dritte", "schickt mir keine Werbung mehr",
                  "Ich will nicht, dass ihr meine Daten verkauft.", "Nutzen Sie meine Daten nicht für Werbung", "Widerspruch gegen Direktwerbung", "newsletter abbestellen"],
    },
    "fr": {
        NOTICE: ["confidentialité", "politique de confidentialité svp", "Où puis-je lire votre politique de confidentialité ?", "vous faites quoi avec mes données ?", "Que deviennent mes données ?", "pourquoi collectez-vous mes données", "Combien de temps gardez-vous mes données ?", "qui peut lire mes messages ?",
                 "est-ce que vous vendez mes données à des tiers ?", "mes données sont-elles en sécurité ?", "je voudrais voir la notice sur la protection des données"],
        AGREED: ["mes consentements", "À quoi ai-je consenti ?", "qu'est-ce que j'ai accepté jusqu'ici", "je veux voir mes consentements", "paramètres de confidentialité", "ai-je accepté la publicité ?", "avez-vous mon consentement ?"],
        OPT_OUT: ["ne vendez pas mes données", "Merci de ne pas partager mes données personnelles avec des tiers", "pas de pub svp", "je ne veux plus recevoir de publicité", "ne m'envoyez plus de pub", "je m'oppose à la vente de mes données", "n'utilisez pas mes données à des fins commerciales",
                  "je ne veux pas que vous vendiez mes données", "arrêtez de partager mes données", "je refuse le démarchage"],
    },
    "pl": {
        NOTICE: ["prywatność", "polityka prywatności", "Gdzie znajdę politykę prywatności?", "co robicie z moimi danymi", "Co się dzieje z moimi danymi?", "po co zbieracie moje dane", "jak długo przechowujecie moje dane?", "kto widzi moje wiadomości?",
                 "czy sprzedajecie moje dane komuś?", "Czy moje dane są u was bezpieczne?", "chciałbym przeczytać informację o przetwarzaniu danych", "RODO"],
        AGREED: ["moje zgody", "Na co wyraziłam zgodę?", "na co się zgodziłem", "jakie zgody macie ode mnie", "pokażcie mi moje zgody", "ustawienia prywatności", "czy zgodziłem się na marketing?", "czy macie moją zgodę"],
        OPT_OUT: ["nie sprzedawajcie moich danych", "Proszę nie udostępniać moich danych osobom trzecim", "nie chce reklam", "żadnych reklam proszę", "nie przysyłajcie mi więcej reklam", "nie zgadzam się na sprzedaż moich danych", "Nie wyrażam zgody na marketing",
                  "wypiszcie mnie z newslettera", "sprzeciw wobec marketingu", "nie używajcie moich danych do reklam"],
    },
}  # fmt: skip

NEAR_MISSES = {
    "en": ["I bought a privacy screen protector", "what have I agreed to pay for shipping?", "don't sell out before I get there", "do not share my order with my husband", "no promo code was sent", "opt for express delivery", "what do you do with returned parcels?",
           "the consent form of the school trip", "your ads are funny", "do you sell data cables?", "stop selling that model", "please share my location with the courier", "where is my newsletter voucher"],
    "zh-TW": ["有賣隱私保護貼嗎", "我同意退貨", "不要賣完了啊", "這個廣告裡的商品還有嗎", "廣告上說有折扣", "幫我分享購物車", "不要給我資料夾", "行銷部電話多少", "我的資料夾破了", "不要寄到舊地址"],
    "zh-CN": ["有卖隐私膜吗", "我同意换货", "不要卖完了啊", "这个广告里的商品还有吗", "广告上说有优惠", "帮我分享购物车", "营销部电话多少", "我的资料夹破了", "授权店在哪里", "不要寄到旧地址"],
    "lt": ["parduodate privatumo plėvelę?", "su kuo galiu pasikalbėti", "reklamoje matėte nuolaidą?", "neparduokite mano batų, ateisiu rytoj", "sutikau kurjerį prie durų", "ką darote su grąžintomis prekėmis", "nesiųskite prekės į seną adresą", "jūsų reklama juokinga",
           "akcijos kaina ar įprasta", "mano duomenų perdavimo kabelis neveikia"],
    "es": ["venden protectores de privacidad", "qué he aceptado pagar de envío", "no vendan la última talla", "vi la publicidad de las botas", "no me envíen el pedido a casa", "hay promociones hoy", "qué hacen con los paquetes devueltos", "el consentimiento del colegio",
           "la publicidad dice otro precio", "compartan la ubicación del repartidor", "mis datos móviles no funcionan"],
    "de": ["verkauft ihr datenschutzfolien", "ich habe dem preis zugestimmt", "verkauft die letzte größe nicht", "in der werbung stand ein anderer preis", "schickt mir keine rote hülle", "was macht ihr mit retouren", "die einwilligung der eltern für die klassenfahrt",
           "gibt es werbung für den laden", "gebt das paket nicht dem nachbarn", "meine daten sim geht nicht", "datenschutz folie fürs handy"],
    "fr": ["vous vendez des filtres de confidentialité ?", "j'ai accepté le prix", "ne vendez pas la dernière taille", "la pub disait un autre prix", "ne m'envoyez pas le colis ici", "que faites-vous des retours ?", "le consentement des parents pour l'école",
           "y a-t-il des promos ?", "partagez ma position au livreur", "mon forfait données ne marche pas", "votre pub est drôle"],
    "pl": ["sprzedajecie folie prywatyzujące?", "zgodziłem się na wymianę", "nie sprzedajcie ostatniej pary", "w reklamie była inna cena", "nie przysyłajcie paczki do domu", "co robicie ze zwrotami", "zgoda rodziców na wycieczkę", "macie jakieś promocje?",
           "udostępnijcie lokalizację kurierowi", "wasza reklama jest zabawna", "transfer danych nie działa"],
}  # fmt: skip

NEIGHBOURS = {
    STOP: ["stop", "unsubscribe", "opt out", "I withdraw my consent", "stop using my data", "停止使用我的資料", "别再发了", "atšaukiu sutikimą", "dame de baja", "no usen mis datos", "meine Einwilligung widerrufen", "Speichern Sie meine Daten nicht", "je retire mon consentement", "cofam zgodę"],
    ERASE: ["delete my data", "刪除我的資料", "ištrinkite mano duomenis", "borren mis datos", "löscht meine Daten", "supprimez mes données", "usuńcie moje dane"],
    ACCESS: ["what do you know about me", "你們有我的哪些資料", "ką apie mane žinote", "qué datos tienen sobre mí", "was wissen Sie über mich", "quelles données avez-vous sur moi", "co o mnie wiecie", "send me a copy of my data"],
    YES: ["I consent", "consent", "我同意", "acepto", "ich willige ein", "j'accepte", "zgoda"],
    NO: ["I do not consent", "我不同意", "nesutinku", "no acepto", "ich willige nicht ein", "je n'accepte pas", "nie zgadzam się"],
}  # fmt: skip

COMMANDS = {
    NOTICE: ["/privacy", "/PRIVACY", "/privacy@shop_bot", "／privacy", "/privacy_policy", "/datenschutz", "/privacidad", "/confidentialite", "/confidentialité", "/privatumas", "/prywatnosc", "/隱私", "/隐私"],
    AGREED: ["/consent", "/consents", "/my_consents", "/einwilligungen", "/consentimiento", "/sutikimai", "/zgody", "/同意"],
    OPT_OUT: ["/optout", "/opt_out", "/opt-out", "/donotsell", "/do_not_sell", "/noads", "/keine_werbung"],
    STOP: ["/stop", "/stop@shop_bot"],
    ACCESS: ["/export"],
}  # fmt: skip


@pytest.fixture(scope="module")
def matcher() -> IntentMatcher:
    return IntentMatcher(LANGUAGES)


@pytest.mark.parametrize(
    ("tag", "intent", "text"),
    [(tag, intent, text) for tag, said in SAID.items() for intent, texts in said.items() for text in texts],
)
def test_said(matcher: IntentMatcher, tag: str, intent: Intent, text: str) -> None:
    assert matcher.intents(text) == {intent}
    assert IntentMatcher([tag]).intents(text) == {intent}, "without the other languages, too"


@pytest.mark.parametrize("text", [text for texts in NEAR_MISSES.values() for text in texts])
def test_not_said(matcher: IntentMatcher, text: str) -> None:
    assert not matcher.intents(text) & {NOTICE, AGREED, OPT_OUT}


@pytest.mark.parametrize(
    ("intent", "text"),
    [(intent, text) for said in (NEIGHBOURS, COMMANDS) for intent, texts in said.items() for text in texts],
)
def test_neighbours_and_commands(matcher: IntentMatcher, intent: Intent, text: str) -> None:
    assert matcher.intents(text) == {intent}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_commands_are_understood_whatever_is_configured(tag: str) -> None:
    only = IntentMatcher([tag])
    assert [only.intents(command) for command in ("/privacy", "/consent", "/optout")] == [{NOTICE}, {AGREED}, {OPT_OUT}]


@pytest.mark.parametrize(
    "text", ["/privacy screens", "/optout of pizza", "see /privacy", "/", "@shop_bot", "/@shop_bot"]
)
def test_no_command(matcher: IntentMatcher, text: str) -> None:
    assert matcher.intents(text) == frozenset()


@pytest.mark.parametrize("tag", SAID)
def test_there_are_enough(tag: str) -> None:
    assert set(SAID) == set(LANGUAGES)
    assert sum(map(len, SAID[tag].values())) >= 12
    assert len(set(NEAR_MISSES[tag])) >= 8


def test_a_wish_inside_a_longer_message_is_no_wish(matcher: IntentMatcher) -> None:
    assert matcher.intents("My parcel is late. Do not sell my data. Where is it?") == frozenset()
