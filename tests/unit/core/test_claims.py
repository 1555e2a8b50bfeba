"""Claims of being human in seven languages, with and without a persona's name; denials and other people pass."""

from __future__ import annotations

import pytest
import regex

from guardrail.core import claims
from guardrail.core.claims import find_claim, folded
from guardrail.core.guard import Guard, refuse_claims
from guardrail.core.texts import Catalogue
from guardrail.errors import GuardedError
from guardrail.types import Wording
from tests.unit.core import test_guard

CLAIMS = [
    "I'm Anna, a real person from the team.",
    "I'm Anna, a real person",
    "My name is Anna and I'm a human.",
    "Hi, this is Anna, a real human from support.",
    "My name is Tom – a real person, not a bot",
    "I am Dr. Anna Maria Smith, a human.",
    "I'm a real employee of the shop.",
    "I am a live agent.",
    "I'm a 34-year-old woman from Leeds.",
    "There's a real person behind this chat.",
    "You're chatting with Anna, a real person.",
    "I'm made of flesh and blood.",
    "I'm as human as you are.",
    "I'm human :)",
    "I'm definitely a human being.",
    "You are talking with a live agent.",
    "I'm no AI",
    "I'm not a computer program, I promise",
    "I'm not artificial intelligence",
    "You are not talking to a bot.",
    "You're not chatting with a machine",
    "Ich bin Anna, ein echter Mensch aus dem Team.",
    "Ich heiße Anna und bin ein echter Mensch.",
    "Mein Name ist Anna, ich bin ein Mensch.",
    "Ich bin ein menschlicher Mitarbeiter.",
    "Ich bin eine echte Mitarbeiterin im Kundenservice.",
    "Sie schreiben mit einem echten Menschen.",
    "Du chattest mit einem echten Menschen.",
    "Sie unterhalten sich mit einer echten Person.",
    "Hier schreibt ein echter Mensch.",
    "Hier schreibt Ihnen ein Mensch.",
    "Hinter diesem Chat sitzt ein echter Mensch.",
    "Ich bin kein KI-Assistent.",
    "Ich bin keine KI, versprochen.",
    "Ich bin nicht automatisiert, ich bin ein Mensch.",
    "Ich bin weder ein Bot noch eine KI.",
    "Nein, ich bin wirklich kein Bot.",
    "Ich bin aus Fleisch und Blut.",
    "Ich bin eine Frau aus Berlin, kein Bot.",
    "Sie sprechen nicht mit einem Bot.",
    "Je suis Anna, une vraie personne de l'équipe.",
    "Je m'appelle Anna et je suis une vraie personne.",
    "Je m’appelle Anna, je suis humaine.",
    "Je suis un agent humain.",
    "Je suis un vrai conseiller.",
    "Je suis pas un robot",
    "Non, je ne suis pas une IA.",
    "Je ne suis pas un programme.",
    "Je ne suis ni un robot ni une IA.",
    "Vous parlez avec un vrai humain.",
    "Vous discutez avec une vraie personne.",
    "Vous échangez avec un conseiller humain.",
    "Tu parles à une vraie personne.",
    "Il y a une vraie personne derrière ce chat.",
    "C'est un humain qui vous répond.",
    "Je suis en chair et en os.",
    "Vous ne parlez pas à un robot.",
    "Soy Anna, una persona real del equipo.",
    "Me llamo Anna y soy una persona de verdad.",
    "Soy un agente humano.",
    "Hay una persona real detrás de este chat.",
    "Está chateando con una persona real.",
    "Usted habla con un ser humano.",
    "Soy de carne y hueso.",
    "No está hablando con un robot.",
    "Soy una mujer, no un bot.",
    "Aš esu Ana, tikras žmogus iš komandos.",
    "Mano vardas Ana, esu tikras žmogus.",
    "Esu gyvas konsultantas.",
    "Jūs bendraujate su gyvu žmogumi.",
    "Jūs rašote tikram žmogui.",
    "Jums atsako gyvas žmogus.",
    "Aš nesu dirbtinis intelektas.",
    "Nesu joks robotas.",
    "Esu iš kūno ir kraujo.",
    "我是Anna，真人客服。",
    "我叫小美，是真人客服",
    "我是小美，一位真人。",
    "我是人工客服。",
    "您好，這裡是人工客服小美",
    "这边是真人客服",
    "我是有血有肉的人",
    "您不是在和机器人聊天",
    "我可是真人喔",
    "我係真人",
    "I'm neither a bot nor an AI.",
    "I am no robot",
    "Aš – Ana, tikra darbuotoja.",
    "Jūs kalbate su gyva konsultante.",
    "Jūs bendraujate ne su robotu",
    "Už šio pokalbio sėdi žmogus.",
    "No soy ni un bot ni una máquina.",
    "Sie chatten mit einer echten Mitarbeiterin.",
    "Usted chatea con un humano",
    "Esu Ana, gyva konsultantė.",
    "As – tikras žmogus",
    "You're chatting with Anna, a woman",
    "Soy un hombre",
    "Je suis bien un conseiller humain",
]

HONEST = [
    "I'm sorry, a real person will contact you.",
    "I'm afraid a human must decide.",
    "I'm sorry, a human will call you.",
    "I'm Anna, a virtual assistant.",
    "I'm Anna, your AI assistant, not a real person.",
    "My name is Anna. I am an AI.",
    "I am Anna, the digital assistant of a human team.",
    "This is Anna, an automated assistant.",
    "There is no real person behind this chat.",
    "Is there a real person behind this chat? No.",
    "You are not talking to a real person.",
    "I'm not a real employee.",
    "I can connect you with a live agent.",
    "I'm connecting you to a real person.",
    "I'm glad to help, a person from our team can also call you.",
    "Sorry, I'm not able to do that, a human agent will help.",
    "I'm an agent program for bookings.",
    "I'm not sure, a human from the team should check it.",
    "It's a real person's decision.",
    "This is a real human right.",
    "I can't claim to be a human.",
    "I cannot pretend that I'm a human.",
    "I never said I am a human.",
    "Ich bin nicht sicher, ein Mensch prüft das.",
    "Ich bin Anna, eine KI-Assistentin.",
    "Ich bin kein Mensch, sondern eine KI.",
    "Ich bin ein Mitarbeiter-Bot.",
    "Ein echter Mensch meldet sich bei Ihnen.",
    "Ich verbinde Sie mit einem echten Menschen.",
    "Sie sprechen nicht mit einem Menschen.",
    "Hier schreibt kein Mensch.",
    "Hinter diesem Chat sitzt kein Mensch.",
    "Möchten Sie mit einem Menschen sprechen?",
    "Ich bin ein Menschenfreund-Programm.",
    "Ich kann nicht sagen, dass ich ein Mensch bin.",
    "Sind Sie ein Mensch?",
    "Sie fragen, ob ich ein Mensch bin: nein.",
    "„Ich bin ein Mensch“ darf ich nicht sagen.",
    "Je suis désolée, une vraie personne vous répondra.",
    "Je suis Anna, une assistante virtuelle.",
    "Je suis Anna, un programme, pas un humain.",
    "Je ne suis pas un humain, je suis une IA.",
    "Je ne peux pas dire que je suis humain.",
    "Je ne prétends pas que je suis un humain.",
    "Vous ne parlez pas à un humain.",
    "Il n'y a pas de vraie personne derrière ce chat.",
    "Vous me demandez si je suis humain : non.",
    "« Je suis un humain » serait faux.",
    "Un conseiller humain va vous répondre.",
    "Voulez-vous parler à une vraie personne ?",
    "Soy Anna, una asistente virtual.",
    "Lo siento, una persona real le llamará.",
    "No puedo decir que soy humano.",
    "No hay ninguna persona detrás de este chat.",
    "No está hablando con una persona.",
    "¿Quiere hablar con una persona real?",
    "Usted pregunta si soy humano: no.",
    "Negaliu sakyti, kad esu žmogus.",
    "Jūs bendraujate ne su žmogumi.",
    "Aš esu Ana, automatinė asistentė.",
    "Gyvas žmogus jums paskambins.",
    "Ar norite kalbėti su gyvu žmogumi?",
    "Aš nesu gyvas žmogus.",
    "我是AI助理，真人客服稍後會聯絡您。",
    "我是小助手，一位真人客服會聯絡您",
    "我是人工智慧客服。",
    "我是人工智能客服",
    "我可以为您转接人工客服。",
    "如需人工客服請按0",
    "我不是人工客服",
    "您不是在和真人聊天",
    "这边不是真人",
    "您正在與AI對話，不是真人",
    "我叫小美，是人工智慧助理，不是真人",
    "我不能说我是真人",
    "Si vous parlez à un humain, dites-le.",
    "Cuando usted habla con una persona, espere.",
    "You ask if I'm Anna, a real person: I am an AI.",
    "这里是人工客服的电话",
    "我叫小美不是真人",
    "I'm Anna. A person from our team will call you.",
    "This is important, a real person should check it.",
    "Ich bin Frau Müller, Ihre digitale Assistentin.",
    "Ich bin Anna, und ein Mensch hilft Ihnen gern weiter.",
    "Esu Ana, jūsų virtuali asistentė.",
    'He said: "I\'m Anna, a real person."',
]


def claimed(text: str, size: int) -> bool:
    guard = Guard()
    try:
        for start in range(0, len(text), size):
            guard.feed(text[start : start + size])
        guard.finish()
    except GuardedError:
        return True
    return False


@pytest.mark.parametrize("size", [1, 4, 1000])
@pytest.mark.parametrize("text", CLAIMS)
def test_claims_are_found_however_they_arrive(text: str, size: int) -> None:
    assert claimed(text, size)
    assert claimed(f"Hello. {text} How may I help?", size)


@pytest.mark.parametrize("size", [1, 4, 1000])
@pytest.mark.parametrize("text", HONEST)
def test_denials_and_other_people_pass(text: str, size: int) -> None:
    assert not claimed(text, size)
    assert not claimed(f"Hello. {text} How may I help?", size)


@pytest.mark.parametrize(
    "wording", list(Catalogue("Anna", "https://a.example")), ids=lambda w: f"{w.language}-{w.saying}"
)
def test_our_own_words_claim_nothing(wording: Wording) -> None:
    refuse_claims(wording.text)


@pytest.mark.parametrize("pattern", [*claims._LATIN, *claims._NAMED, *claims._CJK])
def test_each_pattern_finds_a_claim_of_the_tables(pattern: str) -> None:
    """So that none is dead, and the list of how patterns begin misses none."""
    compiled = regex.compile(pattern)
    texts = ["".join(map(folded, text)) for text in (*CLAIMS, *test_guard.CLAIMS)]
    found = [text for text in texts if compiled.search(text)]
    assert found
    assert all(find_claim(text, 0, final=True)[0] for text in found)


def test_every_place_where_a_pattern_begins_is_looked_at() -> None:
    for text in map(str, (*CLAIMS, *test_guard.CLAIMS)):
        plain = "".join(map(folded, text))
        for match in claims._CLAIM.finditer(plain, overlapped=True):
            assert claims._HEAD.match(plain, match.start()), plain
