"""Lithuanian: what happens to my data, what have I agreed to, do not sell it."""

# ruff: noqa: E501 - alternatives of one pattern read best as one line

from guardrail.types import Intent

_ASK = r"(?:(?:aš )?(?:noriu|norėčiau|reikia|reikėtų) |(?:ar )?(?:galiu|galima|galite|galėčiau|galėtumėte|galit) |(?:ar )?(?:turite|yra|egzistuoja) |kur (?:yra|rasti|galiu|galima|galėčiau|randu|matau)? ?|kaip (?:galiu |galima )?|kok(?:ia|ios|s|ie|į|ią) (?:yra )?|(?:parodykite|parodykit|parodyk|atsiųskite|atsiųskit|atsiųsk|duokite|duokit|duok|pateikite|pateikit|atidarykite) )?(?:man )?"
_SEE = r"(?:(?:pamatyti|matyti|paskaityti|perskaityti|skaityti|rasti|gauti|parodyti|atsiųsti|peržiūrėti|sužinoti|žinoti|pakeisti|keisti|tvarkyti|valdyti|patikrinti|pasitikrinti|susipažinti su) )?(?:man )?"
_MINE = r"(?:(?:visus |visais |visų |visi )?(?:mano|mūsų) )(?:asmens |asmeninius |asmeniniais |asmeninių |asmeniniai )?"
_DATA = rf"(?:{_MINE}(?:duomenys|duomenis|duomenų|duomenimis|informacija|informaciją|informacijos|žinutės|žinutes|žinučių|žinutėmis|pokalbiai|pokalbius|pokalbių|pokalbiais|numerį|numerio)|asmens (?:duomenys|duomenis|duomenų|duomenimis))"

_POLICY = r"(?:(?:privatumo|duomenų apsaugos|asmens duomenų (?:apsaugos|tvarkymo)|duomenų tvarkymo|konfidencialumo) (?:politik(?:a|ą|os)|pranešim(?:as|ą|o)|taisykl(?:ės|es|ių)|nuostat(?:os|as)|sąlyg(?:os|as)|informacij(?:a|ą|os)|apraš(?:as|ą)|puslapis)|informacij(?:a|ą|os) apie (?:asmens |mano (?:asmens )?)?duomenų (?:tvarkymą|apsaugą)|informacij(?:a|ą|os) apie privatumą)"

_THIRD = r"(?: (?:su )?(?:niekam|niekuo|niekam kitam|kitiems|kitais|kam nors|kuo nors|trečiosioms šalims|trečiosiomis šalimis|tretiesiems asmenims|trečiaisiais asmenimis|partneriams|partneriais|reklamuotojams|reklamos davėjams|kitoms įmonėms|kitomis įmonėmis|įmonėms|facebook|google))?"
_AD = r"(?:(?:jokios|jokių|jūsų|tos|tų|man|visos|visų|daugiau|personalizuotos|personalizuotų|tikslinės|tikslinių|tiesioginės|tiesioginei|tiesiogine|tiesioginę|reklaminių|rinkodaros) )*(?:reklamos|reklamų|reklamai|reklama|reklamas|reklamą|reklaminiai|rinkodaros|rinkodarai|rinkodara|rinkodarą|marketingo|marketingui|marketingas|naujienlaiškio|naujienlaiškių|naujienlaiškius|akcijų|(?:reklaminių |rinkodaros |komercinių |specialių )(?:laiškų|žinučių|pranešimų|pasiūlymų|skambučių|tikslais|tikslams))"
_SALE = r"(?:mano )?(?:asmens )?(?:duomenų|informacijos) (?:pardavimo|pardavimu|pardavimui|pardavimas|pardavimą|perdavimo|perdavimu|perdavimui|dalijimosi|dalijimusi|dalijimuisi)"

PATTERNS = {
    Intent.PRIVACY: (
        rf"privatumas|privatumo|bdar|gdpr|asmens duomenys|(?:asmens )?duomenų (?:apsauga|tvarkymas)|konfidencialumas|{_ASK}{_SEE}(?:jūsų |savo |jusu |visą )?{_POLICY}",
        rf"(?:ką|ka) (?:(?:jūs|jus|tu|čia|paskui|toliau|iš tikrųjų) )*(?:darote|darysite|darot|darysit|darai|daro|veikiate|veikiat|ketinate daryti) su {_DATA}(?: (?:paskui|vėliau|po to))?",
        rf"kas (?:vyksta|daroma|bus|nutinka|atsitinka|nutiks|bus daroma|atsitiks) su {_DATA}(?: (?:paskui|vėliau|po to|po pokalbio))?",
        rf"(?:kaip|kam|kodėl|kodel|kur|kokiu tikslu|kokiais tikslais|kiek laiko|kaip ilgai|kiek ilgai|iki kada) (?:(?:jūs|jus|yra|bus|čia) )*(?:naudojate|naudosite|naudojat|naudojami|naudojama|tvarkote|tvarkot|tvarkomi|tvarkoma|saugote|saugot|saugosite|saugomi|saugoma|apsaugote|apsaugoti|apsaugota|renkate|renkat|renkami|laikote|laikot|laikomi|laikoma|keliauja|reikia|reikalingi|reikalinga|perduodate|perduodat|parduodate|parduodat|teikiate|kaupiate) {_DATA}",
        rf"(?:kur|kaip|kiek laiko|kam) {_DATA} (?:yra |bus )?(?:naudojami|naudojama|saugomi|saugoma|laikomi|tvarkomi|apsaugoti|reikalingi|keliauja|perduodami)|(?:kas|kas dar) (?:mato|gali matyti|skaito|gali skaityti|gauna|matys|skaitys|turi prieigą prie|prieina prie) {_DATA}",
        rf"ar (?:(?:jūs|jus|tu) )?(?:parduodate|parduodat|perduodate|perduodat|dalinatės|dalinatės|dalijatės|dalijatės|parduosite|perduosite|atskleidžiate) {_DATA}{_THIRD}|su kuo (?:jūs )?(?:dalinatės|dalijatės) {_DATA}",
        rf"ar (?:(?:čia|pas jus) )?(?:{_DATA}|šis pokalbis|mūsų pokalbis) (?:(?:yra|pas jus|čia) )*(?:saugūs|saugi|saugus|apsaugoti|konfidencialus|privatus)|kas (?:yra )?(?:jūsų |mano )?(?:duomenų (?:valdytojas|apsaugos pareigūnas)|asmens duomenų valdytojas)|(?:kokios (?:yra )?)?mano (?:kaip )?(?:duomenų subjekto teisės|teisės dėl (?:asmens )?duomenų|teisės pagal bdar)|bdar 13(?: straipsnis)?",
    ),
    Intent.CONSENTS: (
        rf"{_ASK}{_SEE}(?:visus |visi )?(?:mano |savo |duotus |duoti |galiojančius )*(?:sutikimai|sutikimus)|(?:mano|savo) (?:duot(?:as|ą) )?sutikim(?:as|ą)|{_ASK}{_SEE}(?:mano |savo )?sutikim(?:o|ų) (?:nustatymai|nustatymus|būsena|būseną|istorija|istoriją|sąrašas|sąrašą|valdymas|apžvalga|parinktys)|{_ASK}{_SEE}(?:mano |savo )?privatumo (?:nustatymai|nustatymus|parinktys|parinktis|pasirinkimai)",
        r"su kuo (?:(?:aš|jau|iki šiol|čia|iš tikrųjų) )*(?:esu )?(?:sutikau|sutikęs|sutikusi|sutinku|buvau sutikęs|buvau sutikusi)(?: (?:iki šiol|čia|anksčiau))*|(?:ką|ka) (?:(?:aš|jau|jums|iki šiol) )*(?:esu )?(?:leidau|leidęs|leidusi|patvirtinau)(?: (?:jums|iki šiol|daryti|daryti su mano duomenimis|su mano duomenimis))*",
        r"(?:dėl ko|kam|kokiems tikslams|kokiais tikslais) (?:(?:aš|jau|jums) )*(?:esu )?(?:daviau|davęs|davusi|suteikiau) (?:savo )?sutikim(?:ą|us)|(?:kokius|kokie|kiek|kuriuos) (?:mano )?sutikim(?:us|ai|ų) (?:(?:aš|jums|jau|iki šiol|čia) )*(?:esu )?(?:daviau|davęs|davusi|turite|turit|galioja|suteikiau|yra)(?: (?:jums|iki šiol))?",
        rf"ar (?:(?:aš|jau|kada nors|kažkada) )*(?:esu )?(?:sutikau|sutikęs|sutikusi|(?:daviau|davęs|davusi) (?:savo |jums )*sutikimą)(?: (?:(?:su |gauti |dėl )?(?:{_AD}|{_SALE}|duomenų tvarkymu|duomenų tvarkymo|analize|tuo|kuo nors|ko nors)))?|ar (?:jūs )?(?:vis dar )?turite mano sutikimą(?: (?:dėl )?{_AD})?|kada (?:aš )?(?:sutikau|daviau sutikimą)",
        rf"{_ASK}{_SEE}su kuo (?:esu )?(?:sutikau|sutikęs|sutikusi)",
    ),
    Intent.OPT_OUT: (
        rf"(?:niekada |daugiau )*(?:nebe|ne)(?:parduokite|parduokit|parduok|perparduokite|perduokite|perduokit|perduok|teikite|teikit|atskleiskite|atskleiskit|atiduokite|atiduokit|platinkite|platinkit)(?: (?:daugiau|ir nesidalinkite|ir nesidalykite|ir neperduokite|niekada))*(?: jokių)? {_DATA}{_THIRD}(?: daugiau)?",
        rf"(?:niekada |daugiau )*(?:nebesi|nesi)(?:dalinkite|dalinkit|dalink|dalykite|dalykit|dalyk|dalinkitės)(?: daugiau)? {_DATA}{_THIRD}|(?:nebesi|nesi)(?:dalinkite|dalykite){_THIRD} {_DATA}|(?:nebe|ne)(?:parduokite|perduokite|parduokit|perduokit){_THIRD} {_DATA}",
        rf"(?:aš )?(?:nenoriu|nesutinku|neleidžiu|draudžiu|nepageidauju)(?: kad)? (?:jūs )?(?:(?:parduotumėte|perduotumėte|dalintumėtės|dalytumėtės|atskleistumėte|parduoti|perduoti|dalintis|dalytis|platinti|būtų parduodami|būtų perduodami) {_DATA}{_THIRD}|{_DATA} (?:būtų )?(?:parduodami|perduodami|parduotumėte|perduotumėte){_THIRD})",
        rf"(?:nustokite|nustokit|liaukitės|baikite|baikit) (?:(?:pardavinėti|parduoti|perduoti|dalintis|dalytis|platinti) {_DATA}{_THIRD}|(?:siųsti|rodyti)(?: man)? {_AD})|(?:aš )?(?:nesutinku|prieštarauju|atsisakau|noriu atsisakyti|atsisakyti|norėčiau atsisakyti)(?: su| dėl)? (?:{_SALE}|{_AD})",
        rf"(?:jokios|jokių|be|daugiau jokios|daugiau jokių|stop|ne) {_AD}|(?:aš )?(?:nenoriu|nebenoriu|nereikia|nepageidauju|man nereikia)(?: (?:man|gauti|matyti|daugiau))* {_AD}(?: (?:iš jūsų|daugiau))*",
        rf"(?:daugiau )?(?:man )?(?:nebe|ne)(?:siųskite|siųskit|siųsk|rodykite|rodykit|rodyk)(?: (?:man|daugiau))* {_AD}(?: daugiau)?|(?:nebe|ne)(?:naudokite|naudokit|naudok|tvarkykite|tvarkykit) {_DATA} {_AD}(?: tikslais)?|(?:išjunkite|išjungti|išjunk) {_AD}",
    ),
}  # fmt: skip
