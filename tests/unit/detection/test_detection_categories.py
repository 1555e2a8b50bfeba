"""Special categories: found where words speak of a person, not where a shop sells something."""

# ruff: noqa: E501 - tables of phrases

import time

import pytest

from guardrail.detection.categories import CATEGORIES, SpecialCategoryRecognizer
from guardrail.detection.entities import ENTITY_TYPES
from guardrail.detection.language import Language, languages
from guardrail.detection.prefilter import Prefilter
from guardrail.detection.view import View

H, R, U, S, E, P, G, B, C = (
    f"SPECIAL_{name}" for name in ("HEALTH", "RELIGION", "UNION", "SEXUAL", "ETHNIC", "POLITICAL", "GENETIC", "BIOMETRIC", "CRIMINAL")
)  # fmt: skip

SAID = [
    # English
    ("I have diabetes and need the sugar-free one", "diabetes", H), ("my wife is pregnant", "pregnant", H), ("im hiv positive", "hiv positive", H),
    ("I was diagnosed with lupus last year", "lupus", H), ("My mother has Alzheimer's", "Alzheimer's", H), ("i suffer from depression", "depression", H),
    ("she's allergic to peanuts", "allergic to peanuts", H), ("I take insulin every day", "insulin", H), ("he is in a wheelchair", "in a wheelchair", H),
    ("my psychiatrist told me so", "psychiatrist", H), ("My son had chemo in May", "chemo", H),
    ("I'm a practising Catholic", "Catholic", R), ("we keep kosher", "keep kosher", R), ("as a muslim woman I need this", "muslim", R),
    ("I'm a union member", "union member", U), ("I joined a trade union", "trade union", U),
    ("my brother is gay", "gay", S), ("I am bisexual", "bisexual", S), ("we had unprotected sex", "unprotected sex", S),
    ("I am of Kurdish descent", "of Kurdish descent", E), ("I'm a black woman", "black woman", E), ("my parents are Roma", "Roma", E),
    ("I voted Labour last time", "Labour", P), ("I'm a registered Republican", "a registered Republican", P),
    ("I carry the BRCA1 gene", "BRCA1 gene", G), ("my DNA test results", "DNA test", G),
    ("please delete my fingerprint scan", "fingerprint scan", B),
    ("he was convicted of theft", "convicted of theft", C), ("I have a criminal record", "criminal record", C), ("my parole officer", "parole officer", C),
    ("I just got out of prison", "out of prison", C),
    # Chinese
    ("老婆預產期在下個月", "預產期", H), ("我有憂鬱症", "憂鬱症", H), ("我老婆懷孕了", "懷孕了", H), ("我妈妈得了乳癌", "乳癌", H), ("我对花生过敏", "花生过敏", H), ("我在吃抗憂鬱藥", "抗憂鬱藥", H),
    ("我是虔誠的天主教徒", "天主教徒", R), ("我信佛教", "佛教", R), ("我是穆斯林", "穆斯林", R), ("我是工會會員", "工會會員", U), ("我加入了公司的工会", "工会", U),
    ("我是同性戀", "同性戀", S), ("他出櫃了", "出櫃了", S), ("我是阿美族", "阿美族", E), ("我是维吾尔族", "维吾尔族", E), ("我投民進黨", "民進黨", P), ("我是共产党员", "共产党员", P),
    ("我的基因檢測結果", "基因檢測結果", G), ("我的指紋資料", "指紋資料", B), ("我有前科", "前科", C), ("我坐過牢", "坐過牢", C),
    # Lithuanian
    ("sergu diabetu", "diabetu", H), ("mano žmona nėščia", "nėščia", H), ("man diagnozavo vėžį", "vėžį", H), ("mano depresija pablogejo", "depresija", H), ("esu alergiška riešutams", "alergiška riešutams", H),
    ("esu katalikas", "katalikas", R), ("mano vyras musulmonas", "musulmonas", R), ("esu profsajungos narys", "profsajungos narys", U), ("esu homoseksualus", "homoseksualus", S), ("esu romų tautybės", "romų tautybės", E),
    ("balsavau už konservatorius", "konservatorius", P), ("mano DNR tyrimo rezultatai", "DNR tyrimo", G), ("mano pirštų atspaudai", "pirštų atspaudai", B), ("turiu teistumą", "teistumą", C),
    # Spanish
    ("tengo diabetes tipo 2", "diabetes tipo 2", H), ("mi mujer está embarazada", "embarazada", H), ("me diagnosticaron cáncer de mama", "cáncer de mama", H), ("soy alergico al gluten", "alergico al gluten", H),
    ("soy católico", "católico", R), ("estoy afiliado a CCOO", "afiliado a CCOO", U), ("soy lesbiana", "lesbiana", S), ("soy gitana", "gitana", E), ("voté a Vox", "Vox", P),
    ("mi prueba genética", "prueba genética", G), ("mis huellas dactilares registradas", "huellas dactilares registradas", B), ("tengo antecedentes penales", "antecedentes penales", C),
    # German
    ("ich habe Diabetes", "Diabetes", H), ("meine Frau ist schwanger", "schwanger", H), ("bei mir wurde Brustkrebs diagnostiziert", "Brustkrebs", H), ("ich leide unter Depressionen", "Depressionen", H),
    ("ich bin katholisch", "katholisch", R), ("Ich bin Gewerkschaftsmitglied", "Gewerkschaftsmitglied", U), ("ich bin schwul", "schwul", S), ("ich bin Kurde", "Kurde", E), ("ich wähle die Grünen", "Grünen", P),
    ("ich habe die BRCA1-Mutation", "BRCA1-Mutation", G), ("meine Fingerabdruckdaten", "Fingerabdruckdaten", B), ("ich bin vorbestraft", "vorbestraft", C),
    # French
    ("j'ai le diabète", "diabète", H), ("ma femme est enceinte", "enceinte", H), ("on m'a diagnostiqué un cancer du sein", "cancer du sein", H), ("j’ai de l'asthme", "asthme", H),
    ("je suis juif", "juif", R), ("je suis syndiqué", "syndiqué", U), ("je suis lesbienne", "lesbienne", S), ("je suis d'origine kabyle", "d'origine kabyle", E), ("j'ai voté Macron", "Macron", P),
    ("mon test ADN", "test ADN", G), ("mes empreintes digitales", "empreintes digitales", B), ("j'ai un casier judiciaire", "casier judiciaire", C),
]  # fmt: skip

NOT_SAID = [
    # English
    "vitamin C for diabetics?", "Christmas opening hours", "union square", "is this halal?", "Do you have diabetes test strips?", "I'm black and blue after this", "I have a black shirt", "we sell cancer books",
    "Is the clinic open on Sunday?", "depression glass for sale", "Are you open at Easter?", "I'm sick of waiting", "the jail cell lock is broken", "Western Union transfer please", "European Union shipping",
    "my order is straight from the left warehouse", "I want to vote for the best product", "do you ship kosher salt", "I need a gift for a baptism", "I bought a Catholic school uniform", "fingerprint sensor stopped working",
    "the charity run for leukemia", "Are gluten free options available?", "I am a customer", "we are a small business", "I'm waiting since Monday", "my phone has a virus", "I got a fever tracker as a gift", "party supplies for my son",
    # Chinese
    "有糖尿病可以吃的餅乾嗎", "聖誕節有營業嗎", "佛教書籍有賣嗎", "癌症險怎麼買", "我想買憂鬱症的書", "請問有清真餐點嗎", "同志大遊行哪天", "指纹解锁坏了", "原住民風味餐還有位子嗎", "我是客人", "工會路怎麼走", "我有問題", "我的訂單有問題", "党员证件照多少钱一张", "我要兩份素食", "孕婦裝有打折嗎",
    # Lithuanian
    "vitaminai diabetikams", "Kalėdų darbo laikas", "katalikų bažnyčia šalia", "vaistai nuo alergijos", "ar turite produktų be gliuteno", "nėščiųjų drabužiai", "noriu knygos apie depresiją", "profsąjungų gatvė 5", "mano užsakymas neatvyko", "esu klientas", "turiu klausimą", "pirštų atspaudų skaitytuvas neveikia",
    # Spanish
    "vitamina c para diabéticos", "horario de navidad", "plaza de la unión", "¿tienen productos para alérgicos?", "ropa para embarazadas", "libro sobre el cáncer", "iglesia católica cerca", "soy cliente", "tengo un problema", "tengo una pregunta", "estoy esperando mi pedido", "partido de fútbol el domingo",
    # German
    "Haben Sie ein Diabetes Messgerät?", "Öffnungszeiten an Weihnachten", "Vitamin C für Diabetiker", "Umstandsmode im Angebot?", "Buch über Depressionen", "ist das koscher", "ich bin Kunde", "ich habe eine Frage", "ich habe ein Problem mit der Bestellung", "Karneval der Kulturen", "ich bin zufrieden", "grüne Schuhe in 42",
    # French
    "horaires de Noël", "vitamine c pour diabétiques", "avez-vous un produit contre l'asthme?", "livre sur le cancer", "vêtements de grossesse", "place du syndicat", "je suis client", "j'ai une question", "j'ai un problème avec ma commande", "je suis en retard", "c'est halal ?", "menu végétarien svp",
]  # fmt: skip


@pytest.fixture(scope="module")
def recognizer() -> SpecialCategoryRecognizer:
    return SpecialCategoryRecognizer("en")


@pytest.fixture(scope="module")
def prefilter(recognizer: SpecialCategoryRecognizer) -> Prefilter:
    return Prefilter(recognizer.triggers)


def found(recognizer: SpecialCategoryRecognizer, text: str) -> set[tuple[str, str]]:
    view = View(text)
    candidates = recognizer.find(view, range(len(recognizer.triggers)))
    return {(view.text[item.start : item.end], item.entity_type) for item in candidates}


@pytest.mark.parametrize(("text", "value", "entity_type"), SAID)
def test_said_of_a_person(recognizer: SpecialCategoryRecognizer, text: str, value: str, entity_type: str) -> None:
    assert (value, entity_type) in found(recognizer, text)
    assert (value, entity_type) in found(recognizer, f"hi,\n{text.replace(' ', '  ')}!") or " " in value


@pytest.mark.parametrize("text", NOT_SAID)
def test_not_said_of_a_person(recognizer: SpecialCategoryRecognizer, text: str) -> None:
    assert found(recognizer, text) == set()


@pytest.mark.parametrize("text", [text for text, _, _ in SAID] + NOT_SAID)
def test_the_prefilter_skips_nothing(recognizer: SpecialCategoryRecognizer, prefilter: Prefilter, text: str) -> None:
    view = View(text)
    fired = set(recognizer.find(view, prefilter.fired(view)))
    assert fired == set(recognizer.find(view, range(len(recognizer.triggers))))


def test_every_language_speaks_of_every_category() -> None:
    for pack in languages():
        assert {*pack.categories} == {*CATEGORIES} if pack.categories else pack.tag not in {"en", "lt", "zh-TW"}
    assert {*CATEGORIES} <= {*ENTITY_TYPES}


def test_a_pack_cannot_invent_a_category(monkeypatch: pytest.MonkeyPatch) -> None:
    pack = Language(tag="xx", categories={"SPECIAL_SHOE_SIZE": ("(wide feet)",)})
    monkeypatch.setattr("guardrail.detection.categories.languages", lambda: (pack,))
    with pytest.raises(ValueError, match="SPECIAL_SHOE_SIZE"):
        SpecialCategoryRecognizer("xx")


@pytest.mark.parametrize(
    "piece",
    [
        "i have a very ",
        "my wife is ",
        "我的老婆最近一直",
        "soy muy ",
        "mano žmona labai ",
        "j'ai un ",
        "ich habe eine ",
    ],
)
def test_cost_is_linear(recognizer: SpecialCategoryRecognizer, piece: str) -> None:
    """Ten times the text, about ten times the work; hostile repetition of beginnings included."""

    def seconds(text: str) -> float:
        view = View(text)
        begun = time.perf_counter()
        list(recognizer.find(view, range(len(recognizer.triggers))))
        return time.perf_counter() - begun

    short, long = piece * 60, piece * 600
    seconds(short)
    assert min(seconds(long) for _ in range(2)) < 40 * max(0.001, min(seconds(short) for _ in range(3)))
