"""Lithuanian: using one's rights. Not legally reviewed."""

from guardrail.types import Saying

REFERENCE = "Prašymo numeris: {reference}"
DUE = "Atsakymą gausite ne vėliau kaip šią dieną: {due}"
RECEIPT = "Po kelių minučių patvirtinimą rasite čia: {receipt}"
_RIGHT = "Jūsų prašymas: {right}"
_CASE = f"{_RIGHT}\n{REFERENCE}"

TEXTS = {
    Saying.REQUEST_RECEIVED: f"Gavome jūsų prašymą ir jį tvarkome.\n{_CASE}\n{DUE}",
    Saying.REQUEST_VERIFY: (
        f"Prieš tęsdami prašome parodyti, kad tai jūs.\n{_CASE}\n"
        "Per dešimt minučių čia atsakykite šiuo kodu: {code}\n"
        "Niekada neduokite kodo kitiems."
    ),
    Saying.REQUEST_DONE: f"Padarėme tai, ko prašėte.\n{_CASE}",
    Saying.REQUEST_REFUSED: (
        f"Negalime padaryti to, ko prašėte.\n{_CASE}\nPriežastis: {{reason}}\n"
        "Skundą galite pateikti čia: {authority}\nTaip pat galite kreiptis į mus: {contact}"
    ),
    Saying.COPY_READY: (
        f"Jūsų duomenys paruošti.\n{REFERENCE}\nAtidarykite ir išsaugokite juos šia nuoroda: {{link}}\n"
        "Nuoroda veikia trumpai ir skirta tik jums. Neduokite jos kitiems.\n"
        "Ją atidarius niekas neištrinama."
    ),
    Saying.ERASURE_PARTLY: (
        "Ištrynėme jūsų duomenis, išskyrus tuos, kuriuos privalome saugoti pagal įstatymus.\n"
        "Jie užrakinti ir niekam kitam nenaudojami.\n"
        f"Jei vėl parašysite, prasidės naujas pokalbis.\n{REFERENCE}\n{RECEIPT}"
    ),
    Saying.RESTRICTED: (
        "Jūsų prašymu duomenų naudojimas apribotas. Mes juos saugome, bet nenaudojame.\n"
        "Todėl asistentas jūsų žinutės negavo, ir mes jos neišsaugojome.\n"
        "Visomis savo teisėmis čia galite naudotis ir toliau.\n"
        "Norėdami baigti apribojimą, susisiekite su mumis: {contact}"
    ),
    Saying.CODE_GIVEN: (
        "Štai jūsų kodas. Jis veikia vieną kartą, dešimt minučių.\nKodas: {code}\n"
        "Norėdami susieti šį pokalbį su kitu savo pokalbiu, parašykite kodą ten. "
        "Jo gali paprašyti ir mūsų darbuotojai.\n"
        "Niekada neduokite jo kitiems. Jie galėtų matyti ar ištrinti jūsų duomenis."
    ),
    Saying.CODE_REFUSED: (
        "Šis kodas neteisingas, per senas arba jau panaudotas.\n"
        "Norėdami gauti naują kodą, kitame savo pokalbyje parašykite „/code“.\n"
        "Po kelių neteisingų kodų kurį laiką jų nepriimame."
    ),
    Saying.CODE_OWN: (
        "Šis kodas yra iš šio pokalbio, ir čia jo nereikia.\n"
        "Parašykite jį kitame savo pokalbyje su mumis arba pasakykite mūsų darbuotojams."
    ),
    Saying.CODE_PRIVATE: (
        "Grupėse kodų neduodame ir nepriimame, nes juos gali perskaityti visi.\n"
        "Prašome parašyti mums atskirame pokalbyje."
    ),
    Saying.LINK_QUESTION: (
        "Šis kodas yra iš kito pokalbio su mumis. Ar tas pokalbis taip pat jūsų?\n"
        "Susiejus pokalbius, kiekviename iš jų galima matyti ir ištrinti abiejų duomenis.\n"
        "Kodą jums atsiuntė kas nors kitas? Tada atsakykite neigiamai: galbūt siekiama jūsų duomenų.\n"
        "Ar susieti abu pokalbius?"
    ),
    Saying.LINKED: (
        "Abu pokalbiai susieti. Prašymai dėl jūsų duomenų galioja abiem.\n"
        "Tai galite bet kada atšaukti: parašykite „/unlink“."
    ),
    Saying.LINKED_ELSEWHERE: (
        "Su šiuo pokalbiu buvo susietas kitas pokalbis, panaudojus kodą iš čia.\n"
        "Prašymai dėl jūsų duomenų dabar galioja abiem pokalbiams.\n"
        "Jei tai padarėte ne jūs, dabar parašykite „/unlink“."
    ),
    Saying.LINK_CANCELLED: "Pokalbių nesusiejome. Niekas nepasikeitė.",
    Saying.UNLINKED: "Šis pokalbis dabar nesusietas su jokiu kitu.",
}  # fmt: skip

PHRASES = {
    "right_not_given": "čia taikomi įstatymai šios teisės nesuteikia",
    "not_verified": "negalėjome įsitikinti, kad tai jūs",
    "unfounded_or_excessive": "prašymas nepagrįstas arba teikiamas per dažnai",
    "compelling_grounds": "turime svarių priežasčių, kurias įstatymai pripažįsta",
    "other": "to neleidžia įstatymai",
    "authority": "jūsų gyvenamosios vietos duomenų apsaugos institucija",
}
