"""Lithuanian. Not legally reviewed."""

from guardrail.core.locales import Labels, Locale
from guardrail.core.locales.demands.lt import DUE, PHRASES, RECEIPT, REFERENCE, TEXTS
from guardrail.core.notice import NoticeLine, Words
from guardrail.types import AgeBracket, Element, LegalBasis, Purpose, Saying

_FREE = (
    "Už tai atsako {operator}.\n"
    "Jei nesutiksite, šiame pokalbyje niekas nepasikeis.\n"
    "Savo atsakymą galite bet kada pakeisti: parašykite „mano sutikimai“."
)

LOCALE = Locale(
    language="lt",
    version="2026-11-2",
    elements={
        Element.AUTOMATED: (
            "Jūs bendraujate su automatiniu asistentu (dirbtiniu intelektu). "
            "Tai kompiuterio programa, o ne žmogus, net jei ji turi vardą."
        ),
        Element.OPERATOR: "Šią pokalbių paslaugą teikia {operator}.",
        Element.LIMITS: "Asistentas gali klysti: svarbius atsakymus patikrinkite.",
        Element.GENERATED: "Atsakymus kuria dirbtinis intelektas.",
        Element.PRIVACY: "Privatumo pranešimas: parašykite „/privacy“.\nJį rasite ir čia: {privacy}",
        Element.SIGNAL: "Kaip prašo jūsų naršyklė, jūsų duomenų neparduodame ir jais nesidalijame.",
        Element.BREAK: "Retkarčiais padarykite pertrauką.",
        Element.MINORS: "Šis pokalbis gali netikti kai kuriems nepilnamečiams.",
    },
    texts={
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
        Saying.PURPOSE_ANALYTICS: (
            "Ar galime šį pokalbį naudoti ir statistikai?\n"
            "Tai reiškia: pokalbius žymime pagal temas ir skaičiuojame, apie ką žmonės rašo.\n"
            "Rezultatai padeda gerinti mūsų paslaugas.\n" + _FREE
        ),
        Saying.PURPOSE_MARKETING: (
            "Ar galime šį pokalbį naudoti ir reklamai?\n"
            "Tai reiškia: pagal jūsų žinutes parenkame pasiūlymus ir siunčiame juos jums čia.\n"
            "Jų galite gauti ir tada, kai mums nerašėte.\n" + _FREE
        ),
        Saying.PURPOSE_EMOTION: (
            "Ar kompiuterio programa gali spėti, kaip jūs jaučiatės?\n"
            "Tai reiškia: ji ieško jūsų žinutėse emocijų, pavyzdžiui, pykčio ar džiaugsmo, ženklų.\n"
            "Jos spėjimas gali būti klaidingas.\n" + _FREE
        ),
        Saying.PURPOSE_TRAINING: (
            "Ar galime šį pokalbį naudoti ir dirbtiniam intelektui mokyti?\n"
            "Tai reiškia: jūsų žinutės tampa pavyzdžiais, iš kurių mokosi dirbtinio intelekto modeliai.\n"
            "To, ką modelis išmoko, vėliau sunku pašalinti.\n" + _FREE
        ),
        Saying.PURPOSE_SALE: (
            "Ar galime parduoti jūsų duomenis arba dalytis jais reklamai?\n"
            "Tai reiškia: kitos įmonės už pinigus ar kitą naudą gauna duomenis apie jus iš šio pokalbio.\n"
            "Jos gali rodyti jums reklamą kitose svetainėse ir programėlėse.\n" + _FREE
        ),
        Saying.PURPOSE_NOTED: (
            "Ačiū, jūsų atsakymą užfiksavome. Pokalbis tęsiasi kaip anksčiau.\n"
            "Savo atsakymą galite bet kada pakeisti: parašykite „mano sutikimai“."
        ),
        Saying.OPTED_OUT: (
            "Jūsų atsisakymą užfiksavome. Jis galioja nuo dabar.\n"
            "Jūsų duomenų neparduodame, nesidalijame jais reklamai ir nesiunčiame jums reklamos.\n"
            "Daugiau niekas nesikeičia: pokalbis tęsiasi kaip anksčiau.\n"
            "Tai galite bet kada pakeisti: parašykite „mano sutikimai“."
        ),
        Saying.AGE_QUESTION: (
            "Kiek jums metų? Įstatymai saugo jaunus žmones, todėl turime paklausti.\n"
            "Saugome tik jūsų amžiaus grupę.\n"
            "Pasirinkite mygtuką arba parašykite savo amžių skaičiumi."
        ),
        Saying.GUARDIAN_NEEDED: (
            "Jūsų amžiaus žmonėms pagal įstatymus reikia vieno iš tėvų arba globėjo sutikimo.\n"
            "Kol jo neturime, asistentas jūsų žinučių negauna.\n"
            "Parodykite tai vienam iš tėvų ar globėjui ir paprašykite su mumis susisiekti.\n"
            "Kontaktai: {contact}"
        ),
        Saying.ACCESS_RECEIVED: (
            "Gavome jūsų prašymą susipažinti su savo duomenimis.\n"
            "Atsakysime per įstatymų nustatytą laiką.\n"
            "Kad apsaugotume jūsų duomenis, galime pirmiausia paprašyti patvirtinti tapatybę.\n"
            f"{REFERENCE}\n{DUE}"
        ),
        Saying.ERASURE_QUESTION: (
            "Ar ištrinti visus šio pokalbio duomenis apie jus?\n"
            "To atšaukti negalima. Gali likti tik jūsų prašymo įrodymas."
        ),
        Saying.ERASURE_DONE: (
            "Jūsų duomenys ištrinti, o jų raktas sunaikintas. Mes jų nebegalime perskaityti.\n"
            "Jei vėl parašysite, prasidės naujas pokalbis.\n"
            f"{REFERENCE}\n{RECEIPT}"
        ),
        Saying.ERASURE_CANCELLED: "Niekas neištrinta.",
        Saying.ATTACHMENT_REFUSED: (
            "Negalėjome patikrinti, ar jūsų faile yra asmens duomenų, todėl asistentas jo negavo.\n"
            "Prašome parašyti žinutę tekstu."
        ),
        Saying.REFUSED: "Šios žinutės negalime perduoti asistentui.",
        Saying.SAFE_REPLY: "Atsiprašome, įvyko klaida mūsų pusėje. Prašome bandyti vėliau.",
        **TEXTS,
    },
    state=(
        "Štai kam galime naudoti jūsų žinutes.",
        "Mygtuku galite pakeisti savo atsakymą. Norėdami viską nutraukti, parašykite „stop“.",
    ),
    notice={
        NoticeLine.OPENING: "Tai šio pokalbio privatumo pranešimas.",
        NoticeLine.CONTROLLER: "Duomenų valdytojas: {controller}",
        NoticeLine.ADDRESS: "Adresas: {address}",
        NoticeLine.CONTACT: "Kontaktai: {contact}",
        NoticeLine.DPO: "Duomenų apsaugos pareigūnas: {dpo}",
        NoticeLine.AUTOMATED: "Atsakymus rašo automatinis asistentas (dirbtinis intelektas), o ne žmogus.",
        NoticeLine.DATA: "Tvarkome tai, ką čia rašote ir siunčiate, taip pat laiką, kalbą ir jūsų pasirinkimus.",
        NoticeLine.PURPOSE: "Tikslas: {purpose}. Teisinis pagrindas: {basis}.",
        NoticeLine.NO_SALE: "Jūsų duomenų neparduodame ir nesidalijame jais reklamai.",
        NoticeLine.RECIPIENTS: "Kas dar gauna duomenis: {recipients}",
        NoticeLine.TRANSFERS: "Duomenų perdavimas į kitas šalis: {transfers}",
        NoticeLine.DAYS: "Pokalbio saugojimo trukmė dienomis: {count}",
        NoticeLine.HOURS: "Pokalbio saugojimo trukmė valandomis: {count}",
        NoticeLine.RIGHTS: "Jūs turite teisę: {rights}",
        NoticeLine.ACCESS: "Norėdami pamatyti savo duomenis, parašykite „parodykite mano duomenis“.",
        NoticeLine.ERASURE: "Norėdami viską ištrinti, parašykite „ištrinkite mano duomenis“.",
        NoticeLine.OPT_OUT: "Norėdami sustabdyti pardavimą ir reklamą, parašykite „neparduokite mano duomenų“.",
        NoticeLine.WITHDRAW: (
            "Sutikimą galite bet kada atšaukti: parašykite „stop“. Tai, ką darėme anksčiau, lieka teisėta."
        ),
        NoticeLine.AUTHORITY: "Kam galite pateikti skundą: {authority}",
        NoticeLine.AUTHORITIES: "Skundą galite pateikti savo gyvenamosios vietos duomenų apsaugos institucijai.",
        NoticeLine.NEEDED: "Rašyti mums neprivalote. Tačiau be jūsų žinučių asistentas negali atsakyti.",
        NoticeLine.URL: "Visas privatumo pranešimas: {privacy}",
    },
    words=Words(
        purposes={
            Purpose.SERVICE: "atsakymai į jūsų žinutes",
            Purpose.ANALYTICS: "statistika ir pokalbių žymėjimas pagal temas",
            Purpose.MARKETING: "reklama šiame pokalbyje",
            Purpose.EMOTION: "spėjimas, kaip jaučiatės",
            Purpose.TRAINING: "dirbtinio intelekto modelių mokymas",
            Purpose.SALE: "duomenų pardavimas arba dalijimasis jais reklamai",
        },
        bases={
            LegalBasis.CONSENT: "jūsų sutikimas",
            LegalBasis.CONTRACT: "sutartis su jumis",
            LegalBasis.LEGAL_OBLIGATION: "teisinė prievolė",
            LegalBasis.VITAL_INTERESTS: "žmogaus gyvybės apsauga",
            LegalBasis.PUBLIC_TASK: "užduotis dėl viešojo intereso",
            LegalBasis.LEGITIMATE_INTERESTS: "mūsų teisėti interesai",
        },
        rights={
            "access": "susipažinti su savo duomenimis",
            "portability": "perkelti juos kitur",
            "rectification": "prašyti juos ištaisyti",
            "erasure": "prašyti juos ištrinti",
            "restriction": "prašyti apriboti jų tvarkymą",
            "objection": "nesutikti su jų tvarkymu",
            "opt_out": "atsisakyti pardavimo ir reklamos",
            "limit": "apriboti jautrių duomenų naudojimą",
            "withdraw": "atšaukti sutikimą",
            "human_review": "prašyti, kad sprendimus peržiūrėtų žmogus",
        },
        between="; ",
    ),
    phrases=PHRASES,
    labels=Labels(
        yes="Taip, sutinku",
        no="Ne, nesutinku",
        erase="Taip, ištrinkite",
        keep="Ne, palikite",
        link="Taip, abu mano",
        apart="Ne, ne mano",
        withdraw="Atšaukti sutikimą",
        ages={
            AgeBracket.UNDER_13: "Mažiau nei 13",
            AgeBracket.AGE_13: "13",
            AgeBracket.AGE_14: "14",
            AgeBracket.AGE_15: "15",
            AgeBracket.AGE_16_17: "16 arba 17",
            AgeBracket.ADULT: "18 ar daugiau",
        },
        purposes={
            Purpose.SERVICE: "Atsakymai",
            Purpose.ANALYTICS: "Statistika",
            Purpose.MARKETING: "Reklama",
            Purpose.EMOTION: "Emocijos",
            Purpose.TRAINING: "DI mokymas",
            Purpose.SALE: "Pardavimas",
        },
        toggle="{purpose}: {answer}",
        on="taip",
        off="ne",
    ),
    former=("Jūs bendraujate su automatiniu asistentu. Tai kompiuterio programa, o ne žmogus.",),
)
