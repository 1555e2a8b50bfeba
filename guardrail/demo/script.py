"""What the demo bot says: a small delivery shop, in four languages, without state, clock or chance.

It behaves like a bot that has never heard of Guardrail: it repeats what it was told, names included. What it
was told are placeholders, and the page shows that it did not notice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_PLACEHOLDER = re.compile(r"<([A-Z][A-Z0-9_]*)_[1-9][0-9]*>", re.ASCII)
_KINDS = {
    "PERSON": "name",
    "NAME": "name",
    "GIVEN_NAME": "name",
    "FIRST_NAME": "name",
    "PHONE_NUMBER": "phone",
    "PHONE": "phone",
    "EMAIL_ADDRESS": "email",
    "EMAIL": "email",
    "CREDIT_CARD": "card",
    "ADDRESS": "place",
    "STREET_ADDRESS": "place",
    "LOCATION": "place",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """One language of the shop. ``cues`` map a topic to what makes the bot think of it."""

    cues: Mapping[str, re.Pattern[str]]
    says: Mapping[str, str]
    noted: Mapping[str, str]  # by kind of placeholder; {} is the placeholder
    thanks_to: str


def _cues(**words: str) -> Mapping[str, re.Pattern[str]]:
    return {topic: re.compile(pattern, re.IGNORECASE) for topic, pattern in words.items()}


PHRASES: Mapping[str, Phrases] = {
    "en": Phrases(
        cues=_cues(
            order=r"\b(order|parcel|package|delivery|where is)\b",
            refund=r"\b(refund|money back|return)\b",
            hours=r"\b(open|hours|when)\b",
            thanks=r"\b(thanks|thank you|bye)\b",
            hello=r"\b(hi|hello|hey|good (morning|evening))\b",
        ),
        says={
            "order": "Your parcel left our warehouse this morning and arrives tomorrow between 9 and 12.",
            "refund": "No problem: send the goods back within 14 days and the money is with you in a week.",
            "hours": "The shop is open Monday to Saturday, from 9 to 18.",
            "thanks": "You are welcome. Have a good day!",
            "hello": "Hello! This is the parcel shop. How can I help?",
            "other": "I can help with orders, refunds and opening hours. Tell me your name and number and we call you.",
        },
        noted={
            "phone": "We will call {}.",
            "email": "The confirmation goes to {}.",
            "card": "The payment is booked to card {}.",
            "place": "The courier comes to {}.",
        },
        thanks_to="Thank you, {}.",
    ),
    "zh-TW": Phrases(
        cues=_cues(
            order=r"訂單|包裹|到貨|送到|配送",
            refund=r"退款|退貨",
            hours=r"營業|幾點|開門",
            thanks=r"謝謝|再見|感謝",
            hello=r"你好|您好|哈囉|早安|晚安",
        ),
        says={
            "order": "您的包裹今天早上已出貨,明天上午 9 點到 12 點送達。",
            "refund": "沒問題,14 天內寄回商品,一週內退款。",
            "hours": "營業時間是週一到週六,9 點到 18 點。",
            "thanks": "不客氣,祝您有美好的一天!",
            "hello": "您好!這裡是包裹小舖,請問需要什麼協助?",
            "other": "我可以協助訂單、退款和營業時間的問題。留下姓名和電話,我們會打給您。",
        },
        noted={
            "phone": "我們會撥打 {} 與您聯絡。",
            "email": "確認信會寄到 {}。",
            "card": "款項會從卡片 {} 扣款。",
            "place": "快遞會送到 {}。",
        },
        thanks_to="謝謝您,{}。",
    ),
    "lt": Phrases(
        cues=_cues(
            order=r"užsakym|siunt|pristat|kur yra",
            refund=r"grąžin|pinig",
            hours=r"dirbat|darbo laik|valand",
            thanks=r"ačiū|aciu|dėkoj|viso gero",
            hello=r"labas|sveik|laba diena",
        ),
        says={
            "order": "Jūsų siunta šįryt išvyko iš sandėlio ir bus pristatyta rytoj nuo 9 iki 12 val.",
            "refund": "Žinoma: grąžinkite prekę per 14 dienų, o pinigus gausite per savaitę.",
            "hours": "Dirbame pirmadienį–šeštadienį nuo 9 iki 18 val.",
            "thanks": "Prašom. Geros dienos!",
            "hello": "Laba diena! Čia siuntų parduotuvė. Kuo galiu padėti?",
            "other": "Galiu padėti dėl užsakymų, grąžinimų ir darbo laiko. Palikite vardą ir numerį – paskambinsime.",
        },
        noted={
            "phone": "Paskambinsime numeriu {}.",
            "email": "Patvirtinimą išsiųsime adresu {}.",
            "card": "Mokėjimas bus nuskaitytas nuo kortelės {}.",
            "place": "Kurjeris atvyks adresu {}.",
        },
        thanks_to="Ačiū, {}.",
    ),
    "es": Phrases(
        cues=_cues(
            order=r"pedido|paquete|env[ií]o|entrega|d[oó]nde est[aá]",
            refund=r"reembolso|devol",
            hours=r"horario|abren|abiert",
            thanks=r"gracias|adi[oó]s",
            hello=r"hola|buen[oa]s",
        ),
        says={
            "order": "Su paquete salió esta mañana del almacén y llega mañana entre las 9 y las 12.",
            "refund": "Sin problema: devuelva el artículo en 14 días y recibirá el dinero en una semana.",
            "hours": "Abrimos de lunes a sábado, de 9 a 18.",
            "thanks": "De nada. ¡Que tenga un buen día!",
            "hello": "¡Hola! Esta es la tienda de paquetes. ¿En qué puedo ayudarle?",
            "other": "Puedo ayudar con pedidos, reembolsos y horarios. Deje su nombre y su número y le llamamos.",
        },
        noted={
            "phone": "Le llamaremos al {}.",
            "email": "La confirmación se envía a {}.",
            "card": "El pago se carga a la tarjeta {}.",
            "place": "El mensajero irá a {}.",
        },
        thanks_to="Gracias, {}.",
    ),
}

_SIGNS = {
    "zh-TW": re.compile(r"[\u4e00-\u9fff]"),
    "lt": re.compile(r"[ąčęėįšųūž]|\b(labas|mano|sveiki|aciu|kur yra)\b", re.IGNORECASE),
    "es": re.compile(r"[¿¡ñáéíóú]|\b(hola|mi|gracias|pedido|soy|me llamo)\b", re.IGNORECASE),
}


def language_of(text: str) -> str:
    """The language the bot answers in, by cue; English when nothing tells."""
    words = _PLACEHOLDER.sub(" ", text)
    return next((language for language, sign in _SIGNS.items() if sign.search(words)), "en")


def reply(text: str) -> str:
    """The bot's answer to one message."""
    phrases = PHRASES[language_of(text)]
    sentences = _noted(text, phrases)
    topic = next((topic for topic, cue in phrases.cues.items() if cue.search(text)), None)
    if topic is not None and not (sentences and topic in ("hello", "thanks")):
        sentences.append(phrases.says[topic])
    return " ".join(sentences) or phrases.says["other"]


def _noted(text: str, phrases: Phrases) -> list[str]:
    """A sentence for the first placeholder of each kind, and one that addresses the person."""
    first: dict[str, str] = {}
    for match in _PLACEHOLDER.finditer(text):
        kind = _KINDS.get(match[1])
        if kind is not None:
            first.setdefault(kind, match[0])
    sentences = [phrases.thanks_to.format(first["name"])] if "name" in first else []
    return sentences + [phrases.noted[kind].format(first[kind]) for kind in phrases.noted if kind in first]


def pieces(answer: str) -> list[str]:
    """The answer cut as language models stream it: word by word, placeholders broken in the middle."""
    return re.findall(r"\s*[^\s_]+_?|\s+|_", answer)
