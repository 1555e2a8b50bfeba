"""What people demand about their data, and the words for codes: wordings, near misses and neighbours.

A demand opens a request with a deadline, so ordinary sentences about orders, addresses and codes of other kinds must
not sound like one.
"""

# ruff: noqa: E501 - tables of phrases

import pytest

from guardrail.detection.intents import IntentMatcher
from guardrail.detection.settings import LANGUAGES
from guardrail.types import Intent

PORT, CORRECT, RESTRICT, OBJECT = Intent.PORTABILITY, Intent.RECTIFY, Intent.RESTRICT, Intent.OBJECT
LIMIT, REVIEW, CODE, UNLINK = Intent.LIMIT, Intent.HUMAN_REVIEW, Intent.CODE, Intent.UNLINK
DEMANDS = {PORT, CORRECT, RESTRICT, OBJECT, LIMIT, REVIEW, CODE, UNLINK}

SAID = {
    "en": {
        PORT: ["data portability please", "Can you transfer my data to another provider?", "I want my data in a machine-readable format", "please send me my personal data as a CSV file", "I'd like to take my data with me", "my right to data portability", "Article 20 GDPR"],
        CORRECT: ["my data is wrong", "Please correct my personal data", "Could you fix the mistakes in my data, thanks", "I want to have my information corrected", "what you have about me is not correct", "right to rectification", "some of my details are out of date"],
        RESTRICT: ["restrict the processing of my data", "Please freeze my data", "I want you to restrict my data", "keep my data but don't use it", "right to restriction of processing", "article 18", "Could you block the use of my personal information?"],
        OBJECT: ["I object to the processing of my personal data", "I hereby object to your use of my data!", "i want to object to the profiling of my data", "my right to object", "objection against the processing of my data", "I object to my data being used"],
        LIMIT: ["limit the use of my sensitive personal information", "Please limit the use and disclosure of my sensitive data", "only use my sensitive data only for what I asked for", "don't use my sensitive information for anything else", "I want you to limit my sensitive data"],
        REVIEW: ["I want a human to review this decision", "Can a person check the automated decision please?", "human review please", "I contest this automated decision", "have the decision of the bot reviewed by a human", "right to human intervention", "I do not accept an automated decision"],
        CODE: ["give me a code", "Could you give me a code please?", "link my other chat", "I want to link my accounts", "send me a one-time code", "connect this chat with my other account", "a new code please", "can i get a code"],
        UNLINK: ["unlink my accounts", "Please disconnect my chats from each other", "separate my two accounts", "unlink", "undo the link between my chats"],
    },
    "zh-TW": {
        PORT: ["我要行使資料可攜權", "請把我的資料轉移到其他業者", "我要機器可讀格式的個人資料", "我想把我的資料移轉給另一家公司", "請用JSON格式匯出我的資料"],
        CORRECT: ["請更正我的個人資料", "我的資料有錯誤", "我的個資不正確", "我要修正我的資料", "可以幫我更新我的個人資料嗎"],
        RESTRICT: ["請限制處理我的資料", "我要凍結我的個資", "暫停使用我的資料", "保留我的資料但不要再使用", "限制處理權"],
        OBJECT: ["我反對你們使用我的資料", "我要拒絕你們處理我的個資", "反對權", "我反對利用我的個人資料"],
        LIMIT: ["請限制使用我的敏感資料", "只在必要時使用我的敏感個資", "我要限制利用特種個資"],
        REVIEW: ["我要真人審查這個決定", "請由人工重新審核自動化決定", "我要對這個自動化決定提出異議", "人工覆核", "我不接受這個自動化決定"],
        CODE: ["給我一個代碼", "請給我一次性驗證碼", "我要連結另一個聊天", "綁定我的兩個帳號", "我要合併我的帳號"],
        UNLINK: ["取消連結我的帳號", "解除我的帳號綁定", "請取消綁定"],
    },
    "zh-CN": {
        PORT: ["我要行使可携带权", "请把我的数据转移到其他公司", "我要结构化格式的个人信息", "请用CSV格式导出我的数据", "我想把我的信息转给另一家平台"],
        CORRECT: ["请更正我的个人信息", "我的信息有错误", "我的数据不正确", "我要修改我的个人资料", "麻烦更新我的信息"],
        RESTRICT: ["请限制处理我的信息", "我要冻结我的数据", "暂停使用我的个人信息", "保留我的数据但不要使用", "限制处理权"],
        OBJECT: ["我反对你们使用我的信息", "我要拒绝你们处理我的个人信息", "反对权", "我反对利用我的数据"],
        LIMIT: ["请限制使用我的敏感信息", "只在必要时使用我的敏感个人信息", "我要限制利用敏感数据"],
        REVIEW: ["我要真人复核这个决定", "请由人工重新审核自动化决定", "我对这个自动化决定有异议".replace("有异议", "提出异议"), "人工复核", "我不接受这个自动化决策"],
        CODE: ["给我一个代码", "请给我一次性验证码", "我要关联另一个聊天", "绑定我的两个账号", "我要合并我的账号"],
        UNLINK: ["取消关联我的账号", "解除我的账号绑定", "请取消绑定"],
    },
    "lt": {
        PORT: ["noriu pasinaudoti teise į duomenų perkeliamumą", "Perkelkite mano duomenis kitam tiekėjui", "noriu gauti savo duomenis kompiuterio skaitomu formatu", "atsiųskite mano duomenis csv formatu", "duomenu perkeliamumas"],
        CORRECT: ["Ištaisykite mano duomenis", "mano duomenys neteisingi", "Prašau pataisyti mano asmens duomenis", "mano duomenyse yra klaida", "noriu atnaujinti savo duomenis"],
        RESTRICT: ["apribokite mano duomenų tvarkymą", "Noriu apriboti savo duomenų naudojimą", "įšaldykite mano duomenis", "Saugokite mano duomenis, bet jų nenaudokite", "prašau duomenų tvarkymo apribojimo"],
        OBJECT: ["nesutinku su mano duomenų tvarkymu", "Prieštarauju mano asmens duomenų naudojimui", "noriu nesutikti su mano duomenų tvarkymu", "teisė nesutikti"],
        LIMIT: ["apribokite mano jautrių duomenų naudojimą", "Prašau apriboti jautrių asmens duomenų tvarkymą", "naudokite mano jautrius duomenis tik kiek būtina"],
        REVIEW: ["noriu, kad žmogus peržiūrėtų šį sprendimą", "Tegul darbuotojas patikrina boto sprendimą", "ginčiju automatinį sprendimą", "reikia žmogaus peržiūros", "noriu, kad sprendimą patikrintų žmogus"],
        CODE: ["duokite man kodą", "Noriu vienkartinio kodo", "susiekite mano paskyras", "noriu sujungti savo pokalbius", "ar galiu gauti naują kodą?"],
        UNLINK: ["atsiekite mano paskyras", "Noriu atskirti savo pokalbius", "panaikinkite paskyrų susiejimą"],
    },
    "es": {
        PORT: ["quiero ejercer mi derecho a la portabilidad", "Transfieran mis datos a otra empresa", "quiero mis datos en formato legible por máquina", "solicito la portabilidad de mis datos", "denme mis datos en formato csv"],
        CORRECT: ["corrijan mis datos", "Mis datos están mal", "quiero rectificar mis datos personales", "hay un error en mis datos", "derecho de rectificación", "mis datos no son correctos"],
        RESTRICT: ["limiten el tratamiento de mis datos", "Quiero bloquear mis datos", "solicito la limitación del tratamiento", "guarden mis datos pero no los usen", "congelen mi información"],
        OBJECT: ["me opongo al tratamiento de mis datos", "Quiero oponerme al uso de mis datos", "me opongo a que usen mis datos personales", "derecho de oposición"],
        LIMIT: ["limiten el uso de mis datos sensibles", "Quiero limitar el uso de mi información personal sensible", "usen mis datos sensibles solo para lo necesario"],
        REVIEW: ["quiero que una persona revise esta decisión", "Exijo una revisión humana", "impugno la decisión automatizada", "quiero impugnar esta decisión automática", "derecho a la intervención humana"],
        CODE: ["dame un código", "Quiero un código de un solo uso", "vincular mis cuentas", "quiero unir mis chats", "¿me puede dar un código?"],
        UNLINK: ["desvincular mis cuentas", "Separen mis chats", "quiero deshacer el vínculo de mis cuentas"],
    },
    "de": {
        PORT: ["Recht auf Datenübertragbarkeit", "Übertragen Sie meine Daten an einen anderen Anbieter", "ich möchte meine daten in einem maschinenlesbaren format bekommen", "Ich möchte meine Daten mitnehmen", "meine Daten als CSV-Datei bitte"],
        CORRECT: ["Korrigieren Sie bitte meine Daten", "meine daten sind falsch", "ich möchte meine Daten berichtigen lassen", "Sie haben falsche Daten über mich", "Recht auf Berichtigung", "Meine Angaben stimmen nicht mehr"],
        RESTRICT: ["Schränken Sie die Verarbeitung meiner Daten ein", "bitte meine Daten sperren", "Ich verlange die Einschränkung der Verarbeitung", "Behalten Sie meine Daten, aber nutzen Sie sie nicht", "Artikel 18 DSGVO"],
        OBJECT: ["Ich widerspreche der Verarbeitung meiner Daten", "Hiermit lege ich Widerspruch gegen die Verarbeitung meiner Daten ein", "widerspruch gegen die datenverarbeitung", "mein Widerspruchsrecht", "ich möchte der Nutzung meiner Daten widersprechen"],
        LIMIT: ["Beschränken Sie die Nutzung meiner sensiblen Daten", "ich möchte die Nutzung meiner sensiblen Daten einschränken", "nutzen sie meine sensiblen Daten nur soweit nötig"],
        REVIEW: ["Ein Mensch soll die Entscheidung prüfen", "ich möchte diese Entscheidung von einem Menschen überprüfen lassen", "menschliche Überprüfung bitte", "Ich will eine automatisierte Entscheidung anfechten", "ich verlange die Überprüfung durch einen Menschen"],
        CODE: ["Geben Sie mir einen Code", "ich möchte einen code", "Meine Konten verbinden", "bitte verknüpfen Sie meine Chats", "gib mir bitte einen einmalcode", "ich möchte diesen Chat mit meinem anderen Chat verbinden"],
        UNLINK: ["meine Konten trennen", "Trennen Sie bitte meine Chats", "die Verknüpfung der Chats aufheben"],
    },
    "fr": {
        PORT: ["droit à la portabilité", "Je veux transférer mes données à un autre fournisseur", "je voudrais mes données dans un format lisible par machine", "je demande la portabilité de mes données", "envoyez-moi mes données au format csv"],
        CORRECT: ["corrigez mes données", "Mes données sont fausses", "je veux faire rectifier mes données personnelles", "il y a une erreur dans mes données", "droit de rectification", "mes informations ne sont plus à jour"],
        RESTRICT: ["limitez le traitement de mes données", "Je veux geler mes données", "je demande la limitation du traitement", "Gardez mes données mais ne les utilisez plus", "article 18 du RGPD"],
        OBJECT: ["je m'oppose au traitement de mes données", "Je veux m'opposer à l'utilisation de mes données", "droit d'opposition", "je m'oppose à ce que vous utilisiez mes données"],
        LIMIT: ["limitez l'utilisation de mes données sensibles", "Je souhaite limiter l'usage de mes informations personnelles sensibles", "utilisez mes données sensibles uniquement pour ma demande"],
        REVIEW: ["je veux qu'un humain réexamine cette décision", "Je conteste cette décision automatisée", "faire vérifier la décision par une personne", "je demande une intervention humaine", "révision humaine"],
        CODE: ["donnez-moi un code", "Je voudrais un code à usage unique", "relier mes comptes", "je veux associer mes deux conversations", "puis-je avoir un nouveau code ?"],
        UNLINK: ["dissocier mes comptes", "Séparez mes conversations", "annuler le lien entre mes comptes"],
    },
    "pl": {
        PORT: ["chcę skorzystać z prawa do przenoszenia danych", "Przenieście moje dane do innego dostawcy", "chcę otrzymać swoje dane w formacie csv", "prawo do przenoszenia danych", "chcę przenieść moje dane do innej firmy"],
        CORRECT: ["poprawcie moje dane", "Moje dane są błędne", "chcę sprostować swoje dane osobowe", "prawo do sprostowania danych", "w moich danych jest błąd"],
        RESTRICT: ["ograniczcie przetwarzanie moich danych", "Chcę zablokować moje dane", "prawo do ograniczenia przetwarzania", "Zachowajcie moje dane, ale ich nie używajcie", "żądam ograniczenia przetwarzania"],
        OBJECT: ["sprzeciwiam się przetwarzaniu moich danych", "Wnoszę sprzeciw wobec przetwarzania moich danych", "prawo do sprzeciwu", "chcę się sprzeciwić wykorzystywaniu moich danych"],
        LIMIT: ["ograniczcie wykorzystywanie moich danych wrażliwych", "Proszę ograniczyć użycie danych wrażliwych", "używajcie moich danych wrażliwych tylko gdy to konieczne"],
        REVIEW: ["chcę, żeby człowiek sprawdził tę decyzję", "Kwestionuję automatyczną decyzję", "żądam interwencji człowieka", "chcę odwołać się od zautomatyzowanej decyzji", "weryfikacja przez człowieka"],
        CODE: ["dajcie mi kod", "Poproszę o nowy kod", "połączcie moje konta", "chcę dostać jednorazowy kod", "chcę powiązać moje czaty"],
        UNLINK: ["rozłączcie moje konta", "Chcę rozdzielić swoje czaty", "cofnąć połączenie kont"],
    },
}  # fmt: skip

NEAR_MISSES = {
    "en": ["my address is wrong", "correct the delivery address please", "update my address", "give me a discount code", "send me the verification code", "the code does not work", "I object to the price", "limit my order to two", "freeze the order", "can a person pick it up",
           "I want to review this product", "the decision is yours", "link to the product please", "connect my phone to the wifi", "my data plan is wrong", "block this number", "what is the promo code", "join my other order with this one", "please correct my order"],
    "zh-TW": ["我的地址錯了", "請更正收件地址", "給我折扣碼", "驗證碼收不到", "我反對漲價", "限制購買數量嗎", "真人秀幾點", "連結打不開", "我的訂單有錯", "轉移到其他門市取貨", "合併訂單"],
    "zh-CN": ["我的地址错了", "请更正收货地址", "给我优惠码", "验证码收不到", "我反对涨价", "限制购买数量吗", "链接打不开", "我的订单有错", "转移到其他门店", "合并订单"],
    "lt": ["mano adresas neteisingas", "pataisykite pristatymo adresą", "duokite nuolaidos kodą", "kodas neveikia", "nesutinku su kaina", "apribokite kiekį iki dviejų", "noriu, kad žmogus paimtų prekę", "atsiųskite nuorodą", "sujunkite mano užsakymus", "perkelkite pristatymą į kitą dieną"],
    "es": ["mi dirección está mal", "corrijan la dirección de entrega", "dame un código de descuento", "el código no funciona", "me opongo al precio", "limiten el pedido a dos", "una persona recogerá el paquete", "el enlace no funciona", "unan mis pedidos", "mis datos móviles no van", "quiero cambiar mi talla"],
    "de": ["meine adresse ist falsch", "bitte korrigieren sie die lieferadresse", "gib mir einen rabattcode", "der code geht nicht", "ich widerspreche dem preis", "sperren sie meine karte", "ein mensch soll das paket abholen", "der link geht nicht", "verbinden sie meine bestellungen", "wie ist die entscheidung", "einen code habe ich schon"],
    "fr": ["mon adresse est fausse", "corrigez l'adresse de livraison", "donnez-moi un code promo", "le code ne marche pas", "je m'oppose au prix", "limitez la commande à deux", "une personne viendra chercher le colis", "le lien ne marche pas", "reliez mes commandes", "bloquez ma carte", "mon forfait de données est faux"],
    "pl": ["mój adres jest błędny", "poprawcie adres dostawy", "dajcie mi kod rabatowy", "kod nie działa", "sprzeciwiam się tej cenie", "ograniczcie zamówienie do dwóch", "człowiek odbierze paczkę", "link nie działa", "połączcie moje zamówienia", "zablokujcie moją kartę"],
}  # fmt: skip

NEIGHBOURS = {
    Intent.ACCESS: ["send me a copy of my data", "export my data", "what do you know about me", "/export", "匯出我的資料", "meine Daten anzeigen", "montrez-moi mes données"],
    Intent.ERASE: ["delete my data", "/delete", "刪除我的資料", "borra mis datos"],
    Intent.WITHDRAW: ["stop", "/stop", "stop processing my data", "stop using my data", "do not process my data any more"],
    Intent.OPT_OUT: ["I object to advertising", "do not sell my data", "me opongo a la venta de mis datos", "ich widerspreche der Weitergabe meiner Daten", "sprzeciw wobec marketingu"],
    Intent.NO: ["I object"],
    Intent.HUMAN_HANDOFF: ["I want a human", "I want to talk to a human", "ich möchte mit einem Menschen sprechen"],
    Intent.PRIVACY: ["/privacy"],
    CODE: ["/code", "/CODE", "/code@shop_bot", "／code", "/link_accounts"],
    UNLINK: ["/unlink"],
    PORT: ["/portability", "/takeout"],
    CORRECT: ["/rectify", "/correct_my_data"],
    RESTRICT: ["/restrict"],
    OBJECT: ["/object"],
    LIMIT: ["/limit_my_data", "/limit_sensitive_data"],
    REVIEW: ["/human_review"],
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
    assert not matcher.intents(text) & DEMANDS


@pytest.mark.parametrize(("intent", "text"), [(intent, text) for intent, texts in NEIGHBOURS.items() for text in texts])
def test_neighbours_and_commands(matcher: IntentMatcher, intent: Intent, text: str) -> None:
    assert matcher.intents(text) == {intent}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_there_are_enough(tag: str) -> None:
    assert set(SAID) == set(LANGUAGES)
    assert set(SAID[tag]) == DEMANDS
    assert all(len(set(texts)) >= 3 for texts in SAID[tag].values())
    assert len(set(NEAR_MISSES[tag])) >= 10


def test_a_demand_inside_a_longer_message_is_none(matcher: IntentMatcher) -> None:
    assert matcher.intents("My parcel is late. Restrict my data. Where is it?") == frozenset()
    assert matcher.intents("give me a code for the sale please, and two more pairs") == frozenset()


@pytest.mark.parametrize("text", ["/code SUMMER", "/object of desire", "/review", "/link", "/limit"])
def test_no_command(matcher: IntentMatcher, text: str) -> None:
    assert matcher.intents(text) == frozenset()
