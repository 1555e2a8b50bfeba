"""Lithuanian. Not legally reviewed."""

from guardrail.core.locales import Locale
from guardrail.types import Saying

LOCALE = Locale(
    language="lt",
    version="2026-11-1",
    yes="Taip, sutinku",
    no="Ne, nesutinku",
    erase="Taip, ištrinkite",
    keep="Ne, palikite",
    texts={
        Saying.BOT_IDENTITY: "Jūs bendraujate su automatiniu asistentu. Tai kompiuterio programa, o ne žmogus.",
        Saying.CONSENT_QUESTION: (
            "Prieš pradedant mums reikia jūsų sprendimo.\n"
            "Šį pokalbį valdo: {operator}.\n"
            "Jūsų žinutes skaito ir į jas atsako automatinis asistentas, o ne žmogus.\n"
            "Pokalbį saugome užšifruotą.\n"
            "Atpažintus asmens duomenis, pavyzdžiui, vardus ir numerius, pakeičiame, kad asistentas jų nematytų.\n"
            "Sutikimą galite bet kada atšaukti: parašykite „stop“. "
            "Norėdami viską ištrinti, parašykite „ištrinkite mano duomenis“.\n"
            "Privatumo pranešimas: {privacy}\n"
            "Ar sutinkate, kad taip tvarkytume jūsų žinutes?"
        ),
        Saying.CONSENT_REFUSED: (
            "Jūs nesutikote, todėl asistentas jūsų žinutės negavo. Mes ją ištrynėme.\n"
            "Jei apsigalvosite, tiesiog vėl mums parašykite."
        ),
        Saying.CONSENT_WITHDRAWN: (
            "Jūs atšaukėte sutikimą. Asistentas jūsų žinučių daugiau negaus.\n"
            "Norėdami ištrinti, ką saugome, parašykite „ištrinkite mano duomenis“."
        ),
        Saying.CONSENT_GIVEN: "Ačiū, jūs sutikote. Sutikimą galite bet kada atšaukti: parašykite „stop“.",
        Saying.ERASURE_QUESTION: (
            "Ar ištrinti visus šio pokalbio duomenis apie jus?\n"
            "To atšaukti negalima. Gali likti tik jūsų prašymo įrodymas."
        ),
        Saying.ERASURE_DONE: (
            "Jūsų duomenys ištrinti, o jų raktas sunaikintas. Mes jų nebegalime perskaityti.\n"
            "Jei vėl parašysite, prasidės naujas pokalbis."
        ),
        Saying.ERASURE_CANCELLED: "Niekas neištrinta.",
        Saying.ATTACHMENT_REFUSED: (
            "Negalėjome patikrinti, ar jūsų faile yra asmens duomenų, todėl asistentas jo negavo.\n"
            "Prašome parašyti žinutę tekstu."
        ),
        Saying.REFUSED: "Šios žinutės negalime perduoti asistentui.",
        Saying.SAFE_REPLY: "Atsiprašome, įvyko klaida mūsų pusėje. Prašome bandyti vėliau.",
    },
)
